"""What a paper prints, as data: no more and no less."""

import json

from hypothesis import given
from hypothesis import strategies as st

from sicommun.documents.catalogue import DOCUMENTS
from sicommun.documents.echappement import escape
from sicommun.documents.rendu import printed
from sicommun.documents.typographie import typeset


def test_what_is_not_printed_is_not_carried():
    contexte = {
        "a": "Chenôve",
        "b": "Dijon",
        "c": [{"d": "le 1er janvier 2024"}, {"d": "non"}],
        "e": True,
        "f": None,
    }
    markdown = typeset("# Chenôve\n\nFait le 1er janvier 2024 : *fin*")
    assert printed(contexte, markdown) == {"a": "Chenôve", "c": [{"d": "le 1er janvier 2024"}]}


@given(st.text(st.sampled_from("ab*_#1.:;!« »|\\é\n"), min_size=1, max_size=30))
def test_a_printed_value_is_always_carried(valeur):
    if valeur.strip():
        assert printed({"v": valeur}, typeset(f"x {escape(valeur)} y")) == {"v": valeur}


def test_every_paper_carries_what_it_prints_and_no_more(ateliers):
    """Each value carried stands in the Markdown, read as pandoc reads it."""
    for document in DOCUMENTS.values():
        for atelier in ateliers:
            for cible in list(atelier.targets(document))[:2]:
                rendu = atelier.render(document, cible)
                texte = "".join(rendu.markdown.replace("\\", "").split()).casefold()
                for valeur in leaves(rendu.donnees["valeurs"]):
                    assert "".join(str(valeur).replace("\\", "").split()).casefold() in texte, (
                        document.nom,
                        cible,
                        valeur,
                    )
                assert json.loads(rendu.feuille.donnees)["cible"] == cible


def leaves(noeud):
    if isinstance(noeud, dict):
        for valeur in noeud.values():
            yield from leaves(valeur)
    elif isinstance(noeud, list):
        for valeur in noeud:
            yield from leaves(valeur)
    else:
        yield noeud
