"""The adherents of a small EPCI on a day: their groups, their sums, their terms, what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sicommun.adhesion.ensembles import CompletudeEnsemble
from sicommun.agenda.echeance import Echeance
from sicommun.agenda.tableau import by_step, by_term, overview
from sicommun.store.chargement import load
from sicommun.trace import Origine

JOUR = date(2025, 3, 31)
EPCI = """\
format: 1
nom: Val
siren: "200000008"
nature: CC
service_commun: {nom: Service commun}
membres:
  - {siren: "210000002", code_insee: "99001", nom: Aa}
  - {siren: "210000010", code_insee: "99002", nom: Bb}
  - {siren: "210000028", code_insee: "99003", nom: Cc}
  - {siren: "210000036", code_insee: "99004", nom: Partie, au: 2024-12-31}
  - {siren: "210000044", code_insee: "99005", nom: Illisible}
"""
CONVENTION = "en_vigueur_du: 2020-01-01\nfraicheur_max_jours: 180\n"
AA = """\
nom: Aa
siren: "210000002"
code_insee: "99001"
representants:
  - {du: 2014-04-01, au: 2020-06-30, fonction: Maire, prenom: Ancienne, nom: Essai}
  - {du: 2020-07-01, fonction: Maire, prenom: Ariel, nom: Essai}
referents:
  designes_par: maire
  designes_le: 2023-01-02
  personnes:
    - {prenom: Jo, nom: Fictif, fonction: Secrétaire, email: aa@aa.example.org}
    - {prenom: Kim, nom: Fictif, fonction: Comptable, email: ab@aa.example.org, au: 2024-06-30}
comptages:
  - {au: 2023-12-31, postes: 10, etat: accepte, accepte_le: 2024-01-15}
  - {au: 2025-12-31, postes: 12}
parcours:
  - {le: 2023-01-02, fait: reprise, convention: "2020", portee: [A, C/finances]}
"""
DESCRIPTION = """\
arretee_au: 2024-01-31
confirmations: [{le: 2025-01-20, par: Secrétaire}, {le: 2026-01-20, par: Secrétaire}]
app_finances:
  execution_budgetaire: 3
  fiscalite_locale:
"""
BB = """\
nom: Bb
siren: "210000010"
code_insee: "99002"
parcours:
  - {le: 2025-02-03, fait: interet, portee: [B]}
