"""The page of a code."""

import json

from sicommun.reporters.ecran import Ecran
from sicommun.reporters.fiche import render_json, render_list, render_text, unfold


def test_a_page(fiches):
    assert render_text(fiches[1:2]) == (
        "EXC009  erreur  exclusion avant le terme des trois mois\n"
        "\n"
        "   Une exclusion n'est possible qu'une fois les trois mois échus sans régularisation.\n"
        "\n"
        "   Bon : exclusion le 2024-04-16.\n"
        "   Mauvais : exclusion le 2024-04-02.\n"
        "\n"
        "   Source  EXC-09 « Faute de régularisation effective dans un délai de 3 mois, l'exclusion est "
        "prononcée de plein droit. »\n"
        "   Remède  corriger la date\n"
        "   Dérogation  oui, 12 mois au plus : derogations, dans data/epci.yaml\n"
    )


def test_pages_follow_each_other_after_a_blank_line(fiches):
    assert "\n\nEXC009  erreur" in render_text(fiches)


def test_a_narrow_terminal(fiches):
    assert all(len(ligne) <= 50 for ligne in render_text(fiches[1:2], Ecran(largeur=50)).splitlines()[1:])


def test_the_list_is_aligned(fiches):
    assert render_list(fiches) == (
        "DES021  avertissement  domaine incomplet\n"
        "EXC009  erreur         exclusion avant le terme des trois mois\n"
        "INF001  information    fichier inconnu\n"
    )


def test_json(fiches):
    document = json.loads(render_json(fiches))
    assert document["format"] == 1
    assert [code["code"] for code in document["codes"]] == ["DES021", "EXC009", "INF001"]
    assert set(document["codes"][0]) == {
        "code",
        "titre",
        "gravite",
        "texte",
        "source",
        "remede",
        "derogation",
    }


def test_unfold_keeps_examples_as_written():
    texte = "Un\ndeux.\n\nBon :\n  - {a: 1}\n  - {b: 2}\nMauvais : x\nsuite\n- un\n- deux"
    assert unfold(texte) == [
        "Un deux.", "", "Bon :", "  - {a: 1}", "  - {b: 2}", "Mauvais : x suite", "- un", "- deux",
    ]  # fmt: skip


def test_a_law_is_not_set_aside(fiches):
    assert render_text(fiches[2:]).endswith("   Dérogation  non, car la loi le commande (L5211-4-2)\n")
    permis, _, refuse = (code["derogation"] for code in json.loads(render_json(fiches))["codes"])
    assert permis == {"possible": True, "car": None}
    assert refuse == {"possible": False, "car": "la loi le commande (L5211-4-2)"}
