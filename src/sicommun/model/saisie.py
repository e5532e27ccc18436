"""What to ask of who writes a record: a question for each key, and how an answer becomes data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args, get_origin

from pydantic_core import PydanticCustomError

from sicommun.diagnostics import vouliez_vous_dire
from sicommun.model.base import Modele, montre
from sicommun.model.lu import Lu
from sicommun.model.nu import Nu
from sicommun.model.types import (
    read_booleen,
    read_code_portee,
    read_entier,
    read_jour,
    read_siren,
    read_texte,
)

Lecteur = Callable[[object], Any]
Sorte = Literal["texte", "code", "siren", "portee", "jour", "entier", "oui_non", "choix", "bloc"]

_SORTES: Final[dict[Lecteur, Sorte]] = {
    read_texte: "texte",
    read_siren: "siren",
    read_code_portee: "portee",
    read_jour: "jour",
    read_entier: "entier",
    read_booleen: "oui_non",
}
_VIRGULE: Final = re.compile(r",(?=\s*\w+=)")
"""A comma before a key."""
_NUS: Final = frozenset({"jour", "entier"})
"""What is written bare in a file."""


class Refusee(ValueError):  # noqa: N818 — the French word of the house
    """An answer that cannot be taken: why, and what to do about it."""

    def __init__(self, message: str, remede: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remede = remede


@dataclass(frozen=True, slots=True)
class Question:
    """One key of a record: its French title and help, the sort of its answer, the choices it leaves.

    A list of codes is one answer with commas; a list of words takes an answer for each, since a sentence
    may hold a comma. A table (`table`) is a list of `nom=valeur`, a block one answer of `clé=valeur`, whose
    keys are `sous`.
    """

    cle: str
    titre: str
    aide: str
    sorte: Sorte
    lit: Lecteur | None
    choix: tuple[str, ...] = ()
    liste: bool = False
    table: bool = False
    obligatoire: bool = False
    sous: tuple[Question, ...] = ()

    @property
    def option(self) -> str:
        """Give the option of the command line: `--recu-le`."""
        return f"--{self.cle.replace('_', '-')}"

    @property
    def plusieurs(self) -> bool:
        """Tell an answer given several times rather than with commas."""
        return self.liste and self.sorte in {"texte", "bloc"}

    @property
    def forme(self) -> str:
        """Give the form of a block: `le=…,texte=…`."""
        return ",".join(f"{question.cle}=…" for question in self.sous)


def questions(modele: type[Modele], *, sauf: Sequence[str] = (), fin: Sequence[str] = ()) -> list[Question]:
    """Give the questions of a record in the order of its keys, those of `fin` last."""
    cles = [cle for cle in modele.model_fields if cle not in sauf]
    ordre = [cle for cle in cles if cle not in fin] + [cle for cle in fin if cle in cles]
    return [_question(modele, cle) for cle in ordre]


def _question(modele: type[Modele], cle: str) -> Question:
    """Shape the question of one key from its type."""
    info = modele.model_fields[cle]
    parts = [*info.metadata, *_parts(info.annotation)]
    lit = next((part.func for part in parts if isinstance(part, Lu)), None)
    choix = next((get_args(part) for part in parts if get_origin(part) is Literal), ())
    origines = {get_origin(part) for part in parts}
    bloc = next((part for part in parts if isinstance(part, type) and issubclass(part, Modele)), None)
    if bloc is not None:
        aide, titre = info.description or "", info.title or cle
        return Question(cle, titre, aide, "bloc", None, liste=True, sous=tuple(questions(bloc)))
    return Question(
        cle,
        titre=info.title or cle,
        aide=(info.description or "").replace(", entre guillemets", ""),
        sorte="choix" if choix else _SORTES.get(lit, "code") if lit else "texte",
        lit=lit,
        choix=choix or (("oui", "non") if lit is read_booleen else ()),
        liste=tuple in origines,
        table=dict in origines,
        obligatoire=info.is_required() and dict not in origines,
    )


def _parts(annotation: Any) -> Iterator[Any]:
    """Give a type and all that it is made of."""
    yield annotation
    for part in get_args(annotation):
        if get_origin(annotation) is not Literal:
            yield from _parts(part)
    yield from getattr(annotation, "__metadata__", ())


def read_answer(question: Question, reponses: Sequence[str]) -> Any:
    """Give the data of an answer as a file holds it: words, a bare number or date, a list, a table.

    `reponses` holds one text, or several for what is asked several times. Raises Refusee.
    """
    if question.table:
        return dict(_pair(question, part) for part in _split(reponses))
    if not question.liste:
        return _one(question, reponses[-1])
    parts = list(reponses) if question.plusieurs else _split(reponses)
    if not parts:
        raise Refusee("la liste est vide", "mettre au moins un élément")
    return [_one(question, part) for part in parts]


def _split(reponses: Sequence[str]) -> list[str]:
    """Cut answers at their commas."""
    return [part.strip() for reponse in reponses for part in reponse.split(",") if part.strip()]


def _pair(question: Question, part: str) -> tuple[str, Any]:
    """Read `vm=12`."""
    nom, egal, valeur = part.partition("=")
    if not egal or not nom.strip():
        raise Refusee(f"{montre(part)} ne se lit pas", "écrire nom=nombre, par exemple vm=12")
    return nom.strip(), _one(question, valeur.strip())


def cut_pairs(texte: str) -> Iterator[tuple[str, str]]:
    """Cut `clé=valeur,clé=valeur`; a comma that no key follows belongs to the words. Raises Refusee."""
    for part in _VIRGULE.split(texte):
        cle, egal, valeur = part.partition("=")
        if not egal:
            raise Refusee(f"{montre(part)} ne se lit pas", "écrire clé=valeur, séparées par des virgules")
        yield cle.strip(), valeur.strip()


def _block(question: Question, texte: str) -> dict[str, Any]:
    """Read a block of keys."""
    sous = {sienne.cle: sienne for sienne in question.sous}
    bloc: dict[str, Any] = {}
    for cle, valeur in cut_pairs(texte):
        if cle not in sous:
            proches = vouliez_vous_dire(cle, sous)
            raise Refusee(f"{montre(cle)} n'est pas une clé d'ici{proches}", f"écrire {question.forme}")
        bloc[cle] = _one(sous[cle], valeur)
    manque = next((cle for cle, sienne in sous.items() if sienne.obligatoire and cle not in bloc), None)
    if manque:
        raise Refusee(f"il manque {manque}", f"écrire {question.forme}")
    return {cle: bloc[cle] for cle in sous if cle in bloc}


def _one(question: Question, texte: str) -> Any:
    """Read one answer with the reader of its key."""
    if question.sorte == "bloc":
        return _block(question, texte)
    if question.sorte == "choix":
        return _choice(question, texte)
    donnee = Nu(texte) if question.sorte in _NUS else texte.strip()
    try:
        if question.lit is not None:
            question.lit(donnee)
    except PydanticCustomError as erreur:
        contexte = erreur.context or {}
        raise Refusee(str(contexte["message"]), str(contexte["remede"])) from None
    return donnee


def _choice(question: Question, texte: str) -> str:
    """Read one of the choices."""
    if texte in question.choix:
        return texte
    proche = vouliez_vous_dire(texte, question.choix)
    raise Refusee(
        f"{montre(texte)} n'est pas un choix possible{proche}", f"choisir parmi : {', '.join(question.choix)}"
    )
