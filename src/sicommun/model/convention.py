"""A version of the framework convention: every choice that the source leaves open."""

from typing import ClassVar, Literal

from sicommun.model.base import Modele, Piece, champ
from sicommun.model.types import Booleen, Code, Entier, Jour, Montant, Texte

ModeComptage = Literal["31_decembre", "1er_janvier", "moyenne", "jour_par_jour"]
ModePresence = Literal["jours", "annee_entiere"]
ModeArrondi = Literal["plus_forts_restes", "residu_gestionnaire"]
ModePersonnel = Literal["inclus", "exclu", "ac"]
ModeTva = Literal["ttc", "ht"]


class Duree(Modele):
    """How long the convention runs (RET-01)."""

    type: Literal["indeterminee", "determinee"] = champ(
        "Type", "indeterminee (RET-01 : « vocation à perdurer ») ou determinee."
    )
    annees: Entier | None = champ("Années", "Durée en années, si elle est déterminée.", default=None)
    reconduction: Literal["tacite", "expresse", "aucune"] | None = champ(
        "Reconduction", "tacite, expresse ou aucune.", default=None
    )
    denonciation_mois: Entier | None = champ(
        "Dénonciation", "Mois avant le terme pour s'opposer à la reconduction.", default=None
    )


class Retrait(Modele):
    """The conditions of a withdrawal, which the source leaves to the convention (RET-03)."""

    preavis_mois: Entier | None = champ("Préavis", "Mois de préavis. La source ne le fixe pas.", default=None)
    effet: Literal["fin_exercice", "libre"] | None = champ(
        "Effet", "fin_exercice (31 décembre) ou libre.", default=None
    )
    deliberation_requise: Booleen | None = champ("Délibération requise", "oui ou non.", default=None)
    indemnite: Literal["aucune", "amortissements", "convenue"] | None = champ(
        "Indemnité", "aucune, amortissements ou convenue.", default=None
    )
    amortissements_restants: Literal["dus", "non_dus"] | None = champ(
        "Amortissements restants", "dus ou non_dus.", default=None
    )


class Exclusion(Modele):
    """How the three months of EXC-09 are counted."""

    depart_delai: Literal["reception", "envoi"] = champ(
        "Départ du délai", "reception (défaut, protecteur) ou envoi.", default="reception"
    )
    prorogation_jour_ouvre: Booleen = champ(
        "Prorogation au jour ouvré", "Terme reporté au premier jour ouvré.", default=False
    )
    priorite: Literal["exclusion", "accord"] | None = champ(
        "Priorité",
        "EXC-06 contre GOV-02 : l'exclusion se décide-t-elle sans l'accord de la commune ?",
        default=None,
    )


class ExclusionTemporaire(Modele):
    """What a temporary exclusion costs and how long it may last (EXC-10)."""

    quote_part: Literal["due", "suspendue"] = champ(
        "Quote-part", "due (défaut) ou suspendue pendant l'exclusion.", default="due"
    )
    duree_max_jours: Entier | None = champ(
        "Durée maximale", "En jours. La source ne la borne pas.", default=None
    )


class Restitution(Modele):
    """When data go back to a commune that leaves (CSQ-06)."""

    delai_jours: Entier | None = champ(
        "Délai", "En jours, à défaut d'accord. La source n'en donne pas.", default=None
    )
    format: Texte | None = champ("Format", "Format numérique par défaut.", default=None)
    individualisable_paye_epci: Literal["epci", "commune", "cession"] | None = champ(
        "Bien individualisable payé par l'EPCI", "À qui il revient (CSQ-02, cas non réglé).", default=None
    )


class Gouvernance(Modele):
    """When the duties of governance begin."""

    premiere_obligation: Literal["semestre_suivant", "semestre_en_cours"] = champ(
        "Première obligation", "semestre_suivant (défaut) ou semestre_en_cours.", default="semestre_suivant"
    )


class EtatConvenu(Modele):
    """What the yearly statement says to those who pay (BUD-05, BUD-08)."""

    certifie_par: Literal["president", "directeur"] | None = champ(
        "Certifié par",
        "Qui certifie l'état annuel exact : president (de l'EPCI) ou directeur (du service commun).",
        default=None,
    )
    observations_jours: Entier | None = champ(
        "Observations",
        "Jours pour présenter des observations, à compter de la réception de l'état annuel.",
        default=None,
    )
    comptes: Booleen | None = champ(
        "Comptes",
        "oui : l'état annuel propose les comptes d'imputation écrits dans epci.yaml ; non : il s'en tait.",
        default=None,
    )


