"""The shared ledger of a year: what is mutualised, who uses it and how it is split."""

from typing import ClassVar, Literal

from sicommun.model.base import Modele, Piece, champ
from sicommun.model.convention import ModeArrondi, ModeComptage, ModePersonnel, ModePresence, ModeTva
from sicommun.model.types import (
    Booleen,
    Code,
    CodePortee,
    Entier,
    EntierPositif,
    Jour,
    Montant,
    Quantite,
    Texte,
)
from sicommun.model.utilisateurs import Utilisateurs


class Etalement(Modele):
    """The days that an expense covers."""

    du: Jour = champ("Du", "Premier jour couvert.")
    au: Jour = champ("Au", "Dernier jour couvert.")


class Ecriture(Modele):
    """An expense or a receipt, in cents."""

    libelle: Texte = champ("Libellé", "Ce qui est payé ou reçu.")
    montant: Montant = champ("Montant", "Euros, deux décimales au plus, point décimal.")
    nature: (
        Literal["fonctionnement", "personnel", "investissement", "subvention", "remboursement", "avoir"]
        | None
    ) = champ(
        "Nature",
        "fonctionnement, personnel, investissement, subvention, remboursement ou avoir.",
        default=None,
    )
    piece: Texte | None = champ("Pièce", "Numéro de mandat ou de titre.", default=None)
    tiers: Texte | None = champ("Tiers", "Fournisseur ou débiteur.", default=None)
    tva: Montant | None = champ("TVA", "Part de TVA comprise dans le montant.", default=None)
    periode: Etalement | None = champ("Période", "Jours couverts par la dépense.", default=None)
    etaler: Booleen = champ("Étaler", "oui : répartie sur sa période.", default=False)
    estime: Booleen = champ("Estimé", "oui : provisoire seulement.", default=False)
    individualisable: Booleen = champ(
        "Individualisable", "oui : n'a pas sa place ici (BUD-02).", default=False
    )


class Investissement(Modele):
    """An investment whose net cost is spread over its life."""

    libelle: Texte = champ("Libellé", "Ce qui est acquis.")
    montant_ttc: Montant = champ("Montant TTC", "Coût d'acquisition.")
    subventions: Montant = champ("Subventions", "Subventions reçues.", default=0)
    fctva: Montant = champ("FCTVA", "Fonds de compensation de la TVA.", default=0)
    mise_en_service: Jour = champ("Mise en service", "Premier jour d'usage.")
    duree: EntierPositif = champ("Durée", "Durée d'amortissement, en années.")
    piece: Texte | None = champ("Pièce", "Numéro de mandat ou d'inventaire.", default=None)


class DecisionCle(Modele):
    """The act that chose another key than the default one (BUD-06)."""

    reference: Texte = champ("Référence", "Délibération ou procès-verbal.")
    le: Jour = champ("Le", "Date de la décision.")
    motif: Texte | None = champ("Motif", "Pourquoi cette clé.", default=None)


class PartMixte(Modele):
    """One part of a mixed key."""

    cle: Code = champ("Clé", "postes, agents, habitants ou une mesure.")
    poids: Quantite = champ("Poids", "Part de cette clé : 0.6.")


