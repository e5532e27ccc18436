"""A process that opens what a stranger sent stays within its bounds."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

ENFANT = """
import sys
from sicommun.bornes import bound_process
bound_process(memoire=300_000_000, secondes=2)
{suite}
print("libre")
"""


def lancer(suite):
    return subprocess.run(
        [sys.executable, "-c", ENFANT.format(suite=suite)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_what_stays_within_is_left_alone():
    assert lancer("x = bytes(1_000_000)").stdout == "libre\n"


@pytest.mark.skipif(os.name == "nt", reason="les bornes du système sont celles de POSIX")
@pytest.mark.parametrize("suite", ["x = bytes(2_000_000_000)", "while True: pass"], ids=["mémoire", "temps"])
def test_what_goes_beyond_is_stopped(suite):
    fini = lancer(suite)
    assert (fini.returncode != 0, fini.stdout) == (True, "")
