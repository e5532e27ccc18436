"""Two descriptions of one information system: how complete, and which answers changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final, NamedTuple

from sicommun.adhesion.completude import completude
from sicommun.adhesion.etat import etat
from sicommun.history.comparaison.appariement import Cle, pair
from sicommun.history.comparaison.cotes import Cote
from sicommun.history.comparaison.difference import Difference, nature_of
from sicommun.history.comparaison.enregistrements import Endroit, compare
from sicommun.history.comparaison.etats import on_day
from sicommun.history.comparaison.valeurs import show_decimal
from sicommun.model.commune import Commune
from sicommun.model.description import Adresse, Bloc, Description, EnTete, Mention, Reponse
from sicommun.model.modele import DomaineOrganique, Ligne
from sicommun.periodes import jour_fr
from sicommun.secrets import mask

_MONTREES: Final = 5
"""Rows named for a domain; the others are counted."""
_DITES: Final = {"ajout": "ajoutée", "retrait": "retirée", "changement": "modifiée"}


_TYPE: Final = Ligne("", "", "type", "Type", "", "texte")
"""The type of an element, which is no row of the source."""


class Changement(NamedTuple):
    """A row answered otherwise: its element when there are several, both answers."""

    element: str
    ligne: Ligne
    avant: Reponse | None
    apres: Reponse | None

    @property
    def titre(self) -> str:
        """Name the row, after its element."""
        return f"{mask(self.element)} · {self.ligne.libelle}" if self.element else self.ligne.libelle


def description_differences(
    communes: tuple[Commune, Commune], jour: date, ici: Endroit, *, detail: bool
) -> Iterator[Difference]:
    """Tell how the description of an adherent changed: its completeness on a day, then domain by domain.

    The answers themselves are shown with `detail` alone: they are a map of what an attacker would look for.
    """
    avant, apres = (
        cote.registre.descriptions.get(commune.slug)
        for commune, cote in zip(communes, (ici.avant, ici.apres), strict=True)
    )
    la = replace(ici.below("description", "Description"), classe="interne", clause="ADH-05")
    fichiers = (f"data/communes/{commune.slug}/description.yaml" for commune in communes)
    if (avant is None and apres is None) or any(
        fichier in cote.registre.illisibles
        for fichier, cote in zip(fichiers, (ici.avant, ici.apres), strict=True)
    ):
        return
    comptes = [
        _completeness(commune, description, jour, cote)
        for commune, description, cote in zip(communes, (avant, apres), (ici.avant, ici.apres), strict=True)
    ]
    if comptes[0] != comptes[1]:
        complete = on_day(la).below("completude", "Complétude", clause="ADH-07")
        yield complete.say(comptes[0], comptes[1])
    if avant == apres and ici.memes_noms:
        return
    yield from _head(avant, apres, la)
    for cle, domaine in ici.apres.registre.modele.organique.items():
        blocs = [description.blocs.get(cle, ()) if description else () for description in (avant, apres)]
        changes = list(_changes(domaine, *blocs))
        if changes:
            yield from _told(domaine, changes, la.below(cle, domaine.libelle), blocs, detail=detail)


def _completeness(commune: Commune, description: Description | None, jour: date, cote: Cote) -> str | None:
    """Say how many rows are answered of those that what is signed makes due, on a day."""
    registre = cote.registre
    convention = registre.convention_at(jour)
    compte = completude(
        description,
        etat(commune.parcours, jour).dossier.signee,
        modele=registre.modele,
        exigible=convention.description_exigible if convention else "perimetre",
    )
    return f"{compte.repondues} lignes sur {compte.exigibles}" if compte.exigibles else None


def _head(avant: Description | None, apres: Description | None, ici: Endroit) -> Iterator[Difference]:
    """Tell the day of the information, and the yearly confirmations."""
    if avant is None or apres is None:
        jours = [f"arrêtée au {jour_fr(d.arretee_au)}" if d else None for d in (avant, apres)]
        yield ici.say(jours[0], jours[1])
        return
    tetes = [
        EnTete.model_construct(arretee_au=d.arretee_au, confirmations=d.confirmations) for d in (avant, apres)
    ]
    yield from compare(tetes[0], tetes[1], ici)


def _changes(
    domaine: DomaineOrganique, avant: tuple[Bloc, ...], apres: tuple[Bloc, ...]
) -> Iterator[Changement]:
    """Give the rows of a domain that are not answered alike, element by element."""
    cles = [Cle(_whole, _whole), Cle(_name, _name)]
    paires: list[tuple[Bloc | None, Bloc | None]] = pair(avant, apres, cles, _sort_key)
    lignes = {_TYPE.cle: _TYPE, **domaine.lignes} if domaine.repetable else domaine.lignes
    for ancien, nouveau in sorted(paires, key=lambda paire: _name(_one(paire))):
        element = _one((ancien, nouveau)).nom
        reponses = _answers(ancien, domaine), _answers(nouveau, domaine)
        for cle, ligne in lignes.items():
            lues = reponses[0].get(cle), reponses[1].get(cle)
            if _meaning(lues[0]) != _meaning(lues[1]):
                yield Changement(element, ligne, *lues)


def _one(paire: tuple[Bloc | None, Bloc | None]) -> Bloc:
    une = paire[1] or paire[0]
    assert une is not None  # noqa: S101 — a pair holds one at least
    return une


def _name(bloc: Any) -> str:
    return str(bloc.nom)


def _whole(bloc: Any) -> tuple[Any, ...]:
    """Give what an element says: its name, its type, what each row means."""
    reponses = sorted((cle, repr(_meaning(reponse))) for cle, reponse in bloc.reponses.items())
    return (bloc.nom, bloc.type, bloc.sans_objet, tuple(reponses))


def _sort_key(bloc: Any) -> str:
    return repr(_whole(bloc))


def _answers(bloc: Bloc | None, domaine: DomaineOrganique) -> Mapping[str, Reponse]:
    """Give the answers of an element; « sans objet » for a whole domain answers each of its rows."""
    if bloc is None:
        return {}
    if bloc.sans_objet:
        return dict.fromkeys(domaine.lignes, Reponse(sans_objet=True))
    return {**bloc.reponses, _TYPE.cle: Reponse(description=bloc.type)} if bloc.type else bloc.reponses


def _meaning(reponse: Reponse | None) -> Any:
    """Give what an answer says, the order of its list apart; 12.40 is 12.4."""
    if reponse is None:
        return None
    return reponse._replace(
        valeur=tuple(sorted(reponse.valeur, key=repr)),
        quantite=None if reponse.quantite is None else reponse.quantite.normalize(),
    )


def _told(
    domaine: DomaineOrganique,
    changes: list[Changement],
    ici: Endroit,
    blocs: list[tuple[Bloc, ...]],
    *,
    detail: bool,
) -> Iterator[Difference]:
    """Tell a domain: its rows by name and the number of answers, or row by row with what they say."""
    if detail:
        for change in changes:
            la = ici.below(f"{mask(change.element)} {change.ligne.cle}".strip(), change.titre)
            yield replace(la, clause=change.ligne.numero).say(_words(change.avant), _words(change.apres))
        return
    nommees = [f"{c.titre} ({_DITES[nature_of(c.avant, c.apres)]})" for c in changes[:_MONTREES]]
    reste = len(changes) - _MONTREES
    nommees += [f"{reste} autre{'s' if reste > 1 else ''}"] if reste > 0 else []
    yield ici.below("lignes", ", ".join(nommees)).say(_count(domaine, blocs[0]), _count(domaine, blocs[1]))


def _count(domaine: DomaineOrganique, blocs: tuple[Bloc, ...]) -> str | None:
    """Count the answers of a domain; None for none, which is no « sans objet »."""
    combien = sum(len(_answers(bloc, domaine)) for bloc in blocs)
    return f"{combien} réponse{'s' if combien > 1 else ''}" if combien else None


def _words(reponse: Reponse | None) -> str | None:
    """Write an answer: its quantity, its words, its list."""
    if reponse is None:
        return None
    if reponse.sans_objet:
        return "sans objet"
    parts = (
        [f"{show_decimal(reponse.quantite)} {reponse.unite}".strip()] if reponse.quantite is not None else []
    )
    parts += [reponse.description] if reponse.description else []
    parts += [" ; ".join(sorted(map(_item, reponse.valeur)))] if reponse.valeur else []
    parts += [f"au {jour_fr(reponse.au)}"] if reponse.au else []
    return mask(", ".join(parts)) or "répondue"


def _item(item: Adresse | Mention) -> str:
    """Write one line of a list."""
    if isinstance(item, Adresse):
        return ", ".join(
            filter(None, (item.libelle, item.voie, f"{item.code_postal} {item.commune}".strip()))
        )
    combien = f"{show_decimal(item.quantite)} " if item.quantite is not None else ""
    return f"{combien}{item.libelle}" + (f" ({item.description})" if item.description else "")
