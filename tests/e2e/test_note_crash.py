"""A kill at any step of taking a note in and posting it: the whole note, or nothing of it."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.e2e.notes import Note, assert_all_or_nothing, assert_told_by_the_next, opened
from tests.e2e.theatre import Theatre, open_theatre
from tests.standin.faults import Moment

pytestmark = pytest.mark.asyncio(loop_scope="module")

ACKNOWLEDGE = "POST /interactions/{interaction_id}/{token}/callback"
THREAD = "POST /channels/{channel_id}/messages/{message_id}/threads"
SEND = "POST /channels/{channel_id}/messages"
ANSWER = "PATCH /webhooks/{application_id}/{token}/messages/{message_id}"
WAYS = ("named", "anonymous")
both_moments = pytest.mark.parametrize("moment", [Moment.BEFORE, Moment.AFTER])


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def theatre(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Theatre]:
    async with open_theatre(tmp_path_factory.mktemp("notes")) as stage:
        yield stage


async def killed_while_held(theatre: Theatre, route: str, moment: Moment, tag: str) -> list[Note]:
    """Kills the bot while it waits for this answer, for a named and an anonymous note."""
    first = await opened(theatre, f"{tag} before", "named")
    await theatre.standin.answer((await first.send()).sent)  # discord.py learns the route's limit
    forms = [await opened(theatre, f"{tag} {by}", by) for by in WAYS]
    held = await theatre.standin.hold(route, moment, left=len(forms))
    sent = [await form.send() for form in forms]
    await theatre.standin.struck(held, at_least=len(forms))
    await theatre.kill()
    await theatre.standin.release(held, proceed=False)
    await theatre.start()
    await theatre.settled()
    return sent


async def happened(theatre: Theatre, sent: list[Note]) -> list[bool]:
    whole = [await assert_all_or_nothing(theatre, note) for note in sent]
    for note in sent:
        await assert_told_by_the_next(theatre, note)
    return whole


@both_moments
async def test_before_anything_is_stored_nothing_happens(theatre: Theatre, moment: Moment) -> None:
    sent = await killed_while_held(theatre, ACKNOWLEDGE, moment, f"ack {moment}")
    assert await happened(theatre, sent) == [False, False]


@both_moments
async def test_while_the_thread_is_opened_it_stands_once(theatre: Theatre, moment: Moment) -> None:
    sent = await killed_while_held(theatre, THREAD, moment, f"thread {moment}")
    assert await happened(theatre, sent) == [True, True]


@both_moments
async def test_while_the_note_is_sent_it_stands_once(theatre: Theatre, moment: Moment) -> None:
    sent = await killed_while_held(theatre, SEND, moment, f"note {moment}")
    requests = await theatre.standin.requests(route=SEND)
    posted = [sum(f"/{note.card}/" in each.path for each in requests) for note in sent]
    again = 2 if moment is Moment.BEFORE else 1
    assert posted == [again, again], "what stands is found by looking for it"
    assert await happened(theatre, sent) == [True, True]


@both_moments
async def test_while_the_writer_is_answered_it_stands_once(
    theatre: Theatre, moment: Moment
) -> None:
    sent = await killed_while_held(theatre, ANSWER, moment, f"answer {moment}")
    assert await happened(theatre, sent) == [True, True]
