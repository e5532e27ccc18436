"""Laws of differences: nothing differs from itself, nor from another order of what has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from sicommun.history.comparaison.identites import ORDONNES
from sicommun.history.differences import differences, differences_of
from sicommun.model.base import Modele
from sicommun.model.description import Bloc, Description
from sicommun.model.parcours import FaitCommun
from sicommun.store.chargement import load
from sicommun.store.rangement.arbre import Dossier

RACINE = Path(__file__).parents[2]
REGISTRES = [load(Dossier(RACINE / nom)).registre for nom in ("examples/val-dorgeval", "tests/cases/base")]
GROUPES = (
    "conventions", "communes", "descriptions", "contrats", "budgets", "arretes", "gouvernances",
)  # fmt: skip
jours = st.dates(date(2022, 1, 1), date(2026, 12, 31))
SANS_REDUIRE = tuple(set(Phase) - {Phase.shrink, Phase.explain})
"""A register that fails is not made smaller: each try takes seconds."""
hasards = st.randoms(use_true_random=False)


def shuffle(valeur, hasard, champ=None):
    """Give a record, a list or a table with all that has no order in another one."""
    if isinstance(valeur, Modele):
        noms = [
            nom
            for nom in type(valeur).model_fields
            if isinstance(getattr(valeur, nom), tuple | dict | Modele)
        ]
        melange = {nom: shuffle(getattr(valeur, nom), hasard, (type(valeur), nom)) for nom in noms}
        return valeur.model_copy(update=melange)
    if isinstance(valeur, Description):
        blocs = [(cle, tuple(hasard.sample(b, len(b)))) for cle, b in valeur.blocs.items()]
        melanges = {
            cle: tuple(shuffle_bloc(bloc, hasard) for bloc in b)
            for cle, b in hasard.sample(blocs, len(blocs))
        }
        return replace(valeur, blocs=melanges)
    if isinstance(valeur, dict):
        paires = [(cle, shuffle(un, hasard)) for cle, un in valeur.items()]
        return dict(hasard.sample(paires, len(paires)))
    if isinstance(valeur, tuple):
        items = [shuffle(un, hasard) for un in valeur]
        if champ in ORDONNES:
            return tuple(items)
        melange = hasard.sample(items, len(items))
        # facts of one day keep their order, which says which came first
        return (
            tuple(_in_days(melange, items)) if items and isinstance(items[0], FaitCommun) else tuple(melange)
        )
    return valeur


def _in_days(melange, items):
    par_jour = {fait.le: iter([autre for autre in items if autre.le == fait.le]) for fait in items}
    return [next(par_jour[fait.le]) for fait in melange]


def shuffle_bloc(bloc: Bloc, hasard):
    paires = [
        (cle, reponse._replace(valeur=tuple(hasard.sample(reponse.valeur, len(reponse.valeur)))))
        for cle, reponse in bloc.reponses.items()
    ]
    return replace(bloc, reponses=dict(hasard.sample(paires, len(paires))))


def shuffled(registre, hasard):
    groupes = {nom: shuffle(dict(getattr(registre, nom)), hasard) for nom in GROUPES}
    return replace(registre, epci=shuffle(registre.epci, hasard), **groupes)


@given(st.sampled_from(REGISTRES), jours)
@settings(max_examples=8, phases=SANS_REDUIRE)
def test_nothing_differs_from_itself(registre, jour):
    assert differences(registre, registre, jour, detail=True) == ()


@given(st.sampled_from(REGISTRES), hasards, jours)
@settings(max_examples=12, phases=SANS_REDUIRE)
def test_an_order_that_says_nothing_makes_no_difference(registre, hasard, jour):
    assert differences(registre, shuffled(registre, hasard), jour, detail=True) == ()


@given(hasards, jours, st.booleans())
@settings(max_examples=8, phases=SANS_REDUIRE)
def test_the_order_of_the_files_does_not_change_what_is_told(hasard, jour, detail):
    a, b = REGISTRES
    attendu = differences(a, b, jour, detail=detail)
    assert attendu
    assert differences(shuffled(a, hasard), shuffled(b, hasard), jour, detail=detail) == attendu


@given(jours)
@settings(max_examples=8, phases=SANS_REDUIRE)
def test_the_way_back_says_the_opposite(jour):
    """What comes one way goes the other way; titles may be those of the other side."""
    a, b = REGISTRES
    aller, retour = differences(a, b, jour), differences(b, a, jour)
    contraire = {"ajout": "retrait", "retrait": "ajout", "changement": "changement"}
    vus = sorted((d.sujet.genre, d.avant or "", d.apres or "", d.nature) for d in aller)
    revus = sorted((d.sujet.genre, d.apres or "", d.avant or "", contraire[d.nature]) for d in retour)
    assert vus == revus


@given(jours)
@settings(max_examples=4, phases=SANS_REDUIRE)
def test_what_concerns_one_adherent_is_a_part_of_all(jour):
    a, b = REGISTRES
    tout = differences(a, b, jour)
    for siren in (*a.sirens, *b.sirens):
        siennes = differences_of(siren, a, b, jour)
        assert set(map(repr, siennes)) <= set(map(repr, tout))
        assert [d for d in tout if d.siren == siren] == [d for d in siennes if d.siren == siren]
