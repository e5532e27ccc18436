"""The journal of an adhesion: each fact is a dated record of its own kind."""

from typing import Annotated, Literal

from pydantic import Field

from sicommun.model.base import champ
from sicommun.model.fait import ElementRendu, FaitCommun, FaitDate
from sicommun.model.types import Booleen, Code, Entier, Jour, Portee, Siren, Texte

_PORTEE = "Codes concernés : A, B, C/finances, B/telecoms…"
_EFFET = "Date d'effet ; à défaut, la date de l'acte."


class Reprise(FaitCommun):
    """An adhesion older than the tool, effective without playing its steps again."""

    fait: Literal["reprise"] = champ(
        "Fait", "Reprise d'une adhésion antérieure à l'outil, effective sans rejouer les étapes."
    )
    portee: Portee = champ("Portée", _PORTEE, min_length=1)
    convention: Code | None = champ("Convention", "Version de la convention signée.", default=None)
    effet: Jour | None = champ("Effet", _EFFET, default=None)


class Interet(FaitCommun):
    """The commune makes its interest known (ADH-01)."""

    fait: Literal["interet"] = champ("Fait", "La commune fait connaître son intérêt (ADH-01).")
    portee: Portee = champ("Portée", "Ce que la commune envisage de souscrire (ADH-02).", default=())


class AvisCst(FaitCommun):
    """The opinion of a comité social territorial (L5211-4-2)."""

    fait: Literal["avis_cst"] = champ("Fait", "Avis d'un comité social territorial (L5211-4-2).")
    instance: Literal["commune", "epci", "centre_de_gestion"] = champ(
        "Instance", "commune, epci ou centre_de_gestion."
    )
    avis: Literal["favorable", "defavorable", "partage"] = champ("Avis", "favorable, defavorable ou partage.")


class FicheImpact(FaitCommun):
    """The impact sheet on agents (L5211-4-2)."""

    fait: Literal["fiche_impact"] = champ("Fait", "Fiche d'impact sur les agents (L5211-4-2).")
    effets: Texte | None = champ("Effets", "Résumé ; « aucun » est une réponse.", default=None)
    agents_transferes: Entier | None = champ(
        "Agents transférés", "Nombre d'agents transférés à l'EPCI, sans nom.", default=None
    )
    agents_mis_a_disposition: Entier | None = champ(
        "Agents mis à disposition", "Nombre d'agents à temps partiel sur le service, sans nom.", default=None
    )
    organisation: Texte | None = champ("Organisation", "Effets sur l'organisation ; ou aucun.", default=None)
    conditions: Texte | None = champ(
        "Conditions de travail", "Effets sur les conditions de travail ; ou aucun.", default=None
    )
    remuneration: Texte | None = champ("Rémunération", "Effets sur la rémunération ; ou aucun.", default=None)
    droits_acquis: Texte | None = champ(
        "Droits acquis", "Effets sur les droits acquis ; ou aucun.", default=None
    )


class DeliberationCommune(FaitCommun):
    """The municipal council authorises the signature."""

    fait: Literal["deliberation_commune"] = champ("Fait", "Le conseil municipal autorise la signature.")


class DeliberationEpci(FaitCommun):
    """The council of the EPCI authorises the signature."""

    fait: Literal["deliberation_epci"] = champ("Fait", "Le conseil de l'EPCI autorise la signature.")


class Signature(FaitCommun):
    """Both sign the framework convention (ADH-03)."""

    fait: Literal["signature"] = champ("Fait", "Signature de la convention-cadre (ADH-03).")
    convention: Code = champ("Convention", "Version de la convention, entre guillemets.")
    portee: Portee = champ("Portée", _PORTEE, min_length=1)


class DepotPrefecture(FaitCommun):
    """The act reaches the préfecture (L2131-1)."""

    fait: Literal["depot_prefecture"] = champ("Fait", "Transmission de l'acte à la préfecture (L2131-1).")
    acte: Code | None = champ("Acte", "Identifiant de l'accusé de réception @ctes.", default=None)


class RemiseDescription(FaitCommun):
    """The commune hands over its organic description (ADH-05)."""

    fait: Literal["remise_description"] = champ("Fait", "Remise de la description organique (ADH-05).")


class Validation(FaitCommun):
    """The shared service formally validates the information (ADH-06 to ADH-10)."""

    fait: Literal["validation"] = champ(
        "Fait", "Décision du service commun sur les informations reçues : elle ouvre l'adhésion (ADH-06)."
    )
    avis: Literal["valide", "reserves", "refuse"] = champ("Avis", "valide, reserves ou refuse.")
    portee: Portee = champ("Portée", _PORTEE, min_length=1)
    par: Texte | None = champ("Par", "Qui a décidé (une fonction).", default=None)
    effet: Jour | None = champ("Effet", _EFFET, default=None)
    effet_sous_reserve: Booleen = champ(
        "Effet sous réserve", "oui : l'avis avec réserves ouvre l'adhésion.", default=False
    )
    motifs: Texte | None = champ("Motifs", "Réserves ou raisons du refus.", default=None)


