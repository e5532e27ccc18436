"""Reading YAML: what it says, where it stands, and what is refused, by both parsers."""

from __future__ import annotations

from textwrap import dedent
from time import process_time

import pytest
import yaml

from sicommun.limites import CARACTERES_PAR_SCALAIRE, NOEUDS_PAR_FICHIER, PROFONDEUR
from sicommun.model.nu import Nu
from sicommun.positions import Span
from sicommun.store.yamlfile import ANALYSEUR, Lecture, carte, read

PARSERS = [yaml.SafeLoader] + ([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])


@pytest.fixture(params=PARSERS, ids=lambda parser: parser.__name__)
def lire(request):
    return lambda texte: read(dedent(texte), "data/x.yaml", analyseur=request.param)


def places(lecture):
    return [(c.code, c.span.line, c.span.column) for c in lecture.constats]


def test_plain_data_come_out_exact(lire):
    lecture = lire("""\
        nom: Chenôve            # commentaire
        code_insee: "01001"
        nu: 01001
        date: 2024-13-01
        heure: {h: 8:30}
        liens: [https://x.fr, C/finances]
        epci_utilise: oui
        vrai: true
        rien:
        tilde: ~
        liste:
          - {le: 2018-03-12, fait: interet}
          - un mot
          -
        texte: |
          une ligne

          une autre
        """)
    assert lecture == Lecture(
        {
            "nom": "Chenôve",
            "code_insee": "01001",
            "nu": "01001",
            "date": "2024-13-01",
            "heure": {"h": "8:30"},
            "liens": ["https://x.fr", "C/finances"],
            "epci_utilise": "oui",
            "vrai": True,
            "rien": None,
            "tilde": None,
            "liste": [{"le": "2018-03-12", "fait": "interet"}, "un mot", None],
            "texte": "une ligne\n\nune autre\n",
        }
    )
    donnees = lecture.donnees
    assert [type(v) for v in (donnees["code_insee"], donnees["nu"], donnees["date"])] == [str, Nu, Nu]
    assert type(donnees["heure"]["h"]) is type(donnees["liste"][0]["le"]) is Nu


def test_the_document_mark_at_the_top_is_harmless(lire):
    assert lire("---\n# tête\na: 1\n...\n") == Lecture({"a": "1"})


REFUS = {
    "a: 1\nb: 2\na: 3\n": [("LEC030", 3, 1)],
    'a: 1\n"a": 3\n': [("LEC030", 2, 1)],
    "x:\n  - {a: 1, b: 2, a: 3}\n": [("LEC030", 2, 18)],
    "2024: x\n": [("LEC031", 1, 1)],
    "2024-01-01: x\n": [("LEC031", 1, 1)],
    "true: x\n": [("LEC031", 1, 1)],
    "null: x\n": [("LEC031", 1, 1)],
    ": x\n": [("LEC024", 1, 1)],
    "a:\n  ?\n  : x\n": [("LEC031", 2, 4)],
    "a: {8:30: x}\n": [("LEC031", 1, 5)],
    "? [a, b]\n: x\n": [("LEC032", 1, 3)],
    "? {a: b}\n: x\n": [("LEC032", 1, 3)],
    "a: {{ nom }}\n": [("LEC032", 1, 5)],
    "a: &x 1\n": [("LEC033", 1, 4)],
    "a: &x [1]\n": [("LEC033", 1, 4)],
    "&x a: 1\n": [("LEC033", 1, 1)],
    "a: &x 1\nb: *x\n": [("LEC033", 1, 4), ("LEC034", 2, 4)],
    "a: *inconnu\n": [("LEC034", 1, 4)],
    "*a : x\n": [("LEC034", 1, 1)],
    "a:\n  <<: {b: 1}\n": [("LEC035", 2, 3)],
    "a: !!str 1\n": [("LEC036", 1, 4)],
    "a: ! 1\n": [("LEC036", 1, 4)],
    "a: !perso {b: 1}\n": [("LEC036", 1, 4)],
    "a: !!python/object/apply:os.system [echo]\n": [("LEC036", 1, 4)],
    "%YAML 1.1\n---\na: 010\n": [("LEC037", 1, 1)],
    "# tête\n%TAG ! tag:x,2000:\n%YAML 1.3\n---\na: 1\n": [("LEC037", 2, 1), ("LEC037", 3, 1)],
    "%INCONNU\n---\na: 1\n": [("LEC037", 1, 1)],
    "a: 1\n---\nb: 2\n": [("LEC038", 2, 1)],
    "a: 1\n---\n": [("LEC038", 2, 1)],
    "- a\n- b\n": [("LEC039", 1, 1)],
    "un mot\n": [("LEC039", 1, 1)],
    "# rien\n": [("LEC002", 1, 1)],
    "~\n": [("LEC002", 1, 1)],
    "": [("LEC002", 1, 1)],
    "a: {le:2024-01-15, fait: x}\n": [("LEC024", 1, 18)],
    'a: "b\\u202ec"\n': [("LEC008", 1, 6)],
    'a: "\\t\\u200b\\n"\n': [("LEC009", 1, 7)],
    'a: "\\x1b[31m"\n': [("LEC006", 1, 5)],
    'a: "b\\0"\n': [("LEC006", 1, 6)],
    'a: "b\n  c\\u200b"\n': [("LEC009", 2, 4)],
    'a: "\\N\\L\\P\\r"\n': [("LEC007", 1, 5), ("LEC007", 1, 7), ("LEC007", 1, 9), ("LEC007", 1, 11)],
    'a: "\\uE000"\n': [("LEC010", 1, 5)],
    '"\\u200b": x\n': [("LEC009", 1, 2)],
    "a: |#x\n  b\n": [("LEC025", 1, 4)],
}


