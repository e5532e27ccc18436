"""What the page shows, as plain data: no name of a person, and in a public page nothing internal.

A function may stand on it; a number may be counted from what is internal, its content may not be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from sicommun.adhesion.ensembles import LETTRES, CompletudeEnsemble
from sicommun.adhesion.libelles import ACTEURS
from sicommun.adhesion.transitions import STATUTS
from sicommun.agenda.echeance import Echeance
from sicommun.agenda.etat_commune import EtatCommune
from sicommun.agenda.genres import GENRES
from sicommun.agenda.tableau import Tableau, by_step
from sicommun.montants import format_cents
from sicommun.periodes import jour_fr
from sicommun.reporters.phrases import thousands
from sicommun.reporters.status.alertes import alerts
from sicommun.reporters.status.cartes import card, has_card
from sicommun.reporters.status.dessins import bar_length, calendar
from sicommun.reporters.status.elements import (
    Donnees,
    age,
    badge,
    completeness,
    is_past,
    procedures,
    short_term,
    shown_terms,
    terms,
)
from sicommun.reporters.status.mots import (
    STATUTS_ETAT,
    known,
    percent,
)
from sicommun.reporters.status.tableau import HORIZON


def page(tableau: Tableau, *, public: bool, slug: str = "") -> Donnees:
    """Give what the page of all adherents shows, or that of one."""
    etats = [etat for etat in tableau.etats if slug in {"", etat.commune.slug}]
    a_venir = shown_terms(tableau.a_venir, public=public)
    epci = tableau.epci
    return {
        "public": public,
        "jour": jour_fr(tableau.jour),
        "jour_iso": tableau.jour.isoformat(),
        "connu": known(tableau),
        "epci": epci.nom if epci else "",
        "service": epci.service_commun.nom if epci else "Service commun",
        "fictif": bool(epci and epci.demonstration),
        "horizon": HORIZON,
        "chiffres": _figures(tableau, a_venir, public=public),
        "adherents": [_row(etat, tableau, public=public) for etat in tableau.groupe("adherente")],
        "totaux": [completeness(ensemble) for ensemble in _all_letters(tableau.completude)],
        "sortis": [_gone(etat, tableau) for etat in tableau.groupe("sortie")],
        "sans_demarche": list(tableau.sans_demarche),
        "etapes": _steps(tableau),
        "alertes": [] if public else _alerts(tableau),
        "procedures": [] if public else [p for etat in etats for p in procedures(etat, tableau)],
        "retards": [] if public else terms(tableau.retards, tableau),
        "a_venir": terms(a_venir, tableau),
        "calendrier": calendar(a_venir, tableau.jour),
        "parts": _shares(tableau),
        "fiches": [card(etat, tableau, public=public) for etat in etats if has_card(etat) or slug],
    }


def _figures(tableau: Tableau, a_venir: Sequence[Echeance], *, public: bool) -> list[Donnees]:
    """Give the figures at the top of the page."""
    effectives, ouverts = tableau.statuts["effectif"], tableau.effectives
    repondues = sum(ensemble.repondues for ensemble in tableau.completude)
    exigibles = sum(ensemble.exigibles for ensemble in tableau.completude)
    proches = [e for e in a_venir if e.terme <= tableau.jour + timedelta(HORIZON)]
    chiffres = [
        _figure(
            "Adhésions effectives",
            str(effectives),
            " · ".join(f"{lettre} : {n}" for lettre, n in ouverts.items()),
        ),
        _figure(
            "Descriptions",
            f"{percent(repondues, exigibles)} %",
            f"{thousands(repondues)} lignes répondues sur {thousands(exigibles)}",
        ),
    ]
    if not public:
        retards = len(tableau.retards)
        chiffres.append(_figure("En retard", str(retards), "échéances passées", alerte=bool(retards)))
    chiffres.append(_figure(f"À {HORIZON} jours", str(len(proches)), "échéances à venir"))
    if tableau.dernier:
        etat, statut = tableau.dernier
        chiffres.append(_figure(f"Quote-part {etat.exercice}", format_cents(etat.base), STATUTS_ETAT[statut]))
    return chiffres


def _figure(nom: str, valeur: str, detail: str, *, alerte: bool = False) -> Donnees:
    return {"nom": nom, "valeur": valeur, "detail": detail, "alerte": alerte}


def _row(etat: EtatCommune, tableau: Tableau, *, public: bool) -> Donnees:
    """Give the row of an adherent that has signed."""
    prochaines = shown_terms(etat.a_venir, public=public)
    siens = {e.lettre: e for e in etat.description.ensembles} if etat.description else {}
    return {
        "slug": etat.commune.slug,
        "nom": tableau.noms[etat.commune.slug],
        "etat": badge(etat, public=public),
        "ensembles": [completeness(siens[lettre]) if lettre in siens else None for lettre in LETTRES],
        "domaines": f"{etat.domaines} / {len(tableau.modele.domaines)}" if etat.domaines else "",
        "description": "" if public else age(etat.description),
        "terme": "" if public else short_term(etat),
        "terme_passe": not public and is_past(etat),
        "referents": len(etat.referents),
        "echeance": f"{prochaines[0].terme:%d/%m/%Y}" if prochaines else "",
        "echeance_libelle": GENRES[prochaines[0].genre].titre if prochaines else "",
    }


def _all_letters(ensembles: Iterable[CompletudeEnsemble]) -> list[CompletudeEnsemble]:
    """Give the three ensembles, with zeros for one that nobody has."""
    connus = {ensemble.lettre: ensemble for ensemble in ensembles}
    return [connus.get(lettre, CompletudeEnsemble(lettre, 0, 0)) for lettre in LETTRES]


def _gone(etat: EtatCommune, tableau: Tableau) -> str:
    """Name an adherent that has left, and how."""
    return f"{tableau.noms[etat.commune.slug]} ({STATUTS[etat.situation.statut]})"


def _steps(tableau: Tableau) -> list[Donnees]:
    """Say who must act next, for what, for which adherents."""
    return [
        {
            "acteur": ACTEURS[etape.acteur],
            "faire": etape.faire + (f", {etape.detail}" if etape.detail else ""),
            "clause": etape.clause,
            "qui": [tableau.noms[etat.commune.slug] for etat in etats],
        }
        for etape, etats in by_step(tableau.etats)
    ]


def _alerts(tableau: Tableau) -> list[Donnees]:
    """Say what is wrong in the data."""
    return [{"qui": a.qui, "texte": a.texte, "style": a.style} for a in alerts(tableau)]


def _shares(tableau: Tableau) -> Donnees | None:
    """Give the shares of the last statement, the largest first, with their bars."""
    if tableau.dernier is None:
        return None
    etat, statut = tableau.dernier
    lignes = sorted(etat.payeurs, key=lambda ligne: (-ligne.quote_part, ligne.payeur.siren))
    maximum = max((ligne.quote_part for ligne in lignes), default=0)
    return {
        "exercice": etat.exercice,
        "statut": STATUTS_ETAT[statut],
        "base": format_cents(etat.base),
        "lignes": [
            {
                "nom": ligne.payeur.nom,
                "montant": format_cents(ligne.quote_part),
                "pourcent": _tenths(ligne.quote_part, etat.base),
                "longueur": bar_length(ligne.quote_part, maximum),
            }
            for ligne in lignes
        ],
    }


def _tenths(part: int, base: int) -> str:
    """Give a part of a whole in percents, to the nearest tenth; a dash without a whole."""
    if base <= 0:
        return "—"
    dixiemes = (2000 * part + base) // (2 * base)
    return f"{dixiemes // 10},{dixiemes % 10} %"
