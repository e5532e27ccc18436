"""The sheet of contacts that the shared service and an adherent give each other (INT-01 to INT-06)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sicommun.adhesion.etat import etat
from sicommun.adhesion.interlocuteurs import contacts_of, in_charge_on, looking_after
from sicommun.documents.catalogue import Demande
from sicommun.documents.redaction import Manque, Redaction
from sicommun.documents.vue import var
from sicommun.documents.vues.commun import Organisme, Partie, in_office, organisme, partie
from sicommun.model.personnes import Interlocuteur
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.trace import Origine


@dataclass(frozen=True, slots=True)
class Personne:
    """A contact."""

    nom: str = var("Prénom et nom.")
    fonction: str = var("Fonction.")
    telephone: str = var("Téléphone ; « — » s'il manque.")
    email: str = var("Courriel ; « — » s'il manque.")


@dataclass(frozen=True, slots=True)
class InterlocuteurVue:
    """Who at the shared service looks after the adherent."""

    qui: str = var("Prénom et nom ; « — » si la fonction suffit.")
    fonction: str = var("Fonction au service commun.")
    pour: str = var("Ce dont elle s'occupe ; « — » si ce n'est pas dit.")
    telephone: str = var("Téléphone ; « — » s'il manque.")
    email: str = var("Courriel ; « — » s'il manque.")


@dataclass(frozen=True, slots=True)
class CanalVue:
    """A way to reach the shared service."""

    usage: str = var("Ce qu'il sert.")
    telephone: str = var("Téléphone ; « — » s'il manque.")
    email: str = var("Courriel ; « — » s'il manque.")
    web: str = var("Outil de suivi ; « — » s'il manque.")


@dataclass(frozen=True, slots=True)
class Vue:
    """What the sheet says."""

    titre: str = var("Titre du document.")
    sujet: str = var("Ce que porte l'en-tête des pages.")
    organisme: Organisme = var("L'intercommunalité.")
    partie: Partie = var("L'adhérent.")
    au: str = var("Jour auquel la fiche est arrêtée.")
    directeur: str = var("Prénom et nom de qui dirige le service commun.")
    fonction: str = var("Sa fonction.")
    canaux: tuple[CanalVue, ...] = var("Canaux du service commun.")
    interlocuteurs: tuple[InterlocuteurVue, ...] = var("Qui, au service commun, suit l'adhérent.")
    referents: tuple[Personne, ...] = var("Référents de l'adhérent.")
    designes: str = var("Par qui et quand les référents ont été désignés.")


def targets(registre: Registre, jour: date) -> Sequence[str]:
    """Give the adherents that have begun an adhesion."""
    return [
        slug
        for slug, commune in registre.communes.items()
        if etat(commune.parcours, jour).statut in {"signataire", "depose", "effectif"}
    ]


def write(demande: Demande, redaction: Redaction) -> Vue:
    """Put the contacts on paper."""
    registre, jour = demande.registre, demande.jour
    commune = registre.communes[demande.cible]
    epci = registre.epci
    mandat = in_office(epci.service_commun.directeurs if epci else (), jour)
    ici = Origine("data/epci.yaml", ("service_commun", "directeurs"))
    referents = in_charge_on(commune, registre, jour)
    mere = contacts_of(commune, registre)
    if not referents:
        redaction.manque(
            Manque("les référents", Origine(mere.fichier, ("referents",)), "INT-02", "ajouter referents:")
        )
    return Vue(
        titre=f"Interlocuteurs – {commune.nom}",
        sujet=f"Interlocuteurs – {commune.nom}",
        organisme=organisme(registre, jour, redaction),
        partie=partie(commune, jour, redaction),
        au=jour_fr(jour),
        directeur=redaction.exige(
            f"{mandat.prenom} {mandat.nom}" if mandat else None,
            "directeur du service commun",
            ici,
            clause="INT-05",
        ),
        fonction=mandat.fonction if mandat else "—",
        canaux=_channels(registre, redaction),
        interlocuteurs=tuple(map(_looking_after, looking_after(commune, registre, jour))),
        referents=tuple(
            Personne(f"{p.prenom} {p.nom}", p.fonction, p.telephone or "—", p.email or "—") for p in referents
        ),
        designes=_designation(mere.referents),
    )


def _looking_after(qui: Interlocuteur) -> InterlocuteurVue:
    nom = " ".join(filter(None, (qui.prenom, qui.nom)))
    return InterlocuteurVue(nom or "—", qui.fonction, qui.pour or "—", qui.telephone or "—", qui.email or "—")


def _designation(referents: object) -> str:
    par, le = getattr(referents, "designes_par", None), getattr(referents, "designes_le", None)
    qui = {"maire": "le maire", "dgs": "le directeur général des services"}.get(par or "", par or "—")
    return f"{qui}, le {jour_fr(le)}" if le else qui


def _channels(registre: Registre, redaction: Redaction) -> tuple[CanalVue, ...]:
    """Give the two channels (CTC-02, CTC-06)."""
    canaux = registre.epci.canaux if registre.epci else None
    usages = {"courant": "Dépannage, exploitation, suivi", "structurant": "Projets, actions d'envergure"}
    vus = []
    for nom, usage in usages.items():
        canal = getattr(canaux, nom, None)
        if canal is None:
            ici = Origine("data/epci.yaml", ("canaux", nom))
            redaction.manque(Manque(f"canal {nom}", ici, "CTC-02" if nom == "courant" else "CTC-06"))
            continue
        vus.append(CanalVue(usage, canal.telephone or "—", canal.email or "—", canal.web or "—"))
    return tuple(vus)
