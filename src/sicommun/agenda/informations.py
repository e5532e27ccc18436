"""The terms of what a commune hands over: freshness at the validation, yearly confirmation (ADH-09)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sicommun.adhesion.dossier import Dossier, ouvre
from sicommun.adhesion.fraicheur import MOIS_ENTRE_CONFIRMATIONS, fraicheur
from sicommun.adhesion.journal import Journal, Pas, play
from sicommun.agenda.contexte import Contexte, due
from sicommun.agenda.echeance import Echeance
from sicommun.agenda.semestres import memberships
from sicommun.model.commune import Commune
from sicommun.model.description import Description
from sicommun.periodes import add_days, add_months, jour_fr
from sicommun.positions import Chemin
from sicommun.trace import Origine


def information(contexte: Contexte) -> Iterator[Echeance]:
    """Give the terms of each description."""
    for slug, description in contexte.registre.descriptions.items():
        commune = contexte.registre.communes.get(slug)
        if commune is not None:
            yield from _validation(contexte, commune, description)
            yield from confirmations(contexte, commune, description)


def _validation(contexte: Contexte, commune: Commune, description: Description) -> Iterator[Echeance]:
    """Give the day after which information is too old to be validated, while something waits for it."""
    journal = play(commune.parcours)
    validee = next((pas for pas in journal.pas if _validates(pas, description)), None)
    if validee is None and not _waits(journal, description):
        return
    jugee_le = validee.fait.le if validee else max(description.arretee_au, contexte.jour)
    convention = contexte.registre.convention_at(jugee_le)
    limite = convention.fraicheur_max_jours if convention else None
    if limite is None:
        return
    ancienne = fraicheur(description, jugee_le, limite=limite).plus_ancienne
    yield due(
        contexte,
        "fraicheur",
        add_days(ancienne, limite),
        sujet=description.arretee_au.isoformat(),
        commune=commune,
        faite_le=validee.fait.le if validee else None,
        detail=f"informations du {jour_fr(ancienne)}, {limite} jours admis",
        origine=Origine(description.fichier, ("arretee_au",)),
    )


def _validates(pas: Pas, description: Description) -> bool:
    """Tell a validation that opened, on these very pieces of information, what waited for them."""
    fait = pas.fait
    return (
        fait.fait == "validation"
        and ouvre(fait)
        and description.arretee_au <= fait.le
        and bool(_waiting(pas.avant))
    )


def _waits(journal: Journal, description: Description) -> bool:
    """Tell whether a portée waits for a description that was handed over to that end."""
    remise = journal.dossier.remise_le
    return bool(_waiting(journal.dossier)) and remise is not None and description.arretee_au <= remise


def _waiting(dossier: Dossier) -> list[str]:
    """Give the codes signed and not open yet, those taken back by an exclusion left aside."""
    return [code for code in dossier.signee if code not in dossier.portee and code not in dossier.exclue]


def confirmations(contexte: Contexte, commune: Commune, description: Description) -> Iterator[Echeance]:
    """Give the yearly confirmations: each is due a year after the one before, the first after the taking.

    Only an adherent owes one, from its effect on; who has left since owes nothing any more.
    """
    adhesions = memberships(commune.parcours)
    presente = any(contexte.jour in adhesion for adhesion in adhesions)
    faites = sorted((c.le, ("confirmations", rang, "le")) for rang, c in enumerate(description.confirmations))
    departs: list[tuple[date, Chemin]] = [(description.arretee_au, ("arretee_au",)), *faites]
    suites = [*(le for le, _ in faites), None]
    for (depart, chemin), faite_le in zip(departs, suites, strict=True):
        un_an = add_months(depart, MOIS_ENTRE_CONFIRMATIONS)
        debut = next((p.du for p in adhesions if p.au is None or p.au >= un_an), None)
        if debut is None or (faite_le is not None and faite_le < debut):
            continue
        terme = max(un_an, debut)
        if faite_le is None and terme < contexte.jour and not presente:
            continue
        yield due(
            contexte,
            "confirmation",
            terme,
            sujet=depart.isoformat(),
            commune=commune,
            faite_le=faite_le,
            detail=f"informations du {jour_fr(depart)}",
            origine=Origine(description.fichier, chemin),
        )
