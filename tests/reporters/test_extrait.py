"""The excerpt and its carets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicommun.positions import DEBUT, Span
from sicommun.reporters.extrait import excerpt, read_lines, safe_line, split_lines, window
from sicommun.reporters.visible import cell_width, visible

LIGNES = ["nom: Chenôve", "", "  - {le: 2024-04-02}"]


def _shown(span, **options):
    return ["".join(texte for texte, _ in ligne) for ligne in excerpt(LIGNES, span, **options)]


def test_carets_stand_under_the_span():
    assert _shown(Span(3, 6, 3, 20)) == [
        "    3 │   - {le: 2024-04-02}",
        "      │      ^^^^^^^^^^^^^^",
    ]


def test_an_empty_span_gets_one_caret():
    assert _shown(Span(1, 6, 1, 6))[1] == "      │      ^"


def test_a_span_past_the_end_of_its_line_gets_one_caret_there():
    assert _shown(Span(1, 99, 1, 120))[1] == "      │             ^"
    assert _shown(Span(2, 1, 2, 1))[1] == "      │ ^"


def test_a_span_of_several_lines_is_underlined_to_the_end_of_the_first():
    assert _shown(Span(1, 1, 3, 4))[1] == "      │ ^^^^^^^^^^^^"


def test_a_comment_is_not_part_of_a_span_that_goes_on_below():
    assert window("  - du: 2019-01-01   # d'après la fiche", Span(1, 5, 2, 3), largeur=80)[1:] == (4, 14)


@pytest.mark.parametrize("span", [DEBUT, Span(4, 1, 4, 2)])
def test_a_whole_file_and_a_missing_line_have_no_excerpt(span):
    assert _shown(span) == []


def test_a_long_number_pushes_the_margin():
    lignes = [""] * 1_234_566 + ["cle: valeur"]
    (numero, ligne), (marge, _, carets) = excerpt(lignes, Span(1_234_567, 1, 1_234_567, 4))
    assert (numero[0], ligne[0], marge[0], carets[0]) == ("1234567 │ ", "cle: valeur", "        │ ", "^^^")


def test_lines_are_cut_where_the_spans_count_them():
    assert split_lines("\ufeffa\r\nb\rc\nd\x85e\u2028f\x0bh") == ["a", "b\rc", "d\x85e\u2028f\x0bh"]


def test_no_secret_is_in_the_lines():
    texte = "a: 1\nmot_de_passe: |\n  Fl4mme2024\nwifi, mdp : azerty12\n"
    lues = read_lines("x", lambda _: texte)
    lignes = [safe_line(lues, numero) for numero in range(1, len(lues) + 1)]
    assert [len(ligne) for ligne in lignes] == [len(ligne) for ligne in texte.split("\n")]
    assert "Fl4mme2024" not in "".join(lignes)
    assert "azerty12" not in "".join(lignes)


def test_a_file_that_cannot_be_read_again_has_no_lines():
    def refuser(fichier):
        raise PermissionError(fichier)

    assert read_lines("data/x.yaml", refuser) == []


def test_a_wide_and_a_combining_character_are_measured():
    assert window("日本: é\u0301x", Span(1, 5, 1, 7), largeur=40) == ("日本: é\u0301x", 6, 1)


def test_controls_are_shown_and_measured():
    assert window("\ta\x1b[0m", Span(1, 3, 1, 4), largeur=40) == ("\\ta\\x1b[0m", 3, 4)


@pytest.mark.parametrize("colonne", [1, 2, 30, 250, 499, 500, 501])
def test_a_long_line_is_windowed_around_its_span(colonne):
    ligne = "".join(chr(ord("a") + i % 26) for i in range(500))
    shown, before, carets = window(ligne, Span(1, colonne, 1, colonne + 3), largeur=60)
    assert cell_width(shown) <= 60
    assert shown[before : before + carets] == ligne[colonne - 1 : colonne + 2]


def test_a_line_of_two_million_characters_is_quick():
    shown, _, _ = window("é" * 2_000_000, Span(1, 1_000_000, 1, 1_500_000), largeur=60)
    assert shown == "…" + "é" * 58 + "…"


@given(
    st.text(st.characters(exclude_characters="\n\r\x85\u2028\u2029"), max_size=150),
    st.integers(1, 160),
    st.integers(0, 40),
    st.integers(20, 100),
)
def test_whatever_the_line_the_carets_stay_in_the_window(ligne, colonne, longueur, largeur):
    shown, before, carets = window(ligne, Span(1, colonne, 1, colonne + longueur), largeur=largeur)
    assert shown == visible(shown)
    assert carets >= 1
    assert before + carets <= max(largeur, cell_width(shown) + 1)
    assert cell_width(shown) <= largeur
