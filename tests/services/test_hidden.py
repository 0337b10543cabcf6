"""What is hidden comes back whole: its text however late, its counts as they would have been."""

import pytest

from rejectbot.domain.errors import DiscordUnreachable
from rejectbot.domain.ids import RejectionId, UserId
from rejectbot.domain.moderating import Step
from rejectbot.domain.safety_errors import CardHidden
from rejectbot.domain.support import SupportKind
from rejectbot.storage import support
from rejectbot.storage.engine import Transaction
from tests.services.house import BEN, CHANNEL, CHI, HERE, House
from tests.services.test_holds import days_later
from tests.services.test_moderating import decide, do, kept


async def supporters(house: House, pid: RejectionId) -> dict[SupportKind, set[UserId]]:
    """Whose reactions are stored, by kind."""

    def work(tx: Transaction) -> dict[SupportKind, set[UserId]]:
        return {kind: support.reacted(tx, pid, kind) for kind in SupportKind}

    return {kind: who for kind, who in (await house.database.read(work)).items() if who}


async def test_reactions_count_like_presses_not_while_hidden_and_rightly_afterwards(
    house: House,
) -> None:
    place, hug = (await house.share()).place, SupportKind.HUG
    await house.supporting.react(HERE, CHI, place.pid, hug, on=True)
    await do(house, place.pid, Step.HIDDEN)
    house.posted.reactions[place.message, house.setup.of(HERE).emoji[hug]] = {BEN}
    await house.supporting.react(HERE, BEN, place.pid, hug, on=True)
    await house.supporting.react(HERE, CHI, place.pid, hug, on=False)
    with pytest.raises(CardHidden):
        await house.supporting.press(HERE, BEN, place.pid, hug)
    assert await supporters(house, place.pid) == {hug: {CHI}}
    assert (await house.points(BEN), await house.points(CHI)) == (0, 1)
    await do(house, place.pid, Step.SHOWN)
    assert await supporters(house, place.pid) == {hug: {BEN}}
    assert (await house.points(BEN), await house.points(CHI)) == (1, 0)


async def test_counts_that_cannot_be_read_keep_nothing_hidden(house: House) -> None:
    place = (await house.share()).place
    await do(house, place.pid, Step.HIDDEN)
    shown = await decide(house, place.pid, Step.SHOWN)
    house.posted.gone.add(CHANNEL)
    await house.moderating.finish(shown)
    assert place.message not in house.posted.covers.covered
    assert await house.waiting() == set()
    assert house.timers.seconds == [], "it is done"


async def test_what_is_shown_again_on_the_last_day_comes_back_when_discord_takes_it(
    house: House,
) -> None:
    place = (await house.share()).place
    await do(house, place.pid, Step.HIDDEN)
    await days_later(house, 6)
    house.posted.covers.refusing = [DiscordUnreachable()]
    await do(house, place.pid, Step.SHOWN)
    await days_later(house, 6)
    assert place.message in house.posted.covers.covered
    await house.timers.run()
    assert house.posted.covers.shown[place.message] == "They said no."
    assert not await kept(house, place.pid)


async def test_what_could_be_covered_days_later_is_kept_for_as_long_from_then_on(
    house: House,
) -> None:
    place = (await house.share()).place
    house.posted.covers.refusing = [DiscordUnreachable()]
    await do(house, place.pid, Step.HIDDEN)
    await days_later(house, 6)
    await house.timers.run()
    assert place.message in house.posted.covers.covered
    await days_later(house, 6)
    await do(house, place.pid, Step.SHOWN)
    assert house.posted.covers.shown[place.message] == "They said no."
