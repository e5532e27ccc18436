"""Governance of a year: meetings, decisions, lists of impacts and reports handed over."""

from typing import ClassVar, Literal

from sicommun.model.base import Modele, Piece, champ
from sicommun.model.types import Booleen, Code, Entier, Jour, Montant, Texte

Semestre = Literal["S1", "S2"]


class Suite(Modele):
    """Something to be done after a meeting."""

    intitule: Texte = champ("Intitulé", "Ce qui est à faire.")
    responsable: Texte | None = champ("Responsable", "Qui s'en charge (une fonction).", default=None)
    echeance: Jour | None = champ("Échéance", "Pour quand.", default=None)


class Reunion(Modele):
    """A formal meeting (GOV-07, GOV-08, GOV-13)."""

    type: Literal["bipartite", "pleniere"] = champ("Type", "bipartite ou pleniere.")
    le: Jour = champ("Le", "Date de la réunion.")
    heure: Texte | None = champ("Heure", "Heure de la réunion, « 14 h 30 ».", default=None)
    lieu: Texte | None = champ("Lieu", "Salle, ou adresse de la visioconférence.", default=None)
    commune: Code | None = champ("Commune", "Dossier de la commune, pour une bipartite.", default=None)
    convoques: tuple[Code, ...] = champ("Convoqués", "Dossiers convoqués à une plénière.", default=())
    presents: tuple[Texte, ...] = champ("Présents", "Fonctions présentes (GOV-06).", default=())
    ordre_du_jour: tuple[Texte, ...] = champ("Ordre du jour", "Points inscrits.", default=())
    proces_verbal: Texte | None = champ("Procès-verbal", "Référence du procès-verbal.", default=None)
    actions: tuple[Suite, ...] = champ("Actions", "Suites à donner.", default=())


class Accord(Modele):
    """A commune's agreement to a decision (GOV-02)."""

    commune: Code = champ("Commune", "Dossier de la commune.")
    le: Jour = champ("Le", "Date de l'accord.")
    signataire: Texte | None = champ("Signataire", "Fonction du signataire.", default=None)


class Decision(Modele):
    """A decision and who agreed to it (GOV-02)."""

    le: Jour = champ("Le", "Date de la décision.")
    objet: Texte = champ("Objet", "Ce qui est décidé.")
    communes: tuple[Code, ...] = champ("Communes", "Communes visées.", default=())
    accords: tuple[Accord, ...] = champ("Accords", "Accords reçus.", default=())
    arretee: Booleen = champ("Arrêtée", "oui une fois la décision prise.", default=False)


class ListeImpacts(Modele):
    """A commune's list of decisions with an impact; « néant » is an answer (GOV-09)."""

    commune: Code = champ("Commune", "Dossier de la commune.")
    semestre: Semestre = champ("Semestre", "S1 ou S2.")
    remis_le: Jour = champ("Remise le", "Date de remise.")
    neant: Booleen = champ("Néant", "oui s'il n'y a rien à signaler.", default=False)
    elements: tuple[Texte, ...] = champ("Éléments", "Décisions et actions annoncées.", default=())


class Bilan(Modele):
    """The activity report of a semester (GOV-12)."""

    semestre: Semestre = champ("Semestre", "S1 ou S2.")
    remis_le: Jour = champ("Remis le", "Date de remise aux adhérents.")


class Recommandation(Modele):
    """A negotiated state-of-the-art measure (GOV-10)."""

    commune: Code = champ("Commune", "Dossier de la commune.")
    intitule: Texte = champ("Intitulé", "Ce qui est recommandé.")
    negociee_le: Jour = champ("Négociée le", "Date de l'accord.")
    echeance: Jour | None = champ("Échéance", "Terme convenu.", default=None)
    etat: Literal["a_faire", "en_cours", "faite", "abandonnee"] = champ(
        "État", "a_faire, en_cours, faite ou abandonnee.", default="a_faire"
    )
    faite_le: Jour | None = champ("Faite le", "Date à laquelle la mesure est faite.", default=None)
    cout: Montant | None = champ("Coût", "Euros.", default=None)


class AnneeGouvernance(Piece):
    """`data/gouvernance/<année>.yaml`: one year of governance."""

    genre: ClassVar[str] = "gouvernance"

    annee: Entier = champ("Année", "Année civile, celle du nom du fichier.")
    reunions: tuple[Reunion, ...] = champ("Réunions", "Bipartites et plénières.", default=())
    decisions: tuple[Decision, ...] = champ("Décisions", "Décisions et accords.", default=())
    impacts: tuple[ListeImpacts, ...] = champ("Listes d'impacts", "Remises par les communes.", default=())
    bilans: tuple[Bilan, ...] = champ("Bilans", "Bilans d'activité remis.", default=())
    recommandations: tuple[Recommandation, ...] = champ("Recommandations", "Mesures négociées.", default=())
