"""Freezing a statement, and seeing later whether its inputs have moved."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from itertools import zip_longest
from typing import NamedTuple

from sicommun.model.arrete import Arrete, EntreeArretee, LigneArretee, ObjetArrete, Reouverture
from sicommun.model.budget import Budget
from sicommun.model.registre import Registre
from sicommun.montants import write_cents
from sicommun.quota.etat_annuel import EtatAnnuel, LignePayeur, payer_of, yearly_statement
from sicommun.quota.objets import ResultatObjet
from sicommun.quota.usagers import EPCI, Presences, Usager, by_rank
from sicommun.trace import Origine, Step, find, walk

SOMMES = ("ecarts", "refacturations", "regularisations", "ac", "acomptes")
"""The amounts of a payer that stand beside its shares."""


def freeze(
    etat: EtatAnnuel,
    *,
    jour: date,
    outil: str,
    motif: str | None = None,
    passe_outre: Sequence[str] = (),
    reouvertures: Sequence[Reouverture] = (),
) -> Arrete:
    """Give the frozen form of a statement, with the print of its values."""
    objets = tuple(
        ObjetArrete.model_construct(code=o.code, libelle=o.libelle, cle=o.cle, base=o.cents, ecart=o.ecart)
        for o in etat.objets
    )
    arrete = Arrete.model_construct(
        exercice=etat.exercice,
        statut="arrete",
        arrete_le=jour,
        convention=etat.convention,
        outil=outil,
        motif=motif,
        passe_outre=tuple(passe_outre),
        objets=objets,
        payeurs={ligne.payeur.siren: _frozen(ligne) for ligne in etat.payeurs},
        entrees=tuple(inputs(etat)),
        reouvertures=tuple(reouvertures),
        empreinte="",
    )
    return sealed(arrete)


def sealed(arrete: Arrete) -> Arrete:
    """Give a frozen statement with the print of its own values."""
    return arrete.model_copy(update={"empreinte": print_of(arrete)})


def print_of(arrete: Arrete) -> str:
    """Give the print of all the values of a frozen statement but the print itself: `sha256:…`."""
    donnees = arrete.model_dump(exclude={"empreinte"})
    texte = json.dumps(donnees, default=str, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"sha256:{sha256(texte.encode()).hexdigest()}"


def is_intact(arrete: Arrete) -> bool:
    """Tell whether nobody has changed a frozen statement by hand."""
    return arrete.empreinte == print_of(arrete)


def _frozen(ligne: LignePayeur) -> LigneArretee:
    """Give what is kept of one payer."""
    return LigneArretee.model_construct(
        nom=ligne.payeur.nom,
        parts=dict(sorted(ligne.parts.items())),
        **{nom: getattr(ligne, nom) for nom in SOMMES},
        solde=None if ligne.payeur.qui == EPCI else ligne.solde,
    )


def inputs(etat: EtatAnnuel) -> Iterator[EntreeArretee]:
    """Give the data behind a statement, each once, by file and in order of reading."""
    vues: set[tuple[str, str, str]] = set()
    for etape in (sous for ligne in etat.payeurs for dite in ligne.etapes for sous in walk(dite)):
        if _is_read(etape) and etape.origine is not None:
            vues.add(_entry(etape, etape.origine))
    for objet in etat.objets:
        vues.update((r.origine.fichier, r.quoi, r.valeur) for r in objet.reglages)
        vues.update(_days(objet))
    for fichier, quoi, valeur in sorted(vues):
        yield EntreeArretee.model_construct(fichier=fichier, quoi=quoi, valeur=valeur)


_CALCULEES = frozenset({"base nette", "tarif", "part exacte", "arrondi", "présence"})
"""The steps that are worked out, or that `reglages` already says."""


def _is_read(etape: Step) -> bool:
    """Tell a figure read in the data from one worked out."""
    return not etape.entrees and etape.unite not in ("rapport", "texte") and etape.libelle not in _CALCULEES


def _days(objet: ResultatObjet) -> Iterator[tuple[str, str, str]]:
    """Say the days of the users who have an object for a part of its life."""
    for part in objet.parts:
        presence = find(part.step, "présence").valeur
        if isinstance(presence, tuple) and presence[0] != presence[1]:
            yield (part.usager.fichier, f"jours sur « {objet.code} »", str(presence[0]))


def _entry(etape: Step, origine: Origine) -> tuple[str, str, str]:
    """Say one input: its file, its name, its value as it is written."""
    assert isinstance(etape.valeur, int)  # noqa: S101 — a count or cents
    dit = write_cents(etape.valeur) if etape.unite == "centimes" else str(etape.valeur)
    return (origine.fichier, etape.libelle, dit)


def statement_of(arrete: Arrete, registre: Registre) -> EtatAnnuel:
    """Give a frozen statement back as a statement; its figures stand alone, without their steps."""
    usagers = payers_by_siren(registre, arrete.exercice)
    lignes = [_thawed(siren, ligne, usagers) for siren, ligne in arrete.payeurs.items()]
    objets = tuple(
        ResultatObjet(o.code, o.libelle, (), o.cle, Step("base nette", o.base, "centimes"), (), o.ecart, ())
        for o in arrete.objets
    )
    fichier = f"data/arretes/{arrete.exercice}.yaml"
    ordre = tuple(sorted(lignes, key=lambda ligne: by_rank(ligne.payeur)))
    return EtatAnnuel(arrete.exercice, fichier, arrete.convention, objets, ordre, ())


def with_steps(arrete: Arrete, registre: Registre) -> EtatAnnuel:
    """Give a frozen statement with the steps of today's calculation, as long as its figures are the same."""
    fige = statement_of(arrete, registre)
    budget = registre.budgets.get(str(arrete.exercice))
    if budget is None or registre.epci is None:
        return fige
    calcule = yearly_statement(budget, registre)
    same = [_figures(ligne) for ligne in calcule.payeurs] == [_figures(ligne) for ligne in fige.payeurs]
    return calcule if same and calcule.convention == fige.convention else fige


