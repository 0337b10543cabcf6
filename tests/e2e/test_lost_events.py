"""Dropped connections, half of them not resumable: the counts on a card end up exact."""

import asyncio
import random
from pathlib import Path

from tests.e2e.theatre import PATIENT_S, Theatre, new_folder, open_theatre, side_by_side
from tests.standin.actors import Actor
from tests.standin.records import Sent

LANES = 3
DROPS = 7
"""A lane, 21 in all; `quality.md` asks for 20. discord.py waits 5 s before each new IDENTIFY."""
PEOPLE = 6
CHANGES_IN_A_GAP = 8
EXACT_WITHIN_S = 60.0
"""`quality.md`: exactly equal a minute later."""
BUTTON_OF = {"🫂": "rb1:hug:", "💪": "rb1:go:", "👏": "rb1:brave:", "🙋": "rb1:boat:"}


class Truth:
    """Who supports the card how: a native reaction or a press, and both count once."""

    def __init__(self, people: list[Actor], dice: random.Random) -> None:
        self.people = people
        self.dice = dice
        self.reacted: set[tuple[Actor, str]] = set()
        self.pressed: set[tuple[Actor, str]] = set()

    async def change_reaction(self, card_id: int) -> None:
        """Somebody adds a reaction or takes it back."""
        mark = (self.dice.choice(self.people), self.dice.choice(list(BUTTON_OF)))
        actor, emoji = mark
        if mark in self.reacted:
            await actor.unreact(card_id, emoji)
        else:
            await actor.react(card_id, emoji)
        self.reacted ^= {mark}

    async def press(self, card_id: int) -> None:
        """Somebody presses a button."""
        mark = (self.dice.choice(self.people), self.dice.choice(list(BUTTON_OF)))
        actor, emoji = mark
        answer = await actor.press(card_id, BUTTON_OF[emoji])
        assert answer.answered
        self.pressed ^= {mark}

    def counts(self) -> dict[str, int]:
        """Supporters by the beginning of the button's custom id."""
        marks = self.reacted | self.pressed
        return {
            button: len({actor for actor, marked in marks if marked == emoji})
            for emoji, button in BUTTON_OF.items()
        }


def shown(card: Sent) -> dict[str, int]:
    """The counts that a card's buttons show."""
    buttons = card.wire["components"][-1]["components"]
    return {
        beginning: int(button.get("label") or 0)
        for beginning in BUTTON_OF.values()
        for button in buttons
        if button["custom_id"].startswith(beginning)
    }


async def test_counts_are_exact_after_lost_connections(tmp_path: Path) -> None:
    await side_by_side(lane(new_folder(tmp_path, n), n) for n in range(LANES))


async def lane(folder: Path, seed: int) -> None:
    """One bot with one card, dropped again and again."""
    async with open_theatre(folder) as theatre:
        await (await theatre.person("Ada")).share("They said no")
        [card] = await theatre.cards()
        people = [await theatre.person(f"Person {n}") for n in range(PEOPLE)]
        truth = Truth(people, random.Random(seed))
        for n in range(DROPS):
            await gap(theatre, truth, card.id, resumable=n % 2 == 1)
            await truth.press(card.id)
        await assert_exact_in_the_end(theatre, truth)
        state = await theatre.standin.connections()
        assert state.refused == DROPS // 2 + 1
        assert state.resume >= DROPS // 2


async def gap(theatre: Theatre, truth: Truth, card_id: int, *, resumable: bool) -> None:
    """An outage in which people react."""
    standin = theatre.standin
    before = await standin.connections()
    await standin.drop(resumable=resumable, abrupt=truth.dice.random() < 0.5, keep_out=True)
    for _ in range(CHANGES_IN_A_GAP):
        await truth.change_reaction(card_id)
    await standin.reopen()
    anew = before.identify + (not resumable)
    await standin.connections(connected=1, identified=anew, seconds=PATIENT_S)


async def assert_exact_in_the_end(theatre: Theatre, truth: Truth) -> None:
    """The buttons show the truth within a minute."""
    loop = asyncio.get_running_loop()
    ends = loop.time() + EXACT_WITHIN_S
    [card] = await theatre.cards()
    while shown(card) != truth.counts() and loop.time() < ends:
        await theatre.standin.quiet(1.0)
        [card] = await theatre.cards()
    assert shown(card) == truth.counts()
