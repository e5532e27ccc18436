"""An act recorded, refused or shown, as JSON, format 1: described in `docs/formats.md`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sicommun import __version__
from sicommun.adhesion.etat import etat, prise_d_effet
from sicommun.api.record.projet import Constat, Projet
from sicommun.api.record.recit import next_steps
from sicommun.model.registre import Registre
from sicommun.reporters.json import dump, finding
from sicommun.reporters.status.json import step

FORMAT: Final = 1
"""Grows when a key goes or changes its meaning; a key that is added leaves it as it is."""


def document(
    projet: Projet,
    jour: date,
    *,
    refus: Sequence[Constat] = (),
    suites: Sequence[Constat] = (),
    ecrit: bool = False,
) -> str:
    """Give the document: the act, what refuses it or what it changes, what it leaves to be settled."""
    ligne, texte = projet.lignes
    qui = projet.registre.communes.get(projet.slug) or projet.registre.epci
    est_un_fait = projet.acte.liste == "parcours" and not refus
    return dump(
        {
            "format": FORMAT,
            "outil": {"nom": "sicommun", "version": __version__},
            "jour": jour.isoformat(),
            "acte": projet.acte.nom,
            "adherent": {"slug": projet.slug, "siren": qui.siren, "nom": qui.nom} if qui else None,
            "ecrit": ecrit,
            "fichier": projet.fichier,
            "ligne": ligne,
            "texte": [] if refus else texte,  # a refused text may hold a secret
            "refus": [finding(constat.diagnostic) for constat in refus],
            "avant": _state(projet, projet.charge.registre) if est_un_fait else None,
            "apres": _state(projet, projet.registre) if est_un_fait else None,
            "etapes": [step(etape, projet.slug) for etape in next_steps(projet, jour)] if est_un_fait else [],
            "a_completer": [finding(constat.diagnostic) for constat in suites],
        }
    )


def _state(projet: Projet, registre: Registre) -> dict[str, Any]:
    """Give the state on the day when the act shows."""
    situation = etat(registre.communes[projet.slug].parcours, prise_d_effet(projet.inscrit))
    return {
        "jour": situation.jour.isoformat(),
        "statut": situation.statut,
        "ouverte": list(situation.portee.triee()),
        "sauf": sorted(situation.portee.sauf),
        "suspendue": list(situation.suspendue),
    }