"""


class Memoire:
    def __init__(self, textes):
        self.textes = textes

    def fichiers(self):
        return tuple(sorted(self.textes))

    def refuses(self):
        return ()

    def lire(self, nom):
        return self.textes[nom].encode()


def tableau(jour=JOUR, echeances=(), **plus):
    textes = {
        "data/epci.yaml": EPCI,
        "data/conventions/2020.yaml": CONVENTION,
        "data/communes/aa/commune.yaml": AA,
        "data/communes/aa/description.yaml": DESCRIPTION,
        "data/communes/bb/commune.yaml": BB,
        "data/communes/illisible/commune.yaml": "nom: [\n",
    }
    noms = {nom.replace("__", "/"): texte for nom, texte in plus.items()}
    textes |= {f"data/communes/{nom}.yaml": texte for nom, texte in noms.items()}
    return overview(load(Memoire(textes)).registre, jour, echeances=echeances)


def terme(genre, jour, etat="a_venir", commune="aa", **plus):
    return Echeance(genre, genre, jour, "GOV-07", "parties", etat, commune=commune, **plus)


def test_everybody_is_in_one_group():
    vue = tableau()
    assert {e.commune.slug: e.groupe for e in vue.etats} == {"aa": "adherente", "bb": "en_chemin"}
    assert vue.membres_sans_dossier == ("Cc",)
    assert vue.illisibles == ("data/communes/illisible/commune.yaml",)
    assert dict(vue.statuts) == {"effectif": 1, "interesse": 1}
    assert vue.effectives == {"A": 1, "B": 0, "C": 1}
    assert vue.completude == (CompletudeEnsemble("A", 0, 2), CompletudeEnsemble("C", 1, 5))


def test_before_anything_existed_there_is_nothing():
    vue = tableau(date(2010, 1, 1))
    assert [e.groupe for e in vue.etats] == ["sans_demarche", "sans_demarche"]
    assert vue.completude == ()
    assert vue.dernier is None


def test_the_day_chooses_people_and_counts():
    etat = tableau().etats[0]
    assert [m.prenom for m in etat.representants] == ["Ariel"]
    assert [r.fonction for r in etat.referents] == ["Secrétaire"]
    assert etat.comptage.postes == 10
    avant = tableau(date(2024, 1, 2)).etats[0]
    assert [r.fonction for r in avant.referents] == ["Secrétaire", "Comptable"]


def test_the_age_of_a_description_and_its_term():
    """Confirmed on 20 January 2025, 70 days before; to be confirmed again a year after, not two."""
    description = tableau().etats[0].description
    assert (description.age, description.confirmee_le) == (70, date(2025, 1, 20))
    assert description.terme == date(2026, 1, 20)
    assert [m.ligne.numero for m in description.manques] == [
        "DO-029", "DO-126", "DO-127", "DO-128", "DO-129", "DO-178",
    ]  # fmt: skip
    assert (description.repondues, description.exigibles) == (1, 7)
    finances = [m for m in description.manques if m.ligne.domaine == "app_finances"]
    assert {m.origine.fichier for m in finances} == {"data/communes/aa/description.yaml"}
    assert all(m.origine.chemin == ("app_finances", m.ligne.cle) for m in finances)


def test_a_description_of_later_says_nothing_of_before():
    description = tableau(date(2023, 6, 1)).etats[0].description
    assert (description.posterieure, description.ensembles, description.age) == (True, (), None)


def test_one_that_cannot_be_read_is_not_an_empty_one():
    description = tableau(aa__description="arretee_au: [\n").etats[0].description
    assert (description.illisible, description.ensembles) == (True, ())


def test_a_description_to_be_validated_has_as_long_as_the_convention_says():
    """Taken on 31 January 2024: 180 days later is 29 July."""
    signee = AA[: AA.index("  - {le: 2023-01-02, fait")] + (
        "  - {le: 2023-01-02, fait: interet}\n"
        '  - {le: 2023-02-01, fait: signature, convention: "2020", portee: [A]}\n'
    )
    description = (
        tableau(date(2024, 3, 1), aa__commune=signee, aa__description="arretee_au: 2024-01-31\n")
        .etats[0]
        .description
    )
    assert description.terme == date(2024, 7, 29)


def test_terms_go_to_their_adherent_and_are_counted_once():
    echeances = (
        terme("bipartite", date(2025, 6, 30)),
        terme("liste_impacts", date(2024, 12, 31), "en_retard"),
        terme("bilan", date(2025, 6, 30), commune=None),
        terme("comptage", date(2024, 12, 31), "faite"),
    )
    vue = tableau(echeances=echeances)
    etat = vue.etats[0]
    assert [e.genre for e in etat.a_venir] == ["bipartite"]
    assert [e.genre for e in etat.retards] == ["liste_impacts"]
    assert [e.genre for e in vue.a_venir] == ["bilan", "bipartite"]
    assert [e.genre for e in vue.retards] == ["liste_impacts"]


def test_what_comes_of_an_act_not_made_yet_is_not_known():
    plus_tard = AA + "  - {le: 2025-06-02, fait: demande_retrait, portee: [A]}\n"
    lieu = Origine("data/communes/aa/commune.yaml", ("parcours", 1, "le"))
    echeances = (terme("preavis", date(2025, 12, 2), origine=lieu),)
    assert tableau(echeances=echeances, aa__commune=plus_tard).echeances == ()
    assert len(tableau(date(2025, 6, 2), echeances=echeances, aa__commune=plus_tard).echeances) == 1


def test_terms_of_one_day_and_kind_go_together():
    groupes = by_term(
        (
            terme("bipartite", date(2025, 6, 30)),
            terme("bipartite", date(2025, 6, 30), commune="bb"),
            terme("bipartite", date(2025, 12, 31)),
        )
    )
    assert [len(groupe) for groupe in groupes] == [2, 1]


def test_what_two_debtors_owe_is_told_apart():
    compte = terme("comptage", date(2025, 12, 31))
    groupes = by_term((replace(compte, commune=None, debiteur="epci"), compte))
    assert [groupe[0].debiteur for groupe in groupes] == ["epci", compte.debiteur]


def test_the_nearest_to_effect_come_first():
    signee = BB.replace("nom: Bb", "nom: Cc").replace("210000010", "210000028").replace("99002", "99003")
    signee += '  - {le: 2025-02-10, fait: signature, convention: "2020", portee: [B]}\n'
    vue = tableau(cc__commune=signee)
    assert [(etape.fait, [e.commune.slug for e in etats]) for etape, etats in by_step(vue.etats)] == [
        ("depot_prefecture", ["cc"]),
        ("fiche_impact", ["bb"]),
    ]


def test_two_of_the_same_name_bear_their_code():
    autre = BB.replace("nom: Bb", "nom: Aa")
    assert tableau(bb__commune=autre).noms == {"aa": "Aa (99001)", "bb": "Aa (99002)"}


@pytest.mark.parametrize(("fait", "groupe"), [("fusion", "sortie"), ("sortie_epci", "sortie")])
def test_who_has_left_is_apart(fait, groupe):
    nouvelle = ', nouvelle: "210000028"' if fait == "fusion" else ""
    partie = AA + f"  - {{le: 2025-01-02, fait: {fait}{nouvelle}}}\n"
    assert tableau(aa__commune=partie).etats[0].groupe == groupe


def test_an_adherent_without_contact_is_told():
    seul = AA[: AA.index("referents:")] + AA[AA.index("comptages:") :]
    assert tableau(aa__commune=seul).etats[0].sans_referent
    assert not tableau().etats[0].sans_referent
