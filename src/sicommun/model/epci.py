"""The EPCI: its identity, its dated members, its shared service and the ways to reach it."""

from datetime import date
from typing import ClassVar, Literal

from sicommun.model.base import Modele, Piece, champ
from sicommun.model.comptages import Comptage
from sicommun.model.derogation import Derogation
from sicommun.model.personnes import Mandat
from sicommun.model.types import Booleen, Code, Entier, Insee, Jour, Siren, Texte
from sicommun.periodes import Periode


class Membre(Modele):
    """A commune that belongs to the EPCI, from one day to another."""

    siren: Siren = champ("SIREN", "SIREN de la commune, entre guillemets.")
    code_insee: Insee = champ("Code INSEE", "Code officiel géographique, entre guillemets.")
    nom: Texte = champ("Nom", "Nom officiel de la commune.")
    du: Jour | None = champ("Du", "Premier jour ; absent pour un membre de toujours.", default=None)
    au: Jour | None = champ("Au", "Dernier jour ; absent tant que la commune est membre.", default=None)

    @property
    def periode(self) -> Periode:
        """Give the days of membership."""
        return Periode(self.du or date.min, self.au)


class Canal(Modele):
    """A way to reach the shared service (CTC-02 to CTC-07)."""

    telephone: Texte | None = champ("Téléphone", "Numéro à dix chiffres.", default=None)
    email: Texte | None = champ("Courriel", "Adresse du service.", default=None)
    web: Texte | None = champ("Web", "Adresse https de l'outil de suivi.", default=None)


class Canaux(Modele):
    """The two channels: everyday interventions and structuring ones (CTC-06)."""

    courant: Canal | None = champ("Courant", "Dépannage, exploitation, suivi : le support.", default=None)
    structurant: Canal | None = champ(
        "Structurant", "Projets : le directeur du service commun.", default=None
    )


class ServiceCommun(Modele):
    """The shared service itself."""

    nom: Texte = champ("Nom", "Nom du service commun.")
    cree_le: Jour | None = champ("Créé le", "Date de création.", default=None)
    directeurs: tuple[Mandat, ...] = champ("Directeurs", "Directeurs successifs, datés.", default=())
    organigrammes: tuple[Jour, ...] = champ(
        "Organigrammes", "Dates où l'organigramme à jour a été remis aux communes (INT-05).", default=()
    )


class Dpo(Modele):
    """The data protection officer put at the disposal of the communes (ENSA-02)."""

    designe_le: Jour = champ("Désigné le", "Date de la désignation auprès de la CNIL.")
    reference: Texte | None = champ("Référence", "Numéro de la désignation à la CNIL.", default=None)
    email: Texte | None = champ("Courriel", "Adresse de fonction, publiée.", default=None)


class Rgpd(Modele):
    """Who answers for personal data between the parties."""

    dpo: Dpo | None = champ("DPO", "Délégué à la protection des données mutualisé (ENSA-02).", default=None)
    responsabilite: Literal["conjointe", "distincte", "sous_traitance"] | None = champ(
        "Responsabilité",
        "Sur les données versées au SIG : conjointe (art. 26), distincte ou sous_traitance (art. 28).",
        default=None,
    )
    accord: Texte | None = champ("Accord", "Référence de l'accord ou du contrat écrit.", default=None)
    sous_traitance: Texte | None = champ(
        "Sous-traitance",
        "Acte qui vaut contrat pour ce que le service commun héberge ou exploite, B et C (art. 28).",
        default=None,
    )


class Calendrier(Modele):
    """The working calendar of the shared service."""

    regime_feries: Literal["general", "alsace_moselle"] = champ(
        "Régime des jours fériés", "general ou alsace_moselle.", default="general"
    )
    fermetures: tuple[Jour, ...] = champ("Fermetures", "Jours de fermeture propres au service.", default=())


class Siege(Modele):
    """Where the EPCI sits: what acts call its address, and the town where they are made."""

    adresse: Texte | None = champ(
        "Adresse", "Adresse entière, telle que les actes l'impriment.", default=None
    )
    commune: Texte | None = champ("Commune", "Commune où les actes se signent : « Fait à … ».", default=None)


class Imputation(Modele):
    """The accounts that the yearly statement proposes, on both sides; which, an accountant confirms."""

    emploi: Literal["frais", "personnel"] = champ(
        "Emploi", "frais : remboursement de frais ; personnel : frais de personnel."
    )
    recette: Code = champ("Recette", "Compte de recette de l'EPCI, entre guillemets.")
    recette_libelle: Texte | None = champ("Libellé de la recette", "Intitulé de ce compte.", default=None)
    depense: Code = champ("Dépense", "Compte de dépense de l'adhérent, entre guillemets.")
    depense_libelle: Texte | None = champ("Libellé de la dépense", "Intitulé de ce compte.", default=None)


class Epci(Piece):
    """`data/epci.yaml`: the intercommunality that manages the shared service."""

    genre: ClassVar[str] = "epci"

    format: Entier = champ("Format", "Version du format des fichiers : 1.")
    demonstration: Booleen = champ(
        "Démonstration", "oui imprime « DONNÉES FICTIVES » sur les documents.", default=False
    )
    nom: Texte = champ("Nom", "Nom de l'intercommunalité.")
    siren: Siren = champ("SIREN", "SIREN de l'intercommunalité, entre guillemets.")
    nature: Literal["CC", "CA", "CU", "METRO", "MET69"] = champ(
        "Nature", "Nature juridique : CC, CA, CU, METRO, MET69."
    )
    siege: Siege | None = champ("Siège", "Adresse du siège et lieu de signature.", default=None)
    prefecture: Texte | None = champ(
        "Préfecture", "Où les actes sont transmis : « préfecture de la Côte-d'Or » (L2131-1).", default=None
    )
    tribunal: Texte | None = champ(
        "Tribunal", "Juridiction compétente : « tribunal administratif de Dijon ».", default=None
    )
    service_commun: ServiceCommun = champ("Service commun", "Le service commun du numérique.")
    representants: tuple[Mandat, ...] = champ("Représentants", "Présidents successifs, datés.", default=())
    canaux: Canaux | None = champ("Canaux", "Comment joindre le service commun.", default=None)
    membres: tuple[Membre, ...] = champ("Membres", "Communes membres, datées.", min_length=1)
    comptages: tuple[Comptage, ...] = champ("Comptages", "Postes, agents… de l'EPCI lui-même.", default=())
    rgpd: Rgpd | None = champ("RGPD", "DPO mutualisé et partage des responsabilités.", default=None)
    logo: Code | None = champ(
        "Logo",
        "Image imprimée en tête des documents, dans data/ : logo.png, logo.jpg ou logo.svg.",
        default=None,
    )
    comptes: tuple[Imputation, ...] = champ(
        "Comptes", "Imputations que propose l'état annuel : à confirmer avec le comptable.", default=()
    )
    calendrier: Calendrier | None = champ("Calendrier", "Jours fériés et fermetures.", default=None)
    derogations: tuple[Derogation, ...] = champ(
        "Dérogations", "Constats admis pour un temps : lesquels, où, pourquoi, par qui.", default=()
    )
