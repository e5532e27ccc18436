"""What was settled for an object, as the frozen statement keeps it: only what bears on its shares."""

from __future__ import annotations

from sicommun.quota.arret import inputs

POSTES = "comptages: [{{au: 2026-12-31, postes: {}, etat: accepte, accepte_le: 2027-01-10}}]"
DEUX = {"a": POSTES.format(30), "b": POSTES.format(20)}
CONVENTION = "data/conventions/2019.yaml"
BUDGET = "data/budgets/2026.yaml"


def objet(*lignes):
    tete = ["- code: o", "  libelle: Objet", "  utilisateurs: tous", "  epci_utilise: non"]
    return "\n".join(
        [*tete, *(f"  {ligne}" for ligne in lignes), "  depenses: [{libelle: D, montant: 100.00}]"]
    )


def reglages(calcul):
    return [(r.quoi, r.valeur, r.origine.fichier, r.origine.chemin) for r in calcul.objets[0].reglages]


def test_the_choices_of_the_convention_go_by_their_keys(etat):
    assert reglages(etat(objet(), DEUX)) == [
        (nom, valeur, CONVENTION, (nom,))
        for nom, valeur in {
            "comptage": "31_decembre",
            "presence": "jours",
            "arrondi": "plus_forts_restes",
            "personnel": "inclus",
            "tva": "ttc",
            "cle_par_defaut": "postes",
        }.items()
    ]


def test_those_of_the_object_name_it(etat):
    dits = reglages(etat(objet("presence: annee_entiere", "cle: parts", "parts: {a: 60.5, b: 39.5}"), DEUX))
    assert ("presence de « o »", "annee_entiere", BUDGET, ("objets", 0, "presence")) in dits
    assert dits[-3:] == [
        ("cle de « o »", "parts", BUDGET, ("objets", 0, "cle")),
        ("part de a de « o »", "60.5", BUDGET, ("objets", 0, "parts", "a")),
        ("part de b de « o »", "39.5", BUDGET, ("objets", 0, "parts", "b")),
    ]


def test_what_is_supposed_is_not_settled(etat):
    noms = [quoi for quoi, *_ in reglages(etat(objet(), DEUX, arrondi="", tva=""))]
    assert noms == ["comptage", "presence", "personnel", "cle_par_defaut"]


def test_the_figures_of_the_keys(etat):
    mixte = objet(
        "cle: mixte", "mixte: [{cle: postes, poids: 0.75}, {cle: forfait, poids: 0.25}]", "mesure: postes"
    )
    assert reglages(etat(mixte, DEUX))[-3:] == [
        ("poids de la clé postes de « o »", "0.75", BUDGET, ("objets", 0, "mixte", 0, "poids")),
        ("poids de la clé forfait de « o »", "0.25", BUDGET, ("objets", 0, "mixte", 1, "poids")),
        ("mesure de « o »", "postes", BUDGET, ("objets", 0, "mesure")),
    ]
    habitants = objet("cle: habitants", "part_epci: 30.5")
    assert reglages(etat(habitants, DEUX))[-1] == (
        "part_epci de « o »",
        "30.5",
        BUDGET,
        ("objets", 0, "part_epci"),
    )


def test_the_rate_of_the_object_or_of_the_convention(etat):
    propre = reglages(etat(objet("cle: forfait", "tarif: 1.50"), DEUX, tarif_forfait="2.00"))
    assert propre[-1] == ("tarif de « o »", "1.50", BUDGET, ("objets", 0, "tarif"))
    assert not [quoi for quoi, *_ in propre if quoi == "tarif_forfait"]
    general = reglages(etat(objet("cle: forfait"), DEUX, tarif_forfait="2.00"))
    assert general[-1] == ("tarif_forfait", "2.00", CONVENTION, ("tarif_forfait",))
    cout = reglages(etat(objet("cle: cout_unitaire"), DEUX, tarif_forfait="2.00"))
    assert cout[-1][0] == "cle de « o »"
    assert reglages(etat(objet("cle: forfait"), DEUX))[-1][0] == "cle de « o »"


def test_a_frozen_statement_keeps_them_beside_the_figures(etat):
    entree = f"{DEUX['b']}\nparcours: [{{le: 2026-07-01, fait: reprise, portee: [B]}}]"
    calcul = etat(objet("portee: [B]"), {"a": DEUX["a"], "b": entree})
    lues = [(e.fichier, e.quoi, e.valeur) for e in inputs(calcul)]
    assert lues == [
        (BUDGET, "D", "100.00"),
        ("data/communes/a/commune.yaml", "postes au 31 décembre 2026", "30"),
        ("data/communes/b/commune.yaml", "jours sur « o »", "184"),
        ("data/communes/b/commune.yaml", "postes au 31 décembre 2026", "20"),
        (CONVENTION, "arrondi", "plus_forts_restes"),
        (CONVENTION, "cle_par_defaut", "postes"),
        (CONVENTION, "comptage", "31_decembre"),
        (CONVENTION, "personnel", "inclus"),
        (CONVENTION, "presence", "jours"),
        (CONVENTION, "tva", "ttc"),
    ]
