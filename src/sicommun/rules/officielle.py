"""Communes against the official list of their EPCI (INSEE-COG): codes, names, and who is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.commune import Commune
from sicommun.model.epci import Epci
from sicommun.model.registre import Registre
from sicommun.officiel import MILLESIME, CommuneOfficielle, EpciInconnuError, communes
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import loi

_NOMMEES: Final = 5
"""Names in a message; the others are counted."""

_AU: Final = f"au {jour_fr(MILLESIME)}"
_LIENS: Final = frozenset({"fusion", "entree_epci", "sortie_epci"})
"""The facts that explain why a commune is not in the list of that day."""


@dataclass(frozen=True, slots=True)
class ListeOfficielle:
    """The communes of one EPCI, by SIREN and by INSEE code."""

    par_siren: Mapping[str, CommuneOfficielle]
    par_insee: Mapping[str, CommuneOfficielle]


@cache
def liste_officielle(siren_epci: str) -> ListeOfficielle | None:
    """Give the official communes of an EPCI; None when the list does not know it, as in an example."""
    try:
        toutes = communes(siren_epci)
    except EpciInconnuError:
        return None
    return ListeOfficielle(
        {commune.siren: commune for commune in toutes}, {commune.code_insee: commune for commune in toutes}
    )


def _liste(commune: Commune, registre: Registre) -> ListeOfficielle | None:
    """Give the list that a commune is judged by; bodies attached to a commune are in none."""
    if registre.epci is None or commune.nature != "commune":
        return None
    return liste_officielle(registre.epci.siren)


def official_namesake(commune: Commune, registre: Registre) -> CommuneOfficielle | None:
    """Give the official commune that bears this INSEE code."""
    liste = _liste(commune, registre)
    return liste.par_insee.get(commune.code_insee or "") if liste else None


def is_linked(commune: Commune, registre: Registre) -> bool:
    """Tell whether a merger, an entry or an exit explains that the list does not know a commune."""
    adhesions = registre.membres.get(commune.siren, ())
    return any(fait.fait in _LIENS for fait in commune.parcours) or any(
        membre.au is not None or (membre.du is not None and membre.du > MILLESIME) for membre in adhesions
    )


@rule(
    "IDE003",
    "code INSEE et SIREN contraires à la liste officielle",
    sur=Commune,
    severity=ERREUR,
    source=loi("INSEE-COG"),
    remede="corriger celui des deux codes qui est faux",
    requires=("IDE001.siren",),
)
def official_codes(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Le code INSEE et le SIREN d'une commune vont ensemble : la liste officielle donne les deux.

    Une commune fusionnée garde les siens, même quand la commune nouvelle a repris son code INSEE.

    Bon : `code_insee: "21166"` et `siren: "212101661"`, qui sont ceux de Chenôve

    Mauvais : `code_insee: "21166"` et `siren: "212106173"`, qui est celui de Talant
    """
    liste = _liste(commune, registre)
    if liste is None or commune.code_insee is None:
        return
    meme_siren, meme_code = liste.par_siren.get(commune.siren), liste.par_insee.get(commune.code_insee)
    if meme_siren and meme_siren.code_insee != commune.code_insee:
        message = (
            f"le SIREN {commune.siren} est celui de {meme_siren.nom}, de code INSEE {meme_siren.code_insee} "
            f"{_AU} ; ici, {commune.code_insee}"
        )
        yield Finding(("code_insee",), message)
    elif meme_siren is None and meme_code and not is_linked(commune, registre):
        message = (
            f"le code INSEE {commune.code_insee} est celui de {meme_code.nom}, de SIREN {meme_code.siren} "
            f"{_AU} ; ici, {commune.siren}"
        )
        yield Finding(("siren",), message)


@rule(
    "IDE005",
    "commune absente de la liste officielle",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=loi("INSEE-COG"),
    remede="vérifier les codes ; si elle a fusionné ou changé d'EPCI, l'enregistrer : fusion, sortie_epci",
    requires=("IDE001.siren", "IDE003"),
)
def officially_known(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une commune est dans la liste officielle de son EPCI, ou le dépôt dit pourquoi elle n'y est plus.

    Rien n'est signalé quand l'EPCI lui-même n'est pas dans cette liste.

    Bon : Chenôve, à Dijon Métropole ; une commune fusionnée, avec le fait `fusion`

    Mauvais : Beaune, dans le dépôt de Dijon Métropole
    """
    liste = _liste(commune, registre)
    if liste is None or registre.epci is None or is_linked(commune, registre):
        return
    if commune.siren not in liste.par_siren and commune.code_insee not in liste.par_insee:
        epci = f"« {registre.epci.nom} »"
        message = f"{_AU}, {commune.nom} ({commune.siren}) n'est pas une commune de {epci}"
        yield Finding(("siren",), message)


@rule(
    "IDE009",
    "nom différent du nom officiel",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=loi("INSEE-COG"),
    remede="écrire le nom officiel : les conventions et les états le reprennent tel quel",
)
def official_name(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une commune porte dans le dépôt son nom officiel, accents et traits d'union compris.

    Bon : `nom: Fontaine-lès-Dijon`

    Mauvais : `nom: Fontaine les Dijon`
    """
    liste = _liste(commune, registre)
    officielle = liste.par_siren.get(commune.siren) if liste else None
    if officielle and _plain(officielle.nom) != _plain(commune.nom):
        yield Finding(("nom",), f"« {commune.nom} » s'appelle officiellement « {officielle.nom} »")


def _plain(nom: str) -> str:
    """Write an apostrophe the plain way: which of the two is typed matters to nobody."""
    return nom.replace("’", "'")


@rule(
    "IDE013",
    "membres manquants",
    sur=Epci,
    severity=AVERTISSEMENT,
    source=loi("INSEE-COG"),
    remede="ajouter ces communes à membres, avec leur premier jour (du) s'il est connu",
)
def official_members(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """Toutes les communes que la liste officielle donne à l'EPCI sont parmi ses membres.

    Bon : les 23 communes de Dijon Métropole

    Mauvais : vingt-deux d'entre elles
    """
    liste = liste_officielle(epci.siren)
    if liste is None:
        return
    connus = {membre.siren for membre in epci.membres}
    connus |= {membre.code_insee for membre in epci.membres if membre.au is None}
    absentes = [c.nom for c in liste.par_insee.values() if not connus & {c.siren, c.code_insee}]
    if absentes:
        message = f"{_enumerate(absentes)} : dans la liste officielle {_AU}, et pas parmi les membres"
        yield Finding(("membres",), message, cible="cle")


def _enumerate(noms: list[str]) -> str:
    """Write « Ahuy, Daix et 3 autres »."""
    reste = len(noms) - _NOMMEES
    if reste > 0:
        noms = [*noms[:_NOMMEES], f"{reste} autre{'s' if reste > 1 else ''}"]
    return " et ".join(part for part in (", ".join(noms[:-1]), noms[-1]) if part)
