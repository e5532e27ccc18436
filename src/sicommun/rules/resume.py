"""A line per commune that has something to say: where it stands, and how complete it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from sicommun.adhesion.completude import completude
from sicommun.adhesion.etat import Etat, etat
from sicommun.diagnostics import AVERTISSEMENT, ERREUR, INFORMATION, Diagnostic, Gravite
from sicommun.diagnostics.rapport import ResumeCommune
from sicommun.model.commune import Commune
from sicommun.model.portee import PorteeActive
from sicommun.model.registre import Registre


def summaries(registre: Registre, diagnostics: Iterable[Diagnostic], jour: date) -> Iterator[ResumeCommune]:
    """Give the lines of the communes with a subscription and a finding; the others say nothing."""
    comptes = Counter((d.commune, d.fiche.gravite) for d in diagnostics if d.commune)
    concernees = {slug for slug, _ in comptes}
    for slug, commune in registre.communes.items():
        if slug not in concernees:
            continue
        situation = etat(commune.parcours, jour)
        if situation.dossier.signee:
            yield _summary(commune, situation, registre, comptes)


def _summary(
    commune: Commune, situation: Etat, registre: Registre, comptes: Counter[tuple[str, Gravite]]
) -> ResumeCommune:
    """Sum up one commune."""
    slug = commune.slug
    return ResumeCommune(
        slug=slug,
        nom=commune.nom,
        erreurs=comptes[slug, ERREUR],
        avertissements=comptes[slug, AVERTISSEMENT],
        informations=comptes[slug, INFORMATION],
        statut=say_status(situation),
        completude=tuple(_by_ensemble(slug, situation, registre)),
    )


def say_status(situation: Etat) -> str:
    """Say « effective sur A, B et 2 domaines de C »."""
    return (
        f"{situation.libelle} sur {_say_scope(situation.portee)}" if situation.portee else situation.libelle
    )


def _say_scope(portee: PorteeActive) -> str:
    """Name the ensembles, and count the domains of C."""
    domaines = sum(code.startswith("C/") for code in portee.codes)
    noms = sorted(code for code in portee.codes if not code.startswith("C/"))
    noms += [f"{domaines} domaine{'s' if domaines > 1 else ''} de C"] if domaines else []
    return " et ".join(part for part in (", ".join(noms[:-1]), noms[-1]) if part)


def _by_ensemble(slug: str, situation: Etat, registre: Registre) -> Iterator[tuple[str, int, int]]:
    """Give, by ensemble signed, its letter, the rows answered and the rows due."""
    for lettre in "ABC":
        portee = [code for code in situation.dossier.signee if code.partition("/")[0] == lettre]
        compte = completude(registre.descriptions.get(slug), portee, modele=registre.modele)
        if portee and compte.exigibles:
            yield lettre, compte.repondues, compte.exigibles
