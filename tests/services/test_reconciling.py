"""After lost events: Discord's reactions are the truth, presses are ours."""

from dataclasses import replace

from rejectbot.domain.ids import ChannelId, RejectionId, UserId
from rejectbot.domain.support import SupportKind
from rejectbot.services.ports import CardPlace
from tests.services.house import ADA, BEN, CHANNEL, CHI, HERE, House

HUG, GO = SupportKind.HUG, SupportKind.GO


async def card_with(house: House, **people: set[UserId]) -> CardPlace:
    """A card of Ada's on which Discord shows native reactions."""
    place = (await house.share()).place
    for kind, who in people.items():
        emoji = house.setup.of(HERE).emoji[SupportKind(kind)]
        house.posted.reactions[place.message, emoji] = who
    return place


async def counts(house: House, pid: RejectionId) -> dict[SupportKind, int]:
    return await house.cards.counts(pid)


async def test_reactions_that_were_missed_are_counted(house: House) -> None:
    place = await card_with(house, hug={BEN, CHI}, go={CHI})
    await house.reconciling.reconcile(HERE)

    assert await counts(house, place.pid) == {HUG: 2, GO: 1}
    assert await house.points(BEN) == await house.points(CHI) == 1
    assert place in house.counts.places


async def test_reactions_that_were_taken_are_taken(house: House) -> None:
    place = await card_with(house, hug={CHI, UserId(9)})
    await house.supporting.react(HERE, BEN, place.pid, HUG, on=True)
    await house.supporting.react(HERE, BEN, place.pid, GO, on=True)
    await house.reconciling.reconcile(HERE)

    assert await counts(house, place.pid) == {HUG: 2}
    assert (await house.points(BEN), await house.points(CHI)) == (0, 1)


async def test_presses_stay(house: House) -> None:
    place = await card_with(house)
    await house.supporting.press(HERE, BEN, place.pid, HUG)
    await house.reconciling.reconcile(HERE)

    assert await counts(house, place.pid) == {HUG: 1}


async def test_the_authors_own_reaction_does_not_count(house: House) -> None:
    place = await card_with(house, hug={ADA, BEN})
    await house.reconciling.reconcile(HERE)

    assert await counts(house, place.pid) == {HUG: 1}


async def test_a_card_that_shows_the_wrong_count_is_shown_anew_and_a_right_one_is_not(
    house: House,
) -> None:
    wrong, right = await card_with(house), await card_with(house)
    for place in (wrong, right):
        await house.supporting.press(HERE, BEN, place.pid, HUG)
    house.posted.shown = {wrong.message: {HUG: 2}, right.message: {HUG: 1, GO: 0}}
    house.counts.places.clear()
    await house.reconciling.reconcile(HERE)

    assert house.counts.places == [wrong]


async def test_an_old_card_is_left_alone(house: House) -> None:
    place = await card_with(house, hug={BEN})
    house.clock.move(days=15)
    assert await house.reconciling.guilds() == [HERE]  # a day of grace for any time zone
    await house.reconciling.reconcile(HERE)
    assert await counts(house, place.pid) == {}

    house.clock.move(days=1)
    assert await house.reconciling.guilds() == []


async def test_a_removed_card_stays_as_it_was(house: House) -> None:
    place = await card_with(house, hug={BEN})
    await house.profile.delete(HERE, ADA, place.pid)
    await house.reconciling.reconcile(HERE)

    assert await counts(house, place.pid) == {}


async def move_to(house: House, channel: ChannelId) -> None:
    await house.setup.change(HERE, lambda old: replace(old, channel=channel))


async def test_a_channel_that_is_gone_does_not_keep_the_others_from_being_read(
    house: House,
) -> None:
    oldest = await card_with(house, hug={BEN})
    await move_to(house, ChannelId(77))
    await card_with(house, hug={BEN})
    await move_to(house, ChannelId(78))
    newest = await card_with(house, hug={BEN})
    house.posted.gone.add(ChannelId(77))

    await house.reconciling.reconcile(HERE)

    assert await counts(house, newest.pid) == {HUG: 1}
    assert await counts(house, oldest.pid) == {HUG: 1}


async def test_when_discord_refuses_the_next_time_is_early_enough(house: House) -> None:
    place = await card_with(house, hug={BEN})
    house.posted.gone.add(CHANNEL)
    await house.reconciling.reconcile(HERE)
    assert await counts(house, place.pid) == {}

    house.posted.gone.clear()
    await house.reconciling.reconcile(HERE)
    assert await counts(house, place.pid) == {HUG: 1}


async def test_an_event_that_comes_meanwhile_is_not_undone(house: House) -> None:
    place = await card_with(house, hug={BEN})
    await house.supporting.press(HERE, CHI, place.pid, HUG)
    await house.reconciling.reconcile(HERE)
    await house.supporting.react(HERE, BEN, place.pid, HUG, on=True)
    await house.reconciling.reconcile(HERE)

    assert await counts(house, place.pid) == {HUG: 2}
