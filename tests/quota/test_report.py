"""The ledger of a new year: what stays, what has run out, and a file that reads back."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from sicommun.cli.erreurs import run

CAS = Path(__file__).parents[1] / "cases" / "quota" / "r7-net-et-investissement"
ANCIEN = """\
exercice: 2026
objets:
  - code: fini
    libelle: Fini en 2026
    au: 2026-06-30
    utilisateurs: tous
    epci_utilise: oui
  - code: liste
    libelle: Utilisateurs datés
    du: 2026-03-01
    utilisateurs:
      - {qui: commune-a, du: 2026-02-01}
      - {qui: commune-b, au: 2026-12-31}
      - {qui: epci}
    cle: parts
    parts: {commune-a: 60, epci: 40}
    cle_decision: {reference: D1, le: 2025-12-01}
    depenses:
      - {libelle: Licence, montant: 120.00, piece: M-1, tiers: "Éditeur: Z"}
      - {libelle: Support, montant: 730.00, etaler: oui, periode: {du: 2026-01-01, au: 2027-12-31}}
    investissements:
      - {libelle: Vieux, montant_ttc: 100.00, mise_en_service: 2020-01-01, duree: 2}
      - {libelle: Neuf, montant_ttc: 500.50, mise_en_service: 2025-07-01, duree: 5}
"""


@pytest.fixture
def depot(tmp_path):
    copytree(CAS, tmp_path / "d")
    (tmp_path / "d/data/budgets/2026.yaml").write_text(ANCIEN, encoding="utf-8")
    return tmp_path / "d"


def nouveau(depot, *options):
    code = run(["new", "budget", "2027", *options, "--depot", str(depot)])
    fichier = depot / "data/budgets/2027.yaml"
    return code, fichier.read_text(encoding="utf-8") if fichier.exists() else ""


def test_objects_keys_and_users_stay_amounts_go(depot):
    code, texte = nouveau(depot, "--depuis", "2026")
    assert code == 0
    assert (
        texte.partition("objets:\n")[2]
        == """\
  - code: liste
    libelle: Utilisateurs datés
    utilisateurs:
      - {qui: commune-a}
      - {qui: epci}
    cle: parts
    cle_decision: {reference: D1, le: 2025-12-01}
    parts: {commune-a: 60, epci: 40}
    depenses:
      - libelle: Support
        montant: 730.00
        periode: {du: 2026-01-01, au: 2027-12-31}
        etaler: oui
      # comme en 2026, une fois le montant connu :
      # - {libelle: Licence, montant: …, tiers: "Éditeur: Z"}
    investissements:
      - {libelle: Neuf, montant_ttc: 500.50, mise_en_service: 2025-07-01, duree: 5}

"""
    )


def test_the_new_ledger_reads_and_works_out(depot, capsys):
    nouveau(depot)
    capsys.readouterr()
    assert run(["quota", "2027", "--provisoire", "--depot", str(depot), "--at", "2027-11-02"]) == 0
    assert "Support" not in capsys.readouterr().err


def test_an_empty_repository_gets_an_example(depot):
    (depot / "data/budgets/2026.yaml").unlink()
    code, texte = nouveau(depot)
    assert code == 0
    assert "objets: []" in texte
    assert "#     utilisateurs: tous" in texte


@pytest.mark.parametrize(
    ("options", "dit"), [(("--depuis", "2020"), "il y a 2026"), (("--depuis", "20"), "année")]
)
def test_what_cannot_be_followed(depot, capsys, options, dit):
    code, texte = nouveau(depot, *options)
    assert (code, texte) == (2, "")
    assert dit in capsys.readouterr().err


def test_it_never_overwrites(depot, capsys):
    nouveau(depot)
    avant = (depot / "data/budgets/2027.yaml").read_bytes()
    assert nouveau(depot)[0] == 2
    assert (depot / "data/budgets/2027.yaml").read_bytes() == avant
    assert "existe déjà" in capsys.readouterr().err


def test_each_line_is_kept_or_dropped_for_its_own_reason():
    from datetime import date

    from sicommun.model.budget import Budget, Ecriture, Etalement, Investissement, Objet
    from sicommun.model.utilisateurs import Utilisateur
    from sicommun.quota.report import carry_over, runs_on

    def ecriture(du, au, *, etaler=True):
        periode = Etalement.model_construct(du=du, au=au)
        return Ecriture.model_construct(libelle="x", montant=36_500, periode=periode, etaler=etaler)

    court = ecriture(date(2026, 1, 1), date(2026, 12, 31))
    long_ = ecriture(date(2026, 7, 1), date(2027, 6, 30))
    envers = ecriture(date(2027, 6, 30), date(2026, 7, 1))
    entiere = ecriture(date(2026, 7, 1), date(2027, 6, 30), etaler=False)
    sans = Ecriture.model_construct(libelle="x", montant=1, periode=None, etaler=True)
    assert [runs_on(e, 2027) for e in (court, long_, envers, entiere, sans)] == [
        False,
        True,
        False,
        False,
        False,
    ]
    assert runs_on(ecriture(date(2027, 6, 30), date(2027, 6, 30)), 2027)
    biens = tuple(
        Investissement.model_construct(
            libelle=str(annee),
            montant_ttc=1000,
            subventions=0,
            fctva=0,
            mise_en_service=date(annee, 1, 1),
            duree=2,
        )
        for annee in (2024, 2025, 2026, 2027, 2028)
    )
    objet = Objet(code="o", libelle="O", utilisateurs="tous", du=None, depenses=(), recettes=()).model_copy(
        update={"depenses": (court, long_), "recettes": (long_, court), "investissements": biens}
    )
    neuf = carry_over(Budget.model_construct(exercice=2026, objets=(objet,)), 2027).objets[0]
    assert (neuf.depenses, neuf.recettes) == ((long_,), (long_,))
    assert [bien.libelle for bien in neuf.investissements] == ["2026", "2027", "2028"]
    bornes = (date(2027, 1, 1), date(2026, 12, 31))
    finis = tuple(objet.model_copy(update={"au": au}) for au in bornes)
    restes = carry_over(Budget.model_construct(exercice=2026, objets=finis), 2027)
    assert ([o.au for o in restes.objets], restes.exercice) == ([date(2027, 1, 1)], 2027)
    dates = (date(2026, 5, 1), date(2027, 1, 1), date(2027, 1, 2), None)
    dates_ = tuple(Utilisateur.model_construct(qui="a", du=du, au=None) for du in dates)
    liste = objet.model_copy(update={"utilisateurs": dates_})
    suite = carry_over(Budget.model_construct(exercice=2026, objets=(liste,)), 2027).objets[0]
    assert [u.du for u in suite.utilisateurs] == [None, None, date(2027, 1, 2), None]
    plus_tard = objet.model_copy(update={"du": date(2027, 3, 1)})
    le_jour = objet.model_copy(update={"du": date(2027, 1, 1)})
    repris = carry_over(Budget.model_construct(exercice=2026, objets=(plus_tard, le_jour)), 2027).objets
    assert [o.du for o in repris] == [date(2027, 3, 1), None]
