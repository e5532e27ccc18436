"""Plain text and colours."""

import subprocess
import sys

from sicommun.reporters.ecran import STYLES, Ecran, paint

LIGNES = [(("Chenôve [bold]", "erreur"), (" :smile: [/]", "")), ()]


def test_plain():
    assert paint(LIGNES) == "Chenôve [bold] :smile: [/]\n\n"


def test_coloured_text_is_not_interpreted():
    assert paint(LIGNES, Ecran(couleurs=True)) == "\x1b[1;31mChenôve [bold]\x1b[0m :smile: [/]\n\n"


def test_every_style_is_one():
    for style in STYLES:
        assert paint([(("x", style),)], Ecran(couleurs=True)).startswith("\x1b[")


def test_a_pipe_does_not_pay_for_rich():
    essai = (
        "import sys; from sicommun.reporters import texte, json, sarif, github, fiche;"
        "from sicommun.reporters.ecran import paint; paint([(('x', 'erreur'),)]);"
        "sys.exit(any(nom.split('.')[0] in {'rich', 'pydantic', 'yaml', 'ruamel'} for nom in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", essai], check=False).returncode == 0
