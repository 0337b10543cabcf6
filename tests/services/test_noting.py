"""Public notes with a name: posted before they are credited, told once, and never kept."""

import asyncio
from dataclasses import replace
from functools import partial

import pytest

from rejectbot.domain.errors import (
    CardNotReady,
    CardRemoved,
    CardUnknown,
    ChannelGone,
    DiscordUnreachable,
    InviteInText,
    NoteBlank,
    NoteTooLong,
    PermissionsMissing,
    PlaceRefusal,
    Refusal,
)
from rejectbot.domain.ids import GuildId, MessageId, RejectionId, UserId
from rejectbot.domain.limits import NOTE_MAX
from rejectbot.domain.points import PointRules
from rejectbot.services.doing import Done
from rejectbot.services.noting import NoteInput
from rejectbot.services.ports import CardToPost
from rejectbot.services.sharing import Author
from tests.services.house import ADA, BEN, CHANNEL, CHI, HERE, House

NO_PERMISSION = PermissionsMissing(channel=CHANNEL, permissions=("send_messages_in_threads",))


async def note(
    house: House, pid: RejectionId, who: UserId = BEN, text: str = "Their loss."
) -> Done:
    done = await house.note(pid, who, text)
    assert done is not None
    return done


@pytest.fixture
async def pid(house: House) -> RejectionId:
    """Ada's card."""
    return (await house.share()).place.pid


async def test_the_first_note_opens_the_thread_and_the_second_goes_there(
    house: House, pid: RejectionId
) -> None:
    first = await note(house, pid)
    second = await note(house, pid, CHI)

    assert first.posted is not None
    assert second.posted is not None
    assert [each.thread for each in house.posted.notes] == [None, first.posted.thread]
    assert second.posted.thread == first.posted.thread
    assert [each.writer_name for each in house.posted.notes] == ["Member 2", "Member 3"]


async def test_a_card_earns_its_note_writer_two_points_once(house: House, pid: RejectionId) -> None:
    assert [(await note(house, pid)).points for _ in range(3)] == [2, 0, 0]
    assert await house.points(BEN) == 2


async def test_five_cards_a_day_earn(house: House) -> None:
    cards = [(await house.share()).place.pid for _ in range(7)]

    assert [(await note(house, card)).points for card in cards[:6]] == [2] * 5 + [0]
    house.clock.move(days=1)
    assert (await note(house, cards[6])).points == 2


async def test_what_is_beyond_the_limit_does_not_use_up_the_day(house: House) -> None:
    cards = [(await house.share()).place.pid for _ in range(3)]
    for most, card, points in ((0, cards[0], 0), (1, cards[1], 2), (1, cards[2], 0)):
        rules = PointRules(note=2, notes_a_day=most)
        await house.setup.change(HERE, partial(replace, points=rules))
        assert (await note(house, card)).points == points


async def test_a_note_to_ones_own_card_earns_nothing(house: House, pid: RejectionId) -> None:
    assert (await note(house, pid, ADA)).points == 0
    assert await house.points(ADA) == 10


async def test_a_note_to_an_anonymous_card_earns_whoever_writes_it(house: House) -> None:
    card = (await house.share(visibility="anonymous")).place.pid

    assert (await note(house, card, ADA)).points == 2


