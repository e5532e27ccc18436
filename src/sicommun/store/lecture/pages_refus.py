"""The pages of what YAML allows and this repository refuses: a file means one thing to every reader."""

from __future__ import annotations

from typing import Final

from sicommun.diagnostics import ERREUR, Fiche, declare
from sicommun.limites import CARACTERES_PAR_SCALAIRE, CONSTATS_PAR_FICHIER, NOEUDS_PAR_FICHIER, PROFONDEUR
from sicommun.textes import Reference, loi

_YAML: Final = loi("YAML-1.2")
_FORMAT: Final = loi("FORMAT")


def _fiche(code: str, titre: str, *, texte: str, remede: str, source: Reference = _FORMAT) -> Fiche:
    """Declare the page of an error of this module."""
    return declare(Fiche(code, titre, ERREUR, source, texte, remede))


CLE_DOUBLE = _fiche(
    "LEC030",
    "clé écrite deux fois",
    source=_YAML,
    texte="Deux fois la même clé au même endroit : chaque lecteur en garderait une, pas toujours la même.\n\n"
    "Bon : `postes: 182`\n\nMauvais : `postes: 182`, puis plus bas `postes: 190`.",
    remede="garder une des deux lignes",
)
CLE_NUE = _fiche(
    "LEC031",
    "clé à mettre entre guillemets",
    texte="Une clé est un mot. Un nombre, une date, un vide, `true` ou `null` en place de clé ne sont pas "
    'lus de même par tous.\n\nBon : `"2024": 18250.00`\n\nMauvais : `2024: 18250.00`',
    remede="mettre la clé entre guillemets doubles",
)
CLE_COMPOSEE = _fiche(
    "LEC032",
    "clé qui n'est pas un mot",
    texte="Une liste ou un bloc ne peut pas servir de clé. C'est souvent une accolade de gabarit laissée "
    'sans guillemets.\n\nBon : `titre: "{{ nom }}"`\n\nMauvais : `titre: {{ nom }}`',
    remede="mettre la valeur entre guillemets doubles, ou écrire un mot en place de clé",
)
ANCRE = _fiche(
    "LEC033",
    "ancre « & »",
    texte="Une ancre sert à répéter un morceau sans l'écrire ; ici chaque fait s'écrit là où il vaut.\n\n"
    'Bon : `nom: "&co"`\n\nMauvais : `nom: &co Chenôve`',
    remede="effacer l'ancre ; si le texte commence par « & », le mettre entre guillemets",
)
ALIAS = _fiche(
    "LEC034",
    "renvoi « * »",
    texte="Un renvoi répète un morceau écrit ailleurs ; ici chaque fait s'écrit là où il vaut.\n\n"
    'Bon : `nom: "*à confirmer"`\n\nMauvais : `nom: *chenove`',
    remede="recopier la valeur visée ; si le texte commence par « * », le mettre entre guillemets",
)
FUSION = _fiche(
    "LEC035",
    "fusion « << »",
    texte="`<<` verse un bloc dans un autre chez certains lecteurs et pas chez d'autres.\n\n"
    "Bon : les clés, écrites une à une.\n\nMauvais : `<<: *defauts`",
    remede="recopier les clés voulues",
)
ETIQUETTE = _fiche(
    "LEC036",
    "étiquette « ! »",
    texte="Une étiquette impose une sorte de valeur, et peut faire exécuter un programme par d'autres "
    'lecteurs.\n\nBon : `nom: "!important"`\n\n'
    "Mauvais : `nom: !important` ou `!!python/object/apply:os.system`",
    remede="effacer l'étiquette ; si le texte commence par « ! », le mettre entre guillemets",
)
DIRECTIVE = _fiche(
    "LEC037",
    "directive « % »",
    texte="`%YAML` et `%TAG` changent le sens de tout le fichier.\n\n"
    "Bon : un fichier qui commence par sa première clé.\n\nMauvais : `%YAML 1.1` en tête.",
    remede="effacer la ligne qui commence par « % »",
)
PLUSIEURS = _fiche(
    "LEC038",
    "plusieurs documents dans un fichier",
    texte="Un fichier, un enregistrement : `---` ou `...` au milieu en commence un autre.\n\n"
    "Bon : deux fichiers.\n\nMauvais : `nom: Chenôve`, `---`, `nom: Orgeval`.",
    remede="partager en deux fichiers, ou effacer la ligne « --- »",
)
RACINE = _fiche(
    "LEC039",
    "fichier sans clés",
    texte="Un fichier de données est une suite de lignes « clé: valeur ».\n\n"
    "Bon : `nom: Chenôve`\n\nMauvais : `Chenôve`, ou une liste dès la première ligne.",
    remede="commencer la ligne par une clé suivie de « : » et d'une espace",
)
TROP_PROFOND = _fiche(
    "LEC040",
    "imbrication trop profonde",
    texte=f"Au-delà de {PROFONDEUR} niveaux de listes et de blocs, la lecture s'arrête.\n\n"
    "Bon : `portee: [A, B]`\n\nMauvais : des crochets par dizaines.",
    remede="retirer des niveaux ; les limites : sicommun --limites",
)
TROP_DE_VALEURS = _fiche(
    "LEC041",
    "trop de valeurs dans un fichier",
    texte=f"Au-delà de {NOEUDS_PAR_FICHIER} valeurs, la lecture s'arrête.\n\n"
    "Bon : un fichier par exercice.\n\nMauvais : dix ans dans un seul fichier.",
    remede="partager le fichier ; les limites : sicommun --limites",
)
TROP_DE_FAUTES = _fiche(
    "LEC043",
    "trop de fautes dans un fichier",
    texte=f"Au-delà de {10 * CONSTATS_PAR_FICHIER} fautes d'écriture, la lecture s'arrête : c'est sans doute "
    "un autre genre de fichier.\n\nBon : un fichier de données.\n\nMauvais : un journal renommé en `.yaml`.",
    remede="corriger les premières fautes, ou retirer le fichier ; les limites : sicommun --limites",
)
TROP_LONG = _fiche(
    "LEC042",
    "valeur trop longue",
    texte=f"Au-delà de {CARACTERES_PAR_SCALAIRE} caractères, une valeur est un document : elle va dans un "
    "fichier à part.\n\nBon : `fichier: pieces/deliberation.pdf`\n\n"
    "Mauvais : le texte entier de la délibération.",
    remede="raccourcir, ou joindre un fichier ; les limites : sicommun --limites",
)
