"""The versions of the convention in time: the end of a term, a change within a year (RET-01, BUD-05)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sicommun.agenda.contexte import on_day
from sicommun.agenda.conventions import terms
from sicommun.diagnostics import AVERTISSEMENT
from sicommun.model.convention import Convention
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr, previous_day
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_ANNUELS: Final = (
    "cle_par_defaut",
    "poste_compte",
    "comptage",
    "presence",
    "arrondi",
    "personnel",
    "tva",
)
"""The choices that a yearly statement reads once for the whole year."""


@rule(
    "CNV004",
    "convention arrivée à son terme",
    sur=Convention,
    severity=AVERTISSEMENT,
    source=clause("RET-01"),
    remede="verser la version suivante à data/conventions/, ou écrire la reconduction",
    au_jour=True,
)
def term_not_reached(convention: Convention, registre: Registre, jour: date) -> Iterator[Finding]:
    """Une convention à durée déterminée prend fin, sauf reconduction tacite : l'adhésion a vocation à durer.

    Une version que la suivante a remplacée n'est plus jugée.

    Bon : `duree: {type: determinee, annees: 6, reconduction: tacite}`

    Mauvais : `duree: {type: determinee, annees: 6, reconduction: expresse}`, sept ans après
    """
    for echeance in terms(on_day(registre, jour), convention):
        if echeance.etat == "en_retard" and echeance.origine is not None:
            message = f"la version « {convention.version} » a pris fin le {jour_fr(echeance.terme)}"
            yield Finding(echeance.origine.chemin, message)


@rule(
    "CNV005",
    "règle de partage changée en cours d'exercice",
    sur=Convention,
    severity=AVERTISSEMENT,
    source=clause("BUD-05"),
    remede="mettre la version en vigueur un 1er janvier, ou changer ce choix objet par objet",
)
def shares_change_with_the_year(convention: Convention, registre: Registre) -> Iterator[Finding]:
    """La quote-part se calcule pour l'année entière : ce qui la règle change un 1er janvier.

    L'état annuel lit la version en vigueur au 31 décembre : un choix changé en juillet vaudrait dès janvier.

    Bon : une nouvelle `cle_par_defaut` dans une version `en_vigueur_du: 2025-01-01`

    Mauvais : la même, `en_vigueur_du: 2025-07-01`
    """
    debut = convention.en_vigueur_du
    avant = registre.convention_at(previous_day(debut))
    if avant is None or (debut.month, debut.day) == (1, 1):
        return
    for cle in _ANNUELS:
        ancien, nouveau = getattr(avant, cle), getattr(convention, cle)
        if None not in {ancien, nouveau} and ancien != nouveau:
            message = f"« {cle} » change le {jour_fr(debut)}, en cours d'exercice"
            yield Finding((cle,), message)
