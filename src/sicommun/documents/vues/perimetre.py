"""What an adherent entrusts to the shared service, ensemble by ensemble."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sicommun.documents.redaction import Manque, Redaction, enumerate_fr
from sicommun.documents.vue import var
from sicommun.documents.vues.commun import short
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.trace import Origine


@dataclass(frozen=True, slots=True)
class Domaine:
    """A functional domain of C."""

    code: str = var("Code du domaine : « finances ».")
    numero: str = var("Numéro du domaine, de 1 à 16.")
    libelle: str = var("Nom du domaine.")
    souscrit: bool = var("Oui si le domaine est confié.")


@dataclass(frozen=True, slots=True)
class Perimetre:
    """What is subscribed, and what is not."""

    a: bool = var("Oui si l'ensemble A est souscrit, en tout ou en partie.")
    b: bool = var("Oui si l'ensemble B est souscrit, en tout ou en partie.")
    c: bool = var("Oui si un domaine au moins de l'ensemble C est confié.")
    libelle_a: str = var("Nom de l'ensemble A.")
    libelle_b: str = var("Nom de l'ensemble B.")
    libelle_c: str = var("Nom de l'ensemble C.")
    ensembles: str = var("Les ensembles souscrits, en une phrase : « les ensembles A et C ».")
    elements_b: str = var("Les seuls éléments de B confiés ; vide si B l'est dans son ensemble.")
    domaines: tuple[Domaine, ...] = var("Tous les domaines de l'ensemble C, dans l'ordre.")
    domaines_confies: str = var("Les domaines confiés, en une phrase.")
    nombre_domaines: str = var("Nombre de domaines confiés.")
    services: str = var("Les services souscrits un à un, hors ensembles ; vide s'il n'y en a pas.")
    integral: bool = var("Oui si les trois ensembles et tous les domaines sont confiés (NIV-03).")
    vide: bool = var("Oui si rien n'est encore choisi.")


def perimetre(registre: Registre, commune: Commune, portee: Sequence[str], redaction: Redaction) -> Perimetre:
    """Say a portée; one that nobody has chosen yet leaves a blank."""
    modele = registre.modele
    lettres = sorted({code.partition("/")[0] for code in portee} & modele.ensembles.keys())
    elements = [code for code in portee if code.startswith("B/")] if "B" not in portee else []
    confies = [code.partition("/")[2] for code in portee if code.startswith("C/")]
    services = [code for code in portee if code.partition("/")[0] not in modele.ensembles]
    noms = [short(modele.libelle(f"C/{code}")) for code in confies]
    return Perimetre(
        a="A" in lettres,
        b="B" in lettres,
        c="C" in lettres,
        libelle_a=modele.ensembles["A"].libelle if "A" in modele.ensembles else "",
        libelle_b=modele.ensembles["B"].libelle if "B" in modele.ensembles else "",
        libelle_c=modele.ensembles["C"].libelle if "C" in modele.ensembles else "",
        ensembles=_ensembles(lettres) if portee else redaction.blank(_nothing(commune)),
        elements_b=enumerate_fr([f"« {short(modele.libelle(code))} »" for code in elements]),
        domaines=tuple(
            Domaine(domaine.code, str(domaine.numero), domaine.libelle, domaine.code in confies)
            for domaine in modele.domaines.values()
        ),
        domaines_confies=" ; ".join(noms),
        nombre_domaines=str(len(confies)),
        services=enumerate_fr([_service(registre, code) for code in services]),
        integral=len(lettres) == len(modele.ensembles)
        and not elements
        and len(confies) == len(modele.domaines),
        vide=not portee,
    )


def _nothing(commune: Commune) -> Manque:
    remede = "ajouter portee: [A, B, C/finances…] à l'intérêt ou à la signature"
    return Manque("ensembles souscrits", Origine(commune.fichier, ("parcours",)), "ADH-02", remede)


def _ensembles(lettres: Sequence[str]) -> str:
    mot = "l'ensemble" if len(lettres) == 1 else "les ensembles"
    return f"{mot} {enumerate_fr(lettres)}" if lettres else ""


def _service(registre: Registre, code: str) -> str:
    """Name a service by its contract, or by its code alone."""
    contrat = next((contrat for contrat in registre.contrats.values() if contrat.code == code), None)
    return f"{code} « {contrat.nom} »" if contrat else code
