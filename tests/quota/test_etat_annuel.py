"""The yearly statement: the worked examples of the trade, then each choice and each refusal."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sicommun.quota.arret import inputs

EPCI_500 = "comptages: [{au: 2026-12-31, postes: 500, etat: accepte, accepte_le: 2027-01-10}]"
A_300 = "comptages: [{au: 2026-12-31, postes: 300, etat: accepte, accepte_le: 2027-01-10}]"
B_200 = "comptages: [{au: 2026-12-31, postes: 200, etat: accepte, accepte_le: 2027-01-10}]"
TROIS = {"a": A_300, "b": B_200}


def objet(depenses="10000.00", **cles):
    """Write an object used by everybody, the EPCI included."""
    corps = {"utilisateurs": "tous", "epci_utilise": "oui"} | cles
    lignes = [f"    {cle}: {valeur}" for cle, valeur in corps.items() if valeur]
    return "\n".join(
        [
            "- code: o",
            "  libelle: Objet",
            *(ligne[2:] for ligne in lignes),
            f"  depenses: [{{libelle: D, montant: {depenses}}}]",
        ]
    )


def test_r1_simple(etat, parts, codes):
    calcul = etat(objet(), TROIS, epci=EPCI_500)
    assert parts(calcul) == {"epci": 500_000, "a": 300_000, "b": 200_000}
    assert codes(calcul) == []


def test_r3_the_residue_goes_to_the_manager(etat, parts):
    communes = {"a": A_300.replace("300", "2"), "b": B_200.replace("200", "2")}
    epci = EPCI_500.replace("500", "3")
    assert parts(etat(objet("100.01"), communes, epci=epci)) == {"epci": 4_286, "a": 2_858, "b": 2_857}
    residu = etat(objet("100.01"), communes, epci=epci, arrondi="residu_gestionnaire")
    assert parts(residu) == {"epci": 4_287, "a": 2_857, "b": 2_857}


def test_r4_two_communes_alone_fall_back_on_remainders(etat, parts, codes):
    communes = {"a": A_300.replace("300", "120"), "b": B_200.replace("200", "85")}
    for arrondi in ("plus_forts_restes", "residu_gestionnaire"):
        calcul = etat(objet("4815.37", epci_utilise="non"), communes, epci=EPCI_500, arrondi=arrondi)
        assert parts(calcul) == {"a": 281_875, "b": 199_662}
        assert codes(calcul) == (["QUO024"] if arrondi == "residu_gestionnaire" else [])


def test_r5_who_enters_in_july_pays_for_184_days(etat, parts):
    communes = {"a": A_300, "b": f"{B_200}\nparcours: [{{le: 2026-07-01, fait: reprise, portee: [B]}}]"}
    calcul = etat(objet("24000.00", portee="[B]"), communes, epci=EPCI_500)
    assert parts(calcul) == {"epci": 1_332_117, "a": 799_270, "b": 268_613}
    entiere = etat(objet("24000.00", portee="[B]"), communes, epci=EPCI_500, presence="annee_entiere")
    assert parts(entiere) == {"epci": 1_200_000, "a": 720_000, "b": 480_000}


def test_r7_net_of_receipts_with_an_investment(etat, parts):
    budget = (
        objet("58200.00")
        + """
  recettes: [{libelle: Subvention, montant: 8200.00}]
  investissements:
    - {libelle: Serveur, montant_ttc: 36000.00, fctva: 5905.44, mise_en_service: 2026-01-01, duree: 5}
