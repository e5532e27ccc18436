"""Every bound that the tool sets to what it reads, in one place.

Source: the contract for hostile input (`docs/securite.md`). `sicommun --limites` prints them.
"""

from __future__ import annotations

from typing import Final

OCTETS_PAR_FICHIER: Final = 2_000_000
"""Bytes of one YAML file."""

PROFONDEUR: Final = 32
"""Nested lists and mappings in one file."""

NOEUDS_PAR_FICHIER: Final = 100_000
"""Values, keys, lists and mappings in one file."""

CARACTERES_PAR_SCALAIRE: Final = 20_000
"""Characters of one value."""

FICHIERS_PAR_DEPOT: Final = 50_000
"""YAML files in one repository."""

CARACTERES_PAR_NOM: Final = 64
"""Characters of a folder name (slug) or of a code."""

CONSTATS_PAR_FICHIER: Final = 100
"""Findings shown for one file; the rest is counted, never hidden in silence."""

OCTETS_PAR_CLASSEUR: Final = 10_000_000
"""Bytes of one workbook, as a file."""

OCTETS_DEPLIES: Final = 50_000_000
"""Bytes of one workbook, unpacked."""

PARTIES_PAR_CLASSEUR: Final = 1_000
"""Files inside one workbook."""

LIGNES_PAR_FEUILLE: Final = 20_000
"""Rows of one sheet."""

COLONNES_PAR_FEUILLE: Final = 100
"""Columns of one sheet."""

SECONDES_PAR_CLASSEUR: Final = 20
"""Seconds that reading one workbook may take."""

MEMOIRE_PAR_CLASSEUR: Final = 512_000_000
"""Bytes of memory that reading one workbook may take, where the system can tell."""

SECONDES_DE_GIT: Final = 300
"""Seconds that git may take to tell the history of a repository."""

CARACTERES_PAR_DOCUMENT: Final = 5_000_000
"""Characters of one rendered document."""

SECONDES_PAR_GABARIT: Final = 10
"""Seconds that a repository's own template may take."""

MEMOIRE_PAR_GABARIT: Final = 512_000_000
"""Bytes of memory that a repository's own template may take, where the system can tell."""

SECONDES_PAR_DOCUMENT: Final = 60
"""Seconds that the conversion of one document may take."""

OCTETS_PAR_GABARIT: Final = 200_000
"""Bytes of one template."""

OCTETS_PAR_PDF: Final = 20_000_000
"""Bytes of a PDF to verify."""

SECONDES_PAR_PDF: Final = 20
"""Seconds that reading a PDF may take."""

MEMOIRE_PAR_PDF: Final = 512_000_000
"""Bytes of memory that reading a PDF may take, where the system can tell."""

OCTETS_DU_LOGO: Final = 1_000_000
"""Bytes of a logo."""

CARACTERES_PAR_REVISION: Final = 200
"""Characters of the name of a version of git."""

OCTETS_GARDES: Final = 64_000_000
"""Bytes of past contents kept at hand; beyond, git is asked again."""

LIMITES: Final[dict[str, tuple[int, str]]] = {
    "octets par fichier": (OCTETS_PAR_FICHIER, "octets"),
    "imbrication": (PROFONDEUR, "niveaux"),
    "valeurs par fichier": (NOEUDS_PAR_FICHIER, "valeurs"),
    "longueur d'une valeur": (CARACTERES_PAR_SCALAIRE, "caractères"),
    "fichiers par dépôt": (FICHIERS_PAR_DEPOT, "fichiers"),
    "longueur d'un nom de dossier ou d'un code": (CARACTERES_PAR_NOM, "caractères"),
    "octets par classeur": (OCTETS_PAR_CLASSEUR, "octets"),
    "octets d'un classeur déplié": (OCTETS_DEPLIES, "octets"),
    "parties d'un classeur": (PARTIES_PAR_CLASSEUR, "parties"),
    "lignes par feuille": (LIGNES_PAR_FEUILLE, "lignes"),
    "colonnes par feuille": (COLONNES_PAR_FEUILLE, "colonnes"),
    "lecture d'un classeur": (SECONDES_PAR_CLASSEUR, "secondes"),
    "mémoire pour lire un classeur": (MEMOIRE_PAR_CLASSEUR, "octets"),
    "longueur d'un document": (CARACTERES_PAR_DOCUMENT, "caractères"),
    "rendu d'un gabarit": (SECONDES_PAR_GABARIT, "secondes"),
    "mémoire pour rendre un gabarit": (MEMOIRE_PAR_GABARIT, "octets"),
    "conversion d'un document": (SECONDES_PAR_DOCUMENT, "secondes"),
    "octets par gabarit": (OCTETS_PAR_GABARIT, "octets"),
    "octets d'un PDF à vérifier": (OCTETS_PAR_PDF, "octets"),
    "lecture d'un PDF": (SECONDES_PAR_PDF, "secondes"),
    "mémoire pour lire un PDF": (MEMOIRE_PAR_PDF, "octets"),
    "octets du logo": (OCTETS_DU_LOGO, "octets"),
    "lecture de l'historique": (SECONDES_DE_GIT, "secondes"),
    "longueur d'un nom de version": (CARACTERES_PAR_REVISION, "caractères"),
    "constats par fichier": (CONSTATS_PAR_FICHIER, "constats"),
}
