"""Each command parses its options, calls one function of the API, and shows what it gives."""

import json
from datetime import date

import pytest

from sicommun.api.schema import genres
from sicommun.cli.commandes.schema import GENRES


def _ligne(fini):
    assert (fini.stderr, fini.returncode) == ("", 0)
    return fini.stdout.splitlines()[0]


def test_validate_passes_everything_on(lancer, tmp_path):
    fini = lancer(
        "validate", "data/communes", "x.yaml", "--at", "2024-02-29", "-C", str(tmp_path),
        "--select", "exc,DES021", "--select", "EXC009", "--ignore", "DES",
        role="arguments",
    )  # fmt: skip
    attendu = [str(tmp_path), ["data/communes", "x.yaml"], "2024-02-29", ["EXC", "DES021", "EXC009"], ["DES"]]
    assert _ligne(fini) == str(attendu)


def test_validate_alone_means_here_today_and_everything(lancer):
    assert _ligne(lancer("validate", role="arguments")) == str([".", [], date.today().isoformat(), [], []])  # noqa: DTZ011


def test_options_may_come_after_paths(lancer):
    assert "['a', 'b']" in _ligne(lancer("validate", "a", "--strict", "b", role="arguments"))
    assert "['-a']" in _ligne(lancer("validate", "--", "-a", role="arguments"))


def test_validate_text(lancer):
    assert lancer("validate", role="EXC009").stdout == (
        "data/communes/valombre/commune.yaml:1:1  erreur EXC009  titre\n"
        "    1 │ nom: Valombre\n"
        "      │ ^^^\n"
        "   Message [/b] à lire.\n"
        "   Source  EXC-09 « Faute de régularisation effective. »\n"
        "   Remède  remède\n"
        "\n"
        "Valombre[/b]\\x1b[0m  signée · 1 erreur\n"
        "\n"
        "1 commune · 1 erreur\n"
    )


@pytest.mark.parametrize(
    ("nom", "debut"), [("json", '{\n  "format": 1'), ("sarif", "{"), ("github", "::error ")]
)
def test_validate_formats(lancer, nom, debut):
    assert lancer("validate", "--format", nom, role="EXC009").stdout.startswith(debut)


def test_explain_lists_the_codes(lancer):
    assert (
        lancer("explain", role="propre").stdout
        == "DES021  avertissement  titre\nEXC009  erreur         titre\n"
    )


def test_explain_codes_whatever_their_case(lancer):
    fini = lancer("explain", "exc009", "DES021", role="propre")
    assert [ligne for ligne in fini.stdout.splitlines() if "titre" in ligne] == [
        "EXC009  erreur  titre", "DES021  avertissement  titre",
    ]  # fmt: skip


def test_explain_all(lancer):
    assert lancer("explain", "--all", role="propre").stdout.count("   Remède  remède\n") == 2


def test_explain_json(lancer):
    assert len(json.loads(lancer("explain", "--format", "json", role="propre").stdout)["codes"]) == 2


def test_explain_an_unknown_code(lancer):
    fini = lancer("explain", "EXC08")
    assert (fini.stdout, fini.returncode) == ("", 2)
    assert fini.stderr.startswith("Erreur : aucun code « EXC08 »")


def test_explain_a_clause(lancer):
    dit = lancer("explain", "--clause", "exc-09", role="propre").stdout
    assert dit.startswith("EXC-09  Exclusion, ligne 125 de la source\n")
    assert "   Règles      EXC009  erreur : titre\n" in dit
    document = json.loads(lancer("explain", "--clause", "EXC-09", "--format", "json", role="propre").stdout)
    assert document["clauses"][0]["codes"][0]["code"] == "EXC009"


@pytest.mark.parametrize("nom", ["EXC-9", ""])
def test_explain_an_unknown_clause(lancer, nom):
    fini = lancer("explain", "--clause", nom)
    assert (fini.stdout, fini.returncode) == ("", 2)
    assert fini.stderr.startswith(f"Erreur : aucune clause « {nom} »")


@pytest.mark.parametrize("autre", ["EXC009", "--all"])
def test_explain_a_clause_or_codes(lancer, autre):
    fini = lancer("explain", autre, "--clause", "EXC-09", role="propre")
    assert (fini.stdout, fini.returncode) == ("", 2)
    assert "--clause ne va ni avec un code, ni avec --all" in fini.stderr


def test_schema(lancer):
    assert json.loads(lancer("schema", "epci", role="propre").stdout) == {"title": "epci"}
    assert tuple(lancer("schema").stdout.split()) == GENRES


def test_schema_knows_the_kinds_of_the_api():
    assert sorted(GENRES) == sorted(genres())


def test_init(lancer):
    fini = lancer("init", "ici", "--epci", "242100410", "--avec-ci", "--at", "2024-01-01", role="propre")
    assert _ligne(fini) == (
        "ici [('avec_ci', True), ('epci', '242100410'), ('jour', datetime.date(2024, 1, 1))]"
    )


def test_new_commune(lancer):
    assert (
        _ligne(lancer("new", "commune", "Chenôve", "--at", "2024-01-01", role="propre"))
        == ". Chenôve 2024-01-01"
    )


def test_new_contract(lancer):
    fini = lancer("new", "contract", "A003", "--at", "2024-01-01", role="propre")
    assert _ligne(fini) == ". A003 2024-01-01"
