"""An act about to be written: the text that would come, the register that it would make, what refuses it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sicommun.api.record.actes import Acte
from sicommun.api.record.cible import file_of
from sicommun.diagnostics import Diagnostic, Panne
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


def draft(
    racine: Path, charge: Chargement, acte: Acte, slug: str, donnees: Mapping[str, Any], *, jour: date
) -> Projet:
    """Put an act after those of its day and before, in the text of its file; nothing is written.

    `jour` is the day of the act. Raises Panne when the file does not let itself be completed.
    """
    fichier = file_of(acte.liste, slug, charge.registre)
    octets = charge.sources.arbre.lire(fichier)
    jours = [getattr(entree, acte.date) for entree in entries(acte, slug, charge.registre)]
    rang = max((place for place, autre in enumerate(jours) if autre <= jour), default=-1) + 1
    apres = editor.insert(octets.decode(), (acte.liste,), rang, dict(donnees))
    if len(apres.encode()) > OCTETS_PAR_FICHIER:
        raise Panne(
            f"{fichier} dépasserait {OCTETS_PAR_FICHIER} octets : rien n'est écrit", "raccourcir les textes"
        )
    calque = Calque(charge.sources.arbre, fichier, apres)
    lu = load(calque)
    registre = _with(charge.registre, lu.registre)
    projet = Projet(racine, acte, slug, fichier, rang, octets, apres, charge, registre, lu.sources)
    if len(entries(acte, slug, registre)) != len(jours) + 1:
        fautes = [d.message for d in lu.diagnostics if d.fichier == fichier]
        raise Panne(
            f"rien n'est écrit : {next(iter(fautes), 'le fichier ne se relirait pas')}", "corriger la valeur"
        )
    return projet


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
