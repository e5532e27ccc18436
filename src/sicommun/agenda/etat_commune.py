"""One adherent on a day: what it has signed, how far it has come, what it owes, what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from sicommun.adhesion.dossier import Dossier
from sicommun.adhesion.ensembles import domains_of, subscribed
from sicommun.adhesion.etat import Etat, etat
from sicommun.adhesion.interlocuteurs import in_charge_on, in_office
from sicommun.adhesion.journal import Refus, play
from sicommun.adhesion.procedures import Procedure, open_procedures
from sicommun.adhesion.suite import Etape, acts_until, dossier_of, way_to_effect
from sicommun.agenda.description import EtatDescription, description_on
from sicommun.agenda.echeance import Echeance
from sicommun.feries import is_weekday
from sicommun.model.commune import Commune
from sicommun.model.comptages import Comptage
from sicommun.model.personnes import Mandat, Referent
from sicommun.model.registre import Registre
from sicommun.quota.dernier import DernierEtat, StatutEtat

Groupe = Literal["adherente", "en_chemin", "sortie", "sans_demarche"]
"""Signed; on its way to sign; gone; nothing yet."""

_SORTIES: Final = frozenset({"exclu", "retire", "fusionne", "hors_epci"})


@dataclass(frozen=True, slots=True)
class Part:
    """The last share of an adherent, in cents, and what the statement that gives it is worth."""

    exercice: int
    statut: StatutEtat
    cents: int
    solde: int


@dataclass(frozen=True, slots=True)
class EtatCommune:
    """Where an adherent stands; `acte` is what stands after its last act, effects to come included."""

    commune: Commune
    situation: Etat
    acte: Dossier
    description: EtatDescription | None
    referents: tuple[Referent, ...]
    representants: tuple[Mandat, ...]
    comptage: Comptage | None
    part: Part | None
    etapes: tuple[Etape, ...]
    procedures: tuple[Procedure, ...]
    echeances: tuple[Echeance, ...]
    refus: tuple[Refus, ...]

    @property
    def souscrits(self) -> tuple[str, ...]:
        """Give the codes signed, less those excluded since."""
        return subscribed(self.situation.dossier)

    @property
    def domaines(self) -> int:
        """Count the functional domains of C that are signed."""
        return domains_of(self.souscrits)

    @property
    def groupe(self) -> Groupe:
        """Tell with which others the adherent is to be shown."""
        if self.souscrits and self.situation.statut not in _SORTIES:
            return "adherente"
        if self.situation.statut in _SORTIES:
            return "sortie"
        return "en_chemin" if self.situation.statut != "aucun" else "sans_demarche"

    @property
    def prochaine(self) -> Etape | None:
        """Give the next step of the way to effect that somebody owes."""
        return next((etape for etape in self.etapes if not etape.facultative), None)

    @property
    def a_venir(self) -> tuple[Echeance, ...]:
        """Give the terms that are still to come, the nearest first."""
        siennes = (e for e in self.echeances if e.etat == "a_venir" and e.terme >= self.situation.jour)
        return tuple(sorted(siennes, key=lambda e: (e.terme, e.genre, e.sujet)))

    @property
    def retards(self) -> tuple[Echeance, ...]:
        """Give the terms that are past, the oldest first."""
        return tuple(sorted((e for e in self.echeances if e.etat == "en_retard"), key=lambda e: e.terme))

    @property
    def sans_referent(self) -> bool:
        """Tell whether nobody speaks for an adherent that has signed (INT-02)."""
        return self.groupe == "adherente" and not self.referents


def state_of(
    commune: Commune,
    registre: Registre,
    jour: date,
    *,
    echeances: Iterable[Echeance] = (),
    dernier: DernierEtat | None = None,
    est_ouvre: Callable[[date], bool] = is_weekday,
) -> EtatCommune:
    """Gather what there is to say of an adherent on a day; `echeances` are those of all adherents."""
    situation = etat(commune.parcours, jour)
    return EtatCommune(
        commune=commune,
        situation=situation,
        acte=dossier_of(acts_until(commune.parcours, jour)),
        description=description_on(commune, registre, situation, effective=situation.est_effective),
        referents=in_charge_on(commune, registre, jour),
        representants=in_office(commune.representants, jour),
        comptage=max((c for c in commune.comptages if c.au <= jour), key=lambda c: c.au, default=None),
        part=_share(commune, dernier),
        etapes=way_to_effect(commune.parcours, jour),
        procedures=open_procedures(commune.parcours, registre, jour, est_ouvre=est_ouvre),
        echeances=tuple(e for e in echeances if e.commune == commune.slug),
        refus=tuple(refus for refus in play(commune.parcours).refus if refus.fait.le <= jour),
    )


def _share(commune: Commune, dernier: DernierEtat | None) -> Part | None:
    """Give the share of an adherent in the last statement; one that another pays for has none."""
    ligne = dernier.line_of(commune.siren) if dernier and commune.payeur is None else None
    if dernier is None or ligne is None:
        return None
    return Part(dernier.etat.exercice, dernier.statut, ligne.quote_part, ligne.solde)
