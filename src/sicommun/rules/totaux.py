"""The figures of a description against one another: sites, workstations, mailboxes, users (ADH-08)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sicommun.diagnostics import AVERTISSEMENT
from sicommun.model.description import Bloc, Description, Reponse
from sicommun.model.modele import Ligne
from sicommun.model.registre import Registre
from sicommun.positions import Chemin, Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_SITES: Final = ("sites_fibre", "sites_autre_lien", "sites_isoles")
_POSTES: Final = ("poste_informatique_fixe", "poste_informatique_portable", "poste_informatique_tablette")
_TOTAL_SITES: Final[Chemin] = ("reseau", "nombre_total_sites")
_TOTAL_POSTES: Final[Chemin] = ("reseau", "nombre_total_postes_informatiques")
_PARC: Final[Chemin] = ("datacenters", "gestion_parc")
_BOITES: Final[Chemin] = ("datacenters", "messagerie_electronique")
_SALLES: Final = "nombre_adresse_salles_machines_datacenters"
_MOITIE, _QUINTUPLE = 2, 5


_MUETTE: Final = Reponse()


@dataclass(frozen=True, slots=True)
class _Somme:
    """What the blocks of sites add up to, and whether each of them has answered."""

    total: Decimal
    complete: bool

    def contredit(self, annonce: Decimal) -> bool:
        """Tell whether a total cannot be true: a partial sum may only stay below it."""
        return self.total != annonce if self.complete else self.total > annonce


def _add_up(description: Description, lignes: tuple[str, ...]) -> _Somme:
    """Add up some rows over all the blocks of sites; « sans objet » counts for zero."""
    total, complete = Decimal(0), True
    for domaine in _SITES:
        blocs = description.blocs.get(domaine, ())
        complete &= bool(blocs)
        for bloc in blocs:
            for ligne in () if bloc.sans_objet else lignes:
                reponse = bloc.reponses.get(ligne, _MUETTE)
                complete &= reponse.quantite is not None or reponse.sans_objet
                total += reponse.quantite or 0
    return _Somme(total, complete)


def _quantite(description: Description, chemin: Chemin) -> Decimal | None:
    """Give the quantity answered to a row."""
    domaine, ligne = chemin
    return description.quantite(str(domaine), str(ligne))


@rule(
    "DES001",
    "sites : le total ne tient pas",
    sur=Description,
    severity=AVERTISSEMENT,
    source=clause("ADH-08"),
    remede="recompter les sites, puis corriger le total ou le bloc en faute",
)
def sites_add_up(description: Description, registre: Registre) -> Iterator[Finding]:
    """Les « nombre de sites » des blocs font le nombre total de sites de la collectivité.

    Tant qu'un bloc n'a pas répondu, seule une somme déjà trop grande est signalée.

    Bon : 3 sites en fibre, 1 en VPN, 2 isolés, et `nombre_total_sites: 6`

    Mauvais : les mêmes, et `nombre_total_sites: 8`
    """
    annonce = _quantite(description, _TOTAL_SITES)
    somme = _add_up(description, ("nombre_sites",))
    if annonce is not None and somme.contredit(annonce):
        message = (
            f"les blocs de sites en comptent {somme.total:f}, « Nombre total de sites » en dit {annonce:f}"
        )
        yield Finding(_TOTAL_SITES, message)


@rule(
    "DES002",
    "postes : le total ne tient pas",
    sur=Description,
    severity=AVERTISSEMENT,
    source=clause("ADH-08"),
    remede="recompter les postes, puis corriger le total ou le bloc en faute",
)
def workstations_add_up(description: Description, registre: Registre) -> Iterator[Finding]:
    """Les postes fixes, portables et tablettes des blocs de sites font le nombre total de postes.

    Tant qu'un bloc n'a pas répondu, seule une somme déjà trop grande est signalée.

    Bon : 120 fixes, 50 portables, 12 tablettes, et `nombre_total_postes_informatiques: 182`

    Mauvais : les mêmes, et `nombre_total_postes_informatiques: 190`
    """
    annonce = _quantite(description, _TOTAL_POSTES)
    somme = _add_up(description, _POSTES)
    if annonce is not None and somme.contredit(annonce):
        message = (
            f"fixes, portables et tablettes des sites font {somme.total:f} postes, "
            f"« Nombre total de postes informatiques » en dit {annonce:f}"
        )
        yield Finding(_TOTAL_POSTES, message)


@rule(
    "DES003",
    "boîtes de messagerie sans rapport avec l'annuaire ou les agents",
    sur=Description,
    severity=AVERTISSEMENT,
    source=clause("ADH-08"),
    remede="vérifier les nombres : boîtes de messagerie, utilisateurs de l'annuaire, agents",
)
def mailboxes_and_users(description: Description, registre: Registre) -> Iterator[Finding]:
    """Les boîtes de messagerie vont de la moitié à cinq fois les utilisateurs de l'annuaire.

    Et la collectivité n'en a pas plus de cinq par agent.

    Bon : 240 utilisateurs, 260 boîtes

    Mauvais : 240 utilisateurs, 26 boîtes : un zéro manque sans doute
    """
    boites = _quantite(description, _BOITES)
    comptes = description.quantite("datacenters", "service_annuaire")
    agents = description.quantite("reseau", "nombre_total_agents")
    if boites is None:
        return
    if comptes and (boites * _MOITIE < comptes or boites > comptes * _QUINTUPLE):
        message = f"{boites:f} boîtes de messagerie pour {comptes:f} utilisateurs de l'annuaire"
        yield Finding(_BOITES, message)
    elif agents and boites > agents * _QUINTUPLE:
        yield Finding(_BOITES, f"{boites:f} boîtes de messagerie pour {agents:f} agents")


@rule(
    "DES004",
    "plus d'utilisateurs que d'agents",
    sur=Description,
    severity=AVERTISSEMENT,
    source=clause("ADH-08"),
    remede="vérifier le nombre d'utilisateurs, et le nombre total d'agents",
)
def users_and_agents(description: Description, registre: Registre) -> Iterator[Finding]:
    """Un applicatif métier n'a pas plus d'utilisateurs que la collectivité n'a d'agents.

    Bon : 40 agents, 12 utilisateurs de l'exécution budgétaire

    Mauvais : 40 agents, 120 utilisateurs
    """
    agents = description.quantite("reseau", "nombre_total_agents")
    if agents is None:
        return
    for cle, blocs in description.blocs.items():
        lignes = registre.modele.organique[cle].lignes if cle.startswith("app_") else {}
        trop = [
            (bloc, ligne, reponse.quantite)
            for bloc in blocs
            for ligne, reponse in bloc.reponses.items()
            if reponse.quantite is not None and reponse.quantite > agents and _counts_users(lignes, ligne)
        ]
        if trop:
            noms = ", ".join(f"« {lignes[ligne].libelle} » ({quantite:f})" for _, ligne, quantite in trop)
            bloc, ligne, _ = trop[0]
            message = f"{noms} : plus d'utilisateurs que d'agents ({agents:f})"
            yield Finding((*bloc.chemin, ligne), message)


def _counts_users(lignes: Mapping[str, Ligne], ligne: str) -> bool:
    """Tell whether the quantity of a row is a number of users."""
    return ligne in lignes and lignes[ligne].unite == "Nb utilisateurs"


@rule(
    "DES005",
    "gestion de parc et total des postes en désaccord",
    sur=Description,
    severity=AVERTISSEMENT,
    source=clause("ADH-08"),
    remede="accorder « Gestion de Parc » et « Nombre total de postes informatiques »",
)
def managed_workstations(description: Description, registre: Registre) -> Iterator[Finding]:
    """L'outil de gestion de parc connaît tous les postes de la collectivité.

    Bon : `gestion_parc: 182` et `nombre_total_postes_informatiques: 182`

    Mauvais : `gestion_parc: 150` et `nombre_total_postes_informatiques: 182`
    """
    geres, postes = _quantite(description, _PARC), _quantite(description, _TOTAL_POSTES)
    if geres is not None and postes is not None and geres != postes:
        message = f"« Gestion de Parc » suit {geres:f} postes, la collectivité en compte {postes:f}"
        yield Finding(_PARC, message)


@rule(
    "DES006",
    "adresses et nombre de sites en désaccord",
    sur=Description,
    severity=AVERTISSEMENT,
    source=clause("ADH-08"),
    remede="ajouter les adresses qui manquent, ou corriger le nombre",
)
def addresses_and_sites(description: Description, registre: Registre) -> Iterator[Finding]:
    """Il y a autant d'adresses que de sites, et que de salles machines.

    Bon : `nombre_sites: 2` et deux adresses

    Mauvais : `nombre_sites: 3` et deux adresses
    """
    for domaine in ("reseau", *_SITES):
        ligne = "nombre_total_sites" if domaine == "reseau" else "nombre_sites"
        for bloc in description.blocs.get(domaine, ()):
            adresses = len(bloc.reponses.get("adresses_sites", _MUETTE).valeur)
            sites = bloc.reponses.get(ligne, _MUETTE).quantite
            if adresses and sites is not None and adresses != sites:
                message = f"{_count(adresses, 'adresse')} pour {_count(int(sites), 'site')}{_of(bloc)}"
                yield Finding((*bloc.chemin, "adresses_sites"), message)
    yield from _machine_rooms(description)


def _machine_rooms(description: Description) -> Iterator[Finding]:
    """Compare the number of machine rooms with their addresses, which one row holds together."""
    for bloc in description.blocs.get("datacenters", ()):
        salles = bloc.reponses.get(_SALLES, _MUETTE)
        adresses = len(salles.valeur)
        if adresses and salles.quantite is not None and adresses != salles.quantite:
            message = f"{_count(adresses, 'adresse')} pour {_count(int(salles.quantite), 'salle')}"
            yield Finding((*bloc.chemin, _SALLES), message)


def _count(combien: int, nom: str) -> str:
    """Say `1 site`, `3 sites`."""
    return f"{combien} {nom}{'s' if combien > 1 else ''}"


def _of(bloc: Bloc) -> str:
    """Name the element of a repeatable domain."""
    return f" (« {bloc.nom} »)" if bloc.nom else ""
