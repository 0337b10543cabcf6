"""Whose a rejection is: by name, by tag for some days, by receipt; all others are told the same."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from rejectbot.domain.errors import (
    NotYours,
    Refusal,
)
from rejectbot.domain.ids import GuildId, RejectionId
from rejectbot.services.anonymity.parcel import Deed
from rejectbot.services.control import Wish
from rejectbot.services.owning import By, Claim
from tests.services.house import ADA, BEN, CHI, HERE, House
from tests.services.own import (
    OPEN_TO_ALL_CLAIMS,
    WINDOW_DAYS,
    WISHES,
    anonymous,
    ask,
    opened_by,
)

every_wish = pytest.mark.parametrize("wish", WISHES, ids=lambda wish: wish.deed.value)


async def refused(attempt: Awaitable[Any]) -> tuple[type[Refusal], tuple[object, ...]]:
    """How somebody was refused, with all that the refusal could tell."""
    with pytest.raises(NotYours) as caught:
        await attempt
    return type(caught.value), caught.value.args


async def test_a_named_card_is_its_authors_for_ever(house: House) -> None:
    claim = Claim((await house.share()).place.pid)
    house.clock.move(days=400)

    assert await opened_by(house, claim) is By.NAME
    with pytest.raises(NotYours):
        await house.control.open(HERE, BEN, claim)


async def test_an_anonymous_card_is_its_authors_by_tag_for_seven_days(house: House) -> None:
    """Of the UTC calendar: the key of a day is destroyed with the day, not hour by hour."""
    claim, _ = await anonymous(house)
    house.clock.move(days=WINDOW_DAYS - 1)
    assert await opened_by(house, claim) is By.TAG
    assert [each.id for each in await house.control.recent_anonymous(HERE, ADA)] == [claim.pid]

    house.clock.move(days=1)
    with pytest.raises(NotYours):
        await house.control.open(HERE, ADA, claim)
    assert await house.control.recent_anonymous(HERE, ADA) == []


async def test_without_the_days_key_nobody_is_found_by_tag(house: House) -> None:
    claim, _ = await anonymous(house)
    await house.keys.destroy_expired(
        house.clock().date() + timedelta(days=WINDOW_DAYS), WINDOW_DAYS
    )

    with pytest.raises(NotYours):
        await house.control.open(HERE, ADA, claim)
    assert await house.control.recent_anonymous(HERE, ADA) == []


@pytest.mark.parametrize("days", [0, 400])
async def test_a_receipt_opens_its_card_for_whoever_has_it_at_any_time(
    house: House, days: int
) -> None:
    claim, receipt = await anonymous(house)
    house.clock.move(days=days)
    spaced = f" {receipt[:5].lower()} {receipt[5:]}\n"

    found = await house.control.find_by_receipt(HERE, spaced)
    assert found.pid == claim.pid
    assert await opened_by(house, found, CHI) is By.RECEIPT
    for wish in OPEN_TO_ALL_CLAIMS:
        await house.publishing.carry_out(await ask(house, found, wish, CHI))
    assert house.posted.cards == {}


@pytest.mark.parametrize("receipt", ["", "A" * 26, "Ä" * 26, "🫂", "A" * 10_000])
async def test_what_is_no_receipt_finds_nothing(house: House, receipt: str) -> None:
    await anonymous(house)

    with pytest.raises(NotYours):
        await house.control.find_by_receipt(HERE, receipt)


async def test_a_receipt_is_worth_nothing_elsewhere(house: House) -> None:
    claim, receipt = await anonymous(house)
    other, _ = await anonymous(house)

    with pytest.raises(NotYours):
        await house.control.find_by_receipt(GuildId(1), receipt)
    with pytest.raises(NotYours):
        await house.control.open(HERE, CHI, Claim(other.pid, receipt))
    with pytest.raises(NotYours):
        await house.control.open(GuildId(1), CHI, Claim(claim.pid, receipt))


@every_wish
async def test_whoever_is_not_the_author_or_too_late_is_told_the_same_and_leaves_no_trace(
    house: House, wish: Wish
) -> None:
    claim, _ = await anonymous(house)
    named = Claim((await house.share()).place.pid)
    unknown = Claim(RejectionId(bytes(16)))
    attempts: list[Callable[[], Awaitable[Any]]] = [
        lambda: ask(house, claim, wish, BEN),
        lambda: ask(house, named, wish, BEN),
        lambda: ask(house, unknown, wish),
        lambda: ask(house, replace(claim, receipt="A" * 26), wish, BEN),
        lambda: ask(house, claim, wish, guild=GuildId(1)),
    ]
    told = [await refused(attempt()) for attempt in attempts]
    house.clock.move(days=WINDOW_DAYS)
    told.append(await refused(ask(house, claim, wish)))

    assert told == [(NotYours, ())] * len(told)
    assert await house.waiting() == set()


@every_wish
async def test_a_card_that_was_taken_down_is_nobodys(house: House, wish: Wish) -> None:
    claim, receipt = await anonymous(house)
    await house.publishing.carry_out(await ask(house, claim, Wish(Deed.DELETE)))

    for attempt in (claim, replace(claim, receipt=receipt)):
        with pytest.raises(NotYours):
            await ask(house, attempt, wish)
    with pytest.raises(NotYours):
        await house.control.find_by_receipt(HERE, receipt)
    assert await house.control.recent_anonymous(HERE, ADA) == []
