"""What must not reach a screen does not."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicommun.reporters.visible import cell_width, escape_json, visible


@pytest.mark.parametrize(
    ("texte", "vu"),
    [
        ("Chenôve [/b] {x} %s", "Chenôve [/b] {x} %s"),
        ("espaces\u00a0fines\u202f:\u3000", "espaces\u00a0fines\u202f:\u3000"),
        ("\x1b[31mrouge\x9b0m", "\\x1b[31mrouge\\x9b0m"),
        ("a\tb\nc\r\x00\x7f", "a\\tb\\nc\\r\\x00\\x7f"),
        ("moc.\u202eexe\u2066", "moc.\\u202eexe\\u2066"),
        ("\ufeffzéro\u200b", "\\ufeffzéro\\u200b"),
        ("\ud800 \U000e0001 \U0010ffff", "\\ud800 \\U000e0001 \\U0010ffff"),
    ],
)
def test_visible(texte, vu):
    assert visible(texte) == vu


@given(st.text())
def test_what_is_visible_can_be_encoded_and_drives_nothing(texte):
    vu = visible(texte)
    vu.encode("utf-8")
    assert visible(vu) == vu
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in vu)


@pytest.mark.parametrize(
    ("texte", "cases"),
    [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("日本", 4), ("😀", 2), ("Ａ", 2)],
)
def test_cell_width(texte, cases):
    assert cell_width(texte) == cases


@given(st.text())
def test_escaped_json_reads_back_the_same(texte):
    document = escape_json(json.dumps({"cle": texte}, ensure_ascii=False))
    assert json.loads(document) == {"cle": texte}
    document.encode("utf-8")
    assert not set(document) & set("\x7f\x9b\u202e\u2028\u2066")
