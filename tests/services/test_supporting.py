"""Two marks, one support: a press and a native reaction of one person count once together."""

import asyncio
from dataclasses import replace

import pytest

from rejectbot.domain.boards import BoardKind
from rejectbot.domain.errors import CardRemoved, CardUnknown, OwnCard
from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.domain.periods import Period
from rejectbot.domain.points import Earning
from rejectbot.domain.ranking import Place
from rejectbot.domain.support import Marks, SupportKind
from rejectbot.services.supporting import Pressed
from rejectbot.storage import points, support
from tests.services.house import ADA, BEN, CHI, HERE, House

HUG, GO = SupportKind.HUG, SupportKind.GO


async def press(
    house: House, pid: RejectionId, who: UserId = BEN, kind: SupportKind = HUG
) -> Marks:
    return (await house.supporting.press(HERE, who, pid, kind)).marks


async def react(
    house: House, pid: RejectionId, who: UserId = BEN, kind: SupportKind = HUG, *, on: bool = True
) -> None:
    await house.supporting.react(HERE, who, pid, kind, on=on)


@pytest.fixture
async def pid(house: House) -> RejectionId:
    """Ada's card."""
    return (await house.share()).place.pid


async def test_pressing_again_takes_it_back(house: House, pid: RejectionId) -> None:
    assert await house.supporting.press(HERE, BEN, pid, HUG) == Pressed(HUG, Marks(button=True))
    assert (await house.cards.counts(pid), await house.points(BEN)) == ({HUG: 1}, 1)

    assert await press(house, pid) == Marks()
    assert (await house.cards.counts(pid), await house.points(BEN)) == ({}, 0)


async def test_a_press_and_a_reaction_count_once(house: House, pid: RejectionId) -> None:
    await react(house, pid)
    assert await press(house, pid) == Marks(button=True, reaction=True)

    assert (await house.cards.counts(pid), await house.points(BEN)) == ({HUG: 1}, 1)


async def test_a_press_takes_back_the_buttons_mark_alone(house: House, pid: RejectionId) -> None:
    await press(house, pid)
    await react(house, pid)

    assert await press(house, pid) == Marks(reaction=True)
    assert (await house.cards.counts(pid), await house.points(BEN)) == ({HUG: 1}, 1)
    await react(house, pid, on=False)
    assert (await house.cards.counts(pid), await house.points(BEN)) == ({}, 0)


async def test_the_same_reaction_told_twice_changes_nothing(house: House, pid: RejectionId) -> None:
    for on in (True, True, False, False, True):
        await react(house, pid, on=on)

    assert (await house.cards.counts(pid), await house.points(BEN)) == ({HUG: 1}, 1)
    assert len(house.counts.places) == 3


async def test_a_card_supported_in_every_way_earns_one_point(
    house: House, pid: RejectionId
) -> None:
    for kind in SupportKind:
        await press(house, pid, kind=kind)
        await react(house, pid, kind=kind)
    assert (await house.cards.counts(pid), await house.points(BEN)) == (
        dict.fromkeys(SupportKind, 1),
        1,
    )

    for kind in SupportKind:
        await press(house, pid, kind=kind)
    assert await house.points(BEN) == 1
    for kind in SupportKind:
        await react(house, pid, kind=kind, on=False)
    assert await house.points(BEN) == 0


async def test_ten_cards_a_day_earn_and_the_next_day_more(house: House) -> None:
    authors = [ADA, CHI, UserId(4)] * 4  # five a week of each earn
    cards = [(await house.share(author)).place.pid for author in authors]
    for card in cards[:11]:
        await press(house, card)
    assert await house.points(BEN) == 10

    house.clock.move(days=1)
    await press(house, cards[11])
    assert await house.points(BEN) == 11


async def test_support_taken_back_another_day_leaves_the_day_it_was_given(
    house: House, pid: RejectionId
) -> None:
    await press(house, pid)
    house.clock.move(days=8)
    await press(house, pid)
    assert await house.points(BEN) == 0

    await press(house, pid)
    assert await house.points(BEN) == 1


async def test_a_point_is_taken_back_as_it_was_earned_when_the_rules_changed(
    house: House, pid: RejectionId
) -> None:
    await press(house, pid)
    await house.setup.change(
        HERE, lambda old: replace(old, points=replace(old.points, support=500))
    )
    await press(house, pid, CHI)
    await press(house, pid)

    assert (await house.points(BEN), await house.points(CHI)) == (0, 500)


