"""The people whom a commune names as its privileged contacts (INT-01 to INT-04)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from sicommun.adhesion.etat import etat
from sicommun.adhesion.interlocuteurs import contacts_of, in_charge_on, people
from sicommun.adhesion.journal import play
from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.commune import Commune
from sicommun.model.personnes import Referent
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Chemin, Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

AU_PLUS: Final = 6
"""« cinq ou six, au maximum » (INT-04): six is admitted."""

_DESIGNANTS: Final = re.compile(
    r"\bmaire(?:sse)?\b|\bdgs\b|\b(?:directeur|directrice) g[ée]n[ée]rale?\b", re.IGNORECASE
)
_DESIGNANTS_RATTACHES: Final = re.compile(r"\bpr[ée]sidente?\b|\b(?:directeur|directrice)\b", re.IGNORECASE)


def in_charge(commune: Commune) -> list[tuple[Chemin, Referent]]:
    """Give the people who have no last day, with their paths."""
    personnes = enumerate(people(commune))
    return [(("referents", "personnes", rang), p) for rang, p in personnes if p.au is None]


@rule(
    "INT002",
    "adhésion effective sans référent",
    sur=Commune,
    severity=ERREUR,
    source=clause("INT-02"),
    remede="faire désigner au moins un référent par la commune : referents: personnes",
)
def somebodyin_charge(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une commune dont l'adhésion est effective a un référent : toutes les actions se coordonnent avec lui.

    Un établissement rattaché qui n'en désigne pas s'en remet à ceux de sa commune.

    Bon : `referents: {designes_par: maire, designes_le: 2024-01-15, personnes: [{…}]}`

    Mauvais : une validation, et pas de `referents`
    """
    if play(commune.parcours).dossier.portee and not people(contacts_of(commune, registre)):
        yield Finding(("nom",), f"{commune.nom} est en service, et n'a désigné aucun référent")


@rule(
    "INT003",
    "aucun référent en fonction",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("INT-02"),
    remede="faire désigner un référent par la commune, et l'ajouter à referents: personnes",
    requires=("INT002",),
    au_jour=True,
)
def somebody_today(commune: Commune, registre: Registre, jour: date) -> Iterator[Finding]:
    """De la signature à la sortie, une commune a un référent en fonction.

    Bon : un référent sans `au`, ou un nouveau le lendemain du départ de l'ancien

    Mauvais : une convention signée et pas de `referents`, ou un seul référent, parti depuis
    """
    if in_charge_on(commune, registre, jour) or not etat(commune.parcours, jour).dossier.signee:
        return
    if not people(contacts_of(commune, registre)):
        yield Finding(("nom",), f"{commune.nom} a signé la convention, et n'a désigné aucun référent")
    else:
        chemin: Chemin = ("referents", "personnes") if people(commune) else ("nom",)
        yield Finding(chemin, f"au {jour_fr(jour)}, aucun référent n'est en fonction", cible="cle")


@rule(
    "INT004",
    "plus de six référents",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("INT-04"),
    remede="en garder cinq ou six ; dater la fin (au) de ceux qui ne le sont plus",
)
def six_at_most(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Le nombre de référents devrait être limité à cinq ou six.

    Ceux dont la fin est datée (`au`) ne comptent plus.

    Bon : six référents

    Mauvais : sept
    """
    combien = len(in_charge(commune))
    if combien > AU_PLUS:
        message = f"{combien} référents, quand la source en voudrait cinq ou six au plus"
        yield Finding(("referents", "personnes"), message, cible="cle")


@rule(
    "INT007",
    "référents désignés sans date, ou par un autre que le maire ou le DGS",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("INT-01"),
    remede="ajouter designes_par (maire ou dgs) et designes_le, d'après le courrier de désignation",
)
def formally_named(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """La commune désigne ses référents formellement, par son maire ou son directeur général des services.

    Pour un établissement rattaché, par son président ou son directeur.

    Bon : `designes_par: maire` et `designes_le: 2024-01-15`

    Mauvais : `designes_par: service informatique`, ou pas de date
    """
    referents = commune.referents
    if referents is None or not referents.personnes:
        return
    if referents.designes_le is None:
        yield Finding(("referents", "personnes"), "référents désignés sans date (designes_le)", cible="cle")
    par = referents.designes_par
    if par is None:
        message = "rien ne dit qui a désigné les référents (designes_par)"
        yield Finding(("referents", "personnes"), message, cible="cle")
    elif not _may_name(par, commune):
        message = f"référents désignés par « {par} », et non par le maire ou le DGS"
        yield Finding(("referents", "designes_par"), message)


def _may_name(par: str, commune: Commune) -> bool:
    """Tell whether somebody may name the contacts of an adherent."""
    if _DESIGNANTS.search(par):
        return True
    return commune.nature != "commune" and bool(_DESIGNANTS_RATTACHES.search(par))
