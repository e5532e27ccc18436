"""References to texts: cheap to name, read on demand, refused when unknown."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sicommun import textes
from sicommun.textes import Reference, Source, clause, lire, loi, reference, toutes


def test_naming_a_text_reads_no_file(monkeypatch):
    monkeypatch.setattr(textes, "donnee", lambda nom: pytest.fail(f"{nom} was read"))
    textes._table.cache_clear()
    assert clause("EXC-09") == Reference("EXC-09", "clause")
    assert loi("L5211-4-2") == Reference("L5211-4-2", "loi")


def test_importing_the_module_brings_no_csv():
    lents = "{'csv', 'zipfile', 'difflib', 'unicodedata'}"
    code = f"import sys, sicommun.textes, sicommun.officiel; print({lents} & sys.modules.keys())"
    sortie = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert sortie.stdout == "set()\n"


def test_a_clause_is_read_with_the_title_of_its_family():
    source = lire(clause("EXC-09"))
    assert source.citation.startswith("Faute de régularisation effective dans un délai de 3 mois")
    assert (str(source), source.titre) == ("EXC-09", "Exclusion")


def test_a_law_is_read_with_its_code():
    assert lire(loi("L5211-4-2")).titre == "Code général des collectivités territoriales"


def test_a_short_text_is_given_whole():
    assert lire(clause("RET-01")).court == "RET-01 « l'adhésion a vocation à perdurer »"


def test_a_long_text_is_cut_between_two_words():
    source = Source("X-01", "mot " * 40, "")
    assert source.court == "X-01 « " + "mot " * 29 + "… »"


def test_a_cut_leaves_neither_two_ellipses_nor_a_dangling_comma():
    debut = "a" * 110
    assert Source("X-01", f"{debut} … suite du texte", "").court == f"X-01 « {debut} … »"
    assert Source("X-01", f"{debut}, et la suite", "").court == f"X-01 « {debut}, et la … »"
    assert Source("X-01", f"{debut}, suivante du texte", "").court == f"X-01 « {debut} … »"


def test_every_text_fits_on_a_line():
    for source in toutes():
        debut, fin = (f"{source.id} « ", " »") if source.genre == "clause" else (f"{source.id} : ", "")
        assert source.court.startswith(debut)
        assert len(source.court) <= len(debut) + 120 + len(fin)


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        (clause("EXC-9"), "aucun texte ne s'appelle « EXC-9 » ; proches : EXC-09"),
        (loi("L5211-4"), "aucun texte ne s'appelle « L5211-4 » ; proches : L5211-4-"),
        (clause("zzz"), "aucun texte ne s'appelle « zzz »"),
    ],
)
def test_an_unknown_text_is_refused_with_the_nearest_names(ref, message):
    with pytest.raises(textes.TexteInconnuError) as erreur:
        lire(ref)
    assert str(erreur.value).startswith(message)
    assert isinstance(erreur.value, KeyError)


def test_a_clause_is_no_law():
    with pytest.raises(textes.TexteInconnuError):
        lire(loi("EXC-09"))


@pytest.mark.parametrize("ref", [clause("BUD-07"), loi("RGPD-28")])
def test_a_name_alone_finds_its_kind(ref):
    assert reference(ref.id) == ref


def test_no_two_texts_share_a_name():
    noms = [source.id for source in toutes()]
    assert len(set(noms)) == len(noms)
