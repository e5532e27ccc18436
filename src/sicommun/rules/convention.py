"""The versions of the convention: their days, choices that go together, questions still open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from sicommun.diagnostics import ERREUR, INFORMATION
from sicommun.model.convention import Convention
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Chemin, Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_PAR_OBJET: Final = frozenset({"parts", "mixte"})
_TOUT: Final = 100
_QUESTIONS: Final = (
    "fraicheur_max_jours",
    "comptage",
    "presence",
    "arrondi",
    "personnel",
    "tva",
    "etablissements",
    "retrait.preavis_mois",
    "retrait.effet",
    "retrait.deliberation_requise",
    "retrait.indemnite",
    "retrait.amortissements_restants",
    "exclusion.priorite",
    "exclusion_temporaire.duree_max_jours",
    "restitution.delai_jours",
    "restitution.individualisable_paye_epci",
    "evolution_sig",
    "penalite_niveaux",
)
"""What the source leaves to the parties (dossier §1.18), as written in the file."""


@rule(
    "CNV001",
    "deux versions en vigueur le même jour",
    sur=Convention,
    severity=ERREUR,
    source=clause("ADH-03"),
    remede="corriger en_vigueur_du : chaque version commence un autre jour",
)
def one_version_a_day(convention: Convention, registre: Registre) -> Iterator[Finding]:
    """Deux versions de la convention ne commencent pas le même jour : les calculs ne sauraient laquelle lire.

    Bon : `2019.yaml` en vigueur du 2019-01-01, `2024.yaml` du 2024-01-01

    Mauvais : les deux du 2024-01-01, après une copie
    """
    for autre in registre.conventions.values():
        if autre.version < convention.version and autre.en_vigueur_du == convention.en_vigueur_du:
            debut = jour_fr(convention.en_vigueur_du)
            message = f"la version « {autre.version} » est déjà en vigueur du {debut} ({autre.fichier})"
            yield Finding(("en_vigueur_du",), message)


@rule(
    "CNV002",
    "choix qui se contredisent",
    sur=Convention,
    severity=ERREUR,
    source=clause("RET-01"),
    remede="accorder les deux clés",
)
def consistent_choices(convention: Convention, registre: Registre) -> Iterator[Finding]:
    """Certaines réponses vont ensemble : une durée déterminée a des années, une indéterminée n'en a pas.

    On ne dénonce que ce qui se reconduit, avant le terme, et on n'indemnise pas des amortissements qui ne
    sont pas dus. Une clé par défaut vaut pour tout objet : des parts se fixent objet par objet.

    Bon : `duree: {type: determinee, annees: 6, reconduction: tacite, denonciation_mois: 6}`

    Mauvais : `duree: {type: indeterminee, denonciation_mois: 6}`, ou `cle_par_defaut: parts`
    """
    yield from _duration(convention)
    yield from _shares(convention)
    retrait = convention.retrait
    if (retrait.indemnite, retrait.amortissements_restants) == ("amortissements", "non_dus"):
        chemin: Chemin = ("retrait", "amortissements_restants")
        message = "l'indemnité de retrait est le reste des amortissements, et ils ne seraient pas dus"
        yield Finding(chemin, message, source="RET-03")


def _duration(convention: Convention) -> Iterator[Finding]:
    """Check the duration against its own keys."""
    duree = convention.duree
    if duree is not None and duree.type == "indeterminee":
        for cle in ("annees", "reconduction", "denonciation_mois"):
            if getattr(duree, cle) is not None:
                yield Finding(("duree", cle), f"« {cle} » n'a pas de sens pour une durée indéterminée")
    elif duree is not None:
        if duree.annees is None:
            yield Finding(("duree", "type"), "une durée déterminée dit combien d'années : annees")
        if duree.denonciation_mois is not None and duree.reconduction == "aucune":
            message = f"dénonciation à {duree.denonciation_mois} mois, et aucune reconduction à dénoncer"
            yield Finding(("duree", "denonciation_mois"), message)
        elif (duree.denonciation_mois or 0) >= 12 * (duree.annees or 99):
            message = f"dénonciation à {duree.denonciation_mois} mois, pour {duree.annees} ans en tout"
            yield Finding(("duree", "denonciation_mois"), message)


def _shares(convention: Convention) -> Iterator[Finding]:
    """Check what every yearly statement reads."""
    if convention.cle_par_defaut in _PAR_OBJET:
        message = f"la clé « {convention.cle_par_defaut} » se fixe objet par objet, et ne vaut pas pour tous"
        yield Finding(
            ("cle_par_defaut",), message, "écrire postes, agents, habitants ou une mesure", source="BUD-07"
        )
    if not convention.poste_compte:
        message = "rien ne compterait comme un poste, et la clé les compte"
        yield Finding(("poste_compte",), message, "écrire [fixe, portable, tablette]", source="ENSB-15")
    if convention.acompte_pourcent is not None and convention.acompte_pourcent > _TOUT:
        message = f"un acompte de {convention.acompte_pourcent} % de l'année précédente"
        yield Finding(("acompte_pourcent",), message, "écrire un nombre de 0 à 100", source="BUD-05")


@rule(
    "CNV003",
    "questions sans réponse",
    sur=Convention,
    severity=INFORMATION,
    source=clause("RET-03"),
    remede="faire trancher les parties, puis écrire la réponse ; l'outil ne devine pas",
    au_jour=True,
)
def open_questions(convention: Convention, registre: Registre, jour: date) -> Iterator[Finding]:
    """La source laisse des questions à la convention : tant qu'elles sont ouvertes, ce qui en dépend attend.

    Les versions qu'une autre a remplacées ne sont plus interrogées.

    Bon : chaque clé a sa réponse

    Mauvais : `comptage:` et `retrait: preavis_mois:` laissés vides
    """
    if any(convention.en_vigueur_du < autre.en_vigueur_du <= jour for autre in registre.conventions.values()):
        return
    ouvertes = [question for question in _QUESTIONS if _answer(convention, question) is None]
    if ouvertes:
        combien = f"{len(ouvertes)} questions" if len(ouvertes) > 1 else "1 question"
        yield Finding(("en_vigueur_du",), f"{combien} sans réponse : {', '.join(ouvertes)}")


def _answer(convention: Convention, question: str) -> Any:
    """Give the answer to a question: `retrait.preavis_mois`."""
    valeur: Any = convention
    for cle in question.split("."):
        valeur = getattr(valeur, cle)
    return valeur