@pytest.mark.parametrize(
    ("text", "refusal"),
    [("\u200b", NoteBlank), ("x" * (NOTE_MAX + 1), NoteTooLong), ("discord.gg/a", InviteInText)],
    ids=["blank", "long", "invite"],
)
async def test_a_refused_note_is_not_posted(
    house: House, pid: RejectionId, text: str, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        await note(house, pid, text=text)
    assert house.posted.notes == []
    assert await house.waiting() == set()
    assert await house.points(BEN) == 0


@pytest.mark.parametrize("refusal", [ChannelGone(), NO_PERMISSION], ids=["gone", "forbidden"])
async def test_a_note_that_cannot_be_posted_goes_back_and_earns_nothing(
    house: House, pid: RejectionId, refusal: PlaceRefusal
) -> None:
    house.posted.refusing = [refusal]
    with pytest.raises(type(refusal)):
        await house.note(pid)

    assert await house.waiting() == set()
    assert house.timers.seconds == []
    assert await house.points(BEN) == 0
    assert (await note(house, pid)).points == 2


async def test_a_note_that_discord_did_not_take_is_tried_again(
    house: House, pid: RejectionId
) -> None:
    house.posted.refusing = [DiscordUnreachable(), DiscordUnreachable()]
    assert await house.note(pid) is None
    await house.timers.run()
    assert (house.posted.notes, await house.points(BEN)) == ([], 0)
    await house.timers.run()

    assert len(house.posted.notes) == 1
    assert await house.points(BEN) == 2
    assert await house.waiting() == set()
    assert house.timers.seconds == []


@pytest.mark.parametrize("minutes", [0, 20])
async def test_a_note_that_was_posted_unheard_is_found_and_told_once(
    house: House, pid: RejectionId, minutes: int
) -> None:
    await house.noting.tell_author(HERE, ADA, pid)
    house.posted.lost = 1
    assert await house.note(pid) is None
    house.clock.move(minutes=minutes)
    await house.timers.run()
    await note(house, pid, CHI)

    assert [each.mention for each in house.posted.notes] == [ADA, None]
    assert [await house.points(who) for who in (BEN, CHI)] == [2, 2]


async def test_an_author_who_asked_is_told_at_the_first_note_and_never_again(
    house: House, pid: RejectionId
) -> None:
    await house.noting.tell_author(HERE, ADA, pid)
    for who in (BEN, CHI, BEN):
        await note(house, pid, who)

    assert [each.mention for each in house.posted.notes] == [ADA, None, None]


async def test_an_author_who_did_not_ask_is_not_told(house: House, pid: RejectionId) -> None:
    await note(house, pid)

    assert house.posted.notes[0].mention is None


async def test_ones_own_note_neither_tells_nor_ends_the_wish(
    house: House, pid: RejectionId
) -> None:
    await house.noting.tell_author(HERE, ADA, pid)
    await note(house, pid, ADA)
    await note(house, pid, BEN)

    assert [each.mention for each in house.posted.notes] == [None, ADA]


async def test_two_first_notes_at_once_tell_the_author_once(house: House, pid: RejectionId) -> None:
    await house.noting.tell_author(HERE, ADA, pid)
    await asyncio.gather(note(house, pid, BEN), note(house, pid, CHI))

    assert sorted(str(each.mention) for each in house.posted.notes) == sorted([str(ADA), "None"])


async def test_a_first_note_that_discord_did_not_take_leaves_the_wish(
    house: House, pid: RejectionId
) -> None:
    await house.noting.tell_author(HERE, ADA, pid)
    house.posted.refusing = [NO_PERMISSION, DiscordUnreachable()]
    with pytest.raises(PermissionsMissing):
        await house.note(pid)
    assert await house.note(pid) is None
    await house.timers.run()

    assert [each.mention for each in house.posted.notes] == [ADA]


async def test_only_the_author_of_a_named_card_may_ask_to_be_told(
    house: House, pid: RejectionId
) -> None:
    anonymous = (await house.share(visibility="anonymous")).place.pid

    for who, card in ((BEN, pid), (ADA, anonymous), (ADA, RejectionId(bytes(16)))):
        with pytest.raises(CardUnknown):
            await house.noting.tell_author(HERE, who, card)


async def test_two_notes_of_one_person_at_once_earn_once(house: House, pid: RejectionId) -> None:
    left = await asyncio.gather(*(note(house, pid) for _ in range(4)))

    assert sorted(each.points for each in left) == [0, 0, 0, 2]
    assert await house.points(BEN) == 2


async def test_a_card_that_is_gone_takes_no_note(house: House, pid: RejectionId) -> None:
    await house.profile.delete(HERE, ADA, pid)

    with pytest.raises(CardRemoved):
        await note(house, pid)
    with pytest.raises(CardUnknown):
        await note(house, RejectionId(bytes(16)))
    with pytest.raises(CardUnknown):
        await house.noting.submit(GuildId(1), Author(BEN, "Ben"), NoteInput(pid, "Hello"))
    assert house.posted.notes == []
    assert await house.waiting() == set()


async def test_a_note_before_the_commit_of_its_card_is_refused_kindly(house: House) -> None:
    async def too_soon(card: CardToPost, _message: MessageId) -> None:
        with pytest.raises(CardNotReady):
            await note(house, card.pid)

    house.posted.between = too_soon
    await house.share()

    assert house.posted.notes == []
    assert await house.waiting() == set()
