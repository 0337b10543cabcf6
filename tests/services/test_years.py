"""A member's year: their named rejections and attempts by week, and nobody else's."""

from datetime import date, timedelta

from rejectbot.domain.ids import AttemptId, GuildId, UserId
from rejectbot.storage import attempts
from rejectbot.storage.attempts import Attempt
from tests.services.house import ADA, BEN, HERE, House


async def _try(house: House, day: date, who: UserId = ADA, guild: GuildId = HERE) -> None:
    new = Attempt(AttemptId(house.chance.randbytes(16)), guild, who, day)
    await house.database.write(lambda tx: attempts.add(tx, new))


async def test_named_rejections_and_attempts_are_counted_by_week(house: House) -> None:
    await house.share()
    house.clock.move(days=7)
    today = house.clock().date()
    await house.share()
    await _try(house, today)
    await _try(house, today - timedelta(days=7))
    await _try(house, today - timedelta(days=400))

    weeks = (await house.years.of(HERE, ADA)).weeks
    assert [(week.rejections, week.attempts) for week in weeks[-2:]] == [(1, 1), (1, 1)]
    assert sum(week.effort for week in weeks) == 4


async def test_anonymous_rejections_are_in_nobodys_year(house: House) -> None:
    await house.share(visibility="anonymous")

    for who in (ADA, BEN):
        assert (await house.years.of(HERE, who)).months == ()


async def test_what_others_did_and_what_was_done_elsewhere_is_not_counted(house: House) -> None:
    await house.share(BEN)
    await _try(house, house.clock().date(), BEN)
    await _try(house, house.clock().date(), ADA, GuildId(HERE + 1))

    assert (await house.years.of(HERE, ADA)).months == ()


async def test_a_rejection_that_was_taken_down_leaves_the_year(house: House) -> None:
    published = await house.share()
    await house.profile.delete(HERE, ADA, published.place.pid)

    assert (await house.years.of(HERE, ADA)).rejections == 0