@pytest.mark.parametrize("texte", REFUS)
def test_what_is_refused_is_refused_at_its_place(lire, texte):
    assert places(lire(texte)) == REFUS[texte]


@pytest.mark.parametrize(
    "texte", ['a: "\\\\u202e"\n', 'a: "\\t\\n\\"\\_\\/"\n', "a: '\\u202e'\n", 'a: "\\xe9"\n']
)
def test_harmless_escapes_pass(lire, texte):
    assert places(lire(texte)) == []


def test_all_is_found_at_once_and_the_data_are_still_read(lire):
    lecture = lire("""\
        a: &x 1
        2024: {b: !t 1, b: 2}
        true: [perdu]
        <<: {c: 1}
        a: 2
        """)
    assert places(lecture) == [
        ("LEC033", 1, 4),
        ("LEC031", 2, 1),
        ("LEC036", 2, 11),
        ("LEC030", 2, 17),
        ("LEC031", 3, 1),
        ("LEC035", 4, 1),
        ("LEC030", 5, 1),
    ]
    assert lecture.donnees == {"a": "1", "2024": {"b": "1"}}


def test_a_double_key_names_the_line_of_the_first(lire):
    lecture = lire("x:\n  - a: 1\n    b: 2\n    a: 3\n")
    assert lecture.constats[0].message == "la clé « a » est déjà écrite ligne 2"


def test_nothing_is_understood_of_a_text_with_a_reference(lire):
    assert lire("a: &x 1\nb: *x\n").donnees is None


def test_a_message_never_echoes_a_long_or_active_value(lire):
    lecture = lire(f'"{"k" * 500}": 1\n"{"k" * 500}": 2\n"\\x1b[31m": 1\n"\\x1b[31m": 2\n')
    assert len(lecture.constats) == 4
    for constat in lecture.constats:
        assert len(constat.message) < 120
        assert constat.message.isprintable()


def test_positions_are_exact():
    texte = dedent("""\
        nom: Chenôve
        "co de": "21 166"   # rien
        liste:
          - {le: 2018-03-12, fait: interet}
          - nom: Gymnase
            vide:
        texte: |
          un
          deux

        # fin
        """)
    positions = carte(texte)
    assert positions.values == {
        (): Span(1, 1, 9, 7),
        ("nom",): Span(1, 6, 1, 13),
        ("co de",): Span(2, 10, 2, 18),
        ("liste",): Span(4, 3, 6, 10),
        ("liste", 0): Span(4, 5, 4, 36),
        ("liste", 0, "le"): Span(4, 10, 4, 20),
        ("liste", 0, "fait"): Span(4, 28, 4, 35),
        ("liste", 1): Span(5, 5, 6, 10),
        ("liste", 1, "nom"): Span(5, 10, 5, 17),
        ("liste", 1, "vide"): Span(6, 10, 6, 10),
        ("texte",): Span(7, 8, 9, 7),
    }
    assert positions.keys[("co de",)] == Span(2, 1, 2, 8)
    assert positions.keys[("liste", 1, "vide")] == Span(6, 5, 6, 9)


@pytest.mark.parametrize("texte", REFUS)
def test_positions_have_the_paths_of_the_data(texte):
    lecture, positions = read(texte, "x"), carte(texte)
    if lecture.donnees is not None:
        assert set(positions.values) == set(paths(lecture.donnees))


def paths(valeur, ici=()):
    yield ici
    enfants = (
        valeur.items() if isinstance(valeur, dict) else enumerate(valeur) if isinstance(valeur, list) else ()
    )
    for part, enfant in enfants:
        yield from paths(enfant, (*ici, part))


