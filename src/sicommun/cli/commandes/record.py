"""`sicommun record`: add an act to a repository, or say which text forbids it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from typer import Context, Exit, Option

from sicommun.adhesion.faits import actes
from sicommun.cli.options import At, Depot, iso_hint, parse_depot, parse_jour
from sicommun.cli.saisie import metavar, option, page, who
from sicommun.cli.sortie import confirm, ecran, show, write
from sicommun.cli.usage import ErreurUsage
from sicommun.reporters.visible import visible

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from sicommun.api.record.actes import Acte, Question
    from sicommun.api.record.projet import Constat
    from sicommun.api.record.propositions import Etabli

Montrer = Annotated[bool, Option("--montrer", help="Montre ce qui serait écrit, et n'écrit rien.")]
Machine = Annotated[bool, Option("--json", help="Dit en JSON ce qui est inscrit, ou ce qui refuse.")]
Pieces = Annotated[
    list[str] | None,
    Option(
        "--piece",
        metavar="CLÉ=VALEUR,…",
        help="Pièce à l'appui : nature=…,reference=…,fichier=… ; son empreinte est calculée. À répéter.",
    ),
]


def record(ctx: Context) -> None:
    """Inscrit un acte à sa date : un fait du parcours d'un adhérent, un comptage, une confirmation.

    L'acte est vérifié avant d'être écrit. S'il est impossible à cette date, ou s'il fausse le dépôt, il est
    refusé : la clause, le fichier et la ligne sont dits, et rien ne change (code de sortie 1).

    Exemple : sicommun record validation valombre --le 2024-03-18 --avis valide --portee A,B

    Exemple : sicommun record validation --help
    """
    if ctx.invoked_subcommand is None:
        write(ctx.get_help() + "\n")


def commandes() -> dict[str, tuple[str, Callable[[], Callable[..., None]]]]:
    """Give, for each act, the line that sums it up and what makes its function."""
    return {nom: (fiche.resume, partial(_command, nom)) for nom, fiche in actes().items()}


def _command(nom: str) -> Callable[..., None]:
    """Make the function of one act: its parameters are the keys of its record."""
    from inspect import Parameter, Signature

    from sicommun.api.record.actes import ACTES

    acte = ACTES[nom]

    def enregistre(**saisies: Any) -> None:
        _record(acte, saisies)

    types = {"commune": who(acte), **{question.cle: option(question) for question in acte.questions}}
    defauts: dict[str, Any] = dict.fromkeys(types)
    types |= {"piece": Pieces} if acte.liste == "parcours" else {}
    types |= {"montrer": Montrer, "machine": Machine, "at": At, "depot": Depot}
    defauts |= {"piece": None, "montrer": False, "machine": False, "at": "", "depot": "."}
    parametres = [
        Parameter(cle, Parameter.KEYWORD_ONLY, default=defauts[cle], annotation=type_)
        for cle, type_ in types.items()
    ]
    vars(enregistre).update(__signature__=Signature(parametres))
    enregistre.__annotations__ = types
    enregistre.__doc__ = page(acte)
    return enregistre


class _Demande(NamedTuple):
    """What is to be recorded: which act, for whom, what it says; `dite` when a dialogue gave a part of it."""

    acte: Acte
    racine: Path
    jour: date
    qui: str
    reponses: dict[str, Any]
    dite: bool = False


def _record(acte: Acte, saisies: dict[str, Any]) -> None:
    """Record an act: read what was typed, ask for the rest on a terminal, judge, write, tell."""
    racine, jour = parse_depot(saisies["depot"]), parse_jour(saisies["at"])
    tapees = {q: saisies[q.cle] for q in acte.questions if saisies[q.cle] not in (None, [])}
    reponses = {question.cle: _read(question, saisie) for question, saisie in tapees.items()}
    demande = _Demande(acte, racine, jour, saisies["commune"] or "", reponses)
    manques = [q for q in acte.questions if q.obligatoire and q.cle not in reponses]
    if manques or not demande.qui:
        from sicommun.cli.dialogue import is_interactive

        if saisies["machine"] or not is_interactive():
            raise ErreurUsage(f"il manque {', '.join(_missing(demande.qui, manques))}")
        demande = _ask(demande)
    suite = _tell_a_machine if saisies["machine"] else _go_on
    suite(demande, saisies.get("piece") or (), montrer=saisies["montrer"])


def _read(question: Question, saisie: str | list[str]) -> Any:
    """Read what an option says; a refusal names the option."""
    from sicommun.api.record.actes import Refusee, answer

    saisies = [saisie] if isinstance(saisie, str) else saisie
    try:
        return answer(question, saisies)
    except Refusee as refus:
        remede = f"écrire {iso_hint(saisies[0])}" if question.sorte == "jour" else refus.remede
        raise ErreurUsage(f"{question.option} : {refus.message} ({remede})") from None


def _missing(qui: str, manques: list[Question]) -> list[str]:
    """Name what was not typed."""
    return [*([] if qui else ["COMMUNE"]), *(f"{q.option} {metavar(q)}" for q in manques)]


def _ask(demande: _Demande) -> _Demande:
    """Ask for what is missing, the optional included, one question after the other."""
    from sicommun.api.record.propositions import Etabli as Ouvrir
    from sicommun.api.record.propositions import is_pointless
    from sicommun.cli.dialogue import ask

    etabli = Ouvrir(demande.racine, demande.jour)
    qui = etabli.adherent(demande.qui) if demande.qui else ask("Commune", etabli.adherent) or ""
    write(f"{etabli.situation(qui)}\n")
    offres, dites = etabli.offers(demande.acte.nom, qui), dict(demande.reponses)
    for question in demande.acte.questions:
        if question.cle not in dites and not is_pointless(demande.acte.nom, question.cle, dites):
            reponse = _ask_one(question, offres.get(question.cle, ""), etabli)
            dites |= {} if reponse is None else {question.cle: reponse}
    return demande._replace(qui=qui, reponses=dites, dite=True)


def _ask_one(question: Question, offre: str, etabli: Etabli) -> Any:
    """Ask one question; what takes several answers is asked until Enter."""
    from sicommun.api.record.actes import answer
    from sicommun.cli.dialogue import ask

    def lit(texte: str) -> Any:
        return etabli.vet(question, answer(question, [texte]))

    libelle = " · ".join(part for part in (question.titre, question.aide.rstrip("."), question.forme) if part)
    if question.obligatoire:
        return ask(libelle, lit, defaut=offre)
    reponse = ask(libelle, lit, defaut=offre, facultatif=True)
    autre = reponse
    while question.plusieurs and autre is not None:
        autre = ask("   encore", lit, facultatif=True)
        reponse = [*(reponse or []), *(autre or [])]
    return reponse


def _go_on(demande: _Demande, pieces: Sequence[str], *, montrer: bool) -> None:
    """Judge an act, then show it, or write it and tell what it changes."""
    from sicommun.api.record.inscription import Refus, difference, inscribe, prepare

    acte, racine, jour, qui, reponses, dite = demande
    projet = prepare(racine, acte.nom, qui, reponses, pieces=pieces, jour=jour)
    if isinstance(projet, Refus):
        write("Refusé, rien n'est écrit :\n\n")
        _show(projet.constats)
        raise Exit(1)
    if montrer or dite:
        write("".join(f"{visible(ligne)}\n" for ligne in difference(projet).splitlines()))
    if montrer:
        return
    if dite and not confirm("Écrire ?"):
        write("Rien n'est écrit.\n")
        raise Exit(1)
    compte, suites = inscribe(projet, jour)
    show(compte)
    if suites:
        write("\nÀ compléter :\n\n")
        _show(suites)


def _tell_a_machine(demande: _Demande, pieces: Sequence[str], *, montrer: bool) -> None:
    """Judge an act and write it, all said in one document."""
    from sicommun.api.record.inscription import Refus, document, inscribe, prepare

    acte, racine, jour, qui, reponses, _ = demande
    projet = prepare(racine, acte.nom, qui, reponses, pieces=pieces, jour=jour)
    if isinstance(projet, Refus):
        write(document(projet.projet, jour, refus=projet.constats))
        raise Exit(1)
    suites = () if montrer else inscribe(projet, jour)[1]
    write(document(projet, jour, suites=suites, ecrit=not montrer))


def _show(constats: tuple[Constat, ...]) -> None:
    """Show findings, each with the text that its line stands in."""
    from sicommun.reporters.texte import findings

    for constat in constats:
        write(findings([constat.diagnostic], constat.lire, ecran()))
