"""From a request to a paper: the view, the Markdown, what it prints as data, and the bytes of each format."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final

from sicommun import __version__
from sicommun.documents.catalogue import Demande, Document
from sicommun.documents.echappement import escape, paragraphs
from sicommun.documents.environnement import render as render_template
from sicommun.documents.feuille import Feuille
from sicommun.documents.gabarits import Gabarits
from sicommun.documents.logo import Logo
from sicommun.documents.redaction import BLANC, Manque, Redaction
from sicommun.documents.typographie import apostrophes, typeset
from sicommun.documents.vue import VERSION, as_context

PROJET: Final = "PROJET"
_BLANC: Final = escape(BLANC.partition("{")[0])
_ESPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Rendu:
    """A paper as text: its Markdown, what it lacks, its sheet; `donnees` is what it prints."""

    document: Document
    cible: str
    markdown: str
    manques: tuple[Manque, ...]
    obstacles: tuple[Manque, ...]
    feuille: Feuille
    donnees: Mapping[str, Any]

    @property
    def nom(self) -> str:
        """Give the stable name of its files, without the ending."""
        return name_of(self.document, self.cible, self.feuille.jour)


def name_of(document: Document, cible: str, jour: date) -> str:
    """Give the stable name of a paper's files, without the ending: `convention-dijon-2024-12-31`."""
    milieu = f"-{cible.replace('/', '-')}" if cible else ""
    return f"{document.nom}{milieu}-{jour.isoformat()}"


def render(
    document: Document,
    demande: Demande,
    gabarits: Gabarits,
    *,
    projet: bool = False,
    logo: Logo | None = None,
) -> Rendu:
    """Write a paper. Raises ErreurGabarit for a template that cannot be rendered.

    The watermark falls when nothing is missing, unless `projet` wants it.
    """
    redaction = Redaction()
    vue = document.write(demande, redaction)
    contexte = as_context(vue)
    markdown = typeset(_warned(_rendered(document, gabarits, contexte), redaction.obstacles))
    brouillon = projet or bool(redaction.manques or redaction.obstacles) or _BLANC in markdown
    donnees = {
        **_origin(document, demande, gabarits),
        "projet": brouillon,
        "valeurs": printed(contexte, markdown),
    }
    octets = json.dumps(donnees, ensure_ascii=False, indent=1, sort_keys=True).encode()
    feuille = replace(
        _sheet(document, demande, vue),
        filigrane=PROJET if brouillon else "",
        logo=logo.octets if logo else b"",
        logo_genre=logo.genre if logo else "",
        donnees=octets,
    )
    manques, obstacles = tuple(redaction.manques), tuple(redaction.obstacles)
    return Rendu(document, demande.cible, markdown, manques, obstacles, feuille, donnees)


def assemble(couverture: Rendu, parties: Sequence[Rendu], numeros: Sequence[str]) -> Rendu:
    """Bring papers together behind a cover, each on a page of its own, its number before its title.

    Their lacks are those of the whole.
    """
    if not parties:
        return couverture
    toutes = (couverture, *parties)
    textes = [numbered(p.markdown, numero) for p, numero in zip(parties, numeros, strict=True)]
    donnees = {
        **couverture.donnees,
        "projet": any(p.donnees["projet"] for p in toutes),
        "valeurs": {_key(p): p.donnees["valeurs"] for p in toutes},
        "gabarits": "-".join(p.donnees["gabarits"][:12] for p in toutes),
    }
    octets = json.dumps(donnees, ensure_ascii=False, indent=1, sort_keys=True).encode()
    filigrane = PROJET if donnees["projet"] else ""
    return replace(
        couverture,
        markdown="\n\n::: saut\n:::\n\n".join([couverture.markdown, *textes]),
        manques=tuple(dict.fromkeys(m for p in toutes for m in p.manques)),
        obstacles=tuple(dict.fromkeys(o for p in toutes for o in p.obstacles)),
        feuille=replace(couverture.feuille, filigrane=filigrane, donnees=octets),
        donnees=donnees,
    )


def numbered(markdown: str, numero: str) -> str:
    """Put a number before the title of a paper: `# Annexe 2 – Fiche d'impact sur les agents`."""
    return re.sub(r"\A\s*# ", f"# {numero} – ", markdown) if numero else markdown


def _key(rendu: Rendu) -> str:
    return f"{rendu.document.nom} {rendu.cible}".strip()


def _warned(markdown: str, obstacles: Sequence[Manque]) -> str:
    """Put the legal conditions that are not met on the first page, under the title."""
    if not obstacles:
        return markdown
    titre, _, suite = markdown.lstrip().partition("\n")
    lignes = [f"- {escape(o.quoi)}{f' ({escape(o.clause)})' if o.clause else ''}" for o in obstacles]
    bloc = "\n".join(["::: encadre", "**Cet acte ne peut pas être pris en l'état :**", "", *lignes, ":::"])
    return f"{titre}\n\n{bloc}\n{suite}"


def _sheet(document: Document, demande: Demande, vue: Any) -> Feuille:
    """Give the sheet that a view is laid on."""
    epci = demande.registre.epci
    return Feuille(
        titre=apostrophes(vue.titre),
        sujet=apostrophes(vue.sujet),
        organisme=apostrophes(epci.nom) if epci else "",
        jour=demande.jour,
        fictif=bool(epci and epci.demonstration),
        paysage=document.paysage,
    )


def _origin(document: Document, demande: Demande, gabarits: Gabarits) -> dict[str, Any]:
    """Say what a paper is, and what it was made with."""
    return {
        "format": 1,
        "document": document.nom,
        "cible": demande.cible,
        "jour": demande.jour.isoformat(),
        "contexte": VERSION,
        "sicommun": __version__,
        "gabarits": gabarits.empreinte(),
        "outils": tools(),
    }


@cache
def tools() -> str:
    """Name the versions of the programs that lay papers out; those that are not here are left out."""
    noms = []
    for paquet in ("pypandoc_binary", "typst"):
        with suppress(PackageNotFoundError):
            noms.append(f"{paquet} {version(paquet)}")
    return ", ".join(noms)


def _rendered(document: Document, gabarits: Gabarits, contexte: Mapping[str, Any]) -> str:
    """Render in this process when every template is ours, else in one of its own."""
    nom = f"{document.nom}/{document.nom}.md"
    if gabarits.remplaces:
        from sicommun.documents.enfant import render_apart

        return render_apart(gabarits, nom, contexte)
    return render_template(gabarits, nom, contexte)


def printed(contexte: Any, markdown: str) -> Any:
    """Keep of a context what the paper prints: texts and numbers that stand in it, whatever their spaces."""
    texte = _squeeze(markdown)

    def keep(valeur: Any) -> Any:
        if isinstance(valeur, Mapping):
            gardes = {cle: keep(element) for cle, element in valeur.items()}
            return {cle: element for cle, element in gardes.items() if element not in (None, {}, [])}
        if isinstance(valeur, list):
            return [element for element in map(keep, valeur) if element not in (None, {}, [])]
        if isinstance(valeur, bool) or valeur is None or valeur == "":
            return None
        return valeur if _stands(valeur, texte) else None

    return keep(contexte)


def _stands(valeur: object, texte: str) -> bool:
    """Tell whether a value is printed, as one paragraph or as several."""
    formes: tuple[Callable[[object], str], ...] = (escape, paragraphs)
    return any(_squeeze(forme(valeur)) in texte for forme in formes)


def _squeeze(texte: str) -> str:
    """Take every space away, and the case: typography sets the former, a filter may change the latter."""
    return _ESPACES.sub("", texte).casefold()
