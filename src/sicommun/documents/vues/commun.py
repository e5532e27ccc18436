"""What many papers say in the same words: who the EPCI is, who signs, what a portée is called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sicommun.documents.redaction import Redaction, enumerate_fr
from sicommun.documents.vue import var
from sicommun.model.commune import Commune
from sicommun.model.epci import Epci
from sicommun.model.modele import ModeleSi
from sicommun.model.personnes import Mandat
from sicommun.model.registre import Registre
from sicommun.positions import Chemin
from sicommun.trace import Origine

NATURES: Final = {
    "CC": "communauté de communes",
    "CA": "communauté d'agglomération",
    "CU": "communauté urbaine",
    "METRO": "métropole",
    "MET69": "métropole de Lyon",
}
TERMES: Final = {"METRO": "Métropole", "MET69": "Métropole"}
ASSEMBLEES: Final = {"METRO": "conseil métropolitain", "MET69": "conseil de la Métropole"}
ASSEMBLEES_RATTACHEES: Final = {
    "ccas": "conseil d'administration",
    "caisse_des_ecoles": "comité de la caisse",
}
ARTICLES: Final = {"ccas": "le ", "caisse_des_ecoles": "la "}
EPCI: Final = "data/epci.yaml"


@dataclass(frozen=True, slots=True)
class Organisme:
    """The EPCI, as papers name it."""

    nom: str = var("Nom de l'intercommunalité.")
    article: str = var(
        "L'intercommunalité dans une phrase : « Dijon Métropole », « la Communauté de communes… »."
    )
    article_de: str = var("La même chose après « de » : « de Dijon Métropole », « de la Communauté… ».")
    siren: str = var("SIREN, par groupes de trois chiffres.")
    nature: str = var("Nature juridique : « métropole », « communauté de communes »…")
    nature_dite: bool = var("Oui si le nom dit déjà la nature.")
    terme: str = var("Comment les articles l'appellent, après « la » : « Métropole », « Communauté ».")
    assemblee: str = var("Son assemblée : « conseil métropolitain », « conseil communautaire ».")
    service_commun: str = var("Nom du service commun.")
    representant: str = var("Prénom et nom du représentant en fonction ce jour-là.")
    fonction: str = var("Fonction du représentant : « Présidente »…")


@dataclass(frozen=True, slots=True)
class Partie:
    """The commune, or the body attached to one, as papers name it."""

    nom: str = var("Nom de l'adhérent.")
    article: str = var("L'adhérent dans une phrase : « la commune de Chenôve », « le CCAS de Valombre ».")
    article_de: str = var(
        "La même chose après « de » : « de la commune de Chenôve », « du CCAS de Valombre »."
    )
    le: str = var("Comment les articles l'appellent : « la Commune », « l'Établissement ».")
    du: str = var("La même chose après « de » : « de la Commune ».")
    au: str = var("La même chose après « à » : « à la Commune ».")
    terme: str = var("Le mot seul : « Commune », « Établissement ».")
    elle: str = var("Le pronom : « elle », « il ».")
    ce_dernier: str = var("« cette dernière », « ce dernier ».")
    accord: str = var("La terminaison d'un participe : « e », ou rien.")
    assemblee: str = var("Son assemblée : « conseil municipal », « conseil d'administration ».")
    commune: bool = var("Oui pour une commune, non pour un établissement.")
    siren: str = var("SIREN, par groupes de trois chiffres.")
    code_insee: str = var("Code INSEE ; vide pour un établissement.")
    representant: str = var("Prénom et nom du représentant en fonction ce jour-là.")
    fonction: str = var("Fonction du représentant : « Maire »…")


def in_office(mandats: Iterable[Mandat], jour: date) -> Mandat | None:
    """Give who was in office on a day."""
    return next((mandat for mandat in mandats if jour in mandat.periode), None)


def group_siren(siren: str) -> str:
    """Write a SIREN by groups of three digits."""
    return " ".join(siren[rang : rang + 3] for rang in range(0, len(siren), 3))


def organisme(registre: Registre, jour: date, redaction: Redaction) -> Organisme:
    """Name the EPCI and who represents it on a day; raises ValueError without a readable `epci.yaml`."""
    epci = registre.epci
    if epci is None:
        raise ValueError(EPCI)
    article = _with_article(epci.nom)
    mandat = in_office(epci.representants, jour)
    personne = redaction.exige(
        f"{mandat.prenom} {mandat.nom}" if mandat else None,
        "représentant de l'intercommunalité en fonction à cette date",
        Origine(EPCI, ("representants",)),
        remede="ajouter representants: {du, fonction, prenom, nom}",
    )
    return Organisme(
        nom=epci.nom,
        article=article,
        article_de=of_name(epci.nom) if article == epci.nom else f"de {article}",
        siren=group_siren(epci.siren),
        nature=NATURES[epci.nature],
        nature_dite=NATURES[epci.nature] in epci.nom.casefold(),
        terme=TERMES.get(epci.nature, "Communauté"),
        assemblee=ASSEMBLEES.get(epci.nature, "conseil communautaire"),
        service_commun=epci.service_commun.nom,
        representant=personne,
        fonction=mandat.fonction if mandat else "",
    )


def partie(commune: Commune, jour: date, redaction: Redaction) -> Partie:
    """Name an adherent and who represents it on a day."""
    mandat = in_office(commune.representants, jour)
    personne = redaction.exige(
        f"{mandat.prenom} {mandat.nom}" if mandat else None,
        f"représentant {of_adherent(commune)} en fonction à cette date",
        Origine(commune.fichier, ("representants",)),
        remede="ajouter representants: {du, fonction, prenom, nom}",
    )
    return Partie(
        nom=commune.nom,
        article=named(commune),
        article_de=of_adherent(commune),
        **_words(commune),
        commune=commune.nature == "commune",
        assemblee=ASSEMBLEES_RATTACHEES.get(commune.nature, "organe délibérant")
        if commune.nature != "commune"
        else "conseil municipal",
        siren=group_siren(commune.siren),
        code_insee=commune.code_insee or "",
        representant=personne,
        fonction=mandat.fonction if mandat else "",
    )


def _with_article(nom: str) -> str:
    """Name an EPCI in a sentence: a common noun takes its article, a proper name takes none."""
    if nom.startswith(("Communauté ", "Métropole ", "CC ", "CA ", "CU ")):
        return f"la {nom}"
    return f"l'{nom}" if nom.startswith(("Eurométropole ", "Agglomération ")) else nom


_VOYELLES: Final = "AÀÂÄEÉÈÊËIÎÏOÔÖUÙÛÜYHŒÆ"


def of_name(nom: str) -> str:
    """Give a name after « de », elided or contracted: `de Chenôve`, `d'Ahuy`, `du Val`, `des Brumettes`."""
    if nom.startswith("Le "):
        return f"du {nom[3:]}"
    if nom.startswith("Les "):
        return f"des {nom[4:]}"
    return f"d'{nom}" if nom[:1].upper() in _VOYELLES else f"de {nom}"


def named(commune: Commune) -> str:
    """Name an adherent in a sentence: `la commune de Chenôve`, `le CCAS de Valombre`."""
    if commune.nature == "commune":
        return f"la commune {of_name(commune.nom)}"
    return f"{ARTICLES.get(commune.nature, '')}{commune.nom}"


def of_adherent(commune: Commune) -> str:
    """Name an adherent after « de »: `de la commune de Chenôve`, `du CCAS de Valombre`."""
    nom = named(commune)
    return f"du {nom[3:]}" if nom.startswith("le ") else f"de {nom}"


def _words(commune: Commune) -> dict[str, str]:
    """Give the words by which articles call an adherent, with the agreements that they command."""
    if commune.nature == "commune":
        return {
            "terme": "Commune", "le": "la Commune", "du": "de la Commune", "au": "à la Commune",
            "elle": "elle", "ce_dernier": "cette dernière", "accord": "e",
        }  # fmt: skip
    return {
        "terme": "Établissement", "le": "l'Établissement", "du": "de l'Établissement",
        "au": "à l'Établissement", "elle": "il", "ce_dernier": "ce dernier", "accord": "",
    }  # fmt: skip


def say_portee(portee: Sequence[str], modele: ModeleSi) -> str:
    """Say a portée in French: the ensembles, then the domains of C by their names."""
    return enumerate_fr([label(code, modele) for code in portee])


def label(code: str, modele: ModeleSi) -> str:
    """Say one code of a portée: an ensemble, an element of B, a domain of C, or a service by its code."""
    ensemble, _, detail = code.partition("/")
    if not detail:
        libelle = modele.ensembles[code].libelle if code in modele.ensembles else ""
        return f"l'ensemble {code} « {libelle} »" if libelle else f"le service {code}"
    sorte = "le domaine" if ensemble == "C" else "l'élément"
    return f"{sorte} « {short(modele.libelle(code))} » de l'ensemble {ensemble}"


def short(libelle: str) -> str:
    """Give a label without the examples that it gives in brackets."""
    return libelle.partition(" (")[0]


def court(registre: Registre, redaction: Redaction) -> str:
    """Give the court that judges; it is a datum of the EPCI, and is not guessed."""
    return redaction.exige(
        registre.epci.tribunal if registre.epci else None,
        "tribunal administratif compétent",
        Origine(EPCI, ("tribunal",)),
        remede="ajouter tribunal: tribunal administratif de …",
    )


def place(piece: Commune | Epci, chemin: Chemin) -> Origine:
    """Give the place of a value in the file of a record."""
    return Origine(piece.fichier or EPCI, chemin)
