"""What the queue's posts know in memory ends with what it is about."""

from rejectbot.domain.errors import DiscordUnreachable
from rejectbot.domain.reviewing import Verdict
from tests.services.house import HERE, House
from tests.services.test_absence import Told
from tests.services.test_automod import SPAM
from tests.services.test_review import MO, held, hour, review, rule


async def test_what_was_tried_in_vain_is_known_until_it_is_decided(house: House) -> None:
    await review(house)
    house.posted.desk.refusing = [DiscordUnreachable()]
    entry = await held(house)
    assert house.queue_posts._tried == {HERE: {entry}}
    await rule(house, entry, Verdict.REMOVED, MO)
    await hour(house)
    assert house.queue_posts._tried == {}


async def test_a_purge_takes_what_is_known_of_the_server(house: House) -> None:
    await review(house)
    house.rules.readable, house.rules.rules = True, (SPAM,)
    house.posted.desk.refusing = [DiscordUnreachable()]
    await held(house)
    assert (await house.automod.look(HERE)).rules == 1
    assert house.automod._known
    await house.absence.removed(HERE)
    house.clock.move(days=31)
    await house.purging.purge_due(Told())
    assert house.queue_posts._tried == {}
    assert house.automod._known == {}
