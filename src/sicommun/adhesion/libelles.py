"""The words that name each fact of a parcours on a screen, and who does what to bring it about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

Acteur = Literal["commune", "service_commun", "epci", "parties"]
"""Who must act; `parties` are the commune and the EPCI together."""

ACTEURS: Final[Mapping[Acteur, str]] = {
    "commune": "la commune",
    "service_commun": "le service commun",
    "epci": "l'EPCI",
    "parties": "les deux parties",
}
"""Who must act, in words."""

FAITS: Final[Mapping[str, str]] = {
    "reprise": "reprise d'une adhésion antérieure",
    "interet": "intérêt",
    "avis_cst": "avis du comité social",
    "fiche_impact": "fiche d'impact",
    "deliberation_commune": "délibération de la commune",
    "deliberation_epci": "délibération de l'EPCI",
    "signature": "signature de la convention",
    "depot_prefecture": "dépôt en préfecture",
    "remise_description": "remise de la description",
    "validation": "validation",
    "avenant": "avenant",
    "mise_en_demeure": "mise en demeure",
    "regularisation": "régularisation",
    "exclusion": "exclusion",
    "exclusion_temporaire": "exclusion temporaire",
    "levee": "levée de l'exclusion temporaire",
    "demande_retrait": "demande de retrait",
    "retrait": "retrait",
    "restitution": "restitution des données",
    "demande_destruction": "demande de destruction",
    "destruction": "destruction des données",
    "reintegration": "réintégration",
    "fusion": "fusion",
    "entree_epci": "entrée dans l'EPCI",
    "sortie_epci": "sortie de l'EPCI",
}
"""The name of each fact."""


class Formalite(NamedTuple):
    """What is to be done for a fact to be recorded, and by whom."""

    acteur: Acteur
    faire: str


FORMALITES: Final[Mapping[str, Formalite]] = {
    "interet": Formalite("commune", "faire connaître son intérêt pour un, deux ou trois ensembles"),
    "fiche_impact": Formalite("parties", "établir la fiche d'impact sur les agents"),
    "avis_cst": Formalite("parties", "recueillir l'avis du comité social territorial"),
    "deliberation_commune": Formalite("commune", "faire délibérer son conseil"),
    "deliberation_epci": Formalite("epci", "faire délibérer son conseil"),
    "signature": Formalite("parties", "signer la convention-cadre"),
    "depot_prefecture": Formalite("epci", "transmettre l'acte signé à la préfecture"),
    "remise_description": Formalite("commune", "remettre la description organique, complète"),
    "validation": Formalite("service_commun", "valider complétude, qualité et fraîcheur"),
    "regularisation": Formalite("commune", "régulariser sa position, et le faire constater"),
    "exclusion": Formalite("epci", "prononcer l'exclusion, faute de régularisation"),
    "levee": Formalite("epci", "réexaminer l'exclusion temporaire, et la lever"),
    "retrait": Formalite("parties", "acter le retrait"),
    "restitution": Formalite("service_commun", "restituer les données, dans le format convenu"),
    "destruction": Formalite("service_commun", "obtenir le visa des archives, puis détruire ce qui subsiste"),
    "reintegration": Formalite("epci", "réintégrer la commune, si elle le demande"),
}
"""What the tool may propose as a next step; a fact that nobody owes is not here."""
