"""What refuses an act: its day, a twin, the table of transitions, or a rule that it would break."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sicommun.adhesion.journal import Journal, Refus, play
from sicommun.adhesion.manques import missing_before
from sicommun.adhesion.pages import A_VENIR, DEJA_INSCRIT
from sicommun.api.record.projet import Constat, Projet, entries
from sicommun.diagnostics import AVERTISSEMENT, ERREUR, Diagnostic, Gravite, fiche
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.derogations import waive
from sicommun.rules.moteur import check
from sicommun.rules.parcours import code_of, refusal
from sicommun.rules.regle import REGLES
from sicommun.store.sources import Sources, place

_PASSES: Final = ("le", "au", "recu_le", "visa_le", "conciliation_le", "accepte_le")
"""The days that an act cannot have before they come."""
_TABLE: Final = frozenset({"ADH001", "EXC001", "RET001", "CSQ001"})
"""The codes of the table of transitions, which is asked directly."""


def judge(projet: Projet, jour: date) -> tuple[Constat, ...]:
    """Give all that refuses an act on a day, its own faults first; nothing when it may be written."""
    siennes = [*_to_come(projet, jour), *_twins(projet)] or list(_table(projet))
    if siennes:
        return tuple(siennes)
    return tuple(_constat(projet, *une) for une in _new(projet, jour, ERREUR))


def reminders(projet: Projet, jour: date) -> tuple[Constat, ...]:
    """Give the warnings that the act brings to its own file: what remains to be completed.

    A term that runs is no fault of the act: the next steps say it.
    """
    neuves = [une for une in _new(projet, jour, AVERTISSEMENT) if une[0].fichier == projet.fichier]
    return tuple(_constat(projet, *une) for une in neuves if not _is_term(*une))


def _is_term(diagnostic: Diagnostic, finding: Finding) -> bool:
    """Tell a warning about a fact that depends on the day."""
    return REGLES[diagnostic.code].au_jour and finding.path[:1] == ("parcours",)


def _to_come(projet: Projet, jour: date) -> Iterator[Constat]:
    """Refuse the days that have not come."""
    for cle in _PASSES:
        le = vars(projet.inscrit).get(cle)
        if le is not None and le > jour:
            message = f"« {cle} » : le {jour_fr(le)} n'est pas encore venu, nous sommes le {jour_fr(jour)}"
            finding = Finding((*projet.chemin, cle), message, source=projet.acte.clause)
            yield _own(projet, finding, A_VENIR.code)


def _twins(projet: Projet) -> Iterator[Constat]:
    """Refuse what is there already, and show it."""
    ici = entries(projet.acte, projet.slug, projet.registre)
    for rang, autre in enumerate(ici):
        if rang != projet.rang and not projet.acte.complete and _same(projet, projet.inscrit, autre):
            ligne = (
                projet.charge.sources.carte(projet.fichier)
                .find((projet.acte.liste, projet.rang_avant(rang)))
                .line
            )
            jour = jour_fr(getattr(autre, projet.acte.date))
            finding = Finding((projet.acte.liste, rang), f"{projet.acte.nom} du {jour}, à la ligne {ligne}")
            yield _constat(projet, place(DEJA_INSCRIT, finding, projet.fichier, projet.sources), finding)


def _same(projet: Projet, un: Any, autre: Any) -> bool:
    """Tell two records of one act: for a fact the same words, papers and note aside; else the same day."""
    if projet.acte.liste != "parcours":
        return bool(getattr(un, projet.acte.date) == getattr(autre, projet.acte.date))
    sauf = {"pieces": (), "note": None}
    return bool(un.model_copy(update=sauf) == autre.model_copy(update=sauf))


def _table(projet: Projet) -> Iterator[Constat]:
    """Give what the table refuses once the act is there, and did not before: the act, or the first after."""
    if projet.acte.liste != "parcours":
        return
    avant = play(projet.charge.registre.communes[projet.slug].parcours)
    apres = play(projet.registre.communes[projet.slug].parcours)
    connus = {un.rang for un in avant.refus}
    refuses = [un for un in apres.refus if un.rang == projet.rang or projet.rang_avant(un.rang) not in connus]
    sien = next((un for un in refuses if un.rang == projet.rang), None)
    if sien is not None:
        yield _own(projet, refusal(sien, remede=_remedy(projet, apres, sien)), code_of(sien))
    elif refuses:
        premier, autres = refuses[0], len(refuses) - 1
        suite = f" ; {projet.acte.nom} du {jour_fr(projet.inscrit.le)} l'empêcherait"
        suite += f", avec {autres} autre{'s' if autres > 1 else ''} après lui" if autres else ""
        finding = refusal(premier, suite, "vérifier les deux dates, et lequel des deux faits est de trop")
        yield _constat(
            projet, place(fiche(code_of(premier)), finding, projet.fichier, projet.sources), finding
        )


def _remedy(projet: Projet, journal: Journal, un: Refus) -> str:
    """Name the command that records what is missing before a refused fact."""
    avant = [pas for pas in journal.pas if (pas.fait.le, pas.rang) < (un.fait.le, un.rang)]
    manque = missing_before(avant[-1].apres if avant else play(()).dossier, un.fait)
    return (
        f"corriger la date, ou enregistrer d'abord : sicommun record {manque} {projet.slug}" if manque else ""
    )


def _new(projet: Projet, jour: date, gravite: Gravite) -> list[tuple[Diagnostic, Finding]]:
    """Give the findings of a gravity that the act brings; two are one by code, file and message."""
    avant = _findings(projet.charge.registre, projet.charge.sources, jour, gravite)
    connus = Counter(map(_key, (d for d, _ in avant)))
    neufs = []
    for diagnostic, finding in _findings(projet.registre, projet.sources, jour, gravite):
        connus[_key(diagnostic)] -= 1
        if connus[_key(diagnostic)] < 0:
            neufs.append((diagnostic, finding))
    return neufs


def _key(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.code, diagnostic.fichier, diagnostic.message


def _findings(
    registre: Registre, sources: Sources, jour: date, gravite: Gravite
) -> list[tuple[Diagnostic, Finding]]:
    """Give the findings of the rules on a register, those set aside by a waiver left out."""
    trouves = {}
    for page, piece, finding in check(registre, jour):
        if page.gravite is gravite and page.code not in _TABLE:
            diagnostic = place(page, finding, getattr(piece, "fichier", "data/epci.yaml"), sources)
            trouves[id(diagnostic)] = (diagnostic, finding)
    tous = [diagnostic for diagnostic, _ in trouves.values()]
    gardes = waive(tous, registre, sources.carte, jour=jour, avenir=jour).gardes
    return sorted((trouves[id(garde)] for garde in gardes), key=lambda trouve: trouve[0].rang)


def _own(projet: Projet, finding: Finding, code: str) -> Constat:
    """Place a finding on the act itself, in the text that would come; its clause is that of the fact."""
    diagnostic = place(fiche(code), finding, projet.fichier, projet.sources)
    return Constat(diagnostic, projet.sources.texte)


def _constat(projet: Projet, diagnostic: Diagnostic, finding: Finding) -> Constat:
    """Show a finding on its line of the repository; what is of the act alone, on the line that would come."""
    rang = finding.path[1] if len(finding.path) > 1 and finding.path[0] == projet.acte.liste else None
    ailleurs = diagnostic.fichier != projet.fichier
    if ailleurs or rang == projet.rang:
        return Constat(diagnostic, projet.sources.texte)
    chemin = finding.path
    if isinstance(rang, int):
        chemin = (projet.acte.liste, projet.rang_avant(rang), *finding.path[2:])
    sources = projet.charge.sources
    span = sources.carte(projet.fichier).find(chemin, finding.cible)
    return Constat(replace(diagnostic, span=span), sources.texte)
