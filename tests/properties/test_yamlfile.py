"""Laws of reading: both parsers say the same, positions point at what they name, nothing raises."""

# ruff: noqa: SIM905 — a long list of words reads better as words

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sicommun.model.nu import Nu
from sicommun.store.lecture.scalaires import resolve
from sicommun.store.octets.reperes import line_starts, offset
from sicommun.store.octets.texte import decode, readable
from sicommun.store.yamlfile import carte, read

deux_analyseurs = pytest.mark.skipif(not yaml.__with_libyaml__, reason="libyaml n'est pas là")
sans_hate = settings(deadline=None, max_examples=300)

SOUPE = [
    *"a b nom é 01 8:30 2024-01-01 ~".split(),
    *"null true no x https://x.fr C/finances = << - ? ?: : [ ] { } , ' \" ''".split(),
    *'\\" \\n \\x41 \\u202e \\ud800 \\U00110000 \\ # > >- *a % @ `'.split(),
    *"--- ... ! & * | |- |+ \ufeff \x85".split(),
    *(
        "- ",
        "? ",
        ": ",
        ", ",
        " ",
        "  ",
        "    ",
        "x y",
        " #c",
        "> ",
        "&a ",
        "!t ",
        "!!str ",
        "%YAML 1.1",
        "|-\n",
    ),
    *("\n", "\n", "\n", "\n  ", "\n- ", "\n  - ", "\n---\n", "\r\n", "k: v\n", "- k: v\n  b: w\n"),
    *("[a, b]", "{a: 1}", ">-\n  t\n\n  u\n", "|+\n  x\n\n"),
]
soupe = st.lists(st.sampled_from(SOUPE), max_size=14).map("".join)
lisible = soupe.map(readable)


@given(st.text() | soupe)
@example("a: '\ud800'")
@example("\ufeff\ufeffa: 1")
@example("? ")
@example("%")
@example("\x85: \u2028")
@sans_hate
def test_whatever_the_text_reading_gives_findings_and_never_raises(texte):
    lecture = read(texte, "x")
    carte(texte)
    assert lecture.donnees is None or isinstance(lecture.donnees, dict)
    assert lecture.donnees is not None or lecture.constats
    for constat in lecture.constats:
        assert constat.message.isprintable() or "\xa0" in constat.message or "\u202f" in constat.message
        assert len(constat.message) < 300
        assert constat.remede
        assert constat.span.line >= 1
        assert constat.span.column >= 1


@given(st.binary() | soupe.map(str.encode) | st.text(max_size=40).map(lambda t: t.encode("utf-16")))
@sans_hate
def test_whatever_the_bytes_decoding_gives_findings_and_never_raises(octets):
    texte, constats = decode(octets, "x")
    assert texte is not None or constats
    if texte is not None:
        assert read(texte, "x").donnees is not None or read(texte, "x").constats
        lignes = octets.decode().removeprefix("\ufeff").split("\n")
        for constat in constats:
            assert constat.span.column <= len(lignes[constat.span.line - 1]) + 1


@deux_analyseurs
@given(soupe | st.text(alphabet="ab: -[]{},'\"#|>&*!\n", max_size=40))
@example("|-#a: b")
@example("a: |#x\n b")
@example("? a")
@example("? |\n  a")
@settings(deadline=None, max_examples=1500)
def test_both_parsers_give_the_same_data_and_the_same_positions(texte):
    """For texts as `decode` hands them on: libyaml takes a tab for a space, a mark of order for nothing."""
    texte = readable(texte)
    en_c = read(texte, "x", analyseur=yaml.CSafeLoader)
    en_python = read(texte, "x", analyseur=yaml.SafeLoader)
    assert repr(en_c.donnees) == repr(en_python.donnees)
    if en_c.donnees is not None:
        assert kinds(en_c.donnees) == kinds(en_python.donnees)
        assert en_c.constats == en_python.constats
        assert carte(texte, analyseur=yaml.CSafeLoader) == carte(texte, analyseur=yaml.SafeLoader)


def kinds(valeur):
    if isinstance(valeur, dict):
        return {cle: kinds(v) for cle, v in valeur.items()}
    return list(map(kinds, valeur)) if isinstance(valeur, list) else type(valeur)


@given(lisible)
@sans_hate
def test_a_position_points_at_what_it_names(texte):
    donnees = read(texte, "x").donnees
    if donnees is None:
        return
    positions, debuts = carte(texte), line_starts(texte)
    for chemin, span in positions.values.items():
        valeur = donnees
        for part in chemin:
            valeur = valeur[part]
        if isinstance(valeur, Nu):
            morceau = texte[
                offset(debuts, span.line, span.column) : offset(debuts, span.end_line, span.end_column)
            ]
            assert morceau.endswith(valeur)
        assert (span.line, span.column) <= (span.end_line, span.end_column)


@given(lisible)
@sans_hate
def test_positions_have_the_paths_of_the_data(texte):
    donnees = read(texte, "x").donnees
    if donnees is not None:
        assert set(carte(texte).values) == set(paths(donnees))


def paths(valeur, ici=()):
    yield ici
    enfants = (
        valeur.items() if isinstance(valeur, dict) else enumerate(valeur) if isinstance(valeur, list) else ()
    )
    for part, enfant in enfants:
        yield from paths(enfant, (*ici, part))


@given(st.text(alphabet="0123456789+-_.:eExXoObTtZ infaNA", max_size=12))
@settings(deadline=None, max_examples=1000)
def test_no_reader_sees_a_number_where_we_see_words(texte):
    vue = yaml.SafeLoader("").resolve(yaml.ScalarNode, texte, (True, False)).rpartition(":")[2]
    if vue in {"int", "float", "timestamp"} and any(lettre.isdigit() or lettre in "nN" for lettre in texte):
        assert type(resolve(texte)) is Nu
