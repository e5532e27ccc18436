"""A year of governance: who is named, when things happened, who agreed, what was written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sicommun.diagnostics import AVERTISSEMENT, ERREUR, vouliez_vous_dire
from sicommun.model.gouvernance import AnneeGouvernance
from sicommun.model.registre import Registre
from sicommun.periodes import Periode, add_months, jour_fr
from sicommun.positions import Chemin, Finding
from sicommun.rules.budgets import check_year, is_known
from sicommun.rules.regle import rule
from sicommun.textes import clause, loi

_MOIS_POUR_REMETTRE: Final = 6
"""Months after the end of the year when a list or a report of that year may still come in."""

_MOIS_POUR_ECRIRE: Final = 2
"""Months after which a meeting without minutes is worth a reminder; the source sets none."""


@rule(
    "GOV004",
    "année étrangère au nom du fichier",
    sur=AnneeGouvernance,
    severity=ERREUR,
    source=loi("FORMAT"),
    remede="accorder `annee` et le nom du fichier : data/gouvernance/2024.yaml",
)
def governance_year(annee: AnneeGouvernance, registre: Registre) -> Iterator[Finding]:
    """L'année est celle qui donne son nom au fichier, de 2000 à 2199.

    Bon : `annee: 2024` dans `data/gouvernance/2024.yaml`

    Mauvais : `annee: 2024` dans `data/gouvernance/2025.yaml`
    """
    yield from check_year(("annee",), annee.annee, annee.fichier)


@rule(
    "GOV001",
    "commune inconnue",
    sur=AnneeGouvernance,
    severity=ERREUR,
    source=clause("GOV-07"),
    remede="écrire le nom d'un dossier de data/communes/",
)
def known_communes(annee: AnneeGouvernance, registre: Registre) -> Iterator[Finding]:
    """Réunions, décisions et listes d'impacts nomment des communes du dépôt ; une bipartite, la sienne.

    Bon : `commune: chenove` quand `data/communes/chenove/` existe

    Mauvais : `commune: chenowe`, ou `type: bipartite` sans commune
    """
    for chemin, slug, texte in _named(annee):
        if not is_known(slug, registre):
            proches = vouliez_vous_dire(slug, registre.communes)
            yield Finding(chemin, f"« {slug} » n'est pas une commune du dépôt{proches}", source=texte)
    for rang, reunion in enumerate(annee.reunions):
        if reunion.type == "bipartite" and reunion.commune is None:
            message = f"la réunion bipartite du {jour_fr(reunion.le)} ne dit pas avec quelle commune"
            yield Finding(("reunions", rang), message, "ajouter commune: …")


def _named(annee: AnneeGouvernance) -> Iterator[tuple[Chemin, str, str]]:
    """Give every commune that the year names, where, and the clause that asks for it."""
    for rang, reunion in enumerate(annee.reunions):
        if reunion.commune is not None:
            yield ("reunions", rang, "commune"), reunion.commune, "GOV-07"
        for place, slug in enumerate(reunion.convoques):
            yield ("reunions", rang, "convoques", place), slug, "GOV-08"
    for rang, decision in enumerate(annee.decisions):
        for place, slug in enumerate(decision.communes):
            yield ("decisions", rang, "communes", place), slug, "GOV-02"
        for place, accord in enumerate(decision.accords):
            yield ("decisions", rang, "accords", place, "commune"), accord.commune, "GOV-02"
    for rang, impacts in enumerate(annee.impacts):
        yield ("impacts", rang, "commune"), impacts.commune, "GOV-09"
    for rang, recommandation in enumerate(annee.recommandations):
        yield ("recommandations", rang, "commune"), recommandation.commune, "GOV-10"


@rule(
    "GOV002",
    "date d'une autre année",
    sur=AnneeGouvernance,
    severity=ERREUR,
    source=clause("GOV-07"),
    remede="corriger la date, ou porter l'acte dans le fichier de son année",
    requires=("GOV004",),
)
def dates_of_the_year(annee: AnneeGouvernance, registre: Registre) -> Iterator[Finding]:
    """Une réunion se range dans son année ; une liste ou un bilan se remet au plus tard six mois après elle.

    Bon : la bipartite du 2024-05-14 dans 2024.yaml ; le bilan du second semestre 2024 remis le 2025-02-20

    Mauvais : une réunion du 2023-11-28 dans 2024.yaml : elle ne compterait pour aucune année
    """
    debut, fin = date(annee.annee, 1, 1), date(annee.annee, 12, 31)
    for rang, reunion in enumerate(annee.reunions):
        if reunion.le not in Periode(debut, fin):
            yield Finding(
                ("reunions", rang, "le"), f"réunion du {jour_fr(reunion.le)}, rangée en {annee.annee}"
            )
    remises = Periode(debut, add_months(fin, _MOIS_POUR_REMETTRE))
    for cle, texte in (("impacts", "GOV-09"), ("bilans", "GOV-12")):
        for rang, remise in enumerate(getattr(annee, cle)):
            if remise.remis_le not in remises:
                message = (
                    f"remise le {jour_fr(remise.remis_le)} pour {remise.semestre} {annee.annee} : "
                    f"attendue du {jour_fr(debut)} au {jour_fr(add_months(fin, _MOIS_POUR_REMETTRE))}"
                )
                yield Finding((cle, rang, "remis_le"), message, source=texte)


@rule(
    "GOV003",
    "décision arrêtée sans l'accord d'une commune, ou avant lui",
    sur=AnneeGouvernance,
    severity=ERREUR,
    source=clause("GOV-02"),
    remede="enregistrer l'accord (accords), ou écrire arretee: non",
)
def decisions_agreed(annee: AnneeGouvernance, registre: Registre) -> Iterator[Finding]:
    """Aucune décision qui vise une commune n'est arrêtée sans son accord plein et entier.

    Une exclusion (EXC-06) et une évolution du système d'information géographique (ENSA-12) se décident
    autrement : elles n'ont pas leur place ici.

    Bon : `communes: [chenove]`, `accords: [{commune: chenove, le: 2024-05-14}]`, `arretee: oui`

    Mauvais : `communes: [chenove, talant]`, le seul accord de Chenôve, et `arretee: oui` ; ou un accord
    donné après la décision
    """
    for rang, decision in enumerate(annee.decisions):
        accords = {accord.commune: accord.le for accord in decision.accords}
        for place, slug in enumerate(decision.communes if decision.arretee else ()):
            accord = accords.get(slug)
            if accord is None or accord > decision.le:
                commune = registre.communes.get(slug)
                donne = (
                    f"n'a donné son accord que le {jour_fr(accord)}" if accord else "n'a pas donné son accord"
                )
                message = (
                    f"{commune.nom if commune else slug} {donne} à « {decision.objet} », "
                    f"décision arrêtée le {jour_fr(decision.le)}"
                )
                yield Finding(("decisions", rang, "communes", place), message)


@rule(
    "GOV005",
    "réunion sans procès-verbal",
    sur=AnneeGouvernance,
    severity=AVERTISSEMENT,
    source=clause("GOV-13"),
    remede="ajouter la référence du procès-verbal (proces_verbal)",
    au_jour=True,
)
def minutes_written(annee: AnneeGouvernance, registre: Registre, jour: date) -> Iterator[Finding]:
    """Une réunion formelle laisse un procès-verbal. Deux mois sont un usage : la source n'en dit rien.

    Bon : `{type: pleniere, le: 2024-06-12, proces_verbal: PV-2024-01}`

    Mauvais : la même sans `proces_verbal`, le 2024-09-01
    """
    for rang, reunion in enumerate(annee.reunions):
        if reunion.proces_verbal is None and add_months(reunion.le, _MOIS_POUR_ECRIRE) < jour:
            genre = {"bipartite": "bipartite", "pleniere": "plénière"}[reunion.type]
            yield Finding(
                ("reunions", rang), f"réunion {genre} du {jour_fr(reunion.le)} : pas de procès-verbal"
            )
