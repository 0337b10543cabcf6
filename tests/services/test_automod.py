"""AutoMod rules: read seldom, gone on without where they can't be read, the same for everybody."""

from datetime import timedelta

import pytest

from rejectbot.domain.errors import DiscordUnreachable
from rejectbot.domain.filters.keywords import KeywordRule
from rejectbot.domain.rejection import FormInput
from rejectbot.domain.safety_errors import WordsRefused
from rejectbot.services.automod import READ_EVERY
from rejectbot.services.sharing import Author
from tests.services.house import ADA, BEN, HERE, House
from tests.services.outside import RulesOfServer

SPAM = KeywordRule.of(["spam"], [])


async def share(house: House, who: Author, visibility: str = "named") -> None:
    await house.admitting.take(HERE, who, FormInput("They sent spam.", visibility=visibility))


@pytest.fixture
def rules(house: House) -> RulesOfServer:
    house.rules.readable, house.rules.rules = True, (SPAM,)
    return house.rules


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_nothing_is_stored_of_what_is_kept_out(
    house: House, rules: RulesOfServer, visibility: str
) -> None:
    del rules
    for who in (ADA, BEN):
        with pytest.raises(WordsRefused):
            await share(house, Author(who, "Member"), visibility)
    assert await house.waiting() == set()


async def test_where_they_can_not_be_read_everything_goes_on(
    house: House, rules: RulesOfServer
) -> None:
    rules.refusing = DiscordUnreachable()
    await share(house, Author(ADA, "Ada"))
    rules.refusing = None
    await share(house, Author(ADA, "Ada"))
    house.clock.move(seconds=READ_EVERY.total_seconds())
    await share(house, Author(ADA, "Ada"))
    await house.timers.run()
    with pytest.raises(WordsRefused):
        await share(house, Author(ADA, "Ada"))


async def test_what_was_read_holds_during_an_outage(house: House, rules: RulesOfServer) -> None:
    with pytest.raises(WordsRefused):
        await share(house, Author(ADA, "Ada"))
    rules.refusing = DiscordUnreachable()
    house.clock.move(seconds=timedelta(hours=1).total_seconds())
    for _ in range(2):
        with pytest.raises(WordsRefused):
            await share(house, Author(ADA, "Ada"))
        await house.timers.run()


async def test_a_right_that_was_taken_away_ends_it(house: House, rules: RulesOfServer) -> None:
    with pytest.raises(WordsRefused):
        await share(house, Author(ADA, "Ada"))
    rules.readable = False
    await share(house, Author(ADA, "Ada"))
