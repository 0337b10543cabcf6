"""The list of commands, put together with Typer; nothing here does any work."""

import sys
from typing import Annotated

import typer

from rejectbot import __version__

program = typer.Typer(
    name="rejectbot",
    help="Share a rejection, be encouraged, try again: the Discord bot and its tools.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
database = typer.Typer(help="The database: bring it up to date, or see whether it is.")
program.add_typer(database, name="db", no_args_is_help=True)
keys = typer.Typer(help="The key file: what is in it, and destroying what is over.")
program.add_typer(keys, name="keys", no_args_is_help=True)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rejectbot {__version__}")
        raise typer.Exit


@program.callback()
def _options(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Share a rejection, be encouraged, try again: the Discord bot and its tools."""


@program.command()
def run() -> None:
    """Run the bot on Discord (needs DISCORD_TOKEN)."""
    from rejectbot.cli.run import serve

    sys.exit(serve())


@program.command()
def demo(
    script: Annotated[
        bool, typer.Option("--script", help="Play a short tour in the terminal instead.")
    ] = False,
    port: Annotated[
        int | None,
        typer.Option(min=1, max=65535, help="Port of the page on 127.0.0.1; else a free one."),
    ] = None,
) -> None:
    """Try the real bot against a simulated Discord, without a token."""
    from rejectbot.cli.demo import show

    sys.exit(show(script=script, port=port))


@program.command()
def doctor() -> None:
    """Look at everything the bot needs, and say what to do where something is missing."""
    from rejectbot.cli.doctor import examine

    sys.exit(examine())


@program.command()
def invite(
    application_id: Annotated[
        int | None,
        typer.Option(min=1, help="The application's id; read from DISCORD_TOKEN if left out."),
    ] = None,
) -> None:
    """Show the address that adds the bot to a server, and why it asks for each permission."""
    from rejectbot.cli.invite import show

    sys.exit(show(application_id))


@database.command()
def upgrade() -> None:
    """Bring the database to this version's schema; `run` does it by itself."""
    from rejectbot.cli.database import upgrade

    sys.exit(upgrade())


@database.command()
def check() -> None:
    """Tell whether the database can be reached and has this version's schema."""
    from rejectbot.cli.database import check

    sys.exit(check())


@keys.command()
def status() -> None:
    """Tell how old each key is, what it protects and when it goes; never a key."""
    from rejectbot.cli.keys import status

    sys.exit(status())


@keys.command()
def destroy_expired() -> None:
    """Destroy the keys that are over while the bot is stopped; running, it does so by itself."""
    from rejectbot.cli.keys import destroy_expired

    sys.exit(destroy_expired())
