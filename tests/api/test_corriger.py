"""Repairs: only what is certain, shown first, written whole, nothing else touched."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicommun.api.corriger import difference, find_repairs, write_repairs
from sicommun.cli.erreurs import run
from sicommun.diagnostics import Panne
from sicommun.store.reparations import mend

BASE = Path(__file__).parents[1] / "cases" / "base"
COMMUNE = "data/communes/valombre/commune.yaml"
SAIN = (BASE / COMMUNE).read_text(encoding="utf-8")

FAUTES = {
    "siren sans guillemets": ('siren: "219900016"', "siren: 219900016"),
    "siren avec espaces": ('siren: "219900016"', 'siren: "219 900 016"'),
    "siren suivi d'une espace": ('siren: "219900016"', 'siren: "219900016 "'),
    "code INSEE sans guillemets": ('code_insee: "99001"', "code_insee: 99001"),
    "clé mal écrite": ("code_insee:", "code_inse:"),
    "clé et valeur": ('code_insee: "99001"', "code_inse: 99001"),
    "clé entre accolades": ("instance: centre_de_gestion", "instanse: centre_de_gestion"),
    "fins de ligne de Windows": ("\n", "\r\n"),
}


@pytest.fixture
def depot(tmp_path):
    copytree(BASE, tmp_path / "d")
    return tmp_path / "d"


def ecrire(depot, texte):
    (depot / COMMUNE).write_bytes(texte.encode())


@pytest.mark.parametrize("faute", FAUTES)
def test_a_repair_gives_the_file_back_as_it_was(depot, faute):
    juste, faux = FAUTES[faute]
    assert juste in SAIN
    ecrire(depot, SAIN.replace(juste, faux))
    (reparation,) = find_repairs(depot)
    assert (depot / COMMUNE).read_bytes() == SAIN.replace(juste, faux).encode()  # shown, not written
    write_repairs(depot, (reparation,))
    assert (depot / COMMUNE).read_bytes() == SAIN.encode()
    assert find_repairs(depot) == ()


@pytest.mark.parametrize(
    "texte",
    [
        SAIN,
        SAIN.replace("nom: Valombre", "nom: Valombre\nzzz: 1"),  # no near name
        SAIN.replace('code_insee: "99001"', "code_insee: 9901"),  # quotes would not make it a code
        SAIN.replace("nature: commune", "nature: comune"),  # a word of a list is somebody's choice
        SAIN.replace("le: 2023-09-04", "le: 2023-13-04"),  # nobody knows the month
        SAIN.replace("nom: Valombre", "nom: [Valombre"),  # unreadable
        SAIN.replace("nom: Valombre", "nom: Val\u202eombre"),  # forbidden
        "",
    ],
)
def test_what_is_not_certain_is_left_alone(texte):
    assert mend(COMMUNE, texte.encode()) is None


def test_two_likely_names_are_left_to_a_person():
    texte = SAIN.replace("representants:", "refrents:\n  - a\nrepresentants:").replace(
        "referents:\n", "x_referents:\n"
    )
    reparation = mend(COMMUNE, texte.encode())
    assert reparation is None or "refrents" not in " ".join(reparation.faites)


def test_a_file_that_changed_meanwhile_is_not_overwritten(depot):
    ecrire(depot, SAIN.replace('siren: "219900016"', "siren: 219900016"))
    reparations = find_repairs(depot)
    ecrire(depot, SAIN + "# quelqu'un écrit\n")
    with pytest.raises(Panne):
        write_repairs(depot, reparations)
    assert (depot / COMMUNE).read_text(encoding="utf-8").endswith("# quelqu'un écrit\n")


def test_the_command_shows_then_writes(depot, capsys):
    ecrire(depot, SAIN.replace('siren: "219900016"', "siren: 219900016"))
    assert run(["validate", "--corriger", "--depot", str(depot)]) == 1
    dit = capsys.readouterr().out
    assert '-siren: 219900016\n+siren: "219900016"\n' in dit
    assert "Rien n'est écrit" in dit
    assert run(["validate", "--corriger", "--oui", "--depot", str(depot)]) == 0
    assert 'siren : 219900016 devient "219900016"' in capsys.readouterr().out
    assert (depot / COMMUNE).read_text(encoding="utf-8") == SAIN
    assert run(["validate", "--corriger", "--depot", str(depot)]) == 0
    assert "Rien à réparer" in capsys.readouterr().out


def test_only_the_named_paths_are_mended(depot, capsys):
    faux = SAIN.replace('siren: "219900016"', "siren: 219900016")
    ecrire(depot, faux)
    assert run(["validate", str(depot / "data/contracts"), "--corriger", "--oui"]) == 0
    assert "Rien à réparer" in capsys.readouterr().out
    assert (depot / COMMUNE).read_text(encoding="utf-8") == faux
    assert run(["validate", str(depot / COMMUNE), "--corriger", "--oui"]) == 0
    assert (depot / COMMUNE).read_text(encoding="utf-8") == SAIN


@given(st.lists(st.sampled_from(sorted(FAUTES)), max_size=4, unique=True))
def test_any_mixture_is_mended_and_the_difference_is_whole(fautes):
    texte = SAIN
    for faute in fautes:
        texte = texte.replace(*FAUTES[faute]) if FAUTES[faute][0] in texte else texte
    reparation = mend(COMMUNE, texte.encode())
    assert (reparation.apres if reparation else texte) == SAIN
    if reparation:
        assert difference(reparation).startswith(f"--- a/{COMMUNE}\n+++ b/{COMMUNE}\n")
