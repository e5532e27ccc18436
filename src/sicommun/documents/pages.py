"""The pages of the repository's own templates: changed originals, pieces out of place, texts that compute."""

from __future__ import annotations

from typing import Final

from sicommun.diagnostics import AVERTISSEMENT, ERREUR, Fiche, declare
from sicommun.textes import loi

ORIGINAL: Final = declare(
    Fiche(
        "GAB001",
        "original changé depuis la copie",
        AVERTISSEMENT,
        loi("FORMAT"),
        "Un gabarit copié garde l'empreinte de son original. Quand une version de l'outil change celui-ci, "
        "la copie continue de passer avant lui : il faut la relire.\n\n"
        "Bon : une copie dont l'original est celui de la version installée.\n\n"
        "Mauvais : un article copié d'une version plus ancienne.",
        "comparer avec l'original (sicommun gabarit copier, dans un dépôt neuf), puis mettre à jour "
        "l'empreinte",
    )
)
ILLISIBLE: Final = declare(
    Fiche(
        "GAB002",
        "gabarit refusé",
        ERREUR,
        loi("FORMAT"),
        "Un gabarit contient de la langue, des choix et des listes, rien qui calcule : il vient d'un dépôt, "
        "et n'est pas plus sûr que le reste.\n\n"
        "Bon : `{% if retrait.preavis %}`\n\nMauvais : `{{ 10 ** 9 }}`",
        "corriger le gabarit ; ce qu'il peut contenir : docs/gabarits.md",
    )
)
ETRANGER: Final = declare(
    Fiche(
        "GAB003",
        "gabarit sans emploi",
        AVERTISSEMENT,
        loi("FORMAT"),
        "Sous `templates/`, un fichier remplace le gabarit livré du même nom, ou se fait inclure par un "
        "autre. Un nom inconnu, qu'aucun gabarit n'inclut, n'est jamais lu.\n\n"
        "Bon : `templates/convention/article-17-retrait.md`\n\n"
        "Mauvais : `templates/convention/article-17-retraits.md`",
        "le renommer d'après la liste : sicommun gabarit",
    )
)
