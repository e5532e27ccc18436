"""What a run has to say: the findings, the communes, and the lines of a command that writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sicommun.diagnostics.diagnostic import Diagnostic
from sicommun.secrets import mask

EPCI: Final = "data/epci.yaml"
"""The file that holds the waivers."""


@dataclass(frozen=True, slots=True)
class ResumeCommune:
    """One line of summary; `completude` holds (label, lines answered, lines due) for each domain."""

    slug: str
    nom: str
    erreurs: int
    avertissements: int
    informations: int
    statut: str
    completude: tuple[tuple[str, int, int], ...] = ()

    def __post_init__(self) -> None:
        """Blot out a secret."""
        object.__setattr__(self, "nom", mask(self.nom))


@dataclass(frozen=True, slots=True)
class Ecarte:
    """A finding that a waiver sets aside: why, by whom, for how long, and the line of `data/epci.yaml`."""

    diagnostic: Diagnostic
    motif: str
    auteur: str
    decidee_le: date
    jusqu_au: date
    ligne: int

    def __post_init__(self) -> None:
        """Blot out a secret."""
        object.__setattr__(self, "motif", mask(self.motif))
        object.__setattr__(self, "auteur", mask(self.auteur))

    @property
    def ou(self) -> str:
        """Give the place where the waiver stands."""
        return f"{EPCI}:{self.ligne}"


@dataclass(frozen=True, slots=True)
class Rapport:
    """The outcome of `validate`, in order of display; `jour` is the date at which states were judged.

    `masques` counts, by file, the findings beyond `limites.CONSTATS_PAR_FICHIER`; `lire` gives the text
    of a file, for the excerpts. `ecartes` are the findings set aside, which count for nothing;
    `voir_derogations` asks for their detail where it is not always given.
    """

    diagnostics: tuple[Diagnostic, ...]
    communes: int
    fichiers: int
    resumes: tuple[ResumeCommune, ...]
    jour: date
    masques: Mapping[str, int]
    lire: Callable[[str], str]
    ecartes: tuple[Ecarte, ...] = ()
    voir_derogations: bool = False


@dataclass(frozen=True, slots=True)
class Compte:
    """What a command that writes has changed, in French, line by line."""

    lignes: tuple[str, ...]
