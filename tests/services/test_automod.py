"""AutoMod rules: read seldom, gone on without where they can't be read, the same for everybody."""

from datetime import timedelta

import pytest

from rejectbot.domain.errors import DiscordUnreachable
from rejectbot.domain.filters.keywords import KeywordRule
from rejectbot.domain.rejection import FormInput
from rejectbot.domain.safety_errors import WordsRefused
from rejectbot.services.automod import READ_EVERY, Applied
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


async def test_where_they_can_not_be_read_everything_goes_on_and_they_are_asked_for_soon(
    house: House, rules: RulesOfServer
) -> None:
    rules.refusing = DiscordUnreachable()
    await share(house, Author(ADA, "Ada"))
    await share(house, Author(ADA, "Ada"))
    assert rules.reads == 1
    rules.refusing = None
    house.clock.move(seconds=31)
    with pytest.raises(WordsRefused):
        await share(house, Author(ADA, "Ada"))
    assert rules.reads == 2


async def test_during_an_outage_they_are_asked_for_less_and_less(
    house: House, rules: RulesOfServer
) -> None:
    rules.refusing = DiscordUnreachable()
    for _ in range(6 * 60):
        await house.automod.check(HERE, ["They sent spam."])
        house.clock.move(seconds=10)
    assert rules.reads <= 11
    house.clock.move(seconds=READ_EVERY.total_seconds())
    rules.refusing = None
    with pytest.raises(WordsRefused):
        await share(house, Author(ADA, "Ada"))


async def test_what_could_not_be_read_is_told_apart_from_no_rule(
    house: House, rules: RulesOfServer
) -> None:
    assert await house.automod.look(HERE) == Applied(1)
    rules.refusing = DiscordUnreachable()
    assert await house.automod.look(HERE) == Applied(1, was_read=False)
    rules.readable = False
    assert await house.automod.look(HERE) == Applied(may_read=False)


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
