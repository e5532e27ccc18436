"""A register from a few lines of YAML: an EPCI, communes effective on B, a convention and a budget."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from sicommun.diagnostics import ERREUR
from sicommun.quota.etat_annuel import yearly_statement
from sicommun.store.chargement import load

SIRENS = {"a": "210000002", "b": "210000010", "c": "210000028", "d": "210000036"}
EFFECTIVE = "parcours: [{le: 2019-01-01, fait: reprise, portee: [B]}]"
CONVENTION = {
    "comptage": "31_decembre",
    "presence": "jours",
    "arrondi": "plus_forts_restes",
    "personnel": "inclus",
    "tva": "ttc",
}


class ArbreTexte:
    """A tree of files that are texts, by name."""

    def __init__(self, fichiers: dict[str, str]) -> None:
        self._fichiers = fichiers

    def fichiers(self):
        return tuple(sorted(self._fichiers))

    def refuses(self):
        return ()

    def lire(self, nom):
        return self._fichiers[nom].encode()


def registre(fichiers: dict[str, str]):
    """Build a register; a fault of reading fails the test with its message."""
    charge = load(ArbreTexte(fichiers))
    erreurs = [d.message for d in charge.diagnostics if d.fiche.gravite is ERREUR]
    assert erreurs == []
    return charge.registre


def convention(**choix: str) -> str:
    """Write a convention; a choice given as an empty text is left open."""
    lignes = [f"{cle}: {valeur}" for cle, valeur in (CONVENTION | choix).items() if valeur]
    return "\n".join(["en_vigueur_du: 2019-01-01", *lignes, ""])


def comptages(*postes: tuple[str, int], mesure: str = "postes") -> str:
    """Write accepted counts, by day."""
    lignes = [
        f"  - {{au: {jour}, {mesure}: {combien}, etat: accepte, accepte_le: {jour}}}"
        for jour, combien in postes
    ]
    return "\n".join(["comptages:", *lignes])


def depot(
    budget: str, communes: dict[str, str], *, epci: str = "", suite: str = "", annee: int = 2026, **choix: str
):
    """Give the files of a small repository: `communes` holds what follows the identity of each."""
    membres = [
        f'{{siren: "{SIRENS[nom]}", code_insee: "2100{rang}", nom: {nom.upper()}}}'
        for rang, nom in enumerate(communes)
    ]
    tete = 'format: 1\nnom: Val\nsiren: "200000008"\nnature: CC\nservice_commun: {nom: SC}\n'
    objets = indent(dedent(budget).strip("\n"), "  ")
    fichiers = {
        "data/epci.yaml": f"{tete}membres: [{', '.join(membres)}]\n{dedent(epci)}\n",
        "data/conventions/2019.yaml": convention(**choix),
        f"data/budgets/{annee}.yaml": f"exercice: {annee}\nobjets:\n{objets}\n{suite}\n",
    }
    for nom, reste in communes.items():
        corps = reste if "parcours:" in reste else f"{reste}\n{EFFECTIVE}"
        fichiers[f"data/communes/{nom}/commune.yaml"] = (
            f'nom: {nom.upper()}\nsiren: "{SIRENS[nom]}"\n{corps}\n'
        )
    return fichiers


def statement(*args, annee: int = 2026, **options):
    """Work out the statement of a small repository."""
    lu = registre(depot(*args, annee=annee, **options))
    return yearly_statement(lu.budgets[str(annee)], lu)


def shares(etat, rang: int = 0) -> dict[str, int]:
    """Give the shares of one object in cents, by user."""
    return {part.usager.qui: part.cents for part in etat.objets[rang].parts}


def codes(etat) -> list[str]:
    """Give the codes of what a statement has to say."""
    return [constat.fiche.code for constat in etat.constats]


@pytest.fixture(scope="session")
def etat():
    return statement


@pytest.fixture(scope="session", name="parts")
def _parts():
    return shares


@pytest.fixture(scope="session", name="codes")
def _codes():
    return codes


@pytest.fixture(scope="session", name="comptages")
def _comptages():
    return comptages
