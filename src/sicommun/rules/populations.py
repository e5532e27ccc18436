"""The populations of the communes, against the keys that read them (BUD-06)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sicommun.diagnostics import AVERTISSEMENT
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_HABITANTS: Final = "habitants"


@rule(
    "BUD021",
    "population sans la totale",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("BUD-06"),
    remede="recopier la population totale du tableau de l'INSEE : totale: …",
    requires=("IDE010",),
)
def total_population(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """La clé `habitants` lit la population totale, qui compte aussi les habitants comptés à part.

    Rien n'est signalé tant qu'aucune clé ne lit les habitants.

    Bon : `{millesime: 2024, municipale: 14299, totale: 14461}`

    Mauvais : `{millesime: 2024, municipale: 14299}`, et un objet du budget à `cle: habitants`
    """
    for rang, population in enumerate(commune.populations):
        if population.totale is None and _reads_inhabitants(registre):
            message = f"{commune.nom}, millésime {population.millesime} : la population totale manque"
            yield Finding(("populations", rang), message)


def _reads_inhabitants(registre: Registre) -> bool:
    """Tell whether a key of some year reads the inhabitants."""
    defauts = {convention.cle_par_defaut for convention in registre.conventions.values()}
    objets = [objet for budget in registre.budgets.values() for objet in budget.objets]
    composantes = {part.cle for objet in objets for part in objet.mixte}
    return _HABITANTS in defauts | {objet.cle for objet in objets} | composantes
