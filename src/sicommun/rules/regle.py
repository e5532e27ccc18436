"""What a rule is: a generator of findings on one kind of record, with its published page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from inspect import cleandoc
from typing import Any, Final

from sicommun.diagnostics import ERREUR, Fiche, Gravite, declare
from sicommun.positions import Finding
from sicommun.textes import Reference

Verification = Callable[..., Iterable[Finding]]
REGLES: Final[dict[str, Regle]] = {}
"""The rules declared so far, by code."""


@dataclass(frozen=True, slots=True)
class Regle:
    """A rule: its page, the kind of its subject, its function and the rules that must hold first."""

    fiche: Fiche
    sur: type[Any]
    verifie: Verification
    requires: tuple[str, ...]
    au_jour: bool
    a_venir: bool = False


def rule(  # noqa: PLR0913 — a declaration: every word of it is named
    code: str,
    titre: str,
    *,
    sur: type[Any],
    severity: Gravite,
    source: Reference,
    remede: str,
    requires: tuple[str, ...] = (),
    au_jour: bool = False,
    a_venir: bool = False,
    masque: bool = False,
) -> Callable[[Verification], Verification]:
    """Declare a rule: the function's docstring is its published page, with `Bon :` and `Mauvais :`.

    `requires` names the rules whose failure makes this one pointless. `CODE` silences it on the subject;
    `CODE.cle` counts only what failed under that key, and in a list silences only the same element.
    The function receives its subject and the register, and the day of reference when `au_jour`. A rule that
    judges what is still to come (`a_venir`) receives the later of that day and the present one: looking back
    with `--at` does not turn yesterday into the future. What depends on a day is never an error, so that
    nothing turns red without a change.
    `masque` hides the line of the finding from every report.
    """
    if (au_jour or a_venir) and severity is ERREUR:
        raise ValueError(f"{code} dépend du jour courant : un avertissement au plus")

    def declaration(verifie: Verification) -> Verification:
        page = cleandoc(verifie.__doc__ or "")
        if "Bon :" not in page or "Mauvais :" not in page:
            raise ValueError(f"{code} : la docstring donne un bon et un mauvais exemple")
        fiche = declare(Fiche(code, titre, severity, source, page, remede, masque))
        REGLES[code] = Regle(fiche, sur, verifie, requires, au_jour, a_venir)
        return verifie

    return declaration
