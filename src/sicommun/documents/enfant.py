"""The process that renders templates that are not ours: alone, bounded in time, and in memory where it can.

Run as `python -I -m sicommun.documents.enfant`: a JSON request on stdin, a JSON answer on stdout.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from sicommun.bornes import bound_process
from sicommun.diagnostics import Panne
from sicommun.documents.environnement import ErreurGabarit, render
from sicommun.documents.gabarits import Gabarits
from sicommun.limites import MEMOIRE_PAR_GABARIT, SECONDES_PAR_GABARIT


def render_apart(gabarits: Gabarits, nom: str, contexte: Mapping[str, Any]) -> str:
    """Render in a process of its own. Raises ErreurGabarit, also when it takes too long or too much."""
    demande = {
        "textes": dict(gabarits.textes),
        "remplaces": sorted(gabarits.remplaces),
        "nom": nom,
        "contexte": contexte,
    }
    commande = [sys.executable, "-I", "-X", "utf8", "-m", "sicommun.documents.enfant"]
    try:
        fini = subprocess.run(  # noqa: S603 — our own module, on data alone
            commande,
            input=json.dumps(demande),
            capture_output=True,
            encoding="utf-8",
            timeout=SECONDES_PAR_GABARIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_much(gabarits, nom) from None
    reponse = _answer(fini.stdout)
    if reponse is None:
        raise _too_much(gabarits, nom)
    if "erreur" in reponse:
        raise ErreurGabarit(reponse["erreur"], reponse["remede"])
    return str(reponse["markdown"])


def _answer(sortie: str) -> dict[str, str] | None:
    """Read the answer of the process; None when it ended without one."""
    with suppress(ValueError):
        reponse = json.loads(sortie)
        return reponse if isinstance(reponse, dict) else None
    return None


def _too_much(gabarits: Gabarits, nom: str) -> ErreurGabarit:
    return ErreurGabarit(
        f"{gabarits.chemin(nom)} : le gabarit demande trop de temps ou de mémoire",
        f"le simplifier ; il a {SECONDES_PAR_GABARIT} secondes pour être rendu",
    )


def main() -> None:
    """Answer the request on stdin."""
    bound_process(memoire=MEMOIRE_PAR_GABARIT, secondes=SECONDES_PAR_GABARIT)
    demande = json.load(sys.stdin)
    gabarits = Gabarits(demande["textes"], frozenset(demande["remplaces"]))
    try:
        reponse = {"markdown": render(gabarits, demande["nom"], demande["contexte"])}
    except Panne as panne:
        reponse = {"erreur": panne.message, "remede": panne.remede}
    sys.stdout.write(json.dumps(reponse))


if __name__ == "__main__":
    main()
