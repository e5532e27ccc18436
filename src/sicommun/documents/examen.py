"""The static examination of a template: language, choices and lists, and nothing that computes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from jinja2 import nodes

_ADMIS: Final = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.If,
    nodes.For,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Include,
    nodes.Filter,
)
FILTRES: Final = frozenset({"paragraphes", "capitale"})
"""The filters that a template may use."""
_BOUCLES: Final = 3
_NOMS: Final = {
    "Call": "un appel de fonction",
    "Macro": "une macro",
    "Import": "un import",
    "FromImport": "un import",
    "Assign": "une affectation",
    "AssignBlock": "une affectation",
    "Concat": "une mise bout à bout (~)",
    "Test": "un test (is)",
    "Getitem": "un accès par crochets",
    "Extends": "un héritage",
    "Block": "un bloc",
    "CallBlock": "un appel de macro",
    "FilterBlock": "un bloc de filtre",
}
_CLOTURE: Final = re.compile(r"^[ \t]*:::.*(?:\{\{|\{%)", re.MULTILINE)


class Ecart(NamedTuple):
    """What a template may not hold: its line and what it is, in French."""

    ligne: int
    motif: str


def examine(arbre: nodes.Template, texte: str) -> Iterator[Ecart]:
    """Give what a template holds beyond language, in the order of its lines."""
    ecarts = [*_nodes(arbre), *_nested(arbre, 0)]
    for trouve in _CLOTURE.finditer(texte):
        ligne = texte.count("\n", 0, trouve.start()) + 1
        ecarts.append(Ecart(ligne, "une valeur dans la ligne d'un bloc « ::: »"))
    yield from sorted(set(ecarts))


def _nodes(arbre: nodes.Template) -> Iterator[Ecart]:
    """Give the nodes that are not in the list."""
    for noeud in arbre.find_all(nodes.Node):
        ligne = getattr(noeud, "lineno", 1) or 1
        if not isinstance(noeud, _ADMIS):
            yield Ecart(ligne, _NOMS.get(type(noeud).__name__, "une opération"))
        elif isinstance(noeud, nodes.Filter) and noeud.name not in FILTRES:
            yield Ecart(ligne, f"le filtre « {noeud.name} »")
        elif isinstance(noeud, nodes.Getattr) and noeud.attr.startswith("_"):
            yield Ecart(ligne, f"le nom « {noeud.attr} »")
        elif isinstance(noeud, nodes.Include) and not _is_plain(noeud):
            yield Ecart(ligne, "un include dont le nom n'est pas écrit en toutes lettres")
        elif isinstance(noeud, nodes.For) and noeud.recursive:
            yield Ecart(ligne, "une boucle récursive")


def _is_plain(noeud: nodes.Include) -> bool:
    return isinstance(noeud.template, nodes.Const) and isinstance(noeud.template.value, str)


def _nested(noeud: nodes.Node, profondeur: int) -> Iterator[Ecart]:
    """Give the loops that stand too deep: their turns multiply."""
    for enfant in noeud.iter_child_nodes():
        dedans = profondeur + isinstance(enfant, nodes.For)
        if isinstance(enfant, nodes.For) and dedans > _BOUCLES:
            yield Ecart(enfant.lineno, f"plus de {_BOUCLES} boucles l'une dans l'autre")
        yield from _nested(enfant, dedans)
