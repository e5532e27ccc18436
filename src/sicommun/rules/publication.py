"""What a published sheet must hold: its services, its first day, what each party undertakes."""

from __future__ import annotations

from collections.abc import Iterator

from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.contrat import Contrat
from sicommun.model.registre import Registre
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause


@rule(
    "CTR013",
    "contrat publié sans prestation",
    sur=Contrat,
    severity=ERREUR,
    source=clause("CS-34"),
    remede="dire ce que la prestation comprend (prestations), ou écrire publie: non",
)
def published_with_services(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Un contrat publié dit ce que la prestation comprend : c'est ce que la commune souscrit.

    Bon : `prestations: [Assistance à distance, Diagnostic]`

    Mauvais : `publie: oui` sans `prestations`
    """
    if contrat.vue.publie and not contrat.prestations:
        yield Finding(("vue", "publie"), f"{contrat.code} est publié, et n'énumère aucune prestation")


@rule(
    "CTR014",
    "contrat publié sans date de mise en place",
    sur=Contrat,
    severity=AVERTISSEMENT,
    source=clause("CS-31"),
    remede="ajouter revision: date_mise_en_place",
)
def published_with_start(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Un contrat publié dit depuis quand il vaut.

    Bon : `date_mise_en_place: 2024-01-01`

    Mauvais : `publie: oui` sans cette date
    """
    if contrat.vue.publie and contrat.revision.date_mise_en_place is None:
        yield Finding(("vue", "publie"), f"{contrat.code} est publié, et ne dit pas depuis quand il vaut")


@rule(
    "CTR016",
    "engagements d'une seule partie",
    sur=Contrat,
    severity=AVERTISSEMENT,
    source=clause("NIV-06"),
    remede="écrire les engagements de chacun : engagements_demandeur et engagements_service",
)
def published_with_commitments(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Un contrat de service fixe les engagements respectifs de la commune et du service commun.

    Bon : `engagements_demandeur` et `engagements_service` en disent chacun au moins un

    Mauvais : un contrat publié où seul le demandeur s'engage, comme la fiche A003 de la source
    """
    manques = {
        "engagements_demandeur": contrat.engagements_demandeur,
        "engagements_service": contrat.engagements_service,
    }
    vides = [cle for cle, engagements in manques.items() if not engagements]
    if contrat.vue.publie and vides:
        yield Finding(("vue", "publie"), f"{contrat.code} est publié sans {' ni '.join(vides)}")
