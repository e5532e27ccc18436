"""Completion by the shell."""

import pytest

from sicommun.cli.completion import COQUILLES, prepare
from sicommun.cli.main import COMMANDES
from sicommun.cli.usage import ErreurUsage


def _complete(lancer, ligne):
    mots = ligne.split(" ")
    env = {"_SICOMMUN_COMPLETE": "complete_bash", "COMP_WORDS": ligne, "COMP_CWORD": str(len(mots) - 1)}
    fini = lancer(role="propre", env=env)
    assert (fini.stderr, fini.returncode) == ("", 0)
    return fini.stdout.split()


@pytest.mark.parametrize(
    ("ligne", "suites"),
    [
        ("sicommun va", ["validate"]),
        ("sicommun ", [*COMMANDES]),
        ("sicommun new ", ["commune", "contract", "budget"]),
        ("sicommun validate --f", ["--format"]),
        ("sicommun validate --format s", ["sarif"]),
        ("sicommun validate --select EX", ["EXC", "EXC009"]),
        ("sicommun explain DES", ["DES", "DES021"]),
        ("sicommun explain --clause EX", ["EXC", "EXC-09"]),
        ("sicommun schema co", ["convention", "commune", "contrat"]),
    ],
)
def test_bash(lancer, ligne, suites):
    assert _complete(lancer, ligne) == suites


def test_zsh_shows_french_help(lancer, anglais):
    env = {"_SICOMMUN_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "sicommun validate --"}
    fini = lancer(env=env)
    assert fini.returncode == 0
    assert "Affiche cette aide et quitte." in fini.stdout
    assert not [mot for mot in anglais if mot in fini.stdout]


@pytest.mark.parametrize("coquille", COQUILLES)
def test_the_script_of_each_shell(lancer, coquille):
    fini = lancer(env={"_SICOMMUN_COMPLETE": f"source_{coquille}"})
    assert "Shell completion" not in fini.stderr
    assert "_SICOMMUN_COMPLETE" in fini.stdout
    assert fini.returncode == 0


@pytest.mark.parametrize("ordre", ["x", "complete_csh", "source", "bash_source"])
def test_an_order_that_cannot_be_obeyed(lancer, anglais, ordre):
    fini = lancer(env={"_SICOMMUN_COMPLETE": ordre})
    assert (fini.stdout, fini.returncode) == ("", 2)
    assert not [mot for mot in anglais if mot in fini.stderr]
    with pytest.raises(ErreurUsage, match="n'est pas un choix"):
        prepare({"_SICOMMUN_COMPLETE": ordre})


@pytest.mark.parametrize("option", ["--show-completion", "--install-completion"])
def test_outside_a_shell(monkeypatch, option):
    from sicommun.cli.accueil import _complete
    from sicommun.diagnostics import Panne

    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: None)
    with pytest.raises(Panne, match="ne se reconnaît pas"):
        _complete(installer=option == "--install-completion")


def test_installing(monkeypatch, capsys, tmp_path):
    from sicommun.cli import completion

    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: "bash")
    completion.install()
    ecrit = tmp_path / ".bash_completions" / "sicommun.sh"
    assert capsys.readouterr().out == (
        f"Complétion de bash écrite dans {ecrit} ; elle prend effet dans un nouveau terminal.\n"
    )
    assert "_SICOMMUN_COMPLETE=complete_bash" in ecrit.read_text(encoding="utf-8")


def test_showing(monkeypatch, capsys):
    from sicommun.cli import completion

    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: "fish")
    completion.show()
    assert capsys.readouterr().out.startswith("complete --command sicommun")
