"""Options become values."""

import re
from datetime import date

import pytest

from sicommun.cli.options import complete_from, parse_depot, parse_format, parse_jour
from sicommun.cli.usage import ErreurUsage


def test_a_date():
    assert parse_jour("2024-02-29") == date(2024, 2, 29)


def test_no_date_is_today():
    assert parse_jour("") == date.today()  # noqa: DTZ011 — the same clock


@pytest.mark.parametrize(
    ("texte", "suite"),
    [
        ("31/12/2024", "écrire 2024-12-31"),
        ("1.2.2024", "écrire 2024-02-01"),
        ("2024-1-5", "écrire AAAA-MM-JJ, par exemple 2024-12-31"),
        ("٢٠٢٤-01-01", "écrire AAAA-MM-JJ"),
        ("2024-01-01\n", "écrire AAAA-MM-JJ"),
        ("9" * 5000, "écrire AAAA-MM-JJ"),
        ("0000-01-01", "n'est pas une date du calendrier"),
        ("2024-13-01", "n'est pas une date du calendrier"),
    ],
)
def test_a_date_that_is_none(texte, suite):
    with pytest.raises(ErreurUsage, match=re.escape(suite)):
        parse_jour(texte)


def test_a_depot_is_a_folder(tmp_path):
    assert parse_depot(str(tmp_path)) == tmp_path
    (tmp_path / "fichier").touch()
    with pytest.raises(ErreurUsage, match="n'est pas un dossier"):
        parse_depot(str(tmp_path / "fichier"))


def test_a_format():
    assert parse_format("sarif") == "sarif"
    with pytest.raises(ErreurUsage, match="Possibles : text, json"):
        parse_format("sarif", ["text", "json"])


def test_completion_of_a_value():
    assert complete_from(["text", "json", "sarif"])("s") == ["sarif"]
