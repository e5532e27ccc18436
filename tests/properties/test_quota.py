"""Laws of the yearly statement: whatever the ledger, an independent count by hand agrees to the cent."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from sicommun.model.budget import Budget, Ecriture, Objet
from sicommun.model.commune import Commune
from sicommun.model.comptages import Comptage
from sicommun.model.convention import Convention
from sicommun.model.epci import Epci
from sicommun.model.parcours import Reprise
from sicommun.model.registre import Registre
from sicommun.model.utilisateurs import Utilisateur
from sicommun.quota.etat_annuel import yearly_statement
from sicommun.store.modele import load_modele

ANNEE = 2026
PREMIER, DERNIER = date(ANNEE, 1, 1), date(ANNEE, 12, 31)
COMMUNES = {"a": "210000002", "b": "210000010", "c": "210000028"}
jours = st.integers(0, 364).map(lambda n: PREMIER + timedelta(days=n))
montants = st.integers(-(10**8), 10**8)
postes = st.integers(0, 5000)


def defaut(modele, **champs):
    """Build a record without going through YAML, its own defaults included."""
    defauts = {
        nom: champ.get_default(call_default_factory=True)
        for nom, champ in modele.model_fields.items()
        if not champ.is_required()
    }
    return modele.model_construct(**(defauts | champs))


def compte(nombre):
    return defaut(Comptage, au=DERNIER, postes=nombre, etat="accepte", accepte_le=DERNIER)


def registre(nombres, entrees, arrondi, presence, *, ordre=("a", "b", "c")):
    epci = defaut(
        Epci, format=1, nom="EPCI", siren="200000008", nature="CC", service_commun=None, membres=(),
        comptages=(compte(nombres["epci"]),),
    ).lue_dans("data/epci.yaml")  # fmt: skip
    communes = {
        nom: defaut(
            Commune,
            nom=nom,
            siren=COMMUNES[nom],
            comptages=(compte(nombres[nom]),),
            parcours=(defaut(Reprise, fait="reprise", le=entrees[nom], portee=("B",)),),
        ).lue_dans(f"data/communes/{nom}/commune.yaml")
        for nom in ordre
    }
    choix = {
        "comptage": "31_decembre",
        "arrondi": arrondi,
        "presence": presence,
        "personnel": "inclus",
        "tva": "ttc",
    }
    convention = defaut(Convention, en_vigueur_du=date(2019, 1, 1), **choix).lue_dans(
        "data/conventions/1.yaml"
    )
    return Registre(load_modele(), epci=epci, communes=communes, conventions={"1": convention})


def objet(code, lignes, *, utilisateurs=None, epci=True):
    ecritures = tuple(defaut(Ecriture, libelle="D", montant=cents) for cents in lignes)
    return defaut(
        Objet,
        code=code,
        libelle=code,
        portee=("B",),
        utilisateurs=utilisateurs,
        epci_utilise=epci,
        depenses=ecritures,
    )


def budget(*objets):
    return defaut(Budget, exercice=ANNEE, objets=tuple(objets)).lue_dans(f"data/budgets/{ANNEE}.yaml")


situations = st.fixed_dictionaries(
    {
        "nombres": st.fixed_dictionaries(dict.fromkeys(("epci", *COMMUNES), postes)),
        "entrees": st.fixed_dictionaries(dict.fromkeys(COMMUNES, jours)),
        "arrondi": st.sampled_from(["plus_forts_restes", "residu_gestionnaire"]),
        "presence": st.sampled_from(["jours", "annee_entiere"]),
    }
)


def by_hand(cents, situation, *, epci=True):
    """Work the shares out in a different way: poste-days by summing day after day, cents dealt one by one."""
    annee_entiere = situation["presence"] == "annee_entiere"
    poids = {"epci": 365 * situation["nombres"]["epci"]} if epci else {}
    for nom in COMMUNES:
        presents = sum(PREMIER + timedelta(days=n) >= situation["entrees"][nom] for n in range(365))
        poids[nom] = situation["nombres"][nom] * (365 if annee_entiere else presents)
    total = sum(poids.values())
    if not total:
        return None
    exactes = {nom: Fraction(abs(cents) * p, total) for nom, p in poids.items()}
    signe = -1 if cents < 0 else 1
    if situation["arrondi"] == "residu_gestionnaire" and poids.get("epci"):
        parts = {nom: int(exacte + Fraction(1, 2)) for nom, exacte in exactes.items()}
        parts["epci"] = abs(cents) - sum(part for nom, part in parts.items() if nom != "epci")
    else:
        parts = {nom: int(exacte) for nom, exacte in exactes.items()}
        while sum(parts.values()) < abs(cents):
            parts[max(parts, key=lambda nom: (exactes[nom] - parts[nom], nom == "epci", -ord(nom[0])))] += 1
    return {nom: signe * part for nom, part in parts.items()}


def parts(etat, rang=0):
    return {part.usager.qui: part.cents for part in etat.objets[rang].parts}


@given(situations, montants)
def test_an_independent_count_agrees(situation, cents):
    etat = yearly_statement(budget(objet("o", [cents])), registre(**situation))
    attendu = by_hand(cents, situation)
    assert parts(etat) == (attendu or {})


@given(situations, st.lists(montants, min_size=1, max_size=4))
def test_the_shares_of_all_objects_add_up_to_the_bases(situation, bases):
    situation["nombres"]["epci"] += 1
    etat = yearly_statement(
        budget(*(objet(f"o{n}", [b]) for n, b in enumerate(bases))), registre(**situation)
    )
    assert sum(ligne.quote_part for ligne in etat.payeurs) == etat.base == sum(bases)
    assert all(sum(part.cents for part in o.parts) == o.cents for o in etat.objets)


@given(situations, montants, st.permutations(list(COMMUNES)))
def test_the_order_of_the_files_changes_nothing(situation, cents, ordre):
    ici = yearly_statement(budget(objet("o", [cents])), registre(**situation))
    la = yearly_statement(budget(objet("o", [cents])), registre(**situation, ordre=tuple(ordre)))
    assert ici.payeurs == la.payeurs


@given(situations, st.lists(montants, min_size=1, max_size=5))
def test_an_expense_in_several_lines_is_the_same_expense(situation, lignes):
    reg = registre(**situation)
    en_lignes = yearly_statement(budget(objet("o", lignes)), reg)
    en_une = yearly_statement(budget(objet("o", [sum(lignes)])), reg)
    assert parts(en_lignes) == parts(en_une)


@given(situations, montants)
def test_a_credit_note_mirrors_its_invoice(situation, cents):
    reg = registre(**situation)
    avoir, facture = (yearly_statement(budget(objet("o", [s * cents])), reg) for s in (-1, 1))
    assert parts(avoir) == {nom: -part for nom, part in parts(facture).items()}


@given(situations, montants, montants)
def test_who_does_not_use_an_object_pays_nothing_for_it(situation, cents, autre):
    liste = tuple(defaut(Utilisateur, qui=qui) for qui in ("a", "b"))
    deux = objet("deux", [cents], utilisateurs=liste, epci=None)
    etat = yearly_statement(budget(deux, objet("tous", [autre])), registre(**situation))
    assert {part.usager.qui for part in etat.objets[0].parts} <= {"a", "b"}


@given(situations, montants, st.integers(2, 9))
@settings(max_examples=50)
def test_more_of_everything_changes_nothing(situation, cents, facteur):
    grand = situation | {"nombres": {nom: n * facteur for nom, n in situation["nombres"].items()}}
    petit = yearly_statement(budget(objet("o", [cents])), registre(**situation))
    assert parts(petit) == parts(yearly_statement(budget(objet("o", [cents])), registre(**grand)))
