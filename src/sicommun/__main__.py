"""The way in: `sicommun …` and `python -m sicommun …`."""

from __future__ import annotations

import os
import sys


def start() -> None:
    """Run the command line and leave at once: undoing itself takes the interpreter a twentieth of a command.

    What is written is flushed at once (`cli.sortie`); a stream that still fails leaves the usual way.
    """
    code = main()
    try:
        for flux in filter(None, (sys.stdout, sys.stderr)):
            flux.flush()
    except (OSError, ValueError):
        sys.exit(code)
    os._exit(code)


def main() -> int:
    """Run the command line and give its exit code; `--version` answers before anything is imported."""
    if sys.argv[1:] == ["--version"]:
        return _version()
    import gc

    gc.disable()  # a command lives for a second: looking for cycles would cost a tenth of it
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true")  # none here, and it reads every package to know
    from sicommun.cli.erreurs import run

    return run(sys.argv[1:])


def _version() -> int:
    """Write to the descriptor itself: nothing to import, nothing left to flush into a closed pipe."""
    from sicommun import __version__

    try:
        os.write(1, f"sicommun {__version__}\n".encode())
    except OSError:
        return 0
    return 0


if __name__ == "__main__":
    start()
