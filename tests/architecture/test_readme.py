"""The README's tables are made from the code; run this file to write them anew.

`python -m tests.architecture.test_readme` replaces what stands between the markers.
"""

import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path

import discord
from discord import app_commands

from rejectbot.app import App
from rejectbot.bot.tree import KEY
from rejectbot.domain.limits import SUPPORT_EARNS_A_WEEK, SUPPORT_EARNS_FOR
from rejectbot.domain.points import ANONYMOUS_SHARE, UPDATES_A_DAY, PointRules
from rejectbot.settings import Settings
from rejectbot.ui.copy import say

_RIGHTS = {
    discord.Permissions(manage_guild=True).value: "Manage Server",
    discord.Permissions(moderate_members=True).value: "Moderate Members",
}

README = Path(__file__).parents[2] / "README.md"


async def commands_table() -> str:
    """Every command with its options and description, and who may use it."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database_url=f"sqlite:///{folder}/x.db", keys_path=Path(folder, "keys"))
        app = App(settings, bytes)
        await app.add_cogs(app.bot)
        rows = sorted(_rows(app.bot.tree))
    return "\n".join(["| Command | Who | What it does |", "| --- | --- | --- |", *rows])


def points_table() -> str:
    """The default rules."""
    rules = PointRules()
    rows = (
        (
            "sharing a rejection with your name",
            f"{rules.first_share}, then {rules.second_share}, then {rules.third_share}",
            "by how many you shared that day; then none",
        ),
        (
            "supporting a card",
            rules.support,
            (
                f"once per card, {rules.supports_a_day} a day; while it is younger than "
                f"{SUPPORT_EARNS_FOR.days} days, {SUPPORT_EARNS_A_WEEK} a week of one named author"
            ),
        ),
        ("a note with your name", rules.note, f"once per card, {rules.notes_a_day} a day"),
        ("trying again, `/again`", rules.attempt, f"{rules.attempts_a_day} a day"),
        (
            "telling on your own card what came next",
            rules.update,
            f"once for trying again, once for what you learned; {UPDATES_A_DAY} a day",
        ),
        (
            "telling that it worked out",
            rules.worked_out,
            f"once, as one of those {UPDATES_A_DAY}; a rejection is worth ten times more",
        ),
        ("sharing anonymously", ANONYMOUS_SHARE, "into your private tally, not on the board"),
    )
    lines = [f"| {what} | {points} | {limit} |" for what, points, limit in rows]
    return "\n".join(["| For | Points | Limit |", "| --- | --- | --- |", *lines])


async def written_anew(text: str) -> str:
    """The README with its tables made from the code."""
    for name, table in (("commands", await commands_table()), ("points", points_table())):
        begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
        before, _, rest = text.partition(begin)
        text = f"{before}{begin}\n{table}\n{end}{rest.partition(end)[2]}"
    return text


def _rows(tree: app_commands.CommandTree[discord.Client]) -> Iterator[str]:
    for command in tree.walk_commands():
        if isinstance(command, app_commands.Command):
            options = "".join(_option(parameter) for parameter in command.parameters)
            described_by = command._locale_description
            words = say("en", described_by.extras[KEY]) if described_by else ""
            needed = (command.root_parent or command).default_permissions
            who = _RIGHTS[needed.value] if needed else "member"
            yield f"| `/{command.qualified_name}{options}` | {who} | {words} |"
    for menu in tree.get_commands(type=discord.AppCommandType.message):
        if isinstance(menu, app_commands.ContextMenu):
            needed = menu.default_permissions
            who = _RIGHTS[needed.value] if needed else "member"
            words = say("en", menu.extras[KEY])
            yield f"| message menu **{menu.name}** | {who} | {words} |"


def _option(parameter: app_commands.Parameter) -> str:
    return f" {parameter.name}" if parameter.required else f" [{parameter.name}]"


async def test_the_readme_shows_what_the_code_has() -> None:
    text = README.read_text("utf-8")
    assert await written_anew(text) == text


if __name__ == "__main__":
    README.write_text(asyncio.run(written_anew(README.read_text("utf-8"))), "utf-8")
