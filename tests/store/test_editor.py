"""Editing: the piece in its place, in the style in use, and not a byte of the rest."""

from __future__ import annotations

from textwrap import dedent

import pytest

from sicommun.diagnostics import Panne
from sicommun.model.nu import Nu
from sicommun.store.editor import append, put, replace
from sicommun.store.yamlfile import read

COMMUNE = """\
# Chenôve
nom: Chenôve            # commentaire
siren: "212101661"
portee: [A, B]
vide: []   # rien encore
nul:
multi: [
  A,  # un
  B   # deux
]
referents:
  designes_par: maire
  personnes:
    - {prenom: Dominique, nom: Fictif}   # x

parcours:                         # journal daté
  - {le: 2018-03-12, fait: interet}
  - {le: 2019-03-01, fait: validation, portee: [A, B, C/finances]}
  # - {le: …, fait: …}

# après
sites:
  - nom: Gymnase
    type: ADSL

  - nom: Stade
    type: fibre
texte: |
  un
  deux
dernier: x
"""
FAIT = {"le": Nu("2024-01-15"), "fait": "retrait", "portee": ["B"], "reference": "2024-01-15"}


def difference(avant, apres):
    """What changed, line by line: `-` gone, `+` come."""
    anciennes, nouvelles = avant.splitlines(), apres.splitlines()
    while anciennes and nouvelles and anciennes[0] == nouvelles[0]:
        del anciennes[0], nouvelles[0]
    while anciennes and nouvelles and anciennes[-1] == nouvelles[-1]:
        del anciennes[-1], nouvelles[-1]
    return [f"-{ligne}" for ligne in anciennes] + [f"+{ligne}" for ligne in nouvelles]


AJOUTS = {
    "un fait au parcours": (
        (("parcours",), FAIT),
        ['+  - {le: 2024-01-15, fait: retrait, portee: [B], reference: "2024-01-15"}'],
    ),
    "un bloc parmi des blocs, à distance": (
        (("sites",), {"nom": "École d'art : l'annexe", "type": "fibre"}),
        ["+", "+  - nom: \"École d'art : l'annexe\"", "+    type: fibre"],
    ),
    "un mot entre crochets": (
        (("portee",), "C/finances"),
        ["-portee: [A, B]", "+portee: [A, B, C/finances]"],
    ),
    "un code qui a l'air d'un nombre": ((("portee",), "007"), ["-portee: [A, B]", '+portee: [A, B, "007"]']),
    "entre crochets, au fond": (
        (("parcours", 1, "portee"), "C/etat_civil"),
        [
            "-  - {le: 2019-03-01, fait: validation, portee: [A, B, C/finances]}",
            "+  - {le: 2019-03-01, fait: validation, portee: [A, B, C/finances, C/etat_civil]}",
        ],
    ),
    "entre crochets, sur plusieurs lignes": ((("multi",), "C"), ["-  B   # deux", "+  B,   # deux", "+  C"]),
    "un mot dans une liste vide": (
        (("vide",), "A"),
        ["-vide: []   # rien encore", "+vide: [A]   # rien encore"],
    ),
    "un bloc dans une liste vide": (
        (("vide",), {"le": Nu("2024-01-15")}),
        ["-vide: []   # rien encore", "+vide:   # rien encore", "+  - {le: 2024-01-15}"],
    ),
    "dans une clé sans valeur": ((("nul",), {"a": "b"}), ["+  - {a: b}"]),
    "dans une liste absente": ((("neuf",), {"a": "b"}), ["+neuf:", "+  - {a: b}"]),
    "dans une liste absente, au fond": ((("referents", "suppleants"), "x"), ["+  suppleants: [x]"]),
    "dans un bloc absent": ((("a", "b"), Nu("12")), ["+a: {b: [12]}"]),
}


@pytest.mark.parametrize("cas", AJOUTS)
def test_an_item_is_added_in_the_style_of_its_list(cas):
    (chemin, valeur), lignes = AJOUTS[cas]
    assert difference(COMMUNE, append(COMMUNE, chemin, valeur)) == lignes


