"""The levels of a contract through time: no hole between them, one in force, and hours to count with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from sicommun.diagnostics import AVERTISSEMENT
from sicommun.model.contrat import Contrat
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_UN_JOUR: Final = timedelta(days=1)


@rule(
    "CTR020",
    "jours sans niveau de qualité",
    sur=Contrat,
    severity=AVERTISSEMENT,
    source=clause("CS-18"),
    remede="prolonger le niveau d'avant jusqu'à la veille du suivant, ou avancer celui-ci",
    requires=("CTR011",),
)
def no_hole(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """De la mise en place du service au dernier niveau, chaque jour a le sien : sans lui, rien n'est garanti.

    Bon : un niveau jusqu'au 2024-12-31, le suivant du 2025-01-01

    Mauvais : un niveau jusqu'au 2024-12-31, le suivant du 2025-02-01
    """
    rangees = sorted((niveau.du, rang) for rang, niveau in enumerate(contrat.niveaux))
    debut = contrat.revision.date_mise_en_place
    if rangees and debut and debut < rangees[0][0]:
        message = f"service en place le {jour_fr(debut)}, premier niveau le {jour_fr(rangees[0][0])}"
        yield Finding(("niveaux", rangees[0][1], "du"), message)
    for (_, rang), (du, suivant) in pairwise(rangees):
        au = contrat.niveaux[rang].au
        if au is not None and au + _UN_JOUR < du:
            message = f"aucun niveau du {jour_fr(au + _UN_JOUR)} au {jour_fr(du - _UN_JOUR)}"
            yield Finding(("niveaux", suivant, "du"), message)


@rule(
    "CTR021",
    "plus aucun niveau de qualité",
    sur=Contrat,
    severity=AVERTISSEMENT,
    source=clause("CS-18"),
    remede="ajouter le niveau qui vaut désormais, ou écrire publie: non si le service a cessé",
    au_jour=True,
)
def one_in_force(contrat: Contrat, registre: Registre, jour: date) -> Iterator[Finding]:
    """Un contrat publié a un niveau en cours : quand le dernier s'est clos, un autre le suit.

    Bon : un dernier niveau sans `au`

    Mauvais : un seul niveau, clos au 2024-12-31, en mars 2025
    """
    if not contrat.vue.publie or not contrat.niveaux:
        return
    rang, dernier = max(enumerate(contrat.niveaux), key=lambda niveau: niveau[1].du)
    fin = max((n.au or date.max for n in contrat.niveaux), default=date.max)
    if fin < jour:
        message = f"le dernier niveau de {contrat.code} a pris fin le {jour_fr(fin)}"
        yield Finding(("niveaux", rang, "au") if dernier.au == fin else ("niveaux",), message)


@rule(
    "CTR022",
    "délai garanti, et pas d'heures de service",
    sur=Contrat,
    severity=AVERTISSEMENT,
    source=clause("CS-19"),
    remede='ajouter plages: ["08:00-12:00", "14:00-18:00"], ou base: calendaire si le délai court la nuit',
)
def hours_given(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Un délai se compte en heures de service : sans elles, un jour en vaudrait vingt-quatre.

    Le niveau en cours d'un contrat publié seul compte.

    Bon : `gti: 1j`, `plages: ["08:00-12:00", "14:00-18:00"]`

    Mauvais : `gti: 1j` seul
    """
    for rang, niveau in enumerate(contrat.niveaux if contrat.vue.publie else ()):
        delais = (niveau.prise_en_compte, niveau.gti, niveau.gtr)
        if niveau.au is None and niveau.base != "calendaire" and any(delais) and not niveau.plages:
            yield Finding(
                ("niveaux", rang), "ce niveau garantit un délai, et ne dit pas ses heures de service"
            )
