"""The organic description: the answers of an adherent, or the form to be filled in (dossier §1.15)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sicommun.adhesion.completude import Exigible, completude, due_rows
from sicommun.adhesion.etat import etat
from sicommun.adhesion.fraicheur import confirmation_due
from sicommun.documents.catalogue import Demande
from sicommun.documents.redaction import Manque, Redaction, enumerate_fr
from sicommun.documents.vue import var
from sicommun.documents.vues.commun import named, say_portee
from sicommun.documents.vues.reponses import SANS_OBJET, say_answer, say_quantity, say_unit
from sicommun.model.commune import Commune
from sicommun.model.description import Bloc, Description
from sicommun.model.modele import DomaineOrganique, Ligne
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.store.modele import printed_rows
from sicommun.trace import Origine

VIERGE: Final = "vierge"
HORS_PERIMETRE: Final = "non demandé"
_COURT: Final = 9
"""Rows up to which a table is kept on one page: a longer one may be cut, its titles come again."""
_NOMMEES: Final = 4
"""Rows named in a lack; the others are counted."""


@dataclass(frozen=True, slots=True)
class LigneDite:
    """A row: what is asked, and the answer."""

    numero: str = var("Numéro de la ligne : « DO-004 » ; vide quand un domaine entier est sans objet.")
    libelle: str = var("Sous-domaine.")
    description: str = var("La réponse en mots ; vide dans un formulaire.")
    quantite: str = var("La quantité et son unité ; l'unité seule dans un formulaire.")
    manque: bool = var("La ligne est-elle demandée et sans réponse ?")


@dataclass(frozen=True, slots=True)
class BlocDit:
    """A domain, or one element of a repeatable domain."""

    titre: str = var("Domaine ; avec le nom et le type de l'élément dans un domaine répété.")
    repete: bool = var("Dans un formulaire : peut-on créer autant de blocs que nécessaire ?")
    court: bool = var("Le tableau tient-il d'un seul tenant sur une page ?")
    lignes: tuple[LigneDite, ...] = var("Les lignes du domaine.")


@dataclass(frozen=True, slots=True)
class Vue:
    """What the organic table says."""

    titre: str = var("Titre du document.")
    sujet: str = var("Ce que porte l'en-tête des pages.")
    jour: str = var("Le jour auquel la description est lue.")
    vierge: bool = var("Est-ce un formulaire à remplir ?")
    adherent: str = var("L'adhérent ; vide dans le formulaire de toutes les lignes.")
    portee: str = var("Ce que l'adhérent confie ; vide s'il n'a encore rien signé.")
    arretee_au: str = var("Date de recueil des informations ; vide dans un formulaire.")
    confirmations: str = var("Confirmations « inchangé », avec leurs dates ; vide s'il n'y en a pas.")
    a_confirmer: str = var("Jour avant lequel la description se confirme ; vide sans adhésion effective.")
    repondues: int = var("Nombre de lignes demandées qui ont leur réponse.")
    demandees: int = var("Nombre de lignes demandées.")
    non_decrits: str = var("Domaines ni demandés ni décrits ; vide s'il n'y en a pas.")
    blocs: tuple[BlocDit, ...] = var("Les domaines, dans l'ordre de la source.")


def targets(registre: Registre, jour: date) -> Sequence[str]:
    """Give the adherents that have a description, the form of all the rows, then those of a portée."""
    confient = [slug for slug, commune in registre.communes.items() if handed_over(commune, jour)]
    return [*registre.descriptions, VIERGE, *(f"{VIERGE}/{slug}" for slug in confient)]


def handed_over(commune: Commune, jour: date) -> frozenset[str]:
    """Give the codes that an adherent has signed or holds on a day: what its description must cover."""
    dossier = etat(commune.parcours, jour).dossier
    return dossier.portee.codes | dossier.signee


def write(demande: Demande, redaction: Redaction) -> Vue:
    """Write the description of an adherent, or a form."""
    forme, _, slug = demande.cible.partition("/")
    if forme == VIERGE:
        return _form(demande, slug)
    return _answers(demande, redaction)


def _due(registre: Registre, portee: frozenset[str], jour: date) -> dict[str, frozenset[str]]:
    """Give the rows due on a day; an adherent that has signed nothing yet owes none."""
    return due_rows(portee, modele=registre.modele, exigible=_wanted(registre, jour)) if portee else {}


def _wanted(registre: Registre, jour: date) -> Exigible:
    convention = registre.convention_at(jour)
    return convention.description_exigible if convention else "perimetre"


def _form(demande: Demande, slug: str) -> Vue:
    """Write the form: all the rows of the source, or those that the portée of an adherent makes due."""
    registre, jour = demande.registre, demande.jour
    commune = registre.communes.get(slug)
    portee = handed_over(commune, jour) if commune else frozenset()
    dues = _due(registre, portee, jour) if commune else None
    blocs = tuple(_form_blocks(registre, dues))
    suite = f" – {commune.nom}" if commune else ""
    return Vue(
        titre=f"Description organique à remplir{suite}",
        sujet=f"Description organique à remplir{suite}",
        jour=jour_fr(jour),
        vierge=True,
        adherent=named(commune) if commune else "",
        portee=say_portee(sorted(portee), registre.modele),
        arretee_au="",
        confirmations="",
        a_confirmer="",
        repondues=0,
        demandees=sum(len(bloc.lignes) for bloc in blocs),
        non_decrits="",
        blocs=blocs,
    )


def _form_blocks(registre: Registre, dues: Mapping[str, frozenset[str]] | None) -> Iterator[BlocDit]:
    """Give the blocks of the form as the source prints them; two for the isolated sites, all rows asked."""
    parties: dict[tuple[str, int], list[Ligne]] = {}
    vues: dict[tuple[str, str], int] = {}
    for ligne in printed_rows():
        rang = vues[ligne.domaine, ligne.cle] = vues.get((ligne.domaine, ligne.cle), 0) + 1
        parties.setdefault((ligne.domaine, rang), []).append(ligne)
    doubles = {domaine for domaine, rang in parties if rang > 1}
    for (domaine, rang), lignes in parties.items():
        gardees = [ligne for ligne in lignes if dues is None or ligne.cle in dues.get(domaine, ())]
        organique = registre.modele.organique[domaine]
        if gardees:
            yield BlocDit(
                titre=f"{organique.libelle} – Type {rang}" if domaine in doubles else organique.libelle,
                repete=organique.repetable,
                court=len(gardees) <= _COURT,
                lignes=tuple(
                    LigneDite(ligne.numero, ligne.libelle, "", say_unit(ligne.unite), manque=False)
                    for ligne in gardees
                ),
            )


def _answers(demande: Demande, redaction: Redaction) -> Vue:
    """Write the answers of an adherent, every row of a domain that is due or described."""
    registre, jour = demande.registre, demande.jour
    description = registre.descriptions[demande.cible]
    commune = registre.communes.get(demande.cible)
    portee = handed_over(commune, jour) if commune else frozenset()
    dues = _due(registre, portee, jour)
    compte = completude(description, portee, modele=registre.modele, exigible=_wanted(registre, jour))
    _note_lacks(description, registre, dues, redaction)
    _note_date(description, jour, redaction)
    organique = registre.modele.organique
    dits = [cle for cle in organique if cle in dues or description.blocs.get(cle)]
    nom = commune.nom if commune else demande.cible
    effective = commune is not None and etat(commune.parcours, jour).est_effective
    return Vue(
        titre=f"Description organique – {nom}",
        sujet=f"Description organique – {nom} – diffusion restreinte",
        jour=jour_fr(jour),
        vierge=False,
        adherent=named(commune) if commune else nom,
        portee=say_portee(sorted(portee), registre.modele),
        arretee_au=jour_fr(description.arretee_au),
        confirmations=_confirmations(description, jour),
        a_confirmer=jour_fr(confirmation_due(_known(description, jour))) if effective else "",
        repondues=compte.repondues if portee else 0,
        demandees=compte.exigibles if portee else 0,
        non_decrits=enumerate_fr([organique[cle].libelle for cle in organique if cle not in dits]),
        blocs=tuple(
            bloc for cle in dits for bloc in _blocks(organique[cle], description, dues.get(cle, frozenset()))
        ),
    )


def _known(description: Description, jour: date) -> Description:
    """Give a description with the confirmations made by a day."""
    return replace(description, confirmations=tuple(c for c in description.confirmations if c.le <= jour))


def _confirmations(description: Description, jour: date) -> str:
    """Say the yearly confirmations made by a day."""
    return enumerate_fr(
        [
            f"le {jour_fr(confirmation.le)}{f' ({confirmation.par})' if confirmation.par else ''}"
            for confirmation in _known(description, jour).confirmations
        ]
    )


def _blocks(domaine: DomaineOrganique, description: Description, dues: frozenset[str]) -> Iterator[BlocDit]:
    """Give the blocks of a domain: one, or one for each element of a repeatable domain."""
    for bloc in description.blocs.get(domaine.cle, ()) or (Bloc(domaine.cle, (domaine.cle,), {}),):
        lignes = (
            (LigneDite("", "Tout le domaine", SANS_OBJET, "", manque=False),)
            if bloc.sans_objet
            else tuple(_row(ligne, bloc, due=ligne.cle in dues) for ligne in domaine.lignes.values())
        )
        yield BlocDit(_title(domaine, bloc), repete=False, court=len(lignes) <= _COURT, lignes=lignes)


def _title(domaine: DomaineOrganique, bloc: Bloc) -> str:
    """Name a block: the domain, then the element, with its type when it says more than its name."""
    precision = f" ({bloc.type})" if bloc.type and bloc.type not in bloc.nom else ""
    return f"{domaine.libelle} – {bloc.nom}{precision}" if bloc.nom else domaine.libelle


def _row(ligne: Ligne, bloc: Bloc, *, due: bool) -> LigneDite:
    """Say a row; without an answer it is missing when it is due, else it was not asked."""
    reponse = bloc.reponses.get(ligne.cle)
    if reponse is None:
        return LigneDite(ligne.numero, ligne.libelle, "" if due else HORS_PERIMETRE, "", manque=due)
    return LigneDite(
        ligne.numero, ligne.libelle, say_answer(reponse), say_quantity(ligne, reponse), manque=False
    )


def _note_lacks(
    description: Description, registre: Registre, dues: Mapping[str, frozenset[str]], redaction: Redaction
) -> None:
    """Note what is due and has no answer, once for each block."""
    for cle, attendues in dues.items():
        domaine = registre.modele.organique[cle]
        for bloc in description.blocs.get(cle, ()) or (Bloc(cle, (cle,), {}),):
            manquantes = [
                ligne.libelle
                for ligne in domaine.lignes.values()
                if ligne.cle in attendues and not bloc.sans_objet and ligne.cle not in bloc.reponses
            ]
            if manquantes:
                redaction.manque(
                    Manque(
                        f"{_title(domaine, bloc)} : {_say_missing(manquantes)}",
                        Origine(description.fichier, bloc.chemin),
                        "ADH-07",
                        "répondre, ou écrire « sans objet » : un vide n'est pas un zéro",
                    )
                )


def _say_missing(libelles: Sequence[str]) -> str:
    """Name the rows without an answer, or count them when they are many."""
    if len(libelles) > _NOMMEES:
        return f"{len(libelles)} lignes sans réponse"
    sans = "sans réponse"
    return f"{enumerate_fr([f'« {libelle} »' for libelle in libelles])} {sans}"


def _note_date(description: Description, jour: date, redaction: Redaction) -> None:
    """Note a description gathered after the day on which the paper is read."""
    if description.arretee_au > jour:
        redaction.manque(
            Manque(
                f"la description connue est arrêtée au {jour_fr(description.arretee_au)}, "
                f"après le {jour_fr(jour)}",
                Origine(description.fichier, ("arretee_au",)),
                "ADH-09",
                "rendre à une date postérieure (--at), ou ce que git savait alors (--rev)",
            )
        )
