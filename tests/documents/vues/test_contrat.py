"""The service contract: its 47 points printed, its level of the day, its steps drawn."""

import re
from datetime import date
from io import BytesIO

import docx
import pikepdf
import pytest

from sicommun.documents.echappement import escape
from sicommun.documents.formats import FORMATS
from sicommun.documents.gabarits import of_document
from sicommun.documents.pandoc import convert
from sicommun.documents.pdf import render as as_pdf

JOUR = date(2024, 12, 31)


@pytest.mark.parametrize(
    ("cible", "depot", "jour"),
    [
        ("A003", "dijon", JOUR),
        ("A007", "dijon", JOUR),
        ("A002", "val-dorgeval", date(2025, 12, 31)),
    ],
)
def test_the_sheet(golden, cible, depot, jour):
    golden("contrat", cible, depot, jour)


def test_the_47_points_have_their_place():
    """Each point of the source's sheet is named above the line that prints it."""
    nommees = set()
    for texte in of_document("contrat").values():
        for commentaire in re.findall(r"\{# ([A-Z0-9 -]+) #\}", texte):
            nommees.update(commentaire.split())
    assert {nom for nom in nommees if nom.startswith("CS-")} == {f"CS-{n:02d}" for n in range(1, 48)}


def test_the_source_sheet_prints_what_the_source_says(paper):
    texte = " ".join(paper("contrat", "A003", "dijon", JOUR).markdown.replace("\\", "").split())
    for dit in (
        "Assistance environnement poste de travail", "A003", "standard", "Windows, bureautique, etc.",
        "Logiciels poste de travail", "V1 – Poste de travail", "Exploitation", "de 8 h à 12 h et de 14 h à 18 h",
        "Le référent → Chef de service", "Toutes directions", "moyenne", "Être présent lors de l'action d'assistance",
        "clôture l'anomalie",
    ):  # fmt: skip
        assert dit in texte


def test_what_the_source_leaves_blank_is_said_with_its_line(lacks):
    manques = lacks("contrat", "A003", "dijon", JOUR)
    assert ("data/contracts/A003.yaml:24", "jours que comptent les délais", "CS-18") in manques
    assert {clause for _, _, clause in manques} == {
        "CS-18", "CS-19", "CS-28", "CS-29", "CS-30", "CS-31", "CS-32", "NIV-06",
    }  # fmt: skip
    assert all(lieu.startswith("data/contracts/A003.yaml:") for lieu, _, _ in manques)


def test_a_whole_sheet_is_ready(paper):
    rendu = paper("contrat", "A007", "dijon", JOUR)
    assert not rendu.manques
    assert rendu.feuille.filigrane == ""


def test_the_level_is_that_of_the_day(paper):
    avant = paper("contrat", "A001", "dijon", date(2023, 6, 1)).markdown
    apres = paper("contrat", "A001", "dijon", date(2024, 6, 1)).markdown
    assert "3 jours ouvrés" in avant.replace("\u00a0", " ")
    assert "3 jours ouvrés" not in apres.replace("\u00a0", " ")
    assert "depuis le 1er" in apres


def test_a_day_without_a_level_is_a_lack(lacks):
    manques = lacks("contrat", "A003", "dijon", date(2018, 1, 1))
    assert ("niveau de service en vigueur le 1er janvier 2018", "CS-18") in [m[1:] for m in manques]


def figures(pdf):
    """Give the alternative texts of the figures of a PDF, from its tree of structure."""
    a_voir, textes = [pdf.Root.StructTreeRoot], []
    while a_voir:
        noeud = a_voir.pop()
        if not isinstance(noeud, pikepdf.Dictionary):
            continue
        if noeud.get("/S") == "/Figure" or "/Alt" in noeud:
            textes.append(str(noeud.get("/Alt", "")))
        enfants = noeud.get("/K", [])
        a_voir.extend(enfants if isinstance(enfants, pikepdf.Array) else [enfants])
    return textes


def test_the_steps_are_drawn_with_a_text_in_their_place(paper):
    rendu = paper("contrat", "A003", "dijon", JOUR)
    source = convert(rendu.markdown, "typst").decode()
    assert "(numero: 3, suites: (4,5,6,), acteur:" in source
    with pikepdf.open(BytesIO(FORMATS["pdf"](rendu))) as pdf:
        assert len(pdf.pages) == 2
        (texte,) = figures(pdf)
    assert "étape 3, Technicien niveau 2, arrêt de la GTI, puis étape 4, 5 ou 6" in texte
    assert "puis contrat A002 – Assistance formation sur les logiciels" in texte


def test_elsewhere_the_steps_are_a_table(paper):
    document = docx.Document(BytesIO(FORMATS["docx"](paper("contrat", "A003", "dijon", JOUR))))
    etapes = document.tables[-1]
    assert [c.text for c in etapes.rows[0].cells] == [
        "Étape", "Qui agit", "Étapes suivantes", "Autre contrat", "Horloge",
    ]  # fmt: skip
    assert [c.text for c in etapes.rows[3].cells][:3] == ["3", "Technicien niveau 2", "4, 5 ou 6"]


@pytest.mark.parametrize(
    "acteur",
    ["- tiret", "= titre", "1. un", "+ plus", "/ terme: x", "#panic()", "$x$", '"; #panic("', "](x)", "<a>", "// rien", "x" * 200],
)  # fmt: skip
def test_whoever_acts_is_words_in_the_drawing(acteur, paper):
    """The drawing is made of Typst of ours; a name is never a part of it."""
    rendu = paper("contrat", "A003", "dijon", JOUR)
    pages = as_pdf(
        "::: etapes\n| a | b | c | d | e |\n|---|---|---|---|---|\n"
        f"| 1 | {escape(acteur)} | 2 | {escape(acteur)} | {escape(acteur)} |\n"
        f"| 2 | {escape(acteur)} | 1 et 2 et 99999 | | |\n:::\n",
        rendu.feuille,
    )
    with pikepdf.open(BytesIO(pages)) as pdf:
        (texte,) = figures(pdf)
        assert texte.startswith(f"Schéma des étapes : étape 1, {acteur}, {acteur}, puis étape 2")


@pytest.mark.parametrize("nombre", [1, 9, 16])
def test_a_drawing_holds_on_its_page(nombre, paper):
    lignes = "".join(
        f"| {n} | {'Acteur au nom plutôt long du service commun du numérique ' * 2} | {n + 1}, {n + 2} ou {max(n - 2, 1)} "
        f"| | arrêt de la GTI |\n"
        for n in range(1, nombre + 1)
    )
    texte = f"::: etapes\n| a | b | c | d | e |\n|---|---|---|---|---|\n{lignes}:::\n"
    with pikepdf.open(BytesIO(as_pdf(texte, paper("contrat", "A003", "dijon", JOUR).feuille))) as pdf:
        assert len(pdf.pages) == 1
