"""How git is run in a repository that strangers made: which program, which settings, which variables."""

from __future__ import annotations

import os
from pathlib import Path
from shutil import which
from typing import Final

from sicommun.diagnostics import Panne

_REGLAGES: Final = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.alternateRefsCommand": "true",
    "protocol.allow": "never",
    "safe.bareRepository": "explicit",
}
"""Settings by which a cloned repository could run a program; ours win over its own."""

PRUDENCE: Final = (
    "--no-pager",
    "--no-replace-objects",
    "--literal-pathspecs",
    *(mot for cle, valeur in _REGLAGES.items() for mot in ("-c", f"{cle}={valeur}")),
)

_ENVIRONNEMENT: Final = {
    "GIT_ALLOW_PROTOCOL": "",  # a partial clone fetches what it lacks, by programs that its settings name
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


def find_git() -> str:
    """Give the whole path of git. Raises Panne when no folder of the path holds it.

    A folder named from where one stands (`.`) is passed over: there, git would be the repository's.
    """
    nom = "git.exe" if os.name == "nt" else "git"
    for dossier in os.environ.get("PATH", os.defpath).split(os.pathsep):
        if Path(dossier).is_absolute() and (trouve := which(str(Path(dossier, nom)))):
            return trouve
    raise Panne("git n'est pas installé sur cette machine", "installer git : https://git-scm.com")


def environment() -> dict[str, str]:
    """Give the variables of the process without those by which git is led elsewhere."""
    garde = {nom: valeur for nom, valeur in os.environ.items() if not nom.upper().startswith("GIT_")}
    return garde | _ENVIRONNEMENT
