"""Whether a commune has described all that it hands over (ADH-05, ADH-07)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from sicommun.adhesion.completude import CompletudeDomaine, completude
from sicommun.adhesion.dossier import ouvre
from sicommun.adhesion.etat import etat
from sicommun.adhesion.journal import Journal, Pas, play
from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.commune import Commune
from sicommun.model.description import Description
from sicommun.model.modele import Ligne, ModeleSi
from sicommun.model.registre import Registre
from sicommun.periodes import add_months, jour_fr
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_NOMMEES: Final = 5
"""Rows named in a message; the others are counted."""

_MOIS_POUR_DECRIRE: Final = 12
"""Months left to describe an adhesion older than the tool; the source sets none."""

_EN_COURS: Final = frozenset({"depose", "effectif"})
"""States in which a description is awaited or relied on."""

_ENGAGEMENTS: Final = frozenset({"signature", "avenant", "reintegration"})
_REMEDE: Final = "répondre à ces lignes, ou écrire « sans objet » : un vide n'est pas un zéro"


@rule(
    "DES020",
    "description validée, et incomplète",
    sur=Description,
    severity=ERREUR,
    source=clause("ADH-07"),
    remede=_REMEDE,
)
def validated_description(description: Description, registre: Registre) -> Iterator[Finding]:
    """Le service commun valide la complétude : toutes les lignes du périmètre ouvert ont leur réponse.

    Est jugée la description que la validation avait sous les yeux, arrêtée au plus tard ce jour-là, et selon
    la convention alors en vigueur (`description_exigible`). Une description reprise depuis relève de DES021.

    Bon : chaque ligne porte une valeur, ou « sans objet »

    Mauvais : une validation d'avis `valide`, et quatre lignes vides en finances
    """
    journal = _journal(description, registre)
    validation = last_opening(journal)
    if validation is None or not _relied_on(description, journal, validation):
        return
    portee = journal.dossier.portee.codes
    yield from _missing(description, portee, registre, validation.fait.le)


@rule(
    "DES021",
    "description incomplète",
    sur=Description,
    severity=AVERTISSEMENT,
    source=clause("ADH-07"),
    remede=_REMEDE,
    requires=("DES020",),
)
def handed_over_description(description: Description, registre: Registre) -> Iterator[Finding]:
    """Une description remise répond à toutes les lignes de ce que la commune confie.

    C'est le cas avant la validation, qui attend la complétude, après une reprise, et quand la description a
    été refaite depuis la validation.

    Bon : chaque ligne porte une valeur, ou « sans objet »

    Mauvais : une description remise où « Fiscalité locale » n'a pas de réponse
    """
    journal = _journal(description, registre)
    dossier = journal.dossier
    if dossier.statut not in _EN_COURS:
        return
    validation = last_opening(journal)
    portee = dossier.portee.codes | (dossier.signee if _handed_over(journal) else frozenset())
    judged = validation is not None and _relied_on(description, journal, validation)
    if not judged or portee != dossier.portee.codes:
        depuis = validation.fait.le if validation else dossier.remise_le or dossier.effective_depuis
        yield from _missing(description, portee, registre, depuis)


def last_opening(journal: Journal) -> Pas | None:
    """Give the last validation that opened use."""
    return next(
        (pas for pas in reversed(journal.pas) if pas.fait.fait == "validation" and ouvre(pas.fait)), None
    )


def _journal(description: Description, registre: Registre) -> Journal:
    """Play the journal of the commune that is described; an unread commune has none."""
    commune = registre.communes.get(description.slug)
    return play(commune.parcours) if commune else Journal((), ())


def _relied_on(description: Description, journal: Journal, validation: Pas) -> bool:
    """Tell whether this description is the one that a validation still in force has judged."""
    dossier = journal.dossier
    return dossier.initiale and bool(dossier.portee) and description.arretee_au <= validation.fait.le


def _handed_over(journal: Journal) -> bool:
    """Tell whether the description was handed over after the last commitment, which it then covers."""
    remise = journal.dossier.remise_le
    engagements = [pas.fait.le for pas in journal.pas if pas.fait.fait in _ENGAGEMENTS]
    return remise is not None and all(le <= remise for le in engagements)


def _missing(
    description: Description, portee: frozenset[str], registre: Registre, jour: date | None
) -> Iterator[Finding]:
    """Give, domain by domain, the rows that a portée makes due and that have no answer."""
    convention = registre.convention_at(jour) if jour else None
    exigible = convention.description_exigible if convention else "perimetre"
    if _is_complete(description, portee, registre.modele, exigible):
        return
    compte = completude(description, portee, modele=registre.modele, exigible=exigible)
    for cle, domaine in compte.domaines.items():
        if domaine.manquantes:
            yield Finding((cle,), _say(domaine), cible="cle")


def _is_complete(description: Description, portee: Iterable[str], modele: ModeleSi, exigible: str) -> bool:
    """Tell at little cost whether anything is missing: most descriptions stop here."""
    dues = (
        {cle: domaine.lignes.keys() for cle, domaine in modele.organique.items()}
        if exigible == "complete"
        else modele.exigibles(portee)
    )
    return all(
        blocs and all(bloc.sans_objet or lignes <= bloc.reponses.keys() for bloc in blocs)
        for cle, lignes in dues.items()
        for blocs in (description.blocs.get(cle, ()),)
    )


def _say(domaine: CompletudeDomaine) -> str:
    """Say `Finances : 3 lignes sur 4 ; manque « Fiscalité locale »`; a domain left blank names no row."""
    libelle = domaine.domaine.libelle.removeprefix("Applicatifs ")
    manquantes = domaine.manquantes
    if not domaine.repondues and len(manquantes) >= len(domaine.domaine.lignes):
        return f"{libelle} : aucune des {domaine.exigibles} lignes n'a de réponse"
    lignes = "lignes" if domaine.repondues > 1 else "ligne"
    manque = "manque" if len(manquantes) == 1 else "manquent"
    return f"{libelle} : {domaine.repondues} {lignes} sur {domaine.exigibles} ; {manque} {_names(manquantes)}"


def _names(manquantes: tuple[tuple[str, Ligne], ...]) -> str:
    """Name the first rows and count the others; an element that has them all is named once."""
    elements = {element for element, _ in manquantes}
    seul = elements.pop() if len(elements) == 1 else ""
    noms = [
        f"« {ligne.libelle} » de « {element} »" if element and not seul else f"« {ligne.libelle} »"
        for element, ligne in manquantes[:_NOMMEES]
    ]
    if reste := len(manquantes) - len(noms):
        noms.append(f"{reste} autre{'s' if reste > 1 else ''}")
    enumeration = " et ".join(part for part in (", ".join(noms[:-1]), noms[-1]) if part)
    return f"pour « {seul} » : {enumeration}" if seul else enumeration


@rule(
    "DES022",
    "description remise ou validée, et absente du dépôt",
    sur=Commune,
    severity=ERREUR,
    source=clause("ADH-05"),
    remede="déposer la description remise : data/communes/<commune>/description.yaml",
)
def description_kept(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une description remise par la commune, ou validée, est au dépôt : c'est elle qui fait foi.

    Bon : le fait `remise_description`, et le fichier `description.yaml` à côté

    Mauvais : le fait seul
    """
    if _has_description(commune, registre):
        return
    journal = play(commune.parcours)
    if journal.dossier.statut in _EN_COURS and journal.dossier.initiale:
        faits = [pas for pas in journal.pas if pas.fait.fait in {"remise_description", "validation"}]
        for pas in faits[-1:]:
            nom = {"remise_description": "remise", "validation": "validée"}[pas.fait.fait]
            message = f"description {nom} le {jour_fr(pas.fait.le)}, et pas de description.yaml"
            yield Finding(("parcours", pas.rang), message)


