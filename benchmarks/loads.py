"""The four loads, the same for every bot, and what each must have done for its cost to count."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.standin.actors import Actor
from tests.standin.client import StandinClient
from tests.standin.records import Place

AT_ONCE = 8
"""Interactions in flight, so that a bot waits for itself and not for the load."""
STORY = "They wrote that somebody else fitted better. It was the third time this month."
EDITS_DONE_S = 6.0
"""Seconds after which the coalesced edits of the last presses are out."""


class NotDone(RuntimeError):
    """A bot did not do what the load asked for; its figures would mean nothing."""


@dataclass(slots=True)
class Stage:
    """One bot's guild with its people; cards are made by the shares."""

    standin: StandinClient
    place: Place
    people: list[Actor]
    pressed: int = 0


Load = Callable[[Stage, int], Awaitable[None]]


async def in_parallel(jobs: list[Callable[[], Awaitable[None]]]) -> None:
    """Does all, a few at a time."""
    waiting = list(reversed(jobs))

    async def worker() -> None:
        while waiting:
            await waiting.pop()()

    async with asyncio.TaskGroup() as group:
        for _ in range(AT_ONCE):
            group.create_task(worker())


async def shares(stage: Stage, count: int) -> None:
    """So many named shares, through the form."""
    channel = stage.place.channels["rejections"]
    before = len(await stage.standin.messages(channel))

    def job(actor: Actor) -> Callable[[], Awaitable[None]]:
        async def work() -> None:
            if not (await actor.share(STORY)).answered:
                raise NotDone("a share was not answered")

        return work

    await in_parallel([job(stage.people[n % len(stage.people)]) for n in range(count)])
    await stage.standin.messages(channel, at_least=before + count)


async def presses(stage: Stage, count: int) -> None:
    """So many first presses, each of another person and card, and the edits they bring."""
    cards = [card.id for card in await stage.standin.messages(stage.place.channels["rejections"])]
    pairs = [(person, card) for card in cards for person in stage.people]
    chosen = pairs[stage.pressed : stage.pressed + count]
    stage.pressed += count
    if len(chosen) < count:
        raise NotDone("more presses than pairs of a person and a card")

    def job(actor: Actor, card: int) -> Callable[[], Awaitable[None]]:
        async def work() -> None:
            if not (await actor.press(card, "rb1:hug:")).answered:
                raise NotDone("a press was not answered")

        return work

    await in_parallel([job(actor, card) for actor, card in chosen])
    await asyncio.sleep(EDITS_DONE_S)


async def foreign_reactions(stage: Stage, count: int) -> None:
    """So many reactions to messages of others."""
    await stage.standin.ask("foreign_reactions", guild=stage.place.guild_id, count=count)
    await stage.standin.barrier()


async def board_pages(stage: Stage, count: int) -> None:
    """So many looks at the leaderboard."""

    def job(actor: Actor) -> Callable[[], Awaitable[None]]:
        async def work() -> None:
            if not (await actor.command("leaderboard")).answered:
                raise NotDone("a board was not answered")

        return work

    await in_parallel([job(stage.people[n % len(stage.people)]) for n in range(count)])
