"""Who may read each field: everybody, the parties to the shared service, or those who need the person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from sicommun.model import (
    arrete,
    budget,
    commune,
    comptages,
    contrat,
    convention,
    correspondance,
    derogation,
    description,
    epci,
    fait,
    gouvernance,
    hypothese,
    parcours,
    personnes,
    utilisateurs,
)
from sicommun.model.base import Modele

Classe = Literal["public", "interne", "personnel"]
"""`public`: in acts that are published. `interne`: between the parties. `personnel`: about somebody."""

Regime = tuple[Classe, Mapping[str, Classe]]
"""The class of the fields of a record, then the fields that have another."""

_ACTE: Final[Regime] = ("public", {"note": "interne", "pieces": "interne"})
_PUBLIC: Final[Regime] = ("public", {})
_INTERNE: Final[Regime] = ("interne", {})

CLASSES: Final[Mapping[type[Modele], Regime]] = {
    epci.Epci: ("public", {"calendrier": "interne", "derogations": "interne"}),
    epci.Membre: _PUBLIC,
    epci.Siege: _PUBLIC,
    epci.ServiceCommun: _PUBLIC,
    epci.Canaux: _PUBLIC,
    epci.Canal: _PUBLIC,
    epci.Calendrier: _INTERNE,
    epci.Imputation: _PUBLIC,
    epci.Rgpd: _PUBLIC,
    epci.Dpo: _PUBLIC,
    derogation.Derogation: ("interne", {"auteur": "personnel"}),
    commune.Commune: (
        "public",
        {
            "referents": "personnel",
            "interlocuteurs": "personnel",
            "derogations_exclusivite": "interne",
            "operations": "interne",
        },
    ),
    commune.Population: _PUBLIC,
    commune.Derogation: _INTERNE,
    commune.Operation: ("interne", {"responsable": "personnel"}),
    comptages.Comptage: ("public", {"par": "personnel"}),
    personnes.Mandat: _PUBLIC,
    personnes.Referents: ("interne", {"personnes": "personnel"}),
    personnes.Interlocuteur: ("personnel", {"fonction": "interne", "pour": "interne"}),
    personnes.Referent: ("personnel", {"fonction": "interne", "du": "interne", "au": "interne"}),
    convention.Convention: _PUBLIC,
    convention.Duree: _PUBLIC,
    convention.Retrait: _PUBLIC,
    convention.Exclusion: _PUBLIC,
    convention.ExclusionTemporaire: _PUBLIC,
    convention.Restitution: _PUBLIC,
    convention.Gouvernance: _PUBLIC,
    convention.EtatConvenu: _PUBLIC,
    contrat.Contrat: (
        "public",
        {"gestionnaire": "interne", "contact_activite": "interne", "escalade": "interne"},
    ),
    contrat.VueUtilisateurs: _PUBLIC,
    contrat.Niveau: _PUBLIC,
    contrat.Impacts: _INTERNE,
    contrat.Revision: _PUBLIC,
    contrat.EtapeContrat: _PUBLIC,
    budget.Budget: ("public", {"acomptes": "interne", "titres": "interne"}),
    budget.Objet: _PUBLIC,
    budget.Ecriture: ("public", {"tiers": "interne", "piece": "interne"}),
    budget.Etalement: _PUBLIC,
    budget.Investissement: ("public", {"piece": "interne"}),
    budget.DecisionCle: _PUBLIC,
    budget.PartMixte: _PUBLIC,
    budget.LigneDirecte: ("public", {"piece": "interne"}),
    budget.Titre: _INTERNE,
    utilisateurs.Utilisateur: _PUBLIC,
    arrete.Arrete: ("public", {"motif": "interne", "passe_outre": "interne", "reouvertures": "interne"}),
    arrete.ObjetArrete: _PUBLIC,
    arrete.LigneArretee: _PUBLIC,
    arrete.EntreeArretee: _INTERNE,
    arrete.Reouverture: _INTERNE,
    gouvernance.AnneeGouvernance: ("interne", {"annee": "public"}),
    gouvernance.Reunion: ("interne", {"convoques": "personnel", "presents": "personnel"}),
    gouvernance.Suite: ("interne", {"responsable": "personnel"}),
    gouvernance.Decision: _INTERNE,
    gouvernance.Accord: ("interne", {"signataire": "personnel"}),
    gouvernance.ListeImpacts: _INTERNE,
    gouvernance.Bilan: _INTERNE,
    gouvernance.Recommandation: _INTERNE,
    description.EnTete: _INTERNE,
    description.Confirmation: ("interne", {"par": "personnel"}),
    fait.PieceJointe: _INTERNE,
    fait.FaitDate: _INTERNE,
    fait.ElementRendu: _INTERNE,
    **dict.fromkeys(fait.FaitCommun.__subclasses__(), _ACTE),
    fait.FaitCommun: _ACTE,
    parcours.MiseEnDemeure: _INTERNE,
    parcours.Exclusion: (
        "interne",
        {"le": "public", "fait": "public", "portee": "public", "effet": "public"},
    ),
    parcours.ExclusionTemporaire: _INTERNE,
    parcours.Validation: (
        "public",
        {"note": "interne", "pieces": "interne", "par": "personnel", "motifs": "interne"},
    ),
    parcours.Restitution: ("public", {"note": "interne", "pieces": "interne", "recu_par": "personnel"}),
    parcours.Destruction: ("public", {"note": "interne", "pieces": "interne", "temoin": "personnel"}),
    hypothese.Hypothese: _INTERNE,
    hypothese.ChoixSupposes: _INTERNE,
    hypothese.ObjetSuppose: _INTERNE,
    hypothese.ComptageSuppose: _INTERNE,
    hypothese.AdherentSuppose: _INTERNE,
    correspondance.Correspondance: _INTERNE,
    correspondance.ColonneVoulue: _INTERNE,
}
"""The class of every field of every record. The rows of a description are all `interne`: they are a map
of what an attacker would look for (dossier §2.1; design §6, technical annex of restricted distribution)."""


def class_of(modele: type[Modele], champ: str) -> Classe:
    """Give the class of a field; raises KeyError for a record that the table does not know."""
    defaut, autres = CLASSES[modele]
    return autres.get(champ, defaut)


def public_view(valeur: Any) -> Any:
    """Give a record as plain data with its public fields alone; a description gives nothing.

    What is not public is not there, not even empty. This is what a published output may show.
    """
    if isinstance(valeur, Modele):
        if type(valeur) not in CLASSES:
            return {}
        return {
            champ: public_view(getattr(valeur, champ))
            for champ in type(valeur).model_fields
            if class_of(type(valeur), champ) == "public"
        }
    if isinstance(valeur, tuple | list):
        return [public_view(element) for element in valeur]
    if isinstance(valeur, dict):
        return {cle: public_view(element) for cle, element in valeur.items()}
    return valeur
