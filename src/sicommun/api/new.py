"""Add a record to a repository: a commune with its public identity, a contract to fill in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from sicommun.diagnostics import Panne
from sicommun.diagnostics.rapport import Compte
from sicommun.model.budget import Budget
from sicommun.model.epci import Epci
from sicommun.officiel import CommuneOfficielle
from sicommun.periodes import jour_fr
from sicommun.quota.report import carry_over
from sicommun.store.chargement import load
from sicommun.store.citation import cite
from sicommun.store.creation.ajout import add_commune
from sicommun.store.creation.budgets import budget_text
from sicommun.store.creation.depot_neuf import contract_text
from sicommun.store.creation.recherche import communes_of, find_commune
from sicommun.store.fichiers.ecriture import create_tree
from sicommun.store.rangement.annees import known_years
from sicommun.store.rangement.arbre import Dossier
from sicommun.store.rangement.depot import EPCI
from sicommun.store.rangement.racine import find_depot

_CODE: Final = re.compile(r"[A-Z][0-9]{3}")


def new_commune(depot: Path, nom: str, *, jour: date) -> Compte:
    """Add the folder of a commune, and its membership from `jour` on when `epci.yaml` lacks it.

    Raises Panne, with nothing written, for a commune that the official list does not have, or that the
    repository has already.
    """
    racine = find_depot(depot)
    registre = load(Dossier(racine)).registre
    if registre.epci is None:
        raise Panne(
            f"{cite(EPCI)} ne se lit pas : rien n'est écrit", "le corriger d'abord : sicommun validate"
        )
    commune = find_commune(nom, registre.epci.siren)
    fichier, entre = add_commune(racine, registre, registre.epci, commune, jour=jour)
    return Compte(
        (
            f"{fichier} : {commune.nom}, code INSEE {commune.code_insee}, SIREN {commune.siren}.",
            *(_say_membership(registre.epci, commune, jour) if entre else ()),
            "Vérifier : sicommun validate",
        )
    )


def new_contract(depot: Path, code: str, *, jour: date) -> Compte:
    """Add the skeleton of a service contract; raises Panne for a code that is ill made or taken."""
    racine = find_depot(depot)
    registre = load(Dossier(racine)).registre
    code = _free_code(code, {pris.upper() for pris in registre.codes_contrats})
    fichier = f"data/contracts/{code}.yaml"
    create_tree(racine, {fichier: contract_text(code, jour)})
    return Compte(
        (
            f"{fichier} : les 47 points du contrat de service, à remplir.",
            "Obligatoires : nom et portee ; tant qu'ils sont vides, sicommun validate les réclame.",
        )
    )


def new_budget(depot: Path, annee: int, *, depuis: int | None) -> Compte:
    """Add the ledger of a year, begun from that of `depuis`, or of the last year that has one.

    Raises Panne for a ledger that exists already, or that cannot be read.
    """
    racine = find_depot(depot)
    charge = load(Dossier(racine))
    modele = _ledger_to_follow(charge.registre.budgets, annee, depuis)
    fichier = f"data/budgets/{annee}.yaml"
    nouveau = carry_over(modele, annee) if modele else Budget.model_construct(exercice=annee, objets=())
    anciens = {objet.code: objet for objet in modele.objets} if modele else {}
    texte = budget_text(nouveau, fichier, anciens, modele.exercice if modele else None)
    create_tree(racine, {fichier: texte})
    origine = (
        f", d'après {modele.exercice} : {len(nouveau.objets)} objets, montants à remplir" if modele else ""
    )
    return Compte(
        (f"{fichier} : budget {annee}{origine}.", f"Vérifier : sicommun quota {annee} --provisoire")
    )


def _ledger_to_follow(budgets: Mapping[str, Budget], annee: int, depuis: int | None) -> Budget | None:
    """Give the ledger to begin from; raises Panne when the one asked for does not exist."""
    if depuis is None:
        return max(
            (b for b in budgets.values() if b.exercice < annee), key=lambda b: b.exercice, default=None
        )
    if str(depuis) not in budgets:
        connus = known_years(budgets)
        raise Panne(f"aucun budget lisible {depuis}{connus}", "vérifier l'année, et sicommun validate")
    return budgets[str(depuis)]


def _say_membership(epci: Epci, commune: CommuneOfficielle, jour: date) -> list[str]:
    """Say that the members have changed, and when the official list does not bear it out."""
    lignes = [f"{EPCI} : {commune.nom} ajoutée aux membres, à partir du {jour_fr(jour)} (à confirmer)."]
    if commune not in communes_of(epci.siren):
        lignes.append(
            f"La liste officielle au 1er janvier 2026 ne la compte pas parmi les communes de {epci.nom}."
        )
    return lignes


def _free_code(texte: str, pris: set[str]) -> str:
    """Give the code of a service in capitals; raises Panne for one that is ill made or taken."""
    code = texte.strip().upper()
    if not _CODE.fullmatch(code):
        raise Panne(
            f"{cite(texte)} n'est pas un code de service : une lettre et trois chiffres (CS-05)",
            "écrire par exemple A003",
        )
    if code in pris:
        libres = (f"{code[0]}{rang:03d}" for rang in range(1, 1000))
        libre = next((libre for libre in libres if libre not in pris), "d'une autre lettre")
        raise Panne(f"le contrat {code} existe déjà : rien n'est écrit", f"prendre un code libre : {libre}")
    return code
