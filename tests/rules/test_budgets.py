"""Objects, users, periods and keys of a ledger."""

from __future__ import annotations

import pytest

BUDGET = "data/budgets/2024.yaml"
COMMUNES = {
    "data/communes/chenove/commune.yaml": 'nom: Chenôve\nsiren: "212101661"\n',
    "data/communes/talant/commune.yaml": 'nom: Talant\nsiren: "212106173"\n',
}
TETE = "exercice: 2024\nobjets:\n"
DEUX = "utilisateurs: [{qui: chenove}, {qui: epci}]"


def objet(suite: str, code: str = "internet") -> str:
    return f"- {{code: {code}, libelle: Accès Internet, {suite}}}\n"


BONS = {
    "BUD001": "exercice: 2024\n",
    "BUD002": TETE + objet(DEUX) + objet(DEUX, "messagerie"),
    "BUD003": TETE + objet(DEUX),
    "BUD003 avec l'EPCI": TETE + objet("utilisateurs: [{qui: chenove}], epci_utilise: oui"),
    "BUD003 tous": TETE + objet("utilisateurs: tous"),
    "BUD004": TETE + objet("utilisateurs: tous, epci_utilise: non"),
    "BUD004 liste": TETE + objet(DEUX),
    "BUD005": TETE + objet("utilisateurs: [{qui: chenove}, {qui: epci}], parts: {talant: 100}"),
    "BUD006 depuis longtemps": TETE + objet("utilisateurs: [{qui: chenove, du: 2019-01-01}, {qui: epci}]"),
    "BUD006 deux fois": TETE
    + objet("utilisateurs: [{qui: chenove, au: 2024-03-31}, {qui: chenove, du: 2024-09-01}]"),
    "BUD006 dépense à cheval": TETE
    + objet(DEUX + ", depenses: [{libelle: L, montant: 1.00, periode: {du: 2025-01-01, au: 2025-12-31}}]"),
    "BUD009": TETE + objet(DEUX + ", parts: {chenove: 33.4, epci: 66.6}"),
    "BUD009 mixte": TETE + objet(DEUX + ", mixte: [{cle: postes, poids: 0.6}, {cle: agents, poids: 0.4}]"),
    "BUD011 défaut": TETE + objet(DEUX + ", cle: postes"),
    "BUD013": TETE + objet(DEUX + ", cle: agents, cle_decision: {reference: D1, le: 2024-12-31}"),
    "BUD011 décidée": TETE + objet(DEUX + ", cle: agents, cle_decision: {reference: D1, le: 2023-12-14}"),
}
MAUVAIS = {
    "BUD001 nom": ("exercice: 2025\n", ("exercice",), "l'année 2025 est écrite dans le fichier 2024.yaml"),
    "BUD001 année": ("exercice: 24\n", ("exercice",), "24 n'est pas une année de 2000 à 2199"),
    "BUD002": (
        TETE + objet(DEUX) + objet(DEUX),
        ("objets", 1, "code"),
        "le code internet est déjà celui de « Accès Internet »",
    ),
    "BUD003": (
        TETE + objet("utilisateurs: [{qui: chenove}, {qui: chenove}]"),
        ("objets", 0, "utilisateurs"),
        "« Accès Internet » n'a qu'un utilisateur (chenove)",
    ),
    "BUD003 EPCI seul": (
        TETE + objet("utilisateurs: [{qui: epci}], epci_utilise: oui"),
        ("objets", 0, "utilisateurs"),
        "« Accès Internet » n'a qu'un utilisateur (epci)",
    ),
    "BUD003 aucun": (
        TETE + objet("utilisateurs: []"),
        ("objets", 0, "utilisateurs"),
        "« Accès Internet » n'a aucun",
    ),
    "BUD004": (
        TETE + objet("utilisateurs: tous"),
        ("objets", 0, "utilisateurs"),
        "« Accès Internet » sert à tous",
    ),
    "BUD005": (
        TETE + objet("utilisateurs: [{qui: chenowe}, {qui: epci}]"),
        ("objets", 0, "utilisateurs", 0, "qui"),
        "« chenowe » n'est pas un adhérent du dépôt ; vouliez-vous dire « chenove » ?",
    ),
    "BUD005 parts": (
        TETE + objet(DEUX + ", parts: {talent: 100}"),
        ("objets", 0, "parts", "talent"),
        "« talent » n'est pas un adhérent du dépôt ; vouliez-vous dire « talant » ?",
    ),
    "BUD005 acompte": (
        "exercice: 2024\nacomptes: [{qui: quetigny, libelle: Acompte, montant: 10.00}]\n",
        ("acomptes", 0, "qui"),
        "« quetigny » n'est pas un adhérent",
    ),
    "BUD006 à l'envers": (
        TETE + objet(DEUX + ", du: 2024-07-01, au: 2024-06-30"),
        ("objets", 0, "au"),
        "la période finit le 30 juin 2024, avant son début, le 1er juillet 2024",
    ),
    "BUD006 après": (
        TETE + objet("utilisateurs: [{qui: chenove, du: 2025-01-01}, {qui: epci}]"),
        ("objets", 0, "utilisateurs", 0, "du"),
        "la période n'a aucun jour dans l'exercice : du 1er janvier 2025",
    ),
    "BUD006 avant": (
        TETE + objet(DEUX + ", du: 2020-01-01, au: 2023-12-31"),
        ("objets", 0, "au"),
        "la période n'a aucun jour dans l'exercice : au 31 décembre 2023",
    ),
    "BUD006 deux fois": (
        TETE + objet("utilisateurs: [{qui: chenove, au: 2024-03-31}, {qui: chenove, du: 2024-03-31}]"),
        ("objets", 0, "utilisateurs", 1, "qui"),
        "« chenove » est déjà utilisateur ces jours-là",
    ),
    "BUD006 dépense": (
        TETE
        + objet(
            DEUX + ", depenses: [{libelle: L, montant: 1.00, periode: {du: 2024-02-01, au: 2024-01-01}}]"
        ),
        ("objets", 0, "depenses", 0, "periode", "au"),
        "la période finit le 1er janvier 2024",
    ),
    "BUD009": (
        TETE + objet(DEUX + ", parts: {chenove: 60.5, epci: 30}"),
        ("objets", 0, "parts"),
        "les parts font 90,5 %, et non 100 %",
    ),
    "BUD009 sans parts": (TETE + objet(DEUX + ", cle: parts"), ("objets", 0, "parts"), "les parts font 0 %"),
    "BUD009 mixte": (
        TETE + objet(DEUX + ", mixte: [{cle: postes, poids: 0.6}, {cle: agents, poids: 0.3}]"),
        ("objets", 0, "mixte"),
        "les poids font 0,9, et non 1",
    ),
    "BUD011": (
        TETE + objet(DEUX + ", cle: habitants"),
        ("objets", 0, "cle"),
        "« Accès Internet » suit la clé habitants, la convention dit postes",
    ),
}


