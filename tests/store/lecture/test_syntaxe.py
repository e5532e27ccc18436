"""The parser's complaints in French: the true line, the true cause, the same from both parsers."""

from __future__ import annotations

import re

import pytest
import yaml

from sicommun.store.yamlfile import read

PARSERS = [yaml.SafeLoader] + ([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])
CAS = {
    "nom: 'L'Abergement'\n": ("LEC021", 1, 9, "l'apostrophe ferme la valeur"),
    'nom: "x" y\n': ("LEC021", 1, 10, "le guillemet ferme la valeur"),
    'a: 1\nnom: "Chenôve\nb: 2\n': ("LEC021", 2, 6, "n'est pas fermé"),
    'nom: "Chenôve\nb: "x"\n': ("LEC021", 1, 6, "n'est pas fermé sur sa ligne"),
    "nom: 'Chenôve\n": ("LEC021", 1, 6, "n'est pas fermé"),
    'nom: "Chenôve\n---\n': ("LEC021", 1, 6, "n'est pas fermé"),
    'a: ["x" y]\n': ("LEC021", 1, 9, "le guillemet ferme la valeur"),
    "portee: [A, B\nb: 1\n": ("LEC022", 1, 9, "« [ » n'est pas fermé"),
    "a: {x: 1\nb: 3\n": ("LEC022", 1, 4, "« { » n'est pas fermé"),
    "portee: [A,, B]\n": ("LEC022", 1, 12, "« , » est là où une valeur est attendue"),
    "a: ]\n": ("LEC022", 1, 4, "« ] » est là"),
    "a: [[b] [c]]\n": ("LEC022", 1, 9, "il manque une virgule"),
    "a:\n  b: 1\n c: 2\n": ("LEC023", 3, 2, "alignée"),
    "a:\n    b: 1\n  c: 2\n": ("LEC023", 3, 3, "alignée"),
    "a: 1\n b: 2\n": ("LEC023", 2, 2, "alignée"),
    "  a: 1\nb: 2\n": ("LEC023", 2, 1, "alignée"),
    "a:\n  - b: 1\n   c: 2\n": ("LEC023", 3, 4, "alignée"),
    "a:\n\tb: 1\n": ("LEC023", 2, 1, "tabulation"),
    "objet: Voirie : travaux\n": ("LEC024", 1, 15, "milieu d'une valeur"),
    "objet: l'objet: travaux\n": ("LEC024", 1, 15, "milieu d'une valeur"),
    "a: {b: c: d}\n": ("LEC024", 1, 9, "milieu d'une valeur"),
    "nom:Chenôve\nb: 2\n": ("LEC024", 1, 5, "il manque une espace après « : »"),
    "a: 1\nnom:Chenôve\nb: 2\n": ("LEC024", 2, 5, "il manque une espace après « : »"),
    "nom:\xa0Chenôve\nb: 2\n": ("LEC024", 1, 5, "une espace insécable suit"),
    "a: 1\nnom Chenôve\nb: 2\n": ("LEC024", 2, 1, "il manque « : » après la clé : « nom Chenôve »"),
    "a: 1\nnom Chenôve": ("LEC024", 2, 1, "il manque « : »"),
    "nom Chenôve\nb: 2\n": ("LEC024", 1, 1, "il manque « : »"),
    "a: @x\n": ("LEC025", 1, 4, "« @ »"),
    "a: `x`\n": ("LEC025", 1, 4, "« ` »"),
    "a: %x\n": ("LEC025", 1, 4, "« % »"),
    "a: *important*\n": ("LEC025", 1, 4, "« * »"),
    "a: & co\n": ("LEC025", 1, 4, "« & »"),
    "a: >50 postes\n": ("LEC025", 1, 4, "« > »"),
    "a: |x\n": ("LEC025", 1, 4, "« | »"),
    "a: !x!y\n": ("LEC025", 1, 4, "« ! »"),
    'a: "C:\\donnees"\n': ("LEC026", 1, 7, "« \\d » n'a pas de sens"),
    'a: "\\xZZ"\n': ("LEC026", 1, 5, "« \\x »"),
    'a: "\\ud800"\n': ("LEC026", 1, 5, "\\u"),
    'a: "\\U00110000"\n': ("LEC026", 1, 5, "\\U"),
    "a: - b\n": ("LEC020", 1, 4, "ne commence pas sur la ligne de sa clé"),
    "-a\nb: 1\n": ("LEC020", 1, 1, "espace après le tiret"),
    "--- a: b\n": ("LEC020", 1, 1, "« --- »"),
    "a: ? b\n": ("LEC020", 1, 4, "ne se lit pas"),
    "a: &x &y b\n": ("LEC020", 1, 7, "n'a pas sa place"),
}
JARGON = re.compile(
    r"\b(scalar|token|mapping|sequence|block|flow|expected|found|while|parsing|anchor|YAML)\b"
)


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
@pytest.mark.parametrize("texte", CAS)
def test_a_fault_of_writing_is_told_in_french(texte, parser):
    code, ligne, colonne, mots = CAS[texte]
    lecture = read(texte, "x", analyseur=parser)
    constat = lecture.constats[-1]
    assert (constat.code, constat.span.line, constat.span.column) == (code, ligne, colonne)
    assert mots in constat.message
    assert not JARGON.search(constat.message + constat.remede)
    assert constat.remede
    assert lecture.donnees is None


def test_what_comes_before_the_fault_is_still_reported():
    assert [c.code for c in read("a: 1\na: 2\nb: [\n", "x").constats] == ["LEC030", "LEC022"]
