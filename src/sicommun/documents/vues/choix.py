"""The choices of a version of the convention, as an article reads them: an answer, or a named blank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final, NamedTuple

from sicommun.documents.redaction import BLANC, Redaction, enumerate_fr
from sicommun.documents.vue import var
from sicommun.model.convention import Convention
from sicommun.montants import format_cents
from sicommun.trace import Origine

OUVERTE: Final = "la source ne le fixe pas : aux parties d'en décider"
_POSTES: Final = {
    "fixe": "les postes fixes",
    "portable": "les postes portables",
    "tablette": "les tablettes",
    "chromebook": "les Chromebooks",
    "autre": "les autres terminaux gérés par le service commun",
}


@dataclass(frozen=True, slots=True)
class Choix:
    """Each choice: the word of its answer, or its text; a blank when the parties have not chosen."""

    duree_type: str = var("« indeterminee » ou « determinee ».")
    duree_annees: str = var("« 5 ans », pour une durée déterminée.")
    duree_reconduction: str = var("« tacite », « expresse » ou « aucune ».")
    duree_denonciation: str = var("« 6 mois » avant le terme ; vide sans reconduction.")
    description_exigible: str = var("« perimetre » ou « complete ».")
    fraicheur: str = var("Âge maximal des informations : « 180 jours ».")
    cle_par_defaut: str = var("« postes », « agents », « habitants » ou une mesure nommée.")
    poste_compte: str = var("Ce qui compte comme un poste : « les postes fixes et les tablettes ».")
    comptage: str = var("« 31_decembre », « 1er_janvier », « moyenne » ou « jour_par_jour ».")
    presence: str = var("« jours » ou « annee_entiere ».")
    arrondi: str = var("« plus_forts_restes » ou « residu_gestionnaire ».")
    personnel: str = var("« inclus », « exclu » ou « ac ».")
    tva: str = var("« ttc » ou « ht ».")
    etablissements: str = var("« adherent_propre » ou « rattache ».")
    evolution_sig: str = var("« libre » ou « accord ».")
    penalite_niveaux: str = var("« aucune » ou « convenue ».")
    seuil_variation: str = var("« 20 % » ; vide s'il n'y en a pas.")
    acompte: str = var("« 80 % » ; « 0 » s'il n'y a pas d'acompte.")
    etat_certifie_par: str = var("Qui certifie l'état annuel : « president » ou « directeur ».")
    etat_observations: str = var("Délai d'observations sur l'état annuel : « 30 jours ».")
    etat_comptes: str = var("L'état annuel propose-t-il des comptes : « oui » ou « non ».")
    tarif_forfait: str = var("Montant en euros par unité ; vide s'il n'y en a pas.")
    retrait_preavis: str = var("« 12 mois ».")
    retrait_effet: str = var("« fin_exercice » ou « libre ».")
    retrait_deliberation: str = var("« oui » ou « non ».")
    retrait_indemnite: str = var("« aucune », « amortissements » ou « convenue ».")
    retrait_amortissements: str = var("« dus » ou « non_dus ».")
    exclusion_depart: str = var("« reception » ou « envoi ».")
    exclusion_prorogation: str = var("« oui » ou « non ».")
    exclusion_priorite: str = var("« exclusion » ou « accord ».")
    temporaire_quote_part: str = var("« due » ou « suspendue ».")
    temporaire_duree: str = var("« 90 jours ».")
    restitution_delai: str = var("« 30 jours ».")
    restitution_format: str = var("Format numérique par défaut ; vide s'il n'est pas fixé.")
    restitution_bien: str = var("« epci », « commune » ou « cession ».")
    premiere_obligation: str = var("« semestre_suivant » ou « semestre_en_cours ».")


class _Question(NamedTuple):
    """Where an answer stands in the file, what it is called, by which clause, and how it is said."""

    chemin: tuple[str, ...]
    quoi: str
    clause: str
    dit: Callable[[Any], str] = str
    facultative: bool = False


def say_workstations(sortes: Sequence[str]) -> str:
    """Say what counts as a workstation: `les postes fixes et les tablettes`."""
    return enumerate_fr([_POSTES[sorte] for sorte in sortes])


def _count(mot: str, pluriel: str) -> Callable[[Any], str]:
    return lambda nombre: f"{nombre} {mot if nombre <= 1 else pluriel}"


_jours, _mois, _ans = _count("jour", "jours"), _count("mois", "mois"), _count("an", "ans")


def _percent(nombre: int) -> str:
    return f"{nombre} %" if nombre else "0"


def _yes(valeur: bool) -> str:  # noqa: FBT001 — the value of a key
    return "oui" if valeur else "non"


_QUESTIONS: Final = {
    "duree_type": _Question(("duree", "type"), "durée de la convention", "RET-01"),
    "duree_annees": _Question(("duree", "annees"), "nombre d'années", "RET-01", _ans),
    "duree_reconduction": _Question(("duree", "reconduction"), "reconduction à l'échéance", "RET-01"),
    "duree_denonciation": _Question(
        ("duree", "denonciation_mois"), "délai de dénonciation avant le terme", "RET-01", _mois
    ),
    "description_exigible": _Question(
        ("description_exigible",), "lignes de la description à fournir", "ADH-05"
    ),
    "fraicheur": _Question(("fraicheur_max_jours",), "âge maximal des informations", "ADH-09", _jours),
    "cle_par_defaut": _Question(("cle_par_defaut",), "clé de répartition par défaut", "BUD-07"),
    "poste_compte": _Question(
        ("poste_compte",),
        "ce qui compte comme un poste",
        "ENSB-15",
        say_workstations,
    ),
    "comptage": _Question(("comptage",), "date du comptage", "BUD-07"),
    "presence": _Question(("presence",), "entrée ou sortie en cours d'année", "BUD-05"),
    "arrondi": _Question(("arrondi",), "règle d'arrondi", "BUD-07"),
    "personnel": _Question(("personnel",), "frais de personnel", "L5211-4-2"),
    "tva": _Question(("tva",), "assiette hors taxes ou toutes taxes comprises", "BUD-04"),
    "etablissements": _Question(("etablissements",), "adhésion des établissements rattachés", "SC-02"),
    "evolution_sig": _Question(("evolution_sig",), "accord des communes à l'évolution du SIG", "ENSA-12"),
    "penalite_niveaux": _Question(("penalite_niveaux",), "pénalité d'un délai non tenu", "NIV-07"),
    "seuil_variation": _Question(("seuil_variation_pourcent",), "", "BUD-07", _percent, facultative=True),
    "acompte": _Question(("acompte_pourcent",), "acomptes (0 : aucun)", "BUD-05", _percent),
    "etat_certifie_par": _Question(("etat_annuel", "certifie_par"), "qui certifie l'état annuel", "BUD-05"),
    "etat_observations": _Question(
        ("etat_annuel", "observations_jours"), "délai d'observations sur l'état annuel", "BUD-05", _jours
    ),
    "etat_comptes": _Question(
        ("etat_annuel", "comptes"), "comptes d'imputation sur l'état annuel", "BUD-08", _yes
    ),
    "tarif_forfait": _Question(("tarif_forfait",), "", "BUD-06", format_cents, facultative=True),
    "retrait_preavis": _Question(("retrait", "preavis_mois"), "préavis de retrait", "RET-03", _mois),
    "retrait_effet": _Question(("retrait", "effet"), "date d'effet du retrait", "RET-03"),
    "retrait_deliberation": _Question(
        ("retrait", "deliberation_requise"), "délibération préalable au retrait", "RET-03", _yes
    ),
    "retrait_indemnite": _Question(("retrait", "indemnite"), "indemnité de retrait", "RET-03"),
    "retrait_amortissements": _Question(
        ("retrait", "amortissements_restants"), "amortissements restants au retrait", "RET-03"
    ),
    "exclusion_depart": _Question(("exclusion", "depart_delai"), "départ du délai de trois mois", "EXC-09"),
    "exclusion_prorogation": _Question(
        ("exclusion", "prorogation_jour_ouvre"), "report d'un terme qui tombe un jour chômé", "EXC-09", _yes
    ),
    "exclusion_priorite": _Question(
        ("exclusion", "priorite"), "accord de la commune, ou non, à son exclusion", "EXC-06"
    ),
    "temporaire_quote_part": _Question(
        ("exclusion_temporaire", "quote_part"), "quote-part pendant une exclusion temporaire", "EXC-10"
    ),
    "temporaire_duree": _Question(
        ("exclusion_temporaire", "duree_max_jours"),
        "durée maximale d'une exclusion temporaire",
        "EXC-10",
        _jours,
    ),
    "restitution_delai": _Question(
        ("restitution", "delai_jours"), "délai de restitution des données", "CSQ-06", _jours
    ),
    "restitution_format": _Question(("restitution", "format"), "", "CSQ-06", facultative=True),
    "restitution_bien": _Question(
        ("restitution", "individualisable_paye_epci"),
        "sort d'un bien individualisable payé par l'intercommunalité",
        "CSQ-02",
    ),
    "premiere_obligation": _Question(
        ("gouvernance", "premiere_obligation"), "premier semestre des obligations de gouvernance", "GOV-07"
    ),
}
_SOURCEES: Final = frozenset({"cle_par_defaut"})
"""Defaults that the source itself gives: nobody has to write them for a paper to be signed."""


def choix(convention: Convention | None, redaction: Redaction) -> Choix:
    """Read every choice of a version; those still open are noted, and leave a blank.

    What the model supposes for its calculations is no choice of the parties: it is asked for as well.
    """
    reponses = {champ.name: _answer(convention, champ.name, redaction) for champ in fields(Choix)}
    return Choix(**reponses)


def _answer(convention: Convention | None, nom: str, redaction: Redaction) -> str:
    question = _QUESTIONS[nom]
    if convention is None:
        return "" if question.facultative else BLANC.format(question.quoi)
    valeur = _written(convention, question.chemin, sourcee=nom in _SOURCEES)
    if valeur is not None and valeur != ():
        return question.dit(valeur)
    if question.facultative or not _concerned(convention, nom):
        return ""
    quoi = f"{question.quoi} ({question.chemin[-1]})"
    return redaction.exige(
        None, quoi, Origine(convention.fichier, question.chemin), clause=question.clause, remede=OUVERTE
    )


def _concerned(convention: Convention, nom: str) -> bool:
    """Tell whether a question arises: the end of a duration arises only for one that ends."""
    duree = convention.duree
    if nom in {"duree_annees", "duree_reconduction"}:
        return duree is not None and duree.type == "determinee"
    if nom == "duree_denonciation":
        return duree is not None and duree.reconduction == "tacite"
    return True


def _written(convention: Convention, chemin: tuple[str, ...], *, sourcee: bool) -> Any:
    """Give what the file says at a path, or None when it says nothing."""
    valeur: Any = convention
    for cle in chemin:
        if valeur is None or (cle not in valeur.model_fields_set and not sourcee):
            return None
        valeur = getattr(valeur, cle)
    return valeur
