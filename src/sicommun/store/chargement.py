"""From a tree of files to a register, with every finding of every file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sicommun.diagnostics import AVERTISSEMENT, ERREUR, Diagnostic, Fiche, declare, vouliez_vous_dire
from sicommun.model.base import Piece
from sicommun.model.description import Description
from sicommun.model.registre import Registre
from sicommun.positions import DEBUT, Finding
from sicommun.store.arbre import Arbre
from sicommun.store.depot import EPCI, RESERVES, genre_of
from sicommun.store.description import form_description
from sicommun.store.formes import Constat, form, root_kind
from sicommun.store.modele import load_modele
from sicommun.store.noms import parse_slug
from sicommun.store.sources import Sources, place
from sicommun.store.yamlfile import read
from sicommun.textes import loi

FICHIER_ETRANGER = declare(
    Fiche(
        "LEC090",
        "fichier que l'outil ne lit pas",
        AVERTISSEMENT,
        loi("FORMAT"),
        "Un fichier YAML sous `data/` qui n'a pas sa place connue ne serait jamais vérifié ni compté.\n\n"
        "Bon : `data/communes/dijon/commune.yaml`\n\nMauvais : `data/communes/dijon/comune.yaml`, `data/epci.yml`",
        "renommer ou déplacer le fichier",
    )
)
EPCI_ABSENT = declare(
    Fiche(
        "LEC091",
        "fichier data/epci.yaml absent",
        ERREUR,
        loi("FORMAT"),
        "Le dépôt commence par l'intercommunalité : ses membres, son service commun.\n\n"
        "Bon : `data/epci.yaml` avec `format: 1`\n\nMauvais : un dossier `data/` sans `epci.yaml`",
        "créer le dépôt : sicommun init",
    )
)
FORMAT_INCONNU = declare(
    Fiche(
        "LEC092",
        "format de fichiers inconnu de cette version",
        ERREUR,
        loi("FORMAT"),
        "`format:` dit comment les fichiers s'écrivent ; cette version de l'outil connaît le format 1.\n\n"
        "Bon : `format: 1`\n\nMauvais : `format: 2`",
        "mettre l'outil à jour, ou corriger le format",
    )
)
NOM_DE_DOSSIER = declare(
    Fiche(
        "LEC093",
        "nom de dossier impropre",
        ERREUR,
        loi("FORMAT"),
        "Un dossier de commune porte un nom qui vit sur tous les systèmes : minuscules sans accent, chiffres, "
        "traits d'union.\n\nBon : `data/communes/fontaine-les-dijon/`\n\nMauvais : `data/communes/Fontaine-lès-Dijon/`",
        "renommer le dossier",
    )
)
FORMAT = 1


@dataclass(slots=True)
class _Lot:
    """What has been read so far, by kind and name."""

    pieces: dict[str, dict[str, Any]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    illisibles: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Chargement:
    """The register, the findings of reading and forming, and the files read."""

    registre: Registre
    diagnostics: tuple[Diagnostic, ...]
    fichiers: tuple[str, ...]
    sources: Sources


def load(arbre: Arbre) -> Chargement:
    """Read every file of a tree; one that cannot be read stops no other."""
    sources = Sources(arbre)
    listing = arbre.fichiers()
    lot = _Lot(diagnostics=list(arbre.refuses()))
    lot.illisibles.update(diagnostic.fichier for diagnostic in lot.diagnostics)
    for fichier in listing:
        _load_file(fichier, sources, lot)
    if EPCI not in listing and EPCI not in lot.illisibles:
        lot.diagnostics.append(_whole(EPCI_ABSENT, EPCI, "le dépôt n'a pas de fichier data/epci.yaml"))
    return Chargement(_registre(lot), tuple(lot.diagnostics), listing, sources)


def _load_file(fichier: str, sources: Sources, lot: _Lot) -> None:
    """Read one file into the lot, under its kind and its name."""
    known = genre_of(fichier)
    if known is None:
        lot.diagnostics.extend(_foreign(fichier))
        return
    genre, nom = known
    texte, constats = sources.decode(fichier)
    lot.diagnostics.extend(constats)
    lecture = read(texte, fichier) if texte is not None else None
    if lecture is None or lecture.donnees is None:
        lot.diagnostics.extend(lecture.constats if lecture else ())
        lot.illisibles.add(fichier)
        return
    lot.diagnostics.extend(lecture.constats)
    piece, formes = _form(genre, lecture.donnees, fichier)
    formes += _check_name(fichier, nom, piece)
    lot.diagnostics.extend(place(fiche, finding, fichier, sources) for fiche, finding in formes)
    if piece is None or any(d.fiche.gravite is ERREUR for d in lecture.constats):
        lot.illisibles.add(fichier)
    else:
        lot.pieces.setdefault(genre.genre, {})[nom] = piece


def _form(genre: Any, donnees: Any, fichier: str) -> tuple[Any, list[Constat]]:
    """Shape the data of a file into its record."""
    faute = root_kind(donnees, genre)
    if faute is not None:
        return None, [faute]
    if genre is Description:
        return form_description(donnees, fichier, load_modele())
    piece, constats = form(genre, donnees)
    return (piece.lue_dans(fichier) if isinstance(piece, Piece) else None), constats


def _check_name(fichier: str, nom: str, piece: Any) -> list[Constat]:
    """Check the name of a commune's folder, and the format that `epci.yaml` announces."""
    if fichier == EPCI and piece is not None and piece.format != FORMAT:
        return [(FORMAT_INCONNU, Finding(("format",), f"format {piece.format}, cette version lit le format {FORMAT}"))]
    if fichier.endswith("/commune.yaml") and (motif := parse_slug(nom)):
        return [(NOM_DE_DOSSIER, Finding((), motif))]
    return []


def _foreign(fichier: str) -> list[Diagnostic]:
    """Signal a YAML file that has no known place."""
    if not fichier.endswith((".yaml", ".yml")) or RESERVES.fullmatch(fichier):
        return []
    dossier, _, nom = fichier.rpartition("/")
    proche = vouliez_vous_dire(nom, ("epci.yaml", "commune.yaml", "description.yaml"))
    return [_whole(FICHIER_ETRANGER, fichier, f"« {nom} » n'a pas de place connue dans {dossier}/{proche}")]


def _whole(fiche: Fiche, fichier: str, message: str) -> Diagnostic:
    """Make a finding that concerns a whole file."""
    return Diagnostic(fiche, fichier, DEBUT, message, fiche.remede)


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
        gouvernances=pieces.get("gouvernance", {}),
        illisibles=frozenset(lot.illisibles),
    )
