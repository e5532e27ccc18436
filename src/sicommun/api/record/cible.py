"""Whom an act concerns: an adherent by its folder, its name or its codes, and the file that will hold it."""

from __future__ import annotations

from typing import Final

from sicommun.diagnostics import Panne, vouliez_vous_dire
from sicommun.model.registre import Registre
from sicommun.store.citation import cite
from sicommun.store.rangement.depot import EPCI
from sicommun.store.rangement.noms import slugify

_CORRIGER: Final = "le corriger d'abord : sicommun validate"


def find_adherent(texte: str, registre: Registre) -> str:
    """Give the folder of the adherent that a text designates; raises Panne with the nearest names."""
    voulu = "".join(texte.split())
    if voulu in registre.communes:
        return voulu
    nomme = slugify(texte)
    trouves = [
        slug
        for slug, commune in registre.communes.items()
        if voulu in {commune.siren, commune.code_insee} or (nomme and slugify(commune.nom) == nomme)
    ]
    if len(trouves) == 1:
        return trouves[0]
    if trouves:
        raise Panne(
            f"{len(trouves)} adhérents répondent à {cite(texte)}", f"donner le dossier : {', '.join(trouves)}"
        )
    if registre.illisible(f"/communes/{nomme}/commune.yaml"):
        raise Panne(f"data/communes/{nomme}/commune.yaml a des erreurs : rien n'est écrit", _CORRIGER)
    noms = [*registre.communes, *(commune.nom for commune in registre.communes.values())]
    raise Panne(
        f"aucun adhérent du dépôt ne répond à {cite(texte)}{vouliez_vous_dire(texte, noms)}",
        "donner le nom d'un dossier de data/communes/ ; en ajouter un : sicommun new commune",
    )


def file_of(liste: str, slug: str, registre: Registre) -> str:
    """Give the file that holds a list of an adherent; raises Panne when it is not there or has errors."""
    if slug == "epci":
        return EPCI
    if liste != "confirmations":
        return registre.communes[slug].fichier
    fichier = f"data/communes/{slug}/description.yaml"
    if registre.illisible(fichier):
        raise Panne(f"{fichier} a des erreurs : rien n'est écrit", _CORRIGER)
    if slug not in registre.descriptions:
        raise Panne(
            f"{registre.communes[slug].nom} n'a pas de description à confirmer : {fichier} n'existe pas",
            "la commune remet d'abord sa description (ADH-05)",
        )
    return fichier
