"""The pages of what keeps the bytes of a file from being a plain text."""

from __future__ import annotations

from typing import Final

from sicommun.diagnostics import AVERTISSEMENT, ERREUR, Fiche, declare
from sicommun.textes import loi

_FORMAT: Final = loi("FORMAT")
_YAML: Final = loi("YAML-1.2")

TROP_GROS = declare(
    Fiche(
        "LEC001",
        "fichier trop volumineux",
        ERREUR,
        _FORMAT,
        "Un fichier de données se lit et se relit : au-delà de la limite, il n'est pas ouvert.\n\n"
        "Bon : un fichier par commune, par contrat, par exercice.\n\n"
        "Mauvais : un export entier dans un seul fichier.",
        "partager le fichier, ou retirer ce qui n'a rien à y faire ; les limites : sicommun --limites",
    )
)
VIDE = declare(
    Fiche(
        "LEC002",
        "fichier vide",
        ERREUR,
        _FORMAT,
        "Un fichier vide ne dit pas s'il reste à remplir ou s'il a été effacé par erreur.\n\n"
        "Bon : `nom: Chenôve`\n\nMauvais : un fichier sans rien, ou avec des commentaires seuls.",
        "remplir le fichier, ou le supprimer",
    )
)
UTF16 = declare(
    Fiche(
        "LEC003",
        "fichier en UTF-16 ou UTF-32",
        ERREUR,
        _FORMAT,
        "Un seul codage pour tous les fichiers : UTF-8. « Unicode » dans le Bloc-notes veut dire UTF-16.\n\n"
        "Bon : enregistrer sous, codage « UTF-8 ».\n\nMauvais : enregistrer sous, codage « Unicode ».",
        "réenregistrer en UTF-8 (Bloc-notes : Enregistrer sous, Encodage : UTF-8)",
    )
)
PAS_UTF8 = declare(
    Fiche(
        "LEC004",
        "fichier qui n'est pas en UTF-8",
        ERREUR,
        _FORMAT,
        "Un seul codage pour tous les fichiers : UTF-8. D'anciens logiciels de Windows écrivent en cp1252, "
        "où les lettres accentuées sont codées autrement.\n\n"
        "Bon : enregistrer sous, codage « UTF-8 ».\n\nMauvais : enregistrer sous, codage « ANSI ».",
        "réenregistrer en UTF-8 (Bloc-notes : Enregistrer sous, Encodage : UTF-8), "
        "ou : iconv -f CP1252 -t UTF-8 ancien.yaml > nouveau.yaml",
    )
)
FIN_WINDOWS = declare(
    Fiche(
        "LEC005",
        "fins de ligne de Windows",
        AVERTISSEMENT,
        _FORMAT,
        "Les fichiers du dépôt finissent leurs lignes par « LF » ; « CR LF » fait voir à git des "
        "différences qui n'en sont pas.\n\nBon : `.gitattributes` contient `* text=auto eol=lf`.\n\n"
        "Mauvais : un fichier enregistré par le Bloc-notes, hors de git.",
        "réenregistrer avec des fins de ligne « LF » (git le fait seul avec « eol=lf » dans .gitattributes)",
    )
)
COMMANDE = declare(
    Fiche(
        "LEC006",
        "caractère de commande",
        ERREUR,
        _YAML,
        "Un caractère de commande (octet nul, échappement de terminal…) ne s'affiche pas et peut piloter un "
        'écran.\n\nBon : `nom: Chenôve`\n\nMauvais : `nom: "\\x1b[31mChenôve"`',
        "effacer ce caractère",
    )
)
FIN_DE_LIGNE = declare(
    Fiche(
        "LEC007",
        "fin de ligne que tous ne lisent pas de même",
        ERREUR,
        _YAML,
        "Un retour de chariot seul, U+0085, U+2028 et U+2029 finissent la ligne pour certains lecteurs et "
        "pas pour d'autres : le même fichier dirait deux choses.\n\n"
        "Bon : des lignes finies par la touche Entrée.\n\n"
        "Mauvais : un texte collé d'un traitement de texte, avec ses sauts de ligne U+2028.",
        "remplacer ce caractère par une vraie fin de ligne ou une espace",
    )
)
SENS = declare(
    Fiche(
        "LEC008",
        "caractère qui change le sens de lecture",
        ERREUR,
        _FORMAT,
        "Un caractère de sens d'écriture (droite à gauche) fait lire à l'écran autre chose que ce qui est "
        "écrit.\n\nBon : `montant: 1200.00`\n\nMauvais : un montant précédé de U+202E, lu à l'envers.",
        "effacer ce caractère invisible ; au besoin, retaper la valeur",
    )
)
INVISIBLE = declare(
    Fiche(
        "LEC009",
        "caractère invisible",
        ERREUR,
        _FORMAT,
        "Un caractère de largeur nulle rend différents deux noms qui semblent pareils.\n\n"
        'Bon : `nom: Chenôve`\n\nMauvais : `nom: "Chen\\u200bôve"`, ou le même collé d\'une page du web.',
        "effacer ce caractère invisible ; au besoin, retaper la valeur",
    )
)
SANS_SENS = declare(
    Fiche(
        "LEC010",
        "caractère sans signification commune",
        ERREUR,
        _FORMAT,
        "Un caractère non attribué ou à usage privé n'a pas le même dessin d'un poste à l'autre, ou n'en a "
        "pas ; il ne s'imprime pas.\n\nBon : `nom: Chenôve`\n\n"
        "Mauvais : un symbole d'une police maison (U+E000 à U+F8FF).",
        "remplacer ce caractère par un caractère ordinaire",
    )
)
BLANC_EN_TETE = declare(
    Fiche(
        "LEC011",
        "tabulation ou espace insécable en début de ligne",
        ERREUR,
        _YAML,
        "Seules des espaces ordinaires décalent une ligne : une tabulation n'a pas la même largeur "
        "partout.\n\nBon : deux espaces, puis `designes_par: maire`\n\n"
        "Mauvais : une tabulation, puis `designes_par: maire`",
        "remplacer par deux espaces ordinaires",
    )
)
CONFLIT = declare(
    Fiche(
        "LEC012",
        "conflit de fusion non résolu",
        ERREUR,
        _FORMAT,
        "Git a laissé deux versions dans le fichier, entre `<<<<<<<`, `=======` et `>>>>>>>` : il faut "
        "choisir.\n\nBon : une seule version, sans ces trois lignes.\n\n"
        "Mauvais :\n\n    <<<<<<< HEAD\n    nom: Chenôve\n    =======\n    nom: Chenove\n    >>>>>>> saisie",
        "garder la bonne version et effacer les lignes <<<<<<<, ======= et >>>>>>>",
    )
)
TABULATION = declare(
    Fiche(
        "LEC013",
        "tabulation dans la ligne",
        ERREUR,
        _YAML,
        "Une tabulation ne se distingue pas d'espaces à l'écran, et des lecteurs de YAML la refusent.\n\n"
        "Bon : `postes: 182  # au 31 décembre`\n\n"
        "Mauvais : la même ligne, avec une tabulation avant le `#`.",
        "remplacer la tabulation par une espace",
    )
)
