"""How fresh a description is: on the day of its validation, then once a year (ADH-09)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sicommun.adhesion.dossier import ouvre
from sicommun.adhesion.fraicheur import MOIS_ENTRE_CONFIRMATIONS, fraicheur
from sicommun.adhesion.journal import play
from sicommun.agenda.contexte import on_day
from sicommun.agenda.informations import confirmations
from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.description import Description
from sicommun.model.parcours import Validation
from sicommun.model.registre import Registre
from sicommun.periodes import add_months, jour_fr
from sicommun.positions import Chemin, Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause


@rule(
    "DES030",
    "informations trop anciennes à la validation",
    sur=Description,
    severity=ERREUR,
    source=clause("ADH-09"),
    remede="faire reprendre ou confirmer les informations, puis valider à nouveau",
)
def fresh_at_validation(description: Description, registre: Registre) -> Iterator[Finding]:
    """Le service commun valide la fraîcheur : les informations ont au plus l'âge qu'admet la convention.

    La source ne chiffre pas cette limite : tant que la convention en vigueur à la validation ne la fixe pas
    (`fraicheur_max_jours`), rien n'est signalé. Une confirmation rajeunit toute la description.

    Bon : informations du 2024-01-15, validation le 2024-03-01, 180 jours admis

    Mauvais : informations du 2023-01-15, la même validation
    """
    validation = _first_validation(description, registre)
    convention = registre.convention_at(validation.le) if validation else None
    limite = convention.fraicheur_max_jours if convention else None
    if validation is None or limite is None:
        return
    age = fraicheur(description, validation.le, limite=limite)
    if not age.est_fraiche:
        message = (
            f"informations du {jour_fr(age.plus_ancienne)}, validées le {jour_fr(validation.le)} : "
            f"{age.age} jours, quand la convention en admet {limite}"
        )
        yield Finding(_oldest(description, age.plus_ancienne), message)


def _first_validation(description: Description, registre: Registre) -> Validation | None:
    """Give the first validation that opened use with this description before it, if it is still of use."""
    commune = registre.communes.get(description.slug)
    journal = play(commune.parcours) if commune else None
    if journal is None or not journal.dossier.portee:
        return None
    return next(
        (
            pas.fait
            for pas in journal.pas
            if pas.fait.fait == "validation" and ouvre(pas.fait) and description.arretee_au <= pas.fait.le
        ),
        None,
    )


def _oldest(description: Description, au: date) -> Chemin:
    """Give the path of the date that counts: a row's own, that of a confirmation, else that of the whole."""
    for rang, confirmation in enumerate(description.confirmations):
        if confirmation.le == au:
            return ("confirmations", rang, "le")
    for blocs in description.blocs.values():
        for bloc in blocs:
            for ligne, reponse in bloc.reponses.items():
                if reponse.au == au:
                    return (*bloc.chemin, ligne, "au")
    return ("arretee_au",)


@rule(
    "DES031",
    "description à confirmer",
    sur=Description,
    severity=AVERTISSEMENT,
    source=clause("ADH-09"),
    remede="faire confirmer par la commune (« inchangé » suffit), ou reprendre la description",
    au_jour=True,
)
def confirmed_each_year(description: Description, registre: Registre, jour: date) -> Iterator[Finding]:
    """Une commune dont l'adhésion est effective confirme sa description chaque année.

    Bon : `arretee_au: 2024-06-30`, et `confirmations: [{le: 2025-06-12}]`

    Mauvais : `arretee_au: 2023-06-30`, et rien depuis, le 2025-01-02
    """
    commune = registre.communes.get(description.slug)
    if _is_recent(description, jour):
        return
    for echeance in confirmations(on_day(registre, jour), commune, description) if commune else ():
        if echeance.etat == "en_retard" and echeance.origine is not None:
            terme = jour_fr(echeance.terme)
            message = f"à confirmer avant le {terme} ; au {jour_fr(jour)}, rien ne la confirme"
            yield Finding(echeance.origine.chemin, message)


def _is_recent(description: Description, jour: date) -> bool:
    """Tell at little cost whether what was last said is less than a year old: nothing can be late then."""
    dites = (description.arretee_au, *(confirmation.le for confirmation in description.confirmations))
    derniere = max((dite for dite in dites if dite <= jour), default=None)
    return derniere is not None and add_months(derniere, MOIS_ENTRE_CONFIRMATIONS) >= jour
