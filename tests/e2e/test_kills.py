"""Kills at moments that nobody chose: whatever the bot was doing, shares stay whole."""

import asyncio
import random
from pathlib import Path

from tests.e2e.shares import Share, assert_all_or_nothing, opened
from tests.e2e.theatre import Theatre, new_folder, open_theatre, side_by_side

LANES = 2
KILLS = 8
"""A lane; `quality.md` asks for 200 of a process that writes, which the storage tests have."""
VISIBILITIES = ("named", "anonymous", "named")
MOST_REQUESTS = 9
"""Three shares take nine requests: acknowledgement, card and answer each."""
SOON_AFTER_S = 0.015


async def test_shares_survive_kills_at_random_moments(tmp_path: Path) -> None:
    lanes = await side_by_side(lane(new_folder(tmp_path, n), n) for n in range(LANES))
    happened = [whole for one in lanes for whole in one]
    assert len(happened) == LANES * KILLS * len(VISIBILITIES)
    assert {True, False} == set(happened), "the kills came too early or too late to tell anything"


async def lane(folder: Path, seed: int) -> list[bool]:
    """Kills and restarts one bot. Returns for every share whether it happened."""
    dice = random.Random(seed)
    async with open_theatre(folder) as theatre:
        sent: list[Share] = []
        for n in range(KILLS):
            sent += await shared_and_killed(theatre, dice, f"{seed} {n}")
            await theatre.start()
        await theatre.settled()
        return [await assert_all_or_nothing(theatre, share) for share in sent]


async def shared_and_killed(theatre: Theatre, dice: random.Random, tag: str) -> list[Share]:
    """Three members send their forms at once; the bot dies some requests later."""
    forms = [
        await opened(theatre, f"kill {tag} {who}", how) for who, how in enumerate(VISIBILITIES)
    ]
    since = len(await theatre.standin.requests())
    sent = await asyncio.gather(*[form.send() for form in forms])
    await theatre.standin.requests(since, at_least=dice.randint(0, MOST_REQUESTS), seconds=3)
    await asyncio.sleep(dice.uniform(0, SOON_AFTER_S))
    await theatre.kill()
    return list(sent)
