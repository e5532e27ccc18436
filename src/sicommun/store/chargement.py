"""From a tree of files to a register, with every finding of every file."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sicommun.diagnostics import ERREUR, Diagnostic
from sicommun.model.base import Piece
from sicommun.model.ecrits import texts
from sicommun.model.registre import Registre
from sicommun.secrets import may_hold
from sicommun.store.clandestins import hidden_secrets, may_hide
from sicommun.store.equipe import share
from sicommun.store.forme.formes import form
from sicommun.store.forme.traduction import Constat
from sicommun.store.modele import load_modele
from sicommun.store.rangement.arbre import Arbre
from sicommun.store.rangement.depot import EPCI, genre_of
from sicommun.store.rangement.place import EPCI_ABSENT, check_name, foreign, whole
from sicommun.store.sources import Sources, place
from sicommun.store.yamlfile import read


@dataclass(slots=True)
class _Lot:
    """What has been read so far, by kind and name."""

    pieces: dict[str, dict[str, Any]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    illisibles: set[str] = field(default_factory=set)
    sans_secret: dict[str, Any] = field(default_factory=dict)

    def add(self, autre: _Lot) -> None:
        """Add what has been read after this."""
        for genre, noms in autre.pieces.items():
            self.pieces.setdefault(genre, {}).update(noms)
        self.diagnostics += autre.diagnostics
        self.illisibles |= autre.illisibles
        self.sans_secret |= autre.sans_secret


@dataclass(frozen=True, slots=True)
class Chargement:
    """The register, the findings of reading and forming, and the files read."""

    registre: Registre
    diagnostics: tuple[Diagnostic, ...]
    fichiers: tuple[str, ...]
    sources: Sources


def load(arbre: Arbre, *, pendant: Callable[[], object] | None = None) -> Chargement:
    """Read every file of a tree; one that cannot be read stops no other.

    `pendant` prepares what comes after, when another process reads its share meanwhile.

    The garbage collector rests meanwhile: thousands of records are made, none of them in a cycle, and
    looking for cycles would take half of the time. Nor does it ever come back to them, not even at the exit.
    """
    actif = gc.isenabled()
    gc.disable()
    try:
        return _load(arbre, pendant)
    finally:
        gc.freeze()
        if actif:
            gc.enable()


def _load(arbre: Arbre, pendant: Callable[[], object] | None) -> Chargement:
    """Read every file into a lot, and the lot into a register."""
    sources = Sources(arbre)
    listing = arbre.fichiers()
    lot = _Lot(diagnostics=list(arbre.refuses()))
    lot.illisibles.update(diagnostic.fichier for diagnostic in lot.diagnostics)
    for part in share(lambda fichiers: _load_files(fichiers, sources), listing, pendant=pendant):
        lot.add(part)
    if EPCI not in listing and EPCI not in lot.illisibles:
        lot.diagnostics.append(whole(EPCI_ABSENT, EPCI, "le dépôt n'a pas de fichier data/epci.yaml"))
    return Chargement(_registre(lot), tuple(lot.diagnostics), listing, sources)


def _load_files(fichiers: Sequence[str], sources: Sources) -> _Lot:
    """Read files into a lot of their own."""
    lot = _Lot()
    for fichier in fichiers:
        _load_file(fichier, sources, lot)
    return lot


def _load_file(fichier: str, sources: Sources, lot: _Lot) -> None:
    """Read one file into the lot, under its kind and its name."""
    known = genre_of(fichier)
    if known is None:
        lot.diagnostics.extend((*foreign(fichier), *hidden_secrets(sources.texte(fichier), fichier, None)))
        return
    genre, nom = known
    texte, constats = sources.decode(fichier)
    lecture = read(texte, fichier) if texte is not None else None
    lus = [*constats, *(lecture.constats if lecture else ())]
    lot.diagnostics.extend(map(sources.hush, lus))
    piece = None
    if lecture is not None and lecture.donnees is not None:
        piece, formes = _form(genre, lecture.donnees, fichier)
        formes += check_name(fichier, nom, piece)
        lot.diagnostics.extend(place(fiche, finding, fichier, sources) for fiche, finding in formes)
    if piece is None or any(d.fiche.gravite is ERREUR for d in lus):
        lot.illisibles.add(fichier)
        lot.diagnostics.extend(hidden_secrets(sources.texte(fichier), fichier, None))
    else:
        lot.pieces.setdefault(genre.genre, {})[nom] = piece
        if not may_hold("\n".join(texts(piece))):
            lot.sans_secret[fichier] = piece
        if texte is not None and may_hide(texte):
            lot.diagnostics.extend(hidden_secrets(texte, fichier, sources.carte(fichier)))


def _form(genre: Any, donnees: Any, fichier: str) -> tuple[Any, list[Constat]]:
    """Shape the data of a file into its record."""
    if genre.genre == "description":
        from sicommun.store.forme.description import form_description

        return form_description(donnees, fichier, load_modele())
    piece, constats = form(genre, donnees)
    return (piece.lue_dans(fichier) if isinstance(piece, Piece) else None), constats


def _registre(lot: _Lot) -> Registre:
    """Put the records read into a register."""
    pieces = {genre: dict(sorted(noms.items())) for genre, noms in lot.pieces.items()}
    return Registre(
        modele=load_modele(),
        epci=pieces.get("epci", {}).get("epci"),
        conventions=pieces.get("convention", {}),
        communes=pieces.get("commune", {}),
        descriptions=pieces.get("description", {}),
        contrats=pieces.get("contrat", {}),
        budgets=pieces.get("budget", {}),
        arretes=pieces.get("arrete", {}),
        gouvernances=pieces.get("gouvernance", {}),
        illisibles=frozenset(lot.illisibles),
        sans_secret=lot.sans_secret,
    )
