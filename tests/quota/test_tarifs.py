"""Shares at a rate: shown, placed, never a margin; its staff settled by `ac` in the same proportion."""

from __future__ import annotations

import pytest

from sicommun.trace import find

POSTES = "comptages: [{{au: 2026-12-31, postes: {}, etat: accepte, accepte_le: 2027-01-10}}]"
DEUX = {"a": POSTES.format(3), "b": POSTES.format(1)}
CONVENTION = "data/conventions/2019.yaml"


def objet(depenses, **cles):
    corps = {"utilisateurs": "tous", "epci_utilise": "non", "cle": "forfait"} | cles
    lignes = ["- code: o", "  libelle: O", *(f"  {cle}: {valeur}" for cle, valeur in corps.items() if valeur)]
    return "\n".join([*lignes, f"  depenses: [{depenses}]"])


AGENTS = "{{libelle: Agents, montant: {}, nature: personnel}}"
LICENCES = "{{libelle: Licences, montant: {}}}"


def test_the_rate_is_a_step_with_its_place(etat):
    calcul = etat(objet(LICENCES.format("100.00"), tarif="1.50", mesure="postes"), DEUX)
    pas = find(calcul.objets[0].parts[0].step, "tarif")
    assert (pas.valeur, pas.unite, pas.clause) == (150, "centimes", "BUD-06")
    assert pas.detail == "par an et par unité (postes)"
    assert pas.origine == ("data/budgets/2026.yaml", ("objets", 0, "tarif"))
    general = etat(objet(LICENCES.format("100.00")), DEUX, tarif_forfait="1.50")
    assert find(general.objets[0].parts[0].step, "tarif").origine == (CONVENTION, ("tarif_forfait",))


def test_without_a_rate_nothing_is_shared(etat):
    calcul = etat(objet(LICENCES.format("100.00")), DEUX, epci=POSTES.format(1))
    (constat,) = calcul.constats
    assert (constat.fiche.code, constat.finding.path) == ("QUO006", ("objets", 0, "cle"))
    assert (calcul.objets[0].parts, calcul.objets[0].ecart, calcul.payeurs) == ((), 0, ())
    sans_place = etat(objet(LICENCES.format("100.00"), cle=""), DEUX, cle_par_defaut="forfait")
    assert sans_place.constats[0].fiche.code == "QUO006"


def test_brought_down_to_the_base_it_says_so_and_rounds_as_agreed(etat, parts, codes):
    trois = {"a": POSTES.format(2), "b": POSTES.format(2)}
    choix = {"epci_utilise": "oui", "tarif": "99.00"}
    calcul = etat(objet(LICENCES.format("100.01"), **choix), trois, epci=POSTES.format(3))
    assert parts(calcul) == {"epci": 4_286, "a": 2_858, "b": 2_857}
    residu = etat(
        objet(LICENCES.format("100.01"), arrondi="residu_gestionnaire", **choix), trois, epci=POSTES.format(3)
    )
    assert parts(residu) == {"epci": 4_287, "a": 2_857, "b": 2_857}
    assert codes(residu) == ["QUO025"]
    assert residu.objets[0].ecart == 0
    pas = find(residu.objets[0].parts[0].step, "tarif")
    assert pas.detail.endswith("; rapporterait 693,00\u00a0€, ramené à la base nette")
    sans = objet(
        LICENCES.format("100.01"), **choix | {"arrondi": "residu_gestionnaire", "epci_utilise": "non"}
    )
    assert codes(etat(sans, trois)) == ["QUO025", "QUO024"]


@pytest.mark.parametrize(
    ("depenses", "attendu"),
    [
        ((AGENTS.format("60.00"), LICENCES.format("40.00")), {"a": 270, "b": 90}),  # 60 % of 4.50 and 1.50
        ((AGENTS.format("100.00"),), {"a": 450, "b": 150}),
        ((LICENCES.format("100.00"),), {"a": 0, "b": 0}),
        ((AGENTS.format("33.33"), LICENCES.format("66.67")), {"a": 150, "b": 50}),  # 149.985 and 49.995
    ],
)
def test_the_staff_of_a_rate_is_settled_in_proportion(etat, depenses, attendu):
    calcul = etat(objet(", ".join(depenses), tarif="1.50"), DEUX, personnel="ac")
    assert {part.usager.qui: part.cents for part in calcul.objets[0].parts} == {"a": 450, "b": 150}
    assert {part.usager.qui: part.ac for part in calcul.objets[0].parts} == attendu


def test_the_ac_never_settles_more_than_a_share_at_a_rate(etat):
    """Staff for 100, receipts for 80: the base is 20, and the staff five times as much."""
    budget = objet(AGENTS.format("100.00"), tarif="1.50") + "\n  recettes: [{libelle: R, montant: 80.00}]"
    calcul = etat(budget, DEUX, personnel="ac")
    assert [(part.cents, part.ac) for part in calcul.objets[0].parts] == [(450, 450), (150, 150)]
    assert [ligne.solde for ligne in calcul.payeurs if ligne.payeur.qui != "epci"] == [0, 0]


def test_a_base_of_nothing_settles_nothing(etat):
    budget = objet(AGENTS.format("100.00"), tarif="0.00") + "\n  recettes: [{libelle: R, montant: 100.00}]"
    calcul = etat(budget, DEUX, personnel="ac")
    assert [(part.cents, part.ac) for part in calcul.objets[0].parts] == [(0, 0), (0, 0)]
    assert calcul.objets[0].ecart == 0


@pytest.mark.parametrize("arrondi", ["plus_forts_restes", "residu_gestionnaire"])
def test_when_all_is_staff_the_ac_settles_all_to_the_cent(etat, arrondi):
    """The staff is rounded as the base is: no credit of a cent comes out of two ways of rounding."""
    trois = {"a": POSTES.format(2), "b": POSTES.format(2)}
    budget = objet(AGENTS.format("100.01"), cle="", epci_utilise="oui", arrondi=arrondi)
    calcul = etat(budget, trois, epci=POSTES.format(3), personnel="ac")
    assert [ligne.solde for ligne in calcul.payeurs[1:]] == [0, 0]
    assert all(part.ac == part.cents for part in calcul.objets[0].parts)
