"""All the files of a new repository, as texts by path."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Final

from sicommun import __version__
from sicommun.officiel import CommuneOfficielle, EpciOfficiel
from sicommun.store.creation.gabarits import schema_file, sheet, with_schema
from sicommun.store.creation.identites import commune_text, epci_text
from sicommun.store.rangement.noms import slugs
from sicommun.store.schema.fichiers import GENRES, compose_schema

CI: Final = {
    ".github/workflows/validate.yml": "validate.yml",
    ".gitlab-ci.yml": "gitlab-ci.yml",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
}
"""The files of continuous checking and the sheets that they come from."""


def new_repository(
    epci: EpciOfficiel, communes: Sequence[CommuneOfficielle], *, jour: date, avec_ci: bool
) -> dict[str, str]:
    """Give the files of a repository for an EPCI and its communes, in the order of their paths."""
    textes = {
        "README.md": _readme(epci, communes, jour),
        ".gitattributes": sheet("gitattributes"),
        ".gitignore": sheet("gitignore"),
        **{schema_file(genre): schema_text(genre) for genre in GENRES},
        **_records(epci, communes, jour),
        **({nom: sheet(source, version=__version__) for nom, source in CI.items()} if avec_ci else {}),
    }
    return dict(sorted(textes.items()))


def convention_file(jour: date) -> str:
    """Give the place of the convention that a new repository begins with."""
    return f"data/conventions/{jour.year}.yaml"


def contract_text(code: str, jour: date) -> str:
    """Write the skeleton of a service contract, the 47 points of the source in comments."""
    fichier = f"data/contracts/{code}.yaml"
    return with_schema(fichier, sheet("contrat.yaml", code=code, jour=jour.isoformat()))


@cache
def schema_text(genre: str) -> str:
    """Write the schema of a kind as the repository keeps it."""
    return json.dumps(compose_schema(genre), ensure_ascii=False, indent=2) + "\n"


def _records(epci: EpciOfficiel, communes: Sequence[CommuneOfficielle], jour: date) -> dict[str, str]:
    """Write the files under `data/`."""
    annee, convention, exemple = str(jour.year), convention_file(jour), "data/contracts/A001.yaml"
    dossiers = slugs({commune.code_insee: commune.nom for commune in communes})
    return {
        "data/epci.yaml": epci_text(epci, communes),
        convention: with_schema(convention, sheet("convention.yaml", annee=annee)),
        exemple: with_schema(exemple, sheet("exemple_contrat.yaml", annee=annee)),
        **{
            (fichier := f"data/communes/{dossiers[commune.code_insee]}/commune.yaml"): commune_text(
                commune, fichier
            )
            for commune in communes
        },
    }


def _readme(epci: EpciOfficiel, communes: Sequence[CommuneOfficielle], jour: date) -> str:
    """Write the page that says what is where, for people who do not type commands every day."""
    combien = len(communes)
    return sheet(
        "LISEZMOI.md",
        titre=f"Services communs du numérique : {epci.nom}",
        membres=f"{combien} communes membres" if combien > 1 else "commune membre",
        annee=str(jour.year),
        erreur=sheet("erreur.md", annee=str(jour.year)).rstrip(),
    )
