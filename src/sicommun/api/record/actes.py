"""The acts as data: which record each one is, in which list it stands, what must be asked to write it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, get_args

from sicommun.adhesion.conditions import PHRASES
from sicommun.adhesion.transitions import clause_of, clauses_of, conditions_of, states_before
from sicommun.diagnostics import Panne
from sicommun.model.base import Modele
from sicommun.model.comptages import Comptage
from sicommun.model.description import Confirmation
from sicommun.model.fait import FaitCommun
from sicommun.model.nu import Nu
from sicommun.model.parcours import MiseEnDemeure
from sicommun.model.saisie import Question, Refusee, questions, read_answer
from sicommun.store.edition.valeurs import check_value
from sicommun.textes import lire, reference

__all__ = ["ACTES", "Acte", "Question", "Refusee", "answer", "conditions_in_french"]

_CLAUSES: Final = {"comptage": "BUD-07", "confirmation": "ADH-09", "reception": "EXC-07"}
_FIN: Final = ("reference", "note")
"""What all facts have, asked and written after what is their own."""


@dataclass(frozen=True, slots=True)
class Acte:
    """A kind of act: its record, the list of its file that holds it, the key that dates it.

    `complete` names the key that an act adds to one already there, instead of being one more.
    """

    nom: str
    modele: type[Modele]
    liste: str
    date: str
    complete: str = ""

    @property
    def questions(self) -> list[Question]:
        """Give what to ask, in the order in which it is written."""
        toutes = questions(self.modele, sauf=("fait", "pieces"), fin=_FIN)
        if not self.complete:
            return toutes
        siennes = [q for cle in (self.complete, self.date) for q in toutes if q.cle == cle]
        return [replace(q, obligatoire=q.cle == self.complete) for q in siennes]

    @property
    def clause(self) -> str:
        """Give the text that governs the act."""
        return _CLAUSES.get(self.nom) or clause_of(self.nom)

    def data(self, reponses: Mapping[str, Any], pieces: Sequence[Mapping[str, str]]) -> dict[str, Any]:
        """Give the act as a file holds it: its day, its kind, then what was answered."""
        donnees = {
            question.cle: reponses[question.cle] for question in self.questions if question.cle in reponses
        }
        tete = {self.date: donnees.pop(self.date)} if self.date in donnees else {}
        if self.liste == "parcours" and not self.complete:
            tete["fait"] = self.nom
        return {**tete, **donnees, **({"pieces": [dict(piece) for piece in pieces]} if pieces else {})}


def _facts() -> dict[str, Acte]:
    """Give the facts of the journal, by the word that tells them apart."""
    noms = {
        get_args(modele.model_fields["fait"].annotation)[0]: modele for modele in FaitCommun.__subclasses__()
    }
    return {nom: Acte(nom, modele, "parcours", "le") for nom, modele in noms.items()}


ACTES: Final[dict[str, Acte]] = {
    **_facts(),
    "reception": Acte("reception", MiseEnDemeure, "parcours", "le", complete="recu_le"),
    "comptage": Acte("comptage", Comptage, "comptages", "au"),
    "confirmation": Acte("confirmation", Confirmation, "confirmations", "le"),
}
"""Every act by its name."""


def answer(question: Question, reponses: Sequence[str]) -> Any:
    """Give the data of an answer; raises Refusee for a bad one, and for what no file may hold."""
    donnee = read_answer(question, reponses)
    try:
        check_value(str(donnee) if isinstance(donnee, Nu) else donnee)
    except Panne as panne:
        raise Refusee(panne.message, panne.remede) from None
    return donnee


def conditions_in_french(acte: Acte) -> list[str]:
    """Say in which states a fact may come, on which conditions, and by which text."""
    textes = clauses_of(acte.nom) or (acte.clause,)
    cites = " ; ".join(lire(reference(nom)).court for nom in textes)
    etats = [f"« {etat} »" for etat in states_before(acte.nom)]
    conditions = [PHRASES[nom] for nom in conditions_of(acte.nom)]
    phrase = f"Possible quand l'adhésion est {', '.join(etats)}." if etats else ""
    si = f"Conditions, selon le cas : {' ; '.join(conditions)}." if conditions else ""
    return [part for part in (phrase, si, f"Texte : {cites}") if part]
