"""Git as a reader of objects: no setting of the repository runs a program, no variable leads elsewhere."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import IO, Final

from sicommun.diagnostics import Panne

_PRUDENCE: Final = (
    "--no-pager",
    "--no-replace-objects",
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "protocol.allow=never",
)
"""A cloned repository brings its own settings; some of them are programs to run."""
_SECONDES: Final = 60


@dataclass(frozen=True, slots=True)
class Depot:
    """A git repository, by the folder where its data stand."""

    racine: Path
    git: str

    def lines(self, *args: str) -> list[str]:
        """Give the parts of an output that ends each of them with a NUL; raises Panne."""
        return self.output(*args).decode("utf-8", "surrogateescape").split("\0")[:-1]

    def output(self, *args: str) -> bytes:
        """Give the output of a command; raises Panne when git refuses, or takes too long."""
        try:
            fini = subprocess.run(  # noqa: S603 — git, found in the path, with our own words
                [self.git, *_PRUDENCE, *args],
                cwd=self.racine,
                env=environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDES,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Panne("git ne répond pas", "vérifier le dépôt : git fsck") from None
        if fini.returncode:
            raise Panne("git ne sait pas lire ce dépôt", "vérifier le dépôt : git fsck")
        return fini.stdout

    def is_shallow(self) -> bool:
        """Tell a clone that holds a part of the history only."""
        return self.output("rev-parse", "--is-shallow-repository").strip() == b"true"

    def blobs(self, noms: Iterable[str], plafond: int) -> Iterator[tuple[str, bytes]]:
        """Give the contents of objects by their names, in order; one larger than `plafond` is empty."""
        with self._batch() as (entree, sortie):
            for nom in noms:
                entree.write(f"{nom}\n".encode())
                entree.flush()
                yield nom, _read_one(sortie, plafond)

    @contextmanager
    def _batch(self) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
        """Open one process that gives many objects."""
        processus = subprocess.Popen(  # noqa: S603 — as above
            [self.git, *_PRUDENCE, "cat-file", "--batch"],
            cwd=self.racine,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert processus.stdin is not None  # noqa: S101 — asked for above
        assert processus.stdout is not None  # noqa: S101
        try:
            yield processus.stdin, processus.stdout
        finally:
            processus.kill()
            processus.stdin.close()
            processus.stdout.close()
            processus.wait()


def _read_one(sortie: IO[bytes], plafond: int) -> bytes:
    """Read one answer of `cat-file --batch`: a line, then so many bytes."""
    entete = sortie.readline().split()
    if len(entete) < 3:  # noqa: PLR2004 — « missing »
        return b""
    reste, gardes = int(entete[2]) + 1, []
    large = int(entete[2]) > plafond
    while reste:
        morceau = sortie.read(min(reste, 1 << 16))
        if not morceau:
            break
        reste -= len(morceau)
        if not large:
            gardes.append(morceau)
    return b"".join(gardes)[:-1]


def open_git(racine: Path) -> Depot:
    """Open the repository of a folder. Raises Panne without git, or outside of a repository."""
    git = which("git")
    if git is None:
        raise Panne("git n'est pas installé sur cette machine", "installer git : https://git-scm.com")
    depot = Depot(racine, git)
    try:
        depot.output("rev-parse", "--git-dir")
    except Panne:
        raise Panne("ce dossier n'est pas suivi par git", "le mettre sous git : git init") from None
    return depot


def environment() -> dict[str, str]:
    """Give the variables of the process without those by which git is led elsewhere."""
    garde = {nom: valeur for nom, valeur in os.environ.items() if not nom.startswith("GIT_")}
    return garde | {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "LC_ALL": "C",
        "GIT_CONFIG_NOSYSTEM": "1",
    }
