"""What a dialogue may offer: who is there, what an act usually says in their state, the codes that exist."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from sicommun.adhesion.dossier import Dossier as EtatCourant
from sicommun.adhesion.ensembles import say_status
from sicommun.adhesion.etat import etat
from sicommun.adhesion.journal import play
from sicommun.adhesion.suite import awaited
from sicommun.api.record.cible import find_adherent
from sicommun.diagnostics import Panne, vouliez_vous_dire
from sicommun.model.registre import Registre
from sicommun.model.saisie import Question, Refusee
from sicommun.store.chargement import load
from sicommun.store.modele import load_modele
from sicommun.store.rangement.arbre import Dossier
from sicommun.store.rangement.racine import find_depot

SEULEMENT_SI: Final = {
    ("validation", "effet_sous_reserve"): ("avis", ("reserves",)),
    ("validation", "motifs"): ("avis", ("reserves", "refuse")),
    ("comptage", "accepte_le"): ("etat", ("accepte",)),
}
"""Questions that another answer may make pointless: which key, and the answers that leave them a sense."""


def is_pointless(nom: str, cle: str, reponses: Mapping[str, Any]) -> bool:
    """Tell a question that the answers already given make pointless."""
    autre, voulues = SEULEMENT_SI.get((nom, cle), ("", ()))
    return bool(autre) and reponses.get(autre) not in voulues


_LISTE: Final = 12
"""Names listed when none is near."""


class Etabli:
    """A repository read once for a dialogue."""

    def __init__(self, depot: Path, jour: date) -> None:
        self._registre: Registre = load(Dossier(find_depot(depot))).registre
        self._jour = jour

    def adherent(self, texte: str) -> str:
        """Give the folder of an adherent; raises Refusee."""
        try:
            return find_adherent(texte, self._registre)
        except Panne as panne:
            raise Refusee(panne.message, panne.remede) from None

    def situation(self, slug: str) -> str:
        """Say who an adherent is, and its state on the day."""
        commune = self._registre.communes[slug]
        situation = etat(commune.parcours, self._jour)
        return f"{commune.nom} : {say_status(situation)}"

    def vet(self, question: Question, donnee: Any) -> Any:
        """Give an answer back when what it names exists; raises Refusee with the nearest names."""
        connus: list[str] = []
        if question.sorte == "portee":
            connus = [*sorted(self._registre.modele.codes), *sorted(self._registre.codes_contrats)]
        elif question.cle == "convention":
            connus = sorted(self._registre.conventions)
        dits = donnee if isinstance(donnee, list) else [donnee]
        inconnu = next((dit for dit in dits if connus and dit not in connus), None)
        if inconnu is not None:
            proches = vouliez_vous_dire(inconnu, connus)
            raise Refusee(
                f"« {inconnu} » n'existe pas dans ce dépôt{proches}",
                f"possibles : {', '.join(connus[:_LISTE])}…",
            )
        return donnee

    def offers(self, nom: str, slug: str) -> dict[str, str]:
        """Give by key what an act would usually say in the state of an adherent."""
        dossier = play(self._registre.communes[slug].parcours).dossier
        offre = {"le": self._jour.isoformat()}
        convention = self._registre.convention_at(self._jour)
        if nom == "signature" and convention is not None:
            offre["convention"] = convention.version
        portee = _PORTEES[nom](dossier) if nom in _PORTEES else ()
        if portee:
            offre["portee"] = ",".join(portee)
        if nom == "exclusion" and dossier.demeure is not None:
            offre["motif"] = dossier.demeure.motif
        return offre


_PORTEES: Final[dict[str, Callable[[EtatCourant], Any]]] = {
    "validation": awaited,
    "exclusion": lambda dossier: dossier.demeure.portee if dossier.demeure else (),
    "reintegration": lambda dossier: sorted(dossier.exclue),
    "retrait": lambda dossier: dossier.retrait_demande.portee if dossier.retrait_demande else (),
    "demande_retrait": lambda dossier: dossier.portee.triee(),
}
"""The portée that each fact usually bears."""


def adherents(depart: Path) -> list[str]:
    """Name the folders of the adherents around a path; none outside a repository."""
    return _names(depart, "data/communes", dossiers=True)


def conventions(depart: Path) -> list[str]:
    """Name the versions of the convention around a path; none outside a repository."""
    return _names(depart, "data/conventions", dossiers=False)


def _names(depart: Path, sous: str, *, dossiers: bool) -> list[str]:
    """Name what stands in a folder of a repository."""
    try:
        la = find_depot(depart) / sous
        return sorted(un.stem for un in la.iterdir() if un.is_dir() is dossiers and un.name[0] != ".")
    except (Panne, OSError):
        return []


def codes() -> list[str]:
    """Give the codes that a portée may name, services left aside."""
    return sorted(load_modele().codes)
