"""A supposition on the split of a year: other keys, other counts, a member more or less."""

from typing import ClassVar

from sicommun.model.base import Modele, Piece, champ
from sicommun.model.budget import PartMixte
from sicommun.model.convention import ModeArrondi, ModeComptage, ModePersonnel, ModePresence, ModeTva
from sicommun.model.types import Booleen, Code, CodePortee, Entier, Jour, Montant, Quantite, Texte


class ChoixSupposes(Modele):
    """Choices of the convention, for all objects."""

    cle_par_defaut: Code | None = champ("Clé par défaut", "postes, agents, boites…", default=None)
    comptage: ModeComptage | None = champ("Comptage", "Quel comptage fait le poids.", default=None)
    presence: ModePresence | None = champ("Présence", "jours ou annee_entiere.", default=None)
    arrondi: ModeArrondi | None = champ("Arrondi", "Qui reçoit les centimes restants.", default=None)
    personnel: ModePersonnel | None = champ("Personnel", "inclus, exclu ou ac.", default=None)
    tva: ModeTva | None = champ("TVA", "ttc ou ht.", default=None)
    tarif_forfait: Montant | None = champ("Tarif forfaitaire", "Euros par unité.", default=None)


class ObjetSuppose(Modele):
    """What changes in one object; what is not written stays."""

    code: Code = champ("Code", "Code de l'objet du budget.")
    cle: Code | None = champ("Clé", "Autre clé.", default=None)
    mixte: tuple[PartMixte, ...] | None = champ("Clé mixte", "Autres parts, de somme 1.", default=None)
    parts: dict[str, Quantite] | None = champ("Parts", "Autres parts fixes, de somme 100.", default=None)
    tarif: Montant | None = champ("Tarif", "Autre tarif, en euros par unité.", default=None)
    mesure: Code | None = champ("Mesure", "Autre unité du tarif.", default=None)
    part_epci: Quantite | None = champ("Part de l'EPCI", "En %.", default=None)
    epci_utilise: Booleen | None = champ("L'EPCI utilise", "oui ou non.", default=None)
    comptage: ModeComptage | None = champ("Comptage", "Autre comptage.", default=None)
    presence: ModePresence | None = champ("Présence", "Autre prorata.", default=None)
    arrondi: ModeArrondi | None = champ("Arrondi", "Autre arrondi.", default=None)


class ComptageSuppose(Modele):
    """Another count at the end of the year."""

    qui: Code = champ("Qui", "Dossier de l'adhérent, ou epci.")
    postes: Entier | None = champ("Postes", "Postes supposés.", default=None)
    agents: Entier | None = champ("Agents", "Agents supposés.", default=None)
    boites: Entier | None = champ("Boîtes", "Boîtes supposées.", default=None)
    mesures: dict[str, Entier] = champ("Autres mesures", "Par leur nom.", default_factory=dict)


class AdherentSuppose(Modele):
    """A member more."""

    qui: Code = champ("Qui", "Dossier de l'adhérent.")
    du: Jour = champ("Du", "Premier jour d'adhésion supposé.")
    portee: tuple[CodePortee, ...] = champ("Portée", "Ce à quoi il adhérerait.", min_length=1)


class Hypothese(Piece):
    """A file given to `sicommun quota ANNÉE --hypothese`; it changes nothing in the repository."""

    genre: ClassVar[str] = "hypothese"

    libelle: Texte = champ("Libellé", "Ce que l'on suppose, en quelques mots.")
    convention: ChoixSupposes = champ("Convention", "Autres choix.", default_factory=ChoixSupposes)
    objets: tuple[ObjetSuppose, ...] = champ("Objets", "Ce qui change, objet par objet.", default=())
    comptages: tuple[ComptageSuppose, ...] = champ(
        "Comptages", "Autres comptages au 31 décembre.", default=()
    )
    avec: tuple[AdherentSuppose, ...] = champ("Avec", "Adhérents de plus.", default=())
    sans: tuple[Code, ...] = champ("Sans", "Adhérents de moins.", default=())
