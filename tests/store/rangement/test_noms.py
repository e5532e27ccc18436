"""Names of folders: fit for every system, one for each commune of an EPCI, whatever the order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sicommun.limites import CARACTERES_PAR_NOM
from sicommun.store.rangement.noms import is_slug, parse_slug, slugify, slugs

NOMS = {
    "Fontaine-lès-Dijon": "fontaine-les-dijon",
    "L'Abergement-Clémenciat": "l-abergement-clemenciat",
    "L’Haÿ-les-Roses": "l-hay-les-roses",
    "Œuilly": "oeuilly",
    "Saint-Cirq-Lapopie": "saint-cirq-lapopie",
    "Ambérieu-en-Bugey": "amberieu-en-bugey",
    "Lys-lez-Lannoy": "lys-lez-lannoy",
    "Ærø": "aero",
    "Y": "y",
    "  Plan  d’eau (2) ": "plan-d-eau-2",
    "Aux": "aux-x",
    "NUL": "nul-x",
    "": "",
    "北京": "",
    "É" * 100: "e" * CARACTERES_PAR_NOM,
}


@pytest.mark.parametrize("nom", NOMS)
def test_a_name_gives_its_slug(nom):
    assert slugify(nom) == NOMS[nom]


@pytest.mark.parametrize(
    "nom", ["dijon", "fontaine-les-dijon", "y", "14", "a-1-b", "console", "com10", "auxonne"]
)
def test_fit_names(nom):
    assert is_slug(nom)
    assert parse_slug(nom) == ""


@pytest.mark.parametrize(
    ("nom", "motif"),
    [
        ("Dijon", "écrire par exemple « dijon »"),
        ("fontaine-lès-dijon", "écrire par exemple « fontaine-les-dijon »"),
        ("a--b", "« a-b »"),
        ("-a", "« a »"),
        ("a_b", "« a-b »"),
        ("a.b", "« a-b »"),
        ("a/b", "« a-b »"),
        ("..", "minuscules"),
        ("", "minuscules"),
        ("a\n", "« a »"),
        ("٣", "minuscules"),
        ("con", "Windows"),
        ("aux", "« aux-x »"),
        ("com1", "Windows"),
        ("nul.txt", "Windows"),
        ("a" * 65, "64"),
    ],
)
def test_unfit_names_say_why(nom, motif):
    assert not is_slug(nom)
    assert motif in parse_slug(nom)


def test_homonyms_take_their_department_then_their_code():
    communes = {"01407": "Seyssel", "74269": "Seyssel", "21231": "Dijon"}
    assert slugs(communes) == {"01407": "seyssel-01", "21231": "dijon", "74269": "seyssel-74"}
    corses = {"2A001": "Oletta", "2A002": "Oletta", "97411": "Oletta"}
    assert slugs(corses) == {"2A001": "oletta-2a001", "2A002": "oletta-2a002", "97411": "oletta-974"}


def test_a_name_without_letters_takes_its_code():
    assert slugs({"21231": "北京", "21232": "Dijon"}) == {"21231": "21", "21232": "dijon"}


@settings(deadline=None)
@given(st.text())
def test_whatever_the_name_its_slug_is_fit(nom):
    slug = slugify(nom)
    assert slug == "" or is_slug(slug)
    assert slugify(slug) == slug


@settings(deadline=None)
@given(
    st.dictionaries(
        st.from_regex(r"(?:[0-9]{2}|2A|97)[0-9]{3}", fullmatch=True),
        st.sampled_from(["Saint-Martin", "Seyssel", "Aux", "", "Œuilly", "A" * 80]),
        min_size=1,
    ),
    st.randoms(),
)
def test_slugs_are_fit_distinct_and_do_not_depend_on_the_order(communes, hasard):
    faits = slugs(communes)
    assert set(faits) == set(communes)
    assert len(set(faits.values())) == len(communes)
    assert all(map(is_slug, faits.values()))
    melange = list(communes.items())
    hasard.shuffle(melange)
    assert slugs(dict(melange)) == faits
