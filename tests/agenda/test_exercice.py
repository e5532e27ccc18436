"""The end of a fiscal year: counts, statements, revenue orders, from the first ledger on."""

from __future__ import annotations

import pytest

from sicommun.agenda.obligations import obligations
from sicommun.periodes import annee_civile

REPRISE = "{le: 2020-01-06, fait: reprise, portee: [A]}"
BUDGET = "data/budgets/2024.yaml"
ARRETE = """
exercice: 2024
statut: %s
arrete_le: 2025-01-23
convention: "2005"
outil: 0.1.0
payeurs:
  "210000001": {nom: Valombre, solde: %s}
  "210000019": {nom: Orgeval, solde: 40.00}
empreinte: abc
"""
ORGEVAL = """
nom: Orgeval
code_insee: "01002"
siren: "210000019"
parcours: [{le: 2024-05-06, fait: reprise, portee: [A]}]
"""
TITRES = "exercice: 2024\ntitres: [%s]\n"
TITRE_V = "{qui: valombre, numero: T-1, le: 2025-01-28}"
TITRE_O = "{qui: orgeval, numero: T-2, le: 2025-02-03}"


@pytest.fixture
def fichiers(parcours):
    def compose(cles="", **autres):
        return {**parcours(REPRISE, cles=cles), BUDGET: "exercice: 2024\n", **autres}

    return compose


@pytest.mark.parametrize(
    ("comptages", "etat", "le"),
    [
        ("[]", "en_retard", None),
        ("[{au: 2023-12-31, postes: 3}]", "en_retard", None),
        ("[{au: 2024-01-01, postes: 3}]", "en_retard", None),
        ("[{au: 2024-01-02, postes: 3}]", "faite", "2024-01-02"),
        ("[{au: 2024-12-31, postes: 3}, {au: 2024-06-30, postes: 3}]", "faite", "2024-12-31"),
        ("[{au: 2025-01-01, postes: 3}]", "faite", "2024-12-31"),
    ],
)
def test_any_count_of_the_year_will_do(dues, fichiers, comptages, etat, le):
    lues = dues("comptage", fichiers(f"comptages: {comptages}\n"), "2025-01-02", au="2024-12-31")
    assert lues[1] == ("2024", "2024-12-31", etat, le)
    assert len(lues) == 2, "the EPCI counts too"


def test_who_has_left_by_31_december_counts_nothing(dues, parcours):
    partie = "{le: 2024-11-04, fait: sortie_epci}"
    fichiers = {**parcours(REPRISE, partie), BUDGET: "exercice: 2024\n"}
    assert len(dues("comptage", fichiers, "2024-12-01", au="2024-12-31")) == 1
    assert len(dues("titres", fichiers, "2024-12-01", au="2025-12-31")) == 1, "it still pays for its year"


def test_each_debtor_is_named(registre, fichiers):
    annee = annee_civile(2024)
    lues = obligations(registre(fichiers()), du=annee.du, au=annee.au, jour=annee.du)
    assert {(e.commune, e.debiteur) for e in lues if e.genre == "comptage"} == {
        (None, "epci"),
        ("valombre", "commune"),
    }


def test_the_calendar_of_a_year(dues, fichiers):
    lues = {
        genre: dues(genre, fichiers(), "2024-12-11", au="2025-12-09")
        for genre in ("quote_part_provisoire", "quote_part_definitive", "titres")
    }
    assert lues == {
        "quote_part_provisoire": [("2024", "2024-12-10", "faite", "2024-12-10")],
        "quote_part_definitive": [("2024", "2025-01-25", "a_venir", None)],
        "titres": [("2024", "2025-01-31", "a_venir", None)],
    }


@pytest.mark.parametrize(
    ("statut", "jour", "etat", "le"),
    [
        ("arrete", "2025-01-22", "a_venir", None),
        ("arrete", "2025-01-23", "faite", "2025-01-23"),
        ("rouvert", "2025-01-26", "en_retard", None),
    ],
)
def test_the_statement_is_frozen(dues, fichiers, statut, jour, etat, le):
    avec = fichiers(**{"data/arretes/2024.yaml": ARRETE % (statut, "10.00")})
    assert dues("quote_part_definitive", avec, jour, au="2025-12-31")[0][2:] == (etat, le)


@pytest.mark.parametrize(
    ("titres", "solde", "jour", "fin"),
    [
        ("", "10.00", "2025-02-01", ("en_retard", None)),
        (TITRE_V, "10.00", "2025-02-01", ("en_retard", None)),
        (f"{TITRE_V}, {TITRE_O}", "10.00", "2025-02-01", ("en_retard", None)),
        (f"{TITRE_V}, {TITRE_O}", "10.00", "2025-02-03", ("faite", "2025-02-03")),
        (TITRE_O, "-10.00", "2025-02-03", ("faite", "2025-02-03")),
        (TITRE_O, "0.00", "2025-02-03", ("faite", "2025-02-03")),
    ],
    ids=["aucun", "un sur deux", "le second plus tard", "tous", "un avoir", "rien à payer"],
)
def test_who_owes_gets_an_order(dues, fichiers, titres, solde, jour, fin):
    avec = fichiers(
        **{
            "data/communes/orgeval/commune.yaml": ORGEVAL,
            "data/arretes/2024.yaml": ARRETE % ("arrete", solde),
            BUDGET: TITRES % titres,
        }
    )
    assert dues("titres", avec, jour, au="2025-12-31")[0][2:] == fin


def test_orders_count_only_once_the_statement_is_frozen(dues, fichiers):
    avec = fichiers(**{BUDGET: TITRES % TITRE_V})
    assert dues("titres", avec, "2025-02-01", au="2025-12-31")[0][2] == "en_retard"


def test_years_are_followed_from_the_first_ledger_on(dues, parcours, fichiers):
    def annees(lus):
        return [sujet for sujet, *_ in dues("titres", lus, "2026-11-23", au="2027-12-31")]

    assert annees(fichiers()) == ["2024", "2025", "2026"]
    assert annees(parcours(REPRISE)) == ["2026"]
    assert annees({BUDGET: "exercice: 2024\n"}) == []


def test_a_ledger_that_cannot_be_read_says_nothing(dues, fichiers):
    avec = fichiers(**{BUDGET: "exercice: [\n", "data/budgets/2023.yaml": "exercice: 2023\n"})
    lues = dues("titres", avec, "2026-01-01", au="2026-12-31", illisibles={BUDGET})
    assert [sujet for sujet, *_ in lues] == ["2023", "2025"]
