"""One send in five fails, half of them after taking effect: no card is lost and none doubled."""

import asyncio
from pathlib import Path

import pytest

from tests.e2e.shares import Share, assert_whole, opened, texts_in
from tests.e2e.theatre import PATIENT_S, Theatre, few_at_once, open_theatre
from tests.standin.faults import Fault, Moment
from tests.standin.records import Place

CARD = "POST /channels/{channel_id}/messages"
SHARES = 500
"""`quality.md`: so many in `test`."""
SERVERS = 10
"""Each has a channel of its own, which is searched for every card that may stand there."""
FAULTS = (Fault.INTERNAL, Fault.BAD_GATEWAY, Fault.UNAVAILABLE, Fault.RESET)
"""discord.py itself repeats a send after the first two, the bot after the others."""


@pytest.mark.slow
async def test_no_share_is_lost_or_doubled(tmp_path: Path) -> None:
    asyncio.get_running_loop().set_debug(False)  # else the people's side takes most of the time
    async with open_theatre(tmp_path) as theatre:
        places = [theatre.place, *[await theatre.another_place() for _ in range(SERVERS - 1)]]
        await few_at_once(_first(theatre, place) for place in places)
        forms = await few_at_once(_opened(theatre, places, n) for n in range(SHARES))
        rule = await theatre.standin.fail(
            CARD, *FAULTS, moment=Moment.EITHER, left=None, chance=0.2, seed=1
        )
        sent = await few_at_once(form.send() for form in forms)
        await few_at_once(_answered(theatre, share) for share in sent)
        struck = await theatre.standin.struck(rule, at_least=SHARES // 6)
        await theatre.standin.mend()
        await _all_published(theatre)
        await _half_took_effect(theatre, struck)
        whole = await _whole(theatre, sent)
        assert all(whole), f"{whole.count(False)} lost after {struck} failures"


async def _first(theatre: Theatre, place: Place) -> None:
    """discord.py learns a channel's limits, and sends one by one until then."""
    await (await theatre.person("Ada", place)).share("The first one")


async def _opened(theatre: Theatre, places: list[Place], n: int) -> Share:
    visibility = "anonymous" if n % 4 == 0 else "named"
    return await opened(theatre, f"story {n}", visibility, places[n % SERVERS])


async def _answered(theatre: Theatre, share: Share) -> None:
    """Its author was answered: it is stored, whether or not its card stands yet."""
    answer = await theatre.standin.answer(share.sent, seconds=PATIENT_S)
    assert answer.answered, share.story


async def _all_published(theatre: Theatre) -> None:
    """Also those that stood before the bot knew of it, with what their authors earned."""
    async with asyncio.timeout(PATIENT_S):
        while theatre.log().count(" published ") < SHARES + SERVERS:
            await theatre.standin.quiet(0.2)
    await theatre.standin.quiet(1.0)


async def _whole(theatre: Theatre, sent: list[Share]) -> list[bool]:
    channels = {share.actor.channel_id for share in sent}
    texts = {channel: await texts_in(theatre, channel) for channel in channels}
    return await few_at_once(
        assert_whole(theatre, share, texts[share.actor.channel_id]) for share in sent
    )


async def _half_took_effect(theatre: Theatre, struck: int) -> None:
    sends = await theatre.standin.requests(route=CARD)
    unheard = [send for send in sends if send.status != 200 and send.took_effect]
    assert struck / 3 < len(unheard) < struck * 2 / 3
