"""Supposing: the example of the repository, and what a supposition may name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sicommun.cli.erreurs import run

RACINE = Path(__file__).parents[2]
CAS = RACINE / "tests" / "cases" / "quota" / "r1-simple"


@pytest.fixture
def essayer(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    def lancer(texte, *options, depot=CAS, annee="2026"):
        fichier = tmp_path / "essai.yaml"
        fichier.write_text(texte, encoding="utf-8")
        mots = [
            "quota",
            annee,
            "--hypothese",
            str(fichier),
            "--depot",
            str(depot),
            "--at",
            "2027-01-20",
            *options,
        ]
        code = run(mots)
        imprime = capsys.readouterr()
        return code, imprime.out + imprime.err

    return lancer


def payeurs(essayer, texte):
    code, dit = essayer(texte, "--format", "json")
    assert code == 0
    return [(p["avant"], p["apres"]) for p in json.loads(dit)["payeurs"]]


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        (
            "comptages: [{qui: commune-a, postes: 500}]",
            [(500_000, 416_667), (300_000, 416_667), (200_000, 166_666)],
        ),
        ("sans: [commune-b]", [(500_000, 625_000), (300_000, 375_000), (200_000, None)]),
        (
            "objets: [{code: objet, epci_utilise: non}]",
            [(500_000, None), (300_000, 600_000), (200_000, 400_000)],
        ),
        (
            "objets: [{code: objet, cle: parts, parts: {epci: 10, commune-a: 80, commune-b: 10}}]",
            [(500_000, 100_000), (300_000, 800_000), (200_000, 100_000)],
        ),
        (
            "convention: {presence: annee_entiere}",
            [(500_000, 500_000), (300_000, 300_000), (200_000, 200_000)],
        ),
    ],
)
def test_what_each_would_pay(essayer, texte, attendu):
    assert sorted(payeurs(essayer, f"libelle: Essai\n{texte}\n")) == sorted(
        attendu, key=lambda p: (p[0], p[1] or 0)
    )


@pytest.mark.parametrize(
    ("texte", "dit"),
    [
        ("libelle: E\nsans: [commune-c]\n", "QUO030"),
        ("libelle: E\nobjets: [{code: objets, cle: agents}]\n", "vouliez-vous dire « objet » ?"),
        ("libelle: E\nobjet: []\n", "FOR001"),
        ("libelle: [\n", "LEC0"),
        ("", "LEC002"),
    ],
)
def test_what_is_wrong_in_it_is_placed(essayer, texte, dit):
    code, sortie = essayer(texte)
    assert code == 1
    assert dit in sortie
    assert "essai.yaml:1:1" in sortie or "essai.yaml:2:" in sortie


def test_a_file_that_is_not_there(capsys):
    assert run(["quota", "2026", "--hypothese", "/nulle/part.yaml", "--depot", str(CAS)]) == 2
    assert "part.yaml" in capsys.readouterr().err


def test_the_shipped_example_reads_well(capsys, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    fichier = RACINE / "examples" / "hypothese.yaml"
    assert run(["quota", "2024", "--hypothese", str(fichier), "--depot", str(RACINE)]) == 0
    dit = capsys.readouterr().out
    assert "Daix" in dit
    assert dit.count("Σ des parts = Σ des bases") == 2
    assert max(len(ligne) for ligne in dit.splitlines()[1:]) <= 80


def test_what_is_supposed_and_what_is_left_alone():
    """Lists of users, sums outside the keys, counts, membership: each for itself, the rest as it was."""
    from datetime import date

    from sicommun.api.quota.rapport import read_for_quota
    from sicommun.model.hypothese import AdherentSuppose, ComptageSuppose, Hypothese
    from sicommun.quota.hypothese import suppose

    registre = read_for_quota(RACINE / "tests/cases/quota/hypothese-sans").registre
    budget = registre.budgets["2026"]
    faits = {"du": date(2026, 4, 1), "portee": ("B",)}
    hypothese = Hypothese(
        libelle="x",
        sans=("commune-a",),
        avec=(AdherentSuppose.model_construct(qui="commune-b", **faits),),
        comptages=(ComptageSuppose.model_construct(qui="epci", agents=7, mesures={"vm": 3}),),
    )
    suppose_, ailleurs = suppose(hypothese, budget, registre)
    assert [u.qui for u in suppose_.objets[0].utilisateurs] == ["commune-b", "epci"]
    assert [u.qui for u in budget.objets[0].utilisateurs] == ["commune-a", "commune-b", "epci"]
    assert (suppose_.refacturations, suppose_.regularisations) == ((), ())
    assert [ligne.qui for ligne in suppose_.acomptes] == ["commune-b"]
    assert len(budget.refacturations) == len(budget.regularisations) == 1
    assert list(ailleurs.communes) == ["commune-b"]
    faits_b = ailleurs.communes["commune-b"].parcours
    assert [(f.fait, f.le, f.portee) for f in faits_b] == [
        ("reprise", date(2019, 1, 1), ("B",)),
        ("reprise", date(2026, 4, 1), ("B",)),
    ]
    ajoute = faits_b[-1]
    assert (ajoute.convention, ajoute.effet, ajoute.note, ajoute.pieces) == (None, None, None, ())
    (compte,) = ailleurs.epci.comptages
    assert (compte.au, compte.etat, compte.accepte_le) == (date(2026, 12, 31), "accepte", date(2026, 12, 31))
    assert (compte.postes, compte.agents, compte.boites, compte.mesures) == (500, 7, None, {"vm": 3})
    assert registre.epci.comptages[0].agents is None
    assert ailleurs.conventions["2019"] == registre.conventions["2019"]
    assert ailleurs.contrats is registre.contrats
    assert ailleurs.modele is registre.modele


def test_a_count_supposed_from_nothing():
    from datetime import date

    from sicommun.model.hypothese import ComptageSuppose
    from sicommun.quota.hypothese import _count

    compte = _count(ComptageSuppose(qui="a", mesures={}), None, date(2026, 12, 31))
    assert (compte.au, compte.etat, compte.accepte_le) == (date(2026, 12, 31), "accepte", date(2026, 12, 31))
    assert set(vars(compte)) == set(type(compte).model_fields)
    assert (compte.postes, compte.agents, compte.boites, compte.mesures, compte.par) == (
        None,
        None,
        None,
        {},
        None,
    )


def test_only_what_is_written_is_supposed():
    """A key left out says nothing, one written and left empty neither."""
    from sicommun.model.hypothese import ObjetSuppose
    from sicommun.quota.hypothese import _written

    assert _written(ObjetSuppose(code="o", cle="agents", tarif=None)) == {"code": "o", "cle": "agents"}


def test_a_name_that_does_not_exist_is_said_in_the_file_of_the_supposition():
    from sicommun.api.quota.rapport import read_for_quota
    from sicommun.model.hypothese import Hypothese, ObjetSuppose
    from sicommun.quota.hypothese import unknown_names

    registre = read_for_quota(CAS).registre
    hypothese = Hypothese(libelle="x", objets=(ObjetSuppose(code="objets"),)).lue_dans("essai.yaml")
    (constat,) = unknown_names(hypothese, registre.budgets["2026"], registre)
    assert (constat.fichier, constat.finding.path) == ("essai.yaml", ("objets", 0, "code"))


@pytest.mark.parametrize(
    ("fait", "garde"), [("validation", True), ("reprise", True), ("interet", False), ("signature", False)]
)
def test_who_has_been_a_member_keeps_its_past(fait, garde):
    from datetime import date
    from types import SimpleNamespace

    from sicommun.model.commune import Commune
    from sicommun.model.hypothese import AdherentSuppose, Hypothese
    from sicommun.quota.hypothese import _commune

    entree = AdherentSuppose.model_construct(qui="a", du=date(2026, 3, 1), portee=("A",))
    commune = Commune.model_construct(parcours=(SimpleNamespace(fait=fait),), comptages=())
    commune = commune.lue_dans("data/communes/a/commune.yaml")
    parcours = _commune(commune, Hypothese(libelle="x", avec=(entree,)), date(2026, 12, 31)).parcours
    assert [f.fait for f in parcours] == ([fait] if garde else []) + ["reprise"]
