"""Compare two versions of a repository, or one with the folder, by what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from sicommun.diagnostics import Panne, vouliez_vous_dire
from sicommun.history.acces import open_tree, version_of
from sicommun.history.differences import differences, differences_of
from sicommun.history.rapport import Borne, RapportDiff
from sicommun.history.revision import Revision, tree_at
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.store.chargement import load
from sicommun.store.citation import cite
from sicommun.store.rangement.noms import is_slug, slugify
from sicommun.store.rangement.racine import find_depot

_DEUX: Final = 2


class Demande(NamedTuple):
    """What is asked for: an adherent or all, a version, another one or the folder."""

    commune: str
    rev1: str
    rev2: str = ""


def diff(
    depot: Path, mots: Sequence[str], *, jour: date, commune: str = "", detail: bool = False
) -> RapportDiff:
    """Tell what two versions do not say alike: `[COMMUNE] REV1 [REV2]`, the folder when REV2 is left out.

    `jour` is the day whose states are compared, the same on both sides. Raises Panne for what names no
    version, and for an adherent that neither side has.
    """
    racine = find_depot(depot)
    demande = _asked(racine, mots, commune)
    (avant, borne1), (apres, borne2) = _side(racine, demande.rev1), _side(racine, demande.rev2)
    if not demande.commune:
        return RapportDiff(borne1, borne2, jour, differences(avant, apres, jour, detail=detail))
    trouve = _adherent(demande.commune, avant, apres)
    siennes = differences_of(trouve.siren, avant, apres, jour, detail=detail)
    return RapportDiff(borne1, borne2, jour, siennes, commune=trouve.nom, siren=trouve.siren)


def _side(racine: Path, rev: str) -> tuple[Registre, Borne]:
    """Read one side."""
    arbre = open_tree(racine, rev)
    registre = load(arbre).registre
    version = version_of(arbre)
    commit, le = (version.commit, version.le) if version else ("", None)
    return registre, Borne(rev, commit, le, tuple(sorted(registre.illisibles)))


def _asked(racine: Path, mots: Sequence[str], commune: str) -> Demande:
    """Tell the adherent from the versions: of two words, the first may be either, and never both."""
    premier, *reste = mots
    if commune:
        return Demande(commune, premier, *reste)
    if len(mots) == _DEUX:
        return _either(racine, premier, *reste)
    if reste:
        return Demande(premier, *reste)
    if _is_folder(racine, premier) and isinstance(_version(racine, premier), Panne):
        raise Panne(f"il manque la version à comparer pour {cite(premier)}", _EXEMPLE.format(premier))
    return Demande("", premier)


_REMEDE: Final = "donner un dossier de data/communes ou un SIREN, puis une version : AAAA-MM-JJ, branche…"
_EXEMPLE: Final = "par exemple : sicommun diff {} 2024-12-31"


def _either(racine: Path, premier: str, second: str) -> Demande:
    """Tell an adherent and a version from two versions; a name of both is refused."""
    version, dossier = _version(racine, premier), _is_folder(racine, premier)
    if isinstance(version, Panne):
        if dossier or _was_adherent(premier, racine, second):
            return Demande(premier, second)
        proches = vouliez_vous_dire(premier, load(open_tree(racine)).registre.communes)
        raise (
            Panne(f"{cite(premier)} n'est ni un adhérent ni une version{proches}", _REMEDE)
            if proches
            else version
        )
    if dossier:
        raise Panne(
            f"{cite(premier)} est à la fois un adhérent et une version de git",
            f"pour l'adhérent : --commune {premier} ; pour la version : son empreinte (git log)",
        )
    return Demande("", premier, second)


def _is_folder(racine: Path, nom: str) -> bool:
    """Tell the name of an adherent's folder of today."""
    return is_slug(nom) and (racine / "data" / "communes" / nom).is_dir()


def _version(racine: Path, rev: str) -> Revision | Panne:
    """Give the version that a word names, or why it names none."""
    try:
        return tree_at(racine, rev)
    except Panne as panne:
        return panne


def _was_adherent(nom: str, racine: Path, rev: str) -> bool:
    """Tell a name that is no folder of today: a SIREN, a name in full, or the folder of another time."""
    return any(_find(nom, load(open_tree(racine, version)).registre) for version in ("", rev))


def _adherent(nom: str, avant: Registre, apres: Registre) -> Commune:
    """Give the adherent that a name means on one side at least, the later one first."""
    trouve = _find(nom, apres) or _find(nom, avant)
    if trouve is None:
        proches = vouliez_vous_dire(nom, sorted({*avant.communes, *apres.communes}))
        raise Panne(
            f"{cite(nom)} n'est un adhérent d'aucun des deux côtés{proches}",
            "donner un dossier de data/communes, ou un SIREN",
        )
    return trouve


def _find(nom: str, registre: Registre) -> Commune | None:
    """Give the adherent of a folder, of a SIREN, or of a name."""
    return registre.communes.get(nom) or registre.sirens.get(nom) or registre.communes.get(slugify(nom))
