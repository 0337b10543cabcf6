"""What a person in the demo does: the bot's own commands, forms and buttons, nothing else."""

from collections.abc import Iterator, Mapping
from typing import Any

import discord
import simcord

from rejectbot.demo.world import World


class NoAnswer(RuntimeError):
    """The bot did not do what a person may expect of it; the text says what was tried."""


async def set_up(world: World, person: str) -> simcord.InteractionResult:
    """Name the share channel with `/setup`."""
    actor = world.people[person]
    return await actor.slash(world.share, "setup", channel=world.share)


async def share(world: World, person: str, **fields: str) -> simcord.InteractionResult:
    """Open the form with `/share` and send it; `fields` are its fields by custom id."""
    form = await world.people[person].slash(world.share, "share")
    return await fill(world, person, form, fields)


async def fill(
    world: World, person: str, form: simcord.InteractionResult, fields: Mapping[str, str]
) -> simcord.InteractionResult:
    """Send an open form with those of `fields` that it has. Raises NoAnswer if none is open."""
    if form.modal is None:
        raise NoAnswer("no form was opened")
    return await world.people[person].submit_modal(form, _filled(form.modal, fields))


async def press(
    world: World, person: str, card: discord.Message, verb: str
) -> simcord.InteractionResult:
    """Press the button of `card` whose custom id is `rb1:<verb>:…`."""
    return await world.people[person].click(card, custom_id=button(card, verb))


async def try_again(world: World, person: str, card: discord.Message) -> None:
    """Count a try after one's own `card` with `/again`, and tell the channel. Raises NoAnswer."""
    what = button(card, "hug").rpartition(":")[2]
    page = await world.people[person].slash(world.share, "again", what=what)
    await answer(world, person, page, "again-tell")


async def own_form(world: World, person: str, verb: str) -> simcord.InteractionResult:
    """From `/journey` over *My rejections* to a form about the newest one of their own."""
    actor = world.people[person]
    page = await actor.slash(world.share, "journey")
    for wanted in ("mine", "own", verb):
        page = await answer(world, person, page, wanted)
    return page


async def answer(
    world: World, person: str, page: simcord.InteractionResult, verb: str
) -> simcord.InteractionResult:
    """Press a button of a private answer. Raises NoAnswer if it has none for `verb`."""
    if page.response is None:
        raise NoAnswer(f"no page to find {verb} on")
    shown = page.response.message
    return await world.people[person].click(shown, custom_id=_control(shown, verb))


async def note(
    world: World, person: str, card: discord.Message, text: str
) -> simcord.InteractionResult:
    """Open the note form of `card` and send it under the person's own name."""
    form = await press(world, person, card, "note")
    return await fill(world, person, form, note_fields(text))


def note_fields(text: str) -> dict[str, str]:
    """A named note for the card's thread, by the custom ids of the note form."""
    return {"note": text, "from": "named", "to": "thread"}


def newest_card(world: World) -> discord.Message:
    """The last card of the share channel. Raises NoAnswer if there is none."""
    found = cards(world)
    if not found:
        raise NoAnswer("there is no card in the channel")
    return found[-1]


def cards(world: World) -> list[discord.Message]:
    """The public cards of the share channel, oldest first."""
    return [
        message
        for message in world.share.history()
        if not message.flags.ephemeral and any(_custom_ids(message))
    ]


def button(card: discord.Message, verb: str) -> str:
    """The custom id of a card's button. Raises NoAnswer if it has none for `verb`."""
    prefix = f"rb1:{verb}:"
    for custom_id in _custom_ids(card):
        if custom_id.startswith(prefix):
            return custom_id
    raise NoAnswer(f"the card has no button {prefix}")


def _control(message: discord.Message, verb: str) -> str:
    """The first control with this verb, which may stand beside a line of a list."""
    for custom_id in _custom_ids(message):
        if custom_id.split(":")[1] == verb:
            return custom_id
    raise NoAnswer(f"there is no control {verb}")


def _custom_ids(message: discord.Message) -> Iterator[str]:
    def walk(part: Any) -> Iterator[str]:
        custom_id = getattr(part, "custom_id", None)
        if isinstance(custom_id, str) and custom_id.startswith("rb1:"):
            yield custom_id
        beside = getattr(part, "accessory", None)
        for child in (*getattr(part, "children", ()), *([beside] if beside else [])):
            yield from walk(child)

    for part in message.components:
        yield from walk(part)


def _filled(form: dict[str, Any], fields: Mapping[str, str]) -> dict[str, Any]:
    """The values of those fields that the form has; a select takes its value as a list."""
    values: dict[str, Any] = {}
    for label in form["components"]:
        control = label.get("component") or {}
        custom_id = str(control.get("custom_id"))
        if custom_id in fields:
            select = control["type"] == discord.ComponentType.select.value
            values[custom_id] = [fields[custom_id]] if select else fields[custom_id]
    return values
