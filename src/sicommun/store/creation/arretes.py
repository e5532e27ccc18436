"""The file of a frozen statement: written whole by the tool, read back to the same values."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from sicommun.model.arrete import Arrete
from sicommun.model.nu import Nu
from sicommun.montants import write_cents
from sicommun.store.edition.fragment import block_entry
from sicommun.store.edition.valeurs import check_value
from sicommun.store.lecture.scalaires import resolve

_TETE: Final = """\
# État annuel de répartition {annee}, écrit par « sicommun quota {annee} --arreter ».
# Ne rien y changer à la main : l'empreinte le dirait. Une correction est une ligne `regularisations` du
# budget suivant ; une reprise, avant tout titre de recettes : « sicommun quota {annee} --rouvrir MOTIF ».
"""
_DEMONSTRATION: Final = (
    "# Dépôt de démonstration : montants inventés, qui ne décrivent aucune situation réelle.\n"
)
_MONTANTS: Final = frozenset(
    {"base", "ecart", "ecarts", "refacturations", "regularisations", "ac", "acomptes", "solde", "parts"}
)
"""The keys that hold cents."""
_FACULTATIVES: Final = _MONTANTS - {"base", "solde", "parts"}
"""Those left out when nothing is in them: read back, they are worth zero."""


def arrete_text(arrete: Arrete, *, demonstration: bool) -> str:
    """Write a frozen statement as YAML; raises Panne for a character that no file may hold."""
    donnees = {cle: plain(cle, valeur) for cle, valeur in arrete.model_dump(exclude_none=True).items()}
    garde = {cle: valeur for cle, valeur in donnees.items() if valeur not in ([], {})}
    check_value(garde)
    lignes = [ligne for cle, valeur in garde.items() for ligne in block_entry(cle, valeur)]
    tete = _TETE.format(annee=arrete.exercice) + (_DEMONSTRATION if demonstration else "")
    return tete + "\n".join(lignes) + "\n"


def plain(cle: str, valeur: Any) -> Any:
    """Give a value as it is written: cents as euros, days and whole numbers bare, optional zeros left out."""
    if isinstance(valeur, dict):
        garde = {s: v for s, v in valeur.items() if cle == "parts" or not _is_left_out(s, v)}
        return {sous: plain(cle if cle == "parts" else sous, v) for sous, v in garde.items()}
    if isinstance(valeur, list | tuple):
        return [plain(cle, v) for v in valeur]
    if isinstance(valeur, date):
        return Nu(valeur.isoformat())
    if isinstance(valeur, int):
        return Nu(write_cents(valeur)) if cle in _MONTANTS else Nu(str(valeur))
    return _bare(valeur) if cle == "valeur" else str(valeur)


def _bare(texte: str) -> str:
    """Give a number without quotes, any other word as it is."""
    lu = resolve(texte)
    return lu if isinstance(lu, Nu) else texte


def _is_left_out(cle: str, valeur: Any) -> bool:
    """Tell what reads back to the same value when it is not written."""
    return valeur == {} or (cle in _FACULTATIVES and valeur == 0)
