"""Write `docs/erreurs.md`, the gallery of errors: by code, a faulty file, what the tool says, the remedy.

Usage: python scripts/erreurs.py

The page comes from `tests/cases/`, whose outputs are tested; a code without one gives its own page.
A test says when the gallery is behind, and this script brings it up to date.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final

from sicommun.api.explain import all_fiches
from sicommun.diagnostics import Fiche
from sicommun.reporters.visible import visible
from sicommun.secrets import mask_file

RACINE: Final = Path(__file__).resolve().parents[1]
PAGE: Final = RACINE / "docs" / "erreurs.md"
CAS: Final = RACINE / "tests" / "cases"
LIGNES: Final = 14
"""Lines shown of one faulty file: enough to see the fault, never the whole of a description."""
SORTIE: Final = 40
"""Lines shown of one output."""

TETE: Final = """\
# Les erreurs, une à une

Page écrite par `python scripts/erreurs.py`, à refaire quand un essai dit qu'elle a vieilli ; ne pas la
corriger à la main. Les dépôts montrés sont inventés, leurs secrets masqués. D'un fichier, on ne voit que ce
qui le distingue d'un dépôt sans faute ; « … » passe le reste. La sortie est celle de `sicommun validate`
avec `--at 2025-03-31`, `--select` et le code, ou de la commande citée.

