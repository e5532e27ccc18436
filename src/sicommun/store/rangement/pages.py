"""The pages of the files that are not opened: links, devices, folders out of place, forbidden ones."""

from __future__ import annotations

from typing import Final

from sicommun.diagnostics import ERREUR, Fiche, declare
from sicommun.textes import loi


def _fiche(code: str, titre: str, *, texte: str, remede: str) -> Fiche:
    """Declare the page of a file that is not opened."""
    return declare(Fiche(code, titre, ERREUR, loi("FORMAT"), texte, remede))


LIEN: Final = _fiche(
    "LEC050",
    "lien symbolique",
    texte="Un lien peut mener hors du dépôt, ou faire lire deux fois le même fichier : sous `data/`, aucun "
    "n'est suivi.\n\nBon : un vrai fichier.\n\nMauvais : `commune.yaml` qui renvoie à `/etc/passwd`.",
    remede="remplacer le lien par une copie du fichier",
)
PAS_UN_FICHIER: Final = _fiche(
    "LEC051",
    "ni fichier ni dossier",
    texte="Un tube, une prise ou un périphérique bloquerait la lecture : il n'est pas ouvert.\n\n"
    "Bon : un vrai fichier.\n\nMauvais : un tube nommé `commune.yaml`.",
    remede="supprimer cet objet, et mettre un vrai fichier à sa place",
)
CONFONDUS: Final = _fiche(
    "LEC052",
    "fichier et dossier confondus",
    texte="Un nom en `.yaml` est celui d'un fichier ; `data` est celui d'un dossier.\n\n"
    "Bon : le fichier `data/epci.yaml`.\n\nMauvais : un dossier nommé `epci.yaml`.",
    remede="renommer ou supprimer",
)
INTERDIT: Final = _fiche(
    "LEC053",
    "lecture refusée par le système",
    texte="Le système ne permet pas de lire ce fichier ou ce dossier.\n\n"
    "Bon : un fichier que son utilisateur peut lire.\n\nMauvais : un fichier créé par un autre compte.",
    remede="demander le droit de lecture sur ce fichier",
)
NOM_ILLISIBLE: Final = _fiche(
    "LEC054",
    "nom de fichier illisible",
    texte="Un nom qui n'est pas en UTF-8, ou qui contient un caractère invisible ou une barre inverse, ne "
    "s'affiche pas de même partout.\n\nBon : `commune.yaml`\n\nMauvais : un nom venu d'une vieille archive.",
    remede="renommer avec des lettres sans accent, des chiffres et des traits d'union",
)
TROP_DE_FICHIERS: Final = _fiche(
    "LEC055",
    "trop de fichiers",
    texte="Au-delà de la limite, le dépôt n'est pas lu jusqu'au bout.\n\n"
    "Bon : un dépôt par service commun.\n\nMauvais : une archive entière déposée sous `data/`.",
    remede="retirer ce qui n'a rien à faire sous data/ ; les limites : sicommun --limites",
)
