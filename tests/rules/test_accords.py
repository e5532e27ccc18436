"""The agreement of the commune to its exclusion, where the convention wants it (EXC016)."""

import pytest

FAITS = """
nom: Valombre
siren: "210000001"
parcours:
  - {le: 2024-01-02, fait: reprise, convention: "2024", portee: [A, B]}
  - {le: 2024-03-04, recu_le: 2024-03-05, fait: mise_en_demeure, motif: peril_grave, risque: r, raisons: r}
  - {le: 2024-06-10, fait: exclusion, motif: peril_grave, portee: [B]PIECES}
"""


def depot(priorite="accord", pieces="", accord=None):
    fichiers = {
        "data/communes/valombre/commune.yaml": FAITS.replace("PIECES", pieces),
        "data/conventions/2024.yaml": f"en_vigueur_du: 2024-01-01\nexclusion: {{priorite: {priorite}}}\n",
    }
    if accord:
        fichiers["data/gouvernance/2024.yaml"] = (
            "annee: 2024\ndecisions:\n  - le: 2024-06-03\n    objet: Exclusion de l'ensemble B\n"
            f"    communes: [valombre]\n    accords: [{{commune: valombre, le: {accord}}}]\n"
        )
    return fichiers


def test_without_agreement_it_is_refused(constats):
    ((chemin, message),) = constats("EXC016", depot())
    assert chemin == ("parcours", 2, "fait")
    assert "la convention « 2024 » demande l'accord de Valombre" in message
    assert "10 juin 2024" in message


@pytest.mark.parametrize(
    "ecrit",
    [
        {"priorite": "exclusion"},
        {"accord": "2024-03-04"},
        {"accord": "2024-06-10"},
        {"pieces": ", pieces: [{nature: Accord du maire}]"},
    ],
)
def test_what_settles_it(constats, ecrit):
    assert constats("EXC016", depot(**ecrit)) == []


@pytest.mark.parametrize("accord", ["2024-03-03", "2024-06-11"])
def test_an_agreement_before_the_notice_or_after_the_exclusion_is_none(constats, accord):
    assert len(constats("EXC016", depot(accord=accord))) == 1
