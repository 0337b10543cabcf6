"""What its author takes back: nothing comes of it any more, and nobody sees when that was."""

from collections.abc import Callable
from typing import Any

import pytest

from rejectbot.domain.errors import DecidedAlready, NothingWaits, NotYours
from rejectbot.domain.ids import EntryId, OutboxId
from rejectbot.domain.reviewing import ReviewRule, Verdict
from rejectbot.services.anonymity.parcel import Deed
from rejectbot.services.control import Wish
from rejectbot.services.desk import entry_of
from rejectbot.storage import moderation
from tests.services.house import ADA, BEN, HERE, House
from tests.services.own import anonymous, ask
from tests.services.test_review import held, hour, review, rule


async def entries(house: House) -> list[EntryId]:
    return [each.id for each in await house.review_queue.entries(HERE)]


async def mine(house: House) -> OutboxId:
    """What waits of Ada's."""
    (waits,) = (await house.inbox.look(HERE, ADA)).held
    return waits.id


async def take_back(house: House) -> OutboxId:
    wanted = await mine(house)
    await house.taking_back.finish(await house.taking_back.take_back(HERE, ADA, wanted))
    return wanted


async def test_until_the_full_hour_it_looks_as_if_it_waited(house: House) -> None:
    await review(house, ReviewRule.ANONYMOUS)
    entry, other = await held(house, ADA, "anonymous"), await held(house, BEN, "anonymous")
    await hour(house)
    before, posts = await entries(house), dict(house.posted.desk.posts)
    house.clock.move(minutes=7)
    await take_back(house)
    for process in (house, await house.restarted()):
        assert await entries(process) == before
        assert process.posted.desk.posts == posts
        with pytest.raises(NothingWaits):
            await rule(process, entry, Verdict.PUBLISHED)
        await process.publishing.recover()
        await process.queue_posts.look()
        assert process.posted.desk.posts == posts
    house.clock.move(minutes=53)
    assert await entries(house) == [other], "before the hour's work begins, which may take a while"
    await hour(house)
    assert [each.id for each in house.posted.desk.waiting] == [other]
    assert [(each.id, each.verdict) for each in house.posted.desk.decided] == [(entry, None)]
    assert len(await house.waiting()) == 1
    assert house.posted.cards == {}


@pytest.mark.parametrize("verdict", [Verdict.RETURNED, Verdict.REMOVED])
async def test_whoever_turns_it_down_meanwhile_cannot_tell(house: House, verdict: Verdict) -> None:
    await review(house, ReviewRule.ANONYMOUS)
    entry, other = await held(house, ADA, "anonymous"), await held(house, BEN, "anonymous")
    await hour(house)
    await take_back(house)
    for each in (entry, other):
        await rule(house, each, verdict)
        with pytest.raises(DecidedAlready):
            await rule(house, each, verdict)
    assert await entries(house) == []
    decided = {each.id: each.verdict for each in house.posted.desk.decided}
    assert decided == {entry: verdict, other: verdict}
    assert (await house.look(ADA)).returned == ()
    assert len((await house.look(BEN)).returned) == 1
    log = await house.database.read(lambda tx: moderation.of_guild(tx, HERE, 0, 9))
    assert [row.what for row in log] == [verdict.value] * 2


async def test_its_author_alone_sees_at_once_that_it_is_gone(house: House) -> None:
    await review(house, ReviewRule.ANONYMOUS)
    await held(house, ADA, "anonymous")
    await hour(house)
    wanted = await take_back(house)
    page = await house.inbox.look(HERE, ADA)
    assert (page.held, page.returned) == ((), ())
    with pytest.raises(NotYours):
        await house.taking_back.take_back(HERE, ADA, wanted)
    with pytest.raises(NotYours):  # that would take it from the queue in this minute
        await house.inbox.discard(HERE, ADA, wanted)
    assert len(await entries(house)) == 1


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_with_a_name_or_before_anybody_sees_it_it_goes_at_once(
    house: House, visibility: str
) -> None:
    await review(house)
    await held(house, ADA, visibility)
    await take_back(house)
    assert await house.waiting() == set()
    assert house.posted.desk.waiting == []
    await hour(house)
    assert await entries(house) == []


async def test_another_story_replaces_one_that_moderators_see_with_the_hour(house: House) -> None:
    claim, _ = await anonymous(house)
    await review(house)
    acts = []
    for story in ("The first thought.", "The second thought."):
        acts.append(await ask(house, claim, Wish(Deed.EDIT, story)))
        if len(acts) == 1:
            await hour(house)
    first, second = (entry_of(act) for act in acts)
    assert await entries(house) == [first]
    with pytest.raises(NothingWaits):
        await rule(house, first, Verdict.PUBLISHED)
    await hour(house)
    assert await entries(house) == [second]
    await rule(house, second, Verdict.PUBLISHED)
    (card,) = house.posted.cards.values()
    assert card.draft.story == "The second thought."
    assert await house.waiting() == set()


async def test_what_is_taken_back_while_overdue_texts_are_given_back_stays_gone(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await review(house, ReviewRule.ANONYMOUS)
    await held(house, ADA, "anonymous")
    await hour(house)
    house.clock.move(days=5)
    wanted, read = await mine(house), house.database.read

    async def read_and_take_back(work: Callable[[Any], Any]) -> Any:
        found = await read(work)
        monkeypatch.setattr(house.database, "read", read)
        await house.taking_back.take_back(HERE, ADA, wanted)
        return found

    monkeypatch.setattr(house.database, "read", read_and_take_back)
    await house.deciding.give_back_overdue()
    page = await house.inbox.look(HERE, ADA)
    assert (page.held, page.returned) == ((), ())
    await hour(house)
    assert await house.waiting() == set()
