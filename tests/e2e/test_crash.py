"""A kill at any step of submit and publish: the whole share, or nothing of it."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.e2e.shares import assert_all_or_nothing, opened
from tests.e2e.theatre import Theatre, open_theatre
from tests.standin.faults import Moment

pytestmark = pytest.mark.asyncio(loop_scope="module")

ACKNOWLEDGE = "POST /interactions/{interaction_id}/{token}/callback"
CARD = "POST /channels/{channel_id}/messages"
ANSWER = "PATCH /webhooks/{application_id}/{token}/messages/{message_id}"
VISIBILITIES = ("named", "anonymous")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def theatre(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Theatre]:
    async with open_theatre(tmp_path_factory.mktemp("crash")) as stage:
        yield stage


async def killed_while_held(theatre: Theatre, route: str, moment: Moment, tag: str) -> list[bool]:
    """Kills the bot while it waits for this answer, for a named and an anonymous share.

    Returns whether each of them happened after a restart.
    """
    first = await opened(theatre, f"{tag} before", "named")
    await theatre.standin.answer((await first.send()).sent)  # discord.py learns the route's limit
    forms = [await opened(theatre, f"{tag} {how}", how) for how in VISIBILITIES]
    held = await theatre.standin.hold(route, moment, left=len(forms))
    sent = [await form.send() for form in forms]
    await theatre.standin.struck(held, at_least=len(forms))
    await theatre.kill()
    await theatre.standin.release(held, proceed=False)
    await theatre.start()
    await theatre.settled()
    return [await assert_all_or_nothing(theatre, share) for share in sent]


@pytest.mark.parametrize("moment", [Moment.BEFORE, Moment.AFTER])
async def test_before_anything_is_stored_nothing_happens(theatre: Theatre, moment: Moment) -> None:
    happened = await killed_while_held(theatre, ACKNOWLEDGE, moment, f"ack {moment}")
    assert happened == [False, False]


@pytest.mark.parametrize("moment", [Moment.BEFORE, Moment.AFTER])
async def test_while_the_card_is_sent_it_stands_once(theatre: Theatre, moment: Moment) -> None:
    happened = await killed_while_held(theatre, CARD, moment, f"card {moment}")
    assert happened == [True, True]


@pytest.mark.parametrize("moment", [Moment.BEFORE, Moment.AFTER])
async def test_while_the_author_is_answered_it_stands_once(
    theatre: Theatre, moment: Moment
) -> None:
    happened = await killed_while_held(theatre, ANSWER, moment, f"answer {moment}")
    assert happened == [True, True]


async def test_a_card_that_arrives_after_the_restart_is_not_a_second_one(theatre: Theatre) -> None:
    form = await opened(theatre, "late arrival", "named")
    held = await theatre.standin.hold(CARD)
    share = await form.send()
    await theatre.standin.struck(held)
    await theatre.kill()
    since = len(await theatre.standin.requests())
    await theatre.start()
    await theatre.settled()
    await theatre.standin.release(held, proceed=True)
    await theatre.standin.quiet(0.3)
    assert await assert_all_or_nothing(theatre, share)
    [request] = [r for r in await theatre.standin.requests(route=CARD) if r.index < since][-1:]
    assert request.status == 200, "the held request was let through"
