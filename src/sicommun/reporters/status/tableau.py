"""All the adherents on a screen: a row each, then who is on the way, what is open, late, and to come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Final

from sicommun.adhesion.ensembles import LETTRES, CompletudeEnsemble
from sicommun.adhesion.libelles import ACTEURS, FAITS
from sicommun.adhesion.transitions import STATUTS
from sicommun.agenda.echeance import Echeance
from sicommun.agenda.etat_commune import EtatCommune
from sicommun.agenda.tableau import Tableau, by_step, by_term
from sicommun.montants import format_cents
from sicommun.periodes import jour_fr
from sicommun.reporters.ecran import TUBE, Ecran, Ligne, Morceau, paint
from sicommun.reporters.grille import LARGEUR, Rangee, grid
from sicommun.reporters.phrases import wrap
from sicommun.reporters.status.alertes import alerts
from sicommun.reporters.status.mots import (
    RIEN,
    STATUTS_ETAT,
    age_fr,
    bar,
    bounds,
    count_adherents,
    dated,
    day,
    known,
    month,
    say_step,
    short_status,
    title_of,
    who_for,
)
from sicommun.reporters.visible import visible
from sicommun.trace import Origine

HORIZON: Final = 90
"""Days ahead that the screen looks at."""
_BARRE: Final = 4
_ECHEANCES: Final = 8
_LEGENDE: Final = (
    "A, B, C : lignes répondues de la description, et domaines de C confiés. Âge : de la description. "
    "Terme : à confirmer, ou à valider, avant ce mois. Éch. : prochaine échéance."
)
Situer = Callable[[Origine], str]


def render(tableau: Tableau, situer: Situer, ecran: Ecran = TUBE) -> str:
    """Give the whole screen."""
    return paint(_lines(tableau, situer, ecran), ecran)


def _lines(tableau: Tableau, situer: Situer, ecran: Ecran) -> Iterator[Ligne]:
    """Give the parts in order, an empty line between two."""
    for ligne in wrap(heading(tableau), ecran.largeur or LARGEUR):
        yield ((ligne, "titre"),)
    parties = (
        _adherents(tableau, ecran),
        _section("Prochaine étape de l'adhésion", _next_steps(tableau, ecran)),
        _section("Procédures ouvertes", _procedures(tableau, ecran)),
        _section("À surveiller", _alerts(tableau, situer, ecran)),
        _section("En retard", _late(tableau, ecran)),
        _section(f"Échéances à {HORIZON} jours", _terms(tableau, ecran)),
        _others(tableau, ecran),
        _totals(tableau, ecran),
    )
    for partie in map(list, parties):
        if partie:
            yield ()
            yield from partie


def heading(tableau: Tableau) -> str:
    """Give `Service commun du numérique · Dijon Métropole · au 31 décembre 2024`."""
    epci = tableau.epci
    noms = [visible(epci.service_commun.nom), visible(epci.nom)] if epci else ["Service commun"]
    faux = ["DONNÉES FICTIVES"] if epci and epci.demonstration else []
    quand = filter(None, (f"au {jour_fr(tableau.jour)}", known(tableau)))
    return " · ".join([*noms, *quand, *faux])


def _section(titre: str, lignes: Iterable[Ligne]) -> Iterator[Ligne]:
    """Put a title above some lines, when there are any."""
    contenu = list(lignes)
    if contenu:
        yield ((titre, "titre"),)
        yield from contenu


def _adherents(tableau: Tableau, ecran: Ecran) -> Iterator[Ligne]:
    """Give a row by adherent that has signed, then their sums."""
    etats = tableau.groupe("adherente")
    if not etats:
        return
    largeur = max(ecran.largeur or LARGEUR, LARGEUR)
    references, noms = [len(etat.referents) for etat in etats], tableau.noms
    colonnes = [
        Rangee(
            "Adhérent",
            [*((visible(noms[e.commune.slug]), "") for e in etats), ("Total", "")],
            souple=True,
        ),
        Rangee("État", [*(short_status(e.situation) for e in etats), ("", "")]),
        *_bars(tableau, etats),
        Rangee(
            "",
            [*((_domains(e, tableau), "marge") for e in etats), ("", "")],
            droite=True,
            ecart=1,
        ),
        Rangee("Âge", [*(_age(e) for e in etats), ("", "")], droite=True, ecart=1),
        Rangee("Terme", [*(_term(e) for e in etats), ("", "")], ecart=1),
        Rangee(
            "Réf",
            [*(_count(n) for n in references), (str(sum(references)), "")],
            droite=True,
            ecart=1,
        ),
    ]
    echeances = [*((_next(e, large=largeur > LARGEUR), "") for e in etats), ("", "")]
    if any(texte for texte, _ in echeances):
        titre = "Échéance" if largeur > LARGEUR else "Éch."
        colonnes.append(Rangee(titre, echeances, souple=largeur > LARGEUR, ecart=1))
    yield from grid(colonnes, largeur=largeur, totaux=True)
    for ligne in wrap(_LEGENDE, largeur):
        yield ((ligne, "marge"),)


def _bars(tableau: Tableau, etats: Sequence[EtatCommune]) -> Iterator[Rangee]:
    """Give the three columns of bars, and their sums."""
    sommes = {ensemble.lettre: ensemble for ensemble in tableau.completude}
    for lettre in LETTRES:
        cellules = [_cell(_ensembles(etat).get(lettre)) for etat in etats]
        yield Rangee(lettre, [*cellules, _cell(sommes.get(lettre))], ecart=2 if lettre == "A" else 1)


def _ensembles(etat: EtatCommune) -> dict[str, CompletudeEnsemble]:
    """Give the completeness of an adherent by letter."""
    return {e.lettre: e for e in etat.description.ensembles} if etat.description else {}


def _cell(ensemble: CompletudeEnsemble | None) -> Morceau:
    """Draw the bar of one ensemble; nothing for one that is not signed."""
    if ensemble is None:
        return " " * _BARRE, ""
    style = "succes" if ensemble.repondues == ensemble.exigibles else "avertissement"
    return bar(ensemble.repondues, ensemble.exigibles, _BARRE), style


def _domains(etat: EtatCommune, tableau: Tableau) -> str:
    """Give `2/16`, the functional domains of C that are handed over."""
    return f"{etat.domaines}/{len(tableau.modele.domaines)}" if etat.domaines else ""


def _age(etat: EtatCommune) -> Morceau:
    """Give the age of the description; one taken after that day says nothing of it."""
    description = etat.description
    if description is not None and description.illisible:
        return "illisible", "erreur"
    if description is None or description.age is None:
        return RIEN, "marge"
    return age_fr(description.age), ""


def _term(etat: EtatCommune) -> Morceau:
    """Give the day by which the description is to be confirmed, or validated."""
    terme = etat.description.terme if etat.description else None
    if terme is None:
        return "", ""
    return month(terme), "avertissement" if terme < etat.situation.jour else ""


def _count(combien: int) -> Morceau:
    """Give a number of contacts; none is a fault."""
    return str(combien), "" if combien else "avertissement"


def _next(etat: EtatCommune, *, large: bool) -> str:
    """Give the next term, with its name when there is room."""
    if not etat.a_venir:
        return ""
    prochaine = etat.a_venir[0]
    return f"{day(prochaine.terme)} {visible(prochaine.libelle)}" if large else day(prochaine.terme)


def _next_steps(tableau: Tableau, ecran: Ecran) -> Iterator[Ligne]:
    """Say who must act next, for what, and for which adherents."""
    noms = tableau.noms
    for etape, etats in by_step(tableau.etats):
        qui = ", ".join(noms[etat.commune.slug] for etat in etats)
        yield from item(ACTEURS[etape.acteur], visible(f"{say_step(etape)} : {qui}"), ecran)


def _procedures(tableau: Tableau, ecran: Ecran) -> Iterator[Ligne]:
    """Say what is open with each adherent, and what would settle it."""
    noms = tableau.noms
    for etat in tableau.etats:
        for procedure in etat.procedures:
            etape = procedure.etapes[0]
            quoi = f"{FAITS[procedure.fait.fait]} du {jour_fr(procedure.fait.le)}"
            bornes = f", {bounds(etape)}" if bounds(etape) else ""
            texte = f"{quoi} ; {ACTEURS[etape.acteur]} : {etape.faire}{bornes} ({etape.clause})"
            yield from item(visible(noms[etat.commune.slug]), visible(texte), ecran, "avertissement")


def _alerts(tableau: Tableau, situer: Situer, ecran: Ecran) -> Iterator[Ligne]:
    """Say what is wrong or late, gravest first."""
    for alerte in alerts(tableau):
        yield from item(visible(alerte.qui), visible(alerte.texte), ecran, alerte.style)
        if alerte.origine:
            yield ((" " * (_NOM + 4) + visible(situer(alerte.origine)), "marge"),)


def _late(tableau: Tableau, ecran: Ecran) -> Iterator[Ligne]:
    """List what is past and not done, the oldest first."""
    yield from _listed(by_term(tableau.retards), tableau, ecran, "avertissement")


def _terms(tableau: Tableau, ecran: Ecran) -> Iterator[Ligne]:
    """List the terms to come, those of one day and kind together."""
    fin = tableau.jour + timedelta(HORIZON)
    groupes = [groupe for groupe in by_term(tableau.a_venir) if groupe[0].terme <= fin]
    yield from _listed(groupes[:_ECHEANCES], tableau, ecran, "")
    if len(groupes) > _ECHEANCES:
        yield from item("", f"… et {len(groupes) - _ECHEANCES} de plus : sicommun agenda", ecran)


def _listed(
    groupes: Sequence[Sequence[Echeance]], tableau: Tableau, ecran: Ecran, style: str
) -> Iterator[Ligne]:
    """Say what falls due and for whom, a day written once."""
    precedent = None
    for groupe in groupes:
        terme = groupe[0].terme
        qui = who_for(groupe, tableau.noms)
        texte = f"{title_of(groupe)} ({groupe[0].clause}){f' : {qui}' if qui else ''}"
        titre = "" if terme == precedent else dated(terme, tableau.jour)
        yield from item(titre, visible(texte), ecran, style)
        precedent = terme


def _others(tableau: Tableau, ecran: Ecran) -> Iterator[Ligne]:
    """Group those of which there is nothing to say."""
    noms = tableau.noms
    sortis = [f"{noms[e.commune.slug]} ({STATUTS[e.situation.statut]})" for e in tableau.groupe("sortie")]
    for titre, leurs in (("Sortis", sortis), ("Sans démarche", tableau.sans_demarche)):
        if leurs:
            yield from item(f"{titre} ({len(leurs)})", visible(", ".join(leurs)), ecran, "marge")


def _totals(tableau: Tableau, ecran: Ecran) -> Iterator[Ligne]:
    """Sum up in a line or two: adherents, ensembles, the last statement."""
    effectives = tableau.statuts["effectif"]
    ouverts = ", ".join(f"{lettre} {n}" for lettre, n in tableau.effectives.items())
    pluriel = "s" if effectives > 1 else ""
    faits = [f"{effectives or 'aucune'} adhésion{pluriel} effective{pluriel}"]
    faits[0] += f" ({ouverts})" if effectives else ""
    enchemin = sum(etat.prochaine is not None for etat in tableau.etats)
    faits += [f"{enchemin} en chemin"] if enchemin else []
    faits += [f"{len(tableau.retards)} en retard"] if tableau.retards else []
    if tableau.dernier:
        etat, statut = tableau.dernier
        faits.append(f"quote-part {etat.exercice} ({STATUTS_ETAT[statut]}) {format_cents(etat.base)}")
    texte = " · ".join([count_adherents(len(tableau.etats)), *faits])
    for ligne in wrap(texte, ecran.largeur or LARGEUR):
        yield ((ligne, "titre"),)


_NOM: Final = 22


def item(nom: str, texte: str, ecran: Ecran, style: str = "") -> Iterator[Ligne]:
    """Give a name and what is said of it, wrapped under itself; a pipe is wrapped too, at 80."""
    place = max(ecran.largeur or LARGEUR, 40) - _NOM - 4
    first, *suite = wrap(texte, place)
    blanc = " " * max(_NOM - len(nom), 0)
    yield (("  ", ""), (nom, style), (f"{blanc}  ", ""), (first, ""))
    for ligne in suite:
        yield ((" " * (_NOM + 4) + ligne, ""),)
