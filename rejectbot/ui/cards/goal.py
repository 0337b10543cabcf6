"""A member's own goal: the ring, and its pace in words that never shame."""

from datetime import date

import discord

from rejectbot.domain.goal import Headway, Pace
from rejectbot.ui.cards.chart import Pictures, chart_items
from rejectbot.ui.charts.chart import Chart
from rejectbot.ui.charts.goal import NAME, GoalProgress, goal_ring
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.goal import VERB as FORM_VERB
from rejectbot.ui.theme import ACCENT, Panel

VERB = "goal"
_IN_WEEKS_FROM = 14
"""Days: below that they are counted one by one."""
_A_WEEK_MOST = 14
"""Two a day. To ask for more would only press."""


def goal_chart(shown: Headway, locale: str) -> Chart:
    """The ring with its pace, and both in words."""
    if shown.pace is Pace.ENDED and not shown.reached:
        return Chart(NAME, None, "", say(locale, "goal-ended-empty"))
    progress = GoalProgress(shown.reached, shown.goal.target, pace_words(shown, locale))
    return goal_ring(progress, locale)


def goal_card(
    shown: Headway, chart: Chart, locale: str, pictures: Pictures, *, is_new: bool = False
) -> Panel:
    """How far a goal is; `is_new`: it was set this moment."""
    title = say(locale, "goal-title-set" if is_new else "goal-title")
    items: list[discord.ui.Item[Panel]] = [discord.ui.TextDisplay(title)]
    items += chart_items(chart, pictures)
    items += [discord.ui.TextDisplay(line) for line in _lines(shown, locale)]
    view = Panel()
    view.add_item(discord.ui.Container(*items, accent_colour=ACCENT))
    goes_on = shown.pace not in {Pace.REACHED, Pace.ENDED}
    holds = f"{shown.goal.target}:{shown.goal.until.isoformat()}" if goes_on else ""
    view.add_item(_button("goal-change" if goes_on else "goal-set-one", holds, locale))
    return view


def no_goal_card(locale: str) -> Panel:
    """What a goal is for, and where to begin."""
    view = Panel()
    text: discord.ui.TextDisplay[Panel] = discord.ui.TextDisplay(say(locale, "goal-none"))
    view.add_item(discord.ui.Container(text, accent_colour=ACCENT))
    view.add_item(_button("goal-set-one", "", locale))
    return view


def _button(label: str, holds: str, locale: str) -> discord.ui.ActionRow[Panel]:
    """Opens the form; `holds` is what it begins with, `<target>:<last day>` or nothing."""
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    row.add_item(discord.ui.Button(label=say(locale, label), custom_id=custom_id(FORM_VERB, holds)))
    return row


def pace_words(shown: Headway, locale: str) -> str:
    """The pace as one short sentence; the ring has its own for a goal that is reached."""
    match shown.pace:
        case Pace.REACHED:
            return ""
        case Pace.AHEAD if shown.days_ahead < _IN_WEEKS_FROM:
            return say(locale, "goal-days-ahead", days=shown.days_ahead)
        case Pace.AHEAD:
            return say(locale, "goal-weeks-ahead", weeks=shown.days_ahead // 7)
        case Pace.ON_PACE:
            return say(locale, "goal-on-pace")
        case Pace.TO_GO:
            return _to_go(shown, locale)
        case Pace.ENDED:
            return say(locale, "goal-ended")


def day_choices(days: dict[str, date], typed: str, locale: str) -> dict[str, str]:
    """Days to choose a goal's last one from, as they are called and as they are written.

    Only those that begin with what was `typed`, or all where none does.
    """
    written = {
        say(locale, f"goal-day-{name}", day=day.isoformat()): day.isoformat()
        for name, day in days.items()
    }
    fitting = {called: day for called, day in written.items() if day.startswith(typed.strip())}
    return fitting or written


def _to_go(shown: Headway, locale: str) -> str:
    if shown.a_week > _A_WEEK_MOST:
        return say(locale, "goal-big")
    if shown.days_left <= 7:
        until = shown.goal.until.isoformat()
        return say(locale, "goal-to-go-soon", count=shown.left, until=until)
    if shown.weeks_for_one > 1:
        return say(locale, "goal-to-go-slowly", weeks=shown.weeks_for_one)
    return say(locale, "goal-to-go", count=shown.a_week)


def _lines(shown: Headway, locale: str) -> list[str]:
    since, until = shown.goal.since.isoformat(), shown.goal.until.isoformat()
    counts = say(locale, "goal-counts", since=since, until=until)
    match shown.pace:
        case Pace.REACHED:
            celebrated = say(locale, "goal-celebrated", reached=shown.reached)
            return [celebrated, counts, say(locale, "goal-next-one")]
        case Pace.ENDED if shown.reached:
            return [counts, say(locale, "goal-next-one")]
        case Pace.TO_GO:
            return [counts, say(locale, "goal-more-time")]
        case _:
            return [counts]
