"""Whether a file stands in its place: known paths, names of folders, the format announced."""

from __future__ import annotations

from typing import Any, Final

from sicommun.diagnostics import AVERTISSEMENT, ERREUR, Diagnostic, Fiche, declare, vouliez_vous_dire
from sicommun.positions import DEBUT, Finding
from sicommun.store.forme.traduction import Constat
from sicommun.store.rangement.depot import EPCI
from sicommun.store.rangement.noms import parse_slug
from sicommun.textes import loi

FORMAT: Final = 1
"""The version of the files' format that this version of the tool reads."""

FICHIER_ETRANGER = declare(
    Fiche(
        "LEC090",
        "fichier que l'outil ne lit pas",
        AVERTISSEMENT,
        loi("FORMAT"),
        "Un fichier YAML sous `data/` qui n'a pas sa place connue ne serait jamais vérifié ni compté.\n\n"
        "Bon : `data/communes/dijon/commune.yaml`\n\n"
        "Mauvais : `data/communes/dijon/comune.yaml`, `data/epci.yml`",
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
        "Un dossier de commune porte un nom qui vit sur tous les systèmes : minuscules sans accents, "
        "chiffres et traits d'union.\n\nBon : `data/communes/fontaine-les-dijon/`\n\n"
        "Mauvais : `data/communes/Fontaine-lès-Dijon/`",
        "renommer le dossier",
    )
)


def check_name(fichier: str, nom: str, piece: Any) -> list[Constat]:
    """Check the name of a commune's folder, and the format that `epci.yaml` announces."""
    if fichier == EPCI and piece is not None and piece.format != FORMAT:
        return [
            (
                FORMAT_INCONNU,
                Finding(("format",), f"format {piece.format}, cette version lit le format {FORMAT}"),
            )
        ]
    if fichier.endswith("/commune.yaml") and (motif := parse_slug(nom)):
        return [(NOM_DE_DOSSIER, Finding((), motif))]
    return []


def foreign(fichier: str) -> list[Diagnostic]:
    """Signal a YAML file that has no known place."""
    if not fichier.endswith((".yaml", ".yml")):
        return []
    dossier, _, nom = fichier.rpartition("/")
    proche = vouliez_vous_dire(nom, ("epci.yaml", "commune.yaml", "description.yaml"))
    return [whole(FICHIER_ETRANGER, fichier, f"« {nom} » n'a pas de place connue dans {dossier}/{proche}")]


def whole(fiche: Fiche, fichier: str, message: str) -> Diagnostic:
    """Make a finding that concerns a whole file."""
    return Diagnostic(fiche, fichier, DEBUT, message, fiche.remede)
