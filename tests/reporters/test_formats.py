"""The table of formats."""

import subprocess
import sys
from importlib import import_module

import pytest

from sicommun.reporters.formats import FORMATS, render


def test_every_format_is_there():
    assert list(FORMATS) == ["text", "json", "sarif", "github", "gitlab", "junit"]
    assert all(callable(import_module(module).render) for module in FORMATS.values())


def test_an_unknown_format(rapport):
    with pytest.raises(KeyError):
        render(rapport, "xml")


def test_formats_are_imported_when_asked_for():
    essai = (
        "import sys; from sicommun.reporters import formats;"
        "sys.exit(bool(set(formats.FORMATS.values()) & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", essai], check=False).returncode == 0
