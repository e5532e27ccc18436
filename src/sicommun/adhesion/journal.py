"""The journal played through the table of transitions: what it admits, what it refuses and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sicommun.adhesion.conditions import CAS, CONDITIONS, D_ETAT
from sicommun.adhesion.dossier import Dossier, apply_fact, elapsed
from sicommun.adhesion.memoire import remembered
from sicommun.adhesion.transitions import STATUTS, Transition, clause_of, transitions


@dataclass(frozen=True, slots=True)
class Pas:
    """A fact that the table admits, its rank in the file, and the state on both sides."""

    rang: int
    fait: Any
    avant: Dossier
    apres: Dossier


@dataclass(frozen=True, slots=True)
class Refus:
    """A fact that the table refuses: its rank in the file, the clause and the reason in French."""

    rang: int
    fait: Any
    clause: str
    motif: str


@dataclass(frozen=True, slots=True)
class Journal:
    """A parcours in the order of its acts, sorted into admitted and refused facts."""

    pas: tuple[Pas, ...]
    refus: tuple[Refus, ...]

    @property
    def dossier(self) -> Dossier:
        """Give the state after the last admitted fact."""
        return self.pas[-1].apres if self.pas else Dossier()


def by_act(parcours: Iterable[Any]) -> list[tuple[int, Any]]:
    """Give the facts with their ranks, by date of the act, then by rank in the file."""
    return sorted(enumerate(parcours), key=lambda numerote: (numerote[1].le, numerote[0]))


@remembered
def play(parcours: Sequence[Any]) -> Journal:
    """Play a parcours act by act; a refused fact changes nothing and the next ones go on."""
    pas: list[Pas] = []
    refus: list[Refus] = []
    dossier = Dossier()
    for rang, fait in by_act(parcours):
        dossier = elapsed(dossier, fait.le)
        verdict = judge(dossier, fait)
        if isinstance(verdict, Transition):
            apres = apply_fact(dossier, fait, verdict.vers)
            pas.append(Pas(rang, fait, dossier, apres))
            dossier = apres
        else:
            refus.append(Refus(rang, fait, *verdict))
    return Journal(tuple(pas), tuple(refus))


def judge(dossier: Dossier, fait: Any) -> Transition | tuple[str, str]:
    """Give the row that admits a fact in a state, or the clause and the reason of the refusal."""
    lignes = transitions().get((dossier.statut, fait.fait), ())
    for ligne in lignes:
        if ligne.cas and not CAS[ligne.cas](dossier, fait):
            continue
        motifs = [motif for nom in ligne.conditions if (motif := CONDITIONS[nom](dossier, fait))]
        return (ligne.clause, " ; ".join(motifs)) if motifs else ligne
    return clause_of(fait.fait), _hors_table(dossier)


def _hors_table(dossier: Dossier) -> str:
    """Say in which state the fact comes, and what may come there."""
    possibles = ", ".join(admis(dossier)) or "aucun"
    return f"l'adhésion est alors « {STATUTS[dossier.statut]} » ; faits admis dans cet état : {possibles}"


def admis(dossier: Dossier) -> tuple[str, ...]:
    """Give the facts that may follow in a state, those that it already forbids left out."""
    return tuple(
        sorted(
            fait
            for (de, fait), lignes in transitions().items()
            if de == dossier.statut and any(_may_hold(dossier, ligne) for ligne in lignes)
        )
    )


def _may_hold(dossier: Dossier, ligne: Transition) -> bool:
    """Tell whether a row can admit some fact in a state."""
    return not any(CONDITIONS[nom](dossier, None) for nom in ligne.conditions if nom in D_ETAT)
