"""What an act changes, in French: where it is written, the state before and after, what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sicommun.adhesion.etat import Etat, etat, prise_d_effet
from sicommun.adhesion.fraicheur import confirmation_due
from sicommun.adhesion.libelles import ACTEURS
from sicommun.adhesion.procedures import open_procedures
from sicommun.adhesion.suite import Etape, way_to_effect
from sicommun.agenda.calendrier import working_days
from sicommun.api.record.projet import Projet, entries
from sicommun.diagnostics.rapport import Compte
from sicommun.model.comptages import Comptage
from sicommun.periodes import jour_fr

_SUITES: Final = 3
"""Steps announced at most."""
_MESURES: Final = {"postes": "postes", "agents": "agents", "boites": "boîtes"}


def tell(projet: Projet, jour: date) -> Compte:
    """Say what was written and what it changes, on a day."""
    ligne, texte = projet.lignes
    corps = {"parcours": _fact, "comptages": _count, "confirmations": _confirmation}[projet.acte.liste]
    return Compte(
        (
            f"{projet.fichier}:{ligne}",
            *(f"   {un.rstrip()}" for un in texte),
            *corps(projet, jour),
            "Vérifier : sicommun validate, puis git diff",
        )
    )


def _fact(projet: Projet, jour: date) -> Iterator[str]:
    """Say the state on both sides of a fact, on the day when it shows, and today when it has moved since."""
    effet = prise_d_effet(projet.inscrit)
    avant = etat(projet.charge.registre.communes[projet.slug].parcours, effet)
    apres = etat(projet.registre.communes[projet.slug].parcours, effet)
    if _say(avant) == _say(apres):
        yield f"État inchangé au {jour_fr(effet)} : {_say(apres)}"
    else:
        yield f"Avant   {_say(avant)}"
        yield f"Après   {_say(apres)}, au {jour_fr(effet)}"
    present = etat(projet.registre.communes[projet.slug].parcours, jour)
    if _say(present) != _say(apres):
        yield f"Au {jour_fr(jour)}, {_say(present)}"
    yield from _next_steps(projet, jour)


def _next_steps(projet: Projet, jour: date) -> Iterator[str]:
    """Say what comes after the act."""
    yield from (_next(etape, projet.slug) for etape in next_steps(projet, jour))


def next_steps(projet: Projet, jour: date) -> list[Etape]:
    """Give what the act sets off or leaves open, the most pressing first."""
    parcours = projet.registre.communes[projet.slug].parcours
    du_jour = max(jour, projet.inscrit.le)
    ouvres = working_days(projet.registre)
    ouvertes = open_procedures(parcours, projet.registre, du_jour, est_ouvre=ouvres)
    chemin = [etape for etape in way_to_effect(parcours, du_jour) if not etape.facultative]
    etapes = [*(etape for procedure in ouvertes for etape in procedure.etapes), *chemin[:1]]
    return etapes[:_SUITES]


def _say(situation: Etat) -> str:
    """Say a state: `effective, en service : A, B`."""
    suspendue = f" ; suspendu : {', '.join(situation.suspendue)}" if situation.suspendue else ""
    return f"{situation.libelle}, en service : {situation.en_service}{suspendue}"


def _next(etape: Etape, slug: str) -> str:
    """Say one step to come, who takes it, when, by which text, and how to record it."""
    jours = (
        ("à partir du", etape.au_plus_tot),
        ("au plus tard le", etape.au_plus_tard),
        ("à effet du", etape.effet),
    )
    quand = "".join(f", {mots} {jour_fr(le)}" for mots, le in jours if le is not None)
    detail = f" : {etape.detail}" if etape.detail else ""
    return (
        f"Ensuite {ACTEURS[etape.acteur]} : {etape.faire}{quand} ({etape.clause}){detail}"
        f" → sicommun record {etape.fait} {slug}"
    )


def _count(projet: Projet, jour: date) -> Iterator[str]:  # noqa: ARG001 — one signature for the three
    """Say the count before this one."""
    precedents = [c for c in entries(projet.acte, projet.slug, projet.registre) if c.au < projet.inscrit.au]
    if precedents:
        dernier = max(precedents, key=lambda comptage: comptage.au)
        yield f"Précédent : {_figures(dernier)} au {jour_fr(dernier.au)}"
    if projet.inscrit.etat == "propose":
        yield "Proposé : la clé ne le lit comme accordé qu'une fois accepté (etat: accepte, accepte_le: …)"


def _figures(comptage: Comptage) -> str:
    """Say the figures of a count."""
    dits = [
        f"{getattr(comptage, cle)} {mot}"
        for cle, mot in _MESURES.items()
        if getattr(comptage, cle) is not None
    ]
    dits += [f"{valeur} {nom}" for nom, valeur in comptage.mesures.items()]
    return ", ".join(dits) or "rien de compté"


def _confirmation(projet: Projet, jour: date) -> Iterator[str]:  # noqa: ARG001 — one signature for the three
    """Say when the next one is due."""
    due = confirmation_due(projet.registre.descriptions[projet.slug])
    yield f"Prochaine confirmation, ou nouvelle remise, pour le {jour_fr(due)} (ADH-09)"
