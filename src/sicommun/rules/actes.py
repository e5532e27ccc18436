"""The acts of a parcours against each other: what comes before, who decided, who sent (ADH-10, DOC-02)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from sicommun.adhesion.journal import play
from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.commune import Commune
from sicommun.model.contrat import Contrat
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause, loi

_ACTES: Final = re.compile(
    r"(?:[0-9]{3}|02[AB])-(?P<siren>[0-9]{9})-(?P<jour>[0-9]{8})-[A-Za-z0-9_]{1,15}-[A-Z]{2}"
)
_PRESQUE: Final = re.compile(r"[0-9]{2}[0-9AB]?-?[0-9]{7}")
"""How an identifier begins, well copied or not."""
"""An acknowledgement of @ctes: département, SIREN of the sender, day of the act, number, nature."""

_PREALABLES: Final = {"fiche_impact": "la fiche d'impact", "avis_cst": "l'avis du comité social territorial"}
_SOUSCRIVENT: Final = frozenset({"signature", "avenant"})


@rule(
    "ADH010",
    "courrier reçu avant d'être envoyé",
    sur=Commune,
    severity=ERREUR,
    source=clause("EXC-07"),
    remede="corriger l'une des deux dates : celle de l'acte (le), ou celle de la réception (recu_le)",
)
def received_after_sent(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une mise en demeure, une demande de retrait se reçoivent après leur envoi : un délai en part.

    Bon : `{le: 2024-01-12, recu_le: 2024-01-15, fait: mise_en_demeure, …}`

    Mauvais : `{le: 2024-01-12, recu_le: 2023-01-15, …}` : les trois mois seraient déjà échus
    """
    for rang, fait in enumerate(commune.parcours):
        recu = fait.__dict__.get("recu_le")
        if recu is not None and recu < fait.le:
            message = f"courrier du {jour_fr(fait.le)}, et reçu le {jour_fr(recu)}"
            source = "RET-03" if fait.fait == "demande_retrait" else ""
            yield Finding(("parcours", rang, "recu_le"), message, source=source)