La règle en entier, sa source et ses exemples : `sicommun explain CODE`. Admettre un constat pour un temps :
[derogations.md](derogations.md).
"""
FAMILLES: Final = {
    "ADH": "L'adhésion, étape par étape",
    "ARC": "Les archives",
    "ARR": "L'état annuel arrêté",
    "BUD": "Le budget",
    "CNV": "La convention-cadre",
    "CPT": "Les comptages",
    "CSQ": "Les suites d'une sortie",
    "CTC": "Les canaux du service commun",
    "CTR": "Les contrats de service",
    "DER": "Les dérogations",
    "DES": "La description organique",
    "ENS": "Les ensembles et les portées",
    "EXC": "L'exclusion",
    "EXL": "L'exclusivité et les tiers",
    "FOR": "La forme des fichiers",
    "GAB": "Les gabarits d'un dépôt",
    "GOV": "La gouvernance",
    "IDE": "Les identités",
    "INT": "Les référents",
    "LEC": "La lecture des fichiers",
    "QUO": "Le calcul de la quote-part",
    "REC": "L'inscription d'un acte",
    "RET": "Le retrait",
    "RGP": "Les données personnelles",
    "SEC": "Les secrets",
    "TAB": "Les tableurs",
}
_LANGUES: Final = {".yaml": "yaml", ".yml": "yaml", ".md": "markdown"}
_LIEU: Final = re.compile(r"^ *(\S+):(\d+)(?::\d+  \w+|  *) *([A-Z]{3}\d{3})  ", re.MULTILINE)
"""A finding with its place, or a reserve under a statement: file, line, code."""


def gallery() -> str:
    """Give the whole page, families in alphabetical order of their codes."""
    familles = {nom: list(fiches) for nom, fiches in groupby(all_fiches(), key=lambda fiche: fiche.famille)}
    sommaire = (f"- [{nom} · {FAMILLES[nom]}](#{nom.lower()}) : {len(f)}" for nom, f in familles.items())
    parties = [TETE, *sommaire]
    for nom, fiches in familles.items():
        parties += [f'\n<a id="{nom.lower()}"></a>\n\n## {nom} · {FAMILLES[nom]}']
        parties += [_entry(fiche) for fiche in fiches]
    return "\n".join(parties) + "\n"


def _entry(fiche: Fiche) -> str:
    """Give one code: its title, then its case or, without one, the examples of its page."""
    titre = f"\n### {fiche.code} · {fiche.titre}"
    for cas in _cases(fiche.code):
        remede = [] if "Remède" in _said(cas) else [f"Remède : {fiche.remede}"]
        return "\n\n".join([titre, *_shown(cas, fiche.code), *remede])
    return f"{titre}\n\n{fiche.texte.strip()}\n\nRemède : {fiche.remede}"


def _cases(code: str) -> list[Path]:
    """Give the cases of a code, the shortest output first."""
    siens = list((CAS / "bad").glob(f"{code}-*")) or [
        cas
        for genre in ("quota", "record")
        for cas in (CAS / genre).iterdir()
        if any(dit == code for _, _, dit in _LIEU.findall(_said(cas)))
    ]
    return sorted(siens, key=lambda cas: (_said(cas).count("\n"), cas.name))


@cache
def _said(cas: Path) -> str:
    """Give what the tool prints on a case."""
    return (cas / "expected.txt").read_text(encoding="utf-8")


def _shown(cas: Path, code: str) -> Iterator[str]:
    """Give a case: its files, what is missing from them, the command, the output."""
    retires = cas / "supprimer.txt"
    if retires.exists():
        yield "Sans " + ", ".join(f"`{nom}`" for nom in retires.read_text(encoding="utf-8").split())
    for fichier in sorted(f for dossier in ("data", "templates") for f in (cas / dossier).rglob("*.*")):
        nom = fichier.relative_to(cas).as_posix()
        lignes = mask_file(fichier.read_bytes().decode("utf-8", "replace")).splitlines()
        base = _base(cas, nom)
        retirees = [] if _changed(base or lignes, lignes) else _removed(base, lignes)[:LIGNES]
        if retirees:
            yield f"`{nom}`, sans :\n\n{_fence(retirees, 'yaml')}"
        elif extrait := _excerpt(lignes, base, _named(cas, nom, code)):
            yield f"`{nom}`\n\n{_fence(extrait, _LANGUES[fichier.suffix])}"
    commande = _command(cas)
    if commande:
        yield f"`{commande}`"
    yield _fence(_cut(mask_file(_said(cas)).rstrip("\n").split("\n"), SORTIE), "text")


def _command(cas: Path) -> str:
    """Give the command of a case that is not one of `validate`."""
    commande = cas / "commande.txt"
    if cas.parent.name == "record":
        return f"sicommun record {commande.read_text(encoding='utf-8').splitlines()[-1]}"
    if cas.parent.name != "quota":
        return ""
    return f"sicommun {commande.read_text(encoding='utf-8').strip() if commande.exists() else 'quota 2026'}"


def _base(cas: Path, nom: str) -> list[str] | None:
    """Give the lines of the same file in the silent repository; None when the case has it alone."""
    base = CAS / "base" / nom
    ecrite = cas.parent.name == "bad" and base.exists()
    return base.read_text(encoding="utf-8").splitlines() if ecrite else None


def _named(cas: Path, nom: str, code: str) -> set[int]:
    """Give the ranks of the lines of a file that the output names."""
    return {int(ligne) - 1 for lieu, ligne, c in _LIEU.findall(_said(cas)) if (lieu, c) == (nom, code)}


def _excerpt(lignes: list[str], base: list[str] | None, nommees: set[int]) -> list[str]:
    """Give the lines that make the fault: those that the base has not, those that the output names."""
    gardees = {rang for rang in nommees if rang < len(lignes)}
    if base is not None:
        gardees |= _changed(base, lignes)
    return _window(lignes, gardees, nommees)


def _removed(base: list[str] | None, lignes: list[str]) -> list[str]:
    """Give the lines of the base that the case has not."""
    return [(base or [])[rang] for rang in sorted(_changed(lignes, base or []))]


def _changed(base: list[str], lignes: list[str]) -> set[int]:
    """Give the ranks of the lines that the base has not."""
    operations = SequenceMatcher(None, base, lignes, autojunk=False).get_opcodes()
    return {rang for quoi, _, _, debut, fin in operations if quoi != "equal" for rang in range(debut, fin)}


def _window(lignes: list[str], gardees: set[int], nommees: set[int]) -> list[str]:
    """Keep the lines, those that the output names first, with the keys above them and « … » for the gaps."""
    proches = sorted(gardees, key=lambda rang: (min((abs(rang - n) for n in nommees), default=0), rang))[
        :LIGNES
    ]
    voulues = sorted({*proches, *(parent for rang in proches for parent in _parents(lignes, rang))})
    montrees: list[str] = []
    for precedent, rang in zip([-1, *voulues], voulues, strict=False):
        seule = 0 <= precedent == rang - 2
        montrees += [lignes[rang - 1]] if seule else ["…"] * (rang > precedent + 1)
        montrees.append(lignes[rang])
    montrees = [ligne if ligne == "…" else visible(ligne) for ligne in montrees]
    return [*montrees, "…"] if voulues and voulues[-1] < len(lignes) - 1 else montrees


def _parents(lignes: list[str], rang: int) -> Iterator[int]:
    """Give the ranks of the keys under which a line stands."""
    retrait = _indent(lignes[rang])
    for haut in range(rang - 1, -1, -1):
        if lignes[haut].strip() and _indent(lignes[haut]) < retrait:
            retrait = _indent(lignes[haut])
            yield haut


def _indent(ligne: str) -> int:
    return len(ligne) - len(ligne.lstrip(" "))


def _cut(lignes: list[str], combien: int) -> list[str]:
    """Cut a long output, and say by how much."""
    reste = len(lignes) - combien
    return lignes if reste <= 0 else [*lignes[:combien], f"… et {reste} lignes de plus"]


def _fence(lignes: Iterable[str], langue: str) -> str:
    """Put lines in a block of Markdown that nothing inside can close."""
    texte = "\n".join(ligne.rstrip() for ligne in lignes)
    marque = "~~~~" if "```" in texte else "```"
    return f"{marque}{langue}\n{texte}\n{marque}"


def main() -> int:
    """Write the page."""
    PAGE.write_text(gallery(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
