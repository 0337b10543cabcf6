"""The private page on which a moderator sees what can be done about a card or note now."""

from collections.abc import Iterable
from dataclasses import dataclass

import discord

from rejectbot.domain.moderating import Step
from rejectbot.domain.review import State
from rejectbot.services.moderable import Moderable
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.hold import HOLD_VERB
from rejectbot.ui.links import message_link
from rejectbot.ui.theme import ACCENT, Panel

VERBS = {
    Step.HIDDEN: "mod-hide",
    Step.SHOWN: "mod-show",
    Step.TAKEN_DOWN: "mod-remove",
}
READ_VERB = "mod-read"
_STYLES = {
    Step.HIDDEN: discord.ButtonStyle.primary,
    Step.SHOWN: discord.ButtonStyle.success,
    Step.TAKEN_DOWN: discord.ButtonStyle.danger,
}


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done: a button."""

    verb: str
    label: str
    style: discord.ButtonStyle = discord.ButtonStyle.secondary


def possible(what: Moderable, locale: str) -> list[Action]:
    """What can be done about it as it is now; every button of the page comes from this list."""
    actions = [
        Action(VERBS[step], say(locale, f"moderate-{step.value.replace('_', '-')}"), _STYLES[step])
        for step in what.steps
    ]
    hold = "moderate-hold" if what.has_message else "moderate-hold-writer"
    actions.append(Action(HOLD_VERB, say(locale, hold)))
    if what.state is State.HIDDEN:
        actions.append(Action(READ_VERB, say(locale, "moderate-read")))
    return actions


def moderating_page(
    what: Moderable,
    actions: Iterable[Action],
    locale: str,
    told: str = "",
    hiding: str = "",
    *,
    is_for_below: bool = False,
) -> Panel:
    """Where it stands and how it is, below what was just done (`told`); `hiding`: who hid it.

    `is_for_below`: it was opened from what its author added in its thread.
    """
    place = what.place
    link = message_link(place.guild, place.channel, place.message)
    is_there = what.has_message and what.state in {State.PUBLISHED, State.HIDDEN}
    is_folded = not what.has_message and what.state is State.PUBLISHED
    is_so = "folded" if is_folded else what.state.value
    title = say(locale, f"moderate-title-{what.sort.value}")
    lines = [title, *([link] if is_there else [])]
    state = say(locale, f"moderate-is-{is_so}")
    below = say(locale, "moderate-below") if is_for_below else ""
    texts = filter(None, [told, "\n".join(lines), state, hiding, below])
    view = Panel()
    shown = [discord.ui.TextDisplay[Panel](text) for text in texts]
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    row = action_row(what.id, actions)
    if row.children:
        view.add_item(row)
    return view


def action_row(about: bytes, actions: Iterable[Action]) -> discord.ui.ActionRow[Panel]:
    """The buttons."""
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    for action in actions:
        pressed = custom_id(action.verb, about.hex())
        row.add_item(discord.ui.Button(label=action.label, custom_id=pressed, style=action.style))
    return row
