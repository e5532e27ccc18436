"""What a template may say: views, frozen records of plain texts that become plain dictionaries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import Field, field, fields, is_dataclass
from typing import Any, Final, get_args, get_origin, get_type_hints

VERSION: Final = 1
"""Version of the context given to templates; it changes when a variable changes name or meaning."""


def var(aide: str, **options: Any) -> Any:
    """Describe a variable of a view, in French, for `docs/gabarits.md`."""
    return field(metadata={"aide": aide}, **options)


def as_context(vue: Any) -> Any:
    """Give a view as dictionaries, lists, texts, whole numbers and booleans, and nothing else.

    Raises TypeError for any other value: a template never holds an object that has methods of ours.
    """
    if is_dataclass(vue) and not isinstance(vue, type):
        return {champ.name: as_context(getattr(vue, champ.name)) for champ in fields(vue)}
    if isinstance(vue, Mapping):
        return {str(cle): as_context(valeur) for cle, valeur in vue.items()}
    if isinstance(vue, tuple | list):
        return [as_context(element) for element in vue]
    if vue is None or type(vue) in {str, int, bool}:
        return vue
    raise TypeError(type(vue).__name__)


def variables(vue: type[Any], prefixe: str = "") -> Iterator[tuple[str, str, str]]:
    """Give every variable of a view: its path, its kind in French, its help."""
    types = get_type_hints(vue)
    for champ in fields(vue):
        chemin, annotation = f"{prefixe}{champ.name}", types[champ.name]
        yield chemin, kind(annotation), _aide(champ)
        for interne in _views(annotation):
            yield from variables(interne, f"{chemin}[]." if _is_list(annotation) else f"{chemin}.")


def _aide(champ: Field[Any]) -> str:
    return str(champ.metadata.get("aide", ""))


def _is_list(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) is tuple


def _views(annotation: Any) -> Iterator[type[Any]]:
    """Give the views that a type holds."""
    if isinstance(annotation, type) and is_dataclass(annotation):
        yield annotation
    for partie in get_args(annotation):
        yield from _views(partie)


_GENRES: Final = {str: "texte", bool: "oui ou non", int: "nombre entier"}


def kind(annotation: Any) -> str:
    """Name a type in French."""
    if get_origin(annotation) is Mapping:
        return "textes par nom"
    if _is_list(annotation):
        contenu = kind(get_args(annotation)[0])
        return "liste de textes" if contenu == "texte" else "liste"
    parties = [partie for partie in get_args(annotation) if partie is not type(None)]
    if parties:
        return f"{kind(parties[0])}, facultatif"
    return _GENRES.get(annotation, "bloc")
