"""Questions on a terminal: a real one, with somebody who hesitates."""

import os
import re
import select
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

pty = pytest.importorskip("pty", reason="un pseudo-terminal, là où il y en a")
BASE = Path(__file__).parents[1] / "cases" / "base"
INVITE = re.compile(r"(?: : |\[oui/non\] )$")
FIN = "\x04"


@pytest.fixture
def depot(tmp_path):
    copytree(BASE, tmp_path / "depot")
    return tmp_path / "depot"


@pytest.fixture
def converser(environnement, depot):
    """Run a command on a terminal and type an answer at each question; give its code and all that is seen.

    Answers come in order, or by the beginning of the question that waits for them: Enter for the others.
    """

    def lancer(args, reponses):
        by_name = isinstance(reponses, dict)
        maitre, esclave = pty.openpty()
        fini = subprocess.Popen(
            [sys.executable, "-m", "sicommun", "record", *args, "--at", "2025-03-31"],
            stdin=esclave, stdout=esclave, stderr=esclave, cwd=depot,
            env=environnement({"NO_COLOR": "1", "COLUMNS": "200", "TERM": "dumb"}),
        )  # fmt: skip
        os.close(esclave)
        vu, restent = "", {un: list(mots) for un, mots in reponses.items()} if by_name else list(reponses)
        while select.select([maitre], [], [], 30)[0]:
            try:
                vu += os.read(maitre, 65536).decode()
            except OSError:  # the other end is closed
                break
            if INVITE.search(vu):
                mot = _said(restent, vu) if by_name else restent.pop(0) if restent else FIN
                os.write(maitre, mot.encode() if mot == FIN else f"{mot}\n".encode())
                vu += "\0"
        os.close(maitre)
        assert not (any(restent.values()) if by_name else restent), vu
        return fini.wait(timeout=30), vu.replace("\0", "").replace("\r\n", "\n")

    return lancer


def _said(restent, vu):
    """Give the answer that the last question waits for."""
    question = re.split(r"[\n\0]", vu)[-1].strip()
    return next((mots.pop(0) for debut, mots in restent.items() if question.startswith(debut) and mots), "")


def parcours(depot, slug):
    return (depot / "data" / "communes" / slug / "commune.yaml").read_text(encoding="utf-8")


def test_what_is_missing_is_asked_and_enter_takes_the_default(converser, depot):
    code, vu = converser(
        ["validation", "valombre", "--par", "Directrice du service commun"],
        ["", "valid", "reserves", "C/financ", "C/finances", "", "", "Deux lignes manquent", "", "", "oui"],
    )
    assert code == 0, vu
    assert "Valombre : effective sur A, B et 1 domaine de C\n" in vu
    assert "Le · Date de l'acte [2025-03-31] : " in vu
    assert "« valid » n'est pas un choix possible ; vouliez-vous dire « valide » ?" in vu
    assert "« C/financ » n'existe pas dans ce dépôt ; vouliez-vous dire « C/finances » ?" in vu
    assert "Par · " not in vu
    assert "+    motifs: Deux lignes manquent" in vu
    assert "    motifs: Deux lignes manquent\n" in parcours(depot, "valombre")


def test_a_question_that_another_answer_makes_pointless_is_not_asked(converser, depot):
    code, vu = converser(
        ["validation"], ["valombr", "Valombre", "2025-03-03", "valide", "A", "", "", "", "", "oui"]
    )
    assert code == 0, vu
    assert "vouliez-vous dire « Valombre »" in vu
    assert "Motifs" not in vu
    assert "Effet sous réserve" not in vu
    assert "- {le: 2025-03-03, fait: validation, avis: valide, portee: [A]}\n" in parcours(depot, "valombre")


def test_several_answers_are_taken_until_enter(converser, depot):
    args = ["mise_en_demeure", "valombre", "--motif", "peril_grave"]
    reponses = {
        "Le ·": ["2025-03-03"],
        "Mesures": ["Isoler, puis dire"],
        "encore": ["Former"],
        "Écrire": ["oui"],
    }
    code, vu = converser(args, reponses)
    assert code == 0, vu
    assert 'mesures: ["Isoler, puis dire", Former]' in parcours(depot, "valombre")


@pytest.mark.parametrize("fin", ["non", "", FIN])
def test_without_a_yes_nothing_is_written(converser, depot, fin):
    avant = parcours(depot, "beauclair")
    code, vu = converser(["interet", "beauclair"], ["2025-03-03", "", "", "", fin])
    assert code == 1, vu
    assert "Rien n'est écrit." in vu
    assert parcours(depot, "beauclair") == avant


def test_the_end_of_the_input_in_the_middle_writes_nothing(converser, depot):
    avant = parcours(depot, "beauclair")
    code, vu = converser(["interet", "beauclair"], ["2025-03-03", FIN])
    assert (code, parcours(depot, "beauclair")) == (1, avant)
    assert vu.endswith("Rien n'est écrit.\n")


def test_what_is_refused_in_the_end_is_not_written(converser, depot):
    code, vu = converser(["levee", "valombre"], ["2025-03-03", "", ""])
    assert code == 1, vu
    assert "aucune exclusion temporaire n'est en cours" in vu
    assert "Écrire ?" not in vu


def test_a_complete_command_asks_nothing_even_on_a_terminal(converser):
    code, vu = converser(["interet", "beauclair", "--le", "2025-03-03"], [])
    assert code == 0
    assert "[oui/non]" not in vu