class Convention(Piece):
    """`data/conventions/<version>.yaml`: the choices in force from a day on."""

    genre: ClassVar[str] = "convention"

    titre: Texte | None = champ("Titre", "Titre de l'acte.", default=None)
    en_vigueur_du: Jour = champ("En vigueur du", "Premier jour d'application de cette version.")
    duree: Duree | None = champ("Durée", "Durée de la convention.", default=None)
    description_exigible: Literal["perimetre", "complete"] = champ(
        "Description exigible",
        "perimetre : les lignes du périmètre souscrit ; complete : les 187 (ADH-05).",
        default="perimetre",
    )
    fraicheur_max_jours: Entier | None = champ(
        "Fraîcheur", "Âge maximal des informations à la validation, en jours (ADH-09).", default=None
    )
    cle_par_defaut: Code = champ(
        "Clé par défaut", "postes (BUD-07), agents, habitants ou une mesure nommée.", default="postes"
    )
    poste_compte: tuple[Literal["fixe", "portable", "tablette", "chromebook", "autre"], ...] = champ(
        "Ce qui compte comme un poste",
        "La source dit « de tout type » (ENSB-15).",
        default=("fixe", "portable", "tablette"),
    )
    comptage: ModeComptage | None = champ(
        "Comptage", "Quel comptage fait le poids dans la clé.", default=None
    )
    presence: ModePresence | None = champ("Présence", "Prorata en jours, ou année entière.", default=None)
    arrondi: ModeArrondi | None = champ("Arrondi", "Qui reçoit les centimes restants.", default=None)
    personnel: ModePersonnel | None = champ(
        "Personnel",
        "Frais de personnel inclus, exclus ou imputés sur l'attribution de compensation.",
        default=None,
    )
    tva: ModeTva | None = champ("TVA", "Assiette TTC ou HT.", default=None)
    etablissements: Literal["adherent_propre", "rattache"] | None = champ(
        "Établissements", "Un CCAS adhère-t-il lui-même, ou par sa commune ? (SC-02, §1.18)", default=None
    )
    evolution_sig: Literal["libre", "accord"] | None = champ(
        "Évolution du SIG",
        "ENSA-12 contre GOV-02 : l'EPCI fait-il évoluer le SIG librement, ou avec l'accord des communes ?",
        default=None,
    )
    penalite_niveaux: Literal["aucune", "convenue"] | None = champ(
        "Pénalité sur les niveaux",
        "Un délai garanti non tenu coûte-t-il : aucune ou convenue. La source n'en dit rien (NIV-07).",
        default=None,
    )
    seuil_variation_pourcent: Entier | None = champ(
        "Variation signalée", "Variation annuelle d'une quote-part à signaler, en %.", default=None
    )
    retrait: Retrait = champ("Retrait", "Conditions du retrait (RET-03).", default_factory=Retrait)
    exclusion: Exclusion = champ("Exclusion", "Décompte des trois mois (EXC-09).", default_factory=Exclusion)
    exclusion_temporaire: ExclusionTemporaire = champ(
        "Exclusion temporaire", "Ses effets (EXC-10).", default_factory=ExclusionTemporaire
    )
    restitution: Restitution = champ("Restitution", "Délai et format (CSQ-06).", default_factory=Restitution)
    gouvernance: Gouvernance = champ(
        "Gouvernance", "Départ des obligations (GOV-07 à 12).", default_factory=Gouvernance
    )
    acompte_pourcent: Entier | None = champ(
        "Acompte", "Part de l'année précédente appelée en avance, en %.", default=None
    )
    etat_annuel: EtatConvenu = champ(
        "État annuel", "Ce que dit l'état annuel de répartition (BUD-05).", default_factory=EtatConvenu
    )
    tarif_forfait: Montant | None = champ(
        "Tarif forfaitaire", "Euros par unité, s'il y a un forfait délibéré.", default=None
    )

    @property
    def version(self) -> str:
        """Give the version, which is the file's name."""
        return self.fichier.rpartition("/")[2].removesuffix(".yaml")
