"""A waiver: a finding that a decision of the EPCI sets aside, by whom, why, and until when."""

import re
from typing import Annotated, Final

from sicommun.limites import CARACTERES_PAR_NOM
from sicommun.model.base import Modele, champ, montre, refuse
from sicommun.model.lu import Lu
from sicommun.model.nu import Nu
from sicommun.model.types import Code, Jour, Texte

_CIBLE: Final = re.compile(r"[^/\s](?:[^/]*[^/\s])?(?:/[^/\s](?:[^/]*[^/\s])?)*")
_ETAGES: Final = 8
_AIDE: Final = (
    "écrire un adhérent (valombre), un contrat (A007), budget/2024, convention/2024, gouvernance/2024, epci,"
    " ou le chemin du fichier ; puis, au besoin, l'endroit : valombre/parcours/2019-01-07"
)


def read_cible(brut: object) -> str:
    """Read what a waiver bears on: a record, then the way to a place of it, between slashes."""
    if isinstance(brut, Nu):
        refuse(f"un SIREN s'écrit entre guillemets : {montre(brut)}", f'écrire "{brut}"')
    if not isinstance(brut, str) or not _CIBLE.fullmatch(brut) or brut.count("/") > _ETAGES:
        refuse(f"{montre(brut)} ne désigne rien dans le dépôt", _AIDE)
    if any(len(etage) > CARACTERES_PAR_NOM for etage in brut.split("/")):
        refuse(f"{montre(brut)} est trop long", _AIDE)
    return brut


Cible = Annotated[
    str,
    Lu(read_cible, {"type": "string", "minLength": 1, "pattern": "^[^/]+(/[^/]+)*$"}),
]


class Derogation(Modele):
    """One decision to live with a finding for a time; a commune's agreements on exclusivity are not that."""

    code: Code = champ("Code", "Code du constat écarté, tel que validate l'affiche : CTR015.")
    cible: Cible = champ(
        "Cible",
        "Où le constat est écarté : un adhérent (valombre, ou son SIREN), un contrat (A007), "
        "budget/2024, convention/2024, gouvernance/2024, epci, ou le chemin d'un fichier ; puis, au besoin, "
        "l'endroit : valombre/parcours/2019-01-07, budget/2024/internet.",
    )
    motif: Texte = champ("Motif", "Pourquoi le constat est admis, en une phrase.")
    auteur: Texte = champ("Auteur", "Qui l'a décidé : une fonction, plutôt qu'un nom.")
    decidee_le: Jour = champ("Décidée le", "Date de la décision.")
    jusqu_au: Jour = champ("Jusqu'au", "Dernier jour où elle vaut : douze mois après la décision au plus.")
