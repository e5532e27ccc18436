"""Personal data: the officer who protects them, and who answers for what the communes hand over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sicommun.adhesion.journal import play
from sicommun.diagnostics import AVERTISSEMENT
from sicommun.model.epci import Epci
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause, loi

_DONNEES = "A"
"""The ensemble of data and maps."""


@rule(
    "RGP001",
    "ensemble A en service, et pas de DPO",
    sur=Epci,
    severity=AVERTISSEMENT,
    source=clause("ENSA-02"),
    remede="désigner le DPO auprès de la CNIL, puis écrire rgpd: dpo: {designe_le: …, email: …}",
)
def officer_designated(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """L'ensemble A met un délégué à la protection des données à la disposition des communes.

    Bon : `rgpd: {dpo: {designe_le: 2019-03-01, email: dpo@example.org}}`

    Mauvais : une commune en service sur A, et pas de `rgpd`
    """
    if (epci.rgpd is None or epci.rgpd.dpo is None) and _has_data(registre):
        yield Finding(
            ("rgpd",), f"{epci.nom} ne dit pas qui est le DPO des communes de l'ensemble A", cible="cle"
        )


@rule(
    "RGP002",
    "données versées, et responsabilités non dites",
    sur=Epci,
    severity=AVERTISSEMENT,
    source=clause("ENSA-13"),
    remede="convenir par écrit de qui répond de quoi, puis écrire rgpd: responsabilite: …",
)
def duties_shared(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """Ce qu'une commune verse au SIG devient utilisable par la métropole : l'un et l'autre en répondent.

    Responsables conjoints, ils s'accordent par écrit (RGPD, art. 26) ; sous-traitant, la métropole agit sous
    contrat (art. 28).

    Bon : `rgpd: {responsabilite: conjointe, accord: DM2018-12-20_033}`

    Mauvais : une commune en service sur A, et `responsabilite` laissée vide
    """
    if (epci.rgpd is None or epci.rgpd.responsabilite is None) and _has_data(registre):
        message = "les communes de l'ensemble A versent des données ; qui en répond, et à quel titre ?"
        yield Finding(("rgpd", "responsabilite"), message, cible="cle")


@rule(
    "RGP003",
    "accord écrit sur les données personnelles absent",
    sur=Epci,
    severity=AVERTISSEMENT,
    source=loi("RGPD-26"),
    remede="ajouter la référence de l'acte : rgpd: accord: …",
)
def written_agreement(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """Responsables conjoints ou sous-traitance : un écrit les lie, que l'on doit pouvoir montrer.

    Bon : `responsabilite: sous_traitance` et `accord: avenant RGPD du 4 mars 2024`

    Mauvais : `responsabilite: conjointe` seul
    """
    rgpd = epci.rgpd
    if rgpd and rgpd.responsabilite in {"conjointe", "sous_traitance"} and rgpd.accord is None:
        article = "RGPD-26" if rgpd.responsabilite == "conjointe" else "RGPD-28"
        message = f"« {rgpd.responsabilite} », et la référence de l'accord n'est pas dite"
        yield Finding(("rgpd", "responsabilite"), message, source=article)


@rule(
    "RGP004",
    "DPO sans adresse publiée",
    sur=Epci,
    severity=AVERTISSEMENT,
    source=loi("RGPD-37"),
    remede="ajouter email au dpo : une adresse de fonction, dpo@…",
)
def officer_reachable(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """Les coordonnées du délégué se publient et se communiquent à la CNIL (RGPD, art. 37, § 7).

    Bon : `dpo: {designe_le: 2019-03-01, email: dpo@example.org}`

    Mauvais : `dpo: {designe_le: 2019-03-01}`
    """
    if epci.rgpd and epci.rgpd.dpo and epci.rgpd.dpo.email is None:
        yield Finding(("rgpd", "dpo"), "personne ne saurait écrire à ce DPO", cible="cle")


@rule(
    "RGP006",
    "désignation du DPO datée de l'avenir",
    sur=Epci,
    severity=AVERTISSEMENT,
    source=clause("ENSA-02"),
    remede="corriger designe_le : une désignation s'écrit une fois déclarée à la CNIL",
    a_venir=True,
)
def officer_was_designated(epci: Epci, registre: Registre, jour: date) -> Iterator[Finding]:
    """Le délégué est désigné auprès de la CNIL avant d'être mis à la disposition des communes.

    Bon : le 2024-03-10, `dpo: {designe_le: 2024-03-01, …}`

    Mauvais : le même jour, `dpo: {designe_le: 2042-03-01, …}`
    """
    dpo = epci.rgpd.dpo if epci.rgpd else None
    if dpo and dpo.designe_le > jour:
        message = f"désigné le {jour_fr(dpo.designe_le)} : ce jour n'est pas encore venu"
        yield Finding(("rgpd", "dpo", "designe_le"), message)


@rule(
    "RGP005",
    "données hébergées, et pas de contrat de sous-traitance",
    sur=Epci,
    severity=AVERTISSEMENT,
    source=loi("RGPD-28"),
    remede="écrire rgpd: sous_traitance: la référence de l'acte, convention-cadre ou annexe",
)
def hosting_contract(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """Messagerie, serveurs, applications : le service commun y traite les données des communes pour elles.

    Chaque commune reste responsable de ses traitements ; un contrat écrit lie celui qui les héberge ou les
    exploite pour elle. La convention-cadre peut en tenir lieu, si elle en porte les clauses.

    Bon : `rgpd: {sous_traitance: "Convention-cadre, article 14"}`

    Mauvais : une commune en service sur B ou C, et `sous_traitance` absent
    """
    if (epci.rgpd is None or epci.rgpd.sous_traitance is None) and _in_service(registre, "BC"):
        message = "le service commun héberge des données des communes (B, C) ; quel contrat le dit ?"
        yield Finding(("rgpd",), message, cible="cle")


def _has_data(registre: Registre) -> bool:
    """Tell whether a commune uses the ensemble of data."""
    return _in_service(registre, _DONNEES)


def _in_service(registre: Registre, lettres: str) -> bool:
    """Tell whether a commune uses one of these ensembles."""
    return any(
        code[0] in lettres
        for commune in registre.communes.values()
        for code in play(commune.parcours).dossier.portee.codes
    )
