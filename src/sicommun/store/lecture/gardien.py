"""The guard of a reading: it knows what is refused, says so in French, and stops at the bounds."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any, Final
from unicodedata import category

from yaml.events import AliasEvent, DocumentStartEvent

from sicommun.diagnostics import Diagnostic, Fiche
from sicommun.limites import (
    CARACTERES_PAR_NOM,
    CARACTERES_PAR_SCALAIRE,
    CONSTATS_PAR_FICHIER,
    NOEUDS_PAR_FICHIER,
    PROFONDEUR,
)
from sicommun.model.nu import Nu
from sicommun.positions import Chemin, SourceMap, Span
from sicommun.store.citation import cite
from sicommun.store.lecture import pages_refus as refus
from sicommun.store.lecture.echappements import find_escapes
from sicommun.store.lecture.pages_syntaxe import DEUX_POINTS, ECHAPPEMENT, RESERVE
from sicommun.store.octets.caracteres import describe, judge
from sicommun.store.octets.reperes import line_starts, place

_ASSEZ: Final = 10 * CONSTATS_PAR_FICHIER
_BLOCS: Final = ("|", ">")
_EN_TETE: Final = re.compile(r"(?:&\S* +|!\S* +)*[|>][-+1-9]*(?: +#| *\r?$)", re.MULTILINE)
"""The first line of a text in a block: libyaml takes `|#` for a comment, other readers do not."""


class Arret(Exception):  # noqa: N818 — a stop, not an error: the reason is already among the findings
    """Reading stops here."""


class Gardien:
    """The findings of one reading; `positions` gives the map of the text when one names another line."""

    def __init__(self, texte: str, fichier: str, positions: Callable[[], SourceMap]) -> None:
        self.texte = texte
        self.fichier = fichier
        self.constats: list[Diagnostic] = []
        self.compris = True
        self._positions = positions
        self._documents = 0

    def scalar(self, event: Any) -> None:
        """Check a scalar with a tag, an anchor, escapes, many characters, or that stands in a block."""
        self._properties(event)
        if len(event.value) > CARACTERES_PAR_SCALAIRE:
            message = (
                f"la valeur compte {len(event.value)} caractères ; la limite est de {CARACTERES_PAR_SCALAIRE}"
            )
            self._stop(refus.TROP_LONG, event, message)
        if event.style == '"' and not event.value.isprintable():
            self._escapes(event)
        if event.style in _BLOCS and not _EN_TETE.match(self.texte, event.start_mark.index):
            self._stop(RESERVE, event, f"du texte suit « {event.style} » sur la même ligne")

    def start(self, event: Any, profondeur: int) -> None:
        """Check a list or a block of keys that starts."""
        if profondeur >= PROFONDEUR:
            message = f"plus de {PROFONDEUR} listes ou blocs sont l'un dans l'autre"
            self._stop(refus.TROP_PROFOND, event, message)
        if event.tag or event.anchor:
            self._properties(event)

    def is_alias(self, event: Any) -> bool:
        """Refuse a reference to an anchor, and say that it stands for a value; refuse a second document."""
        if isinstance(event, AliasEvent):
            self._refuse(refus.ALIAS, event, f"le renvoi {cite('*' + str(event.anchor))} n'est pas suivi")
            self.compris = False
            return True
        if isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._stop(refus.PLUSIEURS, event, "un deuxième document commence ici")
        return False

    def too_many(self, event: Any) -> None:
        """Stop at the bound of values."""
        message = f"le fichier compte plus de {NOEUDS_PAR_FICHIER} valeurs"
        self._stop(refus.TROP_DE_VALEURS, event, message)

    def compound_key(self, event: Any) -> None:
        """Refuse a list or a block in place of a key."""
        gabarit = (
            event.end_mark.index < len(self.texte) and self.texte[event.end_mark.index - 2 :][:2] == "{{"
        )
        quoi = "une accolade de gabarit « {{ »" if gabarit else "une liste ou un bloc"
        self._refuse(refus.CLE_COMPOSEE, event, f"{quoi} tient la place d'une clé")

    def refuses_key(self, event: Any, cle: Any, chemin: Chemin | None, *, deja: bool) -> bool:
        """Tell whether a key is dropped with its value; a number is refused but kept, as its text."""
        if isinstance(event, AliasEvent):
            return True
        if cle == "<<" and not event.style:
            self._refuse(refus.FUSION, event, "la fusion « << » n'est pas suivie")
            return True
        if not isinstance(cle, str) or isinstance(cle, Nu):
            self._bare_key(event)
        if deja:
            self._refuse(
                refus.CLE_DOUBLE, event, f"la clé {cite(str(cle))} est déjà écrite{self._line_of(chemin)}"
            )
        return deja or not isinstance(cle, str)

    def empty(self, event: Any, cle: Any) -> None:
        """Refuse `{le:2024-01-15}`, read as one key without a value."""
        if not isinstance(cle, str) or ":" not in cle or event.end_mark.index > event.start_mark.index:
            return
        rang = len(self.texte[: event.start_mark.index].rstrip())
        if self.texte[rang - 1] != ":":
            ligne, colonne = place(self._debuts, rang)
            message = f"il manque une espace après « : » dans {cite(cle)}"
            self._add(DEUX_POINTS, Span(ligne, colonne, ligne, colonne + 1), message, DEUX_POINTS.remede)

    def _bare_key(self, event: Any) -> None:
        """Refuse a number, a date, a void, `true` or `null` in place of a key."""
        if event.value:
            court = len(event.value) <= CARACTERES_PAR_NOM
            remede = f'écrire "{event.value}":' if court else refus.CLE_NUE.remede
            message = f"la clé {cite(event.value)} n'est pas un mot : elle s'écrit entre guillemets"
        else:
            message, remede = "la clé est vide", "écrire un mot avant « : »"
        self._add(refus.CLE_NUE, self._span(event), message, remede)

    def _line_of(self, chemin: Chemin | None) -> str:
        span = self._carte.keys.get(chemin) if chemin is not None else None
        return f" ligne {span.line}" if span else ""

    @cached_property
    def _carte(self) -> SourceMap:
        return self._positions()

    @cached_property
    def _debuts(self) -> list[int]:
        return line_starts(self.texte)

    def _properties(self, event: Any) -> None:
        """Refuse tags and anchors."""
        if event.anchor:
            self._refuse(refus.ANCRE, event, f"l'ancre {cite('&' + event.anchor)} n'a pas cours ici")
        if event.tag:
            etiquette = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(refus.ETIQUETTE, event, f"l'étiquette {cite(etiquette)} n'a pas cours ici")

    def _escapes(self, event: Any) -> None:
        """Refuse the escapes that bring in a character without a place here."""
        debut = event.start_mark.index
        for rang, echappement, lettre in find_escapes(self.texte[debut : event.end_mark.index]):
            fiche = judge(lettre)
            if fiche is None:
                continue
            ligne, colonne = place(self._debuts, debut + rang)
            span = Span(ligne, colonne, ligne, colonne + len(echappement))
            if category(lettre) == "Cs":
                message = f"l'échappement « {echappement} » ne désigne aucun caractère"
                self._add(ECHAPPEMENT, span, message, ECHAPPEMENT.remede)
                raise Arret
            self._add(
                fiche, span, f"l'échappement « {echappement} » cache un {describe(lettre)}", fiche.remede
            )

    def _refuse(self, fiche: Fiche, event: Any, message: str) -> None:
        self._add(fiche, self._span(event), message, fiche.remede)

    def _stop(self, fiche: Fiche, event: Any, message: str) -> None:
        self._refuse(fiche, event, message)
        self.compris = False
        raise Arret

    def _add(self, fiche: Fiche, span: Span, message: str, remede: str) -> None:
        constat = Diagnostic(fiche, self.fichier, span, message, remede)
        if self.constats[-1:] != [constat]:
            self.constats.append(constat)
        if len(self.constats) == _ASSEZ:
            message = f"la lecture s'arrête ici : déjà {_ASSEZ} fautes dans ce fichier"
            fin = Diagnostic(refus.TROP_DE_FAUTES, self.fichier, span, message, refus.TROP_DE_FAUTES.remede)
            self.constats.append(fin)
            raise Arret

    @staticmethod
    def _span(event: Any) -> Span:
        debut, fin = event.start_mark, event.end_mark
        if fin.line > debut.line or fin.column == debut.column:
            return Span(debut.line + 1, debut.column + 1, debut.line + 1, debut.column + 2)
        return Span(debut.line + 1, debut.column + 1, fin.line + 1, fin.column + 1)
