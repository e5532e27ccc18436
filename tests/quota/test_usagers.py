"""Who uses an object: by its portée or that of its services, on its own days, said at its place."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from sicommun.quota.usagers import Presences, everybody, portee_of

POSTES = "comptages: [{{au: 2026-12-31, postes: {}, etat: accepte, accepte_le: 2027-01-10}}]"
DEUX = {"a": POSTES.format(30), "b": POSTES.format(20)}
REPRISE = "parcours: [{{le: 2019-01-01, fait: reprise, portee: [{}]}}]"


def objet(**cles):
    corps = {"utilisateurs": "tous", "epci_utilise": "non"} | cles
    lignes = ["- code: o", "  libelle: O", *(f"  {cle}: {valeur}" for cle, valeur in corps.items() if valeur)]
    return "\n".join([*lignes, "  depenses: [{libelle: D, montant: 100.00}]"])


def contrat(*portee):
    return SimpleNamespace(code="A007", portee=portee)


@pytest.mark.parametrize(
    ("portee", "services", "attendu"),
    [
        (("B",), (), ("B",)),
        (("B",), ("A007",), ("B",)),
        ((), ("A007",), ("B/telecoms", "A")),
        ((), ("A999", "A007"), ("B/telecoms", "A")),
        ((), ("A999",), ()),
        ((), (), ()),
    ],
)
def test_what_an_object_serves(portee, services, attendu):
    """Its own portée first; without one, that of the contracts of its services, unknown ones left aside."""
    registre = SimpleNamespace(contrats={"A007": contrat("B/telecoms", "A")})
    assert portee_of(SimpleNamespace(portee=portee, services=services), registre) == attendu


@pytest.mark.parametrize(("portee", "qui"), [("[B]", ["a"]), ("[A]", ["b"]), ("[A, B]", ["a", "b"])])
def test_only_who_is_a_member_on_the_portee(etat, parts, portee, qui):
    communes = {
        nom: f"{texte}\n{REPRISE.format(p)}" for (nom, texte), p in zip(DEUX.items(), "BA", strict=True)
    }
    assert sorted(parts(etat(objet(portee=portee), communes))) == qui


SUSPENDU = """parcours:
  - {le: 2019-01-01, fait: reprise, portee: [B]}
  - {le: 2026-03-01, fait: exclusion_temporaire, portee: [B], jusqu_au: 2026-03-31, justification: essai}
"""


@pytest.mark.parametrize(("quote_part", "jours"), [("due", 365), ("suspendue", 334)])
def test_a_temporary_exclusion_leaves_the_share_due_or_not(etat, quote_part, jours):
    communes = {"a": f"{DEUX['a']}\n{SUSPENDU}", "b": DEUX["b"]}
    choix = {"exclusion_temporaire": f"{{quote_part: {quote_part}}}"}
    calcul = etat(objet(portee="[B]"), communes, **choix)
    assert [part.jours for part in calcul.objets[0].parts] == [jours, 365]


@pytest.mark.parametrize(
    ("bornes", "jours"),
    [
        ({}, 365),
        ({"du": "2026-12-31"}, 1),
        ({"au": "2026-01-01"}, 1),
        ({"du": "2026-03-01", "au": "2026-03-31"}, 31),
        ({"du": "2020-01-01", "au": "2030-01-01"}, 365),
    ],
)
def test_the_days_are_those_of_the_object(etat, bornes, jours):
    assert [part.jours for part in etat(objet(**bornes), DEUX).objets[0].parts] == [jours, jours]


def test_each_user_is_said_at_its_place(etat):
    from sicommun.trace import find

    def lieux(calcul):
        return {p.usager.qui: find(p.step, "présence").origine.chemin for p in calcul.objets[0].parts}

    liste = etat(objet(utilisateurs="[{qui: b}, {qui: a}]", epci_utilise=""), DEUX)
    assert lieux(liste) == {
        "a": ("objets", 0, "utilisateurs", 1, "qui"),
        "b": ("objets", 0, "utilisateurs", 0, "qui"),
    }
    tous = etat(objet(epci_utilise="oui"), DEUX, epci=POSTES.format(5))
    assert lieux(tous) == {
        "epci": ("objets", 0, "epci_utilise"),
        "a": ("objets", 0, "utilisateurs"),
        "b": ("objets", 0, "utilisateurs"),
    }


def test_an_unknown_user_is_said_and_the_others_go_on(etat, parts):
    calcul = etat(objet(utilisateurs="[{qui: a}, {qui: z}, {qui: b}]", epci_utilise=""), DEUX)
    (constat,) = calcul.constats
    assert (constat.fiche.code, constat.fichier) == ("QUO009", "data/budgets/2026.yaml")
    assert constat.finding.path == ("objets", 0, "utilisateurs", 1, "qui")
    assert constat.finding.message == "« z » n'est ni l'EPCI ni un adhérent que l'on puisse lire"
    assert parts(calcul) == {"a": 6_000, "b": 4_000}


def test_everybody_is_the_epci_then_the_folders():
    epci = SimpleNamespace(siren="2", nom="E", fichier="data/epci.yaml", comptages=())
    commune = SimpleNamespace(siren="1", nom="A", fichier="f", comptages=("c",))
    registre = SimpleNamespace(epci=epci, communes={"b": commune, "a": commune})
    assert list(everybody(registre)) == [
        ("epci", "2", "E", "data/epci.yaml", (), epci),
        ("a", "1", "A", "f", ("c",), commune),
        ("b", "1", "A", "f", ("c",), commune),
    ]
    assert [u.qui for u in everybody(SimpleNamespace(epci=None, communes={}))] == []
    assert list(Presences(registre, 2026).usagers) == ["epci", "a", "b"]


def test_the_epci_is_a_member_all_year_round():
    epci = SimpleNamespace(siren="2", nom="E", fichier="data/epci.yaml", comptages=())
    presences = Presences(SimpleNamespace(epci=epci, communes={}), 2028)
    (periode,) = presences.member_days(presences.usagers["epci"], ("B",), suspension_due=True)
    assert (periode.du, periode.au) == (date(2028, 1, 1), date(2028, 12, 31))
