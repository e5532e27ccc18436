"""Colours and widths."""

import os
import subprocess

import pytest

from sicommun.cli.sortie import wants_colours


@pytest.mark.parametrize(
    ("env", "terminal", "couleurs"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"FORCE_COLOR": ""}, False, False),
        ({"TERM": "dumb"}, True, False),
        ({"TERM": "xterm-256color"}, True, True),
    ],
)
def test_who_wants_colours(env, terminal, couleurs):
    assert wants_colours(env, terminal=terminal) is couleurs


def test_a_pipe_has_no_colour_and_forcing_gives_some(lancer):
    assert "\x1b" not in lancer("validate", role="EXC009").stdout
    assert (
        "\x1b[1;31merreur EXC009\x1b[0m" in lancer("validate", role="EXC009", env={"FORCE_COLOR": "1"}).stdout
    )


@pytest.mark.parametrize("env", [{}, {"FORCE_COLOR": "1"}])
def test_names_are_printed_as_they_are(lancer, env):
    sortie = lancer("validate", role="EXC009", env=env).stdout
    assert "Valombre[/b]\\x1b[0m" in sortie
    assert "Message [/b] à lire." in sortie


@pytest.mark.parametrize("nom", ["json", "sarif", "github"])
def test_documents_are_never_coloured(lancer, nom):
    assert "\x1b" not in lancer("validate", "--format", nom, role="EXC009", env={"FORCE_COLOR": "1"}).stdout


def _on_a_terminal(commande, env, *, colonnes):
    """Run on a pseudo-terminal and give what it showed."""
    import fcntl
    import pty
    import struct
    import termios

    maitre, esclave = pty.openpty()
    fcntl.ioctl(esclave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, colonnes, 0, 0))
    with subprocess.Popen(commande, stdout=esclave, stdin=esclave, env=env):
        os.close(esclave)
        morceaux = []
        while True:
            try:
                morceau = os.read(maitre, 65536)
            except OSError:  # Linux says EIO when the other side has closed
                break
            if not morceau:
                break
            morceaux.append(morceau)
    os.close(maitre)
    return b"".join(morceaux).decode()


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminal")
def test_a_terminal_is_coloured_and_its_width_is_obeyed(fausse_api, environnement):
    commande = [*fausse_api, "EXC009", "validate"]
    vu = _on_a_terminal(commande, environnement({"TERM": "xterm"}), colonnes=45)
    assert "\x1b[1;31merreur EXC009\x1b[0m" in vu
    assert "« Faute de régularisation\r\n           effective. »" in vu
    nu = _on_a_terminal(commande, environnement({"TERM": "xterm", "NO_COLOR": "1"}), colonnes=45)
    assert "\x1b" not in nu
