"""The file of a frozen statement: written whole by the tool, read back to the same values."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from sicommun.model.arrete import Arrete
from sicommun.model.nu import Nu
from sicommun.store.edition.fragment import block_entry
from sicommun.store.edition.valeurs import check_value

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


def arrete_text(arrete: Arrete, *, demonstration: bool) -> str:
    """Write a frozen statement as YAML; raises Panne for a character that no file may hold."""
    donnees = {cle: plain(cle, valeur) for cle, valeur in arrete.model_dump(exclude_none=True).items()}
    garde = {cle: valeur for cle, valeur in donnees.items() if valeur not in ([], {})}
    check_value(garde)
    lignes = [ligne for cle, valeur in garde.items() for ligne in block_entry(cle, valeur)]
    tete = _TETE.format(annee=arrete.exercice) + (_DEMONSTRATION if demonstration else "")
    return tete + "\n".join(lignes) + "\n"


def plain(cle: str, valeur: Any) -> Any:
    """Give a value as it is written: cents as euros, days and whole numbers bare, zero sums left out."""
    if isinstance(valeur, dict):
        dedans = {sous: plain(cle if cle == "parts" else sous, v) for sous, v in valeur.items()}
        return {sous: v for sous, v in dedans.items() if cle == "parts" or v not in (Nu("0.00"), {})}
    if isinstance(valeur, list | tuple):
        return [plain(cle, v) for v in valeur]
    if isinstance(valeur, date):
        return Nu(valeur.isoformat())
    if isinstance(valeur, int):
        return Nu(_euros(valeur)) if cle in _MONTANTS else Nu(str(valeur))
    return Nu(valeur) if cle == "valeur" else str(valeur)


def _euros(cents: int) -> str:
    """Write cents as `-1234.50`."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"
