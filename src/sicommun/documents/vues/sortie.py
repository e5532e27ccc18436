"""The minutes of an exit: kept, closed, returned, destroyed, with the certificate (CSQ-01 to CSQ-07)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sicommun.adhesion.dossier import last_day_of_use
from sicommun.documents.catalogue import Demande
from sicommun.documents.redaction import Redaction
from sicommun.documents.vue import var
from sicommun.documents.vues.commun import Organisme, Partie, organisme, partie, say_portee
from sicommun.documents.vues.mise_en_demeure import signed
from sicommun.documents.vues.parcours import find_act, made_at, note_obstacles, origine, targets_of
from sicommun.model.commune import Commune
from sicommun.model.convention import Convention
from sicommun.model.portee import couvre
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr, next_day

SORTIES: Final = ("exclusion", "retrait", "sortie_epci", "fusion")
CAUSES: Final = {
    "exclusion": "exclusion",
    "retrait": "retrait",
    "sortie_epci": "sortie de l'intercommunalité",
    "fusion": "fusion dans une commune nouvelle",
}


@dataclass(frozen=True, slots=True)
class Rendu:
    """One thing given back."""

    nature: str = var("Nature : documentation, paramétrage, fichiers, base de données…")
    format: str = var("Format numérique.")
    volume: str = var("Volume ; « — » s'il n'est pas dit.")
    remis_le: str = var("Date de la remise.")
    empreinte: str = var("Empreinte SHA-256 ; « — » sans empreinte.")
    recu_par: str = var("Qui a reçu (une fonction).")


@dataclass(frozen=True, slots=True)
class Destruction:
    """The certificate of destruction."""

    demande_le: str = var("Date de la demande de l'adhérent.")
    le: str = var("Date de la destruction.")
    visa: str = var(
        "Visa des archives : numéro et date ; ou le constat que seules des copies sont détruites."
    )
    methode: str = var("Méthode.")
    sauvegardes: str = var("Ce que deviennent les sauvegardes.")
    temoin: str = var("Qui en a été témoin (une fonction) ; « — » sans témoin.")


@dataclass(frozen=True, slots=True)
class Vue:
    """What the minutes say."""

    titre: str = var("Titre du document.")
    sujet: str = var("Ce que porte l'en-tête des pages.")
    organisme: Organisme = var("L'intercommunalité.")
    partie: Partie = var("L'adhérent qui sort.")
    fait_a: str = var("Commune où l'acte se signe.")
    convention: str = var("La convention signée.")
    cause: str = var("« retrait », « exclusion »…")
    acte_le: str = var("Date de l'acte qui cause la sortie.")
    acte_reference: str | None = var("Référence de cet acte.")
    portee: str | None = var("Les services concernés ; sans rien, toute l'adhésion.")
    dernier_jour: str = var("Dernier jour d'usage.")
    premier_jour: str = var("Premier jour sans usage.")
    conserves: tuple[str, ...] = var("Éléments individualisables que l'adhérent garde.")
    payes_epci: str = var("Ce que la convention dit des éléments que l'intercommunalité a payés.")
    fermes: tuple[str, ...] = var("Éléments mutualisés dont il perd l'usage.")
    rendus: tuple[Rendu, ...] = var("Ce qui lui est rendu.")
    destruction: Destruction | None = var("Le certificat de destruction, une fois celle-ci faite.")
    amortissements: str = var("Ce que la convention dit des amortissements restants.")
    indemnite: str | None = var("Ce qu'elle dit de l'indemnité, pour un retrait.")


PAYES_EPCI: Final = {
    None: "La convention ne dit rien de ceux que l'intercommunalité a payés.",
    "epci": "Ceux que l'intercommunalité a payés restent sa propriété.",
    "commune": "Ceux que l'intercommunalité a payés reviennent à l'adhérent.",
    "cession": "Ceux que l'intercommunalité a payés peuvent lui être cédés, aux conditions convenues.",
}
INDEMNITES: Final = {
    "aucune": "Le retrait ne donne lieu à aucune indemnité.",
    "amortissements": "L'indemnité de retrait est la part de l'adhérent dans les amortissements restants.",
    "convenue": "L'indemnité de retrait est celle dont les parties sont convenues.",
}
AMORTISSEMENTS: Final = {
    "dus": "La part des amortissements restants est due, selon la convention.",
    "non_dus": "Aucun amortissement restant n'est dû.",
}


def targets(registre: Registre, jour: date) -> Sequence[str]:
    """Give the exits of each adherent."""
    return targets_of(registre, jour, *SORTIES)


def write(demande: Demande, redaction: Redaction) -> Vue:
    """Put an exit on paper."""
    registre = demande.registre
    commune, rang, fait = find_act(registre, demande.cible, *SORTIES)
    suites = _follow_ups(commune, rang, demande.jour)
    for autre, _ in [(rang, fait), *suites]:
        note_obstacles(registre, commune, autre, demande.jour, redaction)
    portee = tuple(getattr(fait, "portee", ()))
    fin = last_day_of_use(fait)
    choix = registre.convention_at(fin) or Convention.model_construct()
    retrait, bien = choix.retrait, choix.restitution.individualisable_paye_epci
    return Vue(
        titre=f"Procès-verbal de sortie – {commune.nom}",
        sujet=f"Sortie de {commune.nom} – {jour_fr(fait.prend_effet)}",
        organisme=organisme(registre, fait.le, redaction),
        partie=partie(commune, fait.le, redaction),
        fait_a=made_at(registre, redaction),
        convention=signed(commune, fait.le),
        cause=CAUSES[fait.fait],
        acte_le=jour_fr(fait.le),
        acte_reference=fait.reference,
        portee=say_portee(portee, registre.modele) if portee else None,
        dernier_jour=jour_fr(fin),
        premier_jour=jour_fr(next_day(fin)),
        conserves=tuple(getattr(fait, "conserves", ())),
        payes_epci=PAYES_EPCI[bien],
        fermes=tuple(_closed(registre, portee, fin.year)),
        rendus=_returned(commune, rang, suites, redaction),
        destruction=_destroyed(suites),
        amortissements=AMORTISSEMENTS.get(
            retrait.amortissements_restants or "", "La convention ne dit rien des amortissements restants."
        ),
        indemnite=INDEMNITES.get(retrait.indemnite or "") if fait.fait == "retrait" else None,
    )


def _follow_ups(commune: Commune, rang: int, jour: date) -> list[tuple[int, Any]]:
    """Give what follows an exit up to a day, as far as the next one: restitutions, destruction."""
    sortie = commune.parcours[rang]
    apres = [
        (autre, fait)
        for autre, fait in enumerate(commune.parcours)
        if (fait.le, autre) > (sortie.le, rang) and fait.le <= jour
    ]
    fins = [autre for autre, fait in apres if fait.fait in SORTIES]
    return [(autre, fait) for autre, fait in apres if not fins or autre < fins[0]]


def _closed(registre: Registre, portee: tuple[str, ...], annee: int) -> Iterator[str]:
    """Give the mutualised objects of the year that served what is closed (CSQ-03)."""
    budget = registre.budgets.get(str(annee))
    for objet in budget.objets if budget else ():
        if not portee or any(couvre(a, b) or couvre(b, a) for a in portee for b in objet.portee):
            yield objet.libelle


def _returned(
    commune: Commune, rang: int, suites: Sequence[tuple[int, Any]], redaction: Redaction
) -> tuple[Rendu, ...]:
    """Give what was returned; without a restitution, the minutes cannot be closed (CSQ-05, CSQ-06)."""
    restitutions = [(r, f) for r, f in suites if f.fait == "restitution"]
    if not restitutions:
        vide = redaction.exige(
            None,
            "restitution des données",
            origine(commune, rang),
            clause="CSQ-05",
            remede=f"sicommun record restitution {commune.slug}",
        )
        return (Rendu(vide, "—", "—", "—", "—", "—"),)
    return tuple(ligne for autre, fait in restitutions for ligne in _lines(commune, autre, fait, redaction))


def _lines(commune: Commune, rang: int, fait: Any, redaction: Redaction) -> Iterator[Rendu]:
    """Give the lines of one restitution: its elements, or itself."""
    format_convenu = redaction.exige(fait.format, "format convenu", origine(commune, rang), clause="CSQ-06")
    recu = fait.recu_par or "—"
    for element in fait.elements:
        yield Rendu(
            element.nature,
            element.format or format_convenu,
            element.volume or "—",
            jour_fr(element.remis_le or fait.le),
            element.sha256 or "—",
            recu,
        )
    if not fait.elements:
        yield Rendu("Données et documentation", format_convenu, "—", jour_fr(fait.le), "—", recu)


def _destroyed(suites: Sequence[tuple[int, Any]]) -> Destruction | None:
    """Give the certificate, once the destruction is done (CSQ-07; visa: L212-2)."""
    demandes = [f for _, f in suites if f.fait == "demande_destruction"]
    faites = [f for _, f in suites if f.fait == "destruction"]
    if not faites:
        return None
    fait = faites[-1]
    copies = "seules des copies ont été détruites" if fait.copies_seulement else ""
    visas = [v for v in (fait.visa_archives, copies) if v]
    sauvegardes = {True: "effacées aussi", False: "effacées à leur terme", None: "non précisé"}
    return Destruction(
        demande_le=jour_fr(demandes[-1].le) if demandes else "—",
        le=jour_fr(fait.le),
        visa=" ; ".join(visas) or "—",
        methode=fait.methode or "—",
        sauvegardes=sauvegardes[fait.sauvegardes_incluses],
        temoin=fait.temoin or "—",
    )
