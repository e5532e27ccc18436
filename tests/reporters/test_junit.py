"""What a JUnit reader asks of a document: counts that hold, a case a file, failures for errors alone."""

from xml.etree import ElementTree as ET

from sicommun.diagnostics import ERREUR
from sicommun.reporters.formats import render


def suite(sortie):
    return ET.fromstring(sortie.encode()).find("testsuite")  # noqa: S314 — our own output


def test_the_counts_hold(rapport):
    lue = suite(render(rapport, "junit"))
    fautifs = {d.fichier for d in rapport.diagnostics if d.fiche.gravite is ERREUR}
    assert int(lue.get("tests")) == len(lue) == len({d.fichier for d in rapport.diagnostics})
    assert int(lue.get("failures")) == sum(cas.find("failure") is not None for cas in lue) == len(fautifs)


def test_a_clean_run_has_one_case_that_passes(rapport_vide):
    lue = suite(render(rapport_vide, "junit"))
    assert [cas.get("name") for cas in lue] == ["dépôt"]
    assert lue.get("failures") == "0"
