"""From bytes to text: every fault with its code, its line and its column."""

from __future__ import annotations

from time import perf_counter

import pytest

from sicommun.limites import OCTETS_PAR_FICHIER
from sicommun.store.octets.texte import PAR_CODE, decode
from sicommun.store.yamlfile import read


def places(octets):
    texte, constats = decode(octets, "data/x.yaml")
    return texte, [(c.code, c.span.line, c.span.column) for c in constats]


def message(octets):
    return decode(octets, "data/x.yaml")[1][0].message


@pytest.mark.parametrize(
    "texte",
    [
        "nom: Chenôve\n",
        "nom: « L’Haÿ », œuvre, 12 €, 1 000 m², A → B\n",
        "nom: 漢字 😀 ✔️\n",
        "a: ======= b\n",
    ],
)
def test_ordinary_text_passes_untouched(texte):
    assert places(texte.encode()) == (texte, [])


def test_a_byte_order_mark_is_dropped_and_moves_nothing():
    assert places(b"\xef\xbb\xbfnom: x\n") == ("nom: x\n", [])
    assert places("\ufeffnom: \u200bx\n".encode())[1] == [("LEC009", 1, 6)]


@pytest.mark.parametrize("texte", ["nom: Chenôve\n", "nom: Dijon\n"])
@pytest.mark.parametrize("codage", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_wide_characters_are_recognized(codage, texte):
    octets = texte.encode(codage)
    assert places(octets) == (None, [("LEC003", 1, 1)])
    assert "UTF-16" in message(octets) or "UTF-32" in message(octets)


def test_the_code_page_of_windows_is_recognized_at_its_first_letter():
    octets = "siren: x\nnom: Chenôve\n".encode("cp1252")
    assert places(octets) == (None, [("LEC004", 2, 10)])
    assert "0xF4" in message(octets)
    assert "« ô »" in message(octets)
    assert "iconv" in decode(octets, "x")[1][0].remede


def test_a_byte_that_no_code_page_knows_is_shown_alone():
    assert message(b"nom: \x81").endswith("octet 0x81")


@pytest.mark.parametrize("octets", [b"", b"\n\n", b"  \n", b"\xef\xbb\xbf"])
def test_an_empty_file_says_so(octets):
    assert places(octets) == (None, [("LEC002", 1, 1)])


def test_windows_line_ends_are_one_warning_and_the_text_is_kept():
    texte, constats = decode(b"a: 1\r\nb: 2\r\n", "x")
    assert texte == "a: 1\r\nb: 2\r\n"
    assert [(c.code, c.fiche.gravite, c.span.line) for c in constats] == [("LEC005", "avertissement", 1)]
    assert "2 lignes" in constats[0].message


@pytest.mark.parametrize(
    ("lettre", "code"),
    [
        ("\0", "LEC006"),
        ("\x1b", "LEC006"),
        ("\x07", "LEC006"),
        ("\x7f", "LEC006"),
        ("\x9f", "LEC006"),
        ("\r", "LEC007"),
        ("\x85", "LEC007"),
        ("\u2028", "LEC007"),
        ("\u2029", "LEC007"),
        *[(lettre, "LEC008") for lettre in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2069"],
        *[
            (lettre, "LEC009")
            for lettre in "\xad\u034f\u200b\u200c\u200d\u2060\u3164\ufeff\ufe00\U000e0041\U000e0100"
        ],
        *[(lettre, "LEC010") for lettre in "\ue000\uf8ff\ufdd0\ufffe\uffff\U0001ffff\U000f0000\u0378"],
        ("\t", "LEC013"),
    ],
)
def test_a_character_out_of_place_is_found_at_its_place(lettre, code):
    texte, constats = places(f"a: 1\nnom: é{lettre}x\n".encode())
    assert constats == [(code, 2, 7)]
    assert texte is not None
    assert read(texte, "x").donnees is not None


def test_the_message_names_what_cannot_be_seen():
    dit = message("nom: a\u202eb\n".encode())
    assert "U+202E" in dit
    assert "droite à gauche" in dit
    assert "\u202e" not in dit


@pytest.mark.parametrize("blanc", ["\t", "  \t", "\xa0", " \u202f", "\u3000"])
def test_only_plain_spaces_start_a_line(blanc):
    texte, constats = places(f"a:\n{blanc}b: 1\n".encode())
    assert (texte, constats) == (None, [("LEC011", 2, len(blanc))])


def test_a_conflict_of_git_is_found_at_its_first_mark():
    octets = b"a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> autre\n"
    assert places(octets) == (None, [("LEC012", 2, 1)])


def test_two_conflicts_are_two_findings_and_the_base_of_three_is_none():
    un = "<<<<<<< HEAD\nb: 1\n||||||| base\nb: 0\n=======\nb: 2\n>>>>>>> autre\n"
    assert places((un + "c: 1\n" + un).encode())[1] == [("LEC012", 1, 1), ("LEC012", 9, 1)]


def test_a_mark_left_alone_is_a_conflict_still():
    assert places(b"a: 1\n>>>>>>> autre\n")[1] == [("LEC012", 2, 1)]


@pytest.mark.parametrize(
    "texte",
    ["a: |\n  Titre\n  =======\n  <<<<<<< x\n", "# =======\na: 1\n", "a: '<<<<<<<'\n", "======= : 1\n"],
)
def test_an_underlined_title_is_no_conflict(texte):
    assert places(texte.encode())[1] == []


def test_all_the_faults_are_found_at_once():
    octets = "a: \u200bx\r\nb: \x1b\tx\nc: \u202ex\n".encode()
    assert sorted(places(octets)[1]) == [
        ("LEC005", 1, 6),
        ("LEC006", 2, 4),
        ("LEC008", 3, 4),
        ("LEC009", 1, 4),
        ("LEC013", 2, 5),
    ]


def test_findings_of_a_kind_are_bounded_and_the_rest_counted():
    _, constats = decode(("a: x\n" + "b: \u200b\n" * 100).encode(), "x")
    assert len(constats) == PAR_CODE
    assert constats[-1].message.endswith("(et 80 autres dans ce fichier)")


def test_a_large_file_is_refused_unread():
    depart = perf_counter()
    texte, constats = places(b"a" * 50_000_000)
    assert (texte, constats) == (None, [("LEC001", 1, 1)])
    assert perf_counter() - depart < 0.5
    assert places(b"a: " + b"b" * (OCTETS_PAR_FICHIER - 3))[1] == []


def test_the_worst_text_within_bounds_takes_less_than_two_seconds():
    depart = perf_counter()
    _, constats = decode(("a: " + "\u200b" * 660_000).encode(), "x")
    assert len(constats) == PAR_CODE
    assert perf_counter() - depart < 2
