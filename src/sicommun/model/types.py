"""The types of the house: each reads the exact text of a scalar and refuses, in French, all the rest.

A number is written bare, a code in quotes; no float, no date and no integer is ever built by YAML.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Final

from sicommun.limites import CARACTERES_PAR_NOM
from sicommun.model.base import montre, refuse
from sicommun.model.lu import Lu
from sicommun.model.nu import Nu
from sicommun.montants import parse_cents

_ENTIER: Final = re.compile(r"0|[1-9][0-9]{0,8}")
_QUANTITE: Final = re.compile(r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,6})?")
_JOUR: Final = re.compile(r"(?:19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}")
_CODE: Final = re.compile(r"[0-9A-Za-zÀ-ÿ](?:[0-9A-Za-zÀ-ÿ_.-]*[0-9A-Za-zÀ-ÿ_])?")
_SIREN: Final = re.compile(r"[0-9]{9}")
_SIRET: Final = re.compile(r"[0-9]{14}")
_EMPREINTE: Final = re.compile(r"[0-9a-fA-F]{64}")
_INSEE: Final = re.compile(r"(?:[0-9]{2}|2[AB])[0-9]{3}")
_CODE_PORTEE: Final = re.compile(r"[A-Za-z0-9_]+(?:/[A-Za-z0-9_]+)?")


def read_texte(brut: object) -> str:
    """Read one line or more of words; a bare number is taken as its text."""
    if not isinstance(brut, str):
        refuse(f"un texte est attendu, pas {montre(brut)}", "écrire le texte entre guillemets")
    texte = brut.strip()
    if not texte:
        refuse("un texte est attendu, pas du vide", "écrire le texte, ou retirer la clé")
    return str(texte)


def read_code(brut: object) -> str:
    """Read a code: quoted whenever another reader could take it for a number."""
    if isinstance(brut, Nu):
        refuse(
            f"un code s'écrit entre guillemets : {montre(brut)} serait pris pour un nombre",
            f'écrire "{brut}"',
        )
    if not isinstance(brut, str):
        refuse(f"un code est attendu, pas {montre(brut)}", 'écrire le code entre guillemets : "…"')
    if len(brut) > CARACTERES_PAR_NOM or not _CODE.fullmatch(brut):
        refuse(
            f"{montre(brut)} n'est pas un code : des lettres, des chiffres, « - », « _ » ou « . »",
            f"raccourcir ou corriger le code ({CARACTERES_PAR_NOM} caractères au plus)",
        )
    return brut


def read_siren(brut: object) -> str:
    """Read a SIREN: nine digits in quotes (its key is the affair of a rule)."""
    if isinstance(brut, str) and not isinstance(brut, Nu) and not _SIREN.fullmatch(brut):
        refuse(f"un SIREN compte neuf chiffres ; lu : {montre(brut)}", _aide_siren(brut))
    return read_code(brut)


def read_empreinte(brut: object) -> str:
    """Read the SHA-256 of a file: sixty-four hexadecimal digits."""
    if isinstance(brut, str) and not isinstance(brut, Nu) and _EMPREINTE.fullmatch(brut):
        return brut.lower()
    return refuse(
        f"une empreinte SHA-256 compte 64 chiffres hexadécimaux ; lu : {montre(brut)}",
        "la recopier entre guillemets, telle que la donne « sha256sum fichier »",
    )


def read_insee(brut: object) -> str:
    """Read an INSEE code: five characters in quotes, 2A and 2B for Corsica."""
    code = read_code(brut)
    if not _INSEE.fullmatch(code):
        refuse(
            f"un code INSEE compte cinq caractères ; lu : {montre(code)}",
            'écrire par exemple "21231", "01001" ou "2A004"',
        )
    return code


def read_code_portee(brut: object) -> str:
    """Read one code of a portée: `A`, `B/telecoms`, `A007`; that it exists is a rule's affair."""
    if isinstance(brut, str) and not isinstance(brut, Nu) and _CODE_PORTEE.fullmatch(brut):
        return brut
    return refuse(
        f"{montre(brut)} n'est pas un code de portée",
        "écrire A, B, C/domaine (C/finances), B/élément (B/telecoms) ou le code d'un service (A007)",
    )


def read_entier(brut: object) -> int:
    """Read a whole number from 0 to 999 999 999, written bare."""
    if isinstance(brut, Nu) and _ENTIER.fullmatch(brut):
        return int(brut)
    return refuse(f"un nombre entier est attendu, pas {montre(brut)}", _aide_nombre(brut))


