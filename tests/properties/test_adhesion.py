"""Laws of the journal: whatever is written, the state stays one that the clauses allow."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sicommun.adhesion.etat import etat, prise_d_effet
from sicommun.adhesion.journal import play
from sicommun.adhesion.procedures import open_procedures
from sicommun.adhesion.suite import CHEMIN, acts_until, awaited, dossier_of, way_to_effect
from sicommun.feries import is_weekday
from sicommun.model import parcours as p
from sicommun.model.fait import FaitCommun
from sicommun.model.portee import PorteeActive, est_couvert
from sicommun.model.registre import Registre
from sicommun.store.modele import load_modele

CODES = ["A", "B", "B/telecoms", "B/messagerie", "C/finances", "C/culture"]
jours = st.integers(0, 400).map(lambda n: date(2023, 1, 1) + timedelta(days=n))
portees = st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True).map(tuple)
MODELES = [modele for modele in FaitCommun.__subclasses__() if modele is not p.Fusion]


@st.composite
def faits(draw):
    modele = draw(st.sampled_from(MODELES))
    champs = {"fait": modele.model_fields["fait"].annotation.__args__[0], "le": draw(jours), "pieces": ()}
    if "portee" in modele.model_fields:
        champs["portee"] = draw(portees)
    if modele is p.Validation:
        champs |= {
            "avis": draw(st.sampled_from(["valide", "reserves", "refuse"])),
            "effet_sous_reserve": draw(st.booleans()),
        }
    if "effet" in modele.model_fields:
        champs["effet"] = draw(st.none() | jours)
    if "jusqu_au" in modele.model_fields:
        champs["jusqu_au"] = draw(st.none() | jours)
    defauts = {
        nom: champ.get_default(call_default_factory=True)
        for nom, champ in modele.model_fields.items()
        if not champ.is_required()
    }
    return modele.model_construct(**(defauts | champs))


vie = [
    p.Interet.model_construct(fait="interet", le=date(2022, 1, 1), portee=(), effet=None),
    p.Signature.model_construct(
        fait="signature", le=date(2022, 2, 1), portee=("A", "B", "C/finances"), convention="1"
    ),
    p.RemiseDescription.model_construct(fait="remise_description", le=date(2022, 3, 1)),
    p.Validation.model_construct(
        fait="validation",
        le=date(2022, 4, 1),
        portee=("A", "B"),
        avis="valide",
        effet=None,
        effet_sous_reserve=False,
    ),
]
journaux = st.lists(faits(), max_size=8).map(lambda suite: (*vie, *suite))


@given(journaux, jours)
@settings(max_examples=300)
def test_the_place_of_the_lines_changes_nothing(parcours, jour):
    """Facts of one day keep their order; the others may stand anywhere in the file."""
    by_day: dict[date, list] = {}
    for fait in parcours:
        by_day.setdefault(fait.le, []).append(fait)
    melange = tuple(fait for le in sorted(by_day, reverse=True) for fait in by_day[le])
    assert etat(melange, jour).dossier == etat(parcours, jour).dossier


@given(journaux, jours)
@settings(max_examples=300)
def test_refused_facts_leave_no_trace(parcours, jour):
    refuses = {refus.rang for refus in play(parcours).refus}
    gardes = tuple(fait for rang, fait in enumerate(parcours) if rang not in refuses)
    assert not play(gardes).refus
    assert etat(gardes, jour).dossier == etat(parcours, jour).dossier


@given(journaux, jours)
@settings(max_examples=300)
def test_nothing_is_open_that_was_not_signed(parcours, jour):
    """ADH-03 and ADH-06: use follows a signature, an avenant, a reprise or a reintegration."""
    signes = {
        code
        for pas in play(parcours).pas
        for code in getattr(pas.fait, "portee", ())
        if pas.fait.fait in {"signature", "avenant", "reprise", "reintegration"}
    }
    ouverts = etat(parcours, jour).portee.codes
    assert all(est_couvert(code, signes) for code in ouverts)


@given(journaux, jours)
@settings(max_examples=300)
def test_effective_means_that_something_is_open(parcours, jour):
    situation = etat(parcours, jour)
    assert bool(situation.portee) == situation.est_effective


@given(journaux, jours)
def test_the_future_changes_nothing(parcours, jour):
    """An act of tomorrow does not show today, unless it claims an effect in the past."""
    assume(all(prise_d_effet(fait) >= fait.le for fait in parcours))
    passe = tuple(fait for fait in parcours if fait.le <= jour)
    assert etat(passe, jour).dossier == etat(parcours, jour).dossier


@given(st.lists(portees, max_size=5), st.lists(portees, max_size=5))
def test_what_is_closed_is_closed_and_what_is_opened_is_open(ouvertures, fermetures):
    active = PorteeActive()
    for portee in ouvertures:
        active = active.ouvre(portee)
        assert all(code in active for code in portee)
    for portee in fermetures:
        active = active.ferme(portee)
        assert not any(code in active for code in portee)
        assert all(est_couvert(code, active.codes) for code in active.sauf)


def une_etape(etape, le, effet=None):
    """Make the fact that a step announces, with what it lacks."""
    modele = next(m for m in MODELES if m.model_fields["fait"].annotation.__args__[0] == etape.fait)
    fixes = {"avis": "valide", "portee": etape.portee or ("A",), "convention": "1", "effet": effet}
    champs = {
        nom: champ.get_default(call_default_factory=True)
        for nom, champ in modele.model_fields.items()
        if not champ.is_required()
    }
    champs |= {nom: valeur for nom, valeur in fixes.items() if nom in modele.model_fields}
    return modele.model_construct(**champs | {"fait": etape.fait, "le": le})


@given(journaux, jours)
@settings(max_examples=300)
def test_the_way_leads_to_effect(parcours, jour):
    """Whatever came before, the steps recorded one by one are never refused, and open all that is signed."""
    faits = [fait for fait in parcours if fait.le <= jour]
    refus = len(play(tuple(faits)).refus)
    attendu = way_to_effect(tuple(faits), jour)
    facultative = bool(attendu) and attendu[0].facultative
    for _ in range(2 * len(CHEMIN) if not facultative else 0):
        suite = way_to_effect(tuple(faits), jour)
        if not suite:
            break
        faits.append(une_etape(suite[0], jour))
        assert len(play(tuple(faits)).refus) == refus, suite[0]
    dossier = dossier_of(acts_until(tuple(faits), jour))
    assert facultative or not awaited(dossier)
    assert facultative or not attendu or dossier.statut == "effectif"


@given(journaux, jours)
@settings(max_examples=300)
def test_what_a_procedure_waits_for_is_admitted(parcours, jour):
    """Each step of an open procedure could be recorded on that day, in its turn."""
    registre = Registre(modele=load_modele())
    passe = tuple(fait for fait in parcours if fait.le <= jour)
    refus = len(play(passe).refus)
    for procedure in open_procedures(passe, registre, jour, est_ouvre=is_weekday):
        if procedure.fait.fait == "mise_en_demeure":
            suites = [(etape,) for etape in procedure.etapes]
        else:
            suites = [procedure.etapes]
        for suite in suites:
            ajoutes = tuple(une_etape(etape, jour, jour) for etape in suite)
            assert len(play((*passe, *ajoutes)).refus) == refus, [etape.fait for etape in suite]
