"""The words of the command line, taken as they are: what they mean is read by the commands, in French."""

from __future__ import annotations

from typing import Any, Final


class _TelQuel:
    """What typer is to make of a word: nothing."""

    @staticmethod
    def coerce(value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG004 — the signature is typer's
        """Give a word, a list of words or None, as the shell gave them."""
        return list(value or ()) if param.multiple or param.nargs == -1 else value


_TEL_QUEL: Final = _TelQuel()
_TEXTES: Final = (str, list[str])


def take_as_it_is(param: Any) -> None:
    """Spare a text its adapter of pydantic: making one for each option took a fifth of a short command.

    The place where typer keeps it is not published. Should it move, the option has its adapter again.
    """
    descripteur = getattr(param, "type_descriptor", None)
    if getattr(descripteur, "annotation", None) in _TEXTES:
        param._runtime_param = _TEL_QUEL  # noqa: SLF001
