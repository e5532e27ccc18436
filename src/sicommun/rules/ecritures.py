"""The amounts of a ledger: signs, tax, and expenses that have no place in it."""

from __future__ import annotations

from collections.abc import Iterator

from sicommun.diagnostics import ERREUR
from sicommun.model.budget import Budget, Ecriture
from sicommun.model.registre import Registre
from sicommun.montants import format_cents
from sicommun.positions import Chemin, Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause


def _entries(budget: Budget) -> Iterator[tuple[Chemin, Ecriture]]:
    """Give the expenses and the receipts of all objects, with their paths."""
    for rang, objet in enumerate(budget.objets):
        for place, ecriture in enumerate(objet.depenses):
            yield ("objets", rang, "depenses", place), ecriture
        for place, ecriture in enumerate(objet.recettes):
            yield ("objets", rang, "recettes", place), ecriture


@rule(
    "BUD007",
    "montant négatif",
    sur=Budget,
    severity=ERREUR,
    source=clause("BUD-04"),
    remede="écrire le montant sans signe du bon côté (depenses ou recettes), ou nature: avoir",
)
def negative_amounts(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """Une dépense, une recette et un tarif s'écrivent en positif ; seul un avoir est négatif.

    Bon : `recettes: [{libelle: Subvention, montant: 8200.00}]` ; `{montant: -120.00, nature: avoir}`

    Mauvais : `depenses: [{libelle: Subvention, montant: -8200.00}]`
    """
    for chemin, ecriture in _entries(budget):
        if ecriture.montant < 0 and ecriture.nature != "avoir":
            message = f"« {ecriture.libelle} » : {format_cents(ecriture.montant)}"
            yield Finding((*chemin, "montant"), message)
    for rang, objet in enumerate(budget.objets):
        if objet.tarif is not None and objet.tarif < 0:
            message = f"tarif de « {objet.libelle} » : {format_cents(objet.tarif)}"
            yield Finding(("objets", rang, "tarif"), message, "écrire le tarif sans signe")
        for place, investissement in enumerate(objet.investissements):
            for cle in ("montant_ttc", "subventions", "fctva"):
                if (montant := getattr(investissement, cle)) < 0:
                    chemin = ("objets", rang, "investissements", place, cle)
                    message = f"« {investissement.libelle} » : {format_cents(montant)}"
                    yield Finding(chemin, message, "écrire le montant sans signe")


@rule(
    "BUD008",
    "TVA plus grande que le montant",
    sur=Budget,
    severity=ERREUR,
    source=clause("BUD-04"),
    remede="écrire dans `tva` la part de TVA, en euros, comprise dans le montant",
)
def tax_within_amount(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """La TVA est une part du montant : en euros, et non en pour cent.

    Bon : `{montant: 120.00, tva: 20.00}`

    Mauvais : `{montant: 12.00, tva: 20.00}`
    """
    for chemin, ecriture in _entries(budget):
        if ecriture.tva is not None and abs(ecriture.tva) > abs(ecriture.montant):
            message = f"{format_cents(ecriture.tva)} de TVA sur {format_cents(ecriture.montant)}"
            yield Finding((*chemin, "tva"), message)


@rule(
    "BUD020",
    "aides plus grandes que l'investissement",
    sur=Budget,
    severity=ERREUR,
    source=clause("BUD-04"),
    remede="corriger le coût, les subventions ou le FCTVA : une aide ne dépasse pas ce qu'elle aide",
    requires=("BUD007",),
)
def aid_within_cost(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """Subventions et FCTVA viennent en déduction d'un investissement, sans jamais en dépasser le coût.

    Bon : `{montant_ttc: 36000.00, subventions: 8000.00, fctva: 5905.44}`

    Mauvais : `{montant_ttc: 36000.00, subventions: 80000.00}` : chaque année rapporterait
    """
    for rang, objet in enumerate(budget.objets):
        for place, bien in enumerate(objet.investissements):
            if (aides := bien.subventions + bien.fctva) > bien.montant_ttc:
                cout = format_cents(bien.montant_ttc)
                message = f"« {bien.libelle} » : {format_cents(aides)} d'aides pour un coût de {cout}"
                yield Finding(("objets", rang, "investissements", place), message)


@rule(
    "BUD010",
    "dépense individualisable au budget mutualisé",
    sur=Budget,
    severity=ERREUR,
    source=clause("BUD-02"),
    remede="la laisser au budget de la commune, ou la porter aux refacturations",
)
def no_individual_expense(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """Ce qui ne profite qu'à une commune se paie sur son budget propre, et n'entre dans aucune clé.

    Bon : les licences des postes d'une commune, à son budget

    Mauvais : `{libelle: Licences des postes de Chenôve, individualisable: oui}` dans un objet mutualisé
    """
    for chemin, ecriture in _entries(budget):
        if ecriture.individualisable:
            message = f"« {ecriture.libelle} » ({format_cents(ecriture.montant)}) ne profite qu'à une commune"
            yield Finding((*chemin, "individualisable"), message)


@rule(
    "BUD018",
    "investissement compté deux fois",
    sur=Budget,
    severity=ERREUR,
    source=clause("BUD-04"),
    remede="garder l'investissement, amorti sur sa durée, ou la dépense de l'année ; jamais les deux",
)
def depreciated_and_paid(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """Un bien se répartit par son amortissement ou par son coût de l'année, jamais par les deux.

    Bon : `investissements: [{libelle: Serveurs, …, duree: 5, piece: M-114}]`, et rien d'autre pour ce mandat

    Mauvais : le mandat M-114 parmi les `investissements`, et encore parmi les `depenses`
    """
    biens = [bien for objet in budget.objets for bien in objet.investissements]
    pieces = {bien.piece: bien for bien in biens if bien.piece}
    noms = {bien.libelle.casefold(): bien for bien in biens}
    for chemin, ecriture in _entries(budget):
        if "depenses" not in chemin:
            continue
        meme_nom = noms.get(ecriture.libelle.casefold()) if ecriture.nature == "investissement" else None
        bien = pieces.get(ecriture.piece or "") or meme_nom
        if bien is not None:
            yield Finding(chemin, f"« {ecriture.libelle} » est déjà l'investissement « {bien.libelle} »")
