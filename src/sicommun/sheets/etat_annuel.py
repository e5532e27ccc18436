"""The yearly statement as a workbook: a summary, a sheet by object with its formulas, the method."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final, NamedTuple

from sicommun.quota.etat_annuel import EtatAnnuel, LignePayeur
from sicommun.quota.objets import Part, ResultatObjet, key_step
from sicommun.quota.rapport import RapportQuota
from sicommun.quota.usagers import EPCI
from sicommun.sheets.classeur import Cellule, Classeur, Feuille, Formule, Montant
from sicommun.trace import Step, find

_INTERDITS: Final = re.compile(r"[\[\]:*?/\\']")
_NOM_MAX: Final = 31
"""What a spreadsheet refuses in the name of a sheet."""


def workbook(rapport: RapportQuota) -> Classeur:
    """Give the workbook of a statement; amounts are values, ratios, exact shares and sums are formulas."""
    etat = rapport.etat
    noms = sheet_names([objet.code for objet in etat.objets])
    objets = [_object(objet, nom) for objet, nom in zip(etat.objets, noms, strict=True) if objet.parts]
    return [_summary(rapport), *objets, _method(rapport)]


def sheet_names(codes: list[str]) -> list[str]:
    """Give names that a spreadsheet admits, all different whatever their case."""
    pris, noms = {"synthèse", "méthode"}, []
    for code in codes:
        court = _INTERDITS.sub("_", code)[:_NOM_MAX].strip("'") or "objet"
        essais = (court, *(f"{court[: _NOM_MAX - 4]}_{rang}" for rang in range(2, 1000)))
        nom = next(essai for essai in essais if essai.lower() not in pris)
        pris.add(nom.lower())
        noms.append(nom)
    return noms


def _summary(rapport: RapportQuota) -> Feuille:
    """Give the sheet of payers, with what each owes and the sums of the columns."""
    etat = rapport.etat
    titres: list[Cellule] = ["Payeur", "SIREN", *(o.code for o in etat.objets), "Écarts", "Quote-part"]
    titres += [
        "Refacturé",
        "Régularisé",
        "Par l'AC",
        "Acomptes",
        "Solde dû",
        f"Quote-part {etat.exercice - 1}",
    ]
    lignes: list[list[Cellule]] = [[f"{title(rapport)} (en euros)"], titres]
    premiere = len(lignes) + 1
    for rang, ligne in enumerate(etat.payeurs, premiere):
        lignes.append(_payer(ligne, rang, etat, rapport))
    lignes.append(_sums(etat, premiere, len(lignes)))
    largeurs = (34, 12, *(14 for _ in titres[2:]))
    return Feuille("Synthèse", lignes, titres=2, largeurs=largeurs, totaux=frozenset({len(lignes) - 1}))


def title(rapport: RapportQuota) -> str:
    """Say what the statement is: the year, provisional or not, the convention."""
    statuts = {"definitif": "calculé", "provisoire": "PROVISOIRE", "arrete": "arrêté"}
    convention = f", convention {rapport.etat.convention}" if rapport.etat.convention else ""
    return f"Répartition {rapport.etat.exercice}, {statuts[rapport.statut]}{convention}"


def _payer(ligne: LignePayeur, rang: int, etat: EtatAnnuel, rapport: RapportQuota) -> list[Cellule]:
    """Give the row of one payer; its share and what it owes are formulas over the row."""
    parts: list[Cellule] = [
        Montant(ligne.parts[o.code]) if o.code in ligne.parts else None for o in etat.objets
    ]
    premiere, ecart = column(2), column(2 + len(parts))
    quote = column(3 + len(parts))
    suite = [column(4 + len(parts) + n) for n in range(4)]
    somme = Formule(f"=SUM({premiere}{rang}:{ecart}{rang})", Montant(ligne.quote_part))
    du = f"={quote}{rang}+{suite[0]}{rang}+{suite[1]}{rang}-{suite[2]}{rang}-{suite[3]}{rang}"
    avant = rapport.precedent.get(ligne.payeur.siren)
    return [
        ligne.payeur.nom,
        ligne.payeur.siren,
        *parts,
        Montant(ligne.ecarts),
        somme,
        Montant(ligne.refacturations),
        Montant(ligne.regularisations),
        Montant(ligne.ac),
        Montant(ligne.acomptes),
        None if ligne.payeur.qui == EPCI else Formule(du, Montant(ligne.solde)),
        None if avant is None else Montant(avant),
    ]


def _sums(etat: EtatAnnuel, premiere: int, derniere: int) -> list[Cellule]:
    """Give the row of sums."""
    payeurs = [ligne for ligne in etat.payeurs if ligne.payeur.qui != EPCI]
    par_objet = [sum(ligne.parts.get(o.code, 0) for ligne in etat.payeurs) for o in etat.objets]
    noms = ("ecarts", "quote_part", "refacturations", "regularisations")
    totaux = [*par_objet, *(sum(getattr(ligne, nom) for ligne in etat.payeurs) for nom in noms)]
    totaux += [sum(ligne.ac for ligne in etat.payeurs), sum(ligne.acomptes for ligne in etat.payeurs)]
    totaux.append(sum(ligne.solde for ligne in payeurs))
    sommes = (
        Formule(f"=SUM({column(n)}{premiere}:{column(n)}{derniere})", Montant(total))
        for n, total in enumerate(totaux, 2)
    )
    return ["Total", None, *sommes]


def column(rang: int) -> str:
    """Give the letters of a column, from 0: A, B… Z, AA."""
    tete, reste = divmod(rang, 26)
    return (column(tete - 1) if tete else "") + chr(ord("A") + reste)


def _object(objet: ResultatObjet, nom: str) -> Feuille:
    """Give the sheet of one object: the lines of its base, then who bears what and by which ratio."""
    lignes: list[list[Cellule]] = [[f"{objet.libelle} · clé {objet.cle}"], ["Base nette", "Montant"]]
    lignes += [[etape.libelle, Montant(_cents(etape))] for etape in objet.base.entrees]
    base = len(lignes) + 1
    montants = f"=SUM(B3:B{base - 1})" if objet.base.entrees else "=0"
    lignes.append(["Base nette", Formule(montants, Montant(objet.cents))])
    tarif = _rate(objet)
    if tarif is not None:
        lignes += [
            ["Tarif, par unité et par an", Montant(tarif.cents)],
            ["Poids d'une unité d'un an", tarif.an],
        ]
    lignes.append([])
    sixieme = "Ratio" if tarif is None else "Unités d'un an"
    lignes.append(["Utilisateur", "SIREN", "Jours", "Poids", sixieme, "Part exacte", "Part"])
    debut = len(lignes) + 1
    fin = debut + len(objet.parts) - 1
    bornes = _Bornes(base, debut, fin)
    lignes += [_share(part, rang, objet, bornes, tarif) for rang, part in enumerate(objet.parts, debut)]
    lignes.append(_total(objet, bornes))
    if objet.ecart:
        ecart = Formule(f"=B{base}-G{fin + 1}", Montant(objet.ecart))
        lignes.append(["Écart à la charge de l'EPCI", None, None, None, None, None, ecart])
    totaux = frozenset({1, base - 1, debut - 2, fin})
    return Feuille(nom, lignes, titres=1, largeurs=(38, 14, 8, 16, 14, 18, 14), totaux=totaux)


class _Bornes(NamedTuple):
    """The rows of a sheet, from 1: that of the base, the first and the last of the users."""

    base: int
    debut: int
    fin: int


class _Tarif(NamedTuple):
    """A rate as it was applied, and what one unit that is there all year weighs."""

    cents: int
    an: Fraction


def _rate(objet: ResultatObjet) -> _Tarif | None:
    """Give the rate that made the exact shares; None when they are the base itself, shared by weights."""
    pas = next((etape for etape in objet.parts[0].step.entrees if etape.libelle == "tarif"), None)
    if pas is None or sum((part.exacte for part in objet.parts), Fraction(0)) == objet.cents:
        return None
    tarif = Fraction(_cents(pas))
    ans = (tarif * _weight(part) / part.exacte for part in objet.parts if part.exacte)
    return _Tarif(_cents(pas), next(ans, Fraction(1)))


def _total(objet: ResultatObjet, bornes: _Bornes) -> list[Cellule]:
    """Give the row of the sums."""
    _, debut, fin = bornes
    poids = sum((_weight(part) for part in objet.parts), Fraction(0))
    exactes = sum((part.exacte for part in objet.parts), Fraction(0))
    somme = sum(part.cents for part in objet.parts)
    return [
        "Total",
        None,
        None,
        Formule(f"=SUM(D{debut}:D{fin})", poids),
        None,
        Formule(f"=SUM(F{debut}:F{fin})", exactes / 100),
        Formule(f"=SUM(G{debut}:G{fin})", Montant(somme)),
    ]


def _share(
    part: Part, rang: int, objet: ResultatObjet, bornes: _Bornes, tarif: _Tarif | None
) -> list[Cellule]:
    """Give the row of one user: its weight as a value, its ratio and exact share as formulas, its cents."""
    poids, total = _weight(part), sum((_weight(p) for p in objet.parts), Fraction(0))
    base, debut, fin = bornes
    if tarif is None:
        ratio = Formule(f"=D{rang}/SUM(D${debut}:D${fin})", poids / total if total else Fraction(0))
        exacte = Formule(f"=B${base}*E{rang}", part.exacte / 100)
    else:
        ratio = Formule(f"=D{rang}/B${base + 2}", poids / tarif.an)
        exacte = Formule(f"=B${base + 1}*E{rang}", part.exacte / 100)
    return [part.usager.nom, part.usager.siren, part.jours, poids, ratio, exacte, Montant(part.cents)]


def _weight(part: Part) -> Fraction:
    """Give what a user weighs: the numerator of its key."""
    rapport = key_step(part).valeur
    assert isinstance(rapport, tuple)  # noqa: S101 — a ratio
    return rapport[0]


def _cents(etape: Step) -> int:
    """Give the cents of a line."""
    assert isinstance(etape.valeur, int)  # noqa: S101 — a line of the ledger
    return etape.valeur


def _method(rapport: RapportQuota) -> Feuille:
    """Give the sheet that says how the figures were reached, and what is in doubt."""
    lignes: list[list[Cellule]] = [["Méthode"]]
    lignes += [[phrase] for phrase in _sentences(rapport)]
    lignes += [[], ["Réserves"]] if rapport.reserves else []
    lignes += [[f"{d.fichier}:{d.span.line} {d.code} {d.message}"] for d in rapport.reserves]
    return Feuille("Méthode", lignes, largeurs=(120,))


def _sentences(rapport: RapportQuota) -> Iterator[str]:
    """Give the sentences of the method."""
    yield title(rapport)
    yield "Chaque objet se répartit seul entre ses utilisateurs ; les quotes-parts s'additionnent ensuite."
    yield "Base nette = dépenses − recettes + part de l'année des investissements (BUD-04)."
    yield "Part exacte = base × poids / somme des poids ; à un tarif : tarif × unités présentes un an."
    yield "Le poids est le nombre compté, fois les jours de présence quand ils diffèrent."
    yield "Les parts sont des centimes entiers, en valeurs : leur somme est exactement la base."
    for objet in rapport.etat.objets:
        if objet.parts:
            cle = objet.parts[0].step.entrees[1]
            arrondi = find(objet.parts[0].step, "arrondi").detail.partition(" :")[0]
            yield f"{objet.libelle} : {cle.libelle}, {cle.detail} ; arrondi : {arrondi}."
