"""What communes hand over and undertake: lists of impacts, negotiated recommendations (GOV-09, GOV-10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sicommun.agenda.contexte import on_day
from sicommun.agenda.engagements import recommendations
from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.gouvernance import AnneeGouvernance
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause


@rule(
    "GOV009",
    "liste d'impacts vide, ou contradictoire",
    sur=AnneeGouvernance,
    severity=ERREUR,
    source=clause("GOV-09"),
    remede="écrire les éléments, ou neant: oui quand la commune n'a rien à signaler",
)
def lists_that_say(annee: AnneeGouvernance, registre: Registre) -> Iterator[Finding]:
    """Une liste d'impacts dit ce qui vient, ou « néant » : un vide n'est pas une réponse.

    Bon : `elements: [Changement du logiciel d'état civil en mars]` ; `neant: oui`

    Mauvais : ni l'un ni l'autre, ou les deux
    """
    for rang, liste in enumerate(annee.impacts):
        if liste.neant and liste.elements:
            nombre = len(liste.elements)
            message = f"néant, et {nombre} élément{'s' if nombre > 1 else ''}"
            yield Finding(("impacts", rang, "neant"), message, "ôter neant: oui, ou ôter les éléments")
        elif not liste.neant and not liste.elements:
            message = f"liste du {jour_fr(liste.remis_le)} : ni élément, ni « néant »"
            yield Finding(("impacts", rang), message)


@rule(
    "GOV010",
    "recommandation négociée, échue, et pas suivie",
    sur=AnneeGouvernance,
    severity=AVERTISSEMENT,
    source=clause("GOV-10"),
    remede="écrire etat: faite ou abandonnee, ou convenir d'une autre échéance",
    au_jour=True,
)
def recommendations_followed(annee: AnneeGouvernance, registre: Registre, jour: date) -> Iterator[Finding]:
    """Une recommandation négociée se suit jusqu'à son terme : l'oublier peut fonder une exclusion (EXC-04).

    Bon : `{echeance: 2024-12-31, etat: faite, …}`

    Mauvais : `{echeance: 2024-12-31, etat: en_cours, …}` en mars 2025
    """
    for echeance in recommendations(on_day(registre, jour), annee):
        if echeance.etat == "en_retard" and echeance.origine is not None:
            chemin = echeance.origine.chemin
            intitule = annee.recommandations[int(chemin[1])].intitule
            yield Finding(chemin, f"« {intitule} » était convenu pour le {jour_fr(echeance.terme)}")
