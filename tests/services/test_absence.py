"""Removed from a server: nothing is posted, nothing is lost for 30 days, then all is gone."""

from dataclasses import dataclass, field, replace

import pytest
from sqlalchemy import select

from rejectbot.domain.errors import DiscordUnreachable
from rejectbot.domain.ids import GuildId
from rejectbot.domain.moderating import Step
from rejectbot.domain.settings import DigestTime
from rejectbot.domain.support import SupportKind
from rejectbot.services.absence import Arrival
from rejectbot.services.anonymity.parcel import Deed
from rejectbot.services.control import Wish
from rejectbot.services.owning import Claim
from rejectbot.storage import stays
from rejectbot.storage.tables import support
from tests.services.house import ADA, BEN, CHANNEL, HERE, House
from tests.services.own import ask
from tests.services.test_moderating import do

ELSEWHERE = GuildId(HERE + 1)


@dataclass
class Told:
    """What Discord says of where the bot is; `listed` may lack some, `is_in` does not."""

    listed: set[GuildId] = field(default_factory=set)
    is_in: set[GuildId] = field(default_factory=set)
    is_out: bool = False
    asked: int = 0

    async def servers(self) -> frozenset[GuildId]:
        if self.is_out:
            raise DiscordUnreachable
        return frozenset(self.listed)

    async def is_member(self, guild: GuildId) -> bool:
        self.asked += 1
        if self.is_out:
            raise DiscordUnreachable
        return guild in self.is_in


async def compare(house: House, told: Told, mine: set[GuildId] | None = None) -> None:
    of_shard = {HERE, ELSEWHERE} if mine is None else mine
    await house.absence.compare(told, lambda guild: guild in of_shard)


async def hours_pass(house: House, hours: int) -> None:
    for _ in range(hours):
        house.clock.move(hours=1)
        await house.publishing.publish_due()
        await house.by_the_clock.look()
        await house.timers.run()
        await house.purging.purge_due(Told())


@pytest.mark.parametrize("visibility", ["named", "anonymous", "anonymous_later"])
async def test_what_waits_is_kept_back_without_one_try_and_done_on_return(
    house: House, visibility: str
) -> None:
    await house.absence.added(HERE)
    accepted = await house.submit(ADA, visibility)
    await house.absence.removed(HERE)
    assert await house.publishing.publish(accepted.waiting) is None
    await hours_pass(house, 5)
    assert not house.posted.cards
    assert not house.timers.waiting

    assert await house.absence.added(HERE) is Arrival.BACK
    await house.publishing.go_on(HERE)
    assert len(house.posted.cards) == (1 if visibility == "named" else 0)
    await hours_pass(house, 1)
    assert len(house.posted.cards) == 1
    assert await house.waiting() == set()


async def test_after_a_day_it_is_back_in_its_authors_inbox(house: House) -> None:
    accepted = await house.submit(ADA)
    await house.absence.removed(HERE)
    await house.publishing.publish(accepted.waiting)
    await hours_pass(house, 25)
    await house.absence.added(HERE)
    await hours_pass(house, 2)
    assert not house.posted.cards
    assert "They said no." in str((await house.look(ADA)).returned)


@pytest.mark.parametrize("step", [Step.HIDDEN, Step.TAKEN_DOWN])
async def test_what_moderators_decided_is_done_on_return_however_late(
    house: House, step: Step
) -> None:
    place = (await house.share()).place
    house.posted.covers.refusing = [DiscordUnreachable()]
    await do(house, place.pid, step)
    await house.absence.removed(HERE)
    await hours_pass(house, 50)
    assert place.message in house.posted.cards
    await house.absence.added(HERE)
    await house.publishing.go_on(HERE)
    assert (place.message in house.posted.covers.covered) == (step is Step.HIDDEN)
    assert (place.message in house.posted.cards) == (step is Step.HIDDEN)
    assert await house.waiting() == set()


async def test_a_deletion_is_done_on_return_and_tried_for_another_day(house: House) -> None:
    place = (await house.share(ADA, "anonymous")).place
    act = await ask(house, Claim(place.pid), Wish(Deed.DELETE))
    await house.absence.removed(HERE)
    assert await house.publishing.carry_out(act) is None
    await hours_pass(house, 50)
    house.posted.refusing = [DiscordUnreachable()]
    await house.absence.added(HERE)
    await house.publishing.go_on(HERE)
    assert place.message in house.posted.cards
    await hours_pass(house, 2)
    assert house.posted.cards == {}
    assert await house.waiting() == set()


async def test_nothing_is_posted_by_the_clock_and_a_return_brings_it_back(house: House) -> None:
    await house.setup.change(HERE, lambda old: replace(old, digest=DigestTime(1, 8)))
    await house.share()
    await house.absence.removed(HERE)
    await hours_pass(house, 8 * 24)
    assert not house.posted.announced
    await house.absence.added(HERE)
    await hours_pass(house, 7 * 24)
    assert house.setup.of(HERE).channel == CHANNEL


