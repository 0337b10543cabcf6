"""Seasons: the boards begin anew, once, and what was earned is never lost by going back."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from rejectbot.domain.boards import BoardKind
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.periods import Period
from rejectbot.domain.ranking import Place
from rejectbot.domain.settings import Season
from rejectbot.domain.support import SupportKind
from rejectbot.services.seasons import SeasonChange, SeasonOutcome
from tests.services.house import ADA, BEN, CHI, HERE, House

TODAY = date(2026, 11, 23)


async def own(house: House, who: UserId, kind: BoardKind = BoardKind.POINTS) -> int:
    """What somebody has on a board of the running season, the same in every period."""
    pages = [await house.board.page(HERE, period, 0, who, kind) for period in Period]
    (found,) = {0 if page.own is None else page.own.points for page in pages}
    return found


async def all_own(house: House, who: UserId) -> tuple[int, ...]:
    return tuple([await own(house, who, kind) for kind in BoardKind])


async def test_boards_begin_anew_and_count_on(house: House) -> None:
    card = await house.share(ADA)
    await house.supporting.press(HERE, BEN, card.place.pid, SupportKind.HUG)
    assert (await all_own(house, ADA), await all_own(house, BEN)) == ((10, 1, 0), (1, 0, 1))

    begun = await house.seasons.reset(HERE, 0)

    assert begun == SeasonChange(SeasonOutcome.BEGUN, Season(1, TODAY))
    assert house.setup.of(HERE).season == Season(1, TODAY)
    assert (await all_own(house, ADA), await all_own(house, BEN)) == ((0, 0, 0), (0, 0, 0))
    await house.share(ADA)
    await house.note(card.place.pid, BEN)
    assert (await all_own(house, ADA), await all_own(house, BEN)) == ((5, 1, 0), (2, 0, 1))
    assert (await house.board.page(HERE, Period.ALL, 0, BEN)).rows == (
        Place(1, ADA, 5),
        Place(2, BEN, 2),
    )


async def test_the_days_limits_do_not_begin_anew(house: House) -> None:
    await house.setup.change(
        HERE, lambda old: replace(old, points=replace(old.points, supports_a_day=1))
    )
    cards = [await house.share(ADA) for _ in range(2)]
    await house.supporting.press(HERE, BEN, cards[0].place.pid, SupportKind.HUG)
    await house.seasons.reset(HERE, 0)
    await house.supporting.press(HERE, BEN, cards[1].place.pid, SupportKind.HUG)
    await house.share(ADA)

    assert (await all_own(house, BEN), await own(house, ADA)) == ((0, 0, 0), 2)


async def test_what_is_taken_back_is_taken_from_its_own_season(house: House) -> None:
    card, other = await house.share(ADA), await house.share(CHI)
    await house.supporting.press(HERE, BEN, card.place.pid, SupportKind.HUG)
    await house.seasons.reset(HERE, 0)
    await house.supporting.press(HERE, BEN, other.place.pid, SupportKind.HUG)
    await house.supporting.press(HERE, BEN, card.place.pid, SupportKind.HUG)
    await house.share(ADA)
    await house.profile.delete(HERE, ADA, card.place.pid)

    assert (await all_own(house, BEN), await all_own(house, ADA)) == ((1, 0, 1), (5, 1, 0))
    await house.seasons.undo(HERE, 1)
    assert (await all_own(house, BEN), await all_own(house, ADA)) == ((1, 0, 1), (5, 1, 0))


async def test_going_back_keeps_what_was_earned_and_the_next_season_is_empty(house: House) -> None:
    await house.share(ADA)
    await house.seasons.reset(HERE, 0)
    card = await house.share(ADA)
    await house.supporting.press(HERE, BEN, card.place.pid, SupportKind.HUG)

    undone = await house.seasons.undo(HERE, 1)

    assert undone == SeasonChange(SeasonOutcome.UNDONE, Season(0, None))
    assert (await all_own(house, ADA), await all_own(house, BEN)) == ((15, 2, 0), (1, 0, 1))
    assert not house.seasons.can_undo(HERE)
    again = await house.seasons.reset(HERE, 0)
    assert again.outcome is SeasonOutcome.BEGUN
    assert (await all_own(house, ADA), await all_own(house, BEN)) == ((0, 0, 0), (0, 0, 0))
    await house.supporting.press(HERE, BEN, card.place.pid, SupportKind.HUG)
    await house.seasons.undo(HERE, 1)
    assert (await all_own(house, ADA), await all_own(house, BEN)) == ((15, 2, 0), (0, 0, 0))


async def test_of_two_who_press_at_once_one_has_an_effect(house: House) -> None:
    async def press(twice: SeasonOutcome) -> list[SeasonOutcome]:
        do = house.seasons.reset if twice is SeasonOutcome.BEGUN else house.seasons.undo
        seen = house.setup.of(HERE).season.number
        return [each.outcome for each in await asyncio.gather(do(HERE, seen), do(HERE, seen))]

    begun = await press(SeasonOutcome.BEGUN)
    assert sorted(begun) == [SeasonOutcome.BEGUN, SeasonOutcome.OTHER]
    assert house.setup.of(HERE).season.number == 1
    undone = await press(SeasonOutcome.UNDONE)
    assert sorted(undone) == [SeasonOutcome.OTHER, SeasonOutcome.UNDONE]
    assert house.setup.of(HERE).season == Season(0, None)


async def test_another_process_that_was_slower_learns_what_holds(house: House) -> None:
    other = await house.restarted()
    await house.seasons.reset(HERE, 0)
    assert not other.seasons.can_undo(HERE)

    late = await other.seasons.reset(HERE, 0)

    assert late == SeasonChange(SeasonOutcome.OTHER, Season(1, TODAY))
    assert other.seasons.can_undo(HERE)
    assert other.setup.of(HERE).season == Season(1, TODAY)


async def test_another_process_shows_the_season_that_runs(house: House) -> None:
    other = await house.restarted()
    await house.share(ADA)
    await house.seasons.reset(HERE, 0)
    await house.share(ADA)
    assert other.setup.of(HERE).season.number == 0

    page = await other.board.page(HERE, Period.WEEK, 0, ADA)
    assert (page.rows, page.own, page.season) == ((Place(1, ADA, 5),), Place(1, ADA, 5), 1)
    journey = await other.profile.journey(HERE, ADA)
    assert (journey.places, journey.season) == (dict.fromkeys(Period, Place(1, ADA, 5)), 1)


async def test_settings_that_somebody_saved_meanwhile_bring_no_season_back(house: House) -> None:
    other = await house.restarted()
    await house.seasons.reset(HERE, 0)
    await other.setup.change(HERE, lambda old: replace(old, locale="en-GB"))

    assert (await house.restarted()).setup.of(HERE).season == Season(1, TODAY)


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
@pytest.mark.parametrize(
    ("days", "hour", "possible"), [(0, 23, True), (1, 0, True), (1, 23, True), (2, 0, False)]
)
async def test_going_back_is_possible_on_the_servers_day_and_the_next(
    house: House, zone: str, days: int, hour: int, possible: bool
) -> None:
    def at(day: int, hour: int) -> datetime:
        local = datetime.fromisoformat(f"2026-11-{day}T{hour:02}:30")
        offset = {"UTC": 0, "Pacific/Kiritimati": 14, "Pacific/Pago_Pago": -11}[zone]
        return datetime.fromtimestamp(local.replace(tzinfo=UTC).timestamp() - offset * 3600, UTC)

    await house.setup.change(HERE, lambda old: replace(old, time_zone=zone))
    house.clock.time = at(23, 9)
    await house.seasons.reset(HERE, 0)
    house.clock.time = at(23 + days, hour)

    assert house.seasons.can_undo(HERE) == possible
    found = await house.seasons.undo(HERE, 1)
    outcome = SeasonOutcome.UNDONE if possible else SeasonOutcome.TOO_LATE
    assert (found.outcome, found.season.number) == (outcome, 0 if possible else 1)


async def test_a_server_that_never_chose_anything_has_seasons_too(new_house: House) -> None:
    nowhere = GuildId(4)
    assert not new_house.seasons.can_undo(nowhere)
    assert (await new_house.seasons.undo(nowhere, 0)).outcome is SeasonOutcome.TOO_LATE
    assert (await new_house.seasons.reset(nowhere, 0)).season == Season(1, TODAY)


async def test_there_is_a_last_season(house: House) -> None:
    found = await house.seasons.reset(HERE, 1295)
    assert found == SeasonChange(SeasonOutcome.FULL, Season(0, None))


async def test_the_journey_shows_the_season_and_keeps_what_is_of_a_life(house: House) -> None:
    await house.share(ADA)
    await house.seasons.reset(HERE, 0)
    journey = await house.profile.journey(HERE, ADA)

    assert (journey.places, journey.named, journey.weeks_in_a_row) == ({}, 1, 1)
    assert journey.badges
    await house.share(ADA)
    journey = await house.profile.journey(HERE, ADA)
    assert journey.places == dict.fromkeys(Period, Place(1, ADA, 5))
