"""The fact that is missing before one that the table refuses."""

from datetime import date

import pytest

from sicommun.adhesion.journal import play
from sicommun.adhesion.manques import missing_before
from sicommun.model import parcours as p

VIE = """
  - {le: 2024-01-15, fait: interet}
  - {le: 2024-02-01, fait: signature, convention: "2024", portee: [A, B]}
  - {le: 2024-02-15, fait: remise_description}
  - {le: 2024-03-01, fait: validation, avis: valide, portee: [A, B]}
"""
EXCLUE = """
  - {le: 2024-04-01, recu_le: 2024-04-02, fait: mise_en_demeure, motif: peril_grave}
  - {le: 2024-09-01, fait: exclusion, motif: peril_grave, portee: [B]}
"""


def fact(modele, **champs):
    nom = modele.model_fields["fait"].annotation.__args__[0]
    return modele.model_construct(fait=nom, le=date(2025, 1, 1), effet=None, **champs)


@pytest.mark.parametrize(
    ("journal", "fait", "manque"),
    [
        (VIE, fact(p.Exclusion, portee=("B",)), "mise_en_demeure"),
        (VIE, fact(p.Retrait, portee=("B",)), "demande_retrait"),
        (VIE, fact(p.Levee), "exclusion_temporaire"),
        (VIE, fact(p.Validation, avis="valide", portee=("C/culture",)), "avenant"),
        (VIE + EXCLUE, fact(p.Validation, avis="valide", portee=("B",)), "reintegration"),
        (VIE + EXCLUE, fact(p.Destruction), "demande_destruction"),
        (VIE, fact(p.Reintegration, portee=("B",)), None),
        (
            VIE[: VIE.index("  - {le: 2024-02-01")],
            fact(p.Validation, avis="valide", portee=("A",)),
            "signature",
        ),
    ],
)
def test_the_missing_fact_is_named(parcours, journal, fait, manque):
    assert missing_before(play(parcours(journal)).dossier, fait) == manque


def test_nothing_is_missing_where_no_single_fact_would_do(parcours):
    fin = VIE + "  - {le: 2024-09-01, fait: fusion, nouvelle: '219999998'}\n"
    dossier = play(parcours(fin.replace("'", '"'))).dossier
    assert missing_before(dossier, fact(p.Interet, portee=())) is None
