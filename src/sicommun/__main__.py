"""The way in: `sicommun …` and `python -m sicommun …`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and give its exit code; `--version` answers before anything is imported."""
    if sys.argv[1:] == ["--version"]:
        from sicommun import __version__
        from sicommun.cli.sortie import write

        write(f"sicommun {__version__}\n")
        return 0
    from sicommun.cli.erreurs import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
