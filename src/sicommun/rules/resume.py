"""A line per commune that has something to say: where it stands, and how complete it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from sicommun.adhesion.ensembles import by_ensemble, say_status
from sicommun.adhesion.etat import Etat, etat
from sicommun.diagnostics import AVERTISSEMENT, ERREUR, INFORMATION, Diagnostic, Gravite
from sicommun.diagnostics.rapport import ResumeCommune
from sicommun.model.commune import Commune
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
        completude=tuple(
            by_ensemble(registre.descriptions.get(slug), situation.dossier.signee, registre.modele)
        ),
    )
