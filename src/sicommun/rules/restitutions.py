"""After an exit: the data that go back, those that are destroyed, and the archives (CSQ-05 to CSQ-07)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from sicommun.adhesion.etat import etat
from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.commune import Commune
from sicommun.model.parcours import Restitution
from sicommun.model.registre import Registre
from sicommun.periodes import add_months, jour_fr
from sicommun.positions import Finding
from sicommun.rules.exclusion import enumerate_fr
from sicommun.rules.regle import rule
from sicommun.textes import clause, loi

_SORTIES: Final = ("exclusion", "retrait", "sortie_epci")
_MOIS_POUR_DETRUIRE: Final = 3
"""Months left to destroy: the source says « immédiatement », and the visa takes time."""


@rule(
    "CSQ005",
    "données à restituer",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("CSQ-06"),
    remede="restituer les données, puis enregistrer le fait : restitution",
    au_jour=True,
)
def data_given_back(commune: Commune, registre: Registre, jour: date) -> Iterator[Finding]:
    """Qui quitte le service commun retrouve ses données dans le délai de la convention.

    Le délai court du dernier jour d'usage (`restitution.delai_jours`) ; rien n'est signalé tant que la
    convention ne le fixe pas, ni à une commune fusionnée, que la commune nouvelle remplace.

    Bon : `retrait` au 2024-12-31, trente jours, `restitution` le 2025-01-20

    Mauvais : le même retrait, et rien au 2025-03-31
    """
    if not commune.has_fact(*_SORTIES):
        return
    dossier = etat(commune.parcours, jour).dossier
    sortie = dossier.sortie_le
    convention = registre.convention_at(sortie) if sortie else None
    delai = convention.restitution.delai_jours if convention else None
    faites = [fait.le for fait in commune.parcours if fait.fait == "restitution"]
    if sortie is None or delai is None or any(le >= sortie for le in faites) or dossier.statut == "fusionne":
        return
    terme = sortie + timedelta(delai)
    if terme < jour:
        message = f"sortie le {jour_fr(sortie)} : les données étaient à restituer pour le {jour_fr(terme)}"
        yield Finding(("parcours", _exit_rank(commune, sortie), "fait"), message)


def _exit_rank(commune: Commune, sortie: date) -> int:
    """Give the rank of the fact that closed, the last one of that day."""
    return max(
        rang
        for rang, fait in enumerate(commune.parcours)
        if fait.fait in _SORTIES and fait.prend_effet == sortie
    )


@rule(
    "CSQ006",
    "restitution sans format, délai ou reçu",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("CSQ-06"),
    remede="compléter : format, delai, recu_par",
)
def terms_of_restitution(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Les données se rendent dans un format et un délai convenus, à quelqu'un qui en donne reçu.

    Le format et le délai de la convention (`restitution`) valent à défaut d'accord.

    Bon : `{fait: restitution, format: exports CSV et PDF, delai: 30 jours, recu_par: Secrétaire de mairie}`

    Mauvais : `{fait: restitution}` seul
    """
    for rang, fait in enumerate(commune.parcours):
        if fait.fait == "restitution":
            manques = _missing(fait, registre)
            if manques:
                message = f"restitution du {jour_fr(fait.le)} : il y manque {enumerate_fr(manques)}"
                yield Finding(("parcours", rang, "fait"), message)


def _missing(restitution: Restitution, registre: Registre) -> list[str]:
    """Name what a restitution does not say, nor the convention for it."""
    convention = registre.convention_at(restitution.le)
    defaut = convention.restitution if convention else None
    champs = {
        "le format": restitution.format or (defaut and defaut.format),
        "le délai": restitution.delai or (defaut and defaut.delai_jours),
        "qui a reçu": restitution.recu_par,
    }
    return [nom for nom, valeur in champs.items() if valeur is None]


@rule(
    "CSQ009",
    "destruction demandée, et pas faite",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("CSQ-07"),
    remede="restituer, obtenir le visa des archives, détruire, puis enregistrer le fait : destruction",
    au_jour=True,
)
def destruction_done(commune: Commune, registre: Registre, jour: date) -> Iterator[Finding]:
    """Ce que la commune demande de détruire l'est « immédiatement » : le temps d'obtenir le visa.

    La source ne chiffre rien : trois mois sont un usage, pour un rappel.

    Bon : `demande_destruction` le 2024-02-16, `destruction` le 2024-04-29

    Mauvais : la même demande, et rien le 2025-03-31
    """
    demandes = [(f.le, rang) for rang, f in enumerate(commune.parcours) if f.fait == "demande_destruction"]
    for le, rang in demandes[-1:]:
        faite = any(fait.fait == "destruction" and le <= fait.le <= jour for fait in commune.parcours)
        if not faite and add_months(le, _MOIS_POUR_DETRUIRE) < jour:
            yield Finding(("parcours", rang, "fait"), f"demandée le {jour_fr(le)}, et rien n'est détruit")


@rule(
    "CSQ010",
    "certificat de destruction incomplet",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("CSQ-07"),
    remede="compléter : methode, sauvegardes_incluses (oui ou non)",
)
def certified_destruction(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Le certificat de destruction dit comment, et si les sauvegardes, qui sont des données, y sont.

    Bon : `methode: Effacement certifié, sauvegardes_incluses: oui`

    Mauvais : `{fait: destruction, visa_archives: Visa n° 2024-0117}` seul
    """
    for rang, fait in enumerate(commune.parcours):
        if fait.fait == "destruction":
            champs = {"la méthode": fait.methode, "le sort des sauvegardes": fait.sauvegardes_incluses}
            manques = [nom for nom, valeur in champs.items() if valeur is None]
            if manques:
                message = f"destruction du {jour_fr(fait.le)} : il y manque {enumerate_fr(manques)}"
                yield Finding(("parcours", rang, "fait"), message)


@rule(
    "ARC001",
    "destruction avant le visa des archives",
    sur=Commune,
    severity=ERREUR,
    source=loi("PATRIMOINE-R212-14"),
    remede="corriger l'une des deux dates ; si elles sont justes, en parler au service des archives",
)
def visa_first(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Le visa des archives précède la destruction : après elle, il n'y a plus rien à viser.

    Détruire des archives publiques sans accord est un délit (code du patrimoine, L214-3).

    Bon : `visa_le: 2024-04-22`, destruction le 2024-04-29

    Mauvais : `visa_le: 2024-05-22`, la même destruction
    """
    for rang, fait in enumerate(commune.parcours):
        if fait.fait == "destruction" and fait.visa_le is not None and fait.visa_le > fait.le:
            message = f"détruit le {jour_fr(fait.le)}, avant le visa du {jour_fr(fait.visa_le)}"
            yield Finding(("parcours", rang, "visa_le"), message)
