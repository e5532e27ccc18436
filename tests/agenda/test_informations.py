"""How long information stays good: until the validation, then from year to year."""

from __future__ import annotations

import pytest

D = "data/communes/valombre/description.yaml"
ATTEND = (
    "{le: 2024-01-15, fait: signature, convention: '2005', portee: [A]}",
    "{le: 2024-02-26, fait: remise_description}",
)
SIGNEE = ("{le: 2023-09-04, fait: interet, portee: [A]}", "{le: 2023-12-11, fait: deliberation_commune}",
          "{le: 2023-12-14, fait: deliberation_epci}", *ATTEND)  # fmt: skip
VALIDEE = "{le: 2024-03-18, fait: validation, avis: valide, portee: [A], par: Directrice du service commun}"
LIMITE = {"data/conventions/2005.yaml": "en_vigueur_du: 2005-01-01\nfraicheur_max_jours: 180\n"}


def description(tete):
    return {D: f"{tete}\n"}


def test_information_is_validated_while_it_is_fresh(dues, parcours):
    fichiers = {**parcours(*SIGNEE), **LIMITE, **description("arretee_au: 2024-01-31")}
    assert dues("fraicheur", fichiers, "2024-07-29") == [("2024-01-31", "2024-07-29", "a_venir", None)]
    assert dues("fraicheur", fichiers, "2024-07-30")[0][2] == "en_retard"
    validee = {**fichiers, **parcours(*SIGNEE, VALIDEE)}
    assert dues("fraicheur", validee, "2024-07-30")[0][2:] == ("faite", "2024-03-18")
    assert dues("fraicheur", validee, "2024-03-17")[0][2:] == ("a_venir", None)


@pytest.mark.parametrize(
    ("faits", "tete"),
    [
        (SIGNEE[:-1], "arretee_au: 2024-01-31"),
        (SIGNEE, "arretee_au: 2024-02-27"),
        ((), "arretee_au: 2024-01-31"),
    ],
    ids=["pas remise", "reprise depuis la remise", "sans parcours"],
)
def test_nothing_waits_for_it(dues, parcours, faits, tete):
    assert dues("fraicheur", {**parcours(*faits), **LIMITE, **description(tete)}, "2024-08-01") == []


def test_a_refusal_leaves_it_waiting(dues, parcours):
    refus = VALIDEE.replace("avis: valide", "avis: refuse, motifs: À reprendre")
    fichiers = {**parcours(*SIGNEE, refus), **LIMITE, **description("arretee_au: 2024-01-31")}
    assert dues("fraicheur", fichiers, "2024-08-01")[0][2] == "en_retard"


def test_without_a_limit_nothing_grows_old(dues, parcours):
    assert (
        dues("fraicheur", {**parcours(*SIGNEE), **description("arretee_au: 2024-01-31")}, "2024-08-01") == []
    )


REPRISE = "{le: 2020-01-06, fait: reprise, portee: [A]}"
CONFIRMEE = "arretee_au: 2023-06-30\nconfirmations: [{le: 2025-03-03}, {le: 2024-06-12}]"


def test_each_confirmation_is_due_a_year_after_the_one_before(dues, parcours):
    fichiers = {**parcours(REPRISE), **description(CONFIRMEE)}
    assert dues("confirmation", fichiers, "2026-03-04") == [
        ("2023-06-30", "2024-06-30", "faite", "2024-06-12"),
        ("2024-06-12", "2025-06-12", "faite", "2025-03-03"),
        ("2025-03-03", "2026-03-03", "en_retard", None),
    ]
    assert [etat for *_, etat, _ in dues("confirmation", fichiers, "2024-06-30")] == [
        "faite",
        "a_venir",
        "a_venir",
    ]


def test_a_year_after_29_february_is_28_february(dues, parcours):
    fichiers = {**parcours(REPRISE), **description("arretee_au: 2024-02-29")}
    assert [terme for _, terme, *_ in dues("confirmation", fichiers, "2024-03-01")] == ["2025-02-28"]


@pytest.mark.parametrize(
    ("faits", "jour", "lues"),
    [
        (("{le: 2024-10-07, fait: reprise, portee: [A]}",), "2024-10-08", [("2024-10-07", "en_retard")]),
        ((REPRISE, "{le: 2024-03-04, fait: sortie_epci}"), "2024-07-01", []),
        ((REPRISE, "{le: 2024-09-02, fait: sortie_epci}"), "2024-07-01", [("2024-06-30", "en_retard")]),
        ((REPRISE, "{le: 2024-09-02, fait: sortie_epci}"), "2024-09-02", []),
        ((), "2024-07-01", []),
    ],
    ids=["dès l'effet", "partie avant", "partie après", "partie depuis", "jamais adhérente"],
)
def test_only_an_adherent_confirms(dues, parcours, faits, jour, lues):
    fichiers = {**parcours(*faits), **description("arretee_au: 2023-06-30")}
    assert [(terme, etat) for _, terme, etat, _ in dues("confirmation", fichiers, jour)] == lues
