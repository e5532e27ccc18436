"""What waivers set aside, and what they leave."""

from dataclasses import replace
from datetime import date

import pytest

from sicommun.diagnostics import AVERTISSEMENT, ERREUR, Diagnostic, Fiche
from sicommun.model.derogation import Derogation
from sicommun.positions import DEBUT, Span
from sicommun.rules.derogations import Visee, apply
from sicommun.textes import clause, loi

JOUR = date(2025, 3, 31)
A, B = "data/contracts/A002.yaml", "data/contracts/A003.yaml"
CTR = Fiche("CTR015", "délai absent", AVERTISSEMENT, clause("NIV-07"), "", "")
ENS = Fiche("ENS003", "ensemble découpé", ERREUR, clause("ENSB-02"), "", "")


def constat(fiche=CTR, fichier=A, ligne=6, colonne=5, texte=None):
    return Diagnostic(fiche, fichier, Span(ligne, colonne, ligne, colonne + 1), "m", "", texte=texte)


def visee(*zones, code="CTR015", decidee_le=date(2025, 1, 15), jusqu_au=date(2025, 12, 31), rang=0):
    d = Derogation.model_construct(
        code=code, cible="A002", motif="Motif", auteur="Directrice", decidee_le=decidee_le, jusqu_au=jusqu_au
    )
    return Visee(rang, d, zones or ((A, None),), ligne=25)


def codes(tri):
    return [fiche.code for fiche, _ in tri.constats]


def test_a_finding_is_set_aside_with_its_decision():
    autre = constat(fichier=B)
    tri = apply([constat(), autre], [visee()], JOUR, complet=True)
    assert tri.gardes == (autre,)
    (ecarte,) = tri.ecartes
    assert (ecarte.diagnostic, ecarte.motif, ecarte.auteur, ecarte.ou) == (
        constat(), "Motif", "Directrice", "data/epci.yaml:25",
    )  # fmt: skip
    assert codes(tri) == []


def test_nothing_is_lost_whatever_the_waivers():
    tous = [constat(ligne=ligne, fichier=fichier) for ligne in range(1, 5) for fichier in (A, B)]
    tri = apply(tous, [visee((A, Span(2, 1, 3, 1))), visee((B, None), rang=1)], JOUR, complet=True)
    montres = [*tri.gardes, *(ecarte.diagnostic for ecarte in tri.ecartes)]
    assert sorted(d.rang for d in montres) == sorted(d.rang for d in tous)


@pytest.mark.parametrize(
    ("ligne", "colonne", "dedans"),
    [(5, 9, False), (6, 4, False), (6, 5, True), (7, 1, True), (8, 9, True), (8, 10, False), (9, 1, False)],
)
def test_a_place_covers_what_begins_in_it(ligne, colonne, dedans):
    tri = apply([constat(ligne=ligne, colonne=colonne)], [visee((A, Span(6, 5, 8, 10)))], JOUR, complet=True)
    assert bool(tri.ecartes) is dedans


def test_a_whole_file_is_covered_by_its_record_alone():
    entier = replace(constat(), span=DEBUT)
    assert apply([entier], [visee()], JOUR, complet=True).ecartes
    assert not apply([entier], [visee((A, Span(6, 5, 8, 10)))], JOUR, complet=True).ecartes


@pytest.mark.parametrize(("jour", "ecarte"), [(date(2025, 12, 31), True), (date(2026, 1, 1), False)])
def test_the_last_day_counts_and_the_next_is_an_error(jour, ecarte):
    tri = apply([constat()], [visee()], jour, complet=True)
    assert bool(tri.ecartes) is ecarte
    assert codes(tri) == ([] if ecarte else ["DER001"])
    assert len(tri.gardes) + len(tri.ecartes) == 1


@pytest.mark.parametrize(
    ("options", "inutile"),
    {
        "nothing to set aside": (({}, [], True), True),
        "another code": (({}, [constat(replace(CTR, code="CTR014"))], True), True),
        "a file could not be read": (({}, [], False), False),
        "before it was decided": (({"decidee_le": date(2025, 4, 1)}, [], True), False),
        "an error in the target may hide it": (({}, [constat(ENS)], True), False),
        "an error elsewhere hides nothing": (({}, [constat(ENS, fichier=B)], True), True),
    }.values(),
    ids=str,
)
def test_a_useless_waiver(options, inutile):
    ecrit, constats, complet = options
    assert codes(apply(constats, [visee(**ecrit)], JOUR, complet=complet)) == (["DER005"] if inutile else [])


def test_the_same_finding_serves_every_waiver_that_covers_it():
    tri = apply([constat()], [visee(), visee((A, Span(6, 1, 7, 1)), rang=1)], JOUR, complet=True)
    assert (len(tri.ecartes), codes(tri)) == (1, [])


def test_a_finding_that_cites_a_law_stays_whatever_its_page_says():
    tri = apply([constat(texte=loi("L2131-1"))], [visee()], JOUR, complet=True)
    assert (len(tri.gardes), tri.ecartes) == (1, ())
    ((fiche, finding),) = tri.constats
    assert (fiche.code, finding.message) == (
        "DER005", "CTR015 reste pour « A002 » : la loi le commande (L2131-1)",
    )  # fmt: skip


def test_a_secret_in_a_reason_is_masked():
    bavarde = visee()
    bavarde = replace(
        bavarde, derogation=bavarde.derogation.model_copy(update={"motif": "mot de passe : Fl4mme2024"})
    )
    (ecarte,) = apply([constat()], [bavarde], JOUR, complet=True).ecartes
    assert "Fl4mme2024" not in ecarte.motif