class Avenant(FaitCommun):
    """The convention is amended: it adds or makes precise; an addition waits for its own validation."""

    fait: Literal["avenant"] = champ(
        "Fait", "Avenant : il ajoute ou précise ; un ajout attend sa propre validation."
    )
    numero: Code | None = champ("Numéro", "Numéro de l'avenant, entre guillemets.", default=None)
    convention: Code | None = champ("Convention", "Version désormais applicable.", default=None)
    portee: Portee = champ("Portée", "Ce qui est ajouté.", default=())
    objet: Texte | None = champ("Objet", "Ce que l'avenant précise.", default=None)


class MiseEnDemeure(FaitCommun):
    """The EPCI warns by registered letter (EXC-07)."""

    fait: Literal["mise_en_demeure"] = champ(
        "Fait", "Mise en demeure par courrier avec accusé de réception (EXC-07)."
    )
    recu_le: Jour | None = champ(
        "Reçue le", "Date de l'accusé de réception : elle ouvre les trois mois (EXC-09).", default=None
    )
    motif: Literal["peril_grave", "non_respect_engagements"] = champ(
        "Motif", "peril_grave (EXC-02) ou non_respect_engagements (EXC-04)."
    )
    risque: Texte | None = champ("Risque", "Le risque (EXC-07).", default=None)
    raisons: Texte | None = champ("Raisons", "Les raisons (EXC-07).", default=None)
    faits: tuple[FaitDate, ...] = champ("Faits", "Faits datés, à l'appui des raisons.", default=())
    clauses: tuple[Code, ...] = champ(
        "Clauses", "Engagements non respectés, par leur numéro : [ENSB-26] (EXC-04).", default=()
    )
    mesures: tuple[Texte, ...] = champ("Mesures", "Mesures demandées (EXC-08).", default=())
    portee: Portee = champ("Portée", "Portée envisagée.", default=())


class Regularisation(FaitCommun):
    """The commune puts itself right, and the EPCI says so (EXC-08, EXC-09)."""

    fait: Literal["regularisation"] = champ(
        "Fait", "Régularisation constatée : la procédure d'exclusion s'arrête (EXC-08)."
    )


class Exclusion(FaitCommun):
    """The EPCI excludes, wholly or for a portée (EXC-06, EXC-09); the last day of use is `effet`."""

    fait: Literal["exclusion"] = champ("Fait", "Exclusion totale ou partielle (EXC-06, EXC-09).")
    portee: Portee = champ("Portée", _PORTEE, min_length=1)
    motif: Literal["peril_grave", "non_respect_engagements"] = champ(
        "Motif", "Liste fermée : peril_grave ou non_respect_engagements (EXC-05)."
    )
    effet: Jour | None = champ("Effet", "Dernier jour d'usage ; à défaut, la date de l'acte.", default=None)
    conserves: tuple[Texte, ...] = champ(
        "Conservés", "Éléments individualisables que la commune garde (CSQ-02).", default=()
    )


class ExclusionTemporaire(FaitCommun):
    """A preventive exclusion without delay (EXC-10); it suspends from its very day."""

    fait: Literal["exclusion_temporaire"] = champ("Fait", "Exclusion temporaire, à titre préventif (EXC-10).")
    portee: Portee = champ("Portée", _PORTEE, min_length=1)
    justification: Texte | None = champ("Justification", "Le cas grave, par écrit.", default=None)
    risque_fort: Booleen = champ("Risque fort", "oui : la source l'exige.", default=False)
    risque_immediat: Booleen = champ("Risque immédiat", "oui : la source l'exige.", default=False)
    reexamen_le: Jour | None = champ("Réexamen le", "Date du réexamen.", default=None)
    jusqu_au: Jour | None = champ("Jusqu'au", "Dernier jour de la suspension.", default=None)


class Levee(FaitCommun):
    """The temporary exclusion ends; use is open again that very day."""

    fait: Literal["levee"] = champ(
        "Fait", "Levée de l'exclusion temporaire : l'usage est rouvert le jour même."
    )