"""
    )
    calcul = etat(budget, TROIS, epci=EPCI_500)
    assert calcul.base == 5_601_891
    assert parts(calcul) == {"epci": 2_800_946, "a": 1_680_567, "b": 1_120_378}


def test_r9_a_credit(etat, parts):
    assert parts(etat(objet("-1234.57"), TROIS, epci=EPCI_500)) == {
        "epci": -61_729,
        "a": -37_037,
        "b": -24_691,
    }


@pytest.mark.parametrize(("definitif", "solde"), [("11820.40", 194_386), ("9200.00", -67_654)])
def test_r10_advances_are_taken_off_and_a_credit_shows(etat, definitif, solde):
    acompte = "acomptes: [{qui: a, libelle: Acompte, montant: 9876.54}]"
    calcul = etat(objet(definitif, epci_utilise="", utilisateurs="[{qui: a}]"), TROIS, suite=acompte)
    assert [ligne.solde for ligne in calcul.payeurs] == [solde]


def test_r13_a_rate_and_the_gap_borne_by_the_epci(etat, parts):
    communes = {"a": A_300.replace("300", "47")}
    budget = objet("2000.00", cle="forfait", tarif="38.50", epci_utilise="non")
    calcul = etat(budget, communes, epci=EPCI_500)
    assert parts(calcul) == {"a": 180_950}
    assert calcul.objets[0].ecart == 19_050
    assert [(ligne.payeur.qui, ligne.quote_part) for ligne in calcul.payeurs] == [
        ("epci", 19_050),
        ("a", 180_950),
    ]


def test_a_rate_never_makes_a_margin(etat, parts, codes):
    budget = objet("1000.00", cle="forfait", tarif="10.00", epci_utilise="non")
    calcul = etat(budget, TROIS, epci=EPCI_500)
    assert parts(calcul) == {"a": 60_000, "b": 40_000}
    assert codes(calcul) == ["QUO025"]


def test_a_unit_cost_without_a_rate_is_the_real_cost(etat, parts):
    calcul = etat(objet("1000.00", cle="cout_unitaire", epci_utilise="non"), TROIS, epci=EPCI_500)
    assert parts(calcul) == {"a": 60_000, "b": 40_000}


def test_a_flat_rate_needs_its_rate(etat, codes):
    assert codes(etat(objet(cle="forfait"), TROIS, epci=EPCI_500)) == ["QUO006"]


def test_fixed_percentages(etat, parts, codes):
    budget = objet("100.01", cle="parts", parts="{epci: 50, a: 30, b: 20}")
    assert parts(etat(budget, TROIS, epci=EPCI_500)) == {"epci": 5_001, "a": 3_000, "b": 2_000}
    faux = objet(cle="parts", parts="{epci: 50, a: 30, d: 20}")
    assert codes(etat(faux, TROIS, epci=EPCI_500)) == ["QUO008"]


def test_each_part_of_a_mixed_key_is_normalised_on_its_own(etat, parts):
    """60 % workstations (500, 300, 200) and 40 % agents (100, 100, 200): by hand 40 %, 28 %, 32 %."""
    agents = {"epci": 100, "a": 100, "b": 200}
    avec = {
        nom: texte.replace("etat:", f"agents: {agents[nom]}, etat:")
        for nom, texte in {"epci": EPCI_500, "a": A_300, "b": B_200}.items()
    }
    budget = objet("1000.00", cle="mixte", mixte="[{cle: postes, poids: 0.6}, {cle: agents, poids: 0.4}]")
    calcul = etat(budget, {"a": avec["a"], "b": avec["b"]}, epci=avec["epci"])
    assert parts(calcul) == {"epci": 40_000, "a": 28_000, "b": 32_000}


def test_inhabitants_and_the_share_of_the_epci(etat, parts, codes):
    trop_recente = "{millesime: 2024, municipale: 1, totale: 1}"
    a = f"populations: [{{millesime: 2023, municipale: 700, totale: 750}}, {trop_recente}]"
    b = "populations: [{millesime: 2022, municipale: 240, totale: 250}]"
    budget = objet("1000.00", cle="habitants", part_epci="20")
    assert parts(etat(budget, {"a": a, "b": b}, epci=EPCI_500)) == {"epci": 20_000, "a": 60_000, "b": 20_000}
    assert codes(etat(objet(cle="habitants"), {"a": a, "b": b}, epci=EPCI_500)) == ["QUO005"]
    sans = "populations: [{millesime: 2023, municipale: 700}]"
    assert codes(etat(budget, {"a": sans, "b": b}, epci=EPCI_500)) == ["QUO004"]


@pytest.mark.parametrize(
    ("choix", "attendu"),
    [
        ("31_decembre", {"a": 30_000, "b": 70_000}),  # 30 and 70
        ("1er_janvier", {"a": 20_000, "b": 80_000}),  # 10 and 40
        ("moyenne", {"a": 32_258, "b": 67_742}),  # (10 + 60 + 30) / 3 and (40 + 70 + 100) / 3
        ("jour_par_jour", {"a": 28_974, "b": 71_026}),  # see below
    ],
)
def test_which_count_weighs(etat, parts, comptages, choix, attendu):
    """Day by day: `a` has 10 for 273 days, 60 for 91, 30 for 1; `b` has 40 for 180, 70 for 184, 70 for 1."""
    a = comptages(("2025-12-31", 10), ("2026-10-01", 60), ("2026-12-31", 30))
    b = comptages(("2025-12-31", 40), ("2026-06-30", 70), ("2026-12-31", 70))
    jours = {"a": 10 * 273 + 60 * 91 + 30, "b": 40 * 180 + 70 * 185}
    if choix == "jour_par_jour":
        assert round(100_000 * jours["a"] / sum(jours.values())) == attendu["a"]
    if choix == "moyenne":
        b = comptages(("2025-12-31", 40), ("2026-06-30", 70), ("2026-12-31", 100))
    calcul = etat(objet("1000.00", epci_utilise="non"), {"a": a, "b": b}, comptage=choix)
    assert parts(calcul) == attendu


def test_a_count_of_another_year_is_carried_only_in_a_provisional_result(etat, codes):
    ancien = A_300.replace("2026-12-31", "2025-12-31")
    assert codes(etat(objet(), {"a": ancien, "b": B_200}, epci=EPCI_500)) == ["QUO022"]


def test_who_has_left_keeps_its_last_count(etat, parts, codes):
    parti = (
        A_300.replace("2026-12-31", "2025-12-31")
        + "\nparcours: [{le: 2019-01-01, fait: reprise, portee: [B]}, {le: 2026-07-01, fait: sortie_epci}]"
    )
    calcul = etat(objet("1000.00", epci_utilise="non", portee="[B]"), {"a": parti, "b": B_200}, epci=EPCI_500)
    assert [part.jours for part in calcul.objets[0].parts] == [181, 365]
    assert parts(calcul) == {"a": 42_655, "b": 57_345}
    assert codes(calcul) == []


def test_a_missing_count_stops_the_object_and_names_the_file(etat, codes):
    calcul = etat(objet(), {"a": "", "b": B_200}, epci=EPCI_500)
    assert codes(calcul) == ["QUO001"]
    assert calcul.constats[0].fichier == "data/communes/a/commune.yaml"
    assert "{au: 2026-12-31, postes: …" in calcul.constats[0].finding.advice


def test_an_unknown_key_offers_the_nearest(etat, codes):
    calcul = etat(objet(cle="poste"), TROIS, epci=EPCI_500)
    assert codes(calcul) == ["QUO007"]
    assert "vouliez-vous dire « postes »" in calcul.constats[0].finding.message


def test_nobody_to_bear_it(etat, codes):
    vides = {nom: texte.replace("300", "0").replace("200", "0") for nom, texte in TROIS.items()}
    assert codes(etat(objet(epci_utilise="non"), vides, epci=EPCI_500)) == ["QUO003"]


def test_an_open_question_makes_the_result_provisional(etat, parts, codes):
    calcul = etat(objet(), TROIS, epci=EPCI_500, comptage="", arrondi="")
    assert codes(calcul) == ["QUO020"]
    assert (
        "comptage (31_decembre supposé), arrondi (plus_forts_restes supposé)"
        in calcul.constats[0].finding.message
    )
    assert parts(calcul) == {"epci": 500_000, "a": 300_000, "b": 200_000}
    assert codes(etat(objet(comptage="31_decembre"), TROIS, epci=EPCI_500, comptage="")) == []


@pytest.mark.parametrize(
    ("personnel", "base", "ac"), [("inclus", 10_000, 0), ("exclu", 4_000, 0), ("ac", 10_000, 3_600)]
)
def test_staff_is_in_or_out_or_settled_by_ac(etat, personnel, base, ac):
    budget = """
    - code: o
      libelle: Objet
      utilisateurs: tous
      epci_utilise: non
      depenses:
        - {libelle: Agents, montant: 60.00, nature: personnel}
        - {libelle: Licences, montant: 40.00}
    """
    calcul = etat(budget, TROIS, epci=EPCI_500, personnel=personnel)
    assert calcul.base == base
    assert calcul.payeurs[0].ac == ac
    assert calcul.payeurs[0].solde == calcul.payeurs[0].quote_part - ac


def test_without_tax(etat):
    budget = objet().replace("montant: 10000.00", "montant: 120.00, tva: 20.00")
    assert etat(budget, TROIS, epci=EPCI_500, tva="ht").base == 10_000
    assert etat(budget, TROIS, epci=EPCI_500, tva="ttc").base == 12_000


def test_who_is_invoiced_for_another(etat):
    ccas = f"nature: ccas\nrattache_a: a\npayeur: a\n{B_200}"
    calcul = etat(objet(), {"a": A_300, "b": ccas}, epci=EPCI_500)
    assert [(ligne.payeur.qui, ligne.quote_part) for ligne in calcul.payeurs] == [
        ("epci", 500_000),
        ("a", 500_000),
    ]


def test_a_listed_user_that_is_no_member_pays_only_with_a_ground(etat, parts):
    dehors = f"{B_200}\nparcours: []"
    liste = "[{qui: epci}, {qui: a}, {qui: b}]"
    sans = etat(
        objet(utilisateurs=liste, epci_utilise="", portee="[B]"), {"a": A_300, "b": dehors}, epci=EPCI_500
    )
    assert parts(sans) == {"epci": 625_000, "a": 375_000}
    avec = etat(
        objet(
            utilisateurs=liste, epci_utilise="", portee="[B]", fondement="Convention de prestation du 3 mars"
        ),
        {"a": A_300, "b": dehors},
        epci=EPCI_500,
    )
    assert parts(avec) == {"epci": 500_000, "a": 300_000, "b": 200_000}


def test_two_periods_of_one_user(etat, parts):
    liste = "[{qui: a, du: 2026-01-01, au: 2026-01-31}, {qui: a, du: 2026-12-01}, {qui: b}]"
    calcul = etat(objet(utilisateurs=liste, epci_utilise=""), TROIS, epci=EPCI_500)
    assert [part.jours for part in calcul.objets[0].parts] == [62, 365]


def test_every_figure_has_its_place(etat):
    from sicommun.trace import walk

    calcul = etat(objet(), TROIS, epci=EPCI_500)
    part = calcul.objets[0].parts[1]
    etapes = {etape.libelle: etape for etape in walk(part.step)}
    assert etapes["postes au 31 décembre 2026"].origine == (
        "data/communes/a/commune.yaml",
        ("comptages", 0, "postes"),
    )
    assert etapes["D"].origine == ("data/budgets/2026.yaml", ("objets", 0, "depenses", 0, "montant"))
    assert etapes["clé postes"].valeur == (300, 1000)
    assert etapes["part exacte"].valeur == 300_000


def test_a_mixed_key_is_made_of_simple_ones(etat, codes):
    for cle in ("mixte", "forfait", "cout_unitaire"):
        calcul = etat(objet(cle="mixte", mixte=f"[{{cle: {cle}, poids: 1}}]"), TROIS, epci=EPCI_500)
        assert codes(calcul) == ["QUO011"]
        assert calcul.constats[0].finding.path == ("objets", 0, "mixte", 0, "cle")


def test_an_unknown_measure_is_placed_where_it_is_named(etat):
    places = {
        "mesure": objet(cle="forfait", tarif="1.00", mesure="poste"),
        "cle": objet(cle="cout_unitaire", mesure="").replace("cle: cout_unitaire", "cle: poste"),
        ("mixte", 0, "cle"): objet(cle="mixte", mixte="[{cle: poste, poids: 1}]"),
    }
    for place, budget in places.items():
        (constat,) = etat(budget, TROIS, epci=EPCI_500).constats
        suite = place if isinstance(place, tuple) else (place,)
        assert (constat.fiche.code, constat.finding.path) == ("QUO007", ("objets", 0, *suite))
        assert "vouliez-vous dire « postes »" in constat.finding.message
    (constat,) = etat(objet(cle="forfait", tarif="1.00", mesure="parts"), TROIS, epci=EPCI_500).constats
    assert "« parts »" not in constat.finding.message.partition("vouliez-vous dire")[2]


def test_counts_of_nothing_that_nobody_has_accepted_bear_nothing_either(etat, codes):
    vides = {
        nom: f"comptages: [{{au: {jour}, postes: 0, etat: propose}}]"
        for nom, jour in (("a", "2026-12-31"), ("b", "2025-12-31"))
    }
    assert sorted(codes(etat(objet(epci_utilise="non"), vides))) == ["QUO003", "QUO022", "QUO023", "QUO023"]


PARTI = "parcours: [{le: 2019-01-01, fait: reprise, portee: [B]}, {le: 2026-07-01, fait: sortie_epci}]"


@pytest.mark.parametrize(
    ("comptage", "presence", "attendu"),
    [
        ("31_decembre", "jours", 100 * 181),
        ("31_decembre", "annee_entiere", 100 * 365),
        ("1er_janvier", "jours", 50 * 181),
        ("moyenne", "jours", 75 * 181),
        ("jour_par_jour", "jours", 50 * 90 + 100 * 91),  # 100 from 1 April on
        ("jour_par_jour", "annee_entiere", 50 * 90 + 100 * 275),
    ],
)
def test_what_is_counted_after_a_departure_is_not_read(etat, comptages, comptage, presence, attendu):
    """Somebody who left on 30 June, counted at zero in December because its machines are its own again."""
    apres = comptages(("2025-12-31", 50), ("2026-04-01", 100), ("2026-12-31", 0))
    reste = comptages(("2025-12-31", 1), ("2026-12-31", 1))
    calcul = etat(
        objet("1000.00", epci_utilise="non", portee="[B]"),
        {"a": f"{apres}\n{PARTI}", "b": reste},
        comptage=comptage,
        presence=presence,
    )
    part = calcul.objets[0].parts[0]
    assert part.exacte == Fraction(100_000 * attendu, attendu + 365)


def test_an_object_that_ends_in_the_year_still_reads_its_last_day(etat, comptages):
    """Nobody has left: the object itself is over; the choice 31_decembre holds for all alike."""
    a, b = (
        comptages(("2025-12-31", 10), ("2026-12-31", 30)),
        comptages(("2025-12-31", 10), ("2026-12-31", 10)),
    )
    calcul = etat(objet("1000.00", epci_utilise="non", au="2026-06-30"), {"a": a, "b": b})
    assert [part.cents for part in calcul.objets[0].parts] == [75_000, 25_000]


def test_the_same_ledger_in_the_same_register_is_worked_out_once():
    from sicommun.quota.etat_annuel import _Donnees

    un, deux, registre, autre = object(), object(), object(), object()
    assert _Donnees(un, registre) == _Donnees(un, registre)
    assert hash(_Donnees(un, registre)) == hash(_Donnees(un, registre))
    assert _Donnees(un, registre) != _Donnees(deux, registre)
    assert _Donnees(un, registre) != _Donnees(un, autre)
    assert _Donnees(un, registre) != (un, registre)
    assert len({hash(_Donnees(b, r)) for b in (un, deux) for r in (registre, autre)}) == 4


def test_what_changes_much_is_said_beyond_the_threshold_only(etat):
    from sicommun.quota.etat_annuel import variations

    calcul = etat(objet("1000.00"), TROIS, epci=EPCI_500)
    sirens = [ligne.payeur.siren for ligne in calcul.payeurs]  # 500.00, 300.00 and 200.00
    avant = dict(zip(sirens, (50_000, 25_000, 0), strict=True))
    dits = [c.finding.message for c in variations(calcul, avant, 20)]
    assert dits == []  # exactly 20 % more is not beyond, and nothing is compared with nothing
    (seul,) = variations(calcul, {sirens[1]: 24_999}, 20)
    assert (seul.fiche.code, seul.fichier) == ("QUO026", "data/communes/a/commune.yaml")
    assert seul.finding.message == "A : 300,00\u00a0€, 249,99\u00a0€ en 2025 (seuil : 20 %)"
    avant = dict(zip(sirens, (0, 400_00, 100_00), strict=True))
    assert [c.fichier for c in variations(calcul, avant, 20)] == [
        "data/communes/a/commune.yaml",
        "data/communes/b/commune.yaml",
    ]
    assert list(variations(calcul, avant, None)) == []
    negatif = {sirens[1]: -30_000}
    assert len(list(variations(calcul, negatif, 199))) == 1
    assert len(list(variations(calcul, negatif, 200))) == 0


def test_an_investment_is_no_staff_and_its_aid_is_said(etat):
    bien = "{libelle: S, montant_ttc: 100.00, mise_en_service: 2026-01-01, duree: 2"
    net = "amortissement sur 2 ans de 100,00\u00a0€"
    fin = "en service le 1er janvier 2026 ; cumul fin 2026 {}\u00a0€ − fin 2025 0,00\u00a0€"
    for aide, moins, cumul in (
        ("", "", "50,00"),
        (", fctva: 16.40", " − 16,40\u00a0€ de subventions et FCTVA", "41,80"),
    ):
        dit = f"{net}{moins}, {fin.format(cumul)}"
        budget = objet("60.00") + f"\n  investissements: [{bien}{aide}}}]"
        calcul = etat(budget, TROIS, epci=EPCI_500, personnel="ac")
        assert calcul.objets[0].base.entrees[-1].detail == dit
        assert [ligne.ac for ligne in calcul.payeurs] == [0, 0, 0]
        assert calcul.base == 6_000 + (5_000 if not aide else 4_180)
    avec = objet("60.00").replace("montant: 60.00", "montant: 60.00, nature: personnel")
    calcul = etat(f"{avec}\n  investissements: [{bien}}}]", TROIS, epci=EPCI_500, personnel="ac")
    assert [ligne.ac for ligne in calcul.payeurs] == [0, 1_800, 1_200]


def test_an_expense_spread_over_one_day(etat, codes):
    jour = "periode: {du: 2026-05-01, au: 2026-05-01}"
    budget = objet("60.00").replace("montant: 60.00", f"montant: 60.00, etaler: oui, {jour}")
    calcul = etat(budget, TROIS, epci=EPCI_500)
    assert (calcul.base, codes(calcul)) == (6_000, [])


def test_a_key_of_zeros_in_a_mixed_one_leaves_its_weight_to_the_others(etat, parts):
    sans = {n: t.replace("etat:", "agents: 0, etat:") for n, t in (("a", A_300), ("b", B_200))}
    budget = objet("1000.00", cle="mixte", mixte="[{cle: postes, poids: 0.5}, {cle: agents, poids: 0.5}]")
    calcul = etat(budget.replace("epci_utilise: oui", "epci_utilise: non"), sans)
    assert parts(calcul) == {"a": 60_000, "b": 40_000}


def test_several_things_that_an_object_serves(etat):
    calcul = etat(objet(portee="[B, A]"), TROIS, epci=EPCI_500)
    assert calcul.objets[0].parts[0].step.detail == "B, A"


def test_fixed_parts_have_their_places(etat):
    from sicommun.trace import find

    calcul = etat(objet(cle="parts", parts="{epci: 50, a: 30, b: 20}"), TROIS, epci=EPCI_500)
    lieux = [find(part.step, "clé parts").origine.chemin for part in calcul.objets[0].parts]
    assert lieux == [("objets", 0, "parts", qui) for qui in ("epci", "a", "b")]


def test_day_by_day_for_somebody_who_counts_for_nothing(etat, parts, comptages):
    a, b = comptages(("2025-12-31", 0)), comptages(("2025-12-31", 10))
    calcul = etat(objet("10.00", epci_utilise="non"), {"a": a, "b": b}, comptage="jour_par_jour")
    assert parts(calcul) == {"a": 0, "b": 1_000}


@pytest.mark.parametrize("genre", ["refacturations", "acomptes", "regularisations"])
def test_a_sum_for_a_stranger_is_said_at_its_place_and_the_others_go_on(etat, genre):
    """One line for nobody leaves the next ones as they are, several for one payer adding up."""
    lignes = ", ".join(
        f"{{qui: {qui}, libelle: {dit}, montant: {montant}, exercice: 2025}}"
        for qui, dit, montant in (("z", "Rien", "9.00"), ("a", "Un", "1.25"), ("a", "Deux", "2.50"))
    )
    calcul = etat(objet(), TROIS, epci=EPCI_500, suite=f"{genre}: [{lignes}]")
    (constat,) = calcul.constats
    assert (constat.fiche.code, constat.fichier) == ("QUO009", "data/budgets/2026.yaml")
    assert constat.finding.path == (genre, 0, "qui")
    assert constat.finding.message == "« z » n'est ni l'EPCI ni un adhérent que l'on puisse lire"
    payeur = next(ligne for ligne in calcul.payeurs if ligne.payeur.qui == "a")
    assert getattr(payeur, genre) == 375
    signe = -1 if genre == "acomptes" else 1
    assert [(e.libelle, e.valeur, e.origine.fichier, e.origine.chemin) for e in payeur.etapes[1:]] == [
        ("Un", signe * 125, "data/budgets/2026.yaml", (genre, 1, "montant")),
        ("Deux", signe * 250, "data/budgets/2026.yaml", (genre, 2, "montant")),
    ]


def test_an_expense_of_another_year_counts_for_nothing_and_says_so(etat):
    depense = "1.00, etaler: oui, periode: {du: 2027-02-01, au: 2027-03-31}"
    calcul = etat(objet(depense), TROIS, epci=EPCI_500)
    (ligne,) = calcul.objets[0].base.entrees
    assert ligne.valeur == 0
    assert ligne.detail == "étalée du 1er février 2027 au 31 mars 2027, 0 jours sur 59, sur 1,00\u00a0€"


@pytest.mark.parametrize(
    ("cle", "attendu"),
    [
        ("", ["cle", "comptage", "presence"]),
        ("parts", ["cle"]),
        ("habitants", ["cle", "presence"]),
    ],
)
def test_an_exact_share_names_the_choices_that_bear_on_it(etat, cle, attendu):
    communes = {
        nom: f"populations: [{{millesime: 2023, municipale: 9, totale: 9}}]\n{suite}"
        for nom, suite in TROIS.items()
    }
    cles = {"parts": {"parts": "{a: 40, b: 60}"}}.get(cle, {})
    budget = objet(cle=cle, epci_utilise="non", **cles)
    calcul = etat(budget, communes, personnel="exclu", tva="ht", presence="")
    pas = next(e for e in calcul.objets[0].parts[0].step.entrees if e.libelle == "part exacte")
    assert [e.libelle for e in pas.entrees] == [*attendu, "personnel", "tva"]
    assert all(e.unite == "texte" and not e.clause for e in pas.entrees)
    par_nom = {e.libelle: e for e in pas.entrees}
    assert par_nom["tva"].origine == ("data/conventions/2019.yaml", ("tva",))
    assert (par_nom["tva"].valeur, par_nom["tva"].detail) == ("ht", "")
    supposee = par_nom.get("presence")
    if supposee:
        assert (supposee.valeur, supposee.origine) == ("jours", None)
        assert supposee.detail == "supposé, faute de réponse"
    fichier = "data/budgets/2026.yaml" if cle else "data/conventions/2019.yaml"
    assert (par_nom["cle"].valeur, par_nom["cle"].origine.fichier) == (cle or "postes", fichier)


def test_a_key_names_the_act_that_chose_it(etat):
    budget = objet(cle="agents", cle_decision="{reference: DM-7, le: 2025-12-01}")
    communes = {nom: suite.replace("postes", "agents") for nom, suite in TROIS.items()}
    calcul = etat(budget, communes, epci=EPCI_500.replace("postes", "agents"))
    pas = next(e for e in calcul.objets[0].parts[0].step.entrees if e.libelle == "part exacte")
    assert (pas.entrees[0].libelle, pas.entrees[0].detail) == ("cle", "DM-7 du 1er décembre 2025")


def test_the_share_of_another_names_who_uses_the_object(etat):
    communes = TROIS | {"b": f"{B_200}\npayeur: a"}
    for portee, dit in (("[B]", "pour B, B"), ("", "pour B")):
        calcul = etat(objet(portee=portee), communes, epci=EPCI_500)
        payeur = next(ligne for ligne in calcul.payeurs if ligne.payeur.qui == "a")
        assert [etape.detail for etape in payeur.etapes] == ["B" if portee else "", dit]


def test_what_is_read_leaves_out_what_is_worked_out(etat):
    """A fixed percentage is a ratio without steps below it; its value is read with the object's choices."""
    budget = objet("100.01", cle="parts", parts="{epci: 40, a: 60}", utilisateurs="[{qui: a}]")
    lues = [(entree.quoi, entree.valeur) for entree in inputs(etat(budget, TROIS))]
    assert ("D", "100.01") in lues
    assert ("part de a de « o »", "60") in lues
    assert not {"clé parts", "présence", "part exacte", "cle"} & {quoi for quoi, _ in lues}


