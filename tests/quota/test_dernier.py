"""Which yearly statement is the last one that can be shown, and what it is worth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sicommun.quota.arret import freeze
from sicommun.quota.dernier import last_statement
from sicommun.quota.etat_annuel import yearly_statement
from sicommun.store.chargement import load

EPCI = """\
format: 1
nom: Val
siren: "200000008"
nature: CC
service_commun: {nom: Service commun}
membres:
  - {siren: "210000002", code_insee: "99001", nom: Aa}
  - {siren: "210000010", code_insee: "99002", nom: Bb}
"""
CONVENTION = """\
en_vigueur_du: 2019-01-01
comptage: 31_decembre
presence: jours
arrondi: plus_forts_restes
personnel: inclus
tva: ttc
"""
COMMUNE = """\
nom: {nom}
siren: "{siren}"
comptages:
  - {{au: 2024-12-31, postes: {postes}, etat: accepte, accepte_le: 2025-01-15}}
  - {{au: 2025-12-31, postes: {postes}, etat: accepte, accepte_le: 2026-01-15}}
parcours: [{{le: 2019-01-01, fait: reprise, portee: [B]}}]
"""
BUDGET = """\
exercice: {annee}
objets:
  - code: internet
    libelle: Internet
    portee: [B]
    utilisateurs: tous
    epci_utilise: non
    depenses: [{{libelle: Opérateur, montant: 100.00, nature: fonctionnement{estime}}}]
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


def registre(*, convention=CONVENTION, estime=""):
    return load(
        Memoire(
            {
                "data/epci.yaml": EPCI,
                "data/conventions/2019.yaml": convention,
                "data/communes/a/commune.yaml": COMMUNE.format(nom="Aa", siren="210000002", postes=30),
                "data/communes/b/commune.yaml": COMMUNE.format(nom="Bb", siren="210000010", postes=10),
                "data/budgets/2024.yaml": BUDGET.format(annee=2024, estime=""),
                "data/budgets/2025.yaml": BUDGET.format(annee=2025, estime=estime),
            }
        )
    ).registre


def shares(dernier):
    return {ligne.payeur.qui: ligne.quote_part for ligne in dernier.etat.payeurs}


def test_the_last_year_that_is_over():
    lu = registre()
    assert last_statement(lu, date(2024, 12, 30)) is None
    assert last_statement(lu, date(2024, 12, 31)).etat.exercice == 2024
    dernier = last_statement(lu, date(2026, 3, 1))
    assert (dernier.etat.exercice, dernier.statut) == (2025, "definitif")
    assert shares(dernier) == {"a": 7500, "b": 2500}
    assert dernier.line_of("210000010").quote_part == 2500
    assert dernier.line_of("999999999") is None


def test_a_supposed_choice_makes_it_provisional():
    muette = CONVENTION.replace("arrondi: plus_forts_restes\n", "")
    assert last_statement(registre(convention=muette), date(2026, 3, 1)).statut == "provisoire"


def test_one_that_does_not_work_out_gives_the_year_before():
    """An estimate stops a definitive statement: `quota` would give no figure."""
    dernier = last_statement(registre(estime=", estime: oui"), date(2026, 3, 1))
    assert (dernier.etat.exercice, dernier.statut) == (2024, "definitif")


def test_a_frozen_one_counts_from_its_day_unless_somebody_edited_it():
    lu = registre()
    arrete = freeze(yearly_statement(lu.budgets["2025"], lu), jour=date(2026, 2, 2), outil="0")
    fige = replace(lu, arretes={"2025": arrete})
    assert last_statement(fige, date(2026, 2, 1)).statut == "definitif"
    assert last_statement(fige, date(2026, 2, 2)).statut == "arrete"
    assert shares(last_statement(fige, date(2026, 2, 2))) == {"a": 7500, "b": 2500}
    change = replace(lu, arretes={"2025": arrete.model_copy(update={"convention": "2018"})})
    assert last_statement(change, date(2026, 2, 2)).etat.exercice == 2024
