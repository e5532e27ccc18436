"""`sicommun quota`: the yearly share of each adherent."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, NoReturn

from typer import Argument, Exit, Option

from sicommun.cli.alliances import check_together
from sicommun.cli.options import (
    At,
    Depot,
    Ecraser,
    Fichier,
    Rev,
    complete_from,
    parse_annee,
    parse_depot,
    parse_jour,
    parse_rev,
)
from sicommun.cli.sortie import ecran, show, write
from sicommun.cli.usage import ErreurUsage, check_choice, near
from sicommun.reporters.visible import visible

if TYPE_CHECKING:
    from sicommun.model.correspondance import Correspondance
    from sicommun.quota.rapport import RapportQuota

CLASSEURS: Final = ("xlsx", "ods")
FORMATS: Final = ("table", "json", "csv", *CLASSEURS)

Annee = Annotated[str, Argument(metavar="ANNÉE", help="Exercice : une année civile, comme 2024.")]
Commune = Annotated[
    str, Option("--commune", metavar="DOSSIER", help="Un seul payeur : un dossier de data/communes, ou epci.")
]
Explain = Annotated[
    bool, Option("--explain", help="Explique chaque part : base, clé, jours, part exacte, arrondi, lieux.")
]
Provisoire = Annotated[
    bool,
    Option("--provisoire", help="Admet les dépenses estimées et les comptages reportés, chacun signalé."),
]
Arreter = Annotated[bool, Option("--arreter", help="Arrête l'état : écrit data/arretes/ANNÉE.yaml.")]
PasserOutre = Annotated[
    str | None,
    Option(
        "--passer-outre",
        metavar="MOTIF",
        help="Avec --arreter : admet estimations et comptages non acceptés.",
    ),
]
Rouvrir = Annotated[
    str | None,
    Option("--rouvrir", metavar="MOTIF", help="Reprend un état arrêté, avant tout titre."),
]
Supposition = Annotated[
    str,
    Option(
        "--hypothese", metavar="FICHIER", help="Compare avec une hypothèse : autre clé, autres comptages…"
    ),
]
Mapping = Annotated[
    str,
    Option(
        "--csv-mapping",
        metavar="FICHIER",
        help="Avec --format csv : colonnes voulues par l'outil de finances.",
    ),
]
Sortie = Annotated[
    str,
    Option(
        "--format",
        metavar="|".join(FORMATS),
        help="Forme de la sortie (par défaut : table).",
        autocompletion=complete_from(FORMATS),
    ),
]


def quota(  # noqa: PLR0913 — one parameter for each option
    annee: Annee,
    *,
    commune: Commune = "",
    explain: Explain = False,
    provisoire: Provisoire = False,
    arreter: Arreter = False,
    passer_outre: PasserOutre = None,
    rouvrir: Rouvrir = None,
    hypothese: Supposition = "",
    sortie: Sortie = "table",
    csv_mapping: Mapping = "",
    fichier: Fichier = "",
    ecraser: Ecraser = False,
    at: At = "",
    rev: Rev = None,
    depot: Depot = ".",
) -> None:
    """Quote-part de chaque adhérent pour un exercice, au centime et expliquée.

    Code de sortie : 0 si l'état se calcule, 1 si quelque chose l'empêche, 2 si l'outil n'a pas pu travailler.

    Exemple : sicommun quota 2024 --explain --commune chenove
    """
    exercice, racine, jour = parse_annee("ANNÉE", annee), parse_depot(depot), parse_jour(at)
    version = parse_rev(rev, {"--arreter": arreter, "--rouvrir": rouvrir})
    dites = (arreter, rouvrir, hypothese, passer_outre, provisoire, explain, commune, csv_mapping, fichier)
    check_together(dites, check_choice("--format", sortie, FORMATS))
    if arreter or rouvrir is not None:
        _decide(racine, exercice, jour, motif=passer_outre, rouvrir=rouvrir)
    if hypothese:
        _suppose(racine, exercice, jour, Path(hypothese), sortie=sortie, rev=version)
    rapport = _report(racine, exercice, jour=jour, provisoire=provisoire, rev=version)
    if rapport.arrets:
        write(_rendered(rapport, commune, sortie, "", explain=explain))
        raise Exit(1)
    _check_payer(commune, rapport)
    if sortie in CLASSEURS:
        _write_workbook(rapport, fichier or f"quota-{exercice}.{sortie}", ecraser=ecraser)
    _write_text(_rendered(rapport, commune, sortie, csv_mapping, explain=explain), fichier, ecraser=ecraser)


def _report(racine: Path, exercice: int, **voulu: Any) -> RapportQuota:
    """Work the year out."""
    from sicommun.api.quota.rapport import quota_report

    return quota_report(racine, exercice, **voulu)


def _rendered(rapport: RapportQuota, commune: str, sortie: str, colonnes: str, *, explain: bool) -> str:
    """Give the report in the form asked for; what stops it is always said in words, but in JSON."""
    if sortie == "json":
        from sicommun.reporters.quota.json import render as as_json

        return as_json(rapport, commune)
    if sortie == "csv" and not rapport.arrets:
        from sicommun.reporters.quota.csv import render as as_csv

        return as_csv(rapport, _columns(colonnes) if colonnes else None, commune)
    if explain or commune:
        from sicommun.reporters.quota.explication import render as as_tree

        return as_tree(rapport, commune, ecran())
    from sicommun.reporters.quota.tableau import render as as_table

    return as_table(rapport, ecran())


def _columns(fichier: str) -> Correspondance:
    """Give the columns that a finance tool wants, or say what is wrong in the file that lists them."""
    from sicommun.api.quota.colonnes import wanted_columns
    from sicommun.reporters.texte import findings

    voulu, constats, lire = wanted_columns(Path(fichier))
    if voulu is None:
        write(findings(constats, lire, ecran()))
        raise Exit(1)
    return voulu


def _write_text(texte: str, fichier: str, *, ecraser: bool) -> None:
    """Write the statement on the screen, or in a file and say so."""
    if not fichier:
        write(texte)
        return
    from sicommun.api.quota.classeur import write_text

    show(write_text(texte, Path(fichier), ecraser=ecraser))


def _write_workbook(rapport: RapportQuota, fichier: str, *, ecraser: bool) -> NoReturn:
    """Write the workbook and say so."""
    from sicommun.api.quota.classeur import write_workbook

    show(write_workbook(rapport, Path(fichier), ecraser=ecraser))
    raise Exit


def _suppose(racine: Path, exercice: int, jour: date, fichier: Path, *, sortie: str, rev: str) -> NoReturn:
    """Show a year beside a supposition."""
    from sicommun.api.quota.hypothese import compare
    from sicommun.reporters.quota.hypothese import document, render

    comparaison = compare(racine, exercice, fichier, jour=jour, rev=rev)
    write(document(comparaison) if sortie == "json" else render(comparaison, ecran()))
    raise Exit(int(bool(comparaison.arrets)))


def _decide(racine: Path, exercice: int, jour: date, *, motif: str | None, rouvrir: str | None) -> NoReturn:
    """Freeze a statement or take it up again, and say what was written or what forbids it."""
    from sicommun.api.quota.arret import freeze_statement, reopen_statement
    from sicommun.diagnostics.rapport import Compte
    from sicommun.reporters.quota.tableau import render

    if rouvrir is not None:
        show(reopen_statement(racine, exercice, jour=jour, motif=_reason("--rouvrir", rouvrir)))
        raise Exit
    passer = "" if motif is None else _reason("--passer-outre", motif)
    issue = freeze_statement(racine, exercice, jour=jour, motif=passer)
    if isinstance(issue, Compte):
        show(issue)
        raise Exit
    write(render(issue, ecran()))
    raise Exit(1)


def _reason(option: str, texte: str) -> str:
    """Give a written reason; one without a word is no reason."""
    motif = " ".join(texte.split())
    if not motif:
        raise ErreurUsage(f"{option} : un motif est attendu, il restera écrit dans l'état")
    return motif


def _check_payer(qui: str, rapport: RapportQuota) -> None:
    """Refuse the name of nobody who pays, or say who pays for it."""
    payeurs = [ligne.payeur.qui for ligne in rapport.etat.payeurs]
    if not qui or qui in payeurs:
        return
    for part in (part for objet in rapport.etat.objets for part in objet.parts):
        payeur = getattr(part.usager.piece, "payeur", None)
        if part.usager.qui == qui and payeur in payeurs:
            raise ErreurUsage(
                f"--commune : la part de « {visible(qui)} » est facturée à « {visible(payeur)} »"
            )
    raise ErreurUsage(f"--commune : « {visible(qui)} » n'a pas de part dans cet exercice{near(qui, payeurs)}")