@rule(
    "ADH011",
    "date d'effet d'un avis qui n'ouvre rien",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("ADH-06"),
    remede="écrire effet_sous_reserve: oui si l'adhésion s'ouvre malgré les réserves ; sinon ôter la date",
)
def effect_of_what_opens(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """L'adhésion s'ouvre par un avis `valide`, ou avec réserves si `effet_sous_reserve: oui` le dit.

    Une date d'effet à côté d'un autre avis laisse croire que l'adhésion est ouverte : elle ne l'est pas.

    Bon : `avis: reserves, effet_sous_reserve: oui, effet: 2024-07-01`

    Mauvais : `avis: reserves, effet: 2024-07-01`, ou `avis: refuse, effet_sous_reserve: oui`
    """
    for rang, fait in enumerate(commune.parcours):
        if fait.fait != "validation":
            continue
        if fait.effet_sous_reserve and fait.avis != "reserves":
            message = f"« effet_sous_reserve » n'a pas de sens avec l'avis « {fait.avis} »"
            remede = "ôter effet_sous_reserve, ou écrire avis: reserves"
            yield Finding(("parcours", rang, "effet_sous_reserve"), message, remede)
        elif fait.effet is not None and fait.avis != "valide" and not fait.effet_sous_reserve:
            message = f"l'avis « {fait.avis} » du {jour_fr(fait.le)} n'ouvre rien le {jour_fr(fait.effet)}"
            yield Finding(("parcours", rang, "effet"), message)


@rule(
    "ADH012",
    "validation sans décideur",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("ADH-10"),
    remede="ajouter par: … (une fonction : « Directrice du service commun »)",
)
def decided_by_someone(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Le service commun valide formellement : la décision dit qui l'a prise.

    Bon : `{le: 2024-04-15, fait: validation, avis: valide, par: Directeur du service commun, …}`

    Mauvais : la même, sans `par`
    """
    for rang, fait in enumerate(commune.parcours):
        if fait.fait == "validation" and fait.par is None:
            message = f"la validation du {jour_fr(fait.le)} ne dit pas qui a décidé"
            yield Finding(("parcours", rang, "fait"), message)


@rule(
    "ADH013",
    "signature avant la fiche d'impact ou l'avis du comité social",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=loi("L5211-4-2"),
    remede="enregistrer ces actes à leur date : fiche_impact (« aucun » est une réponse), avis_cst",
)
def staff_first(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """La convention d'un service commun se conclut après une fiche d'impact et l'avis du comité social.

    La fiche décrit les effets sur les agents et s'annexe à la convention ; une commune sans agent concerné
    écrit `effets: aucun`. Seule la première signature est jugée.

    Bon : `fiche_impact` et `avis_cst`, puis `signature`

    Mauvais : une `signature`, et l'avis du comité social trois mois plus tard
    """
    signature = next((pas for pas in play(commune.parcours).pas if pas.fait.fait == "signature"), None)
    if signature is None:
        return
    jour = signature.fait.le
    avant = {fait.fait for fait in commune.parcours if fait.le <= jour}
    manques = [_late(cle, nom, commune) for cle, nom in _PREALABLES.items() if cle not in avant]
    if manques:
        yield Finding(
            ("parcours", signature.rang, "le"), f"signée le {jour_fr(jour)}, sans {' ni '.join(manques)}"
        )


def _late(cle: str, nom: str, commune: Commune) -> str:
    """Name an act that is missing, with its day when it only came too late."""
    jours = [fait.le for fait in commune.parcours if fait.fait == cle]
    return f"{nom}, qui n'est que du {jour_fr(min(jours))}" if jours else nom


@rule(
    "ADH014",
    "identifiant d'accusé de réception douteux",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("DOC-02"),
    remede="recopier celui de l'accusé de réception @ctes : département, SIREN, date, numéro, nature",
)
def acknowledged_acts(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """L'identifiant @ctes dit le département, l'émetteur, le jour de l'acte, son numéro et sa nature.

    L'émetteur est l'EPCI, ou la commune ; un acte se transmet une fois pris. La cote d'un dépôt sur papier
    n'est pas jugée.

    Bon : `acte: 021-242100410-20181220-DM2018_031-DE`, quand l'EPCI porte le SIREN 242100410

    Mauvais : `acte: 021-242100401-20181220-DM2018_031-DE`, ou `acte: 021-242100410-2018`
    """
    for rang, fait in enumerate(commune.parcours):
        if fait.fait == "depot_prefecture" and fait.acte is not None:
            for message in _doubts(fait.acte, fait.le, commune, registre):
                yield Finding(("parcours", rang, "acte"), message)


def _doubts(acte: str, depot: date, commune: Commune, registre: Registre) -> Iterator[str]:
    """Say what is wrong with the name of an act: its form, who sent it, the day of the act."""
    found = _ACTES.fullmatch(acte)
    if found is None and not _PRESQUE.match(acte):
        return
    if found is None:
        yield f"« {acte} » n'a pas la forme d'un identifiant @ctes (021-242100410-20181220-DM2018_031-DE)"
        return
    if registre.epci and found["siren"] not in {registre.epci.siren, commune.siren}:
        yield f"le SIREN {found['siren']} n'est ni celui de l'EPCI, ni celui de {commune.nom}"
    try:
        pris = date.fromisoformat(found["jour"])
    except ValueError:
        yield f"« {found['jour']} » n'est pas une date du calendrier (AAAAMMJJ)"
        return
    if pris > depot:
        yield f"l'acte est du {jour_fr(pris)}, et son dépôt du {jour_fr(depot)}"


@rule(
    "ADH016",
    "service souscrit, et contrat non publié",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("ADH-02"),
    remede="publier le contrat (vue: {publie: oui}), ou retirer ce service de la portée",
)
def published_services(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """On souscrit à partir du catalogue : un service nommé par une signature a son contrat publié.

    Bon : `portee: [A007]` quand `data/contracts/A007.yaml` porte `vue: {publie: oui}`

    Mauvais : la même portée, et `publie: non`
    """
    contrats = {contrat.code: contrat for contrat in registre.contrats.values()}
    for rang, fait in enumerate(commune.parcours):
        for place, code in enumerate(fait.__dict__["portee"] if fait.fait in _SOUSCRIVENT else ()):
            contrat = contrats.get(code)
            if contrat is not None and not contrat.vue.publie:
                yield Finding(("parcours", rang, "portee", place), _say(fait, contrat))


def _say(fait: Any, contrat: Contrat) -> str:
    """Say which service is taken, when, and that its contract is not published."""
    return f"{contrat.code} (« {contrat.nom} »), souscrit le {jour_fr(fait.le)}, n'est pas publié"
