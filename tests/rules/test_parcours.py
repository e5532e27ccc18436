"""The facts that the table refuses, each under the code of its family."""

from __future__ import annotations

from datetime import date

import pytest

V = "data/communes/valombre/commune.yaml"
TETE = 'nom: Valombre\nsiren: "219900016"\nparcours:\n'
REPRISE = "- {le: 2024-01-01, fait: reprise, portee: [A, B]}\n"
SIGNEE = """
- {le: 2024-01-01, fait: interet}
- {le: 2024-02-01, fait: signature, convention: "2024", portee: [A]}
"""


@pytest.mark.parametrize(
    ("code", "faits", "rang", "message"),
    [
        ("ADH001", "- {le: 2024-01-01, fait: interet}\n", None, ""),
        (
            "ADH001",
            SIGNEE + "- {le: 2024-03-01, fait: validation, avis: valide, portee: [A]}\n",
            2,
            "au 1er mars 2024, la description organique n'a pas été remise",
        ),
        ("EXC001", REPRISE + "- {le: 2024-02-01, fait: mise_en_demeure, motif: peril_grave}\n", None, ""),
        (
            "EXC001",
            REPRISE + "- {le: 2024-02-01, fait: levee}\n",
            1,
            "au 1er février 2024, aucune exclusion temporaire n'est en cours",
        ),
        ("RET001", REPRISE + "- {le: 2024-02-01, fait: demande_retrait, portee: [A]}\n", None, ""),
        (
            "RET001",
            REPRISE + "- {le: 2024-02-01, fait: retrait, portee: [A]}\n",
            1,
            "au 1er février 2024, aucune demande de retrait n'a été reçue",
        ),
        ("CSQ001", REPRISE, None, ""),
        (
            "CSQ001",
            REPRISE + "- {le: 2024-02-01, fait: restitution}\n",
            1,
            "au 1er février 2024, aucune sortie, même partielle, n'a eu lieu",
        ),
    ],
)
def test_a_refused_fact_is_said_under_its_family_alone(constats, code, faits, rang, message):
    attendus = [] if rang is None else [(("parcours", rang, "fait"), message)]
    assert constats(code, {V: TETE + faits}) == attendus
    for autre in {"ADH001", "EXC001", "RET001", "CSQ001"} - {code}:
        assert constats(autre, {V: TETE + faits}) == []


def test_the_clause_is_that_of_the_refusal(depot):
    from sicommun.rules.parcours import exit_facts

    faits = REPRISE + "- {le: 2024-02-01, fait: destruction}\n"
    registre = depot({V: TETE + faits}).registre
    (constat,) = exit_facts(registre.communes["valombre"], registre)
    assert constat.source == "CSQ-07"


def test_the_wall_that_stops_every_later_fact_is_said_once(constats):
    faits = (
        "- {le: 2024-01-01, fait: deliberation_commune}\n"
        '- {le: 2024-02-01, fait: signature, convention: "2024", portee: [A]}\n'
        "- {le: 2024-03-01, fait: mise_en_demeure, motif: peril_grave}\n"
    )
    ((chemin, message),) = constats("ADH001", {V: TETE + faits})
    assert chemin == ("parcours", 0, "fait")
    assert message.startswith("au 1er janvier 2024, l'adhésion est alors « sans adhésion »")
    assert message.endswith("(et 2 autres faits après lui)")
    assert constats("EXC001", {V: TETE + faits}) == []


def test_two_walls_are_two_findings(constats):
    faits = (
        SIGNEE + "- {le: 2024-03-01, fait: validation, avis: valide, portee: [A]}\n"
        "- {le: 2024-03-02, fait: validation, avis: valide, portee: [B]}\n"
    )
    assert len(constats("ADH001", {V: TETE + faits})) == 2


def test_facts_to_come_are_said_once(constats):
    faits = (
        "- {le: 2030-02-01, fait: avis_cst, instance: epci, avis: favorable}\n"
        "- {le: 2030-01-01, fait: interet}\n"
        "- {le: 2024-01-01, fait: interet}\n"
    )
    fichiers = {V: TETE + faits}
    assert constats("ADH005", fichiers, jour=date(2030, 2, 1)) == []
    assert constats("ADH005", fichiers, jour=date(2030, 1, 31)) == [
        (("parcours", 0, "le"), "fait du 1er février 2030 : ce jour n'est pas encore venu")
    ]
    ((chemin, message),) = constats("ADH005", fichiers, jour=date(2024, 6, 30))
    assert chemin == ("parcours", 1, "le")
    assert message == "fait du 1er janvier 2030, et 1 autre après lui : ce jour n'est pas encore venu"
