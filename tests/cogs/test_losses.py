"""Whatever gets lost at whatever step: nobody's text does, nothing is said twice, no task dies."""

import os
from collections import Counter
from collections.abc import Callable

import pytest

from rejectbot.bot.client import RejectBot
from tests.cogs.losing import Life
from tests.world import World

LIVES = int(os.environ.get("LIVES_WITH_LOSSES", "20"))
"""Histories; 500 by hand (`LIVES_WITH_LOSSES=500`)."""
STEPS = 30


@pytest.mark.parametrize("seed", range(LIVES))
async def test_every_text_stands_or_comes_back_and_none_stands_twice(
    world: World, seed: int, make_bot: Callable[[], RejectBot]
) -> None:
    life = Life(world, seed, make_bot)
    await life.pass_by(STEPS)
    back = await life.everything_back()

    for token, who in life.sent.items():
        stood = sum(token in message for message in life.posted)
        assert stood <= 1, f"{token} stands twice"
        assert stood or token in back[who.id], f"{token} is lost"
        assert not (stood and token in back[who.id]), f"{token} stands and came back"
    assert [mark for mark, often in Counter(life.marks).items() if often > 1] == []
    assert life.troubles() == []
