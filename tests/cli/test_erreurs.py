"""Ways of ending: codes, what is said, what is never said."""

import os
import signal
import subprocess
import sys

import pytest

POSIX = pytest.mark.skipif(os.name == "nt", reason="signaux et tubes de POSIX")


@pytest.mark.parametrize(
    ("role", "options", "code"),
    [
        ("propre", [], 0),
        ("DES021", [], 0),
        ("DES021", ["--strict"], 1),
        ("EXC009", [], 1),
        ("DES021+EXC009", ["--strict"], 1),
        ("EXC009", ["--format", "json"], 1),
    ],
)
def test_exit_code_is_the_verdict(lancer, role, options, code):
    fini = lancer("validate", *options, role=role)
    assert (fini.stderr, fini.returncode) == ("", code)


def test_panne(lancer):
    fini = lancer("validate", role="panne")
    assert (fini.stdout, fini.returncode) == ("", 2)
    assert fini.stderr == "Erreur : aucun dépôt ici \\x1b[31m\nRemède : sicommun init\n"


def test_system_failure(lancer):
    fini = lancer("validate", role="droits")
    assert (fini.returncode, fini.stderr) == (2, "Erreur : data/epci.yaml : droits insuffisants\n")


def test_a_fault_of_the_tool_says_where_and_nothing_of_the_data(lancer, anglais):
    fini = lancer("validate", role="faute")
    assert (fini.stdout, fini.returncode) == ("", 2)
    erreur, remede = fini.stderr.splitlines()
    assert erreur.startswith(
        "Erreur : faute de l'outil, et non de vos fichiers (ZeroDivisionError, sicommun.cli."
    )
    assert "SICOMMUN_TRACE=1" in remede
    assert "Fl0rent-secret" not in fini.stderr
    assert "Traceback" not in fini.stderr


def test_the_trace_is_there_for_who_asks(lancer):
    fini = lancer("validate", role="faute", env={"SICOMMUN_TRACE": "1"})
    assert fini.returncode == 2
    assert fini.stderr.startswith("Traceback")
    assert "faute de l'outil" in fini.stderr


def test_keyboard_interrupt(lancer):
    fini = lancer("validate", role="interruption")
    assert (fini.returncode, fini.stderr) == (130, "")


@POSIX
def test_control_c(fausse_api, environnement):
    args = [*fausse_api, "attente", "validate"]
    with subprocess.Popen(
        args,
        stderr=subprocess.PIPE,
        env=environnement({}),
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 — take it back
    ) as processus:
        assert processus.stderr.readline() == "prêt\n"
        processus.send_signal(signal.SIGINT)
        reste = processus.stderr.read()
    assert (processus.returncode, reste) == (130, "")


@POSIX
@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["long", "validate"], 1),
        (["propre", "validate", "--format", "json"], 0),
        (["propre", "--help"], 0),
        (["propre", "--version"], 0),
    ],
    ids=lambda valeur: valeur[-1] if isinstance(valeur, list) else "",
)
def test_a_closed_pipe_is_silence_and_changes_no_verdict(fausse_api, environnement, args, code):
    lu, ecrit = os.pipe()
    os.close(lu)
    try:
        fini = subprocess.run(
            [*fausse_api, *args], stdout=ecrit, stderr=subprocess.PIPE, env=environnement({}), check=False
        )
    finally:
        os.close(ecrit)
    assert (fini.returncode, fini.stderr) == (code, b"")


@POSIX
def test_a_reader_that_leaves_in_the_middle(fausse_api, environnement):
    commande = [*fausse_api, "long", "validate"]
    with subprocess.Popen(
        commande, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environnement({})
    ) as processus:
        processus.stdout.read(10)
        processus.stdout.close()
        assert processus.stderr.read() == b""
    assert processus.returncode == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="/dev/full")  # noqa: PTH110 — a device
def test_a_full_disk(fausse_api, environnement):
    with open("/dev/full", "w") as plein:  # noqa: PTH123 — a device
        fini = subprocess.run(
            [*fausse_api, "long", "validate"],
            stdout=plein,
            stderr=subprocess.PIPE,
            env=environnement({}),
            encoding="utf-8",
            check=False,
        )
    assert fini.returncode == 2
    assert fini.stderr == "Erreur : écriture impossible : il n'y a plus de place sur le disque\n"


@POSIX
def test_closed_standard_outputs(fausse_api, environnement):
    ligne = " ".join(["exec", *fausse_api, "EXC009", "validate", ">&-", "2>&-"])
    assert subprocess.run(["sh", "-c", ligne], env=environnement({}), check=False).returncode == 1


@pytest.mark.parametrize(
    "env",
    [
        {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii:strict"},
    ],
    ids=["C", "cp1252", "ascii"],
)
def test_output_is_utf8_whatever_the_locale(lancer, env):
    fini = lancer("validate", role="EXC009", env=env)
    assert "Message [/b] à lire." in fini.stdout
    assert "« Faute de régularisation effective. »" in fini.stdout


@POSIX
def test_an_argument_that_is_not_utf8(fausse_api, environnement):
    fini = subprocess.run(
        [*fausse_api, "propre", "new", b"\xff\xfe"], capture_output=True, env=environnement({}), check=False
    )
    assert fini.returncode == 2
    assert b"commande inconnue \xc2\xab \\udcff\\udcfe \xc2\xbb" in fini.stderr


def test_no_warning_comes_out(fausse_api, environnement):
    args = [
        sys.executable,
        "-W",
        "error",
        "-X",
        "warn_default_encoding",
        *fausse_api[1:],
        "EXC009",
        "validate",
    ]
    fini = subprocess.run(args, capture_output=True, env=environnement({}), check=False)
    assert (fini.returncode, fini.stderr) == (1, b"")
