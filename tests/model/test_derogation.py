"""What a waiver may aim at, as it is written."""

import pytest
from pydantic_core import PydanticCustomError

from sicommun.model.derogation import read_cible
from sicommun.model.nu import Nu


@pytest.mark.parametrize(
    "cible",
    ["valombre", "219900016", "A007", "budget/2024/internet", "data/communes/v/commune.yaml/nom",
     "valombre/sites_isoles/Gymnase des Prés"],
)  # fmt: skip
def test_a_target(cible):
    assert read_cible(cible) == cible


@pytest.mark.parametrize(
    "brut",
    [Nu("219900016"), "", "/", "valombre/", "/valombre", "a//b", " valombre", "valombre /x", None, ["v"],
     "v" * 65, "/".join("abcdefghij"), " " * 20_000, "a " * 10_000],
)  # fmt: skip
def test_not_a_target(brut):
    with pytest.raises(PydanticCustomError):
        read_cible(brut)


def test_a_bare_siren_wants_quotes():
    with pytest.raises(PydanticCustomError) as refus:
        read_cible(Nu("219900016"))
    assert "entre guillemets" in refus.value.message()
