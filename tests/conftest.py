"""What many tests need: records made from the YAML that stands in the test, and no way out to a network."""

from __future__ import annotations

import os
import sys
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, settings

from sicommun.model.commune import Commune
from sicommun.store.forme.formes import form
from sicommun.store.yamlfile import read


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes the expected outputs of `cases/` anew."""
    parser.addoption("--refresh-cases", action="store_true", help="réécrit les expected.txt de tests/cases")


def _no_network(evenement: str, arguments: tuple[object, ...]) -> None:
    """Refuse what leaves this machine; a socket of the file system has a path for an address."""
    if evenement in {"socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"} or (
        evenement == "socket.connect" and not isinstance(arguments[1], str | bytes)
    ):
        pytest.fail(f"un essai va sur le réseau : {evenement} {arguments[1:]}", pytrace=False)


sys.addaudithook(_no_network)


# The same examples at every run, and no stop-watch on a busy machine; HYPOTHESIS_PROFILE=hasard draws anew,
# HYPOTHESIS_PROFILE=dix_mille tries ten thousand of each.
SANS_MONTRE = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow], "database": None}
settings.register_profile("maison", derandomize=True, **SANS_MONTRE)
settings.register_profile("hasard", **SANS_MONTRE)
settings.register_profile("dix_mille", max_examples=10_000, **SANS_MONTRE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "maison"))


def lire_commune(texte: str, slug: str = "valombre") -> Commune:
    """Build a commune from YAML; a fault of form fails the test with its message."""
    lecture = read(dedent(texte), f"data/communes/{slug}/commune.yaml")
    assert not lecture.constats, [constat.message for constat in lecture.constats]
    tete = {"nom": "Valombre", "siren": "219999999"}
    commune, constats = form(Commune, {**tete, **lecture.donnees})
    assert commune is not None, [finding.message for _, finding in constats]
    return commune.lue_dans(f"data/communes/{slug}/commune.yaml")


@pytest.fixture
def commune():
    return lire_commune


@pytest.fixture
def parcours():
    return lambda texte: lire_commune("parcours:\n" + dedent(texte)).parcours
