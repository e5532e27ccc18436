"""Adding a commune to a repository: its folder, and its line among the members."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sicommun.diagnostics import Panne
from sicommun.model.epci import Epci
from sicommun.model.nu import Nu
from sicommun.model.registre import Registre
from sicommun.officiel import CommuneOfficielle
from sicommun.store import editor
from sicommun.store.citation import cite
from sicommun.store.creation.identites import commune_text
from sicommun.store.fichiers.ecriture import create_tree, digest, write_file
from sicommun.store.rangement.arbre import Dossier
from sicommun.store.rangement.depot import EPCI
from sicommun.store.rangement.noms import slugs


def add_commune(
    racine: Path, registre: Registre, epci: Epci, commune: CommuneOfficielle, *, jour: date
) -> tuple[str, bool]:
    """Write the file of a commune and, if it is no member, its membership from `jour` on.

    Gives the file, and whether it became a member. Raises Panne, with nothing written, when the
    repository has the commune already.
    """
    _check_new(commune, registre)
    fichier = f"data/communes/{_folder(commune, epci)}/commune.yaml"
    _check_free(racine, fichier)
    entre = not _is_member(epci, commune, jour)
    # the member first: a member without a folder is sound, and the command can be run again
    if entre:
        _add_member(racine, commune, jour)
    create_tree(racine, {fichier: commune_text(commune, fichier)})
    return fichier, entre


def _check_new(commune: CommuneOfficielle, registre: Registre) -> None:
    """Refuse a commune that has a folder already, whatever the folder's name."""
    for autre in registre.communes.values():
        if autre.siren == commune.siren:
            raise Panne(
                f"{commune.nom} (SIREN {commune.siren}) est déjà dans {autre.fichier}",
                "compléter ce fichier ; un fait nouveau s'ajoute à son parcours",
            )


def _check_free(racine: Path, fichier: str) -> None:
    """Refuse a folder that exists, even without a readable commune."""
    dossier = (racine / fichier).parent
    if dossier.exists() or dossier.is_symlink():
        raise Panne(
            f"{cite(fichier.removesuffix('/commune.yaml'))} existe déjà : rien n'est écrit",
            "le corriger (sicommun validate), le renommer ou le supprimer",
        )


def _folder(commune: CommuneOfficielle, epci: Epci) -> str:
    """Name the folder as `init` would among the members."""
    noms = {membre.code_insee: membre.nom for membre in epci.membres}
    return slugs({**noms, commune.code_insee: commune.nom})[commune.code_insee]


def _is_member(epci: Epci, commune: CommuneOfficielle, jour: date) -> bool:
    """Tell whether the commune is, or is to be, a member."""
    return any(
        membre.siren == commune.siren and (membre.au is None or membre.au >= jour) for membre in epci.membres
    )


def _add_member(racine: Path, commune: CommuneOfficielle, jour: date) -> None:
    """Add the commune to the members, leaving every other line as it is."""
    octets = Dossier(racine).lire(EPCI)
    membre = {
        "siren": commune.siren,
        "code_insee": commune.code_insee,
        "nom": commune.nom,
        "du": Nu(jour.isoformat()),
    }
    texte = editor.append(octets.decode(), ("membres",), membre)
    write_file(racine / EPCI, texte, attendu=digest(octets), racine=racine)
