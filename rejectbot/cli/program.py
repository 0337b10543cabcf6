"""The list of commands, put together with Typer; nothing here does any work."""

import sys
from pathlib import Path
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
database = typer.Typer(help="The database: bring it up to date, check it, back it up, restore it.")
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
def check(
    quick: Annotated[
        bool, typer.Option("--quick", help="Leave out whether indexes fit their tables.")
    ] = False,
    backup: Annotated[
        Path | None, typer.Option(help="Try this backup instead, without restoring it.")
    ] = None,
) -> None:
    """Tell whether the database can be reached, is whole, and has this version's schema."""
    if backup is not None:
        from rejectbot.cli.backup import check_backup

        sys.exit(check_backup(backup))
    from rejectbot.cli.database import check

    sys.exit(check(quick=quick))


@database.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The file to write.")],
    force: Annotated[bool, typer.Option("--force", help="Replace an older backup.")] = False,
) -> None:
    """Write an encrypted copy of the database, also while the bot runs; never the key file."""
    from rejectbot.cli.backup import back_up

    sys.exit(back_up(file, force=force))


@database.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `rejectbot db backup` wrote.")],
    keep_old: Annotated[
        bool, typer.Option("--keep-old", help="Keep the SQLite file of before, beside it.")
    ] = False,
) -> None:
    """Put a backup in the place of the database, while no bot runs on it."""
    from rejectbot.cli.backup import restore

    sys.exit(restore(file, keep_old=keep_old))


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
