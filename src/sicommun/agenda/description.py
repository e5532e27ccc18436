"""Where the description of a commune stands on a day: how old, to be confirmed when, what is missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sicommun.adhesion.completude import completude
from sicommun.adhesion.ensembles import CompletudeEnsemble, by_ensemble, subscribed
from sicommun.adhesion.etat import Etat
from sicommun.adhesion.fraicheur import confirmation_due, fraicheur
from sicommun.model.commune import Commune
from sicommun.model.description import Description
from sicommun.model.modele import Ligne
from sicommun.model.registre import Registre
from sicommun.trace import Origine


@dataclass(frozen=True, slots=True)
class Manque:
    """A row that is due and has no answer: its domain, its element when there are several, its place."""

    domaine: str
    element: str
    ligne: Ligne
    origine: Origine


@dataclass(frozen=True, slots=True)
class EtatDescription:
    """The description of a commune on a day.

    `arretee_au` is None when there is none, or when it is `illisible`. One taken after that day is
    `posterieure`: nothing is said of what was known then. `age` is in days; `terme` is the last day before
    it must be confirmed, or validated.
    """

    arretee_au: date | None
    posterieure: bool = False
    illisible: bool = False
    confirmee_le: date | None = None
    age: int | None = None
    terme: date | None = None
    ensembles: tuple[CompletudeEnsemble, ...] = ()
    repondues: int = 0
    exigibles: int = 0
    manques: tuple[Manque, ...] = ()

    @property
    def est_complete(self) -> bool:
        """Tell whether every row due is answered."""
        return self.repondues == self.exigibles


def description_on(
    commune: Commune, registre: Registre, situation: Etat, *, effective: bool
) -> EtatDescription | None:
    """Give the state of a description; None when there is none and none is due."""
    description = registre.descriptions.get(commune.slug)
    codes = subscribed(situation.dossier)
    if description is None and not codes:
        return None
    if description is None and registre.illisible(f"/{commune.slug}/description.yaml"):
        return EtatDescription(None, illisible=True)
    if description is not None and description.arretee_au > situation.jour:
        return EtatDescription(description.arretee_au, posterieure=True)
    convention = registre.convention_at(situation.jour)
    exigible = convention.description_exigible if convention else "perimetre"
    compte = completude(
        description, codes, modele=registre.modele, exigible=exigible if codes else "perimetre"
    )
    etat = EtatDescription(
        None,
        ensembles=tuple(by_ensemble(description, codes, registre.modele)),
        repondues=compte.repondues,
        exigibles=compte.exigibles,
        manques=tuple(
            Manque(d.domaine.libelle, element, ligne, _place(description, commune, element, ligne))
            for d in compte.domaines.values()
            for element, ligne in d.manquantes
        ),
    )
    limite = convention.fraicheur_max_jours if convention and codes else None
    return _dated(etat, description, situation.jour, limite=limite, effective=effective)


def _dated(
    etat: EtatDescription, description: Description | None, jour: date, *, limite: int | None, effective: bool
) -> EtatDescription:
    """Add the days: those of an effective adhesion are yearly, those of one to be validated are counted."""
    if description is None:
        return etat
    faites = tuple(c for c in description.confirmations if c.le <= jour)
    connue = replace(description, confirmations=faites)
    age = fraicheur(connue, jour, limite=limite or 0)
    avant = age.plus_ancienne + timedelta(limite) if limite is not None else None
    return replace(
        etat,
        arretee_au=description.arretee_au,
        confirmee_le=max((c.le for c in faites), default=None),
        age=age.age,
        terme=confirmation_due(connue) if effective else avant,
    )


def _place(description: Description | None, commune: Commune, element: str, ligne: Ligne) -> Origine:
    """Give the place where an answer is to be written: its element, its domain, or the file."""
    fichier = commune.fichier.replace("commune.yaml", "description.yaml")
    blocs = description.blocs.get(ligne.domaine, ()) if description else ()
    bloc = next((bloc for bloc in blocs if bloc.nom == element), None)
    return Origine(fichier, (*bloc.chemin, ligne.cle) if bloc else (ligne.domaine, ligne.cle))