def test_a_walk_stops_at_the_value_looked_for():
    """What comes before keeps its place; without it, or after it, nothing is lost."""
    texte = "a: 1\nb:\n  - {c: 2}\n  - {c: 3}\nd: 4\n"
    toute = carte(texte)
    for chemin in toute.values:
        debut = carte(texte, jusqu_a=chemin)
        assert debut.values[chemin].line == toute.values[chemin].line
        assert max(debut.values) <= max(toute.values)
    assert set(carte(texte, jusqu_a=("b", 0)).values) == {(), ("a",), ("b",), ("b", 0)}
    assert carte(texte, jusqu_a=("e",)) == toute


def test_positions_hold_through_windows_line_ends():
    texte = "a: 1\r\nb: |\r\n  x\r\nc: 3\r\n"
    assert carte(texte).values[("b",)] == Span(2, 4, 3, 4)
    assert carte(texte).values[("c",)] == Span(4, 4, 4, 5)
    assert read(texte, "x").donnees["b"] == "x\n"


def test_positions_hold_in_a_file_with_faults():
    assert carte("a: \x1b\nb: 1\n").values[("b",)] == Span(2, 4, 2, 5)
    assert carte("a: 1\nb: [\n").values[("a",)] == Span(1, 4, 1, 5)


def borne(lecture, code):
    assert lecture.donnees is None
    assert [c.code for c in lecture.constats] == [code]


@pytest.mark.parametrize("motif", ["[", "{a: ", "- ", "? ", "[{a: ", "a: {"])
def test_a_hundred_thousand_levels_stop_at_the_bound(lire, motif):
    depart = process_time()
    lecture = lire(motif * 100_000)
    assert lecture.donnees is None
    assert lecture.constats
    assert process_time() - depart < 2


def test_depth_is_bounded(lire):
    assert lire("a: " + "[" * (PROFONDEUR - 1) + "]" * (PROFONDEUR - 1)).constats == ()
    lecture = lire("a: " + "[" * PROFONDEUR + "]" * PROFONDEUR)
    borne(lecture, "LEC040")
    assert places(lecture) == [("LEC040", 1, 3 + PROFONDEUR)]


def test_the_number_of_values_is_bounded():
    assert read("a: [" + "0," * (NOEUDS_PAR_FICHIER - 3) + "]", "x").constats == ()
    borne(read("a: [" + "0," * (NOEUDS_PAR_FICHIER - 2) + "]", "x"), "LEC041")


def test_the_length_of_a_value_is_bounded(lire):
    assert lire("a: " + "b" * CARACTERES_PAR_SCALAIRE).constats == ()
    borne(lire("a: " + "b" * (CARACTERES_PAR_SCALAIRE + 1)), "LEC042")


def test_a_number_of_five_thousand_digits_is_but_text(lire):
    assert lire("a: " + "9" * 5000).donnees == {"a": Nu("9" * 5000)}


def test_faults_without_end_stop_the_reading():
    lecture = read("a: 1\n" * 5000, "x")
    assert lecture.donnees is None
    assert len(lecture.constats) == 1001
    assert lecture.constats[-1].code == "LEC043"


def test_a_tag_runs_nothing(lire, tmp_path):
    lire(f"a: !!python/object/apply:os.mkdir [{tmp_path / 'cree'}]\n")
    lire(f"a: !!python/object/new:os.mkdir {{args: [{tmp_path / 'cree'}]}}\n")
    assert list(tmp_path.iterdir()) == []


def test_an_alias_bomb_expands_to_nothing(lire):
    bombe = "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
    )
    depart = process_time()
    lecture = lire(bombe)
    assert lecture.donnees is None
    assert {c.code for c in lecture.constats} == {"LEC033", "LEC034"}
    assert process_time() - depart < 2


@pytest.mark.parametrize(
    "texte",
    [
        "a: 1\n" * 200_000,
        "a:\n" * 200_000,
        "# x\n" * 400_000 + "a: [",
        "a: [" + "\n" * 1_900_000,
        'a: "' + "\\u200b" * 3000 + '"\n',
        "&x a: !t 1\n" * 50_000,
        "%" * 1000 + "\n" + "%A\n" * 200_000,
        ": \n" * 100_000,
        "a: '" + "''" * 9000 + "'\n",
        "- " * 31 + "a\n",
        "k" * 900 + ": x\n" + "'" * 500_000,
    ],
    ids=range(11),
)
def test_hostile_texts_within_bounds_take_less_than_two_seconds(texte):
    depart = process_time()
    read(texte, "x")
    carte(texte)
    assert process_time() - depart < 2


def test_a_text_that_cannot_be_encoded_is_a_finding(lire):
    assert places(lire("a: \ud800\n")) == [("LEC010", 1, 4)]


def test_libyaml_is_used_where_it_is():
    assert ANALYSEUR is PARSERS[-1]