@pytest.mark.parametrize(
    ("support", "supports_a_day", "earned"),
    [pytest.param(1, 0, 1, id="beyond the limit"), pytest.param(0, 1, 0, id="worth nothing")],
)
async def test_what_counts_uses_up_the_day_whatever_it_is_worth(
    house: House, support: int, supports_a_day: int, earned: int
) -> None:
    await give(house, support=support, supports_a_day=supports_a_day)
    cards = [(await house.share()).place.pid for _ in range(3)]
    await press(house, cards[0])
    await give(house, support=1, supports_a_day=1)
    await press(house, cards[1])
    await press(house, cards[2])

    assert await house.points(BEN) == earned
    given = await house.board.page(HERE, Period.ALL, 0, BEN, BoardKind.GIVERS)
    assert given.own == Place(1, BEN, 1)


async def give(house: House, **changed: int) -> None:
    await house.setup.change(HERE, lambda old: replace(old, points=replace(old.points, **changed)))


async def test_ones_own_named_card_cannot_be_supported(house: House, pid: RejectionId) -> None:
    with pytest.raises(OwnCard):
        await press(house, pid, ADA)
    await react(house, pid, ADA)

    assert await house.cards.counts(pid) == {}
    assert await house.points(ADA) == 10


async def test_nobody_is_taken_for_the_author_of_an_anonymous_card(house: House) -> None:
    card = (await house.share(visibility="anonymous")).place.pid
    await press(house, card, ADA)
    await react(house, card, BEN)

    assert await house.cards.counts(card) == {HUG: 2}
    assert await house.points(ADA) == await house.points(BEN) == 1


async def test_a_card_of_another_server_is_unknown(house: House, pid: RejectionId) -> None:
    with pytest.raises(CardUnknown):
        await house.supporting.press(GuildId(1), BEN, pid, HUG)
    with pytest.raises(CardUnknown):
        await house.supporting.press(HERE, BEN, RejectionId(bytes(16)), HUG)
    await house.supporting.react(GuildId(1), BEN, pid, HUG, on=True)

    assert await house.cards.counts(pid) == {}


async def test_a_removed_card_takes_no_support(house: House, pid: RejectionId) -> None:
    await press(house, pid)
    await house.profile.delete(HERE, ADA, pid)

    with pytest.raises(CardRemoved):
        await press(house, pid, CHI)
    await react(house, pid, CHI)
    assert await house.points(CHI) == 0
    assert await house.points(BEN) == 1


async def test_presses_of_many_at_once_are_all_counted(house: House, pid: RejectionId) -> None:
    people = [UserId(number) for number in range(1, 16)]
    await asyncio.gather(*(press(house, pid, who) for who in people for _ in range(3)))

    assert await house.cards.counts(pid) == {HUG: 15}
    assert [await house.points(who) for who in people] == [1] * 15


async def test_a_burst_of_presses_of_one_person_ends_as_it_must(
    house: House, pid: RejectionId
) -> None:
    await asyncio.gather(
        *(press(house, pid, kind=kind) for kind in (HUG, GO) for _ in range(4)),
        *(react(house, pid, kind=HUG, on=True) for _ in range(3)),
    )

    assert await house.cards.counts(pid) == {HUG: 1}
    assert await house.points(BEN) == 1


@pytest.mark.parametrize("kind", [HUG, None], ids=["one kind", "every kind"])
async def test_clearing_reactions_leaves_the_presses(
    house: House, pid: RejectionId, kind: SupportKind | None
) -> None:
    await press(house, pid)
    await react(house, pid)
    await react(house, pid, CHI, GO)
    await house.supporting.clear_reactions(HERE, pid, kind)

    expected = {HUG: 1} if kind is None else {HUG: 1, GO: 1}
    assert await house.cards.counts(pid) == expected
    stored = await house.database.read(lambda tx: support.marks(tx, pid, BEN))
    assert stored == {HUG: Marks(button=True)}


async def test_the_card_is_shown_anew_after_a_change(house: House, pid: RejectionId) -> None:
    await press(house, pid)

    (place,) = house.counts.places
    assert await house.cards.at(place.message) == pid
    assert await house.cards.newest(10) == [(place.message, pid)]


async def test_support_is_one_earning_of_the_card(house: House, pid: RejectionId) -> None:
    await press(house, pid)
    found = await house.database.read(lambda tx: points.find(tx, HERE, BEN, Earning.SUPPORT, pid))

    assert found is not None
    assert found.points == 1
