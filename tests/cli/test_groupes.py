"""Groups load their commands when these are called."""

import pytest
from typer import Context

from sicommun.cli.main import build_group
from sicommun.cli.usage import ErreurUsage


@pytest.fixture
def groupe():
    def accueil(ctx: Context):
        """Page."""

    return build_group(accueil, {"schema": "schema:schema", "casse": "absent:absent"})


def _run(groupe, *args):
    return groupe.main(args=list(args), prog_name="sicommun", standalone_mode=False)


def test_a_broken_command_harms_no_other(groupe, capsys):
    _run(groupe, "schema")
    assert "epci" in capsys.readouterr().out
    with pytest.raises(ModuleNotFoundError):
        _run(groupe, "casse")


def test_a_command_is_loaded_once(groupe):
    with groupe.make_context("sicommun", [], resilient_parsing=True) as contexte:
        assert groupe.get_command(contexte, "schema") is groupe.get_command(contexte, "schema")
        assert groupe.get_command(contexte, "rien") is None
        assert groupe.resolve_command(contexte, ["rien", "x"]) == (None, None, ["x"])


def test_usage_errors_know_their_command(groupe):
    with pytest.raises(ErreurUsage) as pris:
        _run(groupe, "schema", "nuage")
    assert pris.value.commande == "sicommun schema"


def test_help_of_the_group_does_not_return(groupe, capsys):
    assert _run(groupe, "schema", "--help") == 0
    assert capsys.readouterr().out.startswith("Utilisation : sicommun schema")
