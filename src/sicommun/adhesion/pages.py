"""The pages of what an act can be refused for, beyond the rules: its day, and its being there already."""

from __future__ import annotations

from typing import Final

from sicommun.diagnostics import ERREUR, Fiche, declare
from sicommun.textes import clause, loi

A_VENIR: Final = declare(
    Fiche(
        "REC001",
        "acte daté de l'avenir",
        ERREUR,
        clause("ADH-10"),
        "Un acte s'enregistre une fois fait : sa date, comme celles de sa réception, d'un visa ou d'une "
        "rencontre, n'est pas à venir. L'effet, un dernier jour ou un réexamen peuvent l'être.\n\n"
        "Bon : le 2025-03-31, `sicommun record interet valombre --le 2025-03-24`\n\n"
        "Mauvais : le même jour, `--le 2052-03-24`",
        "corriger la date ; pour se placer un autre jour qu'aujourd'hui : --at AAAA-MM-JJ",
    )
)
DEJA_INSCRIT: Final = declare(
    Fiche(
        "REC002",
        "acte déjà inscrit",
        ERREUR,
        loi("FORMAT"),
        "Une commande lancée deux fois n'inscrit pas deux fois le même acte. Deux faits d'une sorte, le même "
        "jour, se distinguent par leur référence, leur portée ou leur objet ; un comptage, par son jour.\n\n"
        "Bon : deux `deliberation_commune` du même jour, de références différentes\n\n"
        "Mauvais : la même délibération une seconde fois",
        "rien à faire s'il est juste ; sinon, corriger cette ligne dans le fichier : git garde l'ancienne",
    )
)
