"""The people named: the days they serve, one named twice, whose address is given (INT-01 to INT-04)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final
from unicodedata import normalize

from sicommun.adhesion.interlocuteurs import people
from sicommun.diagnostics import AVERTISSEMENT, ERREUR, INFORMATION
from sicommun.model.commune import Commune
from sicommun.model.personnes import Interlocuteur, Referent
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Chemin, Finding
from sicommun.rules.referents import AU_PLUS, in_charge
from sicommun.rules.regle import rule
from sicommun.textes import clause

_ASSEZ_LONG: Final = 3
"""Letters from which a name in an address is somebody's, and not a chance."""


@rule(
    "INT008",
    "référent ou interlocuteur parti avant d'arriver",
    sur=Commune,
    severity=ERREUR,
    source=clause("INT-01"),
    remede="corriger l'une des deux dates",
)
def days_in_order(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Un référent, un interlocuteur l'est d'un jour à un autre, qui vient après.

    Bon : `du: 2023-02-01, au: 2024-06-30`

    Mauvais : `du: 2024-06-30, au: 2023-02-01`
    """
    gens: tuple[tuple[str, Chemin, Sequence[Referent | Interlocuteur]], ...] = (
        ("référent", ("referents", "personnes"), people(commune)),
        ("interlocuteur", ("interlocuteurs",), commune.interlocuteurs),
    )
    for nom, place, personnes in gens:
        for rang, personne in enumerate(personnes):
            if personne.du and personne.au and personne.au < personne.du:
                message = f"{nom} du {jour_fr(personne.du)} au {jour_fr(personne.au)}"
                yield Finding((*place, rang, "au"), message)


@rule(
    "INT009",
    "désignation datée de l'avenir",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("INT-01"),
    remede="corriger designes_le : une désignation s'enregistre une fois reçue",
    a_venir=True,
)
def named_before_today(commune: Commune, registre: Registre, jour: date) -> Iterator[Finding]:
    """Une désignation est un courrier reçu : sa date est passée.

    Bon : le 2024-01-20, `designes_le: 2024-01-15`

    Mauvais : le même jour, `designes_le: 2042-01-15`
    """
    if commune.referents and commune.referents.designes_le and commune.referents.designes_le > jour:
        message = f"désignés le {jour_fr(commune.referents.designes_le)} : ce jour n'est pas encore venu"
        yield Finding(("referents", "designes_le"), message)


@rule(
    "INT010",
    "même référent deux fois",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("INT-04"),
    remede="n'en garder qu'une ligne, ou dater la fin (au) de l'ancienne",
)
def named_once(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une personne ne se compte qu'une fois parmi les cinq ou six référents.

    Bon : une ligne par personne ; celle d'une fonction quittée porte `au`

    Mauvais : deux lignes en cours au nom de la même personne, l'une avec son ancienne fonction
    """
    vus: dict[tuple[str, str], Referent] = {}
    for chemin, personne in in_charge(commune):
        premier = vus.setdefault((_fold(personne.prenom), _fold(personne.nom)), personne)
        if premier is not personne:
            message = f"cette personne est déjà référente, comme « {premier.fonction} »"
            yield Finding((*chemin, "nom"), message)


@rule(
    "INT011",
    "adresse au nom d'une personne",
    sur=Commune,
    severity=INFORMATION,
    source=clause("INT-03"),
    remede="demander à la commune une adresse de service (numerique@…) : ce qui entre dans git y reste",
)
def service_address(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une adresse de service survit au départ d'une personne, et ne laisse pas son nom dans l'historique.

    Bon : `email: numerique@valombre.example.org`

    Mauvais : `email: noa.factice@valombre.example.org` pour Noa Factice
    """
    for chemin, personne in in_charge(commune):
        boite = _fold((personne.email or "").partition("@")[0])
        nom = _fold(personne.nom)
        if len(nom) > _ASSEZ_LONG and nom in boite:
            yield Finding((*chemin, "email"), "adresse nominative ; une adresse de service est conseillée")


def _fold(texte: str) -> str:
    """Keep the letters of a name, without case, accents or punctuation."""
    return "".join(lettre for lettre in normalize("NFD", texte.casefold()) if lettre.isalnum())


@rule(
    "INT012",
    "six référents : le nombre est plein",
    sur=Commune,
    severity=INFORMATION,
    source=clause("INT-04"),
    remede="rien à corriger ; avant d'en désigner un autre, dater la fin (au) de l'un d'eux",
)
def full_house(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """« Cinq ou six, au maximum » : six sont admis, et le suivant serait de trop (INT004).

    Bon : cinq référents en fonction

    Mauvais : six, et un septième à venir
    """
    if len(in_charge(commune)) == AU_PLUS:
        yield Finding(("referents", "personnes"), f"{AU_PLUS} référents en fonction", cible="cle")
