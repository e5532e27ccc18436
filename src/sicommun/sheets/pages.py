"""The pages of what is wrong in a workbook that somebody filled in."""

from __future__ import annotations

from typing import Final

from sicommun.diagnostics import ERREUR, Fiche, declare
from sicommun.textes import loi

FEUILLE_ABSENTE: Final = declare(
    Fiche(
        "TAB001",
        "feuille ou colonne absente du classeur",
        ERREUR,
        loi("FORMAT"),
        "Un classeur rendu garde ses feuilles et les titres de leurs colonnes ; l'ordre est libre.\n\n"
        "Bon : la feuille « Dépenses », avec ses colonnes « Objet », « Libellé » et « Montant »\n\n"
        "Mauvais : la feuille renommée « Feuil1 »",
        "reprendre le classeur de sicommun export, et y recopier les lignes",
    )
)
COLONNE_INCONNUE: Final = declare(
    Fiche(
        "TAB002",
        "colonne inconnue",
        ERREUR,
        loi("FORMAT"),
        "Une colonne ajoutée ne serait lue par personne : elle est refusée plutôt que perdue.\n\n"
        "Bon : « Libellé »\n\nMauvais : « Libellé long », « Remarques »",
        "retirer la colonne, ou lui rendre son titre",
    )
)
AUTRE_SORTE: Final = declare(
    Fiche(
        "TAB003",
        "cellule d'une autre sorte que celle attendue",
        ERREUR,
        loi("FORMAT"),
        "Un montant a deux décimales au plus, un jour existe au calendrier, un choix est de la liste.\n\n"
        "Bon : `18250,07`, `31/12/2024`, `oui`\n\nMauvais : `18250,075`, `31/02/2024`, `environ 200`",
        "corriger la cellule",
    )
)
ERREUR_TABLEUR: Final = declare(
    Fiche(
        "TAB004",
        "erreur ou formule sans valeur dans une cellule",
        ERREUR,
        loi("FORMAT"),
        "Une formule se lit par la valeur que le tableur y a gardée ; une erreur n'en est pas une.\n\n"
        "Bon : `=B2+B3`, calculée et enregistrée par le tableur\n\nMauvais : `#REF!`, `#N/A`",
        "corriger la formule, ou écrire la valeur ; puis enregistrer depuis le tableur",
    )
)
INCONNU: Final = declare(
    Fiche(
        "TAB005",
        "ligne qui désigne ce que le dépôt n'a pas",
        ERREUR,
        loi("FORMAT"),
        "Un objet est un code du budget, une collectivité un dossier de `data/communes/` ou `epci`.\n\n"
        "Bon : `internet`, `chenove`\n\nMauvais : `internett`, `Chenôve (mairie)`",
        "corriger le nom ; un nouvel objet se crée dans le budget en YAML",
    )
)
EN_DOUBLE: Final = declare(
    Fiche(
        "TAB006",
        "deux lignes pour la même chose",
        ERREUR,
        loi("FORMAT"),
        "Une collectivité n'a qu'un comptage par jour.\n\n"
        "Bon : une ligne pour Chenôve au 31 décembre 2024\n\nMauvais : deux lignes pour elle au même jour",
        "garder une seule des deux lignes",
    )
)
