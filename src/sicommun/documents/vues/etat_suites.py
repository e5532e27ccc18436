"""What surrounds the figures of a yearly statement: method, accounts, certification, remedies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sicommun.documents.redaction import Redaction
from sicommun.documents.vue import var
from sicommun.documents.vues.choix import say_workstations
from sicommun.documents.vues.commun import in_office
from sicommun.model.budget import Budget
from sicommun.model.convention import Convention
from sicommun.model.epci import Epci
from sicommun.periodes import jour_fr
from sicommun.trace import Origine


@dataclass(frozen=True, slots=True)
class Methode:
    """The choices of the convention that the figures follow, each a word that the text knows."""

    cle: str = var("Clé par défaut : « postes », « agents », « habitants » ou une mesure nommée.")
    poste_compte: str = var("Ce qui compte comme un poste : « les postes fixes et les tablettes ».")
    comptage: str = var("« 31_decembre », « 1er_janvier », « moyenne » ou « jour_par_jour ».")
    presence: str = var("« jours » ou « annee_entiere ».")
    arrondi: str = var("« plus_forts_restes » ou « residu_gestionnaire ».")
    personnel: str = var("« inclus », « exclu » ou « ac ».")
    tva: str = var("« ttc » ou « ht ».")


@dataclass(frozen=True, slots=True)
class ComptePropose:
    """The accounts proposed on both sides for one kind of sum."""

    emploi: str = var("« Remboursement de frais » ou « Frais de personnel ».")
    recette: str = var("Compte de recette de l'EPCI, avec son intitulé.")
    depense: str = var("Compte de dépense de l'adhérent, avec son intitulé.")


@dataclass(frozen=True, slots=True)
class Suites:
    """Who certifies a statement, and how it is discussed."""

    lieu: str = var("Commune où l'état est établi.")
    le: str = var("Date de l'état ; vide pour un état provisoire.")
    fonction: str = var("Fonction de qui le certifie.")
    certifie_par: str = var("Prénom et nom de qui le certifie.")
    observations: str = var("Délai pour présenter des observations : « 30 jours ».")
    tribunal: str = var("Juridiction compétente : « tribunal administratif de Dijon ».")


_EMPLOIS = {"frais": "Remboursement de frais", "personnel": "Frais de personnel"}
_SANS_CONVENTION = "aucune convention n'est en vigueur à la fin de l'exercice"


def say_method(convention: Convention | None, redaction: Redaction) -> Methode:
    """Give the choices that the figures follow; one that the convention leaves open is missing."""

    def choice(nom: str) -> str:
        valeur = getattr(convention, nom) if convention else None
        fichier = convention.fichier if convention else "data/conventions"
        return redaction.exige(
            valeur,
            f"choix de la convention « {nom} »",
            Origine(fichier, (nom,)),
            clause="BUD-05",
            remede=f"répondre à la question {nom}:" if convention else _SANS_CONVENTION,
        )

    return Methode(
        cle=convention.cle_par_defaut if convention else "postes",
        poste_compte=say_workstations(convention.poste_compte) if convention else "",
        **{nom: choice(nom) for nom in ("comptage", "presence", "arrondi", "personnel", "tva")},
    )


def say_accounts(
    convention: Convention | None, epci: Epci, budget: Budget | None, redaction: Redaction
) -> tuple[ComptePropose, ...]:
    """Say the accounts proposed; without any, the lack is noted only if the convention wants them."""
    if convention is None or not convention.etat_annuel.comptes:
        return ()
    if not epci.comptes:
        redaction.exige(
            None,
            "comptes d'imputation que la convention veut sur l'état annuel",
            Origine("data/epci.yaml", ("comptes",)),
            clause="BUD-08",
            remede="ajouter comptes: {emploi, recette, depense} dans data/epci.yaml, avec le comptable",
        )
    emplois = {"frais", *(["personnel"] if _has_staff(convention, budget) else [])}
    return tuple(
        ComptePropose(
            _EMPLOIS[compte.emploi],
            _account(compte.recette, compte.recette_libelle),
            _account(compte.depense, compte.depense_libelle),
        )
        for compte in epci.comptes
        if compte.emploi in emplois
    )


def _has_staff(convention: Convention, budget: Budget | None) -> bool:
    """Tell whether staff is part of what is invoiced."""
    ecritures = (e for objet in (budget.objets if budget else ()) for e in objet.depenses)
    return convention.personnel == "inclus" and any(e.nature == "personnel" for e in ecritures)


def _account(numero: str, libelle: str | None) -> str:
    return f"{numero} – {libelle}" if libelle else numero


def say_rest(
    convention: Convention | None, epci: Epci, arrete_le: date | None, redaction: Redaction
) -> Suites:
    """Say who certifies the statement, where and when, and how it is discussed."""
    fichier = convention.fichier if convention else "data/conventions"
    dit = convention.etat_annuel if convention else None
    jours = dit.observations_jours if dit else None
    fonction, nom = _certifier(convention, epci, arrete_le, redaction)
    return Suites(
        lieu=redaction.exige(
            epci.siege.commune if epci.siege else None,
            "lieu où l'état est établi",
            Origine("data/epci.yaml", ("siege",)),
            remede="ajouter siege: {adresse, commune}",
        ),
        le=jour_fr(arrete_le) if arrete_le else "",
        fonction=fonction,
        certifie_par=nom,
        observations=redaction.exige(
            f"{jours} {'jours' if jours > 1 else 'jour'}" if jours else None,
            "délai pour présenter des observations sur l'état annuel",
            Origine(fichier, ("etat_annuel", "observations_jours")),
            clause="BUD-05",
            remede="ajouter etat_annuel: {observations_jours} à la convention",
        ),
        tribunal=redaction.exige(
            epci.tribunal,
            "juridiction compétente",
            Origine("data/epci.yaml", ("tribunal",)),
            clause="L1617-5",
            remede="ajouter tribunal: tribunal administratif de …",
        ),
    )


def _certifier(
    convention: Convention | None, epci: Epci, arrete_le: date | None, redaction: Redaction
) -> tuple[str, str]:
    """Give the function and the name of who certifies on the day of the statement; nobody yet without one."""
    qui = convention.etat_annuel.certifie_par if convention else None
    fichier = convention.fichier if convention else "data/conventions"
    if qui is None:
        blanc = redaction.exige(
            None,
            "qui certifie l'état annuel",
            Origine(fichier, ("etat_annuel", "certifie_par")),
            clause="BUD-05",
            remede="ajouter etat_annuel: {certifie_par: president ou directeur} à la convention",
        )
        return blanc, ""
    if arrete_le is None:
        return "", ""
    cle, mandats = (
        (("representants",), epci.representants)
        if qui == "president"
        else (("service_commun", "directeurs"), epci.service_commun.directeurs)
    )
    mandat = in_office(mandats, arrete_le)
    nom = redaction.exige(
        f"{mandat.prenom} {mandat.nom}" if mandat else None,
        f"{'président' if qui == 'president' else 'directeur'} en fonction le {jour_fr(arrete_le)}",
        Origine("data/epci.yaml", cle),
        remede=f"ajouter {'.'.join(cle)}: {{du, fonction, prenom, nom}}",
    )
    return (mandat.fonction if mandat else ""), nom
