"""An act about to be written: the text that would come, the register that it would make, what refuses it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sicommun.api.record.actes import Acte
from sicommun.api.record.cible import file_of
from sicommun.diagnostics import ERREUR, Diagnostic, Panne
from sicommun.limites import OCTETS_PAR_FICHIER
from sicommun.model.registre import Registre
from sicommun.store import editor
from sicommun.store.chargement import Chargement, load
from sicommun.store.fichiers.ecriture import digest, write_file
from sicommun.store.rangement.calque import Calque
from sicommun.store.sources import Sources
from sicommun.store.yamlfile import carte


@dataclass(frozen=True, slots=True)
class Constat:
    """A finding, and the text in which its line stands: the one that is there, or the one that would come."""

    diagnostic: Diagnostic
    lire: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Refus:
    """An act that is not written, and why."""

    projet: Projet
    constats: tuple[Constat, ...]


@dataclass(frozen=True, slots=True)
class Projet:
    """An act in its place, not yet written; `rang` is its place in its list."""

    racine: Path
    acte: Acte
    slug: str
    fichier: str
    rang: int
    octets: bytes
    apres: str
    charge: Chargement
    registre: Registre
    sources: Sources

    @property
    def chemin(self) -> tuple[str | int, ...]:
        """Give the path of the act in its file."""
        return (self.acte.liste, self.rang)

    @property
    def decalage(self) -> int:
        """Give by how much the acts after this one move: not at all when it only completes one."""
        return 0 if self.acte.complete else 1

    def rang_avant(self, rang: int) -> int:
        """Give the rank that another act has in the repository as it is."""
        return rang - self.decalage * (rang > self.rang)

    @property
    def avant(self) -> str:
        """Give the text of the file as it is."""
        return self.octets.decode()

    @property
    def inscrit(self) -> Any:
        """Give the act as it will be read."""
        return entries(self.acte, self.slug, self.registre)[self.rang]

    @property
    def lignes(self) -> tuple[int, list[str]]:
        """Give the number of the first line of the act, and its lines as written."""
        span = carte(self.apres).values[self.chemin]
        return span.line, self.apres.splitlines()[span.line - 1 : span.end_line]


def entries(acte: Acte, slug: str, registre: Registre) -> Sequence[Any]:
    """Give the list that holds acts of a kind, for an adherent or the EPCI."""
    if slug == "epci":
        porteur: Any = registre.epci
    else:
        porteur = (registre.descriptions if acte.liste == "confirmations" else registre.communes).get(slug)
    return () if porteur is None else tuple(getattr(porteur, acte.liste))


def draft(racine: Path, charge: Chargement, acte: Acte, slug: str, donnees: Mapping[str, Any]) -> Projet:
    """Put an act in its place in the text of its file; nothing is written.

    Raises Panne when the file does not let itself be completed, or has nothing to complete.
    """
    fichier = file_of(acte.liste, slug, charge.registre)
    octets = charge.sources.arbre.lire(fichier)
    ici = entries(acte, slug, charge.registre)
    if len(octets) + len(str(donnees).encode()) > OCTETS_PAR_FICHIER:
        message = f"{fichier} dépasserait {OCTETS_PAR_FICHIER} octets : rien n'est écrit"
        raise Panne(message, "raccourcir les textes")
    rang, apres = (_completed if acte.complete else _added)(octets.decode(), acte, donnees, ici)
    lu = load(Calque(charge.sources.arbre, fichier, apres))
    registre = _with(charge.registre, lu.registre)
    projet = Projet(racine, acte, slug, fichier, rang, octets, apres, charge, registre, lu.sources)
    if lu.registre.illisibles or len(entries(acte, slug, registre)) != len(ici) + projet.decalage:
        fautes = [d.message for d in lu.diagnostics if d.fichier == fichier and d.fiche.gravite is ERREUR]
        message = f"rien n'est écrit : {next(iter(fautes), 'le fichier ne se relirait pas')}"
        raise Panne(message, "corriger la valeur")
    return projet


def _added(texte: str, acte: Acte, donnees: Mapping[str, Any], ici: Sequence[Any]) -> tuple[int, str]:
    """Put an act after those of its day and before; give its rank and the text."""
    jour = date.fromisoformat(donnees[acte.date])
    rang = max((place for place, un in enumerate(ici) if getattr(un, acte.date) <= jour), default=-1) + 1
    return rang, editor.insert(texte, (acte.liste,), rang, dict(donnees))


def _completed(texte: str, acte: Acte, donnees: Mapping[str, Any], ici: Sequence[Any]) -> tuple[int, str]:
    """Add a key, and papers, to the last act that lacks it, or to that of the day named."""
    cle, voulu = acte.complete, donnees.get(acte.date)
    manquent = [
        (un.le, rang)
        for rang, un in enumerate(ici)
        if cle in type(un).model_fields and getattr(un, cle) is None and voulu in {None, un.le.isoformat()}
    ]
    if not manquent:
        quand = f" du {voulu}" if voulu else ""
        raise Panne(
            f"aucun courrier{quand} n'attend sa réception dans ce parcours : rien n'est écrit",
            "enregistrer d'abord le courrier : sicommun record mise_en_demeure, ou demande_retrait",
        )
    rang = max(manquent)[1]
    texte = editor.put(texte, (acte.liste, rang), cle, donnees[cle])
    for piece in donnees.get("pieces", ()):
        texte = editor.append(texte, (acte.liste, rang, "pieces"), piece)
    return rang, texte


def _with(registre: Registre, partie: Registre) -> Registre:
    """Give a register in which the records of another one come in place of those of the same name."""
    return replace(
        registre,
        epci=partie.epci or registre.epci,
        communes={**registre.communes, **partie.communes},
        descriptions={**registre.descriptions, **partie.descriptions},
    )


def write(projet: Projet) -> None:
    """Write the file, whole; raises Panne when it has changed since it was read."""
    chemin = projet.racine / projet.fichier
    write_file(chemin, projet.apres, attendu=digest(projet.octets), racine=projet.racine)
