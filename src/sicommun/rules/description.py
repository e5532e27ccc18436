"""The rows of a description one by one: units, names, dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.description import Bloc, Description, Reponse
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Chemin, Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_UNITES: Final = ("Go", "To")


@rule(
    "DES007",
    "unité de volume absente ou inconnue",
    sur=Description,
    severity=ERREUR,
    source=clause("ADH-08"),
    remede="écrire {quantite: 3, unite: To} ou {quantite: 500, unite: Go}",
)
def volume_unit(description: Description, registre: Registre) -> Iterator[Finding]:
    """Un volume se dit en Go ou en To : trois tout court ne se compare à rien.

    Bon : `sauvegarde: {quantite: 3, unite: To}`

    Mauvais : `sauvegarde: 3`, ou `unite: Mo`
    """
    for chemin, reponse in _volumes(description, registre):
        if reponse.unite and reponse.unite not in _UNITES:
            yield Finding((*chemin, "unite"), f"l'unité « {reponse.unite} » n'est pas admise : Go ou To")
        elif reponse.unite and reponse.quantite is None:
            yield Finding((*chemin, "unite"), f"des {reponse.unite}, mais combien ?")
        elif reponse.quantite is not None and not reponse.unite:
            yield Finding(chemin, f"{reponse.quantite:f} quoi : Go ou To ?")


def _volumes(description: Description, registre: Registre) -> Iterator[tuple[Chemin, Reponse]]:
    """Give the answers to the rows that the model measures in volume."""
    lignes = [ligne for d in registre.modele.organique.values() for ligne in d.lignes.values()]
    for ligne in lignes:
        if ligne.nature == "volume":
            for bloc in description.blocs.get(ligne.domaine, ()):
                if ligne.cle in bloc.reponses:
                    yield (*bloc.chemin, ligne.cle), bloc.reponses[ligne.cle]


@rule(
    "DES008",
    "deux éléments du même nom",
    sur=Description,
    severity=ERREUR,
    source=clause("DO-S1"),
    remede="donner à chaque élément de la liste un nom qui le distingue",
)
def elements_named_apart(description: Description, registre: Registre) -> Iterator[Finding]:
    """Dans une liste de sites, chaque élément a son nom : c'est par lui qu'un tableur le désigne.

    Bon : « Gymnase du Parc » et « Gymnase des Prés »

    Mauvais : deux éléments « Gymnase » : le second effacerait le premier à l'import
    """
    for blocs in description.blocs.values():
        vus: dict[str, Bloc] = {}
        for bloc in blocs if len(blocs) > 1 else ():
            premier = vus.setdefault(" ".join(bloc.nom.casefold().split()), bloc)
            if premier is not bloc:
                message = f"« {bloc.nom} » est déjà le nom de l'élément n° {blocs.index(premier) + 1}"
                yield Finding((*bloc.chemin, "nom"), message)


@rule(
    "DES009",
    "information datée de l'avenir",
    sur=Description,
    severity=AVERTISSEMENT,
    source=clause("ADH-09"),
    remede="corriger la date : une information se recueille, ou se confirme, avant d'être écrite",
    a_venir=True,
)
def collected_before_today(description: Description, registre: Registre, jour: date) -> Iterator[Finding]:
    """Une information se recueille avant d'être écrite : sa date n'est pas dans l'avenir.

    Bon : le 2024-07-02, `arretee_au: 2024-06-30`

    Mauvais : le 2024-07-02, `arretee_au: 2025-06-30`
    """
    for chemin, au in _dates(description):
        if au > jour:
            verbe = "confirmée" if chemin[0] == "confirmations" else "recueillie"
            yield Finding(chemin, f"{verbe} le {jour_fr(au)} : ce jour n'est pas encore venu")
            if chemin == ("arretee_au",):
                return  # the dates of its rows follow it


@rule(
    "DES015",
    "confirmation antérieure à la description",
    sur=Description,
    severity=AVERTISSEMENT,
    source=clause("ADH-09"),
    remede="corriger la date, ou retirer cette confirmation : elle portait sur une description d'avant",
)
def confirmed_after_collected(description: Description, registre: Registre) -> Iterator[Finding]:
    """On confirme une description une fois arrêtée ; reprise, elle repart sans les confirmations d'avant.

    Bon : `arretee_au: 2024-06-30`, `confirmations: [{le: 2025-06-12}]`

    Mauvais : `arretee_au: 2024-06-30`, `confirmations: [{le: 2023-06-12}]`
    """
    for rang, confirmation in enumerate(description.confirmations):
        if confirmation.le < description.arretee_au:
            message = (
                f"confirmée le {jour_fr(confirmation.le)}, et arrêtée au {jour_fr(description.arretee_au)}"
            )
            yield Finding(("confirmations", rang, "le"), message)


def _dates(description: Description) -> Iterator[tuple[Chemin, date]]:
    """Give every date of a description: its own, those of its confirmations, those of its rows."""
    yield ("arretee_au",), description.arretee_au
    for rang, confirmation in enumerate(description.confirmations):
        yield ("confirmations", rang, "le"), confirmation.le
    for blocs in description.blocs.values():
        for bloc in blocs:
            for ligne, reponse in bloc.reponses.items():
                if reponse.au is not None:
                    yield (*bloc.chemin, ligne, "au"), reponse.au
