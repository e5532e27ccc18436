"""The yearly statement: its sums, its calculation shown, what it lacks, frozen or not."""

import re
import shutil
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from sicommun.documents.formats import FORMATS
from sicommun.documents.ouverture import open_workshop

JOUR = date(2025, 6, 30)


@pytest.mark.parametrize(
    ("cible", "jour"),
    [
        ("2024", JOUR),
        ("2024/chenove", JOUR),
        ("2024/marsannay-la-cote", JOUR),
        ("2023/dijon", JOUR),
        ("2025/dijon", date(2025, 12, 10)),
    ],
)
def test_the_statement(golden, cible, jour):
    golden("etat-repartition", cible, "dijon", jour)


@pytest.fixture
def depot(tmp_path):
    """The illustration, to be changed."""
    shutil.copytree("data", tmp_path / "depot" / "data")
    return tmp_path / "depot"


def change(depot, fichier, *paires):
    chemin = depot / "data" / fichier
    texte = chemin.read_text(encoding="utf-8")
    for avant, apres in paires:
        assert avant in texte
        texte = texte.replace(avant, apres)
    chemin.write_text(texte, encoding="utf-8")


def render(depot, cible="2024", jour=JOUR):
    atelier = open_workshop(depot, jour=jour)
    rendu = atelier.render(atelier.document("etat-repartition"), cible)
    return rendu, [(atelier.place(m), m.quoi, m.clause) for m in rendu.manques]


def said(rendu):
    return rendu.markdown.replace("\u202f", " ").replace("\u00a0", " ").replace("\\", "")


def cents(texte):
    return int(re.sub(r"[^\d−]", "", texte).replace("−", "-"))


def test_a_frozen_statement_is_ready(depot):
    rendu, manques = render(depot, "2024/chenove")
    texte = said(rendu)
    assert manques == []
    assert rendu.feuille.filigrane == ""
    assert "| **Total de l'exercice 2024** | | | **11 091,49** |" in texte
    assert "| À déduire : Acompte 2024 (1er juillet 2024, pièce T-2024-101) | | | 3 958,10 |" in texte
    assert "**Reste à payer par la commune de Chenôve : 7 133,39 €**" in texte
    assert "sept mille cent trente-trois euros et trente-neuf centimes" in texte
    assert "Certifié exact, à Dijon, le 28 janvier 2025." in texte
    assert "Dominique Fictif" in texte


def test_every_sum_is_that_of_its_lines(depot):
    """Read back from the paper: the rows of each object add up to its sum, and its sum is its base."""
    texte = said(render(depot)[0])
    for bloc in texte.split("### ")[1:]:
        lignes = [ligne.split(" | ") for ligne in bloc.splitlines() if ligne.startswith("| ")]
        base = next(cents(c[-1]) for c in lignes if "Base nette" in c[0])
        ecritures = [cents(c[3]) for c in lignes if c[0][2:] in {"Dépense", "Recette", "Investissement"}]
        parts = [cents(c[4]) for c in lignes if len(c) == 5 and " / " in c[1] and c[0] != "| Utilisateur"]
        somme = next(cents(c[-1]) for c in lignes if "Somme des parts" in c[0])
        assert base == sum(ecritures) == sum(parts) == somme
        assert len(parts) >= 2


def test_an_advance_too_large_is_given_back(depot):
    texte = said(render(depot, "2024/marsannay-la-cote")[0])
    assert "**Solde en faveur de la commune de Marsannay-la-Côte : 146,39 €**" in texte
    assert "sans compensation tacite" in texte


def test_before_it_is_frozen_it_is_a_draft(depot):
    rendu, manques = render(depot, jour=date(2025, 1, 27))
    assert rendu.feuille.filigrane == "PROJET"
    assert ("data/budgets/2024.yaml:4", "l'état 2024 n'est pas arrêté", "BUD-05") in manques
    assert "**État provisoire.**" in rendu.markdown
    assert "Certifié exact" not in rendu.markdown


def test_data_that_have_moved_keep_the_frozen_sums_alone(depot):
    change(depot, "budgets/2024.yaml", ("montant: 18250.00", "montant: 18350.00"))
    rendu, manques = render(depot, "2024/chenove")
    assert "7 133,39 €" in said(rendu)
    assert "Part exacte (€)" in rendu.markdown
    assert "…" not in said(rendu).partition("## Détail")[2].partition("## Méthode")[0]
    assert [quoi for _, quoi, _ in manques] == [
        "des données ont bougé depuis l'arrêté : le calcul des parts ne peut plus être joint"
    ]


def test_a_statement_edited_by_hand_is_not_signed(depot):
    change(depot, "arretes/2024.yaml", ("solde: 7133.39", "solde: 7133.40"))
    _, manques = render(depot)
    assert "l'état arrêté a été modifié à la main" in [quoi for _, quoi, _ in manques]


