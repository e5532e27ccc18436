"""The waivers at work: which findings they set aside, which have expired, which serve no more.

A waiver sets findings aside and nothing else: states, amounts and premises are what they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sicommun.diagnostics import AVERTISSEMENT, ERREUR, Diagnostic, Fiche, catalogue, declare
from sicommun.diagnostics.derogable import commands, refusal
from sicommun.diagnostics.rapport import Ecarte
from sicommun.model.derogation import Derogation
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding, SourceMap, Span
from sicommun.rules.cibles import Zone, aim
from sicommun.secrets import mask
from sicommun.textes import loi

EXPIREE: Final = declare(
    Fiche(
        "DER001",
        "dérogation expirée",
        ERREUR,
        loi("DEROGATION"),
        "Passé son dernier jour, une dérogation n'écarte plus rien, et le dit. C'est la seule erreur qui "
        "dépende du jour : sans elle, un constat reviendrait sans qu'on sache qu'il avait été admis.\n\n"
        "Bon : `jusqu_au: 2025-09-30`, jusqu'au 30 septembre 2025\n\n"
        "Mauvais : la même ligne, le 1er octobre 2025",
        "retirer la dérogation, ou décider de nouveau : decidee_le, jusqu_au et motif changent ensemble",
    )
)
INUTILE: Final = declare(
    Fiche(
        "DER005",
        "dérogation inutile",
        AVERTISSEMENT,
        loi("DEROGATION"),
        "Ce qu'elle admettait est corrigé, ou elle vise à côté. Tout le dépôt est lu à chaque fois : ni un "
        "chemin ni `--select` ne rend une dérogation inutile. Elle n'est pas jugée avant le jour de sa "
        "décision, ni quand sa cible a une erreur, qui peut cacher le constat admis.\n\n"
        "Bon : une dérogation à CTR015 sur un contrat dont un délai manque\n\n"
        "Mauvais : la même, une fois le délai écrit",
        "retirer la dérogation, ou corriger sa cible",
    )
)


_NULLE_PART: Final = Span(0, 0, 0, 0)
"""What covers nothing: a key that the file does not write."""


@dataclass(frozen=True, slots=True)
class Visee:
    """A waiver in force: its rank in the file, and the zones that it covers (None: a whole file)."""

    rang: int
    derogation: Derogation
    zones: tuple[tuple[str, Span | None], ...]
    ligne: int = 1

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Tell whether a finding has its code and stands in one of its zones."""
        return diagnostic.code == self.derogation.code and any(
            fichier == diagnostic.fichier and (span is None or _within(diagnostic.span, span))
            for fichier, span in self.zones
        )


@dataclass(frozen=True, slots=True)
class Tri:
    """The findings that remain, those set aside, and what there is to say of the waivers themselves."""

    gardes: tuple[Diagnostic, ...]
    ecartes: tuple[Ecarte, ...] = ()
    constats: tuple[tuple[Fiche, Finding], ...] = ()


def waive(
    diagnostics: Sequence[Diagnostic],
    registre: Registre,
    carte: Callable[[str], SourceMap],
    *,
    jour: date,
    avenir: date,
) -> Tri:
    """Sort findings by the waivers of `data/epci.yaml`; `carte` gives the places of a file."""
    derogations = registre.epci.derogations if registre.epci else ()
    if registre.epci is None or not derogations:
        return Tri(tuple(diagnostics))
    lignes = carte(registre.epci.fichier)
    possibles = {fiche.code for fiche in catalogue() if not refusal(fiche)}
    visees = [
        Visee(rang, d, _spans(aim(d.cible, registre), carte), lignes.find(("derogations", rang)).line)
        for rang, d in enumerate(derogations)
        if d.decidee_le <= min(avenir, d.jusqu_au) and d.code in possibles
    ]
    return apply(diagnostics, visees, jour, complet=not registre.illisibles)


def apply(diagnostics: Sequence[Diagnostic], visees: Sequence[Visee], jour: date, *, complet: bool) -> Tri:
    """Set aside what the waivers in force cover; `complet` tells that no file was left unread."""
    actives = [visee for visee in visees if jour <= visee.derogation.jusqu_au]
    expirees = [visee for visee in visees if jour > visee.derogation.jusqu_au]
    gardes, ecartes = [], []
    servies: set[int] = set()
    for diagnostic in diagnostics:
        siennes = (
            [visee for visee in actives if visee.covers(diagnostic)]
            if not commands(diagnostic.source)
            else []
        )
        servies.update(visee.rang for visee in siennes)
        if siennes:
            ecartes.append(_waived(diagnostic, siennes[0]))
        else:
            gardes.append(diagnostic)
    jugees = (v for v in actives if complet and v.rang not in servies and v.derogation.decidee_le <= jour)
    constats = (*map(_expired, expirees), *_useless(jugees, gardes))
    return Tri(tuple(gardes), tuple(ecartes), constats)


def _within(span: Span, zone: Span) -> bool:
    """Tell whether a finding begins inside a zone."""
    debut = (span.line, span.column)
    return (zone.line, zone.column) <= debut < (zone.end_line, zone.end_column)


def _spans(zones: Iterable[Zone], carte: Callable[[str], SourceMap]) -> tuple[tuple[str, Span | None], ...]:
    """Turn paths into stretches of text, key included; a path that the file does not write covers nothing."""
    ecrites: list[tuple[str, Span | None]] = []
    for fichier, chemin in zones:
        places = carte(fichier) if chemin else None
        if places is None:
            ecrites.append((fichier, None))
        elif chemin in places.values:
            cle, valeur = places.find(chemin, "cle"), places.values[chemin]
            ecrites.append((fichier, Span(cle.line, cle.column, valeur.end_line, valeur.end_column)))
        else:
            ecrites.append((fichier, _NULLE_PART))
    return tuple(ecrites)


def _waived(diagnostic: Diagnostic, visee: Visee) -> Ecarte:
    """Keep a finding with the decision that sets it aside."""
    d = visee.derogation
    return Ecarte(diagnostic, mask(d.motif), mask(d.auteur), d.decidee_le, d.jusqu_au, visee.ligne)


def _expired(visee: Visee) -> tuple[Fiche, Finding]:
    """Say that a waiver has had its day."""
    d = visee.derogation
    message = f"{d.code} n'est plus écarté de « {d.cible} » : c'était jusqu'au {jour_fr(d.jusqu_au)}"
    return EXPIREE, Finding(("derogations", visee.rang, "jusqu_au"), message)


def _useless(visees: Iterable[Visee], gardes: Sequence[Diagnostic]) -> Iterator[tuple[Fiche, Finding]]:
    """Say which waivers serve no more, or never could; not where an error may hide what they admit."""
    fautifs = {d.fichier for d in gardes if d.fiche.gravite is ERREUR}
    for visee in visees:
        d, chemin = visee.derogation, ("derogations", visee.rang)
        forbidden = next((garde for garde in gardes if visee.covers(garde)), None)
        if forbidden is not None:
            message = f"{d.code} reste pour « {d.cible} » : {commands(forbidden.source)}"
            yield INUTILE, Finding(chemin, message)
        elif visee.zones and fautifs.isdisjoint(fichier for fichier, _ in visee.zones):
            yield INUTILE, Finding(chemin, f"aucun constat {d.code} à écarter de « {d.cible} »")