CLES = {
    "à la fin du fichier": (((), "ville", "Dijon"), ["+ville: Dijon"]),
    "à la fin d'un bloc": ((("referents",), "designes_le", Nu("2024-01-15")), ["+  designes_le: 2024-01-15"]),
    "entre accolades": (
        (("parcours", 0), "avis", "favorable"),
        ["-  - {le: 2018-03-12, fait: interet}", "+  - {le: 2018-03-12, fait: interet, avis: favorable}"],
    ),
    "dans un bloc d'une liste": ((("sites", 1), "debit", "8:30"), ['+    debit: "8:30"']),
    "dans une clé sans valeur": ((("nul",), "a", Nu("1")), ["+  a: 1"]),
    "un paragraphe": ((("referents",), "note", "un\ndeux\n"), ["+  note: |", "+    un", "+    deux"]),
    "un bloc": (((), "retrait", {"preavis_mois": Nu("12")}), ["+retrait: {preavis_mois: 12}"]),
    "une clé à guillemets": (((), "2024", None), ['+"2024": null']),
}


@pytest.mark.parametrize("cas", CLES)
def test_a_key_is_added_at_the_end_of_its_block(cas):
    (chemin, cle, valeur), lignes = CLES[cas]
    assert difference(COMMUNE, put(COMMUNE, chemin, cle, valeur)) == lignes


VALEURS = {
    "un mot": (
        (("nom",), "Dijon"),
        ["-nom: Chenôve            # commentaire", "+nom: Dijon            # commentaire"],
    ),
    "les guillemets restent": ((("siren",), "x"), ['-siren: "212101661"', '+siren: "x"']),
    "un nombre": ((("dernier",), Nu("18250.00")), ["-dernier: x", "+dernier: 18250.00"]),
    "une valeur absente": ((("nul",), True), ["-nul:", "+nul: true"]),
    "entre accolades": (
        (("parcours", 0, "fait"), "a, b"),
        ["-  - {le: 2018-03-12, fait: interet}", '+  - {le: 2018-03-12, fait: "a, b"}'],
    ),
    "un paragraphe par un autre": ((("texte",), "trois\n"), ["-  un", "-  deux", "+  trois"]),
    "un paragraphe par un mot": ((("texte",), "un"), ["-texte: |", "-  un", "-  deux", "+texte: un"]),
    "un mot par un paragraphe": ((("dernier",), "a\nb"), ["-dernier: x", "+dernier: |-", "+  a", "+  b"]),
    "un paragraphe devant un commentaire": (
        (("nom",), "a\nb"),
        ["-nom: Chenôve            # commentaire", '+nom: "a\\nb"            # commentaire'],
    ),
}


@pytest.mark.parametrize("cas", VALEURS)
def test_a_value_is_replaced_alone(cas):
    (chemin, valeur), lignes = VALEURS[cas]
    assert difference(COMMUNE, replace(COMMUNE, chemin, valeur)) == lignes


@pytest.mark.parametrize(
    "mot",
    ["", " x", "x ", "8:30", "01001", "2024-01-15", "1e3", "null", "~", "true", "no", "OUI", "on",
     "- x", "a: b", "a #b", "#x", "[x", "{x", "*x", "&x", "!x", "%x", "@x", "`x", "'x", '"x', "x\\y", "a\tb",
     "?", "-", "---", "...", "=", "<<", "l'a", "«\u00a0x\u00a0»", "é 😀", "a\n b\n", "\na", "a\n\n",
     "a \nb", "https://x.fr/a#b"],
)  # fmt: skip
def test_words_stay_words_wherever_they_go(mot):
    for chemin in (("nom",), ("portee", 0), ("parcours", 0, "fait"), ("sites", 0, "nom")):
        donnees = read(replace(COMMUNE, chemin, mot), "x").donnees
        for part in chemin:
            donnees = donnees[part]
        assert (type(donnees), donnees) == (str, mot)


@pytest.mark.parametrize("nombre", ["8:30", "01001", "18250.00", "2024-01-15", "2024-13-01", "1e3", "0x1F"])
def test_numbers_and_dates_stay_bare_wherever_they_go(nombre):
    for chemin in (("portee",), ("sites",), ("vide",)):
        donnees = read(append(COMMUNE, chemin, Nu(nombre)), "x").donnees
        assert (type(donnees[chemin[0]][-1]), donnees[chemin[0]][-1]) == (Nu, nombre)


