"""A machine that records acts at random: whatever it gets accepted, no clause is broken.

An act enters as `sicommun record` lets it in: the table admits it in its place, refuses no later fact because
of it, and the rules find no error. A little witness, which knows none of that, then reads the whole journal
again: it counts in atoms (`B` is its elements), act by act, with one sentence for each thing that the clauses
forbid; and it says, for any day, what may be in use.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import ClassVar

from hypothesis import Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from sicommun.adhesion.etat import etat
from sicommun.adhesion.journal import admis, play
from sicommun.diagnostics import ERREUR
from sicommun.model import parcours as p
from sicommun.model.commune import Commune
from sicommun.model.convention import Convention
from sicommun.model.registre import Registre
from sicommun.periodes import add_months
from sicommun.rules.moteur import check
from sicommun.store.forme.formes import form
from sicommun.store.modele import load_modele
from sicommun.store.yamlfile import read

ATOMES = ("A", "B/telecoms", "B/messagerie", "B/*", "C/finances")
"""All that there is to use; `B/*` stands for the elements of B that no act names."""
CODES = ("A", "B", "B/telecoms", "B/messagerie", "C/finances")
FAMILLES = ("ADH", "EXC", "RET", "CSQ", "ARC")
PREAVIS_MOIS, SUSPENSION_JOURS = 6, 60
DEBUT = date(2020, 1, 1)
LOIN = date(2199, 12, 31)
MODELES = {m.model_fields["fait"].annotation.__args__[0]: m for m in p.FaitCommun.__subclasses__()}
SORTANTS = ("exclusion", "retrait")
FINS = ("fusion", "sortie_epci")
ATTENDUS = (
    *SORTANTS,
    "validation",
    "levee",
    "reintegration",
    "restitution",
    "demande_destruction",
    "destruction",
)
FORMELS = (
    "fiche_impact",
    "avis_cst",
    "deliberation_commune",
    "deliberation_epci",
    "depot_prefecture",
    "interet",
)

COMMUNE = """
nom: Valombre
siren: "219999999"
referents:
  designes_par: maire
  designes_le: 2019-01-01
  personnes: [{prenom: Noa, nom: Fictif, fonction: DGS}]
