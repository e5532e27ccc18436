"""The validations of an adhesion: their effect, their reasons, and the acts that must come first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sicommun.adhesion.dossier import ouvre
from sicommun.adhesion.journal import Pas, play
from sicommun.diagnostics import AVERTISSEMENT, ERREUR, INFORMATION
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause, loi

CONSEILS: Final = {
    "deliberation_commune": "la délibération de la commune",
    "deliberation_epci": "la délibération de l'EPCI",
}
"""The two councils, and the deliberation of each."""


def opens(pas: Pas) -> bool:
    """Tell whether a step is a validation that opens use."""
    return pas.fait.fait == "validation" and ouvre(pas.fait)


@rule(
    "ADH003",
    "validation rétroactive",
    sur=Commune,
    severity=ERREUR,
    source=clause("ADH-06"),
    remede="porter l'effet au jour de la validation ou après ; pour une adhésion ancienne : fait: reprise",
)
def no_retroactive_validation(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """L'adhésion est effective dès lors que le service commun valide : pas avant.

    La date d'effet ouvre le prorata de la quote-part.

    Bon : `{le: 2019-03-01, fait: validation, effet: 2019-04-01, …}`

    Mauvais : `effet: 2019-01-01`
    """
    for rang, fait in enumerate(commune.parcours):
        if fait.fait == "validation" and fait.prend_effet < fait.le:
            message = f"effet le {jour_fr(fait.prend_effet)}, avant la validation, du {jour_fr(fait.le)}"
            yield Finding(("parcours", rang, "effet"), message)


def _first_opening(commune: Commune) -> Pas | None:
    """Give the validation that opened an adhesion still open; none for one taken over (`reprise`)."""
    journal = play(commune.parcours)
    if not journal.dossier.portee or not journal.dossier.initiale:
        return None
    return next((pas for pas in journal.pas if opens(pas)), None)


@rule(
    "ADH006",
    "adhésion effective sans délibérations",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=loi("L5211-4-2"),
    remede="enregistrer les délibérations, à leur date : deliberation_commune, deliberation_epci",
)
def both_councils(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Un service commun se règle par convention : les deux conseils en délibèrent.

    Une adhésion reprise (`reprise`) ne rejoue pas ces étapes.

    Bon : `deliberation_commune` et `deliberation_epci` avant la `signature`

    Mauvais : une validation, et la délibération de l'EPCI nulle part
    """
    pas = _first_opening(commune)
    presents = {fait.fait for fait in commune.parcours}
    manques = [nom for conseil, nom in CONSEILS.items() if conseil not in presents]
    if pas is not None and manques:
        message = f"effective le {jour_fr(pas.fait.prend_effet)}, sans {' ni '.join(manques)}"
        yield Finding(("parcours", pas.rang, "fait"), message)


@rule(
    "ADH007",
    "adhésion effective sans dépôt en préfecture, ou avant lui",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=loi("L2131-1"),
    remede="enregistrer le dépôt, à sa date : {le: …, fait: depot_prefecture, acte: …}",
)
def filed_with_prefect(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Un acte n'est exécutoire qu'une fois transmis au préfet : la convention signée aussi.

    Bon : `{le: 2019-01-08, fait: depot_prefecture, acte: 021-242100410-20181220-DM2018_031-DE}`

    Mauvais : une signature, une validation, et aucun dépôt, ou un dépôt après l'effet de la validation
    """
    pas = _first_opening(commune)
    if pas is None:
        return
    effet = pas.fait.prend_effet
    depots = [(f.le, rang) for rang, f in enumerate(commune.parcours) if f.fait == "depot_prefecture"]
    if not depots:
        message = f"effective le {jour_fr(effet)}, et aucun dépôt en préfecture"
        yield Finding(("parcours", pas.rang, "fait"), message)
    elif min(depots)[0] > effet:
        le, rang = min(depots)
        message = f"déposée le {jour_fr(le)}, quand l'adhésion est effective depuis le {jour_fr(effet)}"
        yield Finding(
            ("parcours", rang, "le"), message, "corriger la date ; sinon reporter l'effet après le dépôt"
        )


@rule(
    "ADH008",
    "réserves ou refus sans motifs",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("ADH-10"),
    remede="ajouter motifs: … : la commune doit savoir quoi reprendre",
)
def reasons_given(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une validation avec réserves, ou refusée, dit pourquoi.

    Bon : `avis: reserves, motifs: L'inventaire des postes date de 2022`

    Mauvais : `avis: reserves` seul
    """
    for rang, fait in enumerate(commune.parcours):
        if fait.fait == "validation" and fait.avis != "valide" and fait.motifs is None:
            avis = {"reserves": "avec réserves", "refuse": "refusée"}[fait.avis]
            message = f"validation {avis} le {jour_fr(fait.le)}, sans motifs"
            yield Finding(("parcours", rang, "avis"), message)


@rule(
    "ADH009",
    "validation de ce qui est déjà en service",
    sur=Commune,
    severity=INFORMATION,
    source=clause("ADH-06"),
    remede="retirer ce code de la validation, ou enregistrer d'abord la description reprise",
)
def validated_once(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Valider un code déjà en service ne change rien : ni son effet, ni la quote-part.

    Une description reprise et remise à nouveau se valide, elle, à nouveau.

    Bon : `portee: [C/elections]`, que l'avenant vient d'ajouter

    Mauvais : `portee: [A, C/elections]`, quand A est en service depuis cinq ans
    """
    remise: date | None = None
    for pas in play(commune.parcours).pas:
        if pas.fait.fait == "remise_description":
            remise = pas.fait.le
        elif opens(pas):
            deja = [code for code in pas.fait.portee if code in pas.avant.portee]
            if deja and remise is None:
                noms = " et ".join(f"« {code} »" for code in deja)
                message = f"{noms} {'sont' if len(deja) > 1 else 'est'} déjà en service"
                yield Finding(("parcours", pas.rang, "portee"), message)
            remise = None
