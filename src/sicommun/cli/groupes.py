"""Commands and groups whose refusals are in French, and whose commands load when they are called."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from typer.core import TyperCommand, TyperGroup

from sicommun.cli.aide import help_page
from sicommun.cli.mots import take_as_it_is
from sicommun.cli.sortie import write
from sicommun.cli.usage import ErreurUsage, near
from sicommun.reporters.visible import visible

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter

_AIDE: Final = "Affiche cette aide et quitte."


class Commande(TyperCommand):
    """A command that refuses extra arguments in French and names itself in its usage errors."""

    allow_extra_args = True  # taken from the parser, refused below with our words

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for param in self.params:
            take_as_it_is(param)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Refuse what the command did not ask for."""
        with _located(ctx):
            reste = super().parse_args(ctx, args)
        if reste and not ctx.resilient_parsing:
            trop = " ".join(f"« {visible(arg)} »" for arg in reste)
            raise ErreurUsage(f"en trop : {trop}", commande=ctx.command_path)
        return reste

    def invoke(self, ctx: Context) -> Any:
        """Run the command; a usage error that it raises learns whose help to offer."""
        try:
            return super().invoke(ctx)
        except ErreurUsage as erreur:
            erreur.commande = erreur.commande or ctx.command_path
            raise

    def get_help_option(self, ctx: Context) -> Any:
        """Give `--help`, described in French."""
        return _in_french(super().get_help_option(ctx))

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the page of the command."""
        formatter.write(help_page(self, ctx, []))


class Groupe(TyperGroup):
    """A group whose commands are imported when they are called: starting is felt at every call."""

    chargeurs: Mapping[str, Callable[[], Command]] = {}
    inconnue: str = "commande inconnue"
    resumes: Mapping[str, str] = {}
    """A line for each command that takes long to build; the others give theirs."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the options of the group itself."""
        with _located(ctx):
            return super().parse_args(ctx, args)

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 — the signature is Click's
        """Name the commands without loading any."""
        return list(self.chargeurs)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002 — same reason
        """Load a command, once."""
        if cmd_name in self.chargeurs and cmd_name not in self.commands:
            self.commands[cmd_name] = self.chargeurs[cmd_name]()
        return self.commands.get(cmd_name)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Find the command named first, or say which ones come near."""
        nom, *reste = args
        commande = self.get_command(ctx, nom)
        if commande is None and not ctx.resilient_parsing:
            proches = near(nom, self.chargeurs) or f" ; possibles : {', '.join(self.chargeurs)}"
            raise ErreurUsage(f"{self.inconnue} « {visible(nom)} »{proches}", commande=ctx.command_path)
        return nom if commande else None, commande, reste

    def get_help_option(self, ctx: Context) -> Any:
        """Give `--help`, described in French."""
        return _in_french(super().get_help_option(ctx))

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the page of the group, its commands included."""
        commandes = [
            (nom, self.resumes.get(nom) or _first_line(self.get_command(ctx, nom)))
            for nom in self.list_commands(ctx)
        ]
        formatter.write(help_page(self, ctx, commandes))


@contextmanager
def _located(ctx: Context) -> Iterator[None]:
    """Tell a usage error which command it is about: the parser forgets it for some of them."""
    try:
        yield
    except Exception as erreur:
        if getattr(erreur, "ctx", ctx) is None:
            vars(erreur)["ctx"] = ctx
        raise


def _in_french(option: Any) -> Any:
    """Describe `--help` in French, print it by our own way, and keep it from waking pydantic up."""
    if option is not None:
        option.help = _AIDE
        option.callback = _show_help
        option.default = False  # None would be sent to pydantic, and importing it takes longer than the rest
    return option


def _show_help(ctx: Context, _: Any, value: Any) -> None:
    if value and not ctx.resilient_parsing:
        write(ctx.get_help() + "\n")
        ctx.exit()


def _first_line(commande: Command | None) -> str:
    return (commande.help or "").partition("\n")[0] if commande else ""
