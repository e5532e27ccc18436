"""Validate a repository: read everything, run the rules, keep what was asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sicommun.diagnostics import Diagnostic, Gravite, Panne
from sicommun.diagnostics.rapport import Rapport, ResumeCommune
from sicommun.history.acces import open_tree, version_of
from sicommun.limites import CONSTATS_PAR_FICHIER
from sicommun.model.registre import Registre
from sicommun.rules.moteur import check, rules, subjects
from sicommun.store.chargement import Chargement, load
from sicommun.store.equipe import share
from sicommun.store.rangement.depot import EPCI
from sicommun.store.rangement.gabarits import DOSSIER, own_templates
from sicommun.store.rangement.racine import find_depot, is_under, relative_to_depot
from sicommun.store.sources import place

if TYPE_CHECKING:
    from sicommun.rules.derogations import Tri

_NOM_COURT: Final = 12
"""Letters of a commit's name that are enough to find it again."""
_COMMIT: Final = re.compile("^[0-9a-f]{12}:")
_ORDRE: Final = {gravite: rang for rang, gravite in enumerate(Gravite)}


def validate(  # noqa: PLR0913 — one parameter for each question
    depot: Path,
    chemins: Sequence[Path] = (),
    *,
    jour: date,
    aujourd_hui: date | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    passes: Iterable[Diagnostic] = (),
    rev: str = "",
) -> Rapport:
    """Check the whole repository around `depot` (or the first path) and keep what the paths name.

    `jour` is the day of reference, `aujourd_hui` the present one when they differ. `select` and `ignore` hold
    codes or families. `rev` names the version of git that is read, whose paths need not be here today; its
    files are then named `commit:path`, as git names them. Raises Panne when there is no repository.
    """
    racine = find_depot(chemins[0] if chemins and not rev else depot)
    sous = relative_to_depot(chemins, racine, anciens=bool(rev))
    arbre = open_tree(racine, rev)
    charge = load(arbre, pendant=rules)
    tri = _sorted_out(charge, jour, aujourd_hui, () if rev else _of_templates(racine))

    def shown(diagnostic: Diagnostic) -> bool:
        return is_under(_present_name(diagnostic), sous) and _chosen(diagnostic.code, select, ignore)

    gardes = [*filter(shown, tri.gardes), *(passe for passe in passes if shown(passe))]
    montres, masques = _bounded(gardes)
    rapport = Rapport(
        diagnostics=tuple(montres),
        communes=sum(fichier.endswith("/commune.yaml") for fichier in charge.fichiers),
        fichiers=len(charge.fichiers),
        resumes=_summed_up(charge.registre, gardes, jour),
        jour=jour,
        masques=masques,
        lire=charge.sources.texte,
        ecartes=tuple(ecarte for ecarte in tri.ecartes if shown(ecarte.diagnostic)),
    )
    version = version_of(arbre)
    return _of_version(rapport, version.commit[:_NOM_COURT]) if version else rapport


def _summed_up(registre: Registre, gardes: Iterable[Diagnostic], jour: date) -> tuple[ResumeCommune, ...]:
    """Give a line for each commune; after the reading, for the rules have imported what it needs."""
    from sicommun.rules.resume import summaries

    return tuple(summaries(registre, gardes, jour))


def _of_version(rapport: Rapport, commit: str) -> Rapport:
    """Name the files as those of a version: the lines are not those of the folder."""

    def named(diagnostic: Diagnostic) -> Diagnostic:
        return replace(diagnostic, fichier=f"{commit}:{diagnostic.fichier}")

    return replace(
        rapport,
        diagnostics=tuple(map(named, rapport.diagnostics)),
        masques={f"{commit}:{fichier}": combien for fichier, combien in rapport.masques.items()},
        lire=lambda fichier: rapport.lire(fichier.removeprefix(f"{commit}:")),
        ecartes=tuple(replace(e, diagnostic=named(e.diagnostic)) for e in rapport.ecartes),
    )


def _sorted_out(
    charge: Chargement, jour: date, aujourd_hui: date | None, autres: Iterable[Diagnostic]
) -> Tri:
    """Set aside what the waivers admit, and put among the rest what there is to say of them, in order."""
    from sicommun.rules.derogations import waive

    tous = sorted((*_all(charge, jour, aujourd_hui), *autres), key=lambda diagnostic: diagnostic.rang)
    avenir = max(jour, aujourd_hui or jour)
    tri = waive(tous, charge.registre, charge.sources.carte, jour=jour, avenir=avenir)
    siens = [place(fiche, finding, EPCI, charge.sources) for fiche, finding in tri.constats]
    return replace(tri, gardes=tuple(sorted((*tri.gardes, *siens), key=lambda diagnostic: diagnostic.rang)))


def _of_templates(racine: Path) -> Iterable[Diagnostic]:
    """Give the findings of the repository's own templates; a repository without any pays nothing."""
    if not (racine / DOSSIER).exists():
        return ()
    from sicommun.documents.controle import check_templates, unreadable

    try:
        return tuple(check_templates(own_templates(racine)))
    except Panne as panne:
        return (unreadable(panne),)


def _all(charge: Chargement, jour: date, aujourd_hui: date | None) -> Iterable[Diagnostic]:
    """Give the findings of reading, then those of the rules at their places; two processes judge many."""
    yield from charge.diagnostics

    def judge(sujets: Sequence[Any]) -> list[Diagnostic]:
        constats = check(charge.registre, jour, aujourd_hui=aujourd_hui, sur=tuple(sujets))
        return [
            place(fiche, f, getattr(piece, "fichier", EPCI), charge.sources) for fiche, piece, f in constats
        ]

    for part in share(judge, tuple(subjects(charge.registre))):
        yield from part


def _present_name(diagnostic: Diagnostic) -> str:
    """Give the path of a finding's file; that of a past version follows its commit."""
    return _COMMIT.sub("", diagnostic.fichier)


def _chosen(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Tell whether a code is asked for: by itself, or by the letters of its family."""
    return (not select or code.startswith(tuple(select))) and not code.startswith(tuple(ignore))


def _bounded(diagnostics: Iterable[Diagnostic]) -> tuple[list[Diagnostic], dict[str, int]]:
    """Keep the findings of each file up to the bound, the gravest first, and count the others."""
    vus: Counter[str] = Counter()
    montres = []
    for diagnostic in sorted(diagnostics, key=lambda diagnostic: _ORDRE[diagnostic.fiche.gravite]):
        vus[diagnostic.fichier] += 1
        if vus[diagnostic.fichier] <= CONSTATS_PAR_FICHIER:
            montres.append(diagnostic)
    montres.sort(key=lambda diagnostic: diagnostic.rang)
    return montres, {f: n - CONSTATS_PAR_FICHIER for f, n in vus.items() if n > CONSTATS_PAR_FICHIER}