"""
CONVENTION = f"""
titre: Convention
en_vigueur_du: 2019-01-01
retrait: {{preavis_mois: {PREAVIS_MOIS}, effet: fin_exercice}}
exclusion_temporaire: {{duree_max_jours: {SUSPENSION_JOURS}}}
"""


def short(fait):
    """One act on one line, for who reads a failure."""
    dits = {cle: v for cle, v in vars(fait).items() if v and cle not in {"le", "fait", "pieces"}}
    return f"{fait.le} {fait.fait} {dits}"


def atomes(portee):
    """B is its elements; a code is itself."""
    return {a for code in portee for a in ATOMES if a == code or a.startswith(f"{code}/")}


def decided(fait, rang):
    return (fait.le, rang)


# What the tool says


@cache
def fixed():
    commune, fautes = form(Commune, read(COMMUNE, "").donnees)
    convention, autres = form(Convention, read(CONVENTION, "").donnees)
    assert (fautes, autres) == ([], [])
    convention = convention.lue_dans("data/conventions/2019.yaml")
    return commune.lue_dans("data/communes/valombre/commune.yaml"), convention


def registre(faits):
    commune, convention = fixed()
    avec = commune.model_copy(update={"parcours": faits})
    return Registre(load_modele(), conventions={"2019": convention}, communes={"valombre": avec})


def accepted(faits, fait):
    """Admit an act as the command does: nothing refused, no error."""
    suite = (*faits, fait)
    if play(suite).refus:
        return False
    constats = check(registre(suite), LOIN, FAMILLES)
    return not any(page.gravite is ERREUR for page, _, _ in constats)


# The witness


class Temoin:
    """Reads a journal act by act and says which clause an act breaks."""

    def __init__(self):
        self.dans_l_epci = True
        self.fusionnee = False
        self.interet = self.remise = self.reprise = False
        self.signes, self.ouverts, self.exclus, self.suspendus = set(), set(), set(), set()
        self.demeure = self.demande = None
        self.sans_usage = {}
        self.partants = []
        self.sorties, self.restitutions, self.demandes, self.destructions = [], [], [], []

    def read(self, fait, rang):
        self.quand = decided(fait, rang)
        self.passes(fait.le)
        lecture = getattr(self, f"_{fait.fait}", None)
        if lecture:
            lecture(fait)

    def used(self):
        """What is open, and what an exit decided for later has not closed yet."""
        return self.ouverts.union(*(atomes for _, atomes in self.partants))

    def passes(self, jour):
        """With the last day of use end the measures about it."""
        self.partants = [(fin, atomes) for fin, atomes in self.partants if fin >= jour]
        self.suspendus &= self.used()
        if not self.used():
            self.demeure = None

    def ends(self, fait, fermes):
        self.partants.append((_last_day(fait), self.ouverts & fermes))
        self.ouverts -= fermes
        self.sorties.append(self.quand)
        self.sans_usage[self.quand] = _last_day(fait) + timedelta(1)
        if not self.ouverts:
            self.demeure = self.demande = None

    def _interet(self, _):
        assert self.dans_l_epci, "SC-18 : hors de l'EPCI, pas d'intérêt"
        self.interet = True

    def _entree_epci(self, _):
        assert not self.fusionnee, "une commune fusionnée ne revient pas"
        self.dans_l_epci, self.interet, self.remise, self.reprise = True, False, False, False
        self.exclus, self.signes = set(), set()

    def _reprise(self, fait):
        assert self.dans_l_epci, "SC-18 : hors de l'EPCI, pas d'adhésion"
        assert not self.ouverts, "ADH-06 : une reprise vient avant tout"
        self.signes |= atomes(fait.portee)
        self.ouverts |= atomes(fait.portee)
        self.reprise = self.remise = True

    def _signature(self, fait):
        assert self.interet, "ADH-01 : un intérêt précède la signature"
        assert self.dans_l_epci, "SC-18 : hors de l'EPCI, pas de signature"
        self.signes |= atomes(fait.portee)

    def _avenant(self, fait):
        assert self.signes, "ADH-03 : on n'amende que ce qui est signé"
        self.signes |= atomes(fait.portee)

    def _remise_description(self, _):
        self.remise = True

    def _validation(self, fait):
        portee = atomes(fait.portee)
        assert portee <= self.signes, "ADH-03 : valider ce qui n'est pas signé"
        assert not portee & self.exclus, "EXC-11 : rouvrir un exclu sans le réintégrer"
        assert self.remise, "ADH-05 : valider sans description"
        if fait.avis == "valide" or (fait.avis == "reserves" and fait.effet_sous_reserve):
            assert (fait.effet or fait.le) >= fait.le, "ADH-06 : l'usage avant la validation"
            self.ouverts |= portee

    def _mise_en_demeure(self, fait):
        assert self.used(), "EXC-07 : mettre en demeure qui n'a rien"
        self.demeure = fait

    def _regularisation(self, _):
        assert self.demeure, "EXC-08 : régulariser sans mise en demeure"
        self.demeure = None

    def _exclusion(self, fait):
        assert self.demeure, "EXC-07 : exclure sans mise en demeure"
        assert self.demeure.recu_le, "EXC-07 : exclure sur un courrier que rien ne dit reçu"
        terme = add_months(self.demeure.recu_le, 3)
        assert fait.le > terme, "EXC-09 : exclure avant les trois mois"
        assert not fait.effet or fait.effet >= terme, "EXC-09 : fermer avant les trois mois"
        assert all(atomes([code]) & self.ouverts for code in fait.portee), "EXC-06 : exclure de rien"
        self.exclus |= atomes(fait.portee)
        self.demeure = None
        self.ends(fait, atomes(fait.portee))

    def _exclusion_temporaire(self, fait):
        assert all(atomes([code]) & self.used() for code in fait.portee), "EXC-10 : suspendre rien"
        assert all((fait.justification, fait.risque_fort, fait.risque_immediat)), "EXC-10 : conditions"
        self.suspendus |= atomes(fait.portee)

    def _levee(self, _):
        assert self.suspendus, "EXC-10 : lever ce qui n'est pas suspendu"
        self.suspendus.clear()

    def _reintegration(self, fait):
        assert atomes(fait.portee) & self.exclus, "EXC-11 : réintégrer qui n'est pas exclu"
        self.exclus -= atomes(fait.portee)
        self.signes |= atomes(fait.portee)

    def _demande_retrait(self, fait):
        assert all(atomes([code]) & self.ouverts for code in fait.portee), "RET-03 : se retirer de rien"
        self.demande = fait

    def _retrait(self, fait):
        assert self.demande, "RET-03 : se retirer sans l'avoir demandé"
        assert atomes(fait.portee) <= atomes(self.demande.portee), "RET-03 : plus que la demande"
        fin = fait.effet or fait.le
        terme = add_months(self.demande.recu_le or self.demande.le, PREAVIS_MOIS)
        assert fin >= terme, "RET-03 : partir avant le terme du préavis"
        assert (fin.month, fin.day) == (12, 31), "RET-03 : partir en cours d'exercice"
        self.demande = None
        self.ends(fait, atomes(fait.portee))
        self.signes -= atomes(fait.portee)
        if not self.ouverts:
            self.interet = False

    def _fusion(self, fait):
        self._sortie_epci(fait)
        self.fusionnee = True

    def _sortie_epci(self, fait):
        assert self.dans_l_epci, "SC-18 : sortir deux fois"
        self.ends(fait, set(ATOMES))
        self.signes, self.dans_l_epci = set(), False

    def _restitution(self, _):
        assert self.sorties, "CSQ-05 : restituer sans sortie"
        self.restitutions.append(self.quand)

    def _demande_destruction(self, _):
        assert self.sorties, "CSQ-07 : demander la destruction sans sortie"
        self.demandes.append(self.quand)

    def _destruction(self, fait):
        assert self.demandes, "CSQ-07 : détruire sans demande"
        assert fait.visa_archives or fait.copies_seulement, "L212-2 : détruire sans visa ni constat de copies"
        assert not fait.visa_le or fait.visa_le <= fait.le, "R212-14 : le visa après la destruction"
        sortie = max(sortie for sortie in self.sorties if sortie < self.demandes[-1])
        assert any(rendue > sortie for rendue in self.restitutions), "CSQ-07 : détruire avant de restituer"
        assert fait.le >= self.sans_usage[sortie], "CSQ-07 : détruire ce qui est encore en service"
        depuis = max((d for d in self.destructions if d > self.demandes[-1]), default=None)
        assert not depuis or not any(depuis < s for s in self.sorties), "CSQ-07 : une demande sert une sortie"
        self.destructions.append(self.quand)


def usable(faits, jour):
    """Give what the clauses let a commune use on a day, atom by atom, from the acts alone."""
    actes = [(fait, decided(fait, rang)) for rang, fait in enumerate(faits)]
    ouvrent = [(f, d) for f, d in actes if f.fait == "reprise" or _opens(f)]
    ferment = [(f, d) for f, d in actes if f.fait in (*SORTANTS, *FINS)]
    levees = [(f, d) for f, d in actes if f.fait == "levee"]
    suspendent = [
        (f, d) for f, d in actes if f.fait == "exclusion_temporaire" and f.le <= jour <= (f.jusqu_au or LOIN)
    ]

    def closed_after(atome, quand):
        return any(
            d > quand and _last_day(f) < jour and (f.fait in FINS or atome in atomes(f.portee))
            for f, d in ferment
        )

    def closed_since(atome, debut):
        return any(
            debut <= _last_day(f) < jour and (f.fait in FINS or atome in atomes(f.portee)) for f, _ in ferment
        )

    def is_suspended(atome):
        return any(
            atome in atomes(f.portee)
            and not any(d < leve and autre.le <= jour for autre, leve in levees)
            and not closed_after(atome, d)
            and not closed_since(atome, f.le)
            for f, d in suspendent
        )

    return {
        atome
        for atome in ATOMES
        if any(
            atome in atomes(f.portee) and (f.effet or f.le) <= jour and not closed_after(atome, d)
            for f, d in ouvrent
        )
        and not is_suspended(atome)
    }


def in_order(faits):
    """Tell acts that take effect in the order in which they were decided: who pays is then beyond dispute."""
    ordonnes = sorted(enumerate(faits), key=lambda un: decided(un[1], un[0]))
    effets = [_last_day(fait) if fait.fait in SORTANTS else fait.prend_effet for _, fait in ordonnes]
    return effets == sorted(effets)


def _opens(fait):
    return fait.fait == "validation" and (
        fait.avis == "valide" or (fait.avis == "reserves" and fait.effet_sous_reserve)
    )


def _last_day(fait):
    """The effect of an exit is its last day; that of a merger, the first day of what follows."""
    effet = fait.effet or fait.le
    return effet if fait.fait in SORTANTS else effet - timedelta(1)


# The machine

VIE = [
    ("interet", {}),
    ("signature", {"portee": ("A", "B", "C/finances"), "convention": "2019"}),
    ("remise_description", {}),
    ("validation", {"portee": ("A", "B"), "avis": "valide", "par": "DSI"}),
]
NOTICE = {"motif": "peril_grave", "risque": "r", "raisons": "r", "recu_le": date(2020, 1, 3)}
LIVES = {
    "rien": [],
    "reprise": [("reprise", {"portee": ("A", "B")})],
    "vie": VIE,
    "exclusion": [
        *VIE,
        ("mise_en_demeure", NOTICE),
        ("exclusion", {"le": date(2020, 4, 4), "portee": ("B",), "motif": "peril_grave"}),
    ],
    "retrait": [
        *VIE,
        ("demande_retrait", {"portee": ("A", "B/telecoms")}),
        ("retrait", {"le": date(2020, 9, 1), "portee": ("B/telecoms",), "effet": date(2020, 12, 31)}),
    ],
}
LIVES["depart"] = [
    *VIE,
    ("demande_retrait", {"portee": ("A", "B")}),
    ("retrait", {"le": date(2020, 9, 1), "portee": ("A", "B"), "effet": date(2020, 12, 31)}),
]
LIVES["destruction"] = [
    *LIVES["retrait"],
    ("restitution", {"le": date(2021, 1, 11)}),
    ("demande_destruction", {"le": date(2021, 1, 18)}),
    ("destruction", {"le": date(2021, 2, 1), "visa_archives": "V"}),
]
"""How the story begins: with nothing, or in the middle."""


class Vie(RuleBasedStateMachine):
    """A commune to which anything may happen."""

    atteints: ClassVar[set[str]] = set()

    @initialize(debut=st.sampled_from([*LIVES]))
    def begin(self, debut):
        self.faits, self.jour = (), DEBUT
        for nom, champs in LIVES[debut]:
            fait = self._make(nom, **champs)
            assert accepted(self.faits, fait), nom
            self.faits += (fait,)
            self.jour = fait.le

    def _make(self, nom, **champs):
        modele = MODELES[nom]
        defauts = {
            cle: info.get_default(call_default_factory=True)
            for cle, info in modele.model_fields.items()
            if not info.is_required()
        }
        return modele.model_construct(**(defauts | {"fait": nom, "le": self.jour} | champs))

    @rule(data=st.data(), pas=st.sampled_from([0, 0, 1, 9, 40, 200]), hasard=st.integers(0, 9))
    def something_happens(self, data, pas, hasard):
        """An act, on the day or after it, or on a term; now and then earlier, now and then any act at all."""
        dossier = play(self.faits).dossier
        termes = [jour for jour in self._terms(dossier) if jour >= self.jour]
        self.jour = data.draw(st.sampled_from([self.jour + timedelta(pas), *termes * 2]))
        possibles = [*MODELES] if hasard == 0 else self._likely(admis(dossier))
        nom = data.draw(st.sampled_from(possibles))
        recul = data.draw(st.sampled_from([0, 0, 0, 0, 0, 0, 0, 5, 120])) if self.faits else 0
        fait = self._make(nom, le=self.jour - timedelta(recul), **self._fields(data, nom, self.jour))
        if accepted(self.faits, fait):
            self.faits += (fait,)
            self.atteints.add(nom)

    def _terms(self, dossier):
        """The days on which something becomes possible, and the eve."""
        if dossier.demeure and dossier.demeure.recu_le:
            terme = add_months(dossier.demeure.recu_le, 3)
            yield from (terme, terme + timedelta(1))
        if dossier.retrait_demande:
            yield add_months(dossier.retrait_demande.le, PREAVIS_MOIS)

    def _likely(self, noms):
        """What waits for another act comes more often, what ends everything or changes nothing less."""
        poids = {nom: 6 if nom in ATTENDUS else 1 if nom in (*FINS, *FORMELS) else 3 for nom in noms}
        return [nom for nom, combien in poids.items() for _ in range(combien)] or [*MODELES]

    def _codes(self, nom):
        """The codes that such an act would bear, more often than not; and all of them."""
        dossier = play(self.faits).dossier
        siens = {
            "validation": sorted(dossier.signee),
            "reintegration": sorted(dossier.exclue),
            "retrait": dossier.retrait_demande.portee if dossier.retrait_demande else (),
        }.get(nom, dossier.portee.triee())
        return [*list(siens) * 3, *CODES]

    def _fields(self, data, nom, jour):
        """Draw what an act says: likely more often than not, and sometimes anything."""
        proches = st.sampled_from([None, jour, jour + timedelta(10), jour - timedelta(10)])
        champs = {}
        for cle in MODELES[nom].model_fields:
            if cle == "portee":
                connus = self._codes(nom)
                champs[cle] = data.draw(
                    st.lists(st.sampled_from(connus), min_size=1, max_size=3, unique=True).map(tuple)
                )
            elif cle == "effet":
                fins = [date(jour.year + annee, 12, 31) for annee in (0, 0, 1)]
                champs[cle] = data.draw(st.sampled_from(fins) if nom == "retrait" else proches)
            elif cle in {"recu_le", "visa_le", "jusqu_au"}:
                champs[cle] = data.draw(proches)
            elif cle in {"effet_sous_reserve", "risque_fort", "risque_immediat", "copies_seulement"}:
                champs[cle] = data.draw(st.sampled_from([True, True, False]))
            elif cle == "avis":
                champs[cle] = data.draw(st.sampled_from(["valide", "valide", "reserves", "refuse"]))
        return champs | {
            "mise_en_demeure": {"motif": "peril_grave", "risque": "r", "raisons": "r"},
            "exclusion": {"motif": "peril_grave"},
            "exclusion_temporaire": {"justification": "j"},
            "signature": {"convention": "2019"},
            "destruction": {"visa_archives": data.draw(st.sampled_from(["V", None]))},
            "fusion": {"nouvelle": "219999998"},
            "avis_cst": {"instance": "commune", "avis": "favorable"},
        }.get(nom, {})

    @invariant()
    def no_clause_is_broken(self):
        note("\n".join(map(short, self.faits)))
        temoin = Temoin()
        for rang, fait in sorted(enumerate(self.faits), key=lambda un: decided(un[1], un[0])):
            temoin.read(fait, rang)

    @invariant()
    def only_what_may_be_used_is_in_use(self):
        jours = {jour for fait in self.faits[-4:] for jour in (fait.le, getattr(fait, "effet", None)) if jour}
        jours |= (
            {jour + timedelta(1) for jour in jours} | {jour - timedelta(1) for jour in jours} | {self.jour}
        )
        for jour in sorted(jours):
            situation = etat(self.faits, jour)
            en_service = {a for a in ATOMES if a in situation.en_service}
            permis = usable(self.faits, jour)
            assert en_service <= permis, (jour, self.faits)
            assert en_service == permis or not in_order(self.faits), (jour, self.faits)
            assert bool(situation.portee) == situation.est_effective


def test_no_sequence_of_accepted_acts_breaks_a_clause():
    Vie.atteints = set()
    run_state_machine_as_test(
        Vie,
        settings=settings(max_examples=100, stateful_step_count=40, deadline=None, phases=[Phase.generate]),
    )
    assert sorted({*MODELES} - Vie.atteints) == []
