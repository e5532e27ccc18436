"""People in office and the series of dates they come in."""

from datetime import date

from sicommun.model.base import Modele, champ
from sicommun.model.types import Jour, Texte
from sicommun.periodes import Periode


class Mandat(Modele):
    """A person in a function from one day to another; an open end has no `au`."""

    du: Jour = champ("Du", "Premier jour de la fonction.")
    au: Jour | None = champ("Au", "Dernier jour de la fonction ; absent tant qu'elle dure.", default=None)
    fonction: Texte = champ("Fonction", "Maire, présidente, directrice du service commun…")
    prenom: Texte = champ("Prénom", "Prénom de la personne.")
    nom: Texte = champ("Nom", "Nom de la personne.")

    @property
    def periode(self) -> Periode:
        """Give the days in office."""
        return Periode(self.du, self.au)


class Referent(Modele):
    """A privileged contact of the shared service in a commune (INT-01, INT-03)."""

    prenom: Texte = champ("Prénom", "Prénom du référent.")
    nom: Texte = champ("Nom", "Nom du référent.")
    fonction: Texte = champ("Fonction", "Fonction dans la commune.")
    telephone: Texte | None = champ(
        "Téléphone", "Ligne professionnelle, de préférence de service.", default=None
    )
    email: Texte | None = champ(
        "Courriel", "Adresse fonctionnelle conseillée : ce qui entre dans git y reste.", default=None
    )
    du: Jour | None = champ("Du", "Premier jour ; à défaut, la date de désignation.", default=None)
    au: Jour | None = champ("Au", "Dernier jour ; absent tant que la personne est référente.", default=None)


class Referents(Modele):
    """Who the commune named, by whom and when (INT-01)."""

    designes_par: Texte | None = champ(
        "Désignés par", "Le maire ou le directeur général des services : maire ou dgs.", default=None
    )
    designes_le: Jour | None = champ("Désignés le", "Date de la désignation formelle.", default=None)
    personnes: tuple[Referent, ...] = champ("Personnes", "Cinq ou six au plus (INT-04).", default=())


class Interlocuteur(Modele):
    """Who at the shared service looks after an adherent (INT-06)."""

    fonction: Texte = champ("Fonction", "Fonction au service commun.")
    pour: Texte | None = champ("Pour", "Ce dont elle s'occupe : applicatifs, postes, SIG…", default=None)
    prenom: Texte | None = champ("Prénom", "Prénom de la personne ; la fonction suffit.", default=None)
    nom: Texte | None = champ("Nom", "Nom de la personne ; la fonction suffit.", default=None)
    telephone: Texte | None = champ("Téléphone", "Ligne de service.", default=None)
    email: Texte | None = champ("Courriel", "Adresse de fonction.", default=None)
    du: Jour | None = champ("Du", "Premier jour, s'il est connu.", default=None)
    au: Jour | None = champ("Au", "Dernier jour ; absent tant que cela dure.", default=None)

    @property
    def periode(self) -> Periode:
        """Give the days in charge."""
        return Periode(self.du or date.min, self.au)
