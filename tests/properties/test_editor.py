"""Laws of editing: what is written is read back the same, and the rest has not moved by a byte."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sicommun.diagnostics import Panne
from sicommun.model.nu import Nu
from sicommun.store.edition.brouillon import open_text
from sicommun.store.edition.fragment import block_entry
from sicommun.store.edition.valeurs import same
from sicommun.store.editor import append, put, replace
from sicommun.store.octets.texte import decode
from sicommun.store.yamlfile import read

lois = settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])

NUS = [
    "1",
    "18250.00",
    "01001",
    "2024-01-01",
    "2024-13-01",
    "8:30",
    ".5",
    "1e3",
    "0x1F",
    "2001-12-14t21:59:43Z",
]
LETTRES = st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"])
MOTS = [
    "",
    "oui",
    "no",
    "null",
    "~",
    "8:30",
    "a: b",
    "a #b",
    "- x",
    "<<",
    "---",
    "a\nb\n",
    " a\nb",
    "a\n\n",
    "\t",
    "é 😀",
]
mots = st.sampled_from(MOTS) | st.text(LETTRES | st.sampled_from(" \n:#-'\""), max_size=20)
simples = mots | st.sampled_from(NUS).map(Nu) | st.booleans() | st.none()
cles = st.sampled_from(["nom", "le", "fait", "a b", "x:y", "2024", "no", "é"]) | st.text(
    LETTRES, min_size=1, max_size=9
)
valeurs = st.recursive(
    simples, lambda v: st.lists(v, max_size=3) | st.dictionaries(cles, v, max_size=3), max_leaves=6
)
styles = st.sampled_from([None, None, True, False])


@st.composite
def fichiers(draw):
    """A file as people write them: blocks and lines, comments, blank lines, line ends of Windows."""
    donnees = draw(st.dictionaries(cles, valeurs, min_size=1, max_size=4))
    lignes = []
    for cle, valeur in donnees.items():
        lignes += draw(st.sampled_from([[], [], ["# commentaire"], [""]]))
        lignes += block_entry(cle, valeur, en_ligne=draw(styles))
    texte = draw(st.sampled_from(["\n", "\r\n"])).join(
        [*lignes, *draw(st.sampled_from([[], [""], ["# fin"]])), ""]
    )
    lecture = read(texte, "x")
    assume(not decode(texte.encode(), "x")[1] or "\r" in texte)
    assume(same(lecture.donnees, donnees) and not lecture.constats)
    return texte, donnees


def paths(valeur, ici=()):
    yield ici, valeur
    enfants = (
        valeur.items() if isinstance(valeur, dict) else enumerate(valeur) if isinstance(valeur, list) else ()
    )
    for part, enfant in enfants:
        yield from paths(enfant, (*ici, part))


def at(donnees, chemin):
    for part in chemin:
        donnees = donnees[part]
    return donnees


def edit(texte, chemin, ancienne, nouvelle, cle):
    """Do what the value at the path allows; give the text and the value that is wanted there."""
    if isinstance(ancienne, list):
        return append(texte, chemin, nouvelle), [*ancienne, nouvelle]
    if isinstance(ancienne, dict):
        assume(cle not in ancienne)
        return put(texte, chemin, cle, nouvelle), {**ancienne, cle: nouvelle}
    assume(not isinstance(nouvelle, dict | list))
    return replace(texte, chemin, nouvelle), nouvelle


@given(fichiers(), st.data(), valeurs, cles)
@lois
def test_what_is_written_is_read_back_the_same(fichier, data, nouvelle, cle):
    texte, donnees = fichier
    chemin, ancienne = data.draw(st.sampled_from(list(paths(donnees))))
    apres, voulue = edit(texte, chemin, ancienne, nouvelle, cle)
    assert same(at(read(apres, "x").donnees, chemin), voulue)
    for autre, valeur in paths(donnees):
        if autre != chemin[: len(autre)] and chemin != autre[: len(chemin)]:
            assert same(at(read(apres, "x").donnees, autre), valeur)


@given(fichiers(), st.data(), valeurs, cles)
@lois
def test_comments_and_other_lines_do_not_move_by_a_byte(fichier, data, nouvelle, cle):
    texte, donnees = fichier
    chemin, ancienne = data.draw(st.sampled_from(list(paths(donnees))))
    apres, _ = edit(texte, chemin, ancienne, nouvelle, cle)
    span = open_text(texte).positions.values[chemin]
    lignes, nouvelles = texte.split("\n"), apres.split("\n")
    queue = len(lignes) - span.end_line - (1 if span.end_line == span.line and not ancienne else 0)
    assert nouvelles[: span.line - 1] == lignes[: span.line - 1]
    assert queue <= 0 or nouvelles[-queue:] == lignes[-queue:]
    assert nouvelles.count("# commentaire") == lignes.count("# commentaire")


@given(st.text(max_size=60), st.lists(cles | st.integers(0, 3), max_size=3).map(tuple), valeurs, cles)
@lois
def test_whatever_the_text_editing_succeeds_or_says_why(texte, chemin, valeur, cle):
    for geste in (
        lambda: append(texte, chemin, valeur),
        lambda: put(texte, chemin, cle, valeur),
        lambda: replace(texte, chemin, valeur),
    ):
        try:
            apres = geste()
        except Panne as panne:
            assert panne.message and panne.remede  # noqa: PT017, PT018 — either outcome is fine
        else:
            assert read(apres, "x").donnees is not None


@given(fichiers(), mots)
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_ten_items_are_ten_items(fichier, mot):
    texte, donnees = fichier
    assume("dix" not in donnees)
    for _ in range(10):
        texte = append(texte, ("dix",), mot)
    assert read(texte, "x").donnees["dix"] == [mot] * 10


def test_a_key_is_never_written_twice():
    with pytest.raises(Panne):
        put("a: 1\n", (), "a", "x")
