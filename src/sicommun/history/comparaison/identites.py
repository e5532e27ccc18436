"""What makes an item of a list the same thing on both sides, and the words that name it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from sicommun.adhesion.libelles import FAITS
from sicommun.history.comparaison.cotes import Cote
from sicommun.model import (
    arrete,
    budget,
    commune,
    comptages,
    contrat,
    derogation,
    description,
    epci,
    fait,
    gouvernance,
    parcours,
    personnes,
    utilisateurs,
)
from sicommun.model.base import Modele
from sicommun.periodes import jour_fr

Champs = tuple[str, ...]


class Identite(NamedTuple):
    """How an item is recognised: by fields, the strictest first; then by others when it is alone with them.

    `nommants` are the fields that its name says already. An item that differs by `corrige` alone is the same,
    mended.
    """

    nom: Callable[[Any, Cote], str]
    cles: tuple[Champs, ...]
    seuls: tuple[Champs, ...] = ()
    nommants: Champs = ()
    corrige: str = ""


def _person(item: Any, cote: Cote) -> str:
    return f"{item.prenom} {item.nom}, {item.fonction}"


def _function(item: Any, cote: Cote) -> str:
    return f"{item.fonction}, pour {item.pour}" if item.pour else str(item.fonction)


def _day(item: Any, cote: Cote) -> str:
    return f"au {jour_fr(item.au)}"


def _field(champ: str) -> Callable[[Any, Cote], str]:
    return lambda item, cote: str(getattr(item, champ))


def _whose(champ: str, *suite: str) -> Callable[[Any, Cote], str]:
    """Name an item by an adherent, then by other fields."""
    return lambda item, cote: ", ".join(
        [cote.who(getattr(item, champ)).nom, *(str(getattr(item, autre)) for autre in suite)]
    )


def _meeting(item: Any, cote: Cote) -> str:
    chez = f", {cote.who(item.commune).nom}" if item.commune else ""
    return f"{item.type} du {jour_fr(item.le)}{chez}"


def _fact(item: Any, cote: Cote) -> str:
    nom = FAITS[item.fait]
    return f"{nom[0].upper()}{nom[1:]} du {jour_fr(item.le)}"


def _paper(item: Any, cote: Cote) -> str:
    return f"{item.nature} {item.reference}" if item.reference else str(item.nature)


FAIT: Final = Identite(
    _fact,
    (("fait", "le", "reference"), ("fait", "le")),
    (("fait", "reference"), ("fait",)),
    ("fait", "le"),
    "le",
)
"""A fact: its date or its reference may be corrected, as long as no other fact of its kind is in doubt."""

IDENTITES: Final[Mapping[type[Modele], Identite]] = {
    personnes.Mandat: Identite(
        _person,
        (("fonction", "prenom", "nom", "du"), ("fonction", "prenom", "nom")),
        (("fonction", "du"),),
        ("fonction", "prenom", "nom"),
    ),
    personnes.Referent: Identite(
        _person,
        (("prenom", "nom", "fonction"), ("prenom", "nom")),
        (("email",),),
        ("prenom", "nom", "fonction"),
    ),
    personnes.Interlocuteur: Identite(
        _function,
        (("fonction", "pour", "email"), ("fonction", "pour")),
        (("fonction",), ("email",)),
        ("fonction", "pour"),
    ),
    comptages.Comptage: Identite(_day, (("au",),), nommants=("au",)),
    commune.Population: Identite(
        lambda item, cote: f"millésime {item.millesime}", (("millesime",),), nommants=("millesime",)
    ),
    commune.Derogation: Identite(
        lambda item, cote: f"{item.portee}, {item.objet}",
        (("portee", "objet"),),
        (("portee",),),
        ("portee", "objet"),
    ),
    commune.Operation: Identite(_field("intitule"), (("intitule",),), nommants=("intitule",)),
    epci.Membre: Identite(_field("nom"), (("siren",),), nommants=("nom",)),
    derogation.Derogation: Identite(
        lambda item, cote: f"{item.code} sur {item.cible}",
        (("code", "cible"),),
        nommants=("code", "cible"),
    ),
    contrat.Niveau: Identite(
        lambda item, cote: f"à partir du {jour_fr(item.du)}", (("du",),), nommants=("du",)
    ),
    contrat.EtapeContrat: Identite(
        lambda item, cote: f"étape {item.numero}", (("numero",),), nommants=("numero",)
    ),
    budget.Objet: Identite(
        lambda item, cote: f"{item.libelle} ({item.code})",
        (("code",),),
        (("libelle",),),
        ("code", "libelle"),
    ),
    budget.Ecriture: Identite(
        _field("libelle"),
        (("libelle", "piece"),),
        (("piece",), ("libelle",)),
        ("libelle",),
    ),
    budget.Investissement: Identite(
        _field("libelle"),
        (("libelle", "piece"),),
        (("piece",), ("libelle",)),
        ("libelle",),
    ),
    budget.PartMixte: Identite(_field("cle"), (("cle",),), nommants=("cle",)),
    budget.LigneDirecte: Identite(
        _whose("qui", "libelle"),
        (("qui", "libelle", "le"), ("qui", "libelle")),
        nommants=("qui", "libelle"),
    ),
    budget.Titre: Identite(_field("numero"), (("numero",),), nommants=("numero",)),
    utilisateurs.Utilisateur: Identite(_whose("qui"), (("qui", "du"), ("qui",)), nommants=("qui",)),
    arrete.ObjetArrete: Identite(_field("libelle"), (("code",),), nommants=("code", "libelle")),
    arrete.Reouverture: Identite(
        lambda item, cote: f"du {jour_fr(item.le)}", (("le", "motif"), ("le",)), nommants=("le",)
    ),
    gouvernance.Reunion: Identite(
        _meeting,
        (("type", "le", "commune"),),
        (("type", "commune"),),
        ("type", "le", "commune"),
    ),
    epci.Imputation: Identite(_field("emploi"), (("emploi",),), nommants=("emploi",)),
    gouvernance.Suite: Identite(_field("intitule"), (("intitule",),), nommants=("intitule",)),
    gouvernance.Decision: Identite(_field("objet"), (("objet", "le"), ("objet",)), nommants=("objet",)),
    gouvernance.Accord: Identite(_whose("commune"), (("commune",),), nommants=("commune",)),
    gouvernance.ListeImpacts: Identite(
        _whose("commune", "semestre"), (("commune", "semestre"),), nommants=("commune", "semestre")
    ),
    gouvernance.Bilan: Identite(_field("semestre"), (("semestre",),), nommants=("semestre",)),
    gouvernance.Recommandation: Identite(
        _whose("commune", "intitule"), (("commune", "intitule"),), nommants=("commune", "intitule")
    ),
    description.Confirmation: Identite(
        lambda item, cote: f"du {jour_fr(item.le)}", (("le",),), nommants=("le",)
    ),
    fait.FaitDate: Identite(
        lambda item, cote: f"du {jour_fr(item.le)}", (("le", "texte"), ("le",)), (("texte",),), ("le",)
    ),
    fait.PieceJointe: Identite(_paper, (("nature", "reference"),), (("nature",),), ("nature", "reference")),
    fait.ElementRendu: Identite(_field("nature"), (("nature", "sha256"), ("nature",)), nommants=("nature",)),
    **dict.fromkeys(fait.FaitCommun.__subclasses__(), FAIT),
}

REFERENCES: Final = frozenset(
    {
        (commune.Commune, "rattache_a"),
        (commune.Commune, "payeur"),
        (utilisateurs.Utilisateur, "qui"),
        (budget.LigneDirecte, "qui"),
        (budget.Titre, "qui"),
        (budget.Objet, "parts"),
        (gouvernance.Reunion, "commune"),
        (gouvernance.Reunion, "convoques"),
        (gouvernance.Decision, "communes"),
        (gouvernance.Accord, "commune"),
        (gouvernance.ListeImpacts, "commune"),
        (gouvernance.Recommandation, "commune"),
    }
)
"""The fields that name an adherent by its folder, or several, or as keys."""

SIRENS: Final = frozenset({(parcours.Fusion, "nouvelle")})
"""The fields that name an adherent by its SIREN."""

CIBLES: Final = frozenset({(derogation.Derogation, "cible")})
"""The fields that begin with such a name, before a slash."""

ORDONNES: Final = frozenset({(contrat.Contrat, "escalade"), (gouvernance.Reunion, "ordre_du_jour")})
"""The lists whose order says something."""

TUS: Final = frozenset(
    {
        (arrete.Arrete, "empreinte"),
        (arrete.Arrete, "outil"),
        (arrete.Arrete, "entrees"),
    }
)
"""What follows from the rest, or says how it was worked out: silent."""

ANNEES: Final = frozenset({"annee", "exercice", "millesime"})
"""The fields that hold a year: written without thousands."""

UNITES: Final[Mapping[str, str]] = {"mois": "mois", "jours": "jours", "pourcent": "%", "annees": "ans"}
"""What a number counts, by the end of its field's name."""
