"""Counts of workstations, agents and other measures, dated."""

from typing import Literal

from sicommun.model.base import Modele, champ
from sicommun.model.types import Entier, Jour, Texte


class Comptage(Modele):
    """What was counted at the end of a day; it holds until the next count."""

    au: Jour = champ("Au", "Jour du comptage ; il vaut jusqu'au suivant.")
    postes: Entier | None = champ(
        "Postes", "Postes informatiques de tout type (ENSB-15), selon la convention.", default=None
    )
    agents: Entier | None = champ("Agents", "Agents de la collectivité.", default=None)
    boites: Entier | None = champ("Boîtes", "Boîtes de messagerie.", default=None)
    mesures: dict[str, Entier] = champ(
        "Autres mesures", "Toute autre mesure, par son nom : {vm: 12}.", default_factory=dict
    )
    etat: Literal["propose", "accepte", "conteste"] = champ(
        "État", "propose, accepte ou conteste.", default="propose"
    )
    accepte_le: Jour | None = champ("Accepté le", "Date de l'accord de la collectivité.", default=None)
    par: Texte | None = champ("Par", "Qui a compté ou accepté.", default=None)
