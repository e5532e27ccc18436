"""All the records of a tree, without a date: the date is an argument of the calculations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from sicommun.model.modele import ModeleSi

if TYPE_CHECKING:
    from sicommun.model.arrete import Arrete
    from sicommun.model.budget import Budget
    from sicommun.model.commune import Commune
    from sicommun.model.contrat import Contrat
    from sicommun.model.convention import Convention
    from sicommun.model.description import Description
    from sicommun.model.epci import Epci, Membre
    from sicommun.model.gouvernance import AnneeGouvernance


@dataclass(frozen=True)
class Registre:
    """The records read, by version, slug or file.

    `illisibles` names the files that could not be read. `sans_secret` has, by file, the records whose texts
    had nothing of a secret when they were read; one that takes the place of another is searched.
    """

    modele: ModeleSi
    epci: Epci | None = None
    conventions: Mapping[str, Convention] = field(default_factory=dict)
    communes: Mapping[str, Commune] = field(default_factory=dict)
    descriptions: Mapping[str, Description] = field(default_factory=dict)
    contrats: Mapping[str, Contrat] = field(default_factory=dict)
    budgets: Mapping[str, Budget] = field(default_factory=dict)
    arretes: Mapping[str, Arrete] = field(default_factory=dict)
    gouvernances: Mapping[str, AnneeGouvernance] = field(default_factory=dict)
    illisibles: frozenset[str] = frozenset()
    sans_secret: Mapping[str, object] = field(default_factory=dict)

    def convention_at(self, jour: date) -> Convention | None:
        """Give the version of the convention in force on a day."""
        en_vigueur = (c for c in self.conventions.values() if c.en_vigueur_du <= jour)
        return max(en_vigueur, key=lambda c: (c.en_vigueur_du, c.version), default=None)

    @cached_property
    def codes_contrats(self) -> frozenset[str]:
        """Give the codes of the contracts, the names of unreadable ones included."""
        noms = {fichier.rpartition("/")[2] for fichier in self.illisibles if "/contracts/" in fichier}
        return frozenset(
            {c.code for c in self.contrats.values()} | {nom.removesuffix(".yaml") for nom in noms}
        )

    @cached_property
    def sirens(self) -> Mapping[str, Commune]:
        """Give the first adherent, in the order of the folders, that bears each SIREN."""
        premiers: dict[str, Commune] = {}
        for commune in self.communes.values():
            premiers.setdefault(commune.siren, commune)
        return premiers

    @cached_property
    def membres(self) -> Mapping[str, tuple[Membre, ...]]:
        """Give the memberships by SIREN, and by INSEE code: the two never look alike."""
        membres: dict[str, tuple[Membre, ...]] = {}
        for membre in self.epci.membres if self.epci else ():
            for cle in (membre.siren, membre.code_insee):
                membres[cle] = (*membres.get(cle, ()), membre)
        return membres

    def illisible(self, *fins: str) -> bool:
        """Tell whether an unreadable file ends in one of these ways."""
        return any(fichier.endswith(fins) for fichier in self.illisibles)
