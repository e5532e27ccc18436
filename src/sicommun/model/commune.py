"""An adherent: a commune or a body attached to one, its people, its counts and its journal."""

from typing import ClassVar, Literal

from sicommun.model.base import Modele, Piece, champ
from sicommun.model.comptages import Comptage
from sicommun.model.parcours import Fait
from sicommun.model.personnes import Interlocuteur, Mandat, Referents
from sicommun.model.types import Booleen, Code, CodePortee, Entier, Insee, Jour, Montant, Siren, Texte

Nature = Literal["commune", "ccas", "caisse_des_ecoles", "etablissement_rattache", "budget_annexe"]


class Population(Modele):
    """The legal population of a year."""

    millesime: Entier = champ("Millésime", "Année de la population légale.")
    municipale: Entier = champ("Municipale", "Population municipale (INSEE).")
    totale: Entier | None = champ("Totale", "Population totale, celle de la clé « habitants ».", default=None)


class Derogation(Modele):
    """A written agreement to go to another provider on the perimeter (ENSB-26, ENSC-21)."""

    portee: CodePortee = champ("Portée", "Élément ou domaine concerné : B/telecoms, C/finances.")
    objet: Texte = champ("Objet", "Ce qui est confié à un tiers.")
    prestataire: Texte = champ("Prestataire", "Le tiers.")
    accord_le: Jour | None = champ("Accord le", "Date de l'accord exprès de l'EPCI.", default=None)
    jusqu_au: Jour | None = champ("Jusqu'au", "Fin de l'accord.", default=None)


class Operation(Modele):
    """Work that the parties agreed on, at the beginning or at the end of an adhesion (ADH-11, RET-04)."""

    intitule: Texte = champ("Intitulé", "Ce qui est à faire.")
    cadre: Literal["adhesion", "sortie"] = champ(
        "Cadre", "adhesion : à court terme (ADH-11) ; sortie : pour un retrait (RET-04).", default="adhesion"
    )
    nature: Literal["mise_a_jour", "outils", "investissement", "autre"] = champ(
        "Nature",
        "mise_a_jour (technologique), outils (d'exploitation), investissement ou autre.",
        default="autre",
    )
    convenue_le: Jour | None = champ("Convenue le", "Date de l'accord des parties.", default=None)
    responsable: Texte | None = champ("Responsable", "Qui s'en charge (une fonction).", default=None)
    echeance: Jour | None = champ("Échéance", "Terme convenu.", default=None)
    cout: Montant | None = champ("Coût", "Euros.", default=None)
    budget: Literal["commune", "epci"] | None = champ("Budget", "Qui paie : commune ou epci.", default=None)
    faite_le: Jour | None = champ("Faite le", "Absent tant que l'opération est à faire.", default=None)
    abandonnee: Booleen = champ("Abandonnée", "oui : les parties y ont renoncé.", default=False)


class Commune(Piece):
    """`data/communes/<slug>/commune.yaml`: one adherent."""

    genre: ClassVar[str] = "commune"

    nom: Texte = champ("Nom", "Nom officiel.")
    nature: Nature = champ(
        "Nature",
        "commune, ccas, caisse_des_ecoles, etablissement_rattache ou budget_annexe (SC-02).",
        default="commune",
    )
    code_insee: Insee | None = champ(
        "Code INSEE", "Obligatoire pour une commune, entre guillemets.", default=None
    )
    siren: Siren = champ("SIREN", "Neuf chiffres, entre guillemets : l'identité.")
    rattache_a: Code | None = champ(
        "Rattaché à", "Dossier de la commune dont dépend un CCAS, une caisse des écoles…", default=None
    )
    payeur: Code | None = champ(
        "Payeur", "Dossier de l'adhérent à qui va le titre ; à défaut, lui-même.", default=None
    )
    populations: tuple[Population, ...] = champ(
        "Populations", "Populations légales par millésime.", default=()
    )
    representants: tuple[Mandat, ...] = champ("Représentants", "Maires successifs, datés.", default=())
    referents: Referents | None = champ("Référents", "Agents désignés par la commune (INT-01).", default=None)
    interlocuteurs: tuple[Interlocuteur, ...] = champ(
        "Interlocuteurs", "Qui, au service commun, suit cet adhérent (INT-06).", default=()
    )
    comptages: tuple[Comptage, ...] = champ(
        "Comptages", "Postes, agents, boîtes ; la clé ne lit que cela.", default=()
    )
    derogations_exclusivite: tuple[Derogation, ...] = champ(
        "Dérogations à l'exclusivité", "Tiers admis sur le périmètre (ENSB-26).", default=()
    )
    operations: tuple[Operation, ...] = champ(
        "Opérations", "Travaux convenus à l'adhésion, ou pour la sortie (ADH-11, RET-04).", default=()
    )
    parcours: tuple[Fait, ...] = champ(
        "Parcours", "Journal daté de l'adhésion ; tout état s'en déduit.", default=()
    )

    @property
    def slug(self) -> str:
        """Give the folder's name, which is for screens and paths alone."""
        return self.fichier.split("/")[-2]

    def has_fact(self, *faits: str) -> bool:
        """Tell at little cost whether the journal holds a fact of one of these kinds."""
        return any(fait.fait in faits for fait in self.parcours)
