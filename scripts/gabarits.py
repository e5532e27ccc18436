"""Write `docs/gabarits.md`: every variable that a template may say, document by document.

Usage: python scripts/gabarits.py

The same package gives the same bytes; a test says when the page is behind.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final, get_args, get_type_hints

from sicommun.documents.catalogue import DOCUMENTS, Document
from sicommun.documents.gabarits import shipped
from sicommun.documents.vue import VERSION, kind

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "gabarits.md"
TETE: Final = f"""\
# Les gabarits des documents

Page écrite par `python scripts/gabarits.py`, à refaire quand un essai dit qu'elle a vieilli. Elle donne les
variables de chaque document, telles que les vues les déclarent. Version du contexte : {VERSION} ; elle
change quand une variable change de nom ou de sens.

## Changer un texte

Un document est un gabarit maître et des morceaux, un par article ou par rubrique. Un dépôt qui en veut un
autre copie celui-là seul, et le modifie :

```
sicommun gabarit
sicommun gabarit copier convention/article-17-retrait.md
```

La première ligne donne la liste ; la seconde écrit `templates/convention/article-17-retrait.md`, avec
l'empreinte de l'original. Désormais ce morceau remplace le livré. `sicommun validate`
signale un morceau dont l'original a changé depuis la copie.

Les morceaux de `commun/` (les parties, les signatures, l'en-tête d'un texte consolidé) servent à plusieurs
documents.

Un gabarit contient de la langue, pas de logique : du texte, `{{{{ a.b }}}}`, `{{% if %}}`, `{{% elif %}}`,
`{{% else %}}`, `{{% for %}}`, `{{% include "nom écrit en toutes lettres" %}}`, les comparaisons, `and`,
`or`, `not`, et deux filtres : `paragraphes` (un texte de plusieurs paragraphes) et `capitale` (première
lettre en capitale). Tout le reste est refusé, avec le fichier et la ligne. Les valeurs arrivent calculées
et écrites en français ; elles sont échappées, quoi qu'elles contiennent. Une réponse que les parties n'ont
pas donnée s'imprime « [à compléter : …] ».

Un commentaire `{{# ADH-06 ADH-07 #}}`, seul sur sa ligne, nomme les clauses que dit le paragraphe qui
suit ; [clauses.md](clauses.md) le lit.

Les blocs de mise en page, chacun entre `::: nom` et `:::` : `visas`, `encadre`, `total`, `insecable` (une
seule page), `paysage`, `saut` (nouvelle page), `sommaire`, `signatures` (jamais coupé ; la dernière ligne
de son tableau laisse trois centimètres), `paraphe` (trois centimètres pour signer), et `{{.tableau
largeurs="3 5 2"}}` autour d'un tableau ; un paragraphe qui le précède dans le bloc en devient le titre,
répété de page en page. `.fiche` met sa première colonne en gras et admet un en-tête vide, `.dense` serre ses
lignes, `.saisie` laisse la place d'écrire. `etapes` dessine dans le PDF les lignes d'un tableau de cinq colonnes
(numéro, acteur, étapes suivantes, autre contrat, horloge), et laisse le tableau dans les autres formats.
Aucune valeur sur la ligne d'un bloc.
"""


def page() -> str:
    """Give the whole page."""
    blocs: dict[type[Any], None] = {}
    documents = "".join(part for document in DOCUMENTS.values() for part in _document(document, blocs))
    return "".join([TETE, documents, *_blocks(blocs)])


def view_of(document: Document) -> type[Any]:
    """Give the view of a document: what its `write` gives back."""
    module = import_module(f"sicommun.documents.vues.{document.module}")
    vue: type[Any] = get_type_hints(module.write)["return"]
    return vue


def _document(document: Document, blocs: dict[type[Any], None]) -> Iterator[str]:
    """Give the section of one document, and note the blocks that it uses."""
    siens = [nom for nom in shipped() if nom.startswith(f"{document.nom}/")]
    cible = f" {document.cible.upper()}" if document.cible else ""
    reserve = " Diffusion restreinte." if document.diffusion == "restreinte" else ""
    yield f"\n## {document.nom}\n\n{document.titre}. `sicommun render {document.nom}{cible}`.{reserve}\n\n"
    if siens:
        yield f"Gabarits : {', '.join(f'`{nom}`' for nom in siens)}.\n\n"
    yield from _table(view_of(document), blocs)


def _blocks(blocs: dict[type[Any], None]) -> Iterator[str]:
    """Give the blocks once each, those that they hold included."""
    yield "\n## Les blocs\n"
    faits: set[type[Any]] = set()
    while reste := [bloc for bloc in blocs if bloc not in faits]:
        for bloc in reste:
            faits.add(bloc)
            yield f"\n### {name(bloc)}\n\n"
            yield from _table(bloc, blocs)


def _table(vue: type[Any], blocs: dict[type[Any], None]) -> Iterator[str]:
    yield "| variable | sorte | ce qu'elle dit |\n|---|---|---|\n"
    types = get_type_hints(vue)
    for champ in fields(vue):
        dedans = list(_views(types[champ.name]))
        blocs.update(dict.fromkeys(dedans))
        sorte = kind(types[champ.name])
        liens = "".join(
            f"{' de' if sorte == 'liste' else ''} [{name(bloc)}](#{anchor(bloc)})" for bloc in dedans
        )
        aide = str(champ.metadata.get("aide", "")).replace("|", r"\|")
        yield f"| `{champ.name}` | {sorte}{liens} | {aide} |\n"


def _views(annotation: Any) -> Iterable[type[Any]]:
    """Give the blocks that a type holds."""
    if isinstance(annotation, type) and is_dataclass(annotation):
        yield annotation
    for partie in get_args(annotation):
        yield from _views(partie)


def name(bloc: type[Any]) -> str:
    """Name a block by where it is declared: `perimetre.Domaine`."""
    return f"{bloc.__module__.rpartition('.')[2]}.{bloc.__name__}"


def anchor(bloc: type[Any]) -> str:
    """Give the anchor of its title."""
    return name(bloc).replace(".", "").lower()


def main() -> int:
    """Write the page, and say so."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{PAGE.name} : écrite\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
