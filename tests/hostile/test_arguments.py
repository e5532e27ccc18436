"""Hostile words on the command line and in the environment: refused in French, nothing written."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

MOTS = [
    ["validate", "--at", "2024-13-01"], ["validate", "--at", "9" * 5000], ["validate", "--at", "\x1b[31m"], ["validate", "--at", "２０２４-01-01"],
    ["validate", "--format", "../../x"], ["validate", "--format", "json\n"], ["validate", "--select", "A" * 10_000], ["validate", "--select", "[red]"],
    ["validate", "a\0b"], ["validate", "x" * 5000], ["validate", "../../../../etc/passwd"], ["validate", "/dev/zero"], ["validate", "-"],
    ["validate", "--", "--output=x"], ["explain", "../../etc/passwd"], ["explain", "\x1b]0;x\x07"], ["explain", "{{7*7}}"], ["explain", "A" * 100_000],
    ["schema", "__class__"], ["schema", "..\\.."], ["new", "commune", "[/commune]"], ["new", "commune", "../../x"], ["new", "commune", "\x1b[31m"],
    ["new", "commune", "'; DROP TABLE"], ["new", "contract", "../A003"], ["new", "contract", "A003\n"], ["new", "contract", "A" * 5000],
    ["new", "budget", "0"], ["new", "budget", "99999"], ["new", "budget", "2024\n"], ["new", "budget", "２０２４"], ["new", "budget", "2025", "--depuis", "../x"],
    ["quota", "0"], ["quota", "99999"], ["quota", "-1"], ["quota", "2024", "--commune", "../x"], ["quota", "2024", "--format", "../x"],
    ["quota", "2024", "--hypothese", "/dev/zero"], ["quota", "2024", "--hypothese", "."], ["quota", "2024", "--csv-mapping", "/etc/passwd"],
    ["export", "budget", "2024", "-o", "/proc/x.xlsx"], ["import", "budget", "2024", "/dev/zero"], ["import", "comptages", "2024", "/etc/passwd"],
    ["zzz\x1b[31m"], ["--zzz"], ["validate", "--dépôt"], [""], ["validate", ""],
]  # fmt: skip


@pytest.mark.parametrize("mots", MOTS, ids=lambda mots: ascii(" ".join(mots))[:60])
def test_a_hostile_word_is_refused(sous_contrat, mots):
    code, dit, _ = sous_contrat(
        *(mots if mots[0] not in {"zzz\x1b[31m", "--zzz", ""} else ["validate", mots[0]])
    )
    assert code in {0, 1, 2}
    assert code == 0 or dit


ENVIRONNEMENTS = [
    {"COLUMNS": "0"}, {"COLUMNS": "-5"}, {"COLUMNS": "9" * 50}, {"COLUMNS": "x"}, {"TERM": "\x1b[31m"}, {"NO_COLOR": ""}, {"FORCE_COLOR": "x"},
    {"LANG": "C", "LC_ALL": "C"}, {"LC_ALL": "tr_TR.UTF-8"}, {"PYTHONUTF8": "0", "LC_ALL": "C"}, {"TZ": "Mars/Olympus"}, {"HOME": "/nulle/part"},
    {"PYTHONHASHSEED": "1"}, {"TMPDIR": "/nulle/part"}, {"GIT_DIR": "/etc"}, {"PYTHONIOENCODING": "latin-1"}, {"_SICOMMUN_COMPLETE": "x"},
]  # fmt: skip


@pytest.mark.parametrize("env", ENVIRONNEMENTS, ids=lambda env: ascii(env)[:50])
def test_a_hostile_environment_changes_nothing(depot, env):
    commande = [sys.executable, "-m", "sicommun", "validate", "--at", "2025-03-31", "--depot", str(depot)]
    fini = subprocess.run(commande, env=os.environ | env, capture_output=True, timeout=60, check=False)
    assert b"Traceback" not in fini.stderr
    assert fini.returncode in ({0} if "_SICOMMUN_COMPLETE" not in env else {0, 1, 2})
    if "_SICOMMUN_COMPLETE" not in env:
        assert fini.stdout.decode() == "3 communes · aucune erreur\n"


BOMBES = {
    "alias": "".join(f"b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 9) if n else 'x'}]\n" for n in range(9)),
    "crochets": "x: " + "[" * 1_900_000,
    "accolades": "x: " + "{a: " * 450_000,
    "tirets": "x:\n  " + "- " * 900_000 + "a\n",
    "fautes": "x: &a\n" * 300_000,
    "clés": "".join(f"c{n}: {n}\n" for n in range(150_000)),
    "bidi": "x: " + "\u202e" * 600_000 + "\n",
    "guillemets": 'x: "' + '\\"' * 900_000,
    "une seule ligne, bien formée": 'nom: Valombre\ncode_insee: "99001"\nsiren: "219900016"\noperations: ['
    + ", ".join(["{intitule: " + "a" * 19_000 + "}"] * 90)
    + "]\n",
    "secrets": "# mot de passe : Tr0mpe2031\n" * 60_000,
}


@pytest.mark.skipif(os.name == "nt", reason="les bornes du système sont celles de POSIX")
@pytest.mark.parametrize("nom", BOMBES)
def test_a_bomb_stays_within_memory_and_time(depot, nom):
    """Two seconds of processor and 512 MB of memory, held by the system itself."""
    import resource

    def borner() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (512_000_000, 512_000_000))
        resource.setrlimit(resource.RLIMIT_CPU, (4, 4))

    (depot / "data/communes/valombre/commune.yaml").write_text(BOMBES[nom], encoding="utf-8")
    commande = [sys.executable, "-m", "sicommun", "validate", "--at", "2025-03-31", "--depot", str(depot)]
    avant = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    fini = subprocess.run(commande, preexec_fn=borner, capture_output=True, timeout=60, check=False)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - avant < 4
    assert fini.returncode == (0 if "bien formée" in nom else 1), fini.stderr[-500:]
    assert b"Traceback" not in fini.stderr
    assert b"Tr0mpe2031" not in fini.stdout
