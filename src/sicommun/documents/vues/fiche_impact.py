"""The impact sheet: what a shared service does to agents, counted and never named (L5211-4-2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sicommun.documents.catalogue import Demande
from sicommun.documents.redaction import BLANC, Manque, Redaction
from sicommun.documents.vue import var
from sicommun.documents.vues.actes import Visa, before, engagement, parties, visas
from sicommun.documents.vues.agents import RUBRIQUES, Agents, agents, last_sheet, touches_nobody
from sicommun.documents.vues.commun import Organisme, Partie
from sicommun.documents.vues.convention import targets
from sicommun.documents.vues.perimetre import Perimetre, perimetre
from sicommun.model.commune import Commune
from sicommun.trace import Origine

LOI: Final = "L5211-4-2"


@dataclass(frozen=True, slots=True)
class Vue:
    """What the sheet says."""

    titre: str = var("Titre du document.")
    sujet: str = var("Ce que porte l'en-tête des pages.")
    organisme: Organisme = var("L'intercommunalité.")
    partie: Partie = var("L'adhérent.")
    perimetre: Perimetre = var("Ce que l'adhérent confie.")
    agents: Agents = var("Date de la fiche, résumé et nombres d'agents.")
    organisation: str = var("Effets sur l'organisation.")
    conditions: str = var("Effets sur les conditions de travail.")
    remuneration: str = var("Effets sur la rémunération.")
    droits_acquis: str = var("Effets sur les droits acquis.")
    avis: tuple[Visa, ...] = var("Avis des comités rendus à cette date.")


def write(demande: Demande, redaction: Redaction) -> Vue:
    """Write the impact sheet of one adherent."""
    registre, jour = demande.registre, demande.jour
    commune = registre.communes[demande.cible]
    engage = engagement(registre, commune, jour)
    faits = before(commune, engage, jour)
    fiche = last_sheet(faits)
    le = fiche.le if fiche else engage.day(jour)
    organisme, partie = parties(registre, commune, le, redaction)
    effets = _effects(commune, fiche, redaction)
    return Vue(
        titre=f"Fiche d'impact – {commune.nom}",
        sujet=f"Fiche d'impact – {commune.nom}",
        organisme=organisme,
        partie=partie,
        perimetre=perimetre(registre, commune, engage.portee, redaction),
        agents=_counted(commune, fiche, redaction),
        organisation=effets["organisation"],
        conditions=effets["conditions"],
        remuneration=effets["remuneration"],
        droits_acquis=effets["droits_acquis"],
        avis=visas([fait for fait in faits if fait.fait == "avis_cst"]),
    )


def _place(commune: Commune, fiche: Any, cle: str = "") -> Origine:
    """Give the place of the sheet in the journal, or that of the journal when there is none."""
    if fiche is None:
        return Origine(commune.fichier, ("parcours",))
    rang = next(rang for rang, fait in enumerate(commune.parcours) if fait is fiche)
    return Origine(commune.fichier, ("parcours", rang, cle) if cle else ("parcours", rang))


def _no_sheet(commune: Commune) -> Manque:
    remede = f"sicommun record fiche_impact {commune.slug} …"
    return Manque("fiche d'impact sur les agents", _place(commune, None), LOI, remede)


def _counted(commune: Commune, fiche: Any, redaction: Redaction) -> Agents:
    """Say the numbers of agents; a sheet that concerns nobody counts none."""
    dits = agents(fiche)
    if fiche is None:
        redaction.manque(_no_sheet(commune))
        nombres = {cle: BLANC.format(quoi) for cle, quoi in _NOMBRES.items()}
        return replace(
            dits,
            le=BLANC.format("date de la fiche"),
            transferes=nombres["agents_transferes"],
            mis_a_disposition=nombres["agents_mis_a_disposition"],
        )
    return replace(
        dits,
        transferes=dits.transferes or _count(commune, fiche, "agents_transferes", redaction),
        mis_a_disposition=dits.mis_a_disposition
        or _count(commune, fiche, "agents_mis_a_disposition", redaction),
    )


_NOMBRES: Final = {
    "agents_transferes": "nombre d'agents transférés",
    "agents_mis_a_disposition": "nombre d'agents mis à disposition",
}


def _count(commune: Commune, fiche: Any, cle: str, redaction: Redaction) -> str:
    """Note that a number is missing, and give its blank."""
    remede = f"ajouter {cle}: … (0 est une réponse)"
    return redaction.blank(Manque(_NOMBRES[cle], _place(commune, fiche, cle), LOI, remede))


def _effects(commune: Commune, fiche: Any, redaction: Redaction) -> dict[str, str]:
    """Say the four effects that the law names; a sheet that concerns nobody has none."""
    return {cle: _effect(commune, fiche, cle, redaction) for cle in RUBRIQUES}


def _effect(commune: Commune, fiche: Any, cle: str, redaction: Redaction) -> str:
    if fiche is None:
        redaction.manque(_no_sheet(commune))
        return BLANC.format(RUBRIQUES[cle])
    texte = getattr(fiche, cle)
    if texte is None and touches_nobody(fiche):
        return "Aucun effet."
    if texte is not None:
        return _sentence(texte)
    remede = f"ajouter {cle}: … (« aucun » est une réponse)"
    return redaction.blank(Manque(RUBRIQUES[cle], _place(commune, fiche, cle), LOI, remede))


def _sentence(texte: str) -> str:
    """Give a text as a sentence: « aucun » says that there is no effect."""
    if texte.strip().casefold() in {"aucun", "aucune"}:
        return "Aucun effet."
    fin = "" if texte.rstrip().endswith((".", "!", "?", "…")) else "."
    return f"{texte[:1].upper()}{texte[1:].rstrip()}{fin}"


__all__: Sequence[str] = ("Vue", "targets", "write")
