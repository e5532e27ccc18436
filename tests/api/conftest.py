"""YAML as editors read it, by YAML 1.2: numbers are numbers, dates and `oui` are words."""

from __future__ import annotations

import re

import pytest
import yaml

BOOLEEN, JOUR = "tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"


class LecteurEditeur(yaml.SafeLoader):
    yaml_implicit_resolvers = {  # noqa: RUF012 — the attribute is PyYAML's
        premier: [(tag, motif) for tag, motif in regles if tag not in {BOOLEEN, JOUR}]
        for premier, regles in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


LecteurEditeur.add_implicit_resolver(BOOLEEN, re.compile("^(?:true|false)$"), list("tf"))


@pytest.fixture
def lire():
    return lambda texte: yaml.load(texte, Loader=LecteurEditeur)  # noqa: S506 — a SafeLoader, less two resolvers
