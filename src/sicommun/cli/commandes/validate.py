"""`sicommun validate`: say what is wrong in a repository, and fail when something is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

from typer import Argument, Exit, Option

from sicommun.cli.alliances import check_repairing
from sicommun.cli.codes import Ignore, Select, parse_codes
from sicommun.cli.options import (
    At,
    Depot,
    FormatRapport,
    Rev,
    Strict,
    parse_depot,
    parse_format,
    parse_jour,
    parse_rev,
)
from sicommun.cli.sortie import confirm, ecran, show, write

if TYPE_CHECKING:
    from sicommun.diagnostics import Diagnostic
    from sicommun.diagnostics.rapport import Rapport

Chemins = Annotated[
    list[str] | None,
    Argument(metavar="CHEMIN", help="Fichiers ou dossiers dont montrer les constats (par défaut : tout)."),
]

Historique = Annotated[
    bool, Option("--historique", help="Cherche aussi les secrets dans toutes les versions que git garde.")
]
Corriger = Annotated[
    bool,
    Option("--corriger", help="Montre les réparations certaines des CHEMINS, et les écrit sur accord."),
]
Oui = Annotated[bool, Option("--oui", help="Avec --corriger : écrit sans demander.")]
VoirDerogations = Annotated[
    bool, Option("--voir-derogations", help="Montre aussi les constats écartés par dérogation, et par qui.")
]


def validate(  # noqa: PLR0913 — one parameter for each option
    chemins: Chemins = None,
    *,
    sortie: FormatRapport = "text",
    strict: Strict = False,
    at: At = "",
    rev: Rev = None,
    select: Select = None,
    ignore: Ignore = None,
    voir_derogations: VoirDerogations = False,
    historique: Historique = False,
    corriger: Corriger = False,
    oui: Oui = False,
    depot: Depot = ".",
) -> None:
    """Vérifie tout le dépôt : ce qui est faux, où, selon quel texte, et que faire.

    Tout est lu ; les chemins ne font que choisir ce qui s'affiche. Code de sortie : 0 sans erreur, 1 avec
    une erreur (ou un avertissement et --strict), 2 si l'outil n'a pas pu travailler.

    Exemple : sicommun validate data/communes/chenove --strict
    """
    version = parse_rev(rev, {"--corriger": corriger, "--historique": historique})
    vus = [Path(chemin) for chemin in chemins or ()]
    autres = (sortie != "text", strict, at, select, ignore, voir_derogations, historique)
    check_repairing(corriger=corriger, oui=oui, autres=autres)
    if corriger:
        _mend(vus[0] if vus else parse_depot(depot), vus, oui=oui)
    nom, racine, jour = parse_format(sortie), parse_depot(depot), parse_jour(at)
    choisis, ignores = parse_codes("--select", select), parse_codes("--ignore", ignore)
    from dataclasses import replace

    from sicommun.diagnostics.comptes import fails
    from sicommun.reporters.formats import render

    passes = _past(vus[0] if vus else racine) if historique else ()
    rapport = _report(racine, vus, jour=jour, select=choisis, ignore=ignores, passes=passes, rev=version)
    rapport = replace(rapport, voir_derogations=voir_derogations)
    write(render(rapport, nom, ecran()))
    raise Exit(int(fails(rapport.diagnostics, strict=strict)))


def _report(racine: Path, vus: list[Path], **voulu: Any) -> Rapport:
    """Check the repository; the present day is asked for here, for `--at` may be another."""
    from sicommun.api.validate import validate as validate_depot

    return validate_depot(racine, vus, aujourd_hui=parse_jour(""), **voulu)


def _past(racine: Path) -> tuple[Diagnostic, ...]:
    """Give the secrets of past versions, a bar telling how far the search is."""
    from sicommun.api.historique import secrets_of_the_past
    from sicommun.cli.avancement import progress

    with progress("versions passées") as avance:
        return secrets_of_the_past(racine, avance)


def _mend(racine: Path, vus: list[Path], *, oui: bool) -> NoReturn:
    """Show the repairs that are certain, and write them when somebody says so."""
    from sicommun.api.corriger import difference, find_repairs, write_repairs
    from sicommun.reporters.visible import visible

    reparations = find_repairs(racine, vus)
    if not reparations:
        write("Rien à réparer de certain ; le reste se corrige à la main : sicommun validate\n")
        raise Exit
    for reparation in reparations:
        write("".join(f"{visible(ligne)}\n" for ligne in difference(reparation).split("\n")))
    if oui or confirm("Écrire ces réparations ?"):
        show(write_repairs(racine, reparations))
        raise Exit
    write("Rien n'est écrit. Pour écrire : sicommun validate --corriger --oui\n")
    raise Exit(1)
