"""What is still in service is not destroyed (CSQ011)."""

import pytest

FICHIER = "data/communes/valombre/commune.yaml"
CONVENTION = {"data/conventions/2024.yaml": "titre: x\nen_vigueur_du: 2024-01-01\n"}


def commune(*faits):
    vie = [
        '{le: 2024-01-02, fait: reprise, convention: "2024", portee: [A, B]}',
        "{le: 2024-02-05, fait: demande_retrait, portee: [A, B]}",
        *faits,
    ]
    return {
        **CONVENTION,
        FICHIER: 'nom: Valombre\nsiren: "210000001"\nparcours:\n' + "".join(f"  - {fait}\n" for fait in vie),
    }


RETRAIT = "{le: 2024-11-04, fait: retrait, portee: [A], effet: 2024-12-31}"
SUITES = ("{le: 2024-11-05, fait: restitution}", "{le: 2024-11-06, fait: demande_destruction}")


@pytest.mark.parametrize(
    ("le", "trop_tot"), [("2024-12-31", True), ("2025-01-01", False), ("2024-11-06", True)]
)
def test_the_last_day_of_use_is_still_use(constats, le, trop_tot):
    trouves = constats("CSQ011", commune(RETRAIT, *SUITES, f"{{le: {le}, fait: destruction}}"))
    assert [chemin for chemin, _ in trouves] == [("parcours", 5, "le")] * trop_tot
    assert all("ne cesse que le 1er janvier 2025" in message for _, message in trouves)


def test_a_later_exit_does_not_stop_the_destruction_that_an_earlier_one_asked_for(constats):
    autre = "{le: 2025-01-10, fait: demande_retrait, portee: [B]}"
    fin = "{le: 2025-01-20, fait: retrait, portee: [B], effet: 2025-12-31}"
    assert (
        constats("CSQ011", commune(RETRAIT, *SUITES, autre, fin, "{le: 2025-02-03, fait: destruction}")) == []
    )


def test_a_merger_ends_use_on_its_first_day(constats):
    fusion = '{le: 2024-11-04, fait: fusion, nouvelle: "210000009", effet: 2025-01-01}'
    tot = constats("CSQ011", commune(fusion, *SUITES, "{le: 2024-12-31, fait: destruction}"))
    a_temps = constats("CSQ011", commune(fusion, *SUITES, "{le: 2025-01-01, fait: destruction}"))
    assert (len(tot), a_temps) == (1, [])
