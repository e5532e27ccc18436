"""Six formats, one list of positions."""

import json
import re
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from sicommun.reporters.formats import FORMATS, render
from sicommun.reporters.visible import visible


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


def _gitlab(sortie):
    for probleme in json.loads(sortie):
        lieu = probleme["location"]
        debut, fin = lieu["positions"]["begin"], lieu["positions"]["end"]
        assert lieu["lines"] == {"begin": debut["line"], "end": fin["line"]}
        yield probleme["check_name"], lieu["path"], debut["line"], debut["column"], fin["line"], fin["column"]


def _junit(sortie):
    for cas in ET.fromstring(sortie.encode()).iter("testcase"):  # noqa: S314 — our own output
        echecs = [(echec.get("type"), echec.text) for echec in cas.iter("failure")]
        autres = [
            autre for texte in cas.iter("system-out") for autre in texte.text.split("\n\n") if "\n" in autre
        ]
        echecs += [(autre.split("\n")[0].split()[1], autre.partition("\n")[2]) for autre in autres]
        for code, texte in echecs:
            fichier, *bornes = re.fullmatch(r"(.*):(\d+):(\d+)-(\d+):(\d+)", texte.split("\n")[0]).groups()
            yield code, fichier, *map(int, bornes)


def _decode(propriete):
    for code, signe in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        propriete = propriete.replace(code, signe)
    return propriete


LECTEURS = {"json": _json, "sarif": _sarif, "github": _github, "gitlab": _gitlab}


def test_junit_gives_the_same_spans_file_by_file(rapport, positions):
    """Errors first in each case, hence the order; files whose names drive a terminal are written out."""
    assert sorted(_junit(render(rapport, "junit"))) == sorted((c, visible(f), *r) for c, f, *r in positions)


@pytest.mark.parametrize(("nom", "lire"), LECTEURS.items())
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
