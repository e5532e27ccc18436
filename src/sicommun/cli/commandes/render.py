"""`sicommun render`: papers ready to sign, or what they lack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

from typer import Argument, Exit, Option

from sicommun.cli.options import At, Depot, Ecraser, Rev, complete_from, parse_depot, parse_jour, parse_rev
from sicommun.cli.sortie import ecran, write
from sicommun.cli.usage import ErreurUsage, check_choice

if TYPE_CHECKING:
    from sicommun.documents.atelier import Atelier
    from sicommun.documents.catalogue import Document

FORMATS = ("pdf", "docx", "odt", "html", "md")

NomDeDocument = Annotated[
    str, Argument(metavar="DOCUMENT", help="Le document à rendre : sicommun render --list les donne tous.")
]
Cible = Annotated[
    str, Argument(metavar="CIBLE", help="Pour qui ou pour quoi : une commune, un contrat, une année…")
]
Formats = Annotated[
    str,
    Option(
        "--format",
        metavar="|".join(FORMATS),
        help="Un ou plusieurs formats, séparés par des virgules (par défaut : pdf).",
        autocompletion=complete_from(FORMATS),
    ),
]
Sortie = Annotated[
    str, Option("--output", "-o", metavar="DOSSIER", help="Dossier où écrire (par défaut : documents).")
]
Liste = Annotated[bool, Option("--list", help="Montre les documents, leurs cibles et ce que chacun demande.")]
Verifier = Annotated[bool, Option("--check", help="Ne rend rien : dit ce qui manque avant la signature.")]
Toutes = Annotated[bool, Option("--all", help="Toutes les cibles du document.")]
Projet = Annotated[bool, Option("--projet", help="Imprime « PROJET », même si rien ne manque.")]


def render(  # noqa: PLR0913 — one parameter for each question
    document: NomDeDocument = "",
    cible: Cible = "",
    *,
    formats: Formats = "pdf",
    liste: Liste = False,
    verifier: Verifier = False,
    toutes: Toutes = False,
    projet: Projet = False,
    sortie: Sortie = "documents",
    ecraser: Ecraser = False,
    at: At = "",
    rev: Rev = None,
    depot: Depot = ".",
) -> None:
    """Rend un document prêt à signer, ou dit ce qui lui manque.

    Code de sortie : 0 si tout est rendu (ou si rien ne manque, avec --check), 1 s'il manque quelque chose
    (--check) ou si un texte interdit l'acte, 2 si l'outil n'a pas pu travailler.

    Exemple : sicommun render convention dijon --at 2024-12-31
    """
    racine, jour = parse_depot(depot), parse_jour(at)
    version = parse_rev(rev)
    voulus = [check_choice("--format", nom.strip(), FORMATS) for nom in formats.split(",")]
    from sicommun.documents.ouverture import open_workshop

    if liste:
        _list()
    if not document:
        raise ErreurUsage("il manque DOCUMENT", commande="sicommun render")
    if toutes and cible:
        raise ErreurUsage("--all et CIBLE ne vont pas ensemble", commande="sicommun render")
    atelier = open_workshop(racine, jour=jour, rev=version, document=document)
    choisi = atelier.document(document)
    cibles = list(atelier.targets(choisi)) if toutes else [atelier.resolve(choisi, cible)]
    if verifier:
        _check(atelier, choisi, cibles)
    _write(atelier, choisi, cibles, voulus, Path(sortie), projet=projet, ecraser=ecraser)


def _list() -> NoReturn:
    """Show the documents."""
    from sicommun.documents.catalogue import DOCUMENTS
    from sicommun.reporters.documents import catalogue

    write(catalogue(DOCUMENTS.values(), ecran()))
    raise Exit


def _check(atelier: Atelier, document: Document, cibles: list[str]) -> NoReturn:
    """Say what papers lack."""
    from sicommun.reporters.documents import lacks

    rendus = {cible: atelier.render(document, cible) for cible in cibles}
    manques = {cible: atelier.placed(rendu.obstacles + rendu.manques) for cible, rendu in rendus.items()}
    write(lacks(document.nom, manques, ecran()))
    raise Exit(int(any(manques.values())))


def _write(  # noqa: PLR0913 — one parameter for each question
    atelier: Atelier,
    document: Document,
    cibles: list[str],
    formats: list[str],
    dossier: Path,
    *,
    projet: bool,
    ecraser: bool,
) -> NoReturn:
    """Write papers and say which; an act that a text forbids is refused, and the others go on."""
    from sicommun.api.documents import check_free, write_paper
    from sicommun.cli.avancement import progress
    from sicommun.documents.rendu import name_of
    from sicommun.reporters.documents import refused, written

    if not ecraser:
        check_free([name_of(document, cible, atelier.jour) for cible in cibles], formats, dossier)

    refuses = False
    with progress("documents") as avance:
        for rang, cible in enumerate(cibles):
            rendu = atelier.render(document, cible, projet=projet)
            if rendu.obstacles and not projet:
                write(refused(f"{document.nom} {cible}", atelier.placed(rendu.obstacles), ecran()))
                refuses = True
                continue
            chemins = write_paper(rendu, formats, dossier, ecraser=ecraser)
            write(written(chemins, len(rendu.manques), projet=bool(rendu.feuille.filigrane)))
            avance(rang + 1, len(cibles))
    raise Exit(int(refuses))
