"""The operations that the parties agreed on, when an adhesion begins and when it ends (ADH-11, RET-04)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sicommun.agenda.contexte import on_day
from sicommun.agenda.engagements import operations
from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause


@rule(
    "ADH015",
    "opération convenue, échue, et pas faite",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("ADH-11"),
    remede="écrire faite_le: …, convenir d'une autre échéance, ou abandonnee: oui",
    au_jour=True,
)
def operations_on_time(commune: Commune, registre: Registre, jour: date) -> Iterator[Finding]:
    """Une opération convenue à l'adhésion, ou pour une sortie, se fait à son échéance.

    Bon : `{intitule: Remplacer douze postes, echeance: 2024-12-31, faite_le: 2024-11-20}`

    Mauvais : la même sans `faite_le`, en mars 2025
    """
    for echeance in operations(on_day(registre, jour), commune):
        if echeance.etat == "en_retard" and echeance.origine is not None:
            chemin = echeance.origine.chemin
            intitule = commune.operations[int(chemin[1])].intitule
            message = f"« {intitule} » était à faire pour le {jour_fr(echeance.terme)}"
            yield Finding(chemin, message, source=echeance.clause)


@rule(
    "ADH017",
    "opération aux dates impossibles",
    sur=Commune,
    severity=ERREUR,
    source=clause("ADH-12"),
    remede="corriger la date",
)
def operations_in_order(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une opération se convient, puis se fait : ni l'échéance ni la fin ne précèdent l'accord.

    Ces décisions sont consignées en annexe de la convention : leurs dates y seront imprimées.

    Bon : `{convenue_le: 2024-03-18, echeance: 2024-12-31, faite_le: 2024-11-20, …}`

    Mauvais : `{convenue_le: 2024-03-18, echeance: 2023-12-31, …}`
    """
    for rang, operation in enumerate(commune.operations):
        for cle, verbe in (("echeance", "à faire pour"), ("faite_le", "faite")):
            terme = getattr(operation, cle)
            if operation.convenue_le is not None and terme is not None and terme < operation.convenue_le:
                message = f"convenue le {jour_fr(operation.convenue_le)}, et {verbe} le {jour_fr(terme)}"
                yield Finding(("operations", rang, cle), message)
