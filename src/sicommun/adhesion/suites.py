"""What comes next in the life of an adherent: the step, who takes it, by which text, from or until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal

from sicommun.adhesion.conditions import CAS, CONDITIONS
from sicommun.adhesion.delais import end_of_withdrawal_notice, first_day_of_exclusion
from sicommun.adhesion.dossier import Dossier
from sicommun.adhesion.journal import play
from sicommun.adhesion.transitions import transitions
from sicommun.model import parcours as p
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr

Acteur = Literal["la commune", "l'EPCI", "le service commun", "les parties"]


@dataclass(frozen=True, slots=True)
class Suite:
    """One step that may or must come: a sentence, who takes it, the fact that will record it, the text.

    `des` is the first day on which the step is possible, `avant` the last day to take it.
    """

    fait: str
    libelle: str
    acteur: Acteur
    clause: str
    des: date | None = None
    avant: date | None = None


def next_steps(commune: Commune, registre: Registre) -> tuple[Suite, ...]:
    """Give the steps that a journal calls for, the most pressing first; none when nothing is awaited."""
    dossier = play(commune.parcours).dossier
    etape = _ETAPES.get(dossier.statut)
    return (*(etape(_of_this_adhesion(commune)) if etape else ()), *_pending(dossier, registre))


def _of_this_adhesion(commune: Commune) -> list[Any]:
    """Give the facts admitted since the interest that the adhesion under way began with."""
    pas = play(commune.parcours).pas
    debuts = [rang for rang, un in enumerate(pas) if un.avant.statut in {"aucun", "retire"}]
    return [un.fait for un in pas[debuts[-1] :]] if debuts else []


def _unknown(_: list[Any]) -> Iterator[Suite]:
    yield Suite("interet", "faire connaître son intérêt", "la commune", "ADH-01")


_PREALABLES: Final[dict[str, tuple[str, Acteur, str]]] = {
    "fiche_impact": ("établir la fiche d'impact sur les agents", "les parties", "L5211-4-2"),
    "avis_cst": ("recueillir l'avis du comité social territorial", "les parties", "L5211-4-2"),
    "deliberation_commune": ("délibérer en conseil municipal", "la commune", "ADH-03"),
    "deliberation_epci": ("délibérer en conseil communautaire", "l'EPCI", "ADH-03"),
}
"""What comes before a signature, in order."""


def _interested(faits: list[Any]) -> Iterator[Suite]:
    """Give the first step still missing before the signature, else the signature."""
    faites = {fait.fait for fait in faits}
    for nom, (libelle, acteur, clause) in _PREALABLES.items():
        if nom not in faites:
            yield Suite(nom, libelle, acteur, clause)
            return
    yield Suite("signature", "signer la convention-cadre", "les parties", "ADH-03")


def _signed(faits: list[Any]) -> Iterator[Suite]:
    """Give what follows a signature: the préfecture, then the description."""
    yield from _transmission(faits)
    yield Suite(
        "remise_description", "remettre la description de son système d'information", "la commune", "ADH-05"
    )


def _handed_over(faits: list[Any]) -> Iterator[Suite]:
    yield from _transmission(faits)
    yield Suite(
        "validation", "valider la complétude, la qualité et la fraîcheur", "le service commun", "ADH-06"
    )


def _transmission(faits: list[Any]) -> Iterator[Suite]:
    """Ask for the préfecture when nothing was sent."""
    if not any(fait.fait == "depot_prefecture" for fait in faits):
        yield Suite("depot_prefecture", "transmettre l'acte à la préfecture", "l'EPCI", "L2131-1")


_ETAPES: Final = {
    "aucun": _unknown,
    "interesse": _interested,
    "signataire": _signed,
    "depose": _handed_over,
}


def _pending(dossier: Dossier, registre: Registre) -> Iterator[Suite]:
    """Give what an open procedure waits for."""
    if dossier.demeure is not None:
        yield from _after_notice(dossier.demeure, registre)
    if dossier.suspension is not None:
        yield Suite(
            "levee",
            "réexaminer l'exclusion temporaire, puis la lever",
            "l'EPCI",
            "EXC-10",
            avant=dossier.suspension.reexamen_le or dossier.suspension.jusqu_au,
        )
    if dossier.retrait_demande is not None:
        yield _after_request(dossier.retrait_demande, registre)
    attente = _not_validated(dossier)
    if attente and dossier.statut == "effectif":
        yield Suite("validation", f"valider {', '.join(attente)}, signé", "le service commun", "ADH-06")
    yield from _after_exit(dossier, registre)


def _after_notice(notice: p.MiseEnDemeure, registre: Registre) -> Iterator[Suite]:
    """Give the two ends of a formal notice."""
    yield Suite("regularisation", "constater la régularisation, si la commune l'a faite", "l'EPCI", "EXC-08")
    possible = first_day_of_exclusion(notice, registre.convention_at(notice.le))
    sinon = "prononcer l'exclusion, si elle ne l'a pas faite" if possible else "noter la réception (recu_le)"
    yield Suite("exclusion", sinon, "l'EPCI", "EXC-09", des=possible)


def _after_request(demande: p.DemandeRetrait, registre: Registre) -> Suite:
    """Give the withdrawal, from the end of its notice when the convention fixes one."""
    reception = demande.recu_le or demande.le
    terme = end_of_withdrawal_notice(reception, registre.convention_at(reception))
    return Suite("retrait", "acter le retrait", "les parties", "RET-03", des=terme)


def _not_validated(dossier: Dossier) -> list[str]:
    """Give what is signed, neither open nor excluded."""
    return sorted(
        code for code in dossier.signee if code not in dossier.portee and code not in dossier.exclue
    )


def _after_exit(dossier: Dossier, registre: Registre) -> Iterator[Suite]:
    """Give what remains of an exit: data to give back, then to destroy."""
    if dossier.sortie_le is None or dossier.statut == "fusionne":
        return
    if dossier.restitue_le is None:
        convention = registre.convention_at(dossier.sortie_le)
        delai = convention.restitution.delai_jours if convention else None
        terme = dossier.sortie_le + timedelta(delai) if delai is not None else None
        yield Suite(
            "restitution", "restituer les données à la commune", "le service commun", "CSQ-05", avant=terme
        )
    elif dossier.destruction_demandee_le is not None and dossier.detruit_le is None:
        yield Suite(
            "destruction", "obtenir le visa des archives, puis détruire", "le service commun", "CSQ-07"
        )
    if dossier.statut == "exclu":
        yield Suite("reintegration", "revenir, les conditions réunies", "la commune", "EXC-11")


_LEVENT: Final = {
    "portee_signee": "avenant",
    "description_remise": "remise_description",
    "demeure_ouverte": "mise_en_demeure",
    "suspension_en_cours": "exclusion_temporaire",
    "retrait_demande": "demande_retrait",
    "destruction_demandee": "demande_destruction",
    "restitution_faite": "restitution",
}
"""The fact that satisfies each condition of the table."""


def missing_before(dossier: Dossier, fait: Any) -> str | None:
    """Name the fact to record before one that the table refuses; None when no single fact would do.

    For a fact that no row of its state admits, it is the one that leads straight to a state that does.
    """
    for ligne in transitions().get((dossier.statut, fait.fait), ()):
        if not ligne.cas or CAS[ligne.cas](dossier, fait):
            manques = [nom for nom in ligne.conditions if CONDITIONS[nom](dossier, fait)]
            exclus = any(code in dossier.exclue for code in getattr(fait, "portee", ()))
            if manques[:1] == ["portee_signee"] and exclus:
                return "reintegration"
            return next((_LEVENT[nom] for nom in manques if nom in _LEVENT), None)
    voulus = {de for de, nom in transitions() if nom == fait.fait}
    menent = (
        lignes[0].fait
        for (de, _), lignes in transitions().items()
        if de == dossier.statut and lignes[0].vers in voulus - {dossier.statut}
    )
    return next((nom for nom in menent if nom not in _FINS), None)


_FINS: Final = frozenset({"sortie_epci", "fusion", "exclusion", "retrait"})
"""Facts that nobody records in order to record another one."""


def say_when(suite: Suite) -> str:
    """Say since or until when a step is possible, in French; nothing when no day is known."""
    if suite.des is not None:
        return f"à partir du {jour_fr(suite.des)}"
    return f"pour le {jour_fr(suite.avant)}" if suite.avant is not None else ""
