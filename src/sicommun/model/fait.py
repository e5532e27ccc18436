"""What all the facts of a journal have: the day of the act, supporting papers, a note, a number."""

from datetime import date

from sicommun.model.base import Modele, champ
from sicommun.model.types import Empreinte, Jour, Texte


class PieceJointe(Modele):
    """A supporting document: a deliberation, a signed convention, an acknowledgement of receipt."""

    nature: Texte = champ("Nature", "Délibération, convention signée, accusé de réception…")
    reference: Texte | None = champ("Référence", "Numéro ou cote.", default=None)
    fichier: Texte | None = champ("Fichier", "Nom du fichier conservé.", default=None)
    sha256: Empreinte | None = champ("Empreinte", "SHA-256 du fichier.", default=None)


class FaitCommun(Modele):
    """What all facts have: the day of the act, papers and a note."""

    le: Jour = champ("Le", "Date de l'acte.")
    pieces: tuple[PieceJointe, ...] = champ("Pièces", "Pièces à l'appui.", default=())
    note: Texte | None = champ("Note", "Remarque libre.", default=None)
    reference: Texte | None = champ("Référence", "Numéro de l'acte ou du courrier.", default=None)

    @property
    def prend_effet(self) -> date:
        """Give the day from which the state counts the fact."""
        # not `getattr`: pydantic takes its time to say that most facts have no `effet`
        effet: date | None = vars(self).get("effet")
        return effet or self.le


class FaitDate(Modele):
    """A dated fact that founds a formal notice (EXC-03, EXC-05)."""

    le: Jour = champ("Le", "Date du fait.")
    texte: Texte = champ("Texte", "Le fait, tel qu'il a été constaté.")


class ElementRendu(Modele):
    """One thing given back to a commune that leaves (CSQ-05)."""

    nature: Texte = champ("Nature", "Documentation, paramétrage, fichiers, base de données…")
    format: Texte | None = champ("Format", "Format numérique, si ce n'est celui convenu.", default=None)
    volume: Texte | None = champ("Volume", "Ce que cela fait : « 12 Go », « 3 400 fichiers ».", default=None)
    remis_le: Jour | None = champ("Remis le", "Date de la remise, si ce n'est celle de l'acte.", default=None)
    sha256: Empreinte | None = champ("Empreinte", "SHA-256 de ce qui est rendu.", default=None)
