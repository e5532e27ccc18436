"""The identity of a finding: the same after lines are added above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from sicommun.diagnostics.rapport import Rapport
from sicommun.reporters.extrait import read_lines, safe_line


def fingerprints(rapport: Rapport) -> Iterator[str]:
    """Give each finding an identity that outlives a move in its file: code, file, its line, its turn."""
    lignes: dict[str, list[str]] = {}
    vus: Counter[tuple[str, str, str]] = Counter()
    for diagnostic in rapport.diagnostics:
        if diagnostic.fichier not in lignes:
            lignes[diagnostic.fichier] = read_lines(diagnostic.fichier, rapport.lire)
        texte = safe_line(lignes[diagnostic.fichier], diagnostic.span.line).strip()
        cle = (diagnostic.code, diagnostic.fichier, texte)
        vus[cle] += 1
        octets = "\0".join((*cle, str(vus[cle]))).encode("utf-8", "backslashreplace")
        yield sha256(octets).hexdigest()[:32]
