"""What the table of transitions refuses, and by which clause."""
# ruff: noqa: E501 — a case is a line of YAML

from __future__ import annotations

import pytest

from sicommun.adhesion.conditions import CAS, CONDITIONS
from sicommun.adhesion.dossier import _EFFETS
from sicommun.adhesion.journal import play
from sicommun.adhesion.transitions import STATUTS, transitions
from sicommun.model import parcours as faits

SIGNEE = """
  - {le: 2018-03-12, fait: interet}
  - {le: 2019-01-07, fait: signature, convention: "2019", portee: [A, B]}
"""
EFFECTIVE = (
    SIGNEE
    + """
  - {le: 2019-02-15, fait: remise_description}
  - {le: 2019-03-01, fait: validation, avis: valide, portee: [A, B]}
"""
)
DEMEURE = "  - {le: 2024-01-10, recu_le: 2024-01-15, fait: mise_en_demeure, motif: peril_grave}\n"
EXCLUSION = "  - {le: 2024-04-16, fait: exclusion, portee: [A, B], motif: peril_grave}\n"

REFUS = {
    "signature sans intérêt": ('  - {le: 2019-01-07, fait: signature, convention: "2019", portee: [A]}\n', 0, "ADH-03", "sans adhésion"),
    "validation sans remise": (SIGNEE + "  - {le: 2019-03-01, fait: validation, avis: valide, portee: [A]}\n", 2, "ADH-06", "n'a pas été remise"),
    "validation hors de la signature": (
        EFFECTIVE + "  - {le: 2020-03-02, fait: validation, avis: valide, portee: [C/culture]}\n", 4, "ADH-06", "« C/culture » n'est ni dans la convention",
    ),
    "exclusion sans mise en demeure": (EFFECTIVE + EXCLUSION, 4, "EXC-09", "aucune mise en demeure"),
    "régularisation de rien": (EFFECTIVE + "  - {le: 2024-02-01, fait: regularisation}\n", 4, "EXC-08", "aucune mise en demeure"),
    "exclusion après régularisation": (EFFECTIVE + DEMEURE + "  - {le: 2024-02-01, fait: regularisation}\n" + EXCLUSION, 6, "EXC-09", "aucune mise en demeure"),
    "levée de rien": (EFFECTIVE + "  - {le: 2024-02-01, fait: levee}\n", 4, "EXC-10", "aucune exclusion temporaire"),
    "exclusion d'un code non souscrit": (
        EFFECTIVE + DEMEURE + "  - {le: 2024-04-16, fait: exclusion, portee: [C/finances], motif: peril_grave}\n", 5, "EXC-09", "« C/finances » n'est pas en service",
    ),
    "retrait sans demande": (EFFECTIVE + "  - {le: 2024-04-16, fait: retrait, portee: [A]}\n", 4, "RET-03", "aucune demande de retrait"),
    "retrait plus large que la demande": (
        EFFECTIVE + "  - {le: 2023-04-17, fait: demande_retrait, portee: [A]}\n  - {le: 2024-04-16, fait: retrait, portee: [A, B]}\n", 5, "RET-03", "« B » n'est pas dans la demande",
    ),
    "restitution sans sortie": (EFFECTIVE + "  - {le: 2024-04-16, fait: restitution}\n", 4, "CSQ-05", "aucune sortie"),
    "destruction avant restitution": (
        EFFECTIVE + DEMEURE + EXCLUSION + "  - {le: 2024-05-02, fait: demande_destruction}\n  - {le: 2024-05-03, fait: destruction}\n", 7, "CSQ-07", "pas encore été restituées",
    ),
    "validation d'un exclu non réintégré": (
        EFFECTIVE
        + DEMEURE
        + "  - {le: 2024-04-16, fait: exclusion, portee: [B], motif: peril_grave}\n"
        + "  - {le: 2024-06-03, fait: validation, avis: valide, portee: [B]}\n", 6, "ADH-06", "« B » a été exclu",
    ),
    "fait après fusion": (
        EFFECTIVE + '  - {le: 2024-12-02, fait: fusion, nouvelle: "200088029"}\n  - {le: 2024-12-03, fait: interet}\n', 5, "ADH-01", "fusionnée",
    ),
}  # fmt: skip


@pytest.mark.parametrize("nom", REFUS)
def test_refusal_names_rank_clause_and_reason(parcours, nom):
    texte, rang, clause, motif = REFUS[nom]
    (refus,) = play(parcours(texte)).refus
    assert (refus.rang, refus.clause) == (rang, clause)
    assert motif in refus.motif


def test_order_is_by_date_then_rank_not_by_place(parcours):
    lines = [line for line in EFFECTIVE.splitlines() if line.strip()]
    assert not play(parcours("\n".join(reversed(lines)))).refus
    same_day = EFFECTIVE.replace("2018-03-12", "2019-01-07")
    assert not play(parcours(same_day)).refus


def test_a_refused_fact_changes_nothing(parcours):
    journal = play(parcours(EFFECTIVE + EXCLUSION))
    assert journal.dossier.statut == "effectif"


def test_the_table_names_known_words_only():
    connus = {
        modele.model_fields["fait"].annotation.__args__[0] for modele in faits.FaitCommun.__subclasses__()
    }
    lignes = [ligne for groupe in transitions().values() for ligne in groupe]
    assert {ligne.fait for ligne in lignes} == connus, "every kind of fact has its rows"
    assert {ligne.de for ligne in lignes} | {ligne.vers for ligne in lignes} == set(STATUTS)
    assert {ligne.cas for ligne in lignes} - {""} == set(CAS)
    assert {condition for ligne in lignes for condition in ligne.conditions} == set(CONDITIONS)
    assert set(_EFFETS) <= connus


def test_no_tag_is_the_name_of_a_field():
    for modele in faits.FaitCommun.__subclasses__():
        assert not {
            m.model_fields["fait"].annotation.__args__[0] for m in faits.FaitCommun.__subclasses__()
        } & set(modele.model_fields)
