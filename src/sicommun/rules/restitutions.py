"""After an exit: the data that go back, those that are destroyed, and the archives (CSQ-05 to CSQ-07)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sicommun.agenda.contexte import on_day
from sicommun.agenda.sorties import destructions, restitutions
from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.commune import Commune
from sicommun.model.parcours import Restitution
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.exclusion import enumerate_fr
from sicommun.rules.regle import rule
from sicommun.textes import clause, loi


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
    for echeance in restitutions(on_day(registre, jour), commune):
        if echeance.etat == "en_retard" and echeance.origine is not None:
            message = f"{echeance.detail} : les données étaient à restituer pour le {jour_fr(echeance.terme)}"
            yield Finding(echeance.origine.chemin, message)


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
    tardives = [e for e in destructions(on_day(registre, jour), commune) if e.etat == "en_retard"]
    for echeance in tardives[-1:]:
        if echeance.origine is not None:
            message = f"demandée le {jour_fr(date.fromisoformat(echeance.sujet))}, et rien n'est détruit"
            yield Finding(echeance.origine.chemin, message)


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
