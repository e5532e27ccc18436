"""The organic description of a commune's information system, each answer in one shape."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar, NamedTuple

from sicommun.model.base import Modele, champ
from sicommun.model.types import Jour, Texte
from sicommun.positions import Chemin


class Confirmation(Modele):
    """« Inchangé »: once a year this is enough (design of the yearly confirmation)."""

    le: Jour = champ("Le", "Date de la confirmation.")
    par: Texte | None = champ("Par", "Fonction de la personne.", default=None)


class EnTete(Modele):
    """The head of a description: when it was taken, and the yearly confirmations."""

    arretee_au: Jour = champ("Arrêtée au", "Date de recueil des informations (ADH-09).")
    confirmations: tuple[Confirmation, ...] = champ(
        "Confirmations", "« Inchangé », une fois par an.", default=()
    )


@dataclass(frozen=True, slots=True)
class Adresse:
    """The address of a site or of a machine room."""

    libelle: str = ""
    voie: str = ""
    code_postal: str = ""
    commune: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One line of a free list (« Autres »)."""

    libelle: str
    description: str = ""
    quantite: Decimal | None = None


class Reponse(NamedTuple):
    """The answer to a row: a list (`valeur`), a quantity, words, or an explicit « sans objet ».

    A named tuple: a commune has two hundred of them, and they are made six times faster.
    """

    valeur: tuple[Adresse | Mention, ...] = ()
    quantite: Decimal | None = None
    description: str = ""
    unite: str = ""
    sans_objet: bool = False
    au: date | None = None


@dataclass(frozen=True, slots=True)
class Bloc:
    """The answers of a domain, or of one element of a repeatable domain, by key of row."""

    domaine: str
    chemin: Chemin
    reponses: Mapping[str, Reponse]
    nom: str = ""
    type: str = ""
    sans_objet: bool = False


@dataclass(frozen=True, slots=True)
class Description:
    """`data/communes/<slug>/description.yaml`: all the answers of a commune."""

    genre: ClassVar[str] = "description"

    fichier: str
    arretee_au: date
    confirmations: tuple[Confirmation, ...] = ()
    blocs: Mapping[str, tuple[Bloc, ...]] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        """Give the folder's name."""
        return self.fichier.split("/")[-2]

    def quantite(self, domaine: str, cle: str) -> Decimal | None:
        """Give the quantity answered to a row of a domain that does not repeat."""
        for bloc in self.blocs.get(domaine, ()):
            if cle in bloc.reponses:
                return bloc.reponses[cle].quantite
        return None
