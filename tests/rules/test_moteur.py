"""The engine: premises, subjects and the guard-rails of a declaration."""
# ruff: noqa: ARG005 — a rule has its signature, used or not

from __future__ import annotations

import sys
from datetime import date

import pytest

from sicommun.diagnostics import AVERTISSEMENT, ERREUR, catalogue
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.positions import Finding
from sicommun.rules import moteur
from sicommun.rules.regle import REGLES, Regle, rule
from sicommun.store.modele import load_modele
from sicommun.textes import clause

PAGE = """Une page.

Bon : ceci.

Mauvais : cela.
"""


def une_commune(slug: str, nom: str) -> Commune:
    commune = Commune.model_construct(nom=nom, siren="219999999", parcours=())
    return commune.lue_dans(f"data/communes/{slug}/commune.yaml")


@pytest.fixture
def sans_regles(monkeypatch):
    """Rules declared in a test leave no trace in the catalogue."""
    monkeypatch.setattr(sys.modules["sicommun.diagnostics.catalogue"], "_CATALOGUE", {})
    monkeypatch.setattr(sys.modules["sicommun.rules.regle"], "REGLES", regles := {})
    return regles


def declare(code, verifie, **options):
    verifie.__doc__ = PAGE
    options = {"sur": Commune, "severity": ERREUR, "source": clause("SC-18"), "remede": "corriger", **options}
    return rule(code, "un titre", **options)(verifie)


def joue(monkeypatch, regles, *communes):
    monkeypatch.setattr(moteur, "rules", lambda _: tuple(moteur._premises_first(regles)))
    registre = Registre(modele=load_modele(), communes={commune.slug: commune for commune in communes})
    return [(fiche.code, sujet.nom) for fiche, sujet, _ in moteur.check(registre, date(2025, 1, 1))]


def test_a_rule_whose_premise_failed_is_skipped_for_that_subject_only(sans_regles, monkeypatch):
    regles = sans_regles
    declare("ZZZ001", lambda c, r: [Finding(("nom",), "faux")] if c.nom == "Valombre" else [])
    declare("ZZZ000", lambda c, r: [Finding(("nom",), "aussi")], requires=("ZZZ001",))
    constats = joue(
        monkeypatch, regles, une_commune("valombre", "Valombre"), une_commune("orgeval", "Orgeval")
    )
    assert constats == [("ZZZ001", "Valombre"), ("ZZZ000", "Orgeval")]


def test_a_premise_that_failed_elsewhere_or_on_another_element_silences_nothing(sans_regles, monkeypatch):
    rangs = [Finding(("parcours", rang, "le"), "aussi") for rang in (0, 1)]
    declare("ZZZ001", lambda c, r: [Finding(("parcours", 1, "fait"), "faux")])
    declare("ZZZ000", lambda c, r: rangs, requires=("ZZZ001.parcours",))
    declare("ZZZ002", lambda c, r: rangs[:1], requires=("ZZZ001.siren",))
    declare("ZZZ003", lambda c, r: [Finding(("siren",), "faux")])
    declare("ZZZ004", lambda c, r: rangs, requires=("ZZZ003.siren",))
    constats = joue(monkeypatch, sans_regles, une_commune("valombre", "Valombre"))
    assert [code for code, _ in constats] == ["ZZZ001", "ZZZ000", "ZZZ002", "ZZZ003"]


def test_a_rule_that_depends_on_the_day_is_never_an_error(sans_regles):
    with pytest.raises(ValueError, match="avertissement au plus"):
        declare("ZZZ002", lambda c, r, j: [], au_jour=True)
    with pytest.raises(ValueError, match="avertissement au plus"):
        declare("ZZZ002", lambda c, r, j: [], a_venir=True)
    declare("ZZZ003", lambda c, r, j: [], au_jour=True, severity=AVERTISSEMENT)


@pytest.mark.parametrize(
    ("jour", "aujourd_hui", "avenir"),
    [(2020, 2026, 2026), (2030, 2026, 2030), (2026, None, 2026)],
    ids=["--at dans le passé", "--at dans l'avenir", "sans --at"],
)
def test_what_is_to_come_is_judged_against_the_later_of_two_days(sans_regles, jour, aujourd_hui, avenir):
    recus = {}
    declare("ZZZ000", lambda c, r, j: recus.update(jour=j) or [], au_jour=True, severity=AVERTISSEMENT)
    declare("ZZZ001", lambda c, r, j: recus.update(avenir=j) or [], a_venir=True, severity=AVERTISSEMENT)
    regles = tuple(sans_regles.values())
    registre = Registre(modele=load_modele(), communes={"v": une_commune("v", "Valombre")})
    present = date(aujourd_hui, 1, 1) if aujourd_hui else None
    with pytest.MonkeyPatch.context() as remplace:
        remplace.setattr(moteur, "rules", lambda _: regles)
        assert list(moteur.check(registre, date(jour, 1, 1), aujourd_hui=present)) == []
    assert recus == {"jour": date(jour, 1, 1), "avenir": date(avenir, 1, 1)}


def test_a_rule_without_its_page_or_with_a_code_already_taken_is_refused(sans_regles):
    declare("ZZZ004", lambda c, r: [])
    with pytest.raises(ValueError, match="déclaré deux fois"):
        declare("ZZZ004", lambda c, r: [])
    with pytest.raises(ValueError, match="bon et un mauvais"):
        rule("ZZZ005", "t", sur=Commune, severity=ERREUR, source=clause("SC-18"), remede="r")(lambda c, r: [])


def test_every_rule_of_the_house_is_found_by_walking_the_folder():
    moteur.rules()
    assert set(REGLES) <= {fiche.code for fiche in catalogue()}
    assert all(isinstance(regle, Regle) for regle in REGLES.values())


@pytest.mark.parametrize("famille", moteur.SEULES)
def test_a_family_asked_for_alone_is_whole_in_its_modules(famille):
    modules = {r.verifie.__module__ for r in moteur.rules() if r.fiche.code.startswith(famille)}
    assert modules == {f"sicommun.rules.{nom}" for nom in moteur.SEULES[famille]}, "compléter moteur.SEULES"


def test_some_records_may_be_looked_at_alone(sans_regles, monkeypatch):
    declare("ZZZ000", lambda c, r: [Finding(("nom",), "faux")])
    communes = une_commune("a", "A"), une_commune("b", "B")
    registre = Registre(modele=load_modele(), communes={c.slug: c for c in communes})
    monkeypatch.setattr(moteur, "rules", lambda _: tuple(sans_regles.values()))
    vus = [sujet.nom for _, sujet, _ in moteur.check(registre, date(2025, 1, 1), sur=(communes[1],))]
    assert vus == ["B"]
