"""Git as a reader of objects: no setting of the repository runs a program, no variable leads elsewhere."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import IO, Final, NamedTuple

from sicommun.diagnostics import Panne
from sicommun.history.prudence import PRUDENCE, environment, find_git
from sicommun.limites import SECONDES_DE_GIT

_MORCEAU: Final = 1 << 16


class Objet(NamedTuple):
    """A content: its size in bytes (-1 when git does not have it), and its first bytes."""

    taille: int
    octets: bytes


@dataclass(frozen=True, slots=True)
class Depot:
    """A git repository, by the folder where its data stand.

    Only the plumbing of git is run: its other commands obey settings (`log.showSignature` and `gpg.program`).
    """

    racine: Path
    git: str

    def output(self, *mots: str) -> bytes:
        """Give the output of a command; raises Panne when git refuses, or takes too long."""
        with self._process(*mots) as processus:
            lu = _stdout(processus).read()
            _check(processus)
            return lu

    def answer(self, *mots: str) -> bytes | None:
        """Give the output of a question, or None when git says no; raises Panne when it takes too long."""
        with self._process(*mots) as processus:
            lu = _stdout(processus).read()
            code = processus.wait()
        if code < 0:
            raise _too_long()
        return None if code else lu

    def parts(self, *mots: str, fin: bytes = b"\0") -> Iterator[bytes]:
        """Give the output of a command part by part; git ends with the reader, however much it had to say.

        Raises Panne when git refuses, or takes too long.
        """
        with self._process(*mots) as processus:
            yield from _parts(_stdout(processus), fin)
            _check(processus)

    def is_shallow(self) -> bool:
        """Tell a clone that holds a part of the history only."""
        return self.output("rev-parse", "--is-shallow-repository").strip() == b"true"

    def changes(self) -> Iterator[str]:
        """Give what every commit brought, oldest first: its name, then a line of `diff-tree` and a path each.

        Raises Panne when the history cannot be read to its end.
        """
        with (
            self._process("rev-list", "--all", "--reverse", "--topo-order") as commits,
            self._process(*_CHANGEMENTS, entree=_stdout(commits)) as processus,
        ):
            _stdout(commits).close()  # the second process alone reads it, or the first would never end
            for octets in _parts(_stdout(processus)):
                yield octets.decode("utf-8", "surrogateescape")
            _check(processus)
            _check(commits)

    def blobs(self, noms: Iterable[str], plafond: int) -> Iterator[Objet]:
        """Give contents by their names, in order, `plafond` bytes of each at most.

        It ends before the names do when git stops: killed after `SECONDES_DE_GIT`, or by a broken object.
        """
        with self._process("cat-file", "--batch", entree=subprocess.PIPE) as processus, suppress(OSError):
            entree, sortie = processus.stdin, _stdout(processus)
            assert entree is not None  # noqa: S101 — asked for above
            for nom in noms:
                entree.write(f"{nom}\n".encode())
                entree.flush()
                objet = _read_one(sortie, plafond)
                if objet is None:
                    return
                yield objet

    @contextmanager
    def _process(
        self, *mots: str, entree: int | IO[bytes] = subprocess.DEVNULL
    ) -> Iterator[subprocess.Popen[bytes]]:
        """Run git, for so many seconds at most."""
        processus = subprocess.Popen(  # noqa: S603 — git by its whole path, with our own words
            [self.git, *PRUDENCE, *mots],
            cwd=self.racine,
            env=environment(),
            stdin=entree,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        garde = Timer(SECONDES_DE_GIT, processus.kill)
        garde.daemon = True
        garde.start()
        try:
            yield processus
        finally:
            garde.cancel()
            processus.kill()
            for flux in (processus.stdin, processus.stdout):
                if flux is not None:
                    with suppress(OSError):
                        flux.close()
            processus.wait()


_CHANGEMENTS: Final = (
    "diff-tree",
    "--stdin",
    "-r",
    "-m",
    "--root",
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--relative",
    "--diff-filter=AMT",
)


def _stdout(processus: subprocess.Popen[bytes]) -> IO[bytes]:
    assert processus.stdout is not None  # noqa: S101 — always asked for
    return processus.stdout


def _check(processus: subprocess.Popen[bytes]) -> None:
    """Raise Panne unless git went to its end and was content."""
    code = processus.wait()
    if code < 0:
        raise _too_long()
    if code:
        raise Panne("git ne sait pas lire ce dépôt jusqu'au bout", "vérifier le dépôt : git fsck")


def _parts(flux: IO[bytes], fin: bytes = b"\0") -> Iterator[bytes]:
    """Give the parts of a stream that one byte ends, a NUL unless said."""
    reste = b""
    while morceau := flux.read(_MORCEAU):
        *entiers, reste = (reste + morceau).split(fin)
        yield from entiers


def _read_one(sortie: IO[bytes], plafond: int) -> Objet | None:
    """Read one answer of `cat-file --batch`: a line, then so many bytes; None when git is gone."""
    entete = sortie.readline()
    if not entete.endswith(b"\n"):
        return None
    mots = entete.split()
    if len(mots) < 3:  # noqa: PLR2004 — « missing »
        return Objet(-1, b"")
    taille = int(mots[2])
    gardes = sortie.read(min(taille, plafond))
    reste = taille - len(gardes) + 1
    while reste and (morceau := sortie.read(min(reste, _MORCEAU))):
        reste -= len(morceau)
    return None if reste else Objet(taille, gardes)


def open_git(racine: Path) -> Depot:
    """Open the repository of a folder. Raises Panne without git, or outside of a repository."""
    depot = Depot(racine, find_git())
    try:
        fini = subprocess.run(  # noqa: S603 — as above
            [depot.git, *PRUDENCE, "rev-parse", "--show-prefix"],
            cwd=racine,
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDES_DE_GIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_long() from None
    if b"safe.directory" in fini.stderr:
        raise Panne(
            "git refuse ce dépôt, qui appartient à un autre compte de la machine",
            "si ce compte est de confiance : git config --global --add safe.directory CHEMIN_DU_DÉPÔT",
        )
    if fini.returncode:
        raise Panne("ce dossier n'est pas suivi par git", "le mettre sous git : git init")
    return depot


def _too_long() -> Panne:
    return Panne(f"git n'a pas fini en {SECONDES_DE_GIT} secondes", "relancer ; vérifier le dépôt : git fsck")
