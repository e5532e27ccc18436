"""How a finance tool wants the statement: its columns, in its order, by its names."""

from typing import ClassVar, Literal

from sicommun.model.base import Modele, Piece, champ
from sicommun.model.types import Texte

ColonneCsv = Literal["exercice", "statut", "siren", "payeur", "genre", "code", "libelle", "montant"]


class ColonneVoulue(Modele):
    """A column wanted: one of the statement, or the same words on every line."""

    titre: Texte = champ("Titre", "Titre de la colonne.")
    colonne: ColonneCsv | None = champ(
        "Colonne", "Colonne de l'état, décrite dans docs/quote-part.md.", default=None
    )
    valeur: Texte | None = champ(
        "Valeur", "Ou les mêmes mots à chaque ligne : un compte, un code.", default=None
    )


class Correspondance(Piece):
    """A file given to `sicommun quota ANNÉE --format csv --csv-mapping`."""

    genre: ClassVar[str] = "correspondance"

    separateur: Literal[";", ",", "|"] = champ("Séparateur", "; , ou |", default=";")
    decimale: Literal[".", ","] = champ("Décimale", "point ou virgule.", default=".")
    colonnes: tuple[ColonneVoulue, ...] = champ("Colonnes", "Dans l'ordre voulu.", min_length=1)