class DemandeRetrait(FaitCommun):
    """The commune asks to leave, wholly or for a portée (RET-03)."""

    fait: Literal["demande_retrait"] = champ(
        "Fait", "La commune demande à se retirer, de tout ou d'une partie (RET-03)."
    )
    recu_le: Jour | None = champ("Reçue le", "Date de réception : elle ouvre le préavis.", default=None)
    portee: Portee = champ("Portée", _PORTEE, min_length=1)
    conciliation_le: Jour | None = champ(
        "Conciliation le", "Rencontre pour éviter le retrait (RET-02).", default=None
    )


class Retrait(FaitCommun):
    """The commune leaves, wholly or for a portée; the last day of use is `effet`."""

    fait: Literal["retrait"] = champ("Fait", "Retrait de tout ou d'une partie (RET-03).")
    portee: Portee = champ("Portée", _PORTEE, min_length=1)
    effet: Jour | None = champ("Effet", "Dernier jour d'usage ; à défaut, la date de l'acte.", default=None)
    conserves: tuple[Texte, ...] = champ(
        "Conservés", "Éléments individualisables que la commune garde (CSQ-02).", default=()
    )


class Restitution(FaitCommun):
    """Data go back to the commune (CSQ-05, CSQ-06)."""

    fait: Literal["restitution"] = champ("Fait", "Restitution des données à la commune (CSQ-05).")
    format: Texte | None = champ("Format", "Format numérique convenu.", default=None)
    delai: Texte | None = champ("Délai", "Délai convenu.", default=None)
    recu_par: Texte | None = champ("Reçu par", "Qui a reçu (une fonction).", default=None)
    elements: tuple[ElementRendu, ...] = champ("Éléments", "Ce qui est rendu, un par un.", default=())


class DemandeDestruction(FaitCommun):
    """The commune asks for the destruction of what remains (CSQ-07)."""

    fait: Literal["demande_destruction"] = champ(
        "Fait", "La commune demande la destruction de ce qui subsiste (CSQ-07)."
    )


class Destruction(FaitCommun):
    """What remains is destroyed, once the archives have given their visa (CSQ-07, L212-2)."""

    fait: Literal["destruction"] = champ(
        "Fait", "Destruction de ce qui subsiste, une fois le visa des archives obtenu (CSQ-07)."
    )
    visa_archives: Texte | None = champ(
        "Visa des archives", "Numéro et date du visa d'élimination.", default=None
    )
    visa_le: Jour | None = champ(
        "Visa le", "Date du visa : la destruction vient après (R212-14).", default=None
    )
    copies_seulement: Booleen = champ(
        "Copies seulement", "oui : constat que seules des copies sont détruites.", default=False
    )
    methode: Texte | None = champ("Méthode", "Comment.", default=None)
    sauvegardes_incluses: Booleen | None = champ(
        "Sauvegardes incluses", "oui, ou non : elles s'effacent alors à leur terme.", default=None
    )
    temoin: Texte | None = champ("Témoin", "Qui en a été témoin (une fonction).", default=None)


class Reintegration(FaitCommun):
    """A commune that was excluded comes back; a new validation reopens use (EXC-11)."""

    fait: Literal["reintegration"] = champ(
        "Fait", "Réintégration d'une commune exclue ; une nouvelle validation rouvre l'usage (EXC-11)."
    )
    portee: Portee = champ("Portée", _PORTEE, min_length=1)


class Fusion(FaitCommun):
    """The commune merges into a new one and ceases, from `effet` on."""

    fait: Literal["fusion"] = champ("Fait", "La commune fusionne dans une commune nouvelle.")
    nouvelle: Siren = champ("Commune nouvelle", "SIREN de la commune nouvelle.")
    effet: Jour | None = champ("Effet", "Premier jour de la commune nouvelle.", default=None)


class EntreeEpci(FaitCommun):
    """The commune enters the EPCI."""

    fait: Literal["entree_epci"] = champ("Fait", "La commune entre dans l'EPCI.")
    effet: Jour | None = champ("Effet", _EFFET, default=None)


class SortieEpci(FaitCommun):
    """The commune leaves the EPCI, from `effet` on."""

    fait: Literal["sortie_epci"] = champ("Fait", "La commune quitte l'EPCI.")
    effet: Jour | None = champ("Effet", "Premier jour hors de l'EPCI.", default=None)


Fait = Annotated[
    Reprise | Interet | AvisCst | FicheImpact | DeliberationCommune | DeliberationEpci | Signature
    | DepotPrefecture | RemiseDescription | Validation | Avenant | MiseEnDemeure | Regularisation
    | Exclusion | ExclusionTemporaire | Levee | DemandeRetrait | Retrait | Restitution
    | DemandeDestruction | Destruction | Reintegration | Fusion | EntreeEpci | SortieEpci,
    Field(discriminator="fait", title="Fait", description="Un fait daté du parcours d'adhésion."),
]  # fmt: skip
