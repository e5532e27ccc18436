"""The boxes of a published sheet: who issues it, what it leaves blank, another of the same name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sicommun.diagnostics import AVERTISSEMENT
from sicommun.model.contrat import Contrat
from sicommun.model.registre import Registre
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause


def _fold(texte: str) -> str:
    """Compare names without regard to case and spaces."""
    return " ".join(texte.casefold().split())


@rule(
    "CTR019",
    "émetteur qui n'est pas le service commun",
    sur=Contrat,
    severity=AVERTISSEMENT,
    source=clause("CS-02"),
    remede="écrire le nom du service commun tel que dans data/epci.yaml, ou retirer emetteur",
)
def issued_by_the_service(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Un contrat est délivré par le service commun, sous le nom qu'il porte aujourd'hui.

    Bon : `emetteur: Service commun du numérique`, si `service_commun: nom` dit de même

    Mauvais : le nom d'une direction d'avant la mutualisation, comme sur la fiche A003 de la source
    """
    nom = registre.epci.service_commun.nom if registre.epci else ""
    if contrat.emetteur and nom and _fold(contrat.emetteur) != _fold(nom):
        message = f"délivré par « {contrat.emetteur} », et non par « {nom} »"
        yield Finding(("emetteur",), message)


@rule(
    "CTR025",
    "deux contrats du même nom",
    sur=Registre,
    severity=AVERTISSEMENT,
    source=clause("CS-04"),
    remede="donner à chaque service son nom : le catalogue et les bilans le citent",
)
def names_apart(sujet: Registre, registre: Registre) -> Iterator[Finding]:
    """Chaque service a son nom : deux fiches homonymes sont souvent une copie que l'on n'a pas reprise.

    Bon : « Assistance aux utilisateurs » et « Accès Internet »

    Mauvais : `nom: Assistance aux utilisateurs` dans A003 et dans A004
    """
    vus: dict[str, Contrat] = {}
    for contrat in sorted(registre.contrats.values(), key=lambda contrat: contrat.fichier):
        premier = vus.setdefault(_fold(contrat.nom), contrat)
        if premier.code != contrat.code:
            message = f"« {contrat.nom} » est déjà le nom du contrat {premier.code}"
            yield Finding(("nom",), message, piece=contrat)


_NOMMEES: Final = 4
"""Boxes named in a message; the others are counted."""

_CASES: Final = (
    ("gestionnaire", "gestionnaire", "CS-08"),
    ("description", "description", "CS-09"),
    ("vue.famille", "famille", "CS-12"),
    ("contact_activite", "contact activité", "CS-20"),
    ("escalade", "contact escalade", "CS-21"),
    ("impacts.impact", "impact sur l'activité", "CS-25"),
    ("impacts.priorite", "priorité", "CS-26"),
    ("revision.rapport_service", "rapport de service", "CS-28"),
    ("revision.revue_service", "revue de service", "CS-29"),
    ("revision.evaluation_securite", "évaluation de sécurité", "CS-30"),
    ("revision.date_revision", "date de révision", "CS-32"),
    ("etapes", "étapes", "CS-41"),
)
"""The boxes that no other rule asks for: where they are, what the sheet calls them, their clause."""


@rule(
    "CTR023",
    "contrat publié, cases vides",
    sur=Contrat,
    severity=AVERTISSEMENT,
    source=clause("CS-28"),
    remede="remplir ces cases avec qui gère le service, ou écrire publie: non en attendant",
)
def filled_before_published(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Un contrat publié remplit les cinq cadres de la fiche : description, vue, qualité, impacts, révision.

    La date de mise en place, les prestations, les délais et les engagements ont chacun leur règle.

    Bon : une fiche publiée dont aucune case n'est vide

    Mauvais : une fiche publiée sans rapport, ni revue, ni évaluation de sécurité, comme A003 dans la source
    """
    vides = [(nom, source) for chemin, nom, source in _CASES if not _read(contrat, chemin)]
    if contrat.vue.publie and vides:
        message = f"{contrat.code} est publié, et laisse vide : {_enumerate([nom for nom, _ in vides])}"
        yield Finding(("vue", "publie"), message, source=vides[0][1])


def _enumerate(noms: list[str]) -> str:
    """Name the first boxes and count the others."""
    reste = len(noms) - _NOMMEES
    if reste > 1:
        return f"{', '.join(noms[:_NOMMEES])} et {reste} autres cases"
    return ", ".join(noms)


def _read(contrat: Contrat, chemin: str) -> object:
    """Read a box by its dotted path."""
    valeur: object = contrat
    for cle in chemin.split("."):
        valeur = getattr(valeur, cle)
    return valeur
