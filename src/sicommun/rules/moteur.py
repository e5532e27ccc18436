"""The engine: every rule on every subject, a rule whose premise failed being skipped there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Final

from sicommun.diagnostics import Fiche
from sicommun.model.registre import Registre
from sicommun.positions import Chemin, Finding
from sicommun.rules.regle import REGLES, Regle

if TYPE_CHECKING:
    from sicommun.model.arrete import Arrete
    from sicommun.model.budget import Budget
    from sicommun.model.commune import Commune
    from sicommun.model.contrat import Contrat
    from sicommun.model.convention import Convention
    from sicommun.model.description import Description
    from sicommun.model.epci import Epci
    from sicommun.model.gouvernance import AnneeGouvernance

SEULES: Final[Mapping[str, tuple[str, ...]]] = {"ARR": ("arretes",), "SEC": ("secrets",)}
"""The modules of the families that a quick command asks for alone: it imports no other."""


@cache
def rules(familles: tuple[str, ...] = ("",)) -> tuple[Regle, ...]:
    """Import the modules of this folder and give the rules of some families, premises first."""
    import sicommun.rules as paquet

    seuls = [module for famille in familles for module in SEULES.get(famille, ())]
    tous = not all(famille in SEULES for famille in familles)
    for nom in [module.name for module in iter_modules(paquet.__path__)] if tous else seuls:
        import_module(f"{paquet.__name__}.{nom}")
    return tuple(regle for regle in _premises_first(REGLES) if regle.fiche.code.startswith(familles))


def _premises_first(regles: dict[str, Regle]) -> Iterator[Regle]:
    """Give the rules by code, each after those it requires."""
    faites: set[str] = set()

    def visit(code: str) -> Iterator[Regle]:
        if code not in faites:
            faites.add(code)
            for premisse in regles[code].requires:
                if (autre := premisse.partition(".")[0]) in regles:
                    yield from visit(autre)
            yield regles[code]

    for code in sorted(regles):
        yield from visit(code)


def check(
    registre: Registre,
    jour: date,
    familles: tuple[str, ...] = ("",),
    *,
    aujourd_hui: date | None = None,
    sur: tuple[Any, ...] = (),
) -> Iterator[tuple[Fiche, Any, Finding]]:
    """Run the rules; give each finding with its page and the record it is about.

    `familles` keeps the rules whose code begins so. `aujourd_hui` is the present day, when the day of
    reference is another one. `sur` names the only records to look at, instead of all.
    """
    avenir = max(jour, aujourd_hui or jour)
    by_kind: dict[type[Any], list[tuple[Regle, tuple[date, ...]]]] = {}
    for regle in rules(familles):
        by_kind.setdefault(regle.sur, []).append((regle, _day_of(regle, jour, avenir)))
    for sujet in sur or subjects(registre):
        yield from _check_one(sujet, registre, by_kind.get(type(sujet), ()))


def _check_one(
    sujet: Any, registre: Registre, regles: Iterable[tuple[Regle, tuple[date, ...]]]
) -> Iterator[tuple[Fiche, Any, Finding]]:
    """Run on one subject the rules of its kind, each with the day that it asks for."""
    echecs: dict[str, list[Chemin]] = {}
    for regle, jours in regles:
        manques = tuple(_failures(regle, echecs)) if echecs and regle.requires else ()
        if () in manques:
            continue
        for finding in regle.verifie(sujet, registre, *jours):
            if finding.path[:2] not in manques:
                echecs.setdefault(regle.fiche.code, []).append(finding.path)
                yield regle.fiche, finding.piece or sujet, finding


def _failures(regle: Regle, echecs: dict[str, list[Chemin]]) -> Iterator[Chemin]:
    """Give what the failed premises of a rule spoil: elements of a list, or `()` for the whole subject."""
    for premisse in regle.requires:
        code, _, cle = premisse.partition(".")
        for chemin in echecs.get(code, ()):
            if not cle:
                yield ()
            elif chemin[:1] == (cle,):
                yield chemin[:2] if len(chemin) > 1 else ()


def _day_of(regle: Regle, jour: date, avenir: date) -> tuple[date, ...]:
    """Give the day that a rule asks for: that of reference, the one after which all is to come, or none."""
    if regle.a_venir:
        return (avenir,)
    return (jour,) if regle.au_jour else ()


def subjects(
    registre: Registre,
) -> Iterator[
    Epci | Convention | Commune | Description | Contrat | Budget | Arrete | AnneeGouvernance | Registre
]:
    """Give every record on which a rule may bear, the register itself last."""
    if registre.epci is not None:
        yield registre.epci
    yield from registre.conventions.values()
    for slug, commune in registre.communes.items():
        yield commune
        if slug in registre.descriptions:
            yield registre.descriptions[slug]
    yield from (d for slug, d in registre.descriptions.items() if slug not in registre.communes)
    yield from registre.contrats.values()
    yield from registre.budgets.values()
    yield from registre.arretes.values()
    yield from registre.gouvernances.values()
    yield registre
