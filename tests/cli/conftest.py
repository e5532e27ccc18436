"""The real command line, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import sicommun

SOURCES = Path(sicommun.__file__).parents[1]
FAUSSE_API = Path(__file__).with_name("fausse_api.py")


def _environment(extra):
    """Keep what a process needs to start, and nothing that changes what it prints."""
    gardes = {nom: os.environ[nom] for nom in ("PATH", "HOME", "SYSTEMROOT", "TEMP") if nom in os.environ}
    return {**gardes, "PYTHONPATH": str(SOURCES), "PYTHONUTF8": "0", **extra}


@pytest.fixture
def environnement():
    return _environment


@pytest.fixture
def lancer():
    """Run `sicommun ARGS`, or with `role=` the same over the API of `fausse_api.py`."""

    def run(*args, role=None, env=None, cwd=None):
        debut = ["-m", "sicommun"] if role is None else [str(FAUSSE_API), role]
        return subprocess.run(
            [sys.executable, "-X", "dev", *debut, *args],
            capture_output=True,
            encoding="utf-8",
            env=_environment(env or {}),
            cwd=cwd,
            check=False,
            timeout=60,
        )

    return run


@pytest.fixture
def fausse_api():
    return [sys.executable, str(FAUSSE_API)]


@pytest.fixture
def anglais():
    """The words by which Click, Typer and Python give themselves away."""
    return (
        "Usage", "Error", "Try ", "for help", "Missing", "Invalid", "No such", "nexpected", "Did you mean",
        "equires", "does not", "is not", "Choose", "Show this", " exit", "default", "required", "Aborted",
        "Possible options", "an argument", "env var", "Commands", "COMMAND [", "Install ", " value",
        "not supported", "File ", "unknown", "<str>", "<bool>", "DEPRECATED", "Input should", "None",
        "Traceback",
    )  # fmt: skip
