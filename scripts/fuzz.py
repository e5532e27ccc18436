"""Throw mutilated files at the reader, and keep what it does not hold.

    python scripts/fuzz.py [SECONDES] [GRAINE]

Files of every kind are cut, doubled, crossed with each other and strewn with the words that readers of YAML
trip over. The contract: no exception while the repository is read, judged, shown in each format, repaired and
shared out; less than two seconds of processor; findings that stand inside the file; no bait repeated. The same
seed tries the same files. What fails is written in `tests/hostile/trouves/`, which a test runs from then on.
"""

from __future__ import annotations

import random
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, process_time
from typing import Final

from sicommun.api.quota.rapport import quota_report
from sicommun.api.validate import validate
from sicommun.diagnostics import Diagnostic, Panne
from sicommun.reporters.ecran import Ecran
from sicommun.reporters.formats import FORMATS, render
from sicommun.store.reparations import mend

RACINE: Final = Path(__file__).parents[1]
TROUVES: Final = RACINE / "tests" / "hostile" / "trouves"
MOTS: Final = (
    b"&a ", b"*a", b"<<: ", b"!!python/object ", b"%YAML 1.1\n", b"---\n", b"...\n", b"? ", b": ", b"- ", b"[", b"]", b"{", b"}", b'"', b"'",
    b"|\n", b">\n", b"#", b"\t", b"\r", b"\0", b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\xc2\x85",
    b"1e400", b"0x1F", b"017", b"2024-13-01", b"~", b"null", b"oui", b"true", b"[/commune]", b"\x1b[31m", b"<<<<<<< a\n", b">>>>>>> b\n", b"=======\n",
    b" mdp : Tr0mpe2031 ", b"coffre://x", b"portee: [C]", b"fait: ", b"le: ", b"siren: ", b"sans objet", b"\n" * 50, b" " * 50, b"a" * 30_000,
)  # fmt: skip
SECONDES: Final = 2
JOUR: Final = date(2025, 3, 31)
ANNEE: Final = 2024


def main() -> int:
    """Try files until the time is up; the exit code says whether something failed."""
    duree = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    hasard = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 2026)  # noqa: S311, PLR2004 — to be made again
    base = _sources()
    noms, fin, essais, fautes = sorted(base), monotonic() + duree, 0, 0
    with TemporaryDirectory() as dossier:
        depot = Path(dossier)
        for nom, octets in base.items():
            _write(depot / nom, octets)
        while monotonic() < fin:
            nom = hasard.choice(noms)
            octets = mutilate(base[nom], base[hasard.choice(noms)], hasard)
            essais += 1
            faute = judge(depot, nom, octets)
            if faute:
                fautes += 1
                _keep(nom, octets, faute)
            _write(depot / nom, base[nom])
    print(f"{essais} fichiers, {fautes} fautes")
    return int(fautes > 0)


def _write(chemin: Path, octets: bytes) -> None:
    chemin.parent.mkdir(parents=True, exist_ok=True)
    chemin.write_bytes(octets)


def _sources() -> dict[str, bytes]:
    """Give a small sound repository, a file of each kind: they are mutilated one at a time."""
    cas = RACINE / "tests" / "cases"
    fichiers = {
        f.relative_to(cas / "base").as_posix(): f.read_bytes() for f in (cas / "base").rglob("*.yaml")
    }
    for nom in ("data/budgets/2024.yaml", "data/communes/chenove/description.yaml"):
        fichiers[nom.replace("chenove", "orgeval")] = (RACINE / nom).read_bytes()
    for genre in ("gouvernance", "arretes"):
        exemple = max(
            (cas / "bad").glob(f"*/data/{genre}/*.yaml"), key=lambda f: (f.stat().st_size, f.as_posix())
        )
        fichiers[f"data/{genre}/{exemple.name}"] = exemple.read_bytes()
    return fichiers


def mutilate(octets: bytes, autre: bytes, hasard: random.Random) -> bytes:
    """Cut, double, cross and strew a file, one to six times."""
    for _ in range(hasard.randint(1, 6)):
        debut = hasard.randrange(len(octets) + 1)
        fin = min(len(octets), debut + hasard.choice((0, 1, 5, 40, 400)))
        tirage = hasard.randrange(5)
        ailleurs = hasard.randrange(len(autre) + 1)
        milieu = (
            hasard.choice(MOTS),
            b"",
            octets[debut:fin] * 3,
            autre[ailleurs : ailleurs + 200],
            bytes(hasard.randrange(256) for _ in range(3)),
        )[tirage]
        octets = octets[:debut] + milieu + octets[fin:]
    return octets


def judge(depot: Path, nom: str, octets: bytes) -> str:
    """Say what is wrong with what the tool makes of a file, or nothing."""
    _write(depot / nom, octets)
    depart = process_time()
    try:
        rapport = validate(depot, jour=JOUR)
        dits = "".join(render(rapport, forme, Ecran(couleurs=False, largeur=None)) for forme in FORMATS)
        mend(nom, octets)
        with suppress(Panne):
            quota_report(depot, ANNEE, jour=JOUR)
    except Exception:  # noqa: BLE001 — any exception breaks the contract
        return traceback.format_exc()
    if process_time() - depart > SECONDES:
        return "trop long"
    if "Tr0mpe2031" in dits:
        return "secret répété"
    return _outside(rapport.diagnostics, nom, octets)


def _outside(diagnostics: Sequence[Diagnostic], nom: str, octets: bytes) -> str:
    """Say whether a finding stands outside of its file."""
    lignes = octets.decode("utf-8-sig", "replace").split("\n")
    for diagnostic in diagnostics:
        span = diagnostic.span
        if diagnostic.fichier == nom and not 1 <= span.line <= len(lignes) + 1:
            return f"constat hors du fichier : {diagnostic}"
    return ""


def _keep(nom: str, octets: bytes, faute: str) -> None:
    """Write down a file that breaks the contract, and why."""
    TROUVES.mkdir(exist_ok=True)
    cle = sha256(octets).hexdigest()[:12]
    (TROUVES / f"{cle}.yaml").write_bytes(octets)
    (TROUVES / f"{cle}.txt").write_text(f"{nom}\n{faute}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
