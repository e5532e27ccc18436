"""The yearly share of each adherent: read what it needs, refuse what cannot be trusted, work it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from sicommun.diagnostics import ERREUR, Diagnostic, Fiche, Panne
from sicommun.history.acces import open_tree
from sicommun.model.arrete import Arrete
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.positions import Finding
from sicommun.quota.arret import statement_of, with_steps
from sicommun.quota.constats import ESTIMEE, QUESTION, REPORTE, Constat
from sicommun.quota.etat_annuel import EtatAnnuel, variations, yearly_statement
from sicommun.quota.rapport import RapportQuota
from sicommun.rules.moteur import check
from sicommun.store.chargement import Chargement, load
from sicommun.store.rangement.annees import known_years
from sicommun.store.rangement.partie import Partie
from sicommun.store.sources import Sources, place
from sicommun.trace import Origine

FAMILLES: Final = ("BUD", "CPT", "IDE008", "SEC")
"""The rules whose errors stop a statement: the ledger, counts, payers, and secrets, which would go out."""
PARCOURS: Final = ("ADH001", "EXC001", "RET001")
"""The facts that an adhesion refuses: they have no effect, and the days of their adherent are in doubt."""
_PROVISOIRES: Final = (ESTIMEE.code, REPORTE.code)
"""What stops a definitive statement, and is only listed by a provisional one."""


def quota_report(
    depot: Path, annee: int, *, jour: date, provisoire: bool = False, arrete: bool = True, rev: str = ""
) -> RapportQuota:
    """Work out the statement of a year, or give the frozen one unless `arrete` is False.

    `rev` names the version of git that is read, instead of the folder.

    A file that cannot be read, an error of the ledger or of a count, a missing count stop it: the
    report then says why and its figures are not to be shown. A frozen statement stands alone: only its
    own file stops it. Raises Panne when there is no budget of that year.
    """
    charge = read_for_quota(depot, rev)
    budget = charge.registre.budgets.get(str(annee))
    illisibles = [d for d in charge.diagnostics if d.fiche.gravite is ERREUR and _matters(d.fichier, annee)]
    fige = charge.registre.arretes.get(str(annee))
    if arrete and fige is not None and fige.statut == "arrete":
        return _frozen(charge, fige, jour, illisibles)
    if budget is None and not charge.registre.illisible(f"data/budgets/{annee}.yaml"):
        raise Panne(f"aucun budget {annee}{known_years(charge.registre.budgets)}", _remedy(annee))
    if budget is None or illisibles:
        return _stopped(annee, illisibles, charge.sources)
    etat = yearly_statement(budget, charge.registre)
    arrets = [d for d in _of_rules(charge, jour, annee) if d.fiche.gravite is ERREUR]
    arrets += [_placed(c, charge.sources) for c in etat.constats if stops(c, provisoire=provisoire)]
    reserves = [_placed(c, charge.sources) for c in etat.constats if not stops(c, provisoire=provisoire)]
    convention = charge.registre.convention_at(date(annee, 12, 31))
    seuil, precedent = convention.seuil_variation_pourcent if convention else None, _before(charge, annee)
    reserves += [_placed(c, charge.sources) for c in variations(etat, precedent, seuil)]
    return RapportQuota(
        etat=etat,
        statut="provisoire" if provisoire or _doubtful(etat) else "definitif",
        arrets=in_order(arrets),
        reserves=in_order(reserves),
        precedent=precedent,
        situer=placer(charge.sources),
        lire=charge.sources.texte,
    )


def _frozen(charge: Chargement, arrete: Arrete, jour: date, illisibles: Sequence[Diagnostic]) -> RapportQuota:
    """Give the frozen statement, with what has moved since or is no more read; one edited by hand stops."""
    constats = [
        place(fiche, finding, arrete.fichier, charge.sources)
        for fiche, finding in _of_statement(charge.registre, arrete, jour)
    ]
    return RapportQuota(
        etat=with_steps(arrete, charge.registre),
        statut="arrete",
        arrets=in_order(d for d in constats if d.fiche.gravite is ERREUR),
        reserves=in_order((*(d for d in constats if d.fiche.gravite is not ERREUR), *illisibles)),
        precedent=_before(charge, arrete.exercice),
        situer=placer(charge.sources),
        lire=charge.sources.texte,
    )


def _of_statement(registre: Registre, arrete: Arrete, jour: date) -> Iterator[tuple[Fiche, Finding]]:
    """Give what the rules hold against one frozen statement: it has moved, it was edited, it has a secret."""
    seul = Registre(registre.modele, arretes={str(arrete.exercice): arrete}, sans_secret=registre.sans_secret)
    yield from ((fiche, finding) for fiche, _, finding in check(registre, jour, ("ARR",), sur=(arrete,)))
    yield from ((fiche, finding) for fiche, _, finding in check(seul, jour, ("SEC",)))


def read_for_quota(depot: Path, rev: str = "") -> Chargement:
    """Read the files that a statement needs: contracts only if an object stands on its services alone."""
    arbre = open_tree(depot, rev)
    charge = load(Partie(arbre, lambda nom: _is_needed(nom) and not nom.startswith("data/contracts/")))
    objets = (objet for budget in charge.registre.budgets.values() for objet in budget.objets)
    if any(objet.services and not objet.portee for objet in objets):
        return load(Partie(arbre, _is_needed))
    return charge


def _is_needed(nom: str) -> bool:
    """Tell a file that bears on a statement."""
    return not nom.endswith("/description.yaml") and not nom.startswith("data/gouvernance/")


def _matters(fichier: str, annee: int) -> bool:
    """Tell whether a file bears on a statement: those of other years do not."""
    annuels = ("data/budgets/", "data/arretes/")
    return not fichier.startswith(annuels) or fichier.endswith(f"/{annee}.yaml")


def _remedy(annee: int) -> str:
    """Say how to begin a budget."""
    return f"créer data/budgets/{annee}.yaml : sicommun new budget {annee}"


def _stopped(annee: int, illisibles: Iterable[Diagnostic], sources: Sources) -> RapportQuota:
    """Give a report without figures: a file that cannot be read could change every share."""
    vide = EtatAnnuel(annee, f"data/budgets/{annee}.yaml", "", (), (), ())
    return RapportQuota(vide, "impossible", in_order(illisibles), (), {}, placer(sources), sources.texte)


def _of_rules(charge: Chargement, jour: date, annee: int) -> Iterator[Diagnostic]:
    """Give the findings of the rules on the ledger of the year, on the counts, on the facts up to its end."""
    autres = {b.fichier for b in charge.registre.budgets.values() if b.exercice != annee}
    for fiche, piece, finding in check(charge.registre, jour, (*FAMILLES, *PARCOURS)):
        fichier = getattr(piece, "fichier", "data/epci.yaml")
        if fichier not in autres and not (fiche.code in PARCOURS and _comes_later(piece, finding, annee)):
            yield place(fiche, finding, fichier, charge.sources)


def _comes_later(piece: Any, finding: Finding, annee: int) -> bool:
    """Tell whether a fact comes after a year: it has no day in it."""
    rang = finding.path[1]
    return isinstance(piece, Commune) and isinstance(rang, int) and piece.parcours[rang].le.year > annee


def stops(constat: Constat, *, provisoire: bool) -> bool:
    """Tell whether a finding of the calculation forbids to show its figures."""
    return constat.fiche.gravite is ERREUR and not (provisoire and constat.fiche.code in _PROVISOIRES)


def _doubtful(etat: EtatAnnuel) -> bool:
    """Tell whether a choice of the convention is supposed."""
    return any(constat.fiche is QUESTION for constat in etat.constats)


def _placed(constat: Constat, sources: Sources) -> Diagnostic:
    """Bring a finding of the calculation to its place."""
    return place(constat.fiche, constat.finding, constat.fichier, sources)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort findings by place."""
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.rang))


def _before(charge: Chargement, annee: int) -> dict[str, int]:
    """Give the shares of the year before by SIREN; none when it has no budget, or one that stops."""
    budget = charge.registre.budgets.get(str(annee - 1))
    fige = charge.registre.arretes.get(str(annee - 1))
    if fige is not None:
        passe = statement_of(fige, charge.registre)
        return {ligne.payeur.siren: ligne.quote_part for ligne in passe.payeurs}
    if budget is None:
        return {}
    etat = yearly_statement(budget, charge.registre)
    if any(stops(constat, provisoire=True) for constat in etat.constats):
        return {}
    return {ligne.payeur.siren: ligne.quote_part for ligne in etat.payeurs}


def placer(sources: Sources) -> Callable[[Origine], str]:
    """Give the function that says `file:line` for a place in the data."""

    def locate(origine: Origine) -> str:
        return f"{origine.fichier}:{sources.carte(origine.fichier).find(origine.chemin).line}"

    return locate
