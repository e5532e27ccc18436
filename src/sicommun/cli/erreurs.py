"""Every way of ending that is not success: what is said, where, and with which exit code."""

from __future__ import annotations

import errno
import os
import traceback
from collections.abc import Sequence
from typing import Final

from sicommun.cli.sortie import complain, force_utf8

INTERROMPU: Final = 130
IMPOSSIBLE: Final = 2

_SYSTEME: Final = {
    errno.EACCES: "droits insuffisants",
    errno.EPERM: "droits insuffisants",
    errno.ENOENT: "introuvable",
    errno.EISDIR: "c'est un dossier",
    errno.ENOTDIR: "ce n'est pas un dossier",
    errno.ENOSPC: "il n'y a plus de place sur le disque",
    errno.EROFS: "le disque est en lecture seule",
    errno.EMFILE: "trop de fichiers ouverts",
    errno.ENAMETOOLONG: "nom trop long",
    errno.ELOOP: "liens symboliques en boucle",
}


def run(args: Sequence[str]) -> int:
    """Run a command line and give its exit code: 0, 1, 2 or 130; never a traceback unless asked for."""
    force_utf8()
    try:
        from sicommun.cli.main import execute

        return execute(args)
    except KeyboardInterrupt:
        return INTERROMPU
    except SystemExit as fin:
        return fin.code if isinstance(fin.code, int) else 0
    except Exception as erreur:  # noqa: BLE001 — the last line of defence of the whole tool
        complain(explain_failure(erreur))
        return IMPOSSIBLE


def explain_failure(erreur: Exception) -> str:
    """Say in French what stopped the tool: the command line, the data, the system, or the tool itself."""
    from sicommun.cli.usage import ErreurUsage, translate
    from sicommun.diagnostics import Panne

    usage = erreur if isinstance(erreur, ErreurUsage) else translate(erreur)
    if usage is not None:
        return _say(usage.message, "Aide", f"{usage.commande or 'sicommun'} --help")
    if isinstance(erreur, Panne):
        return _say(erreur.message, "Remède", erreur.remede)
    if isinstance(erreur, OSError) and erreur.errno in _SYSTEME:
        return _trace(erreur) + _say(_system_failure(erreur))
    return _trace(erreur) + _fault(erreur)


def _say(message: str, titre: str = "", suite: str = "") -> str:
    from sicommun.reporters.visible import visible
    from sicommun.secrets import mask

    return f"Erreur : {visible(mask(message))}\n" + (f"{titre} : {visible(mask(suite))}\n" if suite else "")


def _system_failure(erreur: OSError) -> str:
    cause = _SYSTEME[erreur.errno or 0]
    return (
        f"{os.fspath(erreur.filename)!s} : {cause}" if erreur.filename else f"écriture impossible : {cause}"
    )


def _fault(erreur: Exception) -> str:
    """Confess: the type and the place say enough to a developer, the message may hold a secret."""
    phrase = f"faute de l'outil, et non de vos fichiers ({type(erreur).__name__}, {_place(erreur)})."
    return _say(phrase, "Remède", "relancer avec SICOMMUN_TRACE=1 et transmettre la trace aux auteurs.")


def _place(erreur: Exception) -> str:
    """Name the last of our own lines that the exception went through, as module:line."""
    lieux = [
        f"{frame.f_globals.get('__name__', '?')}:{ligne}"
        for frame, ligne in traceback.walk_tb(erreur.__traceback__)
    ]
    maison = [lieu for lieu in lieux if lieu.startswith("sicommun.")]
    return (maison or lieux or ["lieu inconnu"])[-1]


def _trace(erreur: Exception) -> str:
    if not os.environ.get("SICOMMUN_TRACE"):
        return ""
    return "".join(traceback.format_exception(erreur))