def test_a_ledger_that_is_gone_leaves_the_frozen_sums(depot):
    (depot / "data" / "budgets" / "2024.yaml").unlink()
    rendu, _ = render(depot, "2024/dijon")
    assert "121 987,11 €" in said(rendu)
    assert "| À déduire : Acomptes appelés | | | 62 796,17 |" in said(rendu)


def test_without_a_count_there_are_no_figures(depot):
    shutil.rmtree(depot / "data" / "arretes")
    chemin = depot / "data" / "communes" / "talant" / "commune.yaml"
    texte = chemin.read_text(encoding="utf-8")
    chemin.write_text(re.sub(r"\n  - \{au: 20\d\d-12-31, postes.*", "", texte), encoding="utf-8")
    rendu, manques = render(depot)
    assert "Ses chiffres ne sont pas donnés" in rendu.markdown
    assert "€" not in rendu.markdown
    assert any(lieu.startswith("data/communes/talant/commune.yaml") for lieu, _, _ in manques)


def test_accounts_are_data_and_wanted_or_not(depot):
    assert "70875" in render(depot)[0].markdown
    comptes = (depot / "data" / "epci.yaml").read_text(encoding="utf-8")
    sans = re.sub(r"\ncomptes: .*?\n\n", "\n\n", comptes, count=1, flags=re.DOTALL)
    (depot / "data" / "epci.yaml").write_text(sans, encoding="utf-8")
    rendu, manques = render(depot)
    assert "Imputations" not in rendu.markdown
    assert [clause for _, quoi, clause in manques if "imputation" in quoi] == ["BUD-08"]
    change(depot, "conventions/2024.yaml", ("comptes: oui", "comptes: non"))
    assert render(depot)[1] == []


def test_who_certifies_and_the_delay_are_choices(depot):
    change(
        depot,
        "conventions/2024.yaml",
        ("certifie_par: president ", "certifie_par: directeur "),
        ("observations_jours: 30", "observations_jours: 1"),
    )
    texte = said(render(depot)[0])
    assert "Sacha Spécimen" in texte
    assert "dans un délai de 1 jour à compter" in texte
    change(depot, "conventions/2024.yaml", ("certifie_par: directeur ", "#"), ("observations_jours: 1", "#"))
    quois = [quoi for _, quoi, _ in render(depot)[1]]
    assert "qui certifie l'état annuel" in quois
    assert "délai pour présenter des observations sur l'état annuel" in quois


def test_a_rate_and_the_attribution_de_compensation(depot):
    shutil.rmtree(depot / "data" / "arretes")
    change(
        depot,
        "budgets/2024.yaml",
        (
            "    services: [A002, A003]\n",
            (
                "    services: [A002, A003]\n    cle: forfait\n    tarif: 20.00\n    reglement: ac\n"
                "    comptage: moyenne\n    cle_decision: {reference: DM1, le: 2022-12-15, motif: essai}\n"
            ),
        ),
    )
    texte = said(render(depot, "2024/chenove")[0])
    assert "20,00 € par an et par unité (postes)" in texte
    assert "| Écart à la charge de Dijon Métropole |" in texte
    assert "À déduire : part imputée sur l'attribution de compensation" in texte
    assert "Choix propres à l'objet : comptage : moyenne." in texte
    assert "Clé fixée par DM1 du 15 décembre 2022 (essai)." in texte
    assert "Contrôle faux" not in texte


def test_one_who_pays_for_another_sees_both_shares(depot):
    """The payer's own shares are in bold, those of the one it pays for too."""
    change(depot, "communes/talant/commune.yaml", ("nature: commune\n", "nature: commune\npayeur: chenove\n"))
    shutil.rmtree(depot / "data" / "arretes")
    rendu, _ = render(depot, "2024/chenove")
    assert "| **Talant** |" in rendu.markdown
    assert "| **Chenôve** |" in rendu.markdown
    assert "| Dijon |" in rendu.markdown


def test_millions_stay_on_one_line(depot, paper):
    """The longest amounts that a metropolis has: no number is cut, the totals are in bold."""
    shutil.rmtree(depot / "data" / "arretes")
    budget = depot / "data" / "budgets" / "2024.yaml"
    texte = budget.read_text(encoding="utf-8")
    budget.write_text(re.sub(r"montant: (\d+\.\d\d)", r"montant: 99\1", texte), encoding="utf-8")
    rendu, _ = render(depot)
    with pikepdf.open(BytesIO(FORMATS["pdf"](rendu))) as pdf:
        assert len(pdf.pages) <= 6
    assert re.search(r"\*\*[\d ]{11},\d\d\*\*", said(rendu))


def test_the_statement_of_one_payer_is_four_pages(paper):
    with pikepdf.open(
        BytesIO(FORMATS["pdf"](paper("etat-repartition", "2024/chenove", "dijon", JOUR)))
    ) as pdf:
        assert len(pdf.pages) == 4
