"""What people wrote in a record: every text, however deep, with or without its path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, TypeGuard

from pydantic import BaseModel

from sicommun.positions import Chemin

if TYPE_CHECKING:
    from sicommun.model.description import Description, Reponse


def texts(piece: Any) -> Iterator[str]:
    """Give the texts of a record without their paths, quickly: most records hold no secret."""
    if _is_description(piece):
        yield from _description_texts(piece)
        return
    pile = [piece]
    while pile:
        valeur = pile.pop()
        sorte = _SORTES.get(type(valeur)) or _sort(type(valeur))
        if sorte == "texte":
            yield valeur
        elif sorte == "fiche":
            pile.extend(filter(None, vars(valeur).values()))
        elif sorte == "suite":
            pile.extend(valeur)
        elif sorte == "table":
            pile.extend((*valeur.keys(), *valeur.values()))


def _is_description(valeur: Any) -> TypeGuard[Description]:
    """Tell a description by its kind: a register without any does not import theirs."""
    return getattr(valeur, "genre", None) == "description"


def _sort(classe: type[Any]) -> str:
    """Sort a class of values by how to look inside; asked once of each, for pydantic is slow to answer."""
    genres = {str: "texte", BaseModel: "fiche", tuple: "suite", Mapping: "table"}
    sorte = next((sorte for mere, sorte in genres.items() if issubclass(classe, mere)), "rien")
    _SORTES[classe] = sorte
    return sorte


_SORTES: Final[dict[type[Any], str]] = {}


def leaves(valeur: Any, chemin: Chemin = ()) -> Iterator[tuple[Chemin, str]]:
    """Give the texts of a record, however deep, with their paths."""
    if _is_description(valeur):
        yield from _description_leaves(valeur)
    elif isinstance(valeur, str):
        yield chemin, valeur
    elif isinstance(valeur, BaseModel):
        for cle, fille in vars(valeur).items():
            yield from leaves(fille, (*chemin, cle))
    elif isinstance(valeur, tuple):
        for rang, fille in enumerate(valeur):
            yield from leaves(fille, (*chemin, rang))
    elif isinstance(valeur, Mapping):
        for cle, fille in valeur.items():
            yield (*chemin, cle), str(cle)
            yield from leaves(fille, (*chemin, cle))


def _description_leaves(description: Description) -> Iterator[tuple[Chemin, str]]:
    """Give the texts of a description; the label of a free mention introduces its words."""
    for rang, confirmation in enumerate(description.confirmations):
        yield ("confirmations", rang, "par"), confirmation.par or ""
    for blocs in description.blocs.values():
        for bloc in blocs:
            yield (*bloc.chemin, "nom"), bloc.nom
            yield (*bloc.chemin, "type"), bloc.type
            for ligne, reponse in bloc.reponses.items():
                if reponse.description:
                    yield (*bloc.chemin, ligne, "description"), reponse.description
                if reponse.valeur or reponse.unite:
                    yield from _listed(reponse, (*bloc.chemin, ligne))


def _description_texts(description: Description) -> Iterator[str]:
    """Give the texts of `_description_leaves` without their paths, which take longer to make than to read."""
    yield from (confirmation.par or "" for confirmation in description.confirmations)
    for bloc in chain.from_iterable(description.blocs.values()):
        reponses = bloc.reponses.values()
        yield bloc.nom
        yield bloc.type
        yield from [reponse.description for reponse in reponses if reponse.description]
        for reponse in [reponse for reponse in reponses if reponse.valeur or reponse.unite]:
            yield from (texte for _, texte in _listed(reponse, ()))


def _listed(reponse: Reponse, chemin: Chemin) -> Iterator[tuple[Chemin, str]]:
    """Give the texts of the addresses or of the mentions of an answer."""
    from sicommun.model.description import Mention

    yield (*chemin, "unite"), reponse.unite
    for rang, item in enumerate(reponse.valeur):
        if isinstance(item, Mention):
            texte = f"{item.libelle} : {item.description}" if item.description else item.libelle
        else:
            texte = f"{item.libelle}, {item.voie}, {item.code_postal}, {item.commune}"
        yield (*chemin, rang), texte
