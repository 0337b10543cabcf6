"""What has happened in the server before the page opens, done with the bot's own commands."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

import discord

from rejectbot.demo import moves, simulator
from rejectbot.demo.world import World

SPAN: Final = dt.timedelta(hours=26)
"""How long before the present the server begins."""
_BETWEEN: Final = 7.0
"""Seconds between two things that happen: more than the five in which a card's counts gather."""


@dataclass(frozen=True, slots=True)
class Share:
    """`person` shares a rejection; later steps find its card under `card`."""

    ago: dt.timedelta
    person: str
    card: str
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class Support:
    """`person` presses buttons of a card and may write a note."""

    person: str
    card: str
    verbs: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Try:
    """`person` tries again after their card, and tells the channel."""

    ago: dt.timedelta
    person: str
    card: str


def _ago(hours: int = 0, minutes: int = 0) -> dt.timedelta:
    return dt.timedelta(hours=hours, minutes=minutes)


STEPS: Final[tuple[Share | Support | Try, ...]] = (
    Share(
        _ago(hours=25),
        "chi",
        "studio",
        {
            "story": "Third interview at the design studio, and then two polite lines by mail.\n"
            "I had already told my sister. That was the hard call.",
            "kind": "job",
            "wants": "listen",
            "next": "Two more applications on Friday.",
            "visibility": "named",
        },
    ),
    Support("ben", "studio", ("hug", "brave"), "Three rounds means three times they wanted more."),
    Support("dee", "studio", ("hug", "boat")),
    Support("ada", "studio", ("go",), "Tell your sister we said she raised a brave one."),
    Share(
        _ago(hours=20),
        "eli",
        "chapter",
        {
            "story": "My thesis chapter came back with “not there yet” on the first page. "
            "I have read that line about forty times.",
            "kind": "school",
            "wants": "cheer",
            "visibility": "anonymous",
        },
    ),
    Support("chi", "chapter", ("hug", "go")),
    Support("ada", "chapter", ("boat",), "“Not there yet” took me two years. I got there."),
    Share(
        _ago(hours=6),
        "ada",
        "garden",
        {
            "story": "The grant for the community garden: declined, without a reason.",
            "kind": "funding",
            "wants": "advice",
            "next": "Ask them for feedback, then the city's small fund.",
            "visibility": "named",
        },
    ),
    Support("eli", "garden", ("brave",)),
    Try(_ago(hours=5), "chi", "studio"),
    Share(
        _ago(hours=4),
        "dee",
        "",
        {
            "story": "I asked to lead the next project. They said I am “so good where I am”.",
            "kind": "job",
            "wants": "listen",
            "visibility": "anonymous_later",
        },
    ),
    Share(
        _ago(minutes=50),
        "eli",
        "story",
        {
            "story": "Ninth magazine, ninth form letter. This one at least spelled my name right.",
            "kind": "writing",
            "wants": "cheer",
            "next": "Number ten goes out tonight.",
            "visibility": "named",
        },
    ),
    Support("chi", "story", ("boat",)),
    Share(
        _ago(minutes=10),
        "chi",
        "",
        {
            "story": "The choir took everyone from my street but me.",
            "kind": "audition",
            "wants": "cheer",
            "visibility": "anonymous_later",
        },
    ),
)


async def plant(world: World) -> None:
    """Play the steps, ending a few minutes before the present. Raises NoAnswer."""
    begin = world.env.now()
    await moves.set_up(world, "ada")
    cards: dict[str, discord.Message] = {}
    for step in STEPS:
        if not isinstance(step, Support):
            wait = begin + SPAN - step.ago - world.env.now()
            await simulator.pass_time(world.env, max(0.0, wait.total_seconds()))
        if isinstance(step, Share):
            await moves.share(world, step.person, **step.fields)
            await simulator.pass_time(world.env, _BETWEEN)
            if step.card:
                cards[step.card] = moves.newest_card(world)
        elif isinstance(step, Try):
            await _try(world, step, cards[step.card])
        else:
            await _support(world, step, cards[step.card])
    for channel in (world.share, *world.share.threads):
        simulator.forget_private_answers(world.env, channel)


async def _try(world: World, step: Try, card: discord.Message) -> None:
    await moves.try_again(world, step.person, card)
    await simulator.pass_time(world.env, _BETWEEN)


async def _support(world: World, step: Support, card: discord.Message) -> None:
    for verb in step.verbs:
        await moves.press(world, step.person, card, verb)
        await simulator.pass_time(world.env, _BETWEEN)
    if step.note:
        await moves.note(world, step.person, card, step.note)
        await simulator.pass_time(world.env, _BETWEEN)
