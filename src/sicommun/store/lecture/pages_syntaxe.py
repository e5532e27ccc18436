"""The pages of the faults of writing: what no YAML reader can make sense of."""

from __future__ import annotations

from typing import Final

from sicommun.diagnostics import ERREUR, Fiche, declare
from sicommun.textes import loi

_YAML: Final = loi("YAML-1.2")


def _fiche(code: str, titre: str, *, texte: str, remede: str) -> Fiche:
    """Declare the page of a fault of writing."""
    return declare(Fiche(code, titre, ERREUR, _YAML, texte, remede))


SYNTAXE = _fiche(
    "LEC020",
    "ligne que l'on ne comprend pas",
    texte="La ligne ne s'écrit ni « clé: valeur », ni « - élément ».\n\n"
    "Bon : `nom: Chenôve`\n\nMauvais : `? nom`",
    remede="réécrire la ligne sous la forme « clé: valeur » ; en cas de doute, mettre la valeur entre "
    "guillemets doubles",
)
GUILLEMETS = _fiche(
    "LEC021",
    "guillemets mal fermés",
    texte="Un guillemet ouvert au début d'une valeur se ferme à sa fin, et rien ne le suit. Entre guillemets "
    "simples, une apostrophe ferme la valeur.\n\n"
    "Bon : `nom: \"L'Abergement\"`\n\nMauvais : `nom: 'L'Abergement'` ou `nom: \"Chenôve`",
    remede="mettre toute la valeur entre guillemets doubles, ouverts et fermés sur la ligne",
)
CROCHETS = _fiche(
    "LEC022",
    "crochet, accolade ou virgule mal placés",
    texte="Une liste s'ouvre par « [ » et se ferme par « ] », un bloc par « { » et « } » ; une virgule et "
    "une espace séparent les éléments.\n\nBon : `portee: [A, B]`\n\n"
    "Mauvais : `portee: [A, B` ou `portee: [A,, B]`",
    remede="fermer le crochet ou l'accolade, et séparer les éléments par une virgule",
)
DECALAGE = _fiche(
    "LEC023",
    "ligne mal décalée",
    texte="Les lignes d'un même bloc commencent à la même colonne ; celles d'un sous-bloc, deux espaces plus "
    "loin.\n\nBon :\n\n    referents:\n      designes_par: maire\n      designes_le: 2024-01-15\n\n"
    "Mauvais :\n\n    referents:\n      designes_par: maire\n     designes_le: 2024-01-15",
    remede="aligner la ligne sur les autres du même bloc, avec des espaces",
)
DEUX_POINTS = _fiche(
    "LEC024",
    "deux-points absent, collé ou de trop",
    texte="Une clé est suivie de deux-points et d'une espace. Une valeur qui contient elle-même « : » se met "
    'entre guillemets.\n\nBon : `nom: Chenôve` et `objet: "Voirie : travaux"`\n\n'
    "Mauvais : `nom Chenôve`, `nom:Chenôve` ou `objet: Voirie : travaux`",
    remede="écrire « clé: valeur » ; une valeur qui contient « : » se met entre guillemets doubles",
)
RESERVE = _fiche(
    "LEC025",
    "valeur qui commence par un caractère réservé",
    texte="Les caractères @ ` % & * ! | > ont un sens particulier en tête d'une valeur.\n\n"
    'Bon : `note: "@ vérifier"`\n\nMauvais : `note: @ vérifier` ou `note: *important*`',
    remede="mettre la valeur entre guillemets doubles",
)
ECHAPPEMENT = _fiche(
    "LEC026",
    "barre oblique inverse entre guillemets doubles",
    texte="Entre guillemets doubles, « \\ » annonce un caractère particulier ; peu de suites ont un sens.\n\n"
    "Bon : `chemin: 'C:\\donnees'`\n\nMauvais : `chemin: \"C:\\donnees\"`",
    remede="mettre la valeur entre guillemets simples, ou doubler la barre : \\\\",
)
