"""One report for every format: the same findings, the same positions, hostile data included."""

from datetime import date

import pytest

from sicommun import textes
from sicommun.diagnostics import AVERTISSEMENT, ERREUR, INFORMATION, Diagnostic, Fiche
from sicommun.diagnostics.rapport import Ecarte, Rapport, ResumeCommune
from sicommun.positions import DEBUT, Span
from sicommun.textes import Source, clause, loi

CITATIONS = {
    "EXC-09": "Faute de régularisation effective dans un délai de 3 mois, "
    "l'exclusion est prononcée de plein droit.",
    "ADH-05": "Les communes remettent la description organique.",
    "L5211-4-2": "Services communs.",
}

EXC009 = Fiche(
    code="EXC009",
    titre="exclusion avant le terme des trois mois",
    gravite=ERREUR,
    source=clause("EXC-09"),
    texte=(
        "Une exclusion n'est possible qu'une fois les trois mois échus\nsans régularisation.\n\n"
        "Bon : exclusion le 2024-04-16.\nMauvais : exclusion le 2024-04-02."
    ),
    remede="corriger la date",
)
DES021 = Fiche(
    code="DES021",
    titre="domaine incomplet",
    gravite=AVERTISSEMENT,
    source=clause("ADH-05"),
    texte="Chaque ligne exigible est répondue.",
    remede="répondre, ou écrire « sans objet »",
)
INF001 = Fiche(
    code="INF001",
    titre="fichier inconnu",
    gravite=INFORMATION,
    source=loi("L5211-4-2"),
    texte="Ce fichier n'est pas lu.",
    remede="",
)

VALOMBRE = "data/communes/valombre/commune.yaml"
ORGEVAL = "data/communes/orgeval/description.yaml"
BIZARRE = "data/communes/l'île d'Yeu, 100%:é/x.yaml"
TEXTES = {
    VALOMBRE: "nom: Valombre\r\nparcours:\n  - {le: 2024-04-02, fait: exclusion, portee: [B]}\n",
    ORGEVAL: f"\ufefffinances:\n\tfiscalité: 😀é\u0301\u202efin\n- {'x' * 300}cible{'y' * 300}\n",
    BIZARRE: "a: 1\n",
}
DIAGNOSTICS = (
    Diagnostic(DES021, ORGEVAL, Span(1, 1, 2, 12), "Finances : 3 lignes sur 4.", "", "orgeval"),
    Diagnostic(DES021, ORGEVAL, Span(2, 13, 2, 17), "Signe étrange [/commune] \x1b[31m.", "", "orgeval"),
    Diagnostic(DES021, ORGEVAL, Span(3, 303, 3, 308), "La cible.", "viser", "orgeval"),
    Diagnostic(INF001, BIZARRE, DEBUT, "Un, 100% « a:b »\n::error::faux", ""),
    Diagnostic(
        EXC009,
        VALOMBRE,
        Span(3, 6, 3, 20),
        "Mise en demeure reçue le 15 janvier 2024 : l'exclusion est possible à partir du 16 avril 2024.",
        "corriger la date, ou enregistrer la régularisation : sicommun record regularisation valombre",
        "valombre",
    ),
    Diagnostic(EXC009, VALOMBRE, Span(9, 1, 9, 1), "Ligne disparue.", "", "valombre", clause("ADH-05")),
)
POSITIONS = [
    (d.code, d.fichier, d.span.line, d.span.column, d.span.end_line, d.span.end_column) for d in DIAGNOSTICS
]
RESUMES = (
    ResumeCommune("orgeval", "Orgeval", 0, 3, 0, "signée", (("Finances", 3, 4), ("Réseau", 0, 6))),
    ResumeCommune("valombre", "Valombre[/b]", 2, 0, 0, "effective sur A, B et 2 domaines de C"),
)


@pytest.fixture(autouse=True)
def textes_connus(monkeypatch):
    table = {nom: Source(nom, citation, "titre") for nom, citation in CITATIONS.items()}
    monkeypatch.setattr(textes, "_table", lambda _: table)


@pytest.fixture
def rapport():
    return Rapport(
        diagnostics=DIAGNOSTICS,
        communes=12,
        fichiers=31,
        resumes=RESUMES,
        jour=date(2024, 6, 30),
        masques={VALOMBRE: 37},
        lire=TEXTES.__getitem__,
    )


@pytest.fixture
def ecarte():
    return Ecarte(
        DIAGNOSTICS[2], "Le [relevé](x) est attendu.", "Directrice", date(2024, 1, 15), date(2024, 12, 31), 31
    )


@pytest.fixture
def positions():
    return POSITIONS


@pytest.fixture
def fiches():
    return [DES021, EXC009, INF001]


@pytest.fixture
def rapport_vide():
    return Rapport((), 0, 0, (), date(2024, 6, 30), {}, TEXTES.__getitem__)
