"""The clock of a request: a step starts it, others stop the guaranteed delays (CS-42, CS-44, CS-47)."""

from __future__ import annotations

from collections.abc import Iterator

from sicommun.diagnostics import AVERTISSEMENT
from sicommun.model.contrat import Contrat
from sicommun.model.registre import Registre
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_CE_QU_IL_MANQUE = {
    "depart": ("quand le délai commence (horloge: depart)", "CS-42"),
    "arret_gti": ("quand la GTI est tenue (horloge: arret_gti)", "CS-44"),
    "arret_gtr": ("quand la GTR est tenue (horloge: arret_gtr)", "CS-47"),
}


@rule(
    "CTR024",
    "délai garanti que rien ne mesure",
    sur=Contrat,
    severity=AVERTISSEMENT,
    source=clause("CS-42"),
    remede="porter horloge: depart, arret_gti ou arret_gtr à l'étape qui en décide",
)
def clock_starts_and_stops(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Une étape fait partir l'horloge, une autre arrête chaque délai garanti : sans elles, rien ne le mesure.

    Bon : étape 1 `horloge: depart`, étape 3 `horloge: arret_gti`, étape 6 `horloge: arret_gtr`

    Mauvais : un niveau qui garantit une GTR, et aucune étape qui l'arrête ; ou deux départs
    """
    if not contrat.etapes or not contrat.vue.publie:
        return
    marques = [etape.horloge for etape in contrat.etapes]
    for marque in _expected(contrat):
        if marque not in marques:
            quoi, source = _CE_QU_IL_MANQUE[marque]
            message = f"aucune étape de {contrat.code} ne dit {quoi}"
            yield Finding(("etapes",), message, cible="cle", source=source)
    departs = [rang for rang, marque in enumerate(marques) if marque == "depart"]
    for rang in departs[1:]:
        message = f"l'horloge part déjà à l'étape {contrat.etapes[departs[0]].numero}"
        yield Finding(("etapes", rang, "horloge"), message)


def _expected(contrat: Contrat) -> Iterator[str]:
    """Give the marks that the levels still open call for."""
    ouverts = [niveau for niveau in contrat.niveaux if niveau.au is None]
    if ouverts:
        yield "depart"
    if any(niveau.gti for niveau in ouverts):
        yield "arret_gti"
    if any(niveau.gtr for niveau in ouverts):
        yield "arret_gtr"
