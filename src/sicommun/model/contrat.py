"""A service contract: the 47 points of the sheet A003, box by box (dossier §1.16)."""

from typing import ClassVar, Literal

from sicommun.model.base import Modele, Piece, champ
from sicommun.model.durees import DelaiGaranti, Plage
from sicommun.model.types import Booleen, Code, CodePortee, Entier, Jour, Texte
from sicommun.periodes import Periode


class VueUtilisateurs(Modele):
    """Box « Vue Utilisateurs/DSIT » (CS-10 to CS-16)."""

    aprime: tuple[Texte, ...] = champ(
        "A.P.R.I.M.E.",
        "Codes d'usagers ; le sigle n'est pas expliqué par la source : liste ouverte (CS-11).",
        default=(),
    )
    famille: Texte | None = champ("Famille", "Famille du service dans le catalogue (CS-12).", default=None)
    sous_famille: Texte | None = champ(
        "Sous-famille", "Sous-famille dans le catalogue (CS-13).", default=None
    )
    secteur: Texte | None = champ("Secteur", "Secteur du service commun (CS-14).", default=None)
    publie: Booleen = champ("Contrat publié", "oui ou non (CS-15).", default=False)
    pole: Texte | None = champ("Pôle", "Pôle du service commun (CS-16).", default=None)


class Niveau(Modele):
    """Guaranteed delays and service hours, from one day to another (CS-18, CS-19, NIV-07)."""

    du: Jour = champ("Du", "Premier jour de ce niveau.")
    au: Jour | None = champ("Au", "Dernier jour ; absent tant qu'il vaut.", default=None)
    prise_en_compte: DelaiGaranti | None = champ(
        "Prise en compte", "Délai d'enregistrement et de qualification (NIV-07).", default=None
    )
    gti: DelaiGaranti | None = champ("GTI", "Garantie de temps d'intervention (CS-18).", default=None)
    gtr: DelaiGaranti | None = champ("GTR", "Garantie de temps de rétablissement (CS-18).", default=None)
    base: Literal["ouvre", "ouvrable", "calendaire"] = champ(
        "Base", "Jours ouvrés (défaut), ouvrables ou calendaires : la source ne le dit pas.", default="ouvre"
    )
    depart_gtr: Literal["declaration", "gti"] = champ(
        "Départ de la GTR", "declaration (défaut) ou gti.", default="declaration"
    )
    jours: tuple[Literal["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"], ...] = (
        champ(
            "Jours",
            "Jours de service : la source ne les dit pas.",
            default=("lundi", "mardi", "mercredi", "jeudi", "vendredi"),
        )
    )
    plages: tuple[Plage, ...] = champ(
        "Heures de service", "Plages du jour : 08:00-12:00 (CS-19).", default=()
    )

    @property
    def periode(self) -> Periode:
        """Give the days during which the level holds."""
        return Periode(self.du, self.au)

    @property
    def minutes_par_jour(self) -> int:
        """Give the working minutes of a day of service; a whole day when no hours are given."""
        return sum(max(plage.fin - plage.debut, 0) for plage in self.plages) or 24 * 60


class Impacts(Modele):
    """Box « Impacts Métiers » (CS-22 to CS-26)."""

    responsable_metier: Texte | None = champ("Responsable métier", "Une fonction (CS-23).", default=None)
    direction_metiers: Texte | None = champ("Direction métiers", "Directions servies (CS-24).", default=None)
    impact: Literal["faible", "moyen", "fort"] | None = champ(
        "Impact sur l'activité", "faible, moyen ou fort (CS-25).", default=None
    )
    priorite: Literal["basse", "moyenne", "haute", "critique"] | None = champ(
        "Priorité", "basse, moyenne, haute ou critique (CS-26).", default=None
    )


