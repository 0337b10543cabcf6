"""Badges over whole histories: open acts alone earn them, and the board shows what is chosen."""

import pytest

from rejectbot.domain.badges import Badge
from rejectbot.domain.errors import BadgeNotEarned
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.periods import Period
from rejectbot.domain.support import SupportKind
from rejectbot.services.anonymity.parcel import Deed
from rejectbot.services.badges import OwnBadges
from rejectbot.services.control import Wish
from rejectbot.services.owning import Claim
from tests.anonymity.statements import recording
from tests.services.house import ADA, BEN, CHI, HERE, House
from tests.services.own import OPEN_TO_ALL_CLAIMS, anonymous, ask


async def earned(house: House, who: UserId = ADA) -> tuple[Badge, ...]:
    return (await house.badges.of(HERE, who)).earned


async def on_board(house: House) -> dict[UserId, Badge]:
    return dict((await house.board.page(HERE, Period.MONTH, 0, CHI)).badges)


async def test_sharing_and_supporting_openly_earn_them(house: House) -> None:
    assert await earned(house) == ()
    card = await house.share()
    await house.supporting.press(HERE, BEN, card.place.pid, SupportKind.HUG)

    assert await earned(house) == (Badge.FIRST,)
    assert await earned(house, BEN) == (Badge.SUPPORT_FIRST,)
    assert (await house.badges.of(GuildId(HERE + 1), ADA)).earned == ()


async def test_nothing_anonymous_earns_one(house: House) -> None:
    claim, _ = await anonymous(house)
    for wish in OPEN_TO_ALL_CLAIMS:
        await house.publishing.carry_out(await ask(house, claim, wish))
        assert await earned(house) == ()
    named = await house.share(BEN)
    await house.note(named.place.pid, ADA, by="anonymous")

    assert await earned(house) == ()
    journey = await house.profile.journey(HERE, ADA)
    assert (journey.badges, journey.weeks_in_a_row, journey.named) == ((), 0, 0)


async def test_trying_again_is_a_comeback(house: House) -> None:
    await house.trying.again(HERE, BEN, None)

    assert await earned(house, BEN) == (Badge.COMEBACK,)


@pytest.mark.parametrize(
    ("happened", "is_comeback"), [("again", True), ("worked_out", True), ("learned", False)]
)
async def test_so_is_an_update_that_tells_of_one(
    house: House, happened: str, is_comeback: bool
) -> None:
    card = await house.share()
    wish = Wish(Deed.UPDATE, "It went on.", happened)
    await house.publishing.carry_out(await ask(house, Claim(card.place.pid), wish))

    assert (Badge.COMEBACK in await earned(house)) == is_comeback


async def test_support_of_ones_own_anonymous_card_earns_as_any(house: House) -> None:
    claim, _ = await anonymous(house)
    for who in (ADA, BEN):
        await house.supporting.press(HERE, who, claim.pid, SupportKind.BOAT)

    assert await earned(house, ADA) == await earned(house, BEN) == (Badge.SUPPORT_FIRST,)


async def test_support_that_is_taken_back_is_not_counted(house: House) -> None:
    card = await house.share()
    for _ in range(2):
        await house.supporting.press(HERE, BEN, card.place.pid, SupportKind.HUG)

    assert await earned(house, BEN) == ()


async def test_the_board_shows_the_one_that_is_chosen(house: House) -> None:
    await house.share()
    assert await on_board(house) == {}

    chosen = await house.badges.show(HERE, ADA, Badge.FIRST)
    assert chosen == OwnBadges((Badge.FIRST,), Badge.FIRST, on_board=True)
    assert await on_board(house) == {ADA: Badge.FIRST}

    assert (await house.badges.show(HERE, ADA, None)).shown is None
    assert await on_board(house) == {}


async def test_one_that_is_not_earned_is_refused_and_stores_nothing(house: House) -> None:
    await house.share()
    with pytest.raises(BadgeNotEarned):
        await house.badges.show(HERE, ADA, Badge.HUNDRED)

    assert (await house.badges.of(HERE, ADA)).shown is None


async def test_one_that_is_earned_no_more_is_not_shown(house: House) -> None:
    card, _ = await house.share(), await house.share()
    await house.badges.show(HERE, ADA, Badge.FIRST)
    await house.profile.delete(HERE, ADA, card.place.pid)
    assert await on_board(house) == {ADA: Badge.FIRST}

    (own,) = await house.profile.own_rejections(HERE, ADA)
    house.clock.move(days=2)  # so that its points stay, and Ada with them on the board
    await house.profile.delete(HERE, ADA, own.id)
    assert [row.user for row in (await house.board.page(HERE, Period.MONTH, 0, CHI)).rows] == [ADA]
    assert await on_board(house) == {}
    assert await house.badges.of(HERE, ADA) == OwnBadges((), None, on_board=True)


async def test_a_page_of_the_board_asks_once_for_its_badges(house: House) -> None:
    for who in (UserId(ADA + number) for number in range(5)):
        await house.share(who)
        await house.badges.show(HERE, who, Badge.FIRST)
    with recording() as recorder:
        assert len(await on_board(house)) == 5

    asked = [each.sql for each in recorder.statements if "badge" in each.sql]
    assert len(asked) == 1
