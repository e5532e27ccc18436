"""The acts of an adhesion against one another: deliberations, version of the convention, dates, reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from sicommun.adhesion.dossier import ouvre
from sicommun.adhesion.journal import Pas, by_act, play
from sicommun.diagnostics import AVERTISSEMENT, ERREUR, INFORMATION, vouliez_vous_dire
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause, loi

_CONSEILS: Final = {
    "deliberation_commune": "la délibération de la commune",
    "deliberation_epci": "la délibération de l'EPCI",
}
_SUIVANTS: Final = frozenset({"signature", "validation", "avenant", "demande_retrait"})
"""What closes the wait for a deliberation on a signature; those of an avenant come before it."""


@rule(
    "ADH002",
    "signature avant une délibération",
    sur=Commune,
    severity=ERREUR,
    source=clause("ADH-03"),
    remede="corriger l'une des deux dates ; sinon faire délibérer, puis signer à nouveau",
)
def signed_after_councils(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Le conseil municipal et celui de l'EPCI autorisent la signature : elle vient après leurs délibérations.

    Une délibération qui suit la signature et précède la validation est lue comme la sienne, quand il n'y en a
    pas d'autre avant.

    Bon : délibérations les 2018-12-17 et 2018-12-20, signature le 2019-01-07

    Mauvais : délibération de l'EPCI le 2019-01-24
    """
    faits = by_act(commune.parcours)
    for place, (rang, fait) in enumerate(faits):
        if fait.fait == "signature":
            for conseil, nom in _CONSEILS.items():
                tardive = _late(faits, place, conseil)
                if tardive:
                    message = f"signée le {jour_fr(fait.le)}, avant {nom}, du {jour_fr(tardive)}"
                    yield Finding(("parcours", rang, "le"), message)


def _late(faits: Sequence[tuple[int, Any]], place: int, conseil: str) -> date | None:
    """Give the day of the deliberation that a signature did not wait for; None when all is well."""
    for _, fait in reversed(faits[:place]):
        if fait.fait == conseil:
            return None
        if fait.fait in {"signature", "avenant"}:
            break
    for _, fait in faits[place + 1 :]:
        if fait.fait == conseil:
            jour: date = fait.le
            return None if jour == faits[place][1].le else _unless_avenant(faits, place, jour)
        if fait.fait in _SUIVANTS:
            break
    return None


def _unless_avenant(faits: Sequence[tuple[int, Any]], place: int, jour: date) -> date | None:
    """Give the day, unless an avenant that comes before any validation is what was deliberated."""
    suite = (fait.fait for _, fait in faits[place + 1 :] if fait.le >= jour)
    return None if next((fait for fait in suite if fait in _SUIVANTS), "") == "avenant" else jour


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


