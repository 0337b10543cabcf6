"""What stands before named texts: a wide limit a day, by member and server, in memory alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rejectbot.domain.limits import NAMED_NOTES_A_DAY, NAMED_SHARES_A_DAY
from rejectbot.domain.rejection import FormInput
from rejectbot.domain.safety_errors import NamedTooSoon, NewHere
from rejectbot.domain.settings import ServerSettings
from rejectbot.services.noting import NoteInput
from rejectbot.services.sharing import Author
from tests.services.house import ADA, BEN, CHANNEL, HERE, House

FORM = FormInput("They said no.", visibility="named")


async def share(house: House, who: Author) -> None:
    await house.admitting.take(HERE, who, FORM)


async def test_named_shares_have_a_limit_a_day(house: House) -> None:
    ada, ben = Author(ADA, "Ada"), Author(BEN, "Ben")
    for _ in range(NAMED_SHARES_A_DAY):
        await share(house, ada)
    with pytest.raises(NamedTooSoon) as too_soon:
        await share(house, ada)
    assert too_soon.value.free_at == house.clock() + timedelta(hours=24)
    await share(house, ben)
    await house.admitting.take(HERE, ada, FormInput("A no.", visibility="anonymous"))
    elsewhere = type(HERE)(5)
    await house.setup.change(elsewhere, lambda old: replace(old, channel=CHANNEL))
    await house.admitting.take(elsewhere, ada, FORM)
    house.clock.move(hours=24)
    await share(house, ada)


async def test_named_notes_have_a_limit_a_day(house: House) -> None:
    card = (await house.share()).place.pid
    for _ in range(NAMED_NOTES_A_DAY):
        await house.noting.submit(HERE, Author(BEN, "Ben"), NoteInput(card, "Next time."))
    with pytest.raises(NamedTooSoon):
        await house.noting.submit(HERE, Author(BEN, "Ben"), NoteInput(card, "Next time."))
    await share(house, Author(BEN, "Ben"))


async def test_what_is_refused_counts_for_nothing(house: House) -> None:
    ada = Author(ADA, "Ada")
    await house.setup.change(HERE, _waits_an_hour)
    for _ in range(NAMED_SHARES_A_DAY + 5):
        with pytest.raises(NewHere):
            await share(house, Author(ADA, "Ada", (), house.clock()))
    await share(house, ada)


async def test_whose_joining_is_not_known_does_not_wait(house: House) -> None:
    await house.setup.change(HERE, _waits_an_hour)
    await share(house, Author(ADA, "Ada"))
    await share(house, Author(ADA, "Ada", (), house.clock() - timedelta(hours=1)))
    with pytest.raises(NewHere) as new:
        await share(house, Author(ADA, "Ada", (), house.clock() - timedelta(minutes=59)))
    assert new.value.free_at == house.clock() + timedelta(minutes=1)


def _waits_an_hour(old: ServerSettings) -> ServerSettings:
    return replace(old, newcomers_wait=timedelta(hours=1))
