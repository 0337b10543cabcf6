"""What authors do about their own rejections: checked, at once or at the hour, named or not."""

from dataclasses import replace

import pytest

from rejectbot.domain.errors import (
    InviteInText,
    NoteBlank,
    NotYours,
    PlaceRefusal,
    Refusal,
    StoryBlank,
    UpdateNotChosen,
    UpdatesFull,
    UpdateTooLong,
)
from rejectbot.domain.limits import UPDATE_MAX, UPDATES_MAX
from rejectbot.domain.rejection import AnonymousRule, How
from rejectbot.services.anonymity.parcel import Deed
from rejectbot.services.control import Wish
from rejectbot.services.owning import By, Claim
from tests.services.house import ADA, CHANNEL, CHI, HERE, House
from tests.services.own import OPEN_TO_ALL_CLAIMS, UPDATE, WINDOW_DAYS, anonymous, ask, opened_by


async def test_a_name_is_put_on_by_tag_only_and_earns_nothing(house: House) -> None:
    claim, receipt = await anonymous(house)
    by_receipt = await house.control.find_by_receipt(HERE, receipt)
    with pytest.raises(NotYours):
        await ask(house, by_receipt, Wish(Deed.PUT_NAME), CHI)
    await house.publishing.carry_out(await ask(house, claim, Wish(Deed.PUT_NAME)))

    found = await house.find(claim.pid)
    assert found is not None
    assert (found.author, found.rejection.how) == (ADA, How.NAMED)
    assert await house.points(ADA) == 0
    assert await house.tally() == {ADA: 10}
    assert await opened_by(house, claim) is By.NAME
    for attempt in (claim, Claim((await house.share()).place.pid)):
        with pytest.raises(NotYours):
            await ask(house, attempt, Wish(Deed.PUT_NAME))


async def test_a_name_is_not_put_on_with_the_receipt_after_the_window(house: House) -> None:
    _, receipt = await anonymous(house)
    house.clock.move(days=WINDOW_DAYS)
    by_receipt = await house.control.find_by_receipt(HERE, receipt)

    with pytest.raises(NotYours):
        await ask(house, by_receipt, Wish(Deed.PUT_NAME))
    assert await house.waiting() == set()


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        (Wish(Deed.UPDATE, "And then."), UpdateNotChosen),
        (Wish(Deed.UPDATE, "And then.", "got_rich"), UpdateNotChosen),
        (Wish(Deed.UPDATE, "x" * (UPDATE_MAX + 1), "again"), UpdateTooLong),
        (Wish(Deed.UPDATE, "discord.gg/abc", "again"), InviteInText),
        (Wish(Deed.REPLY, "\u200b"), NoteBlank),
        (Wish(Deed.EDIT, " "), StoryBlank),
    ],
)
async def test_what_must_be_changed_is_refused_and_not_stored(
    house: House, wish: Wish, refusal: type[Refusal]
) -> None:
    for visibility in ("named", "anonymous"):
        claim = Claim((await house.share(visibility=visibility)).place.pid)
        with pytest.raises(refusal):
            await ask(house, claim, wish)
    assert await house.waiting() == set()


@pytest.mark.parametrize("later", [False, True])
async def test_an_anonymous_act_waits_where_that_is_asked_or_all_that_is_offered(
    house: House, *, later: bool
) -> None:
    claim, _ = await anonymous(house)
    rule = AnonymousRule.BOTH if later else AnonymousRule.LATER
    await house.setup.change(HERE, lambda old: replace(old, anonymous=rule))
    act = await ask(house, claim, replace(UPDATE, later=later))
    await house.publishing.carry_out_now(act)
    assert house.posted.updates == {}
    assert await house.waiting() == {act.id}

    house.clock.move(hours=1)
    await house.publishing.publish_due()
    assert [list(lines.values()) for lines in house.posted.updates.values()] == [["again"]]
    assert await house.waiting() == set()


async def test_a_named_act_is_done_at_once_whatever_was_asked(house: House) -> None:
    claim = Claim((await house.share()).place.pid)

    act = await ask(house, claim, replace(UPDATE, later=True))
    assert not act.waits_for_hour
    assert act.author_name == "Member 1"


async def test_an_act_about_an_anonymous_card_carries_no_name(house: House) -> None:
    claim, _ = await anonymous(house)

    assert [(await ask(house, claim, wish)).author_name for wish in OPEN_TO_ALL_CLAIMS] == [""] * 4
    assert (await ask(house, claim, Wish(Deed.PUT_NAME))).author_name == "Member 1"


async def test_a_sixth_update_goes_back_and_an_anonymous_one_to_its_authors_inbox(
    house: House,
) -> None:
    named, (secret, _) = Claim((await house.share()).place.pid), await anonymous(house)
    for claim in (named, secret):
        for _ in range(UPDATES_MAX):
            await house.publishing.carry_out(await ask(house, claim, UPDATE))

    with pytest.raises(UpdatesFull):
        await house.publishing.carry_out(await ask(house, named, UPDATE))
    act = await ask(house, secret, UPDATE)
    assert await house.publishing.carry_out(act) is None
    assert house.timers.seconds == []
    returned = await house.inbox.returned(HERE, ADA, act.id)
    assert (returned.id, returned.returned) == (act.id, True)
    assert [len(lines) for lines in house.posted.updates.values()] == [UPDATES_MAX] * 2


async def test_opening_says_when_the_card_or_its_channel_is_gone(house: House) -> None:
    claim = Claim((await house.share()).place.pid)
    house.posted.cards.clear()
    assert (await house.control.open(HERE, ADA, claim)).texts is None
    house.posted.gone.add(CHANNEL)
    with pytest.raises(PlaceRefusal):
        await house.control.open(HERE, ADA, claim)
