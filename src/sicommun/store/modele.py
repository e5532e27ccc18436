"""The model of the package, read once from its data files."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from sicommun.model.modele import (
    DomaineFonctionnel,
    DomaineOrganique,
    Element,
    Ensemble,
    Ligne,
    ModeleSi,
    NatureLigne,
)
from sicommun.ressources import donnee
from sicommun.store.yamlfile import read


@cache
def load_modele() -> ModeleSi:
    """Give the 187 rows, the ensembles, the elements of B and the domains of C, as a value."""
    brut: dict[str, Any] = _plain("modele.yaml")
    lignes = _lignes()
    return ModeleSi(
        ensembles={
            e["code"]: Ensemble(e["code"], e["libelle"], tuple(e["missions"])) for e in brut["ensembles"]
        },
        elements={e["code"]: Element(e["code"], e["libelle"], e["clause"]) for e in brut["elements"]},
        domaines={d["code"]: _domaine(d) for d in brut["domaines"]},
        organique={d["cle"]: _organique(d, lignes) for d in brut["organique"]},
        exigible={code: tuple(chemins) for code, chemins in brut["exigible"].items()},
    )


@cache
def entries_by_clause() -> dict[str, tuple[str, ...]]:
    """Give what the model holds of each clause: a code of portée when it has one, else its words."""
    brut: dict[str, Any] = _plain("modele.yaml")
    elements = [(e["clause"], f"B/{e['code']}") for e in brut["elements"]]
    parties = [(p["clause"], p["libelle"]) for e in brut["elements"] for p in e.get("sous_elements", ())]
    services = [(s["clause"], s["libelle"]) for s in brut["services_a"]]
    domaines = [(d["clause"], f"C/{d['code']}") for d in brut["domaines"]]
    entries: dict[str, tuple[str, ...]] = {}
    for clause, mots in (*elements, *parties, *services, *domaines):
        entries[clause] = (*entries.get(clause, ()), mots)
    return entries


def _plain(nom: str) -> dict[str, Any]:
    """Read a YAML resource of the package, which is known to be sound."""
    texte = donnee(nom).read_text(encoding="utf-8")
    return cast("dict[str, Any]", read(texte, nom).donnees)


def _domaine(brut: dict[str, Any]) -> DomaineFonctionnel:
    """Shape a functional domain of C."""
    return DomaineFonctionnel(
        brut["code"], int(brut["numero"]), brut["libelle"], brut["clause"], tuple(brut["organique"])
    )


def _organique(brut: dict[str, Any], lignes: dict[str, dict[str, Ligne]]) -> DomaineOrganique:
    """Shape an organic domain with its rows."""
    return DomaineOrganique(brut["cle"], brut["libelle"], brut["repetable"] is True, lignes[brut["cle"]])


@cache
def printed_rows() -> tuple[Ligne, ...]:
    """Give the 187 rows in the order of the source, the second block of isolated sites included."""
    from csv import DictReader

    with donnee("lignes.csv").open(encoding="utf-8", newline="") as flux:
        return tuple(
            Ligne(
                r["numero"],
                r["domaine"],
                r["cle"],
                r["libelle"],
                r["unite"],
                cast("NatureLigne", r["nature"]),
            )
            for r in DictReader(flux)
        )


def _lignes() -> dict[str, dict[str, Ligne]]:
    """Arrange the rows by domain and key; the second block of isolated sites repeats the first (DO-S4)."""
    domaines: dict[str, dict[str, Ligne]] = {}
    for ligne in printed_rows():
        domaines.setdefault(ligne.domaine, {}).setdefault(ligne.cle, ligne)
    return domaines
