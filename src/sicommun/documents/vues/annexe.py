"""The annex to the convention: the text of the source, for what is subscribed (dossier §2.3 b)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sicommun.documents.catalogue import Demande
from sicommun.documents.redaction import Redaction, enumerate_fr
from sicommun.documents.vue import var
from sicommun.documents.vues.actes import Acte, acte, convention_of, engagement, parties
from sicommun.documents.vues.choix import Choix, choix
from sicommun.documents.vues.commun import EPCI, Organisme, Partie
from sicommun.documents.vues.convention import targets
from sicommun.documents.vues.perimetre import Perimetre, perimetre
from sicommun.documents.vues.souscrits import Cle, Contrat, contracts, particular_keys
from sicommun.model.commune import Commune
from sicommun.model.epci import Canal, Epci
from sicommun.periodes import jour_fr
from sicommun.trace import Origine


@dataclass(frozen=True, slots=True)
class Canaux:
    """The ways to reach the shared service."""

    courant_telephone: str = var("Téléphone du support.")
    courant_courriel: str = var("Courriel du support.")
    courant_web: str = var("Adresse de l'outil de suivi.")
    structurant_telephone: str = var("Téléphone de la direction du service commun.")
    structurant_courriel: str = var("Courriel de la direction du service commun.")


@dataclass(frozen=True, slots=True)
class Vue:
    """What the annex says."""

    titre: str = var("Titre du document.")
    sujet: str = var("Ce que porte l'en-tête des pages.")
    jour: str = var("Jour auquel les contacts, les contrats et les clés sont donnés.")
    organisme: Organisme = var("L'intercommunalité.")
    partie: Partie = var("L'adhérent.")
    acte: Acte = var("La convention que l'annexe complète.")
    perimetre: Perimetre = var("Ce que l'adhérent confie.")
    confie: Mapping[str, str] = var("« Oui » ou « – » pour chaque domaine de C, par son code.")
    partiel: bool = var("Oui si les trois ensembles sont souscrits, mais pas tous les domaines.")
    choix: Choix = var("Les choix de la convention, que quelques phrases suivent.")
    derogations: bool = var("Oui si la convention déroge à l'accord de la commune (GOV-02).")
    nombre_operations: str = var("Nombre d'opérations du plan initial.")
    contrats: tuple[Contrat, ...] = var("Contrats publiés dans le périmètre souscrit.")
    referents: str = var("Fonctions des référents, sans leurs noms ; vide s'il n'y en a pas.")
    canaux: Canaux = var("Comment joindre le service commun.")
    exercice: str = var("Exercice dont viennent les clés particulières ; vide s'il n'y en a pas.")
    cles: tuple[Cle, ...] = var("Clés particulières des objets du périmètre souscrit.")


def write(demande: Demande, redaction: Redaction) -> Vue:
    """Write the annex of one adherent."""
    registre, jour = demande.registre, demande.jour
    commune = registre.communes[demande.cible]
    engage = engagement(registre, commune, jour)
    organisme, partie = parties(registre, commune, engage.day(jour), redaction)
    souscrit = perimetre(registre, commune, engage.portee, redaction)
    choisi = choix(convention_of(registre, engage, jour, redaction), Redaction())
    exercice, cles = particular_keys(registre, engage.portee, jour)
    return Vue(
        titre=f"Annexe à la convention d'adhésion – {commune.nom}",
        sujet=f"Annexe à la convention d'adhésion – {commune.nom}",
        jour=jour_fr(jour),
        organisme=organisme,
        partie=partie,
        acte=acte(registre, engage, jour, redaction),
        perimetre=souscrit,
        confie={domaine.code: "Oui" if domaine.souscrit else "–" for domaine in souscrit.domaines},
        partiel=souscrit.a and souscrit.b and souscrit.c and not souscrit.integral,
        choix=choisi,
        derogations=choisi.exclusion_priorite == "exclusion" or choisi.evolution_sig == "libre",
        nombre_operations=str(sum(operation.cadre == "adhesion" for operation in commune.operations)),
        contrats=contracts(registre, engage.portee),
        referents=enumerate_fr(_functions(commune, jour)),
        canaux=_channels(registre.epci, redaction),
        exercice=exercice,
        cles=cles,
    )


def _functions(commune: Commune, jour: date) -> Sequence[str]:
    """Give the functions of those who are référents on a day, each once."""
    referents = commune.referents
    if referents is None or (referents.designes_le or date.min) > jour:
        return ()
    en_poste = [
        personne
        for personne in referents.personnes
        if (personne.du or date.min) <= jour and (personne.au is None or jour <= personne.au)
    ]
    return tuple(dict.fromkeys(_lowered(personne.fonction) for personne in en_poste))


def _lowered(fonction: str) -> str:
    """Put a function inside a sentence; an acronym keeps its capitals."""
    return fonction if fonction[1:2].isupper() else f"{fonction[:1].lower()}{fonction[1:]}"


def _channels(epci: Epci | None, redaction: Redaction) -> Canaux:
    """Give the two channels, which the source spells out (CTC-02 to CTC-07)."""
    canaux = epci.canaux if epci else None
    courant = (canaux.courant if canaux else None) or Canal()
    structurant = (canaux.structurant if canaux else None) or Canal()

    def ask(valeur: str | None, quoi: str, cle: tuple[str, str], clause: str) -> str:
        return redaction.exige(
            valeur,
            quoi,
            Origine(EPCI, ("canaux", *cle)),
            clause=clause,
            remede=f"ajouter canaux: {cle[0]}: {{{cle[1]}: …}}",
        )

    return Canaux(
        courant_telephone=ask(courant.telephone, "téléphone du support", ("courant", "telephone"), "CTC-03"),
        courant_courriel=ask(courant.email, "courriel du support", ("courant", "email"), "CTC-04"),
        courant_web=ask(courant.web, "adresse de l'outil de suivi", ("courant", "web"), "CTC-05"),
        structurant_telephone=ask(
            structurant.telephone, "téléphone de la direction", ("structurant", "telephone"), "CTC-07"
        ),
        structurant_courriel=ask(
            structurant.email, "courriel de la direction", ("structurant", "email"), "CTC-07"
        ),
    )


__all__: Sequence[str] = ("Canaux", "Vue", "targets", "write")