async def test_within_thirty_days_everything_is_as_before_and_after_them_gone(
    house: House,
) -> None:
    await house.absence.added(HERE)
    card = await house.share()
    await house.absence.removed(HERE)
    house.clock.move(days=30)
    await house.purging.purge_due(Told())
    house = await house.restarted()
    assert house.absence.is_away(HERE)
    await house.absence.added(HERE)
    assert await house.find(card.place.pid) is not None
    assert await house.points() == 10
    assert house.setup.of(HERE).channel == CHANNEL

    await house.absence.removed(HERE)
    waiting = await house.submit(BEN)
    house.clock.move(days=31)
    await house.purging.purge_due(Told())
    assert await house.find(card.place.pid) is None
    assert await house.waiting() == set()
    assert await house.publishing.publish(waiting.waiting) is None or not house.posted.cards
    assert house.setup.of(HERE).channel is None
    assert not house.absence.is_away(HERE)
    assert await house.absence.added(HERE) is Arrival.NEW


async def test_a_removal_while_offline_is_noticed_and_the_day_of_it_stays(house: House) -> None:
    told = Told({HERE, ELSEWHERE})
    await compare(house, told)
    assert await house.database.read(stays.present) == {HERE, ELSEWHERE}
    house = await house.restarted()
    await compare(house, Told({ELSEWHERE}))
    first = await house.database.read(stays.away)
    assert first.keys() == {HERE}
    house.clock.move(days=2)
    await compare(house, Told({ELSEWHERE}))
    assert await house.database.read(stays.away) == first
    await compare(house, told)
    assert await house.database.read(stays.away) == {}


async def test_what_discord_does_not_say_is_no_removal(house: House) -> None:
    both = {HERE, ELSEWHERE}
    await compare(house, Told(both))
    for told, mine in (
        (Told(is_out=True), None),
        (Told(listed=set(), is_in=both), None),  # a list that lacks servers
        (Told({HERE}), {HERE}),  # the other one is another shard's
    ):
        await compare(house, told, mine)
        assert await house.database.read(stays.away) == {}


async def test_what_came_back_while_nobody_heard_of_it_is_not_erased(house: House) -> None:
    await house.absence.added(HERE)
    card = await house.share()
    await house.absence.removed(HERE)
    house.clock.move(days=31)
    house = await house.restarted()

    unreachable = Told(is_in={HERE}, is_out=True)
    await house.purging.purge_due(unreachable)
    assert unreachable.asked == 1
    assert house.absence.is_away(HERE)
    assert await house.find(card.place.pid) is not None

    await house.purging.purge_due(Told(is_in={HERE}))
    assert await house.find(card.place.pid) is not None
    assert not house.absence.is_away(HERE)


async def test_a_purge_that_fails_keeps_no_other_server_and_is_tried_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for guild in (HERE, ELSEWHERE):
        await house.absence.added(guild)
        await house.absence.removed(guild)
    house.clock.move(days=31)
    purge = house.purging._purge

    async def broken(guild: GuildId) -> None:
        if guild == HERE:
            raise OSError
        await purge(guild)

    with monkeypatch.context() as patch:
        patch.setattr(house.purging, "_purge", broken)
        await house.purging.purge_due(Told())
    assert house.absence.is_away(HERE)
    assert not house.absence.is_away(ELSEWHERE)
    await house.purging.purge_due(Told())
    assert not house.absence.is_away(HERE)


async def test_a_server_that_left_before_anybody_kept_count_is_purged_thirty_days_from_now(
    house: House,
) -> None:
    card = await house.share()
    await compare(house, Told(is_in={HERE}))
    assert not house.absence.is_away(HERE), "Discord says that the bot is there"
    await compare(house, Told(is_out=True))
    assert not house.absence.is_away(HERE)

    await compare(house, Told({ELSEWHERE}))
    assert house.absence.is_away(HERE)
    house.clock.move(days=30)
    await house.purging.purge_due(Told())
    assert await house.find(card.place.pid) is not None
    house.clock.move(days=1)
    await house.purging.purge_due(Told())
    assert await house.find(card.place.pid) is None
    assert await house.database.read(stays.unknown) == set()


async def test_another_application_erases_nothing(house: House) -> None:
    card = await house.share()
    await house.absence.claim(1)
    await compare(house, Told({HERE}))
    house = await house.restarted()
    await house.absence.claim(2)
    await compare(house, Told({ELSEWHERE}))
    await house.absence.removed(HERE)
    assert not house.absence.is_away(HERE)

    house = await house.restarted()
    await house.absence.claim(1)
    await compare(house, Told())
    assert house.absence.is_away(HERE)
    house = await house.restarted()
    await house.absence.claim(2)
    house.clock.move(days=31)
    told = Told()
    await house.purging.purge_due(told)
    assert await house.find(card.place.pid) is not None
    assert told.asked == 0


async def test_support_of_a_card_that_was_just_being_posted_goes_too(house: House) -> None:
    waiting = (await house.submit()).waiting
    await house.supporting.press(HERE, BEN, waiting.pid, SupportKind.HUG)
    await house.absence.removed(HERE)
    house.clock.move(days=31)
    await house.purging.purge_due(Told())
    assert await house.database.read(lambda tx: list(tx.execute(select(support)))) == []