def test_an_object_that_nobody_bears_leaves_nothing_to_the_epci(etat):
    """Out of the year, or at zero counts, it has no share, hence no gap either."""
    rien = {nom: suite.replace("300", "0").replace("200", "0") for nom, suite in TROIS.items()}
    for communes, du in ((TROIS, "2027-01-01"), (rien, "")):
        calcul = etat(objet("0.00", epci_utilise="non", du=du), communes)
        assert (calcul.objets[0].parts, calcul.objets[0].ecart, calcul.payeurs) == ((), 0, ())


def test_without_a_convention_the_key_is_that_of_the_clause_and_the_rest_is_supposed(etat):
    avant = "comptages: [{au: 2018-12-31, postes: 3, etat: accepte, accepte_le: 2019-01-10}]"
    communes = {"a": f"{avant}\nparcours: [{{le: 2018-01-01, fait: reprise, portee: [B]}}]"}
    calcul = etat(objet(epci_utilise="non"), communes, annee=2018)
    pas = next(e for e in calcul.objets[0].parts[0].step.entrees if e.libelle == "part exacte")
    assert [(e.libelle, e.valeur, e.detail, e.origine) for e in pas.entrees] == [
        ("cle", "postes", "", None),
        ("comptage", "31_decembre", "supposé, faute de réponse", None),
        ("presence", "jours", "supposé, faute de réponse", None),
    ]
