"""Options of `quota` that would change nothing are refused, and named; the sensible ones pass."""

from __future__ import annotations

import pytest

from sicommun.cli.alliances import _OPTIONS, check_together
from sicommun.cli.erreurs import run
from sicommun.cli.usage import ErreurUsage


def together(mots: str) -> None:
    """Check a line of options; the form follows `--format`."""
    noms = mots.split()
    sortie = noms[noms.index("--format") + 1] if "--format" in noms else "table"
    check_together([nom in noms for nom in _OPTIONS], sortie)


@pytest.mark.parametrize(
    "mots",
    [
        "",
        "--provisoire",
        "--provisoire --explain --commune --format json",
        "--commune --format csv --csv-mapping --output",
        "--provisoire --format xlsx --output",
        "--arreter --passer-outre",
        "--rouvrir",
        "--hypothese --format json",
    ],
)
def test_what_goes_together(mots):
    together(mots)


@pytest.mark.parametrize(
    ("mots", "dit"),
    [
        ("--arreter --rouvrir", "--rouvrir ne va pas avec --arreter : une chose à la fois"),
        ("--arreter --provisoire", "--arreter ne va pas avec --provisoire : une chose à la fois"),
        ("--hypothese --commune", "--hypothese ne va pas avec --commune : une chose à la fois"),
        ("--rouvrir --passer-outre", "--rouvrir ne va pas avec --passer-outre : une chose à la fois"),
        ("--passer-outre", "--passer-outre ne vaut qu'avec --arreter"),
        ("--arreter --format json", "--arreter ne va pas avec --format json ; possible : --format table"),
        ("--rouvrir --format csv", "--rouvrir ne va pas avec --format csv ; possible : --format table"),
        ("--csv-mapping", "--csv-mapping ne va pas avec --format table ; possible : --format csv"),
        (
            "--explain --format csv",
            "--explain ne va pas avec --format csv ; possible : --format table ou json",
        ),
        (
            "--commune --format ods",
            "--commune ne va pas avec --format ods ; possible : --format table ou json ou csv",
        ),
        (
            "--hypothese --format xlsx",
            "--hypothese ne va pas avec --format xlsx ; possible : --format table ou json",
        ),
    ],
)
def test_what_does_not(mots, dit):
    with pytest.raises(ErreurUsage) as faute:
        together(mots)
    assert faute.value.message == dit


RAPPORT = {
    "--format": ["--format", "json"],
    "--strict": ["--strict"],
    "--at": ["--at", "2024-12-31"],
    "--select": ["--select", "DES"],
    "--ignore": ["--ignore", "DES"],
    "--voir-derogations": ["--voir-derogations"],
    "--historique": ["--historique"],
}


@pytest.mark.parametrize("option", RAPPORT)
def test_repairing_gives_no_report(option, capsys):
    assert run(["validate", "--corriger", *RAPPORT[option]]) == 2
    assert f"--corriger ne va pas avec {option}" in capsys.readouterr().err


def test_nothing_is_accepted_when_nothing_is_asked(capsys):
    assert run(["validate", "--oui"]) == 2
    assert "--oui ne vaut qu'avec --corriger" in capsys.readouterr().err