@pytest.mark.parametrize("fin", ["", "\n", "\n\n", "\n# fin", "\n# fin\n"])
def test_the_end_of_the_file_may_be_anything(fin):
    assert append("a:\n  - x" + fin, ("a",), "z").startswith("a:\n  - x\n  - z\n")


def test_windows_line_ends_are_kept():
    assert append("a:\r\n  - x\r\nb: 1\r\n", ("a",), "z") == "a:\r\n  - x\r\n  - z\r\nb: 1\r\n"
    assert put("a: 1\r\n", (), "b", "x\ny\n") == "a: 1\r\nb: |\r\n  x\r\n  y\r\n"


def test_lists_at_the_margin_of_their_key_stay_there():
    assert append("a:\n- x\nb: 1\n", ("a",), {"c": "d"}) == "a:\n- x\n- {c: d}\nb: 1\n"


def test_a_text_that_keeps_its_blank_lines_is_not_shortened():
    assert put("a: |+\n  x\n\n\n", (), "b", "z") == "a: |+\n  x\n\n\nb: z\n"


def test_an_element_comes_after_the_comma_left_behind():
    assert append("a: [x,]\n", ("a",), "z") == "a: [x, z]\n"
    assert append("a: [\n  x,\n]\n", ("a",), "z") == "a: [\n  x,\n  z,\n]\n"
    assert put("a: {x: }\n", ("a",), "z", Nu("1")) == "a: {x: , z: 1 }\n"


def test_a_key_without_colon_takes_its_value():
    assert replace("a: {b}\n", ("a", "b"), Nu("1")) == "a: {b: 1}\n"
    assert replace("a:\n  -\n", ("a", 0), "x") == "a:\n  - x\n"


def test_a_file_of_comments_takes_its_first_key():
    assert put("# à remplir\n", (), "a", "b") == "# à remplir\na: b\n"
    assert put("{}\n", (), "a", "b") == "a: b\n"


@pytest.mark.parametrize(
    ("geste", "mots"),
    [
        (lambda: append(COMMUNE, ("nom",), "x"), "n'est pas une liste"),
        (lambda: put(COMMUNE, ("nom",), "a", "x"), "n'est pas un bloc de clés"),
        (lambda: put(COMMUNE, ("referents",), "personnes", []), "« referents.personnes » existe déjà"),
        (lambda: replace(COMMUNE, ("portee",), "x"), "n'est pas une simple valeur"),
        (lambda: replace(COMMUNE, ("absent",), "x"), "« absent »"),
        (lambda: replace(COMMUNE, ("portee", 7), "x"), r"« portee\[8\] »"),
        (lambda: append("a: 1\na: 2\n", ("b",), "x"), "une erreur, ligne 2"),
        (lambda: append(COMMUNE, ("portee",), "x\u202ey"), "droite à gauche"),
        (lambda: append(COMMUNE, ("portee",), "\x1b"), "échappement de terminal"),
        (lambda: append(COMMUNE, ("portee",), "x" * 30_000), "plus de 20000 caractères"),
        (lambda: put("a: |\n  x", (), "b", "z"), "rien n'est écrit"),
    ],
)
def test_what_cannot_be_done_is_said(geste, mots):
    with pytest.raises(Panne, match=mots) as panne:
        geste()
    assert panne.value.remede


@pytest.mark.parametrize("valeur", [12, 1.5, b"x", {"a": 1}, [object()], {1: "a"}, Nu("abc")])
def test_only_plain_data_are_written(valeur):
    with pytest.raises(TypeError):
        append(COMMUNE, ("portee",), valeur)


def test_the_data_given_are_left_alone():
    fait = {"portee": ["A"], "vide": []}
    append(COMMUNE, ("parcours",), fait)
    assert fait == {"portee": ["A"], "vide": []}


def test_deep_blocks_keep_their_margins():
    texte = dedent("""\
        a:
            b:
                - c:
                    - x
        """)
    assert append(texte, ("a", "b", 0, "c"), "z") == texte + " " * 12 + "- z\n"
    assert put(texte, ("a", "b", 0), "d", "z") == texte + " " * 10 + "d: z\n"
