"""Create a repository for one of the intercommunal bodies of France."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from sicommun.diagnostics import Panne
from sicommun.diagnostics.rapport import Compte
from sicommun.officiel import EpciOfficiel, communes, search_epci
from sicommun.store.citation import cite
from sicommun.store.creation.depot_neuf import convention_file, new_repository
from sicommun.store.fichiers.ecriture import create_tree
from sicommun.store.rangement.depot import EPCI

_CANDIDATS: Final = 8


def init(dossier: Path, *, epci: str, avec_ci: bool, jour: date) -> Compte:
    """Write a repository for the EPCI that a SIREN or a name designates, all at once, over nothing.

    Raises Panne, with nothing written, for a name that no EPCI or several bear, for a folder that
    already holds one of the files, and for one that cannot be written in.
    """
    choisi = _find(epci)
    membres = communes(choisi.siren)
    textes = new_repository(choisi, membres, jour=jour, avec_ci=avec_ci)
    _check_alone(dossier, textes)
    create_tree(dossier, textes)
    return Compte(tuple(_account(dossier, choisi, len(membres), convention_file(jour))))


def _find(texte: str) -> EpciOfficiel:
    """Give the EPCI that a text designates without doubt; raises Panne with the candidates."""
    recherche = search_epci(texte)
    if recherche.seul:
        return recherche.seul
    if recherche.exact:
        raise Panne(
            f"{len(recherche.trouves)} intercommunalités s'appellent {cite(texte)}",
            f"donner le SIREN : {_candidates(recherche.trouves)}",
        )
    remede = "donner le SIREN (neuf chiffres) ou le nom de la liste officielle au 1er janvier 2026"
    if recherche.trouves:
        remede = f"donner le SIREN ; les plus proches : {_candidates(recherche.trouves)}"
    raise Panne(f"aucune intercommunalité ne répond à {cite(texte)}", remede)


def _candidates(trouves: Sequence[EpciOfficiel]) -> str:
    """List the first candidates with what tells them apart."""
    dits = [f"{un.siren} {un.nom} ({', '.join(un.departements)})" for un in trouves[:_CANDIDATS]]
    reste = len(trouves) - len(dits)
    return " ; ".join(dits) + (f" ; et {reste} autres" if reste > 0 else "")


def _check_alone(dossier: Path, textes: Mapping[str, str]) -> None:
    """Refuse a folder that already has data: two repositories would mix.

    A file in the place of another of ours is for `create_tree` to refuse, by its name.
    """
    if (dossier / EPCI).exists():
        raise Panne(
            f"{cite(EPCI)} existe déjà : ce dossier est un dépôt, rien n'est écrit",
            "choisir un autre dossier ; pour ajouter une commune : sicommun new commune",
        )
    data = dossier / "data"
    if any((dossier / nom).exists() for nom in textes) or not data.is_dir() or not any(data.iterdir()):
        return
    raise Panne(
        f"{cite(str(data))} contient déjà des fichiers : rien n'est écrit",
        "choisir un autre dossier, ou déplacer ces fichiers",
    )


def _account(dossier: Path, epci: EpciOfficiel, combien: int, convention: str) -> list[str]:
    """Say what was created and what comes next."""
    ici = dossier == Path()
    entrer = "" if ici else f"cd {_quoted(dossier)}, puis "
    return [
        f"Dépôt créé {'ici' if ici else f'dans {dossier}'} : {epci.nom}, {combien} commune{_s(combien)}.",
        f"Vérifier : {entrer}sicommun validate",
        f"Remplir d'abord : {convention} (les choix laissés vides), puis data/epci.yaml",
        "Garder l'historique : git init, git add -A, puis git commit",
        "Où est quoi, qui remplit quoi, comment lire une erreur : README.md",
    ]


def _quoted(dossier: Path) -> str:
    """Write a path as a shell takes it, on any system."""
    return f'"{dossier}"' if " " in str(dossier) else str(dossier)


def _s(combien: int) -> str:
    """Give the mark of the plural."""
    return "s" if combien > 1 else ""
