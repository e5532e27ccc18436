"""The sandbox: language goes through, everything else is refused with its file and its line."""

import pytest

from sicommun.documents.environnement import ErreurGabarit, render
from sicommun.documents.gabarits import Gabarits

CONTEXTE = {
    "nom": "Chenôve",
    "liste": [{"mot": "un"}, {"mot": "deux"}],
    "vide": "",
    "rien": None,
    "vrai": True,
}


def rendre(gabarits, texte, **autres):
    return render(gabarits(texte, **autres), "essai.md", CONTEXTE)


def test_language_choices_and_lists(gabarits):
    texte = (
        "# {{ nom }}\n{% if vrai and not rien %}\noui\n{% else %}\nnon\n{% endif %}\n"
        "{% for item in liste %}\n- {{ loop.index }} : {{ item.mot | capitale }}\n{% endfor %}\n"
        '{# commentaire #}\n{% include "autre.md" %}\n'
    )
    assert (
        rendre(gabarits, texte, autre="fin {{ nom }}") == "# Chenôve\noui\n- 1 : Un\n- 2 : Deux\nfin Chenôve"
    )


@pytest.mark.parametrize(
    ("texte", "motif"),
    [
        ("\n{{ nim }}", "essai.md:2 : « nim » n'existe pas"),
        ("\n\n{% for i in liste %}\n{{ i.mut }}\n{% endfor %}", "essai.md:4 : « mut » n'existe pas ; vouliez-vous dire « mot » ?"),
        ("{{ rien }}", "essai.md:1 : ce qui est imprimé n'est pas un texte : une valeur absente"),
        ("{{ liste }}", "n'est pas un texte : un bloc, une liste"),
        ("{{ vrai }}", "n'est pas un texte"),
        ("{{ 10 ** 9 }}", "ne peut pas contenir une opération"),
        ("{{ 'a' * 999 }}", "ne peut pas contenir une opération"),
        ("{{ nom ~ nom }}", "une mise bout à bout"),
        ("{{ nom + nom }}", "une opération"),
        ("{{ nom % nom }}", "une opération"),
        ("{{ nom.upper() }}", "un appel de fonction"),
        ("{{ ''.__class__ }}", "le nom « __class__ »"),
        ("{{ nom['__class__'] }}", "un accès par crochets"),
        ("{{ liste | join(',') }}", "le filtre « join »"),
        ("{{ nom | safe }}", "le filtre « safe »"),
        ("{{ nom | attr('x') }}", "le filtre « attr »"),
        ("{% set x = 1 %}", "une affectation"),
        ("{% macro m() %}{% endmacro %}", "une macro"),
        ("{% import 'autre.md' as a %}", "un import"),
        ("{% extends 'autre.md' %}", "un héritage"),
        ("{% block b %}{% endblock %}", "un bloc"),
        ("{% include nom %}", "un include dont le nom"),
        ("{% include ['a.md'] %}", "un include dont le nom"),
        ("{% for i in liste recursive %}{% endfor %}", "une boucle récursive"),
        ("{% for i in range(9) %}{% endfor %}", "un appel de fonction"),
        ("{% filter capitale %}a{% endfilter %}", "un bloc de filtre"),
        ("{{ nom is defined }}", "un test (is)"),
        ("::: {.tableau titre=\"{{ nom }}\"}", "une valeur dans la ligne d'un bloc"),
        ("{% for a in liste %}{% for b in liste %}{% for c in liste %}{% for d in liste %}x{% endfor %}{% endfor %}{% endfor %}{% endfor %}", "plus de 3 boucles"),
        ("\n\n{% if %}", "essai.md:3 : le gabarit ne se lit pas"),
        ("{{ nom", "le gabarit ne se lit pas"),
        ('{% include "absent.md" %}', "le gabarit « absent.md » n'existe pas"),
        ('{% include "essai.md" %}', "s'inclut lui-même sans fin"),
        ('{% include "../../etc/passwd" %}', "n'existe pas"),
    ],
)  # fmt: skip
def test_the_rest_is_refused_with_its_place(gabarits, texte, motif):
    with pytest.raises(ErreurGabarit) as refus:
        rendre(gabarits, texte)
    assert motif in refus.value.message
    assert "essai.md:" in refus.value.message
    assert refus.value.remede


def test_an_error_in_an_included_piece_names_that_piece(gabarits):
    with pytest.raises(ErreurGabarit, match=r"autre\.md:3 : « x » n'existe pas"):
        rendre(gabarits, '{% include "autre.md" %}', autre="\n\n{{ x }}")


def test_an_output_without_end_is_stopped(gabarits, monkeypatch):
    monkeypatch.setattr("sicommun.documents.environnement.CARACTERES_PAR_DOCUMENT", 20)
    with pytest.raises(ErreurGabarit, match="dépasse 20 caractères"):
        rendre(gabarits, "{% for i in liste %}0123456789ABCDEF{% endfor %}")


def test_a_value_is_escaped_and_a_filter_too(gabarits):
    contexte = {"mal": "# *a*\n\n- b"}
    rendu = render(gabarits("{{ mal }}|{{ mal | capitale }}|{{ mal | paragraphes }}"), "essai.md", contexte)
    assert rendu == "\\# \\*a\\* - b|\\# \\*a\\* - b|\\# \\*a\\*\n\n\\- b"


@pytest.mark.parametrize(
    ("texte", "motif"),
    [
        ("{% if vrai %}\nrien\n", "il manque la fin d'un {% if %}"),
        ("{{ nom", "il manque la fin"),
        ("{# a", "il manque la fin d'un commentaire"),
        ("{% truc %}", "ce mot entre {% et %} n'existe pas"),
        ("{% endif %}", "n'est pas à sa place"),
        ("{{ nom mot }}", "il y a un signe de trop, ou il en manque un"),
        ("{% for %}{% endfor %}", "à cette ligne"),
    ],
)
def test_a_template_that_cannot_be_read_is_said_in_french(gabarits, texte, motif):
    with pytest.raises(ErreurGabarit, match=r"essai\.md:[0-9]+ : ") as refus:
        rendre(gabarits, texte)
    assert motif in str(refus.value)
    assert not {"expected", "tag", "token", "Jinja"} & set(str(refus.value).split())


def test_a_template_of_the_repository_that_includes_itself_is_named(gabarits):
    textes = gabarits("a\n" * 40_000 + '{% include "autre.md" %}', autre='{% include "essai.md" %}').textes
    with pytest.raises(ErreurGabarit, match=r"templates/autre\.md : le gabarit s'inclut lui-même"):
        render(Gabarits(textes, frozenset({"autre.md"})), "essai.md", CONTEXTE)
