"""Mend what is certain in the files of a repository: first shown as a difference, then written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sicommun.diagnostics.rapport import Compte
from sicommun.reporters.difference import unified
from sicommun.store.fichiers.ecriture import digest, write_file
from sicommun.store.rangement.arbre import Dossier
from sicommun.store.rangement.racine import find_depot, is_under, relative_to_depot
from sicommun.store.reparations import Reparation, mend


def find_repairs(depot: Path, chemins: Sequence[Path] = ()) -> tuple[Reparation, ...]:
    """Give the repairs of the files that the paths name, of all without any; nothing is written."""
    racine = find_depot(chemins[0] if chemins else depot)
    arbre, sous = Dossier(racine), relative_to_depot(chemins, racine)
    essais = (mend(fichier, arbre.lire(fichier)) for fichier in arbre.fichiers() if is_under(fichier, sous))
    return tuple(reparation for reparation in essais if reparation is not None)


def difference(reparation: Reparation) -> str:
    """Give the difference of one repair."""
    return unified(reparation.fichier, reparation.avant, reparation.apres)


def write_repairs(depot: Path, reparations: tuple[Reparation, ...]) -> Compte:
    """Write the repairs, each file whole or not at all; raises Panne for a file that has changed since."""
    racine = find_depot(depot)
    arbre = Dossier(racine)
    for reparation in reparations:
        octets = arbre.lire(reparation.fichier)
        attendu = digest(octets) if octets.decode("utf-8-sig") == reparation.avant else ""
        write_file(racine / reparation.fichier, reparation.apres, attendu=attendu, racine=racine)
    lignes = (f"{r.fichier} : {' ; '.join(r.faites)}." for r in reparations)
    return Compte((*lignes, "Vérifier : git diff, puis sicommun validate"))