class Revision(Modele):
    """Box « Rapports et Révision » (CS-27 to CS-32)."""

    rapport_service: Texte | None = champ("Rapport de service", "Périodicité (CS-28).", default=None)
    revue_service: Texte | None = champ(
        "Revue de service", "Périodicité ou prochaine date (CS-29).", default=None
    )
    revues: tuple[Jour, ...] = champ(
        "Revues tenues", "Dates des revues déjà tenues : la suivante s'en déduit (CS-29).", default=()
    )
    evaluation_securite: Texte | None = champ(
        "Évaluation de sécurité", "Date ou référence (CS-30).", default=None
    )
    date_mise_en_place: Jour | None = champ(
        "Date de mise en place", "Premier jour du service (CS-31).", default=None
    )
    date_revision: Jour | None = champ("Date de révision", "Révision prévue (CS-32).", default=None)


class EtapeContrat(Modele):
    """A step of the treatment of a request (CS-41 to CS-47)."""

    numero: Entier = champ("Numéro", "1, 2, 3… sans trou (CS-41).")
    acteur: Texte = champ("Acteur", "Qui agit : demandeur, hotline, niveau 2…")
    texte: Texte = champ("Texte", "Ce qui est fait.")
    suites: tuple[Entier, ...] = champ("Suites", "Numéros des étapes qui peuvent suivre.", default=())
    bascule: Code | None = champ("Bascule", "Code du contrat qui prend le relais (CS-46).", default=None)
    horloge: Literal["depart", "arret_gti", "arret_gtr"] | None = champ(
        "Horloge", "depart, arret_gti ou arret_gtr.", default=None
    )


class Contrat(Piece):
    """`data/contracts/<CODE>.yaml`: the sheet of one unitary service."""

    genre: ClassVar[str] = "contrat"

    code: Code = champ("Code service", "Une lettre et trois chiffres : A003 (CS-05).")
    nom: Texte = champ("Nom du service", "Nom du service unitaire (CS-04).")
    portee: tuple[CodePortee, ...] = champ(
        "Portée",
        "Ensemble servi : B, B/postes, C/finances. Ne se déduit pas de la lettre du code (NIV-04).",
        min_length=1,
    )
    emetteur: Texte | None = champ("Émetteur", "Direction qui délivre le service (CS-02).", default=None)
    type: Texte = champ("Type", "standard, spécifique… (CS-06) : liste ouverte.", default="standard")
    services_soutien: tuple[Code, ...] = champ(
        "Services de soutien", "Codes des services dont celui-ci dépend (CS-07).", default=()
    )
    gestionnaire: Texte | None = champ("Gestionnaire", "Équipe qui gère le service (CS-08).", default=None)
    description: Texte | None = champ("Description", "Description courte (CS-09).", default=None)
    vue: VueUtilisateurs = champ(
        "Vue utilisateurs", "Où ranger le service (CS-10 à CS-16).", default_factory=VueUtilisateurs
    )
    niveaux: tuple[Niveau, ...] = champ(
        "Niveaux de qualité", "Série datée de délais et d'heures (CS-17 à CS-19).", default=()
    )
    contact_activite: Texte | None = champ(
        "Contact activité", "Rôle à joindre pendant le traitement (CS-20).", default=None
    )
    escalade: tuple[Texte, ...] = champ("Escalade", "Rôles, dans l'ordre (CS-21).", default=())
    impacts: Impacts = champ(
        "Impacts métiers", "Poids pour les métiers (CS-22 à CS-26).", default_factory=Impacts
    )
    revision: Revision = champ(
        "Rapports et révision", "Suivi et dates (CS-27 à CS-32).", default_factory=Revision
    )
    prestations: tuple[Texte, ...] = champ(
        "Prestations", "Ce que la prestation comprend (CS-34).", default=()
    )
    engagements_demandeur: tuple[Texte, ...] = champ("Engagements du demandeur", "CS-39, CS-40.", default=())
    engagements_service: tuple[Texte, ...] = champ("Engagements du service", "NIV-06.", default=())
    etapes: tuple[EtapeContrat, ...] = champ(
        "Étapes", "Traitement d'une demande (CS-41 à CS-47).", default=()
    )
