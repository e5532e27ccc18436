"""How long a command keeps one waiting before it does anything: medians of nine runs, in turn.

python benchmarks/demarrage.py [--fois 9]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Final

from generate import JOUR, generate
from mesure import run, say, seconds

COMMANDES: Final = {
    "--version": ("--version",),
    "--help": ("--help",),
    "explain EXC009": ("explain", "EXC009"),
    "validate, une commune": ("validate", "--at", JOUR),
}


def main() -> None:
    """Run each command in turn, so that a slow moment of the machine falls on all."""
    options = argparse.ArgumentParser(description="Temps de démarrage des commandes.")
    options.add_argument("--fois", type=int, default=9)
    fois = options.parse_args().fois
    with tempfile.TemporaryDirectory() as temporaire:
        depot = Path(temporaire) / "depot"
        generate(1, depot)
        passages = [
            [run("sicommun", *mots, dossier=depot) for mots in COMMANDES.values()] for _ in range(fois)
        ]
    for nom, mesures in zip(COMMANDES, zip(*passages, strict=True), strict=True):
        print(f"{nom:<24}{say(1000 * seconds(mesures), 0):>6} ms   code {mesures[0].code}")


if __name__ == "__main__":
    main()
