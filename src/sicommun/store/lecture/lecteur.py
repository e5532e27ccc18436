"""The walk over the events of a YAML text: plain data on one side, refusals on the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from sicommun.limites import NOEUDS_PAR_FICHIER
from sicommun.positions import Chemin
from sicommun.store.lecture.gardien import Gardien
from sicommun.store.lecture.releve import Releve
from sicommun.store.lecture.scalaires import RESOLUS

_ATTENTE: Final = object()
"""In place of a key: one is awaited."""
_PERDUE: Final = object()
"""In place of a refused key: its value is read, checked, and dropped."""
_COMPOSEE: Final = object()
"""In place of a parent's key: the child being read is itself a key."""

_RIEN: Final = object()
"""In place of a value: the event has none."""

_DEBUTS: Final = frozenset({MappingStartEvent, SequenceStartEvent})
_FINS: Final = frozenset({MappingEndEvent, SequenceEndEvent})
_A_VOIR: Final = frozenset('"|>')
"""Styles in which a scalar is looked at twice: escapes, texts in a block."""
_LONG: Final = 1000
"""So is a scalar longer than this."""

_Niveau = tuple[Any, Any, bool]
"""An open list or block of keys: the node, the key of the child being read, whether it is a list."""


# Long, for it runs once for each value of each file, where a call costs as much as its body. No recursion,
# whatever the depth. The guard writes the findings; a `Releve`, when there is one, notes the positions.
def walk(events: Iterable[Any], gardien: Gardien, releve: Releve | None = None) -> list[Any]:  # noqa: C901, PLR0912 — five kinds of events
    """Build the data of a stream of events: one root, or none; raises Arret when a bound is passed."""
    racine: list[Any] = []
    noeud, cle, liste = racine, _ATTENTE, True  # type: tuple[Any, Any, bool]
    pile, reste = [], NOEUDS_PAR_FICHIER  # type: tuple[list[_Niveau], int]
    for event in events:
        genre = event.__class__
        if genre is ScalarEvent:
            texte, style = event.value, event.style
            valeur = texte if style else RESOLUS[texte]
            if style in _A_VOIR or event.tag or event.anchor or len(texte) > _LONG:
                gardien.scalar(event)
        elif genre in _FINS:
            noeud, cle, liste = _close(event, (noeud, cle, liste), pile, releve)
            continue
        else:
            valeur = _open(event, gardien, len(pile))
            if valeur is _RIEN:
                continue
        reste -= 1
        if reste < 0:
            gardien.too_many(event)
        if liste:
            noeud.append(valeur)
        elif cle is _ATTENTE:
            nouvelle = valeur.__class__ is str and releve is None and valeur not in noeud and valeur != "<<"
            cle = valeur if nouvelle else _key(event, valeur, (noeud, pile), gardien, releve)
            if cle is not _COMPOSEE:
                continue
        else:
            noeud[cle] = valeur
            if valeur is None:
                gardien.empty(event, cle)
        if releve is not None:
            releve.value(len(noeud) - 1 if liste else cle, event)
        if genre is not ScalarEvent and genre in _DEBUTS:
            pile.append((noeud, cle, liste))
            noeud, liste = valeur, genre is SequenceStartEvent
        cle = _ATTENTE
    return racine


def _open(event: Any, gardien: Gardien, profondeur: int) -> Any:
    """Give the value of an event that is no scalar: an empty list or block, None for an alias, or none."""
    if event.__class__ in _DEBUTS:
        gardien.start(event, profondeur)
        return {} if event.__class__ is MappingStartEvent else []
    return None if gardien.is_alias(event) else _RIEN


def _key(
    event: Any, valeur: Any, niveau: tuple[Any, list[_Niveau]], gardien: Gardien, releve: Releve | None
) -> Any:
    """Take a value as a key: the key, or what stands in place of a refused one."""
    noeud, pile = niveau
    if isinstance(valeur, dict | list):
        gardien.compound_key(event)
        return _COMPOSEE
    chemin = _path(pile, valeur) if valeur in noeud else None
    refusee = gardien.refuses_key(event, valeur, chemin, deja=valeur in noeud)
    cle = _PERDUE if refusee else str(valeur)
    if releve is not None:
        releve.key(cle, event)
    return cle


def _close(event: Any, niveau: _Niveau, pile: list[_Niveau], releve: Releve | None) -> _Niveau:
    """End a list or a block of keys, and go back to its parent."""
    noeud, _, liste = niveau
    if not liste:
        noeud.pop(_PERDUE, None)
    if releve is not None:
        releve.close(event)
    parent, cle, en_liste = pile.pop()
    return parent, (_PERDUE if cle is _COMPOSEE else _ATTENTE), en_liste


def _path(pile: list[_Niveau], cle: Any) -> Chemin:
    """Give the way to a key of the block being read."""
    return (*[len(noeud) - 1 if liste else part for noeud, part, liste in pile][1:], cle)
