"""Recording an act: prepare it, say what refuses it or what it changes, write it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sicommun.api.record.actes import ACTES
from sicommun.api.record.cible import find_adherent
from sicommun.api.record.document import document
from sicommun.api.record.jugement import judge, reminders
from sicommun.api.record.pieces import read_piece
from sicommun.api.record.projet import Constat, Projet, Refus, draft, write
from sicommun.api.record.recit import tell
from sicommun.diagnostics.rapport import Compte
from sicommun.reporters.difference import unified
from sicommun.store.chargement import load
from sicommun.store.rangement.arbre import Dossier
from sicommun.store.rangement.racine import find_depot

__all__ = ["Projet", "Refus", "difference", "document", "inscribe", "prepare"]


def prepare(
    depot: Path, nom: str, qui: str, reponses: Mapping[str, Any], *, pieces: Sequence[str] = (), jour: date
) -> Projet | Refus:
    """Give an act ready to be written, or all that refuses it on the day `jour`; nothing is written.

    `nom` is a fact, `comptage` or `confirmation`; `qui` a folder, a name or a code; `reponses` data by key,
    as `actes.answer` gives them. Raises Panne when the tool cannot go on: nobody by that name, a broken file.
    """
    racine = find_depot(depot)
    charge = load(Dossier(racine))
    acte = ACTES[nom]
    slug = "epci" if nom == "comptage" and qui == "epci" else find_adherent(qui, charge.registre)
    donnees = acte.data(reponses, [read_piece(piece, racine) for piece in pieces])
    projet = draft(racine, charge, acte, slug, donnees)
    constats = judge(projet, jour)
    return Refus(projet, constats) if constats else projet


def difference(projet: Projet) -> str:
    """Give what would change in the file, line by line."""
    return unified(projet.fichier, projet.avant, projet.apres)


def inscribe(projet: Projet, jour: date) -> tuple[Compte, tuple[Constat, ...]]:
    """Write an act; give what it changes, and the warnings that it leaves to be settled. Raises Panne."""
    suites = reminders(projet, jour)
    write(projet)
    return tell(projet, jour), suites
