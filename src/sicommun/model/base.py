"""What all records share: frozen, no unknown key, one French title and one sentence per key.

The modules of records have no `from __future__ import annotations`: pydantic would read each annotation again
from its text, which took the twentieth of a short command.
"""

from typing import Any, ClassVar, Final, NoReturn, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr
from pydantic_core import PydanticCustomError

from sicommun.secrets import mask

_MONTRE: Final = 41


class Modele(BaseModel):
    """A frozen record; a key that it does not know is a finding."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class Piece(Modele):
    """A record that fills a file; it remembers which one (relative, with `/`)."""

    genre: ClassVar[str]
    _fichier: str = PrivateAttr(default="")

    @property
    def fichier(self) -> str:
        """Give the file that the record was read from."""
        return self._fichier

    def lue_dans(self, fichier: str) -> Self:
        """Note the file that the record was read from, and give the record back."""
        self._fichier = fichier
        return self


def champ(titre: str, aide: str = "", **options: Any) -> Any:
    """Describe a key for the reader of its schema: a French title, a French sentence, pydantic's options."""
    return Field(title=titre, description=aide or None, **options)


def refuse(message: str, remede: str = "") -> NoReturn:
    """Refuse a value, in French: what was expected and what to do about it."""
    raise PydanticCustomError("sicommun", "{message}", {"message": message, "remede": remede})


def montre(valeur: object) -> str:
    """Show a faulty value in a message: short, without secret, quoted the French way, kinds named."""
    if isinstance(valeur, dict):
        return "un bloc de clés"
    if isinstance(valeur, list):
        return "une liste"
    if isinstance(valeur, bool):
        return "« true »" if valeur else "« false »"
    texte = " ".join(mask(str(valeur)).split())
    court = texte if len(texte) <= _MONTRE else f"{texte[: _MONTRE - 1]}…"
    return f"« {court} »"
