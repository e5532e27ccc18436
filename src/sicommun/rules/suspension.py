"""Temporary exclusions, taken at once and as a precaution (EXC-10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sicommun.adhesion.journal import play
from sicommun.agenda.contexte import on_day
from sicommun.agenda.procedures import suspensions
from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.commune import Commune
from sicommun.model.parcours import ExclusionTemporaire
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.exclusion import enumerate_fr
from sicommun.rules.regle import rule
from sicommun.textes import clause


@rule(
    "EXC010",
    "exclusion temporaire sans ses conditions",
    sur=Commune,
    severity=ERREUR,
    source=clause("EXC-10"),
    remede="écrire justification: …, risque_fort: oui et risque_immediat: oui, ou renoncer à la mesure",
)
def temporary_exclusion_justified(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une exclusion temporaire ne se prend que dans un cas grave justifié, au risque fort et immédiat.

    Les trois se disent par écrit. Elle ne dispense pas de la mise en demeure.

    Bon : `justification: Rançongiciel actif, risque_fort: oui, risque_immediat: oui`

    Mauvais : `risque_fort: oui` seul
    """
    for rang, fait in _suspensions(commune):
        conditions = {
            "la justification": fait.justification,
            "le risque fort": fait.risque_fort,
            "le risque immédiat": fait.risque_immediat,
        }
        manques = [nom for nom, valeur in conditions.items() if not valeur]
        if manques:
            message = f"exclusion temporaire du {jour_fr(fait.le)} : il y manque {enumerate_fr(manques)}"
            yield Finding(("parcours", rang, "fait"), message)


@rule(
    "EXC011",
    "exclusion temporaire sans réexamen",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("EXC-10"),
    remede="ajouter reexamen_le: …",
)
def temporary_exclusion_reviewed(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une exclusion temporaire dit quand on la réexamine, avant sa fin : la source n'en borne pas la durée.

    Bon : `reexamen_le: 2025-06-17`

    Mauvais : une exclusion temporaire sans cette date, ou réexaminée après son dernier jour
    """
    for rang, fait in _suspensions(commune):
        if fait.reexamen_le is None:
            message = f"l'exclusion temporaire du {jour_fr(fait.le)} n'a pas de date de réexamen"
            yield Finding(("parcours", rang, "fait"), message)
        elif fait.reexamen_le < fait.le or (fait.jusqu_au and fait.reexamen_le > fait.jusqu_au):
            message = f"réexamen le {jour_fr(fait.reexamen_le)}, quand la mesure n'a pas cours"
            yield Finding(("parcours", rang, "reexamen_le"), message, "corriger reexamen_le ou jusqu_au")


@rule(
    "EXC012",
    "exclusion temporaire trop longue",
    sur=Commune,
    severity=ERREUR,
    source=clause("EXC-10"),
    remede="avancer jusqu_au ; pour une exclusion durable, suivre la procédure : mise_en_demeure",
)
def temporary_exclusion_bounded(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une exclusion temporaire tient dans la durée que la convention lui donne, et finit après son début.

    Rien n'est signalé tant que la convention ne fixe pas `exclusion_temporaire.duree_max_jours`.

    Bon : soixante jours au plus, `{le: 2025-06-03, jusqu_au: 2025-07-31, …}`

    Mauvais : `jusqu_au: 2025-12-31`
    """
    for rang, fait in _suspensions(commune):
        convention = registre.convention_at(fait.le)
        limite = convention.exclusion_temporaire.duree_max_jours if convention else None
        duree = (fait.jusqu_au - fait.le).days + 1 if fait.jusqu_au else 1
        chemin = ("parcours", rang, "jusqu_au")
        if duree < 1:
            debut, fin = jour_fr(fait.le), jour_fr(fait.jusqu_au or fait.le)
            yield Finding(chemin, f"exclusion temporaire du {debut}, et qui finirait le {fin}")
        elif limite is not None and duree > limite:
            yield Finding(chemin, f"{duree} jours, quand la convention en admet {limite}")


@rule(
    "EXC014",
    "réexamen échu d'une exclusion temporaire",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("EXC-10"),
    remede="lever la mesure (fait: levee), ou en prendre une autre avec une nouvelle date",
    au_jour=True,
)
def temporary_exclusion_settled(commune: Commune, registre: Registre, jour: date) -> Iterator[Finding]:
    """Une exclusion temporaire qui dure encore se réexamine au jour dit : c'est une mesure préventive.

    Bon : réexamen prévu le 2025-06-17, `levee` le 2025-06-20

    Mauvais : le même réexamen, et rien au 2025-06-30
    """
    for echeance in suspensions(on_day(registre, jour), commune):
        if echeance.etat == "en_retard" and echeance.origine is not None:
            message = f"réexamen prévu le {jour_fr(echeance.terme)} ; la mesure court toujours"
            yield Finding(echeance.origine.chemin, message)


@rule(
    "EXC015",
    "exclusion temporaire sans mise en demeure",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("EXC-07"),
    remede="mettre en demeure (fait: mise_en_demeure) : l'exclusion temporaire n'en dispense pas",
)
def temporary_exclusion_and_notice(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """L'urgence dispense d'attendre, pas d'informer : une mise en demeure précède ou suit.

    Bon : `exclusion_temporaire` le 2025-06-03, `mise_en_demeure` le 2025-06-05

    Mauvais : l'exclusion temporaire seule
    """
    for pas in play(commune.parcours).pas:
        if pas.fait.fait == "exclusion_temporaire" and pas.avant.demeure is None:
            depuis = (f for f in commune.parcours if f.fait == "mise_en_demeure" and f.le >= pas.fait.le)
            if next(depuis, None) is None:
                message = f"exclusion temporaire du {jour_fr(pas.fait.le)}, et aucune mise en demeure"
                yield Finding(("parcours", pas.rang, "fait"), message)


def _suspensions(commune: Commune) -> Iterator[tuple[int, ExclusionTemporaire]]:
    """Give the temporary exclusions with their ranks."""
    for rang, fait in enumerate(commune.parcours):
        if fait.fait == "exclusion_temporaire":
            yield rang, fait
