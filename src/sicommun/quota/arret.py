"""Freezing a statement, and seeing later whether its inputs have moved."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from hashlib import sha256

from sicommun.model.arrete import Arrete, EntreeArretee, LigneArretee, ObjetArrete, Reouverture
from sicommun.model.budget import Budget
from sicommun.model.registre import Registre
from sicommun.quota.etat_annuel import EtatAnnuel, LignePayeur
from sicommun.quota.objets import ResultatObjet
from sicommun.quota.usagers import EPCI, Presences, Usager, by_rank
from sicommun.trace import Origine, Step, walk

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
    vues: dict[tuple[str, str, str], None] = {}
    for ligne in etat.payeurs:
        for etape in walk(ligne.step):
            if (
                not etape.entrees
                and etape.origine is not None
                and etape.unite != "rapport"
                and _is_read(etape)
            ):
                vues[_entry(etape, etape.origine)] = None
    for fichier, quoi, valeur in sorted(vues):
        yield EntreeArretee.model_construct(fichier=fichier, quoi=quoi, valeur=valeur)


def _is_read(etape: Step) -> bool:
    """Tell a figure read in the data from one worked out."""
    return etape.libelle not in {"part exacte", "arrondi", "présence"}


def _entry(etape: Step, origine: Origine) -> tuple[str, str, str]:
    """Say one input: its file, its name, its value as it is written."""
    valeur = etape.valeur
    assert not isinstance(valeur, tuple)  # noqa: S101 — a ratio is no input
    dit = (
        _euros(int(valeur))
        if etape.unite == "centimes" and not isinstance(valeur, str)
        else str(Fraction(valeur))
    )
    return (origine.fichier, etape.libelle, dit)


def _euros(cents: int) -> str:
    """Write cents as a ledger does."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def statement_of(arrete: Arrete, registre: Registre) -> EtatAnnuel:
    """Give a frozen statement back as a statement; its figures stand alone, without their steps."""
    connus = Presences(registre, arrete.exercice).usagers.values()
    usagers = {usager.siren: usager for usager in sorted(connus, key=_pays_for_itself)}
    lignes = [_thawed(siren, ligne, usagers) for siren, ligne in arrete.payeurs.items()]
    objets = tuple(
        ResultatObjet(o.code, o.libelle, (), o.cle, Step("base nette", o.base, "centimes"), (), o.ecart, ())
        for o in arrete.objets
    )
    fichier = f"data/arretes/{arrete.exercice}.yaml"
    ordre = tuple(sorted(lignes, key=lambda ligne: by_rank(ligne.payeur)))
    return EtatAnnuel(arrete.exercice, fichier, arrete.convention, objets, ordre, ())


def _pays_for_itself(usager: Usager) -> bool:
    """Tell whether a user has no other payer: a budget annexe bears the SIREN of its commune, which pays."""
    return getattr(usager.piece, "payeur", None) is None


def _thawed(siren: str, ligne: LigneArretee, usagers: Mapping[str, Usager]) -> LignePayeur:
    """Give one payer back; one whose file is gone keeps its name."""
    usager = usagers.get(siren)
    if usager is None:
        usager = Usager(siren, siren, ligne.nom, "", (), None)
    sommes = {nom: getattr(ligne, nom) for nom in SOMMES}
    return LignePayeur(usager, ligne.parts, **sommes, step=Step(ligne.nom, 0, "centimes"))


def moved(
    arrete: Arrete, etat: EtatAnnuel, budgets: Mapping[str, Budget], registre: Registre
) -> dict[str, int]:
    """Give by SIREN what the inputs of today would add to a frozen statement, in cents.

    What a later ledger already puts right (`regularisations` with this `exercice`) is taken off; a
    payer for whom nothing is left is not in the result.
    """
    figes = {siren: _borne(ligne) for siren, ligne in arrete.payeurs.items()}
    calcules = {ligne.payeur.siren: ligne.quote_part + ligne.refacturations for ligne in etat.payeurs}
    corriges = _put_right(arrete.exercice, budgets, registre)
    ecarts = {
        siren: calcules.get(siren, 0) - figes.get(siren, 0) - corriges.get(siren, 0)
        for siren in sorted({*figes, *calcules})
    }
    return {siren: ecart for siren, ecart in ecarts.items() if ecart}


def _borne(ligne: LigneArretee) -> int:
    """Give what a payer bears for the year itself: shares, gaps, re-invoicing."""
    return sum(ligne.parts.values()) + ligne.ecarts + ligne.refacturations


def _put_right(exercice: int, budgets: Mapping[str, Budget], registre: Registre) -> dict[str, int]:
    """Sum by SIREN the corrections of a year that the ledgers of other years carry."""
    sirens = {usager.qui: usager.siren for usager in Presences(registre, exercice).usagers.values()}
    sommes: dict[str, int] = {}
    for budget in budgets.values():
        for ligne in budget.regularisations:
            if ligne.exercice == exercice and budget.exercice != exercice and ligne.qui in sirens:
                siren = sirens[ligne.qui]
                sommes[siren] = sommes.get(siren, 0) + ligne.montant
    return sommes


def changed_inputs(arrete: Arrete, etat: EtatAnnuel) -> tuple[EntreeArretee, ...]:
    """Give the inputs of today that the frozen statement does not know with that value."""
    connues = {(e.fichier, e.quoi, e.valeur) for e in arrete.entrees}
    return tuple(e for e in inputs(etat) if (e.fichier, e.quoi, e.valeur) not in connues)
