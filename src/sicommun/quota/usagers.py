"""Who uses an object, and on which days: object, user and membership together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from sicommun.adhesion.etat import Etat
from sicommun.adhesion.presence import open_periods, states
from sicommun.model.budget import Budget, Objet
from sicommun.model.commune import Commune
from sicommun.model.comptages import Comptage
from sicommun.model.epci import Epci
from sicommun.model.registre import Registre
from sicommun.model.utilisateurs import Utilisateur
from sicommun.periodes import Periode, annee_civile
from sicommun.positions import Finding
from sicommun.quota.constats import UTILISATEUR_INCONNU, Constat
from sicommun.trace import Origine

EPCI: Final = "epci"
"""The name that the EPCI bears among the users of an object."""


class Usager(NamedTuple):
    """Somebody who may bear a share: `qui` is the folder, or `epci`."""

    qui: str
    siren: str
    nom: str
    fichier: str
    comptages: Sequence[Comptage]
    piece: Commune | Epci | None


class Usage(NamedTuple):
    """The days on which a user has an object, as periods in order, and where it is written."""

    usager: Usager
    periodes: tuple[Periode, ...]
    origine: Origine

    @property
    def jours(self) -> int:
        """Count the days."""
        return sum(periode.jours for periode in self.periodes)


@dataclass(frozen=True)
class Presences:
    """The users of a year: who they are, and their days on each portée, worked out once."""

    registre: Registre
    exercice: int
    _jours: dict[tuple[str, tuple[str, ...], bool], tuple[Periode, ...]] = field(default_factory=dict)
    _etats: dict[str, tuple[tuple[Periode, Etat], ...]] = field(default_factory=dict)
    _usagers: dict[str, Usager] = field(default_factory=dict)

    @property
    def usagers(self) -> Mapping[str, Usager]:
        """Give everybody by name: the EPCI first, then the adherents by folder."""
        if not self._usagers:
            self._usagers.update({usager.qui: usager for usager in everybody(self.registre)})
        return self._usagers

    def member_days(
        self, usager: Usager, portee: tuple[str, ...], *, suspension_due: bool
    ) -> tuple[Periode, ...]:
        """Give the days of the year on which a user is a member for a portée; the EPCI always is."""
        cle = (usager.qui, portee, suspension_due)
        if cle not in self._jours:
            self._jours[cle] = (
                open_periods(self._states(usager, usager.piece), portee, suspension_due=suspension_due)
                if isinstance(usager.piece, Commune)
                else (annee_civile(self.exercice),)
            )
        return self._jours[cle]

    def _states(self, usager: Usager, commune: Commune) -> tuple[tuple[Periode, Etat], ...]:
        """Give the states of an adherent through the year, worked out once."""
        if usager.qui not in self._etats:
            self._etats[usager.qui] = states(commune.parcours, annee_civile(self.exercice))
        return self._etats[usager.qui]


def everybody(registre: Registre) -> Iterator[Usager]:
    """Give the EPCI and every adherent of a register."""
    if registre.epci is not None:
        epci = registre.epci
        yield Usager(EPCI, epci.siren, epci.nom, epci.fichier, epci.comptages, epci)
    for slug, commune in sorted(registre.communes.items()):
        yield Usager(slug, commune.siren, commune.nom, commune.fichier, commune.comptages, commune)


def users(
    objet: Objet, rang: int, budget: Budget, presences: Presences, *, suspension_due: bool
) -> tuple[list[Usage], list[Constat]]:
    """Give the users of an object who have it for a day at least, the EPCI first, then by SIREN.

    Days = object ∩ user ∩ membership; a written `fondement` stands in for membership.
    """
    vie = object_days(objet, budget.exercice)
    usages, constats = [], []
    for qui, ecrites, origine in _named(objet, rang, budget, presences, vie):
        usager = presences.usagers.get(qui)
        if usager is None:
            message = f"« {qui} » n'est ni l'EPCI ni un adhérent que l'on puisse lire"
            constats.append(Constat(UTILISATEUR_INCONNU, budget.fichier, Finding(origine.chemin, message)))
            continue
        periodes = ecrites
        if objet.fondement is None:
            portee = portee_of(objet, presences.registre)
            membre = presences.member_days(usager, portee, suspension_due=suspension_due)
            periodes = _common(ecrites, membre)
        if periodes:
            usages.append(Usage(usager, periodes, origine))
    return sorted(usages, key=lambda usage: by_rank(usage.usager)), constats


def by_rank(usager: Usager) -> tuple[bool, str]:
    """Give the order of ties and of tables: the EPCI, then by SIREN."""
    return (usager.qui != EPCI, usager.siren)


def object_days(objet: Objet, exercice: int) -> Periode | None:
    """Give the days of the year on which an object exists; None when there are none."""
    return annee_civile(exercice).commun(Periode(objet.du or date.min, objet.au))


def portee_of(objet: Objet, registre: Registre) -> tuple[str, ...]:
    """Give what an object serves: its portée, else that of its services."""
    if objet.portee or not objet.services:
        return objet.portee
    contrats = {contrat.code: contrat for contrat in registre.contrats.values()}
    return tuple(
        code for service in objet.services if service in contrats for code in contrats[service].portee
    )


def _named(
    objet: Objet, rang: int, budget: Budget, presences: Presences, vie: Periode | None
) -> Iterator[tuple[str, tuple[Periode, ...], Origine]]:
    """Give each user that an object names, its days inside the object's own, and where."""
    if vie is None:
        return
    chemin = ("objets", rang, "utilisateurs")
    liste = objet.utilisateurs
    if liste is None:
        noms = (qui for qui in presences.usagers if qui != EPCI)
        yield from ((qui, (vie,), Origine(budget.fichier, chemin)) for qui in noms)
    else:
        for qui, places in _by_user(liste).items():
            periodes = (vie.commun(Periode(liste[n].du or date.min, liste[n].au)) for n in places)
            origine = Origine(budget.fichier, (*chemin, places[0], "qui"))
            yield qui, _in_order(periode for periode in periodes if periode), origine
    if objet.epci_utilise and EPCI not in {utilisateur.qui for utilisateur in liste or ()}:
        yield EPCI, (vie,), Origine(budget.fichier, ("objets", rang, "epci_utilise"))


def _by_user(liste: Sequence[Utilisateur]) -> dict[str, list[int]]:
    """Give the places of each user in a list."""
    places: dict[str, list[int]] = {}
    for place, utilisateur in enumerate(liste):
        places.setdefault(utilisateur.qui, []).append(place)
    return places


def _in_order(periodes: Iterator[Periode]) -> tuple[Periode, ...]:
    """Sort periods by their first day."""
    return tuple(sorted(periodes, key=lambda periode: periode.du))


def _common(gauches: Sequence[Periode], droites: Sequence[Periode]) -> tuple[Periode, ...]:
    """Give the days that two lists of periods share."""
    communs = (gauche.commun(droite) for gauche in gauches for droite in droites)
    return _in_order(commun for commun in communs if commun)
