"""Write `templates/style/polices/caracteres.txt`: the characters that every shipped font has, as ranges.

Usage: python scripts/polices.py    (needs the package fonttools)
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont

POLICES: Final = Path(__file__).resolve().parents[1] / "templates" / "style" / "polices"


def ranges(codes: Iterable[int]) -> Iterator[str]:
    """Give code points as `20-7E` ranges, in order."""
    debut = fin = -2
    for code in [*sorted(codes), -1]:
        if code == fin + 1:
            fin = code
            continue
        if debut >= 0:
            yield f"{debut:X}" if debut == fin else f"{debut:X}-{fin:X}"
        debut = fin = code


def main() -> None:
    """Keep what the four fonts all have."""
    tables = [set(TTFont(police).getBestCmap()) for police in sorted(POLICES.glob("*.ttf"))]
    communs = set.intersection(*tables)
    (POLICES / "caracteres.txt").write_text("\n".join(ranges(communs)) + "\n", encoding="ascii", newline="\n")
    sys.stdout.write(f"{len(communs)} caractères\n")


if __name__ == "__main__":
    main()
