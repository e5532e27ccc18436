"""Copy a shipped template into the repository, to be changed there, with the digest of its original."""

from __future__ import annotations

from pathlib import Path

from sicommun.diagnostics import Panne
from sicommun.diagnostics.rapport import Compte
from sicommun.diagnostics.suggestion import vouliez_vous_dire
from sicommun.documents.gabarits import DOSSIER, shipped, stamp
from sicommun.store.fichiers.pose import failing_in_french
from sicommun.store.fichiers.sortie import write_output
from sicommun.store.rangement.racine import find_depot

_LISTE = "la liste : sicommun gabarit"


def list_templates() -> tuple[str, ...]:
    """Give the names of the shipped templates, in order."""
    return tuple(shipped())


def copy_template(depot: Path, nom: str) -> Compte:
    """Copy one template. Raises Panne for an unknown name, or one that is already there."""
    racine = find_depot(depot)
    voulu = nom.removeprefix(DOSSIER)
    if voulu not in shipped():
        raise Panne(f"aucun gabarit livré « {nom} »{vouliez_vous_dire(voulu, shipped())}", _LISTE)
    chemin = racine / DOSSIER / voulu
    if chemin.exists():
        raise Panne(
            f"« {DOSSIER}{voulu} » existe déjà : rien n'est écrit",
            "le modifier ; ou le retirer, pour repartir de l'original",
        )
    if (racine / DOSSIER).is_symlink() or chemin.parent.is_symlink():
        raise Panne("« templates » est un lien : rien n'est écrit", "en faire un dossier")
    with failing_in_french(chemin.parent.name):
        chemin.parent.mkdir(parents=True, exist_ok=True)
    write_output(chemin, stamp(shipped()[voulu]).encode(), ecraser=False)
    return Compte(
        (
            f"{DOSSIER}{voulu} : copie de l'original, à modifier ; elle passe désormais avant lui.",
            "sicommun validate dira si l'original change.",
        )
    )
