"""Four formats, one list of positions."""

import json
import re
from urllib.parse import unquote

import pytest

from sicommun.reporters.formats import FORMATS, render


def _text(sortie):
    """Read `fichier:ligne:colonne  gravité CODE`: the text says no end."""
    return re.findall(r"^(\S.*):(\d+):(\d+)  \w+ ([A-Z]{3}\d{3})  ", sortie, re.MULTILINE)


def _json(sortie):
    for c in json.loads(sortie)["constats"]:
        yield c["code"], c["fichier"], c["ligne"], c["colonne"], c["ligne_fin"], c["colonne_fin"]


def _sarif(sortie):
    for resultat in json.loads(sortie)["runs"][0]["results"]:
        lieu = resultat["locations"][0]["physicalLocation"]
        region = lieu["region"]
        bornes = [region[cle] for cle in ("startLine", "startColumn", "endLine", "endColumn")]
        yield resultat["ruleId"], unquote(lieu["artifactLocation"]["uri"]), *bornes


def _github(sortie):
    motif = r"^::\w+ file=(.*),line=(\d+),col=(\d+),endLine=(\d+),endColumn=(\d+),title=(\w+) "
    for fichier, *bornes, code in re.findall(motif, sortie, re.MULTILINE):
        yield code, _decode(fichier), *map(int, bornes)


def _decode(propriete):
    for code, signe in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        propriete = propriete.replace(code, signe)
    return propriete


@pytest.mark.parametrize(("nom", "lire"), [("json", _json), ("sarif", _sarif), ("github", _github)])
def test_machine_formats_give_the_same_spans(rapport, positions, nom, lire):
    assert list(lire(render(rapport, nom))) == positions


def test_text_gives_the_same_starts(rapport, positions):
    attendu = [(f, str(ligne), str(colonne), code) for code, f, ligne, colonne, _, _ in positions]
    assert _text(render(rapport, "text")) == attendu


@pytest.mark.parametrize("nom", FORMATS)
def test_nothing_that_drives_a_terminal_comes_out(rapport, nom):
    sortie = render(rapport, nom)
    assert not set(sortie) & set("\x1b\x9b\r\t\u202e\u2028")
    assert sortie.endswith("\n")


@pytest.mark.parametrize("nom", FORMATS)
def test_same_report_same_bytes(rapport, nom):
    assert render(rapport, nom) == render(rapport, nom)


@pytest.mark.parametrize("nom", FORMATS)
def test_an_empty_report_is_a_whole_document(rapport_vide, nom):
    assert render(rapport_vide, nom).endswith("\n")