class Objet(Modele):
    """A mutualised object: what it costs, who uses it, by which key (BUD-04, BUD-06)."""

    code: Code = champ("Code", "Code de l'objet, unique dans l'exercice.")
    libelle: Texte = champ("Libellé", "Nom de l'objet.")
    portee: tuple[CodePortee, ...] = champ("Portée", "Ce que l'objet sert.", default=())
    services: tuple[Code, ...] = champ("Services", "Codes des contrats de service.", default=())
    du: Jour | None = champ("Du", "Premier jour, si ce n'est le 1er janvier.", default=None)
    au: Jour | None = champ("Au", "Dernier jour, si ce n'est le 31 décembre.", default=None)
    utilisateurs: Utilisateurs = champ("Utilisateurs", "tous, ou une liste de {qui, du, au}.")
    epci_utilise: Booleen | None = champ(
        "L'EPCI utilise", "oui ou non ; obligatoire avec « tous ».", default=None
    )
    cle: Code | None = champ("Clé", "Clé de répartition ; à défaut, celle de la convention.", default=None)
    cle_decision: DecisionCle | None = champ(
        "Décision sur la clé", "Acte qui fixe une clé particulière.", default=None
    )
    mixte: tuple[PartMixte, ...] = champ("Clé mixte", "Parts d'une clé mixte, de somme 1.", default=())
    parts: dict[str, Quantite] = champ("Parts", "Parts fixes en %, de somme 100.", default_factory=dict)
    tarif: Montant | None = champ("Tarif", "Euros par unité (forfait ou coût unitaire).", default=None)
    mesure: Code | None = champ(
        "Mesure", "Unité du tarif (forfait, cout_unitaire) ; à défaut, la clé de la convention.", default=None
    )
    part_epci: Quantite | None = champ(
        "Part de l'EPCI", "En %, avec la clé habitants : l'EPCI n'a pas de population.", default=None
    )
    comptage: ModeComptage | None = champ("Comptage", "Si ce n'est celui de la convention.", default=None)
    presence: ModePresence | None = champ("Présence", "Si ce n'est celle de la convention.", default=None)
    arrondi: ModeArrondi | None = champ("Arrondi", "Si ce n'est celui de la convention.", default=None)
    personnel: ModePersonnel | None = champ(
        "Personnel", "Si ce n'est le choix de la convention.", default=None
    )
    tva: ModeTva | None = champ("TVA", "Si ce n'est l'assiette de la convention.", default=None)
    depenses: tuple[Ecriture, ...] = champ("Dépenses", "Dépenses de l'exercice.", default=())
    recettes: tuple[Ecriture, ...] = champ("Recettes", "Recettes affectées.", default=())
    investissements: tuple[Investissement, ...] = champ(
        "Investissements", "Acquisitions amorties.", default=()
    )
    reglement: Literal["titre", "ac"] = champ("Règlement", "titre ou ac.", default="titre")
    fondement: Texte | None = champ("Fondement", "Texte qui admet un utilisateur non adhérent.", default=None)


class LigneDirecte(Modele):
    """A sum for one adherent alone: re-invoicing, advance or correction."""

    qui: Code = champ("Qui", "Dossier de l'adhérent.")
    libelle: Texte = champ("Libellé", "Objet de la somme.")
    montant: Montant = champ("Montant", "Euros.")
    le: Jour | None = champ("Le", "Date.", default=None)
    exercice: Entier | None = champ("Exercice", "Exercice régularisé.", default=None)
    piece: Texte | None = champ("Pièce", "Numéro de pièce.", default=None)


class Titre(Modele):
    """A revenue order issued for an adherent: from then on, the statement no longer moves."""

    qui: Code = champ("Qui", "Dossier de l'adhérent.")
    numero: Texte = champ("Numéro", "Numéro du titre de recettes.")
    le: Jour = champ("Le", "Date d'émission.")
    montant: Montant | None = champ("Montant", "Montant appelé.", default=None)


class Budget(Piece):
    """`data/budgets/<année>.yaml`: the mutualised objects of a year."""

    genre: ClassVar[str] = "budget"

    exercice: Entier = champ("Exercice", "Année civile, celle du nom du fichier.")
    objets: tuple[Objet, ...] = champ("Objets", "Objets mutualisés.", default=())
    refacturations: tuple[LigneDirecte, ...] = champ(
        "Refacturations", "Dépenses pour un seul, hors clé.", default=()
    )
    acomptes: tuple[LigneDirecte, ...] = champ("Acomptes", "Avances appelées.", default=())
    regularisations: tuple[LigneDirecte, ...] = champ(
        "Régularisations", "Corrections d'un exercice passé.", default=()
    )
    titres: tuple[Titre, ...] = champ(
        "Titres", "Titres de recettes émis d'après l'état annuel arrêté.", default=()
    )