def _figures(ligne: LignePayeur) -> tuple[object, ...]:
    """Give the figures of a payer, without its steps."""
    return (ligne.payeur.siren, dict(ligne.parts), *(getattr(ligne, nom) for nom in SOMMES))


def payers_by_siren(registre: Registre, exercice: int) -> dict[str, Usager]:
    """Give who bears a SIREN; of two, the one who pays for itself."""
    connus = Presences(registre, exercice).usagers.values()
    return {usager.siren: usager for usager in sorted(connus, key=_pays_for_itself)}


def _pays_for_itself(usager: Usager) -> bool:
    """Tell whether a user has no other payer: a budget annexe bears the SIREN of its commune, which pays."""
    return getattr(usager.piece, "payeur", None) is None


def _thawed(siren: str, ligne: LigneArretee, usagers: Mapping[str, Usager]) -> LignePayeur:
    """Give one payer back; one whose file is gone keeps its name."""
    usager = usagers.get(siren)
    if usager is None:
        qui = EPCI if ligne.solde is None else siren
        usager = Usager(qui, siren, ligne.nom, "", (), None)
    sommes = {nom: getattr(ligne, nom) for nom in SOMMES}
    return LignePayeur(usager, ligne.parts, **sommes, etapes=())


def moved(
    arrete: Arrete, etat: EtatAnnuel, budgets: Mapping[str, Budget], registre: Registre
) -> dict[str, int]:
    """Give by SIREN what the inputs of today would add to what each owes by a frozen statement, in cents.

    What a later ledger already puts right (`regularisations` with this `exercice`) is taken off; a
    payer for whom nothing is left is not in the result, nor is the EPCI, which owes nothing. What the
    attribution de compensation has settled is settled: it does not enter.
    """
    figes = {siren: _owed(ligne) for siren, ligne in arrete.payeurs.items()}
    calcules = {ligne.payeur.siren: ligne.total - ligne.acomptes for ligne in etat.payeurs}
    corriges = _put_right(arrete.exercice, budgets, registre)
    gestionnaire = registre.epci.siren if registre.epci else ""
    ecarts = {
        siren: calcules.get(siren, 0) - figes.get(siren, 0) - corriges.get(siren, 0)
        for siren in sorted({*figes, *calcules} - {gestionnaire})
    }
    return {siren: ecart for siren, ecart in ecarts.items() if ecart}


def _owed(ligne: LigneArretee) -> int:
    """Give what a payer owes by a frozen statement, its part settled by `ac` included."""
    parts = sum(ligne.parts.values()) + ligne.ecarts
    return parts + ligne.refacturations + ligne.regularisations - ligne.acomptes


def _put_right(exercice: int, budgets: Mapping[str, Budget], registre: Registre) -> dict[str, int]:
    """Sum by SIREN of the payer the corrections of a year that the ledgers of other years carry."""
    presences = Presences(registre, exercice)
    sommes: dict[str, int] = {}
    for budget in budgets.values():
        for ligne in budget.regularisations:
            usager = presences.usagers.get(ligne.qui)
            if usager is not None and ligne.exercice == exercice and budget.exercice != exercice:
                siren = presences.usagers[payer_of(usager, presences)].siren
                sommes[siren] = sommes.get(siren, 0) + ligne.montant
    return sommes


class Changement(NamedTuple):
    """An input that is not what it was: `avant` or `apres` is None when it was not there, or is no more."""

    fichier: str
    quoi: str
    avant: str | None
    apres: str | None


def changed_inputs(arrete: Arrete, etat: EtatAnnuel) -> tuple[Changement, ...]:
    """Give the inputs that have another value today, that are new, or that are gone."""
    avant, apres = _by_name(arrete.entrees), _by_name(inputs(etat))
    changements = []
    for fichier, quoi in sorted({*avant, *apres}):
        perdues = avant.get((fichier, quoi), set()) - apres.get((fichier, quoi), set())
        neuves = apres.get((fichier, quoi), set()) - avant.get((fichier, quoi), set())
        for perdue, neuve in zip_longest(sorted(perdues), sorted(neuves)):
            changements.append(Changement(fichier, quoi, perdue, neuve))
    return tuple(changements)


def _by_name(entrees: Iterable[EntreeArretee]) -> dict[tuple[str, str], set[str]]:
    """Gather the values of inputs by file and name."""
    valeurs: dict[tuple[str, str], set[str]] = {}
    for entree in entrees:
        valeurs.setdefault((entree.fichier, entree.quoi), set()).add(entree.valeur)
    return valeurs
