"""Run the real command line over an `api` that plays a part: `python fausse_api.py RÔLE ARGUMENTS…`."""

import sys
from datetime import date
from pathlib import Path
from types import ModuleType

from sicommun import textes
from sicommun.diagnostics import AVERTISSEMENT, ERREUR, Diagnostic, Fiche, Gravite, Panne
from sicommun.diagnostics.rapport import Compte, Rapport, ResumeCommune
from sicommun.model.destins import PageClause
from sicommun.positions import Span
from sicommun.textes import Source, clause

textes._table = lambda _: {"EXC-09": Source("EXC-09", "Faute de régularisation effective.", "Exclusion")}
FICHIER = "data/communes/valombre/commune.yaml"


def fiche(code: str, gravite: Gravite) -> Fiche:
    return Fiche(code, "titre", gravite, clause("EXC-09"), "Une phrase.", "remède")


FICHES = (fiche("DES021", AVERTISSEMENT), fiche("EXC009", ERREUR))


def rapport(jour: date, *codes: str) -> Rapport:
    pages = {page.code: page for page in FICHES}
    constats = tuple(
        Diagnostic(pages[code], FICHIER, Span(1, 1, 1, 4), "Message [/b] à lire.", "") for code in codes
    )
    resumes = (ResumeCommune("valombre", "Valombre[/b]\x1b[0m", 1, 0, 0, "signée"),)
    return Rapport(constats, 1, 2, resumes, jour, {}, lambda _: "nom: Valombre\n")


def validate(depot, chemins, *, jour, aujourd_hui, **voulu):
    assert aujourd_hui == date.today()  # noqa: DTZ011 — the present, whatever --at says
    match ROLE:
        case "panne":
            raise Panne("aucun dépôt ici \x1b[31m", "sicommun init")
        case "faute":
            raise ZeroDivisionError("Fl0rent-secret")
        case "interruption":
            raise KeyboardInterrupt
        case "attente":
            import time

            sys.stderr.write("prêt\n")
            sys.stderr.flush()
            time.sleep(30)
        case "droits":
            raise PermissionError(13, "Permission denied", "data/epci.yaml")
        case "arguments":
            filtres = [list(voulu[nom]) for nom in ("select", "ignore")]
            vus = [str(depot), [str(c) for c in chemins], jour.isoformat(), *filtres]
            sys.stdout.write(f"{vus}\n")
        case "long":
            return rapport(jour, *["EXC009"] * 3000)
    return rapport(jour, *(code for code in ROLE.split("+") if code.isupper()))


def install(nom: str, **fonctions) -> None:
    module = ModuleType(f"sicommun.api.{nom}")
    vars(module).update(fonctions)
    sys.modules[module.__name__] = module


def explain(code: str) -> Fiche:
    for page in FICHES:
        if page.code == code.upper():
            return page
    raise Panne(f"aucun code « {code} »", "sicommun explain")


def explain_clause(nom: str) -> tuple[PageClause, ...]:
    if nom.upper() != "EXC-09":
        raise Panne(f"aucune clause « {nom} »", "une famille s'écrit seule")
    source = Source("EXC-09", "Faute de régularisation effective.", "Exclusion", ligne="125")
    return (PageClause(source, "clause", fiches=FICHES[1:]),)


ROLE = sys.argv.pop(1)
install("validate", validate=validate)
install(
    "explain",
    explain=explain,
    all_fiches=lambda: FICHES,
    explain_clause=explain_clause,
    text_names=lambda: ("EXC", "EXC-09", "RGPD-28"),
)
install("schema", schema=lambda genre: {"title": genre})
install("init", init=lambda dossier, **options: Compte((f"{Path(dossier)} {sorted(options.items())}",)))
install(
    "new",
    new_commune=lambda depot, nom, *, jour: Compte((f"{depot} {nom} {jour}",)),
    new_contract=lambda depot, code, *, jour: Compte((f"{depot} {code} {jour}",)),
)

if __name__ == "__main__":
    from sicommun.__main__ import main

    sys.exit(main())
