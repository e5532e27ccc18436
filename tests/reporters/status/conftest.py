"""The state of the example, on a day when much is going on."""

from datetime import date
from pathlib import Path

import pytest

from sicommun.api.status import situation

RACINE = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def vue():
    """Give the state of a repository of this tree on a day."""

    def look(dossier="examples/val-dorgeval", jour=date(2025, 6, 10)):
        return situation(RACINE / dossier, jour=jour)

    return look
