"""The pages of the faults of form: a key, a value or a word that the model does not admit."""

from __future__ import annotations

from sicommun.diagnostics import ERREUR, Fiche, declare
from sicommun.textes import loi

CLE_INCONNUE = declare(
    Fiche(
        "FOR001",
        "clé inconnue",
        ERREUR,
        loi("FORMAT"),
        "Chaque clé d'un fichier est connue de l'outil : une faute de frappe ne se perd pas en silence.\n\n"
        "Bon : `comptages:`\n\nMauvais : `comptage:`",
        "corriger la clé, ou la retirer ; les clés connues : sicommun schema",
    )
)
CLE_ABSENTE = declare(
    Fiche(
        "FOR002",
        "clé obligatoire absente ou vide",
        ERREUR,
        loi("FORMAT"),
        "Certaines clés sont nécessaires à tout calcul et à tout document.\n\n"
        'Bon : `siren: "212102313"`\n\nMauvais : un fichier sans `siren`, ou `siren:` suivi de rien.',
        "ajouter la clé et sa valeur",
    )
)
VALEUR_REFUSEE = declare(
    Fiche(
        "FOR003",
        "valeur d'une autre sorte que celle attendue",
        ERREUR,
        loi("FORMAT"),
        "Une date est une date, un nombre est un nombre écrit sans guillemets, un code est entre "
        'guillemets.\n\nBon : `code_insee: "01001"` et `postes: 182`\n\n'
        'Mauvais : `code_insee: 01001` ou `postes: "182"`',
        "corriger la valeur",
    )
)
CHOIX_INCONNU = declare(
    Fiche(
        "FOR004",
        "mot hors de la liste possible",
        ERREUR,
        loi("FORMAT"),
        "Certaines clés n'acceptent que quelques mots.\n\nBon : `avis: valide`\n\nMauvais : `avis: oui`",
        "choisir un mot de la liste",
    )
)
