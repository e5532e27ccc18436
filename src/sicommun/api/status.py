"""Where the adherents stand: read the repository, ask the agenda for its terms, gather."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from sicommun.agenda.calendrier import working_days
from sicommun.agenda.obligations import obligations
from sicommun.agenda.tableau import Connaissance, Tableau, overview
from sicommun.diagnostics import Panne, vouliez_vous_dire
from sicommun.diagnostics.rapport import Compte
from sicommun.history.acces import open_tree, version_of
from sicommun.periodes import add_months, jour_fr
from sicommun.store.chargement import load
from sicommun.store.citation import cite
from sicommun.store.fichiers.sortie import write_output
from sicommun.store.rangement.noms import slugify
from sicommun.store.rangement.racine import find_depot
from sicommun.trace import Origine

MOIS: Final = 12
"""Months of terms on both sides of the day: what is late since longer is for `sicommun agenda`."""


NOM_COURT: Final = 12
"""Letters of a commit that are shown."""


class Situation(NamedTuple):
    """The adherents on a day; `situer` gives `file:line` for a place in the data."""

    racine: Path
    tableau: Tableau
    situer: Callable[[Origine], str]


def situation(depot: Path, *, jour: date, rev: str = "") -> Situation:
    """Gather the state of every adherent on a day, with the terms of a year on both sides.

    `rev` names the version of git that is read, instead of the folder: what was known then. Its places bear
    its commit. Raises Panne when there is no repository, or no such version.
    """
    racine = find_depot(depot)
    arbre = open_tree(racine, rev)
    version = version_of(arbre)
    connu = Connaissance(version.commit, version.le) if version else None
    tete = f"{connu.commit[:NOM_COURT]}:" if connu else ""
    charge = load(arbre)
    registre, est_ouvre = charge.registre, working_days(charge.registre)
    echeances = obligations(
        registre, du=add_months(jour, -MOIS), au=add_months(jour, MOIS), jour=jour, est_ouvre=est_ouvre
    )

    def locate(origine: Origine) -> str:
        return f"{tete}{origine.fichier}:{charge.sources.ligne(origine.fichier, origine.chemin)}"

    vue = overview(registre, jour, echeances=echeances, est_ouvre=est_ouvre)
    return Situation(racine, replace(vue, connu=connu), locate)


def find_adherent(texte: str, tableau: Tableau) -> str:
    """Give the folder of the adherent that a text names: folder, name, SIREN or INSEE code.

    Raises Panne with the nearest names, or with the folders when several answer.
    """
    communes = {etat.commune.slug: etat.commune for etat in tableau.etats}
    voulu, nomme = "".join(texte.split()), slugify(texte)
    if voulu in communes:
        return voulu
    trouves = [
        slug
        for slug, commune in communes.items()
        if voulu in {commune.siren, commune.code_insee} or (nomme and nomme == slugify(commune.nom))
    ]
    if len(trouves) == 1:
        return trouves[0]
    if trouves:
        raise Panne(
            f"{len(trouves)} adhérents répondent à {cite(texte)}", f"donner le dossier : {', '.join(trouves)}"
        )
    illisible = f"data/communes/{nomme}/commune.yaml"
    if illisible in tableau.illisibles:
        raise Panne(f"{illisible} ne se lit pas", "voir ce qui est faux : sicommun validate")
    noms = [*communes, *(commune.nom for commune in communes.values())]
    raise Panne(
        f"aucun adhérent du dépôt ne répond à {cite(texte)}{vouliez_vous_dire(texte, noms)}",
        "donner le nom d'un dossier de data/communes/ ; les voir tous : sicommun status",
    )


def write_page(
    vue: Situation, fichier: Path | None, *, slug: str = "", public: bool = False, ecraser: bool = False
) -> Compte:
    """Write the page of all adherents, or of one; without a name, in the present folder under its own.

    Raises Panne for a file that exists, unless `ecraser`, and for one that would lie in the data.
    """
    from sicommun.reporters.status.page import render

    connu = vue.tableau.connu
    mots = ["status", slug, vue.tableau.jour.isoformat(), connu.commit[:NOM_COURT] if connu else ""]
    chemin = fichier or Path("-".join(filter(None, mots)) + ".html")
    if chemin.resolve().is_relative_to(vue.racine / "data"):
        raise Panne(
            f"{cite(chemin.name)} irait dans data/ : rien n'est écrit", "choisir un autre dossier (-o)"
        )
    octets = render(vue.tableau, public=public, slug=slug)
    write_output(chemin, octets, ecraser=ecraser)
    quoi = vue.tableau.noms[slug] if slug else f"{len(vue.tableau.etats)} adhérents"
    qui = "à publier" if public else "à garder entre les parties"
    return Compte((f"{chemin} : {quoi}, au {jour_fr(vue.tableau.jour)} ; page {qui}, {len(octets)} octets.",))
