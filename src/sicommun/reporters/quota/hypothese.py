"""A supposition beside the year as it is: what each payer would gain or lose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sicommun.montants import format_cents
from sicommun.quota.etat_annuel import EtatAnnuel
from sicommun.quota.rapport import Comparaison
from sicommun.quota.usagers import by_rank
from sicommun.reporters.ecran import TUBE, Ecran, Ligne, paint
from sicommun.reporters.json import dump
from sicommun.reporters.quota.colonnes import Colonne, tables
from sicommun.reporters.quota.tableau import change, euros
from sicommun.reporters.texte import finding_block, paragraph
from sicommun.reporters.visible import visible


def render(comparaison: Comparaison, ecran: Ecran = TUBE) -> str:
    """Give the two statements side by side, or what forbids to."""
    return paint(_lines(comparaison, ecran), ecran)


def _lines(comparaison: Comparaison, ecran: Ecran) -> Iterator[Ligne]:
    """Give the findings, or the title, the payers and the objects whose base or key changes."""
    if comparaison.arrets or comparaison.apres is None:
        for diagnostic in comparaison.arrets:
            yield from finding_block(diagnostic, comparaison.lire, ecran)
            yield ()
        return
    avant, apres = comparaison.avant, comparaison.apres
    yield ((f"Exercice {avant.exercice} · hypothèse « {visible(comparaison.libelle)} »", "titre"),)
    yield ()
    yield from tables(*_payers(avant, apres), titre="Quote-part (en euros)", largeur=ecran.largeur)
    for nom, etat in (("Aujourd'hui", avant), ("Hypothèse", apres)):
        yield ()
        yield ((f"{nom} : {_check(etat)}", ""),)
        for constat in etat.constats:
            yield from paragraph("", f"{constat.fiche.code}  {visible(constat.finding.message)}", ecran)


def _check(etat: EtatAnnuel) -> str:
    """Say that the shares add up to the bases, or by how much they do not."""
    total = sum(ligne.quote_part for ligne in etat.payeurs)
    if total == etat.base:
        return f"Σ des parts = Σ des bases = {format_cents(total)}"
    manque = format_cents(etat.base - total)
    return f"Σ des parts = {format_cents(total)} ; {manque} de bases ne sont portés par personne"


def _payers(avant: EtatAnnuel, apres: EtatAnnuel) -> tuple[list[str], list[Colonne]]:
    """Give the names and the four columns."""
    ici, la = _shares(avant), _shares(apres)
    usagers = sorted(
        {ligne.payeur.siren: ligne.payeur for ligne in (*avant.payeurs, *apres.payeurs)}.values(), key=by_rank
    )
    sirens = [usager.siren for usager in usagers]
    ecarts = [la.get(siren, 0) - ici.get(siren, 0) for siren in sirens]
    return [visible(usager.nom) for usager in usagers], [
        Colonne("Aujourd'hui", [_amount(ici.get(s)) for s in sirens], euros(sum(ici.values()))),
        Colonne("Hypothèse", [_amount(la.get(s)) for s in sirens], euros(sum(la.values()))),
        Colonne("Différence", [_signed(e) for e in ecarts], _signed(sum(ecarts))),
        Colonne("Évolution", [change(la.get(s, 0), ici.get(s)) for s in sirens], liee=True),
    ]


def _shares(etat: EtatAnnuel) -> Mapping[str, int]:
    """Give the shares by SIREN."""
    return {ligne.payeur.siren: ligne.quote_part for ligne in etat.payeurs}


def _amount(cents: int | None) -> str:
    """Write an amount, or a dash for nobody."""
    return "—" if cents is None else euros(cents)


def _signed(cents: int) -> str:
    """Write a difference with its sign."""
    return f"+{euros(cents)}" if cents > 0 else euros(cents)


def document(comparaison: Comparaison) -> str:
    """Give the comparison as JSON, format 1, in cents."""
    apres = comparaison.apres
    ici, la = _shares(comparaison.avant), _shares(apres) if apres else {}
    payeurs: list[dict[str, Any]] = [
        {
            "siren": siren,
            "avant": ici.get(siren),
            "apres": la.get(siren),
            "ecart": la.get(siren, 0) - ici.get(siren, 0),
        }
        for siren in sorted({*ici, *la})
    ]
    return dump(
        {
            "format": 1,
            "exercice": comparaison.avant.exercice,
            "hypothese": comparaison.libelle,
            "payeurs": [] if comparaison.arrets else payeurs,
            "constats": [
                {"code": d.code, "fichier": d.fichier, "ligne": d.span.line, "message": d.message}
                for d in comparaison.arrets
            ],
            "reserves": [] if comparaison.arrets or not apres else _doubts(apres),
        }
    )


def _doubts(etat: EtatAnnuel) -> list[dict[str, str]]:
    """Give what is to be read with the supposed figures."""
    return [{"code": c.fiche.code, "fichier": c.fichier, "message": c.finding.message} for c in etat.constats]
