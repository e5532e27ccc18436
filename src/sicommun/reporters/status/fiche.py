"""One adherent on a screen, in depth: who, what, how complete, since when, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from sicommun.adhesion.ensembles import domains_of, say_status
from sicommun.adhesion.libelles import ACTEURS, FAITS
from sicommun.agenda.description import EtatDescription
from sicommun.agenda.etat_commune import EtatCommune
from sicommun.agenda.tableau import Tableau
from sicommun.model.modele import Ligne as LigneModele
from sicommun.model.portee import est_couvert
from sicommun.montants import format_cents
from sicommun.periodes import jour_fr
from sicommun.reporters.ecran import TUBE, Ecran, Ligne, paint
from sicommun.reporters.grille import LARGEUR
from sicommun.reporters.phrases import thousands, wrap
from sicommun.reporters.status.alertes import alerts_of
from sicommun.reporters.status.faits import command, milestones
from sicommun.reporters.status.mots import (
    STATUTS_ETAT,
    age_fr,
    bar,
    bounds,
    dated,
    known,
    percent,
    say_step,
    short_status,
)
from sicommun.reporters.status.tableau import Situer, item
from sicommun.reporters.visible import visible
from sicommun.trace import Origine

_BARRE: Final = 20
_NATURES: Final = {
    "commune": "commune",
    "ccas": "CCAS",
    "caisse_des_ecoles": "caisse des écoles",
    "etablissement_rattache": "établissement rattaché",
    "budget_annexe": "budget annexe",
}
_COMPTAGES: Final = {"propose": "proposé", "accepte": "accepté", "conteste": "contesté"}


def render(tableau: Tableau, slug: str, situer: Situer, ecran: Ecran = TUBE) -> str:
    """Give the whole screen of one adherent."""
    etat = next(etat for etat in tableau.etats if etat.commune.slug == slug)
    return paint(_lines(etat, tableau, situer, ecran), ecran)


def _lines(etat: EtatCommune, tableau: Tableau, situer: Situer, ecran: Ecran) -> Iterator[Ligne]:
    """Give the parts in order, an empty line before each."""
    yield from _heading(etat, tableau, ecran)
    parties = (
        ("Identité", _identity(etat, ecran)),
        ("Portée", _scope(etat, tableau, ecran)),
        ("Description", _description(etat.description, etat, situer, ecran)),
        ("À surveiller", _alerts(etat, situer, ecran)),
        ("Procédures ouvertes", _procedures(etat, situer, ecran)),
        ("Prochaine étape", _next_steps(etat, ecran)),
        ("Échéances", _terms(etat, tableau, ecran)),
        ("Parcours", _journal(etat, situer, ecran)),
    )
    for titre, lignes in parties:
        contenu = list(lignes)
        if contenu:
            yield ()
            yield ((titre, "titre"),)
            yield from contenu


def _heading(etat: EtatCommune, tableau: Tableau, ecran: Ecran) -> Iterator[Ligne]:
    """Give `Chenôve · effective sur A, B et 2 domaines de C · au 31 décembre 2024`."""
    style = short_status(etat.situation)[1]
    faits = (
        visible(tableau.noms[etat.commune.slug]),
        visible(say_status(etat.situation)),
        f"au {jour_fr(tableau.jour)}",
        known(tableau),
        "DONNÉES FICTIVES" if tableau.epci and tableau.epci.demonstration else "",
    )
    nom, *suite = wrap(" · ".join(filter(None, faits)), ecran.largeur or LARGEUR)
    yield ((nom, style or "titre"),)
    for ligne in suite:
        yield ((ligne, style or "titre"),)


def _identity(etat: EtatCommune, ecran: Ecran) -> Iterator[Ligne]:
    """Say who the adherent is and who speaks for it."""
    commune = etat.commune
    codes = [f"INSEE {commune.code_insee}"] if commune.code_insee else []
    codes += [f"SIREN {commune.siren}", *([f"rattaché à {commune.rattache_a}"] if commune.rattache_a else [])]
    yield from item("Nature", visible(" · ".join([_NATURES[commune.nature], *codes])), ecran)
    if commune.populations:
        derniere = max(commune.populations, key=lambda population: population.millesime)
        dit = f"{thousands(derniere.municipale)} habitants (population municipale {derniere.millesime})"
        yield from item("Population", dit, ecran)
    for mandat in etat.representants:
        dit = f"{mandat.prenom} {mandat.nom}, {mandat.fonction}, depuis le {jour_fr(mandat.du)}"
        yield from item("Représentant", visible(dit), ecran)
    for rang, referent in enumerate(etat.referents):
        dit = f"{referent.prenom} {referent.nom}, {referent.fonction}"
        yield from item("" if rang else f"Référents ({len(etat.referents)})", visible(dit), ecran)
    yield from _figures(etat, ecran)


def _figures(etat: EtatCommune, ecran: Ecran) -> Iterator[Ligne]:
    """Give the last count and the last share."""
    compte = etat.comptage
    if compte:
        mesures = {
            "postes": compte.postes,
            "agents": compte.agents,
            "boîtes": compte.boites,
            **compte.mesures,
        }
        dits = [f"{thousands(n)} {nom}" for nom, n in mesures.items() if n is not None]
        texte = f"{', '.join(dits)} au {jour_fr(compte.au)} ({_COMPTAGES[compte.etat]})"
        yield from item("Comptage", visible(texte), ecran)
    if etat.part:
        solde = f", solde {format_cents(etat.part.solde)}" if etat.part.solde != etat.part.cents else ""
        texte = f"{format_cents(etat.part.cents)} en {etat.part.exercice}{solde}"
        yield from item("Quote-part", f"{texte} ({STATUTS_ETAT[etat.part.statut]})", ecran)


def _scope(etat: EtatCommune, tableau: Tableau, ecran: Ecran) -> Iterator[Ligne]:
    """Give what is signed code by code, open or not; the domains of C together."""
    codes = sorted({*etat.souscrits, *etat.situation.portee.codes})
    domaines = [code for code in codes if code.startswith("C/")]
    for code in (code for code in codes if not code.startswith("C/")):
        yield from item(code, visible(f"{tableau.modele.libelle(code)} : {_is_open(code, etat)}"), ecran)
        for sauf in sorted(s for s in etat.situation.portee.sauf if est_couvert(s, (code,))):
            yield from item(f"  sauf {sauf}", visible(tableau.modele.libelle(sauf)), ecran, "avertissement")
    for mots, groupe in _by_word(domaines, etat):
        noms = " ; ".join(tableau.modele.libelle(code) for code in groupe)
        titre = f"C {domains_of(groupe)}/{len(tableau.modele.domaines)}"
        yield from item(titre, visible(f"{noms} : {mots}"), ecran)
    if etat.acte.exclue:
        yield from item("Exclu", visible(", ".join(sorted(etat.acte.exclue))), ecran, "erreur")


def _by_word(codes: Iterable[str], etat: EtatCommune) -> Iterator[tuple[str, list[str]]]:
    """Gather the domains that are open, then those that are not."""
    ranges = sorted(codes, key=lambda code: (_is_open(code, etat), code))
    for mots, groupe in groupby(ranges, key=lambda code: _is_open(code, etat)):
        yield mots, list(groupe)


def _is_open(code: str, etat: EtatCommune) -> str:
    """Say whether a code can be used on that day."""
    if code in etat.situation.en_service:
        return "en service"
    return "suspendu" if code in etat.situation.portee else "signé, à valider"


def _description(
    description: EtatDescription | None, etat: EtatCommune, situer: Situer, ecran: Ecran
) -> Iterator[Ligne]:
    """Say how old the description is, how complete, and every row that is missing."""
    if description is None:
        return
    yield from item("Informations", _say_age(description, etat), ecran, _age_style(description, etat))
    for ensemble in description.ensembles:
        part = percent(ensemble.repondues, ensemble.exigibles)
        barre = bar(ensemble.repondues, ensemble.exigibles, _BARRE)
        texte = f"{barre} {part} %  {ensemble.repondues} lignes sur {ensemble.exigibles}"
        yield from item(f"Ensemble {ensemble.lettre}", texte, ecran)
    yield from _missing(description, situer, ecran)


def _say_age(description: EtatDescription, etat: EtatCommune) -> str:
    """Say when a description was taken, its age, and what it waits for."""
    if description.illisible:
        return "description.yaml ne se lit pas : sicommun validate"
    if description.arretee_au is None:
        return "aucune description au dépôt"
    dit = f"arrêtée au {jour_fr(description.arretee_au)}"
    if description.posterieure or description.age is None:
        return f"{dit}, après cette date : rien n'est dit de ce qui était alors connu"
    confirmee = f", confirmée le {jour_fr(description.confirmee_le)}" if description.confirmee_le else ""
    verbe = "à confirmer" if etat.situation.est_effective else "à valider"
    terme = f" ; {verbe} au plus tard le {jour_fr(description.terme)}" if description.terme else ""
    return f"{dit}{confirmee} ({age_fr(description.age)}){terme}"


def _age_style(description: EtatDescription, etat: EtatCommune) -> str:
    """Warn of a term that is past."""
    passe = description.terme is not None and description.terme < etat.situation.jour
    return "avertissement" if passe or description.arretee_au is None else ""


def _missing(description: EtatDescription, situer: Situer, ecran: Ecran) -> Iterator[Ligne]:
    """List the rows that are due and have no answer, each with its place, domain by domain.

    Of a description that is not there, the rows are counted: nobody has a line to go to.
    """
    manques = description.manques
    if manques:
        combien = f"{len(manques)} ligne{'s' if len(manques) > 1 else ''}"
        yield from item("Il manque", combien, ecran, "avertissement")
    for (domaine, element, lieu), lignes in groupby(
        manques, key=lambda manque: (manque.domaine, manque.element, situer(manque.origine))
    ):
        groupe = list(lignes)
        titre = f"{domaine} · {element}" if element else domaine
        if description.arretee_au is None:
            yield from item("", visible(f"{titre} : {len(groupe)}"), ecran)
            continue
        for morceau in wrap(titre, max(ecran.largeur or LARGEUR, 40) - 2):
            yield ((f"  {visible(morceau)}", ""),)
        yield ((f"    {visible(lieu)}", "marge"),)
        for manque in groupe:
            yield from _missing_row(manque.ligne, ecran)


def _missing_row(ligne: LigneModele, ecran: Ecran) -> Iterator[Ligne]:
    """Name a row, wrapped under its own words."""
    first, *suite = wrap(ligne.libelle, max(ecran.largeur or LARGEUR, 40) - 12)
    yield ((f"    {ligne.numero}  ", "marge"), (visible(first), ""))
    for morceau in suite:
        yield ((f"            {visible(morceau)}", ""),)


def _alerts(etat: EtatCommune, situer: Situer, ecran: Ecran) -> Iterator[Ligne]:
    """Say what is wrong with this adherent."""
    for alerte in alerts_of(etat):
        lieu = f" · {situer(alerte.origine)}" if alerte.origine else ""
        yield from item("!", visible(f"{alerte.texte}{lieu}"), ecran, alerte.style)


def _procedures(etat: EtatCommune, situer: Situer, ecran: Ecran) -> Iterator[Ligne]:
    """Say what is open, and each way of settling it, with its command."""
    for procedure in etat.procedures:
        fait = procedure.fait
        lieu = situer(Origine(etat.commune.fichier, ("parcours", procedure.rang)))
        yield from item(FAITS[fait.fait], f"du {jour_fr(fait.le)} · {lieu}", ecran, "avertissement")
        for etape in procedure.etapes:
            bornes = f", {bounds(etape)}" if bounds(etape) else ""
            texte = f"{ACTEURS[etape.acteur]} : {etape.faire}{bornes} ({etape.clause})"
            yield from item("", visible(texte), ecran)
            yield from _command(command(etape, etat.commune.slug))


def _next_steps(etat: EtatCommune, ecran: Ecran) -> Iterator[Ligne]:
    """Say who must act next, with the command to type, then what is left after it."""
    for rang, etape in enumerate(etat.etapes):
        titre = ACTEURS[etape.acteur] + (" peut" if etape.facultative else "")
        yield from item(titre, visible(say_step(etape)), ecran, "" if rang else "titre")
        if not rang:
            yield from _command(command(etape, etat.commune.slug))


def _command(texte: str) -> Iterator[Ligne]:
    """Give a command on a line of its own, never cut: it is there to be copied."""
    yield ((f"  {visible(texte)}", "remede"),)


def _terms(etat: EtatCommune, tableau: Tableau, ecran: Ecran) -> Iterator[Ligne]:
    """List the terms of this adherent: those that are past and not met, then those to come."""
    for echeance in (*etat.retards, *etat.a_venir):
        retard = echeance.etat == "en_retard"
        qui = ACTEURS[echeance.debiteur] + (" ; en retard" if retard else "")
        detail = f" : {echeance.detail}" if echeance.detail else ""
        texte = f"{echeance.libelle}{detail} ({echeance.clause}) ; {qui}"
        titre = dated(echeance.terme, tableau.jour)
        yield from item(titre, visible(texte), ecran, "avertissement" if retard else "")


def _journal(etat: EtatCommune, situer: Situer, ecran: Ecran) -> Iterator[Ligne]:
    """Give the facts in order, those refused with their reason."""
    for jalon in milestones(etat):
        suite = f" · {jalon.detail}" if jalon.detail else ""
        a_venir = " · À VENIR" if jalon.a_venir else ""
        yield from item(f"{jalon.le:%d/%m/%Y}", visible(f"{jalon.libelle}{suite}{a_venir}"), ecran)
        if jalon.refus:
            lieu = situer(Origine(etat.commune.fichier, ("parcours", jalon.rang)))
            yield from item("", visible(f"ne compte pas : {jalon.refus} · {lieu}"), ecran)
