"""The yearly statement: every object shared first, then summed by payer, with what was billed already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from sicommun.model.budget import Budget, LigneDirecte
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.montants import format_cents
from sicommun.positions import Finding
from sicommun.quota.choix import open_questions
from sicommun.quota.constats import UTILISATEUR_INCONNU, VARIATION, Constat
from sicommun.quota.objets import Part, ResultatObjet, share_object
from sicommun.quota.usagers import EPCI, Presences, Usager, by_rank
from sicommun.trace import Origine, Step


class LignePayeur(NamedTuple):
    """What one payer bears, in cents: the shares by object, then what lies outside the keys.

    `ac` is the part of the shares that the attribution de compensation settles; `solde` is what is
    still due, negative when it is a credit. The EPCI owes nothing: it bears its own shares.
    """

    payeur: Usager
    parts: Mapping[str, int]
    ecarts: int
    refacturations: int
    ac: int
    acomptes: int
    regularisations: int
    etapes: tuple[Step, ...]

    @property
    def quote_part(self) -> int:
        """Give the shares of all objects, the gaps that the EPCI bears included."""
        return sum(self.parts.values()) + self.ecarts

    @property
    def total(self) -> int:
        """Give the shares and what is invoiced outside the keys."""
        return self.quote_part + self.refacturations + self.regularisations

    @property
    def solde(self) -> int:
        """Give what is due: total less what is settled by `ac` and the advances billed."""
        return self.total - self.ac - self.acomptes


class EtatAnnuel(NamedTuple):
    """The statement of a year: objects in the order of their codes, payers the EPCI first, then by SIREN."""

    exercice: int
    fichier: str
    convention: str
    objets: tuple[ResultatObjet, ...]
    payeurs: tuple[LignePayeur, ...]
    constats: tuple[Constat, ...]

    @property
    def base(self) -> int:
        """Give the sum of the net bases, in cents."""
        return sum(objet.cents for objet in self.objets)


class _Donnees:
    """A ledger and a register as a key: the same two objects give the same statement."""

    __slots__ = ("budget", "registre")

    def __init__(self, budget: Budget, registre: Registre) -> None:
        self.budget = budget
        self.registre = registre

    def __hash__(self) -> int:
        return hash((id(self.budget), id(self.registre)))

    def __eq__(self, autre: object) -> bool:
        return isinstance(autre, _Donnees) and self.budget is autre.budget and self.registre is autre.registre


def yearly_statement(budget: Budget, registre: Registre) -> EtatAnnuel:
    """Work out the statement of a year from its budget and the register. Source: BUD-04 to BUD-08.

    Both are frozen: the rules and the screens that ask for the same statement share one calculation.
    """
    return _work_out(_Donnees(budget, registre))


@lru_cache(maxsize=4)
def _work_out(donnees: _Donnees) -> EtatAnnuel:
    """Share every object, then sum by payer."""
    budget, registre = donnees.budget, donnees.registre
    convention = registre.convention_at(date(budget.exercice, 12, 31))
    presences = Presences(registre, budget.exercice)
    objets = tuple(
        sorted(
            (share_object(rang, budget, convention, presences) for rang in range(len(budget.objets))),
            key=lambda objet: objet.code,
        )
    )
    lignes, inconnus = _payers(budget, objets, presences)
    constats = [*open_questions(budget, convention), *inconnus]
    constats += [constat for objet in objets for constat in objet.constats]
    version = convention.version if convention else ""
    return EtatAnnuel(budget.exercice, budget.fichier, version, objets, lignes, _once(constats))


def _once(constats: Iterable[Constat]) -> tuple[Constat, ...]:
    """Say once what several objects have to say of the same count."""
    vus = {(c.fiche.code, c.fichier, c.finding.path, c.finding.message): c for c in constats}
    return tuple(vus.values())


def _payers(
    budget: Budget, objets: Iterable[ResultatObjet], presences: Presences
) -> tuple[tuple[LignePayeur, ...], list[Constat]]:
    """Gather by payer the shares of the users and the sums outside the keys."""
    par_payeur: dict[str, list[tuple[str, Part]]] = {}
    for objet in objets:
        for part in objet.parts:
            par_payeur.setdefault(payer_of(part.usager, presences), []).append((objet.code, part))
    directes, constats = _direct(budget, presences)
    ecarts = sum(objet.ecart for objet in objets)
    noms = {*par_payeur, *directes} | ({EPCI} & {*presences.usagers} if ecarts else set())
    usagers = sorted((presences.usagers[qui] for qui in noms), key=by_rank)
    lignes = [
        _line(u, par_payeur.get(u.qui, []), directes.get(u.qui, {}), ecarts if u.qui == EPCI else 0)
        for u in usagers
    ]
    return tuple(lignes), constats


def payer_of(usager: Usager, presences: Presences) -> str:
    """Give who is invoiced for a user: itself, unless it names another adherent."""
    payeur = usager.piece.payeur if isinstance(usager.piece, Commune) else None
    return payeur if payeur and payeur in presences.usagers else usager.qui


def _line(
    usager: Usager,
    parts: list[tuple[str, Part]],
    directes: Mapping[str, list[tuple[LigneDirecte, Origine]]],
    ecarts: int,
) -> LignePayeur:
    """Add up one payer."""
    par_objet: dict[str, int] = {}
    for code, part in parts:
        par_objet[code] = par_objet.get(code, 0) + part.cents
    sommes = {genre: sum(ligne.montant for ligne, _ in lignes) for genre, lignes in directes.items()}
    etapes = [_for(part, usager) for _, part in parts]
    etapes += [
        Step(
            ligne.libelle,
            -ligne.montant if genre == "acomptes" else ligne.montant,
            "centimes",
            genre,
            "",
            origine,
        )
        for genre, lignes in directes.items()
        for ligne, origine in lignes
    ]
    return LignePayeur(
        payeur=usager,
        parts=par_objet,
        ecarts=ecarts,
        refacturations=sommes.get("refacturations", 0),
        ac=0 if usager.qui == EPCI else sum(part.ac for _, part in parts),
        acomptes=sommes.get("acomptes", 0),
        regularisations=sommes.get("regularisations", 0),
        etapes=tuple(etapes),
    )


def _for(part: Part, payeur: Usager) -> Step:
    """Give the steps of a share, with the name of who uses the object when another pays."""
    if part.usager.qui == payeur.qui:
        return part.step
    return part.step._replace(detail=f"pour {part.usager.nom}, {part.step.detail}".removesuffix(", "))


def _direct(
    budget: Budget, presences: Presences
) -> tuple[dict[str, dict[str, list[tuple[LigneDirecte, Origine]]]], list[Constat]]:
    """Gather the sums outside the keys by payer and by kind."""
    directes: dict[str, dict[str, list[tuple[LigneDirecte, Origine]]]] = {}
    constats = []
    for genre in ("refacturations", "acomptes", "regularisations"):
        for rang, ligne in enumerate(getattr(budget, genre)):
            usager = presences.usagers.get(ligne.qui)
            if usager is None:
                message = f"« {ligne.qui} » n'est ni l'EPCI ni un adhérent que l'on puisse lire"
                constats.append(
                    Constat(UTILISATEUR_INCONNU, budget.fichier, Finding((genre, rang, "qui"), message))
                )
                continue
            origine = Origine(budget.fichier, (genre, rang, "montant"))
            directes.setdefault(payer_of(usager, presences), {}).setdefault(genre, []).append(
                (ligne, origine)
            )
    return directes, constats


def variations(etat: EtatAnnuel, precedent: Mapping[str, int], seuil: int | None) -> Iterator[Constat]:
    """Name the payers whose share moves more than `seuil` percent away from the year before."""
    for ligne in etat.payeurs:
        avant = precedent.get(ligne.payeur.siren)
        if seuil is None or not avant or not ligne.payeur.fichier:
            continue
        if 100 * abs(ligne.quote_part - avant) > seuil * abs(avant):
            passe = f"{format_cents(avant)} en {etat.exercice - 1}"
            message = f"{ligne.payeur.nom} : {format_cents(ligne.quote_part)}, {passe} (seuil : {seuil} %)"
            yield Constat(VARIATION, ligne.payeur.fichier, Finding((), message))
