"""The documents that can be rendered: what each is for, what it needs, and where its words are found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any, Final, Literal

from sicommun.model.registre import Registre

Diffusion = Literal["publique", "restreinte"]
TOUT: Final = ("contrat", "budget", "arrete", "gouvernance", "description")
"""The kinds of files that not every paper speaks of."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its name on the command line, its title, its kind of target, what data it needs.

    `module`, in `documents.vues`, has `targets(registre, jour)` and `write(demande, redaction)`. It reads the
    kinds of files that `lit` names, besides the EPCI, its conventions and its adherents; all of them when
    rules judge its act.
    """

    nom: str
    titre: str
    cible: str
    besoin: str
    module: str
    diffusion: Diffusion = "publique"
    paysage: bool = False
    lit: tuple[str, ...] = TOUT

    def targets(self, registre: Registre, jour: date) -> Sequence[str]:
        """Give the targets for which the document can be rendered on a day."""
        choix: Callable[[Registre, date], Sequence[str]] = _module(self).targets
        return choix(registre, jour)

    def parts(self, registre: Registre, cible: str, jour: date) -> Sequence[tuple[str, str]]:
        """Give the papers that this one brings together, as document and target; most bring none."""
        siennes: Callable[[Registre, str, date], Sequence[tuple[str, str]]] | None
        siennes = getattr(_module(self), "parts", None)
        return siennes(registre, cible, jour) if siennes else ()

    def numbers(self, papiers: Sequence[tuple[str, str]]) -> Sequence[str]:
        """Give the number that each of its papers bears; most documents bring none together."""
        return _module(self).numbers(papiers) if papiers else ()

    def write(self, demande: Any, redaction: Any) -> Any:
        """Give the view of one target; what is missing is noted in the redaction."""
        return _module(self).write(demande, redaction)


def _module(document: Document) -> Any:
    return import_module(f"sicommun.documents.vues.{document.module}")


@dataclass(frozen=True, slots=True)
class Demande:
    """What a paper is asked for: the records, the target by its name, the day."""

    registre: Registre
    cible: str
    jour: date


DOCUMENTS: Final[dict[str, Document]] = {
    document.nom: document
    for document in (
        Document(
            "convention",
            "Convention-cadre de services communs",
            "commune",
            "délibérations, avis du CST, fiche d'impact, signature ; choix de la convention",
            "convention",
            lit=(),
        ),
        Document(
            "annexe",
            "Annexe à la convention d'adhésion",
            "commune",
            "ensembles souscrits, canaux du service commun ; contrats, clés et référents s'il y en a",
            "annexe",
            lit=("contrat", "budget"),
        ),
        Document(
            "fiche-impact",
            "Fiche d'impact sur les agents",
            "commune",
            "fiche_impact au parcours : agents concernés, organisation, conditions, rémunération, droits",
            "fiche_impact",
            lit=(),
        ),
        Document(
            "operations",
            "Plan d'opérations initial",
            "commune",
            "operations de la commune ; il peut dire qu'il n'y en a aucune",
            "operations",
            diffusion="restreinte",
            lit=(),
        ),
        Document(
            "dossier",
            "Dossier de convention : la convention et ses annexes qui se publient, numérotées",
            "commune",
            "ce que demandent la convention, l'annexe, la fiche d'impact et les contrats",
            "dossier",
            lit=("contrat", "budget"),
        ),
        Document(
            "decision-validation",
            "Décision sur les informations reçues : complétude, qualité, fraîcheur",
            "commune",
            "une validation au parcours, la description, la fraîcheur de la convention",
            "decision_validation",
        ),
        Document(
            "mise-en-demeure",
            "Mise en demeure avant exclusion",
            "commune",
            "une mise en demeure au parcours : motif, risque, raisons, mesures",
            "mise_en_demeure",
            diffusion="restreinte",
        ),
        Document(
            "exclusion",
            "Décision d'exclusion, totale ou partielle",
            "commune",
            "une exclusion au parcours, après mise en demeure reçue et trois mois échus",
            "exclusion",
            diffusion="restreinte",
        ),
        Document(
            "exclusion-temporaire",
            "Exclusion temporaire, à titre préventif",
            "commune",
            "une exclusion temporaire au parcours : justification, risque, réexamen",
            "exclusion_temporaire",
            diffusion="restreinte",
        ),
        Document(
            "contrat",
            "Contrat de service",
            "contrat",
            "la fiche du contrat : cinq cadres, prestations, engagements des deux parties, étapes",
            "contrat",
            lit=("contrat",),
        ),
        Document(
            "catalogue",
            "Catalogue des services",
            "",
            "un contrat publié au moins",
            "catalogue",
            lit=("contrat",),
        ),
        Document(
            "description",
            "Description organique",
            "commune|vierge|vierge/commune",
            "description.yaml de la commune ; rien pour le formulaire vierge",
            "description",
            diffusion="restreinte",
            paysage=True,
        ),
        Document(
            "etat-repartition",
            "État annuel de répartition des charges",
            "année|année/payeur",
            "l'état arrêté de l'exercice, ou son budget pour un état provisoire",
            "etat_repartition",
            diffusion="restreinte",
            lit=("contrat", "budget", "arrete"),
        ),
        Document(
            "avenant",
            "Avenant à la convention, avec le tableau avant et après",
            "commune",
            "un avenant au parcours, ses délibérations, les deux versions de la convention",
            "avenant",
        ),
        Document(
            "convocation",
            "Convocation à une réunion",
            "réunion",
            "une réunion dans data/gouvernance : date, heure, lieu",
            "convocation",
            lit=("gouvernance",),
        ),
        Document(
            "ordre-du-jour",
            "Ordre du jour d'une réunion",
            "réunion",
            "une réunion dans data/gouvernance",
            "ordre_du_jour",
            lit=("gouvernance",),
        ),
        Document(
            "proces-verbal",
            "Procès-verbal d'une réunion",
            "réunion",
            "une réunion tenue : présents, référence, décisions, actions",
            "proces_verbal",
            lit=("gouvernance",),
        ),
        Document(
            "sortie",
            "Procès-verbal de sortie, avec certificat de destruction",
            "commune",
            "un retrait ou une exclusion, une restitution, une destruction",
            "sortie",
            diffusion="restreinte",
        ),
        Document(
            "organigramme",
            "Interlocuteurs du service commun et de l'adhérent",
            "commune",
            "référents, canaux, directeur",
            "organigramme",
            diffusion="restreinte",
            lit=(),
        ),
    )
}
"""The documents by name, in the order in which they are listed."""
