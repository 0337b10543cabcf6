"""The page of `/help`, from the commands that exist."""

from collections.abc import Iterable
from dataclasses import dataclass

from rejectbot.ui.copy import say

START_WITH = ("share", "leaderboard")


@dataclass(frozen=True, slots=True)
class CommandLine:
    """A command as help shows it: its full name, how Discord mentions it, its description's key."""

    name: str
    mention: str
    described_by: str


def help_text(
    commands: Iterable[CommandLine], locale: str, *, tells_of_rights: bool = False
) -> str:
    """The two commands to start with on top, then the others by name.

    `tells_of_rights`: and where a server decides who may use which.
    """
    by_name = {command.name: command for command in commands}
    first = [by_name.pop(name) for name in START_WITH if name in by_name]
    rest = [by_name[name] for name in sorted(by_name)]
    lines = [say(locale, "help-title"), *(_line(command, locale) for command in first)]
    lines += [say(locale, "help-more"), *(_line(command, locale) for command in rest)]
    if tells_of_rights:
        lines.append(say(locale, "help-rights"))
    return "\n".join([*lines, say(locale, "help-footer")])


def _line(command: CommandLine, locale: str) -> str:
    description = say(locale, command.described_by)
    return say(locale, "help-line", command=command.mention, description=description)