def read_entier_positif(brut: object) -> int:
    """Read a whole number from 1, written bare."""
    nombre = read_entier(brut)
    if not nombre:
        refuse("un nombre d'au moins 1 est attendu, pas « 0 »", "écrire 1 ou davantage")
    return nombre


def read_quantite(brut: object) -> Decimal:
    """Read a number with up to six decimals, written bare, with a point."""
    if isinstance(brut, Nu) and _QUANTITE.fullmatch(brut):
        return Decimal(brut)
    return refuse(f"un nombre est attendu, pas {montre(brut)}", _aide_nombre(brut))


def read_montant(brut: object) -> int:
    """Read euros with two decimals at most, written bare, as cents."""
    try:
        if isinstance(brut, Nu):
            return parse_cents(brut)
    except ValueError:
        pass
    return refuse(
        f"un montant en euros est attendu (deux décimales au plus, point décimal), pas {montre(brut)}",
        "écrire par exemple 18250.00, sans espace ni symbole",
    )


def read_jour(brut: object) -> date:
    """Read a day as YYYY-MM-DD, from 1900 to 2199, and a real one."""
    if not isinstance(brut, str) or not _JOUR.fullmatch(brut):
        refuse(f"une date est attendue (AAAA-MM-JJ), pas {montre(brut)}", "écrire par exemple 2024-03-01")
    try:
        return date.fromisoformat(brut)
    except ValueError:
        return refuse(f"la date {montre(brut)} n'existe pas au calendrier", "corriger le mois ou le jour")


def read_booleen(brut: object) -> bool:
    """Read `oui` or `non` (`true` and `false` are understood)."""
    if isinstance(brut, bool):
        return brut
    if isinstance(brut, str) and brut in {"oui", "non"}:
        return brut == "oui"
    return refuse(f"oui ou non est attendu, pas {montre(brut)}", "écrire oui ou non")


def _aide_siren(brut: str) -> str:
    """Give the SIREN that was meant, once its spaces are out or the SIRET is cut; else the form."""
    chiffres = "".join(brut.split()).replace(".", "")
    if _SIRET.fullmatch(chiffres):
        return f'les neuf premiers chiffres du SIRET : écrire "{chiffres[:9]}"'
    exemple = chiffres if _SIREN.fullmatch(chiffres) else "212102313"
    return f'neuf chiffres, sans espace : écrire "{exemple}"'


def _aide_nombre(brut: object) -> str:
    """Say how to mend what should have been a number."""
    if isinstance(brut, str) and not isinstance(brut, Nu) and _QUANTITE.fullmatch(brut):
        return f"un nombre s'écrit sans guillemets : {brut}"
    if isinstance(brut, str) and "," in brut:
        return "la décimale s'écrit avec un point : 12.5"
    return "écrire le nombre seul, sans unité, ni espace, ni signe"


Texte = Annotated[str, Lu(read_texte, {"type": ["string", "number"], "minLength": 1})]
Code = Annotated[
    str,
    Lu(read_code, {"type": "string", "maxLength": CARACTERES_PAR_NOM, "pattern": f"^{_CODE.pattern}$"}),
]
Siren = Annotated[str, Lu(read_siren, {"type": "string", "pattern": "^[0-9]{9}$"})]
Insee = Annotated[
    str,
    Lu(read_insee, {"type": "string", "pattern": "^([0-9]{2}|2[AB])[0-9]{3}$"}),
]
Empreinte = Annotated[str, Lu(read_empreinte, {"type": "string", "pattern": "^[0-9a-fA-F]{64}$"})]
CodePortee = Annotated[
    str,
    Lu(read_code_portee, {"type": "string", "pattern": "^[A-Za-z0-9_]+(/[A-Za-z0-9_]+)?$"}),
]
Entier = Annotated[
    int,
    Lu(read_entier, {"type": "integer", "minimum": 0, "maximum": 999_999_999}),
]
EntierPositif = Annotated[
    int,
    Lu(read_entier_positif, {"type": "integer", "minimum": 1, "maximum": 999_999_999}),
]
Quantite = Annotated[Decimal, Lu(read_quantite, {"type": "number", "minimum": 0})]
# no `multipleOf: 0.01`: editors divide floats, and 18250.07 would be refused
Montant = Annotated[int, Lu(read_montant, {"type": "number"})]
Jour = Annotated[
    date,
    Lu(read_jour, {"type": "string", "pattern": "^(19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}$"}),
]
Booleen = Annotated[bool, Lu(read_booleen, {"enum": ["oui", "non", True, False]})]
Portee = tuple[CodePortee, ...]