@rule(
    "DES023",
    "adhésion reprise, et jamais décrite",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("ADH-05"),
    remede="remettre le formulaire à la commune (sicommun render description vierge), puis écrire sa réponse",
    au_jour=True,
)
def taken_over_then_described(commune: Commune, registre: Registre, jour: date) -> Iterator[Finding]:
    """Une adhésion antérieure à l'outil se décrit aussi, au plus tard un an après son effet.

    La source n'exige la description que d'une adhésion initiale : ce constat est un rappel.

    Bon : une `reprise`, et un fichier `description.yaml`

    Mauvais : une `reprise` de 2019, et rien d'autre
    """
    if _has_description(commune, registre):
        return
    reprises = [pas for pas in play(commune.parcours).pas if pas.fait.fait == "reprise"]
    for pas in reprises[-1:]:
        debut = pas.fait.prend_effet
        if add_months(debut, _MOIS_POUR_DECRIRE) <= jour and etat(commune.parcours, jour).est_effective:
            yield Finding(
                ("parcours", pas.rang), f"adhésion effective depuis le {jour_fr(debut)}, jamais décrite"
            )


def _has_description(commune: Commune, registre: Registre) -> bool:
    """Tell whether the description is there; one that could not be read is there."""
    slug = commune.slug
    return slug in registre.descriptions or registre.illisible(f"/{slug}/description.yaml")
