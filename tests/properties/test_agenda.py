"""Laws of the agenda: whatever is written, a duty has one state, one name, one place in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from sicommun.agenda.obligations import obligations
from sicommun.model import commune as c
from sicommun.model import convention as v
from sicommun.model import gouvernance as g
from sicommun.model import parcours as p
from sicommun.model.contrat import Contrat, Revision, VueUtilisateurs
from sicommun.model.description import Confirmation, Description
from sicommun.model.epci import Calendrier, Epci, ServiceCommun
from sicommun.model.registre import Registre
from sicommun.periodes import next_day
from sicommun.store.modele import load_modele

DEBUT, FIN = date(2022, 1, 1), date(2027, 12, 31)
SLUGS = ("valombre", "orgeval", "beauclair")
CODES = ("A", "B", "B/telecoms", "C/finances")
jours = st.sampled_from([date(2022, 6, 1) + timedelta(n) for n in range(0, 1500, 11)])
peut_etre = st.none() | jours
portees = st.lists(st.sampled_from(CODES), min_size=1, max_size=2, unique=True).map(tuple)
petits = st.none() | st.sampled_from((0, 1, 3, 6, 12, 30, 999_999_999))


def record(modele, **champs):
    """Make a record from some of its fields, the others at their defaults."""
    defauts = {
        nom: champ.get_default(call_default_factory=True)
        for nom, champ in modele.model_fields.items()
        if not champ.is_required()
    }
    return modele.model_construct(**(defauts | champs))


def records(modele, **champs):
    return st.builds(partial(record, modele), **champs)


def fait(modele, **champs):
    nom = modele.model_fields["fait"].annotation.__args__[0]
    return records(modele, fait=st.just(nom), le=jours, **champs)


MOTIF = {"motif": st.just("peril_grave")}
faits = st.one_of(
    fait(p.Reprise, portee=portees),
    fait(p.Interet),
    fait(p.DepotPrefecture),
    fait(p.Signature, portee=portees, convention=st.just("2022")),
    fait(p.RemiseDescription),
    fait(p.Validation, portee=portees, avis=st.sampled_from(("valide", "refuse"))),
    fait(p.MiseEnDemeure, recu_le=peut_etre, **MOTIF),
    fait(p.Regularisation),
    fait(p.Exclusion, portee=portees, effet=peut_etre, **MOTIF),
    fait(p.ExclusionTemporaire, portee=portees, reexamen_le=peut_etre, jusqu_au=peut_etre),
    fait(p.Levee),
    fait(p.DemandeRetrait, recu_le=peut_etre, portee=portees),
    fait(p.Retrait, portee=portees, effet=peut_etre),
    fait(p.Restitution),
    fait(p.DemandeDestruction),
    fait(p.Destruction),
    fait(p.Reintegration, portee=portees),
    fait(p.SortieEpci),
)
reprises = fait(p.Reprise, portee=portees).map(lambda f: f.model_copy(update={"le": DEBUT}))
journaux = st.tuples(reprises, st.lists(faits, max_size=6)).map(lambda duo: (duo[0], *duo[1]))
operations = records(
    c.Operation, intitule=st.sampled_from(("Pare-feu", "Postes")), echeance=peut_etre, faite_le=peut_etre
)
accords = records(
    c.Derogation,
    portee=st.sampled_from(("B/telecoms", "C/finances")),
    objet=st.just("Fibre"),
    prestataire=st.sampled_from(("X", "Y")),
    accord_le=peut_etre,
    jusqu_au=peut_etre,
)


@st.composite
def communes(draw, rang):
    fiche = record(
        c.Commune,
        nom=SLUGS[rang].capitalize(),
        nature=draw(st.sampled_from(("commune", "commune", "ccas"))),
        siren=f"21000000{rang}",
        parcours=draw(journaux),
        operations=tuple(draw(st.lists(operations, max_size=3))),
        derogations_exclusivite=tuple(draw(st.lists(accords, max_size=3))),
    )
    return fiche.lue_dans(f"data/communes/{SLUGS[rang]}/commune.yaml")


slugs, semestres = st.sampled_from(SLUGS), st.sampled_from(("S1", "S2"))


@st.composite
def gouvernances(draw, annee):
    dans_l_annee = st.integers(0, 364).map(lambda n: date(annee, 1, 1) + timedelta(n))
    reunions = records(
        g.Reunion,
        type=st.sampled_from(("bipartite", "pleniere")),
        le=dans_l_annee,
        commune=slugs,
        convoques=st.lists(slugs, max_size=3, unique=True).map(tuple),
    )
    listes = records(g.ListeImpacts, commune=slugs, semestre=semestres, remis_le=jours, neant=st.booleans())
    bilans = records(g.Bilan, semestre=semestres, remis_le=jours)
    mesures = records(
        g.Recommandation,
        commune=slugs,
        intitule=st.sampled_from(("Antivirus", "Copies")),
        negociee_le=jours,
        echeance=peut_etre,
        etat=st.sampled_from(("a_faire", "faite", "abandonnee")),
        faite_le=peut_etre,
    )
    fiche = record(
        g.AnneeGouvernance,
        annee=annee,
        reunions=tuple(draw(st.lists(reunions, max_size=4))),
        impacts=tuple(draw(st.lists(listes, max_size=4))),
        bilans=tuple(draw(st.lists(bilans, max_size=2))),
        recommandations=tuple(draw(st.lists(mesures, max_size=2))),
    )
    return fiche.lue_dans(f"data/gouvernance/{annee}.yaml")


durees = records(
    v.Duree,
    type=st.just("determinee"),
    annees=st.sampled_from((1, 3, 6, 999_999_999)),
    reconduction=st.sampled_from(("tacite", "expresse")),
    denonciation_mois=petits,
)
conventions = records(
    v.Convention,
    en_vigueur_du=st.just(DEBUT),
    duree=st.none() | durees,
    fraicheur_max_jours=petits,
    retrait=records(v.Retrait, preavis_mois=petits, effet=st.sampled_from(("libre", "fin_exercice"))),
    exclusion=records(v.Exclusion, prorogation_jour_ouvre=st.booleans()),
    restitution=records(v.Restitution, delai_jours=petits),
    gouvernance=records(
        v.Gouvernance, premiere_obligation=st.sampled_from(("semestre_suivant", "semestre_en_cours"))
    ),
).map(lambda fiche: fiche.lue_dans("data/conventions/2022.yaml"))
contrats = records(
    Contrat,
    code=st.just("A001"),
    nom=st.just("Accès"),
    vue=st.just(record(VueUtilisateurs, publie=True)),
    revision=records(
        Revision,
        revue_service=st.sampled_from((None, "annuelle", "2025-06-10")),
        revues=st.lists(jours, max_size=3).map(tuple),
        date_revision=peut_etre,
    ),
).map(lambda fiche: fiche.lue_dans("data/contracts/A001.yaml"))
EPCI = record(
    Epci,
    nom="Essai",
    siren="200000008",
    service_commun=record(ServiceCommun, nom="Service"),
    calendrier=record(Calendrier),
    membres=(),
).lue_dans("data/epci.yaml")


@st.composite
def registres(draw):
    fiches = {SLUGS[rang]: draw(communes(rang)) for rang in range(draw(st.integers(1, 3)))}
    decrites = draw(st.lists(st.sampled_from(list(fiches)), unique=True))
    annees = draw(st.lists(st.sampled_from((2023, 2024, 2025)), unique=True))
    return Registre(
        modele=load_modele(),
        epci=EPCI,
        conventions={"2022": draw(conventions)},
        communes=fiches,
        descriptions={slug: draw(descriptions(slug)) for slug in decrites},
        contrats={"A001": draw(contrats)},
        gouvernances={str(annee): draw(gouvernances(annee)) for annee in sorted(annees)},
    )


@st.composite
def descriptions(draw, slug):
    confirmees = [record(Confirmation, le=le) for le in draw(st.lists(jours, max_size=3))]
    return Description(
        fichier=f"data/communes/{slug}/description.yaml",
        arretee_au=draw(jours),
        confirmations=tuple(confirmees),
        blocs={},
    )


def agenda(registre, jour, du=DEBUT, au=FIN):
    return obligations(registre, du=du, au=au, jour=jour)


@given(registres(), jours)
def test_a_duty_is_late_after_its_term_and_only_when_it_is_not_done(registre, jour):
    for echeance in agenda(registre, jour):
        assert echeance.etat == "faite" or echeance.faite_le is None
        assert (echeance.etat == "en_retard") == (echeance.etat != "faite" and echeance.terme < jour)
        assert echeance.faite_le is None or echeance.faite_le <= jour


@given(registres(), jours, jours, jours)
def test_terms_lie_in_the_period_and_come_in_order(registre, jour, un, autre):
    du, au = min(un, autre), max(un, autre)
    lues = agenda(registre, jour, du, au)
    assert all(du <= echeance.terme <= au for echeance in lues)
    assert [e.terme for e in lues] == sorted(e.terme for e in lues)


@given(registres(), jours, jours)
def test_two_halves_of_a_period_make_the_whole(registre, jour, coupure):
    ensemble = agenda(registre, jour)
    moities = (*agenda(registre, jour, DEBUT, coupure), *agenda(registre, jour, next_day(coupure), FIN))
    assert moities == ensemble


@given(registres(), jours)
def test_each_duty_has_a_name_of_its_own(registre, jour):
    noms = [(e.genre, e.siren, e.sujet) for e in agenda(registre, jour)]
    assert len(noms) == len(set(noms))
    assert all(genre and sujet for genre, _, sujet in noms)


@given(registres(), jours, st.randoms(use_true_random=False))
def test_the_order_of_files_and_of_lists_changes_nothing_but_the_places(registre, jour, hasard):
    def shuffled(valeurs):
        melees = list(valeurs)
        hasard.shuffle(melees)
        return tuple(melees)

    def mixed(annee):
        listes = ("reunions", "impacts", "bilans")
        copie = annee.model_copy(update={nom: shuffled(getattr(annee, nom)) for nom in listes})
        return copie.lue_dans(annee.fichier)

    autre = replace(
        registre,
        communes=dict(shuffled(registre.communes.items())),
        descriptions=dict(shuffled(registre.descriptions.items())),
        gouvernances={nom: mixed(annee) for nom, annee in shuffled(registre.gouvernances.items())},
    )
    sans_lieu = [replace(e, origine=None, detail="") for e in agenda(registre, jour)]
    assert [replace(e, origine=None, detail="") for e in agenda(autre, jour)] == sans_lieu


@given(registres(), jours, jours)
def test_what_is_done_stays_done(registre, un, autre):
    """Time passes, the data do not change: nothing done comes back, nothing late is early again."""
    avant, apres = min(un, autre), max(un, autre)
    plus_tard = {(e.genre, e.siren, e.sujet): e for e in agenda(registre, apres) if e.genre != "fraicheur"}
    for echeance in agenda(registre, avant):
        suite = plus_tard.get((echeance.genre, echeance.siren, echeance.sujet))
        if echeance.etat == "faite" and suite is not None:
            assert suite.etat == "faite"
        if suite is not None and suite.terme == echeance.terme and echeance.etat == "en_retard":
            assert suite.etat in {"en_retard", "faite"}