@pytest.mark.parametrize("cas", BONS)
def test_what_is_right_is_left_alone(constats, cas):
    assert constats(cas.split()[0], {**COMMUNES, BUDGET: BONS[cas]}) == []


@pytest.mark.parametrize("cas", MAUVAIS)
def test_what_is_wrong_is_said_where_it_stands(constats, cas):
    texte, chemin, debut = MAUVAIS[cas]
    ((trouve, message),) = constats(cas.split()[0], {**COMMUNES, BUDGET: texte})
    assert trouve == chemin
    assert message.startswith(debut)


def test_an_adherent_that_could_not_be_read_is_known(constats):
    illisible = "data/communes/quetigny/commune.yaml"
    budget = "exercice: 2024\nacomptes: [{qui: quetigny, libelle: Acompte, montant: 10.00}]\n"
    assert constats("BUD005", {illisible: "nom: [\n", BUDGET: budget}, illisibles=[illisible]) == []


def test_the_default_key_is_the_one_of_the_convention_in_force_at_the_end_of_the_year(constats):
    conventions = {
        "data/conventions/2019.yaml": "en_vigueur_du: 2019-01-01\n",
        "data/conventions/2024.yaml": "en_vigueur_du: 2024-01-01\ncle_par_defaut: agents\n",
    }
    fichiers = {**COMMUNES, **conventions, BUDGET: TETE + objet(DEUX + ", cle: agents")}
    assert constats("BUD011", fichiers) == []
