"""One object of the ledger, shared between its users to the cent."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from sicommun.model.budget import Budget
from sicommun.model.convention import Convention
from sicommun.montants import round_cents
from sicommun.positions import Finding
from sicommun.quota.arrondi import rounding_words
from sicommun.quota.assiette import Assiette, net_base
from sicommun.quota.choix import choice_steps, choices
from sicommun.quota.cles import TARIFS, Cle, Contexte, work_out
from sicommun.quota.constats import NON_ACCEPTE, REPLI, REPORTE, SANS_POIDS, Constat
from sicommun.quota.partage import Partage, apportion, apportion_residue
from sicommun.quota.presence import presence_step
from sicommun.quota.reglages import Reglage, settings
from sicommun.quota.tarifs import Tarifee, rated
from sicommun.quota.usagers import EPCI, Presences, Usage, Usager, object_days, users
from sicommun.trace import Origine, Step


class Part(NamedTuple):
    """The share of one user in one object: cents, those settled by `ac`, the exact amount, and why."""

    usager: Usager
    cents: int
    ac: int
    exacte: Fraction
    jours: int
    step: Step


def key_step(part: Part) -> Step:
    """Give the step of the key in a share: its first ratio, before that of the days."""
    return next(etape for etape in part.step.entrees if etape.unite == "rapport")


class ResultatObjet(NamedTuple):
    """An object shared: its net base, the shares, and what a rate left to the EPCI, in cents."""

    code: str
    libelle: str
    portee: tuple[str, ...]
    cle: str
    base: Step
    parts: tuple[Part, ...]
    ecart: int
    constats: tuple[Constat, ...]
    reglages: tuple[Reglage, ...] = ()

    @property
    def cents(self) -> int:
        """Give the net base, in cents."""
        assert isinstance(self.base.valeur, int)  # noqa: S101 — built so by net_base
        return self.base.valeur


def share_object(
    rang: int, budget: Budget, convention: Convention | None, presences: Presences
) -> ResultatObjet:
    """Share the `rang`-th object of a budget; without anybody to bear it, it has no share and says why."""
    objet = budget.objets[rang]
    choix = choices(objet, rang, budget, convention)
    assiette = net_base(objet, rang, budget, choix)
    usages, inconnus = users(objet, rang, budget, presences, suspension_due=choix.suspension_due)
    constats = [*assiette.constats, *inconnus]
    vie = object_days(objet, budget.exercice)
    parts: tuple[Part, ...] = ()
    ecart = 0
    if vie is not None:
        contexte = Contexte(objet, rang, budget, usages, choix, vie, presences)
        cle = work_out(contexte, choix.cle)
        constats += cle.constats
        if not any(cle.poids.values()):
            constats += _nobody(contexte, assiette, cle)
        else:
            issue = _shared(contexte, assiette, cle, convention)
            parts, ecart = _parts(contexte, assiette, cle, issue), issue.ecart
            constats += issue.constats
    return ResultatObjet(
        objet.code,
        objet.libelle,
        objet.portee,
        choix.cle,
        assiette.step,
        parts,
        ecart,
        tuple(constats),
        settings(rang, budget, choix, convention),
    )


def _nobody(contexte: Contexte, assiette: Assiette, cle: Cle) -> list[Constat]:
    """Say that nobody bears a base, unless the key has said why already; a doubt on a count is no reason."""
    if not assiette.cents or any(constat.fiche not in (REPORTE, NON_ACCEPTE) for constat in cle.constats):
        return []
    message = (
        f"« {contexte.objet.libelle} » : la somme des poids est nulle, personne ne peut porter la dépense"
    )
    finding = Finding(contexte.origine("utilisateurs").chemin, message)
    return [Constat(SANS_POIDS, contexte.budget.fichier, finding)]


def _shared(contexte: Contexte, assiette: Assiette, cle: Cle, convention: Convention | None) -> Tarifee:
    """Share a base: at a rate, or by the weights of the key alone."""
    issue = rated(contexte, assiette, cle, convention) if contexte.choix.cle in TARIFS else None
    if issue is not None and issue.plein:
        return issue
    partage, dits = _rounded(assiette.cents, cle.poids, contexte)
    if issue is None:
        return Tarifee(partage, 0, tuple(dits))
    return issue._replace(partage=partage, constats=(*issue.constats, *dits))


def _rounded(cents: int, poids: Mapping[str, Fraction], contexte: Contexte) -> tuple[Partage, list[Constat]]:
    """Share by the rounding that the convention chose; without the EPCI, largest remainders stand in."""
    ordre = [usage.usager.qui for usage in contexte.usages]
    if contexte.choix.arrondi != "residu_gestionnaire":
        return apportion(cents, poids, ordre=ordre), []
    if poids.get(EPCI):
        return apportion_residue(cents, poids, gestionnaire=EPCI), []
    message = (
        f"« {contexte.objet.libelle} » : l'EPCI n'y a pas de part ; les centimes vont aux plus forts restes"
    )
    finding = Finding(contexte.origine().chemin, message)
    return apportion(cents, poids, ordre=ordre), [Constat(REPLI, contexte.budget.fichier, finding)]


def _parts(contexte: Contexte, assiette: Assiette, cle: Cle, issue: Tarifee) -> tuple[Part, ...]:
    """Give the share of each user, its part settled by `ac`, and its steps."""
    partage, ac = issue.partage, _by_ac(contexte, assiette, cle, issue)
    dites = rounding_words(partage)
    return tuple(
        Part(
            usage.usager,
            partage.parts[usage.usager.qui],
            ac[usage.usager.qui],
            partage.exactes[usage.usager.qui],
            usage.jours,
            _step(contexte, usage, assiette, cle, issue, dites[usage.usager.qui]),
        )
        for usage in contexte.usages
        if usage.usager.qui in partage.parts
    )


def _by_ac(contexte: Contexte, assiette: Assiette, cle: Cle, issue: Tarifee) -> Mapping[str, int]:
    """Give what of each share the attribution de compensation settles: all, the staff, or nothing.

    The staff is shared and rounded as the base is; of a rate it is the same proportion, never more than
    the share.
    """
    parts = issue.partage.parts
    if contexte.objet.reglement == "ac":
        return parts
    if contexte.choix.personnel != "ac" or not assiette.personnel:
        return dict.fromkeys(parts, 0)
    if issue.plein:
        taux = Fraction(assiette.personnel, assiette.cents) if assiette.cents else Fraction(0)
        exactes = issue.partage.exactes
        return {qui: min(part, round_cents(exactes[qui] * taux)) for qui, part in parts.items()}
    return _rounded(assiette.personnel, cle.poids, contexte)[0].parts


def _step(
    contexte: Contexte, usage: Usage, assiette: Assiette, cle: Cle, issue: Tarifee, arrondie: str
) -> Step:
    """Explain one share: base, key, days, rate, exact share, rounding."""
    qui, partage = usage.usager.qui, issue.partage
    raisons = choice_steps(contexte.choix, contexte.objet.cle_decision)
    exacte = Step("part exacte", partage.exactes[qui], "centimes", "", _clause(contexte), None, raisons)
    arrondi = Step(
        "arrondi",
        partage.parts[qui],
        "centimes",
        arrondie,
        "",
        _place(contexte, "arrondi"),
    )
    objet = contexte.objet
    return Step(
        objet.libelle,
        partage.parts[qui],
        "centimes",
        ", ".join(objet.portee or objet.services),
        "BUD-04",
        contexte.origine(),
        (
            assiette.step,
            cle.etapes[qui],
            presence_step(contexte, usage),
            *((issue.step,) if issue.step else ()),
            exacte,
            arrondi,
        ),
    )


def _clause(contexte: Contexte) -> str:
    """Name the clause of the key: the default one, or a key fixed case by case."""
    return "BUD-07" if contexte.choix.cle == "postes" else "BUD-06"


def _place(contexte: Contexte, nom: str) -> Origine | None:
    """Give where a choice was made; None when it is supposed."""
    return contexte.choix.origines.get(nom)
