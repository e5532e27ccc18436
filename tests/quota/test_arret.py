"""The life of a statement: provisional, frozen, moved, put right, taken up again."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from sicommun.cli.erreurs import run
from sicommun.montants import write_cents

CAS = Path(__file__).parents[1] / "cases" / "quota" / "r1-simple"
ARRETE, BUDGET, COMMUNE = (
    "data/arretes/2026.yaml",
    "data/budgets/2026.yaml",
    "data/communes/commune-a/commune.yaml",
)


@pytest.fixture
def depot(tmp_path, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    copytree(CAS, tmp_path / "depot")
    return tmp_path / "depot"


@pytest.fixture
def quota(depot, capsys):
    def lancer(*options, annee="2026", at="2027-01-20"):
        code = run(["quota", annee, *options, "--depot", str(depot), "--at", at])
        imprime = capsys.readouterr()
        return code, imprime.out + imprime.err

    return lancer


@pytest.fixture
def ecrire(depot):
    def changer(fichier, avant, apres):
        chemin = depot / fichier
        texte = chemin.read_text(encoding="utf-8")
        assert avant in texte
        chemin.write_text(texte.replace(avant, apres), encoding="utf-8", newline="\n")

    return changer


def contenu(depot):
    return {str(f.relative_to(depot)): f.read_bytes() for f in depot.rglob("*") if f.is_file()}


def test_a_frozen_statement_is_shown_and_reads_back(quota, depot):
    code, dit = quota("--arreter")
    assert code == 0
    assert "état 2026 arrêté le 20 janvier 2027, 10\u202f000,00\xa0€ entre 3 payeurs" in dit
    texte = (depot / ARRETE).read_text(encoding="utf-8")
    assert (
        "{fichier: data/communes/commune-a/commune.yaml, quoi: postes au 31 décembre 2026, valeur: 300}"
        in texte
    )
    assert "Exercice 2026 · arrêté" in quota()[1]
    assert quota("--format", "json")[1].count('"statut": "arrete"') == 1


def test_a_budget_annexe_does_not_take_the_name_of_its_commune(quota, depot, ecrire):
    siren = next(
        ligne for ligne in (depot / COMMUNE).read_text(encoding="utf-8").splitlines() if "siren:" in ligne
    )
    annexe = f"nom: Eau\nnature: budget_annexe\n{siren}\nrattache_a: commune-a\npayeur: commune-a\n"
    (depot / "data/communes/eau").mkdir()
    (depot / "data/communes/eau/commune.yaml").write_text(annexe, encoding="utf-8", newline="\n")
    avant = quota()[1]
    quota("--arreter")
    ecrire(COMMUNE, "postes: 300", "postes: 301")  # what moved since: the frozen figures alone are shown
    assert "Eau" not in quota()[1]
    assert "Commune A" in avant
    assert "Commune A" in quota()[1]


def test_the_year_must_be_over(quota, depot):
    avant = contenu(depot)
    code, dit = quota("--arreter", at="2026-12-30")
    assert code == 2
    assert "court jusqu'au 31 décembre 2026" in dit
    assert contenu(depot) == avant


def test_it_is_not_frozen_twice(quota):
    quota("--arreter")
    code, dit = quota("--arreter")
    assert code == 2
    assert "--rouvrir MOTIF" in dit


DOUTES = {
    "QUO021": (BUDGET, "montant: 10000.00", "montant: 10000.00, estime: oui"),
    "QUO022": (
        COMMUNE,
        "au: 2026-12-31, postes: 300, etat: accepte, accepte_le: 2027",
        "au: 2025-12-31, postes: 300, etat: accepte, accepte_le: 2026",
    ),
    "QUO023": (COMMUNE, "etat: accepte, accepte_le: 2027-01-15", "etat: propose"),
}


@pytest.mark.parametrize("code", DOUTES)
def test_what_is_uncertain_is_refused_and_a_reason_passes_over(quota, ecrire, depot, code):
    ecrire(*DOUTES[code])
    etat = contenu(depot)
    sortie, dit = quota("--arreter")
    assert sortie == 1
    assert code in dit
    assert contenu(depot) == etat
    sortie, dit = quota("--arreter", "--passer-outre", "bureau du 12 janvier")
    assert sortie == 0
    assert "Passé outre" in dit
    assert "motif: bureau du 12 janvier" in (depot / ARRETE).read_text(encoding="utf-8")


def test_an_open_question_is_never_passed_over(quota, ecrire):
    ecrire("data/conventions/2019.yaml", "arrondi: plus_forts_restes\n", "")
    assert quota()[0] == 0
    sortie, dit = quota("--arreter", "--passer-outre", "on verra")
    assert sortie == 1
    assert "QUO020" in dit


def test_what_moves_is_said_until_it_is_put_right(quota, ecrire, depot):
    quota("--arreter")
    ecrire(COMMUNE, "postes: 300", "postes: 320")
    code, dit = quota()
    assert code == 0
    assert "3\u202f000,00" in dit
    assert "commune-a : 137,26\xa0€ de plus aujourd'hui qu'à l'arrêté" in dit
    assert "a changé : data/communes/commune-a/commune.yaml « postes au 31 décembre 2026 » 300 → 320" in dit
    paste(depot, dit)
    code, dit = quota()
    assert (code, "Réserves" in dit) == (0, False)


def paste(depot, dit):
    """Write in the next ledger the lines that the screen proposes, as they are."""
    lignes = re.findall(r"sous regularisations : (- \{.*\})$", dit, re.MULTILINE)
    assert lignes
    texte = "\n".join(["exercice: 2027", "regularisations:", *(f"  {ligne}" for ligne in lignes), ""])
    (depot / "data/budgets/2027.yaml").write_text(texte, encoding="utf-8", newline="\n")


HORS_CLE = "acomptes:\n  - {qui: commune-a, libelle: Acompte, montant: 100.00, le: 2026-07-01}\n"


@pytest.mark.parametrize(
    ("avant", "apres", "ecart"),
    [
        ("montant: 100.00", "montant: 60.00", 4_000),  # an advance that was smaller than believed
        ("montant: 100.00", "montant: 100.00, piece: T-1", 0),
        ("depenses:\n", "depenses:\n      - {libelle: Oubliée, montant: 10.00}\n", 300),
        ("      - {libelle: Petite, montant: 20.00}\n", "", -600),
        ("utilisateurs: tous", "utilisateurs: [{qui: commune-b}]", -300_600),
    ],
)
def test_every_kind_of_change_after_the_fact_gives_a_line_that_settles_it(
    quota, depot, ecrire, avant, apres, ecart
):
    ecrire(BUDGET, "depenses:\n", "depenses:\n      - {libelle: Petite, montant: 20.00}\n")
    with (depot / BUDGET).open("a", encoding="utf-8", newline="\n") as fichier:
        fichier.write(HORS_CLE)
    assert quota("--arreter")[0] == 0
    ecrire(BUDGET, avant, apres)
    code, dit = quota()
    assert code == 0
    assert ("Réserves" in dit) == bool(ecart)
    if ecart:
        assert f"qui: commune-a, libelle: Régularisation 2026, montant: {write_cents(ecart)}, " in dit
        paste(depot, dit)
        code, dit = quota()
        assert (code, "Réserves" in dit) == (0, False)


def test_who_is_gone_since_is_named_and_its_cause_said(quota, depot):
    quota("--arreter")
    rmtree(depot / "data/communes/commune-b")
    dit = quota()[1]
    assert "Commune B (210999025) : 2\u202f000,00\xa0€ de moins" in dit
    assert "« postes au 31 décembre 2026 » 200 → absent" in dit
    assert "qui: 210999025" not in dit


def test_what_is_paid_by_another_is_put_right_by_either_name(quota, depot, ecrire):
    ecrire("data/communes/commune-b/commune.yaml", "nom: Commune B", "nom: Commune B\npayeur: commune-a")
    assert quota("--arreter")[0] == 0
    ecrire(BUDGET, "montant: 10000.00", "montant: 10100.00")
    assert "commune-a : 50,00" in quota()[1]
    (depot / "data/budgets/2027.yaml").write_text(
        "exercice: 2027\nregularisations:\n"
        "  - {qui: commune-a, libelle: R, montant: 30.00, exercice: 2026}\n"
        "  - {qui: commune-b, libelle: R, montant: 20.00, exercice: 2026}\n",
        encoding="utf-8",
    )
    code, dit = quota()
    assert (code, "Contrôle : Σ" in dit, "Réserves" in dit) == (0, True, False)


def test_what_the_ac_has_settled_stays_settled(quota, ecrire):
    ecrire(BUDGET, "utilisateurs: tous", "utilisateurs: tous\n    reglement: ac")
    assert quota("--arreter")[0] == 0
    ecrire(BUDGET, "montant: 10000.00", "montant: 10010.00")
    assert "qui: commune-a, libelle: Régularisation 2026, montant: 3.00, " in quota()[1]


def test_amounts_of_nothing_are_frozen_and_read_back(quota, depot, ecrire):
    """A line of 0.00, an object without a cost, a payer that owes nothing: none may be lost on the way."""
    ecrire(BUDGET, "utilisateurs: tous", "utilisateurs: tous\n    reglement: ac")
    with (depot / BUDGET).open("a", encoding="utf-8", newline="\n") as fichier:
        fichier.write("    recettes:\n      - {libelle: Pénalités, montant: 0.00}\n")
        fichier.write(
            "  - code: vide\n    libelle: V\n    portee: [B]\n    utilisateurs: tous\n    epci_utilise: oui\n"
        )
    assert quota("--arreter")[0] == 0
    code, dit = quota()
    assert code == 0
    assert "Exercice 2026 · arrêté" in dit
    assert "Réserves" not in dit
    texte = (depot / ARRETE).read_text(encoding="utf-8")
    assert "quoi: Pénalités, valeur: 0.00" in texte
    assert "solde: 0.00" in texte
    assert "code: vide, libelle: V, cle: postes, base: 0.00" in texte


@pytest.mark.parametrize("motif", ["", "   ", "\t"])
def test_a_reason_has_words(quota, depot, motif):
    avant = contenu(depot)
    assert quota("--arreter", "--passer-outre", motif)[0] == 2
    assert quota("--rouvrir", motif)[0] == 2
    assert contenu(depot) == avant


def test_a_reason_is_kept_on_one_line(quota, depot, ecrire):
    ecrire(*DOUTES["QUO023"])
    assert quota("--arreter", "--passer-outre", "  bureau\n du 12 ")[0] == 0
    assert "motif: bureau du 12\n" in (depot / ARRETE).read_text(encoding="utf-8")
    assert quota()[0] == 0


def test_once_the_data_have_moved_the_explanation_gives_the_frozen_sums(quota, ecrire):
    quota("--arreter")
    assert "part exacte" in quota("--explain")[1]
    ecrire(COMMUNE, "postes: 300", "postes: 320")
    dit = quota("--explain", "--commune", "commune-a")[1]
    assert "part exacte" not in dit
    assert "Objet mutualisé  3\u202f000,00\xa0€" in dit
    assert "Réserves" in dit


def test_a_hand_in_the_frozen_file_is_an_error(quota, ecrire):
    quota("--arreter")
    ecrire(ARRETE, "solde: 3000.00", "solde: 3000.01")
    code, dit = quota()
    assert code == 1
    assert "ARR001" in dit
    assert "Exercice 2026" not in dit
    assert quota("--rouvrir", "essai")[0] == 2


def test_it_is_reopened_with_a_reason_and_frozen_again(quota, depot):
    quota("--arreter")
    assert quota("--rouvrir", "comptage contesté")[0] == 0
    assert "définitif" in quota()[1]
    assert quota("--arreter", at="2027-02-01")[0] == 0
    texte = (depot / ARRETE).read_text(encoding="utf-8")
    assert "reouvertures:\n  - {le: 2027-01-20, motif: comptage contesté}\n" in texte
    assert "arrete_le: 2027-02-01" in texte
    assert quota()[0] == 0


def test_a_revenue_order_closes_it_for_good(quota, depot):
    quota("--arreter")
    with (depot / BUDGET).open("a", encoding="utf-8") as fichier:
        fichier.write("titres:\n  - {qui: commune-a, numero: T-2027-9, le: 2027-01-25}\n")
    code, dit = quota("--rouvrir", "essai")
    assert code == 2
    assert "le titre T-2027-9 du 25 janvier 2027 est émis" in dit


@pytest.mark.parametrize("suite", [None, "\t{"])
def test_without_its_ledger_nobody_knows_whether_an_order_was_issued(quota, depot, suite):
    quota("--arreter")
    if suite is None:
        (depot / BUDGET).unlink()
    else:
        (depot / BUDGET).write_text(suite, encoding="utf-8")
    code, dit = quota("--rouvrir", "erreur")
    assert code == 2
    assert "nul ne sait si un titre est émis" in dit
    code, dit = quota()
    assert (code, "Commune A           3\u202f000,00" in dit) == (0, True)


def test_nothing_to_reopen(quota):
    assert quota("--rouvrir", "essai")[0] == 2


def test_a_frozen_statement_comes_back_whole():
    from datetime import date

    from sicommun.api.quota.rapport import read_for_quota
    from sicommun.quota.arret import freeze, is_intact, print_of, statement_of
    from sicommun.quota.etat_annuel import yearly_statement

    registre = read_for_quota(CAS.with_name("hors-cle")).registre
    etat = yearly_statement(registre.budgets["2026"], registre)
    fige = freeze(etat, jour=date(2027, 1, 20), outil="0")
    assert (fige.exercice, fige.statut, fige.convention, fige.outil) == (2026, "arrete", "2019", "0")
    assert (fige.motif, fige.passe_outre, fige.reouvertures) == (None, (), ())
    assert is_intact(fige)
    assert fige.empreinte == print_of(fige)
    assert len(fige.empreinte) == len("sha256:") + 64
    rendu = statement_of(fige, registre)
    assert (rendu.exercice, rendu.fichier, rendu.convention) == (2026, "data/arretes/2026.yaml", "2019")
    assert (rendu.constats, rendu.base) == ((), etat.base)
    assert [ligne.payeur for ligne in rendu.payeurs] == [ligne.payeur for ligne in etat.payeurs]
    assert [ligne.solde for ligne in rendu.payeurs] == [ligne.solde for ligne in etat.payeurs]
    assert all(ligne.etapes == () for ligne in rendu.payeurs)
    (objet,) = rendu.objets
    assert (objet.code, objet.libelle, objet.portee, objet.cle) == ("objet", "Objet mutualisé", (), "postes")
    assert objet.base == ("base nette", 60_000, "centimes", "", "", None, ())
    assert (objet.parts, objet.ecart, objet.constats) == ((), 0, ())


def test_a_payer_whose_file_is_gone_keeps_its_name():
    from datetime import date

    from sicommun.api.quota.rapport import read_for_quota
    from sicommun.quota.arret import freeze, statement_of
    from sicommun.quota.etat_annuel import yearly_statement

    registre = read_for_quota(CAS).registre
    fige = freeze(yearly_statement(registre.budgets["2026"], registre), jour=date(2027, 1, 20), outil="0")
    from dataclasses import replace

    sans = replace(registre, communes={})
    noms = {ligne.payeur.nom: ligne.payeur for ligne in statement_of(fige, sans).payeurs}
    assert set(noms) == {"Métropole d'essai", "Commune A", "Commune B"}
    usager = noms["Commune A"]
    assert (usager.qui, usager.siren, usager.fichier, usager.comptages, usager.piece) == (
        usager.siren,
        "210999017",
        "",
        (),
        None,
    )


def test_every_figure_of_an_object_and_of_a_payer_is_kept():
    from datetime import date

    from sicommun.api.quota.rapport import read_for_quota
    from sicommun.model.arrete import Reouverture
    from sicommun.quota.arret import freeze, payers_by_siren
    from sicommun.quota.etat_annuel import yearly_statement

    registre = read_for_quota(CAS.with_name("arrete-intact")).registre
    etat = yearly_statement(registre.budgets["2026"], registre)
    reprise = Reouverture.model_construct(le=date(2027, 1, 1), motif="m")
    suite = {"motif": "m", "passe_outre": ("un", "deux"), "reouvertures": (reprise,)}
    fige = freeze(etat, jour=date(2027, 1, 20), outil="9", **suite)
    assert [(o.code, o.cle, o.base, o.ecart) for o in fige.objets] == [
        ("objet", "forfait", 3_000_000, 2_615_000),
        ("second", "postes", 60_000, 0),
    ]
    soldes = {nom: ligne.solde for nom, ligne in fige.payeurs.items()}
    assert soldes == {"200999001": None, "210999017": 116_425, "210999025": 67_000}
    suite |= {"outil": "9", "empreinte": fige.empreinte}
    assert fige.model_dump() == registre.arretes["2026"].model_copy(update=suite).model_dump()
    assert list(payers_by_siren(registre, 2026)) == ["200999001", "210999017", "210999025"]


def test_the_print_is_that_of_the_values_as_they_have_always_been_written():
    """Frozen files outlive the tool: the print is worked out here from the values, in plain JSON."""
    import json
    from hashlib import sha256

    from sicommun.api.quota.rapport import read_for_quota
    from sicommun.quota.arret import print_of

    arrete = read_for_quota(CAS.with_name("arrete-intact")).registre.arretes["2026"]
    valeurs = {cle: v for cle, v in arrete.model_dump().items() if cle != "empreinte"}
    texte = json.dumps(valeurs, default=str, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert '"nom":"Métropole d\'essai"' in texte
    assert print_of(arrete) == arrete.empreinte == f"sha256:{sha256(texte.encode()).hexdigest()}"


def test_who_enters_after_the_fact_owes_all_of_it(quota, ecrire):
    """Nothing was frozen for it: what it would bear is wholly to be put right."""
    ecrire(BUDGET, "utilisateurs: tous", "utilisateurs: [{qui: commune-a}]")
    quota("--arreter")
    ecrire(BUDGET, "utilisateurs: [{qui: commune-a}]", "utilisateurs: tous")
    dit = quota()[1]
    assert "qui: commune-b, libelle: Régularisation 2026, montant: 2000.00, exercice: 2026" in dit
    assert "qui: commune-a, libelle: Régularisation 2026, montant: -750.00, exercice: 2026" in dit


def test_a_register_without_an_epci_has_nobody_to_leave_out():
    from sicommun.api.quota.rapport import read_for_quota
    from sicommun.model.registre import Registre
    from sicommun.quota.arret import moved
    from sicommun.quota.etat_annuel import yearly_statement

    lu = read_for_quota(CAS.with_name("arrete-intact")).registre
    sans = Registre(
        lu.modele, epci=None, communes=lu.communes, conventions=lu.conventions, budgets=lu.budgets
    )
    etat = yearly_statement(lu.budgets["2026"], lu)
    bouge = moved(lu.arretes["2026"], etat._replace(payeurs=()), {}, sans)
    assert bouge == {"200999001": -2_837_500, "210999017": -134_425, "210999025": -79_000}
    assert moved(lu.arretes["2026"], etat, {}, sans) == {}
