"""Letting a server's quarters of an hour pass, in processes that come and go."""

from datetime import date, datetime, timedelta

from rejectbot.domain.ids import GuildId, RejectionId
from rejectbot.domain.rejection import Draft, How, Kind, Rejection, Visibility, Wants
from rejectbot.domain.review import State
from rejectbot.services.ports import CardToPost
from rejectbot.storage import rejections
from tests.services.house import CHANNEL, HERE, House
from tests.zones import QUARTER, changes

RESTARTED_EVERY = 20
"""Quarters: often enough that many a due time is the first look of a process."""


async def pass_quarters(house: House, begin: datetime, end: datetime) -> None:
    """Two processes look each quarter; both are started anew now and then."""
    house.clock.time = begin
    both = [house, await house.restarted()]
    quarters = 0
    while house.clock.time < end:
        quarters += 1
        if quarters % RESTARTED_EVERY == 0:
            both = [await house.restarted(), both[0]]
            await both[0].by_the_clock.recover()
        for process in both:
            await process.by_the_clock.look()
        house.clock.time += QUARTER


def changes_to_pass(house: House, zone: str) -> list[tuple[datetime, timedelta, timedelta]]:
    """All changes of a zone; on PostgreSQL every fifth, since each look waits for its server."""
    every = 1 if house.database._url.get_backend_name() == "sqlite" else 5
    return changes(zone)[::every]


async def stand(house: House, day: date, guild: GuildId = HERE) -> Rejection:
    """A card that was published on the server's `day`, without all that leads to it."""
    new = Rejection(
        id=RejectionId(house.chance.randbytes(16)),
        guild=guild,
        channel=CHANNEL,
        message=house.posted.new_message(),
        thread=None,
        kind=Kind.OTHER,
        wants=Wants.CHEER,
        how=How.ANONYMOUS,
        day=day,
        state=State.PUBLISHED,
    )
    draft = Draft("They said no.", new.kind, new.wants, "", Visibility.ANONYMOUS)
    house.posted.cards[new.message] = CardToPost(
        new.id, CHANNEL, draft, None, "", house.setup.of(guild)
    )
    await house.database.write(lambda tx: rejections.add(tx, new))
    return new
