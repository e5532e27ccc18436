"""The frozen statement of a year: what was decided, from which inputs, and the print of its values."""

from typing import ClassVar, Literal

from sicommun.model.base import Modele, Piece, champ
from sicommun.model.types import Code, Entier, Jour, Montant, Siren, Texte


class ObjetArrete(Modele):
    """An object as it was shared."""

    code: Code = champ("Code", "Code de l'objet.")
    libelle: Texte = champ("Libellé", "Nom de l'objet.")
    cle: Code = champ("Clé", "Clé de répartition.")
    base: Montant = champ("Base", "Base nette, en euros.")
    ecart: Montant = champ("Écart", "Ce qu'un tarif laisse à la charge de l'EPCI.", default=0)


class LigneArretee(Modele):
    """What was decided for one payer, in cents."""

    nom: Texte = champ("Nom", "Nom du payeur.")
    parts: dict[Code, Montant] = champ("Parts", "Part dans chaque objet, par son code.", default_factory=dict)
    ecarts: Montant = champ("Écarts", "Écarts des tarifs, à la charge de l'EPCI.", default=0)
    refacturations: Montant = champ("Refacturations", "Dépenses pour lui seul.", default=0)
    regularisations: Montant = champ("Régularisations", "Corrections d'exercices passés.", default=0)
    ac: Montant = champ("AC", "Part réglée par l'attribution de compensation.", default=0)
    acomptes: Montant = champ("Acomptes", "Avances déjà appelées.", default=0)
    solde: Montant | None = champ("Solde", "Ce qui reste dû ; négatif, un avoir.", default=None)


class EntreeArretee(Modele):
    """An input of the calculation, as it was on the day of the decision."""

    fichier: Texte = champ("Fichier", "Fichier de la donnée.")
    quoi: Texte = champ("Quoi", "Ce que dit la donnée.")
    valeur: Texte = champ("Valeur", "Sa valeur ce jour-là.")


class Reouverture(Modele):
    """A statement taken up again before any revenue order."""

    le: Jour = champ("Le", "Jour de la réouverture.")
    motif: Texte = champ("Motif", "Pourquoi.")


class Arrete(Piece):
    """`data/arretes/<année>.yaml`: written by the tool, never by hand."""

    genre: ClassVar[str] = "arrete"

    exercice: Entier = champ("Exercice", "Année civile, celle du nom du fichier.")
    statut: Literal["arrete", "rouvert"] = champ("Statut", "arrete ou rouvert.")
    arrete_le: Jour = champ("Arrêté le", "Jour de la décision.")
    convention: Texte = champ("Convention", "Version de la convention appliquée.")
    outil: Texte = champ("Outil", "Version de l'outil qui a calculé.")
    motif: Texte | None = champ("Motif", "Pourquoi l'on a passé outre, s'il y a lieu.", default=None)
    passe_outre: tuple[Texte, ...] = champ(
        "Passé outre", "Les réserves que le motif a couvertes.", default=()
    )
    objets: tuple[ObjetArrete, ...] = champ("Objets", "Les objets répartis.", default=())
    payeurs: dict[Siren, LigneArretee] = champ(
        "Payeurs", "Ce que doit chacun, par SIREN.", default_factory=dict
    )
    entrees: tuple[EntreeArretee, ...] = champ("Entrées", "Les données qui ont servi.", default=())
    reouvertures: tuple[Reouverture, ...] = champ("Réouvertures", "Reprises successives.", default=())
    empreinte: Texte = champ("Empreinte", "SHA-256 des valeurs ci-dessus.")
