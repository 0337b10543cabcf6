"""Beginning a new season of the boards: the question before, and what is said after."""

import discord

from rejectbot.domain.settings import Season
from rejectbot.services.seasons import SeasonChange, SeasonOutcome
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.theme import ACCENT, Panel

BEGIN_VERB = "season-begin"
UNDO_VERB = "season-undo"
_WORDS = {
    SeasonOutcome.BEGUN: "season-begun",
    SeasonOutcome.UNDONE: "season-undone",
    SeasonOutcome.OTHER: "season-other",
    SeasonOutcome.TOO_LATE: "season-too-late",
    SeasonOutcome.FULL: "season-full",
}


def seen(season: Season) -> str:
    """What a button carries: the season's number and, since numbers come again, its day."""
    return f"{season.number}.{season.reset or ''}"


def season_question(season: Season, locale: str, *, can_undo: bool) -> Panel:
    """What a new season does; its buttons carry the season that was seen."""
    words = [say(locale, "season-ask")]
    if season.reset is not None:
        number, day = season.number + 1, season.reset.isoformat()
        words.append(say(locale, "season-runs", number=number, day=day))
    if can_undo:
        words.append(say(locale, "season-undo-is-final"))
    verbs = (BEGIN_VERB, UNDO_VERB) if can_undo else (BEGIN_VERB,)
    return _panel("\n".join(words), season, verbs, locale)


def season_changed(change: SeasonChange, locale: str) -> Panel:
    """What became of the press; a season that was just begun can be undone there.

    A second press, or somebody else's at the same moment, is told what the first one did.
    """
    words = say(locale, _WORDS[change.outcome], number=change.season.number + 1)
    verbs = (UNDO_VERB,) if change.outcome is SeasonOutcome.BEGUN else ()
    return _panel(words, change.season, verbs, locale)


def _panel(words: str, season: Season, verbs: tuple[str, ...], locale: str) -> Panel:
    view = Panel()
    view.add_item(discord.ui.Container(discord.ui.TextDisplay(words), accent_colour=ACCENT))
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    for verb in verbs:
        more = seen(season)
        row.add_item(discord.ui.Button(label=say(locale, verb), custom_id=custom_id(verb, more)))
    if verbs:
        view.add_item(row)
    return view
