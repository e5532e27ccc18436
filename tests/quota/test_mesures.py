"""Reading the counts: which one, on which day, in what state, at which place."""

from __future__ import annotations

import pytest

from sicommun.trace import find

CONVENTION = "2026-12-31"


def objet(**cles):
    corps = {"utilisateurs": "tous", "epci_utilise": "non"} | cles
    lignes = ["- code: o", "  libelle: O", *(f"  {cle}: {valeur}" for cle, valeur in corps.items() if valeur)]
    return "\n".join([*lignes, "  depenses: [{libelle: D, montant: 100.00}]"])


def autres(*vm, etat="accepte"):
    fin = ", accepte_le: 2027-01-10" if etat == "accepte" else ""
    lignes = [f"  - {{au: {au}, mesures: {{vm: {n}}}, etat: {etat}{fin}}}" for au, n in vm]
    return "\n".join(["comptages:", *lignes])


def test_the_order_of_the_lines_is_nothing(etat, parts, comptages):
    envers = comptages(("2026-12-31", 30), ("2025-12-31", 10))
    b = comptages(("2026-12-31", 10))
    for choix in ("31_decembre", "moyenne"):
        calcul = etat(objet(), {"a": envers, "b": b}, comptage=choix)
        assert (
            parts(calcul)
            == {"31_decembre": {"a": 7_500, "b": 2_500}, "moyenne": {"a": 6_667, "b": 3_333}}[choix]
        )


def test_a_named_measure_and_its_place(etat):
    calcul = etat(objet(cle="vm"), {"a": autres((CONVENTION, 3)), "b": autres((CONVENTION, 1))})
    part = calcul.objets[0].parts[0]
    lieu = ("data/communes/a/commune.yaml", ("comptages", 0, "mesures", "vm"))
    assert find(part.step, "clé vm").origine == lieu
    assert find(part.step, "clé vm").clause == "BUD-06"
    assert find(part.step, "vm au 31 décembre 2026").origine == lieu
    postes = etat(
        objet(), {"a": "comptages: [{au: 2026-12-31, postes: 1, etat: accepte, accepte_le: 2027-01-02}]"}
    )
    etape = find(postes.objets[0].parts[0].step, "clé postes")
    assert (etape.origine.chemin, etape.clause) == (("comptages", 0, "postes"), "BUD-07")


@pytest.mark.parametrize("mesure", ["vm", "postes"])
def test_what_is_not_accepted_is_said_at_its_state(etat, mesure):
    texte = autres((CONVENTION, 3), etat="conteste")
    if mesure == "postes":
        texte = texte.replace("mesures: {vm: 3}", "postes: 3")
    (constat,) = etat(objet(cle=mesure), {"a": texte}).constats
    assert (constat.fiche.code, constat.fichier) == ("QUO023", "data/communes/a/commune.yaml")
    assert constat.finding.path == ("comptages", 0, "etat")
    assert constat.finding.message == "A : le comptage du 31 décembre 2026 n'est que contesté"


JOURS = {
    # comptage: the last day that is too old, the first that will do
    "31_decembre": ("2026-01-01", "2026-01-02"),
    "moyenne": ("2026-01-01", "2026-01-02"),
    "1er_janvier": ("2024-12-31", "2025-01-01"),
    "jour_par_jour": ("2024-12-31", "2025-01-01"),
}


@pytest.mark.parametrize("choix", JOURS)
def test_a_count_too_old_is_carried_over(etat, codes, comptages, choix):
    dits = [codes(etat(objet(), {"a": comptages((jour, 5))}, comptage=choix)) for jour in JOURS[choix]]
    assert dits == [["QUO022"], []]


@pytest.mark.parametrize(
    ("choix", "attendu"),
    [("31_decembre", []), ("jour_par_jour", []), ("moyenne", []), ("1er_janvier", ["QUO022"])],
)
def test_who_has_left_is_not_asked_for_a_new_count_unless_it_was_due_already(
    etat, codes, comptages, choix, attendu
):
    parti = (
        comptages(("2024-06-30", 5))
        + "\nparcours: [{le: 2019-01-01, fait: reprise, portee: [B]}, {le: 2026-07-01, fait: sortie_epci}]"
    )
    assert codes(etat(objet(portee="[B]"), {"a": parti}, comptage=choix)) == attendu


def test_the_mean_takes_the_opening_count_once(etat, parts, comptages):
    """A count made on 1 January is the one in force that day; it is not one of the year besides."""
    a = comptages(("2026-01-01", 30), ("2026-12-31", 60))  # (30 + 60) / 2 = 45, not (30 + 30 + 60) / 3 = 40
    b = comptages(("2026-12-31", 45))
    assert parts(etat(objet(), {"a": a, "b": b}, comptage="moyenne")) == {"a": 5_000, "b": 5_000}