@rule(
    "ADH004",
    "version de la convention absente, ou pas encore en vigueur",
    sur=Commune,
    severity=ERREUR,
    source=clause("ADH-03"),
    remede="citer le nom d'un fichier de data/conventions/, ou corriger son en_vigueur_du",
)
def convention_exists(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une signature cite une version de la convention qui est au dépôt.

    On peut signer d'avance une version à venir ; l'adhésion, elle, ne s'ouvre pas avant son premier jour.

    Bon : `convention: "2024"` quand `data/conventions/2024.yaml` existe, en vigueur le jour de la validation

    Mauvais : `convention: "2023"` sans ce fichier
    """
    journal = play(commune.parcours)
    for rang, fait in enumerate(commune.parcours):
        version = getattr(fait, "convention", None)
        if version is not None and version not in registre.conventions:
            if not registre.illisible(f"/conventions/{version}.yaml"):
                proches = vouliez_vous_dire(version, registre.conventions)
                message = f"la convention « {version} » n'est pas au dépôt{proches}"
                yield Finding(("parcours", rang, "convention"), message)
        elif version is not None and fait.fait == "signature":
            yield from _in_force(rang, fait, journal.pas, registre)


def _in_force(rang: int, fait: Any, pas: Sequence[Pas], registre: Registre) -> Iterator[Finding]:
    """Check that what a signature opened did not open before its version was in force."""
    debut = registre.conventions[fait.convention].en_vigueur_du
    for un in pas:
        if _opens(un) and un.avant.convention == fait.convention and fait.le <= un.fait.prend_effet < debut:
            message = (
                f"la version « {fait.convention} » n'est en vigueur que le {jour_fr(debut)} ; "
                f"l'adhésion s'ouvre le {jour_fr(un.fait.prend_effet)}"
            )
            yield Finding(("parcours", rang, "convention"), message)
            return


def _opens(pas: Pas) -> bool:
    """Tell whether a step is a validation that opens use."""
    return pas.fait.fait == "validation" and ouvre(pas.fait)


@rule(
    "ADH005",
    "fait daté d'après le jour de référence",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("ADH-06"),
    remede="corriger la date si c'est une faute de frappe ; sinon rien : le fait comptera ce jour-là",
    au_jour=True,
)
def facts_in_the_past(commune: Commune, registre: Registre, jour: date) -> Iterator[Finding]:
    """Un fait porte la date de son acte : un acte à venir est presque toujours une faute de frappe.

    Avec `--at`, les faits postérieurs à ce jour ne comptent pas ; un seul constat le dit, pour le premier.

    Bon : le 2025-03-31, un fait du 2025-03-24

    Mauvais : le 2025-03-31, un fait du 2052-03-24
    """
    a_venir = [(rang, fait) for rang, fait in by_act(commune.parcours) if fait.le > jour]
    if a_venir:
        rang, fait = a_venir[0]
        autres = len(a_venir) - 1
        suite = f", et {autres} autre{'s' if autres > 1 else ''} après lui" if autres else ""
        message = f"fait du {jour_fr(fait.le)}{suite} : ne compte pas encore au {jour_fr(jour)}"
        yield Finding(("parcours", rang, "le"), message)


def _first_opening(commune: Commune) -> Pas | None:
    """Give the validation that opened an adhesion still open; none for one taken over (`reprise`)."""
    journal = play(commune.parcours)
    if not journal.dossier.portee or not journal.dossier.initiale:
        return None
    return next((pas for pas in journal.pas if _opens(pas)), None)


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
    manques = [nom for conseil, nom in _CONSEILS.items() if conseil not in presents]
    if pas is not None and manques:
        message = f"effective le {jour_fr(pas.fait.prend_effet)}, sans {' ni '.join(manques)}"
        yield Finding(("parcours", pas.rang, "fait"), message)


@rule(
    "ADH007",
    "adhésion effective sans dépôt en préfecture",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=loi("L2131-1"),
    remede="enregistrer le dépôt, à sa date : {le: …, fait: depot_prefecture, acte: …}",
)
def filed_with_prefect(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Un acte n'est exécutoire qu'une fois transmis au préfet : la convention signée aussi.

    Bon : `{le: 2019-01-08, fait: depot_prefecture, acte: 021-242100410-20181220-DM2018_031-DE}`

    Mauvais : une signature, une validation, et aucun dépôt
    """
    pas = _first_opening(commune)
    if pas is not None and all(fait.fait != "depot_prefecture" for fait in commune.parcours):
        message = f"effective le {jour_fr(pas.fait.prend_effet)}, et aucun dépôt en préfecture"
        yield Finding(("parcours", pas.rang, "fait"), message)


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
        elif _opens(pas):
            deja = [code for code in pas.fait.portee if code in pas.avant.portee]
            if deja and remise is None:
                noms = " et ".join(f"« {code} »" for code in deja)
                message = f"{noms} {'sont' if len(deja) > 1 else 'est'} déjà en service"
                yield Finding(("parcours", pas.rang, "portee"), message)
            remise = None
