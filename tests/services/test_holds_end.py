"""What ends a hold before its time, what does not, and what is left of it."""

from datetime import date
from functools import partial

import pytest

from rejectbot.domain.ids import RejectionId, UserId
from rejectbot.domain.moderating import Step
from rejectbot.domain.reviewing import Verdict
from rejectbot.domain.safety_errors import HeldOnce
from rejectbot.services import held_once
from rejectbot.services.anonymity.keyfile import KeyFileError
from rejectbot.services.anonymity.parcel import Deed
from rejectbot.services.control import Wish
from rejectbot.services.desk import entry_of
from rejectbot.services.moderating import Decision
from rejectbot.services.owning import Claim
from rejectbot.services.rulings import Ruling
from rejectbot.services.sharing import Author
from rejectbot.storage import moderation
from tests.services.crashing import Crashes
from tests.services.house import ADA, BEN, HERE, House
from tests.services.test_holds import MO, card, put, rows, the_only, waits


async def put_name(house: House, about: RejectionId) -> None:
    act = await house.control.submit(HERE, Author(ADA, "Ada"), Claim(about), Wish(Deed.PUT_NAME))
    await house.publishing.carry_out(act)


async def logged(house: House) -> set[tuple[UserId | None, str, RejectionId | None]]:
    """Who did what, to which card or note."""
    done = [line.done for line in (await house.moderators_log.page(HERE, 0)).lines]
    return {(each.moderator, each.what, each.pid) for each in done}


async def test_without_its_key_it_is_void_and_the_log_says_so(house: House) -> None:
    """The key file was lost, or a backup is of a day before the hold was ended."""
    about = await card(house)
    await put(house, about)
    await house.keys.end_hold(await the_only(house))
    assert not await waits(house, ADA, "anonymous")
    house = await house.restarted()
    assert await rows(house) == []
    assert await logged(house) == {(MO, "held_week", about), (None, "hold_lost", about)}


async def test_a_kill_between_its_row_and_its_key_lets_it_be_held_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = await card(house)
    assert await Crashes(house, monkeypatch).kill_at(1, partial(put, about=about))
    assert len(await rows(house)) == 1
    assert house.keys.keys.hold == {}
    house = await house.restarted()
    assert await rows(house) == []
    await put(house, about)
    assert await waits(house, ADA, "anonymous")
    with pytest.raises(HeldOnce):
        await put(house, about)


async def test_a_key_without_its_row_goes_with_the_next_sweep(house: House) -> None:
    """A crash between the two, or a backup of a day before the hold."""
    await put(house, await card(house))
    hold = await the_only(house)
    await house.keys.make_hold(b"stray", b"k" * 32, date(2099, 1, 1))
    await house.sweeping.sweep()
    assert set(house.keys.keys.hold) == {hold}


async def test_where_its_key_cannot_be_kept_nothing_is_held(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = await card(house)

    async def fail(*_: object) -> None:
        raise KeyFileError

    with monkeypatch.context() as patch:
        patch.setattr(house.keys, "make_hold", fail)
        with pytest.raises(KeyFileError):
            await put(house, about)
    assert await rows(house) == []
    assert (await house.moderators_log.page(HERE, 0)).lines == ()
    await put(house, about)


async def test_whoever_puts_their_name_on_it_is_held_no_more(house: House) -> None:
    """Else moderators would know whose their next anonymous texts are."""
    about = await card(house)
    await put(house, about)
    await put_name(house, about)
    assert await rows(house) == []
    assert not await waits(house, ADA, "anonymous")
    assert not await waits(house, ADA, "named")
    await house.sweeping.sweep()
    assert house.keys.keys.hold == {}


async def test_the_log_leads_from_no_hold_or_decision_to_a_card_with_a_name_put_on_it(
    house: House,
) -> None:
    """Else whoever reads there later learns which texts that waited were by that member."""
    about, other = await card(house), await card(house, BEN)
    await put(house, about)
    await put(house, other)
    later = (await house.submit(ADA, "anonymous")).waiting
    house.clock.move(hours=1)
    ruling = Ruling(entry_of(later), Verdict.PUBLISHED)
    await house.deciding.finish(await house.deciding.decide(HERE, MO, ruling))
    for step in (Step.HIDDEN, Step.SHOWN):
        decided = await house.moderating.decide(HERE, MO, Decision(about, step))
        await house.moderating.finish(decided)
    await put_name(house, about)
    kept = {(MO, "held_week", other), (MO, "hidden", about), (MO, "shown", about)}
    assert await logged(house) == kept | {(MO, "held_week", None), (MO, "published", later.pid)}
    for each in (about, later.pid):
        find = partial(moderation.find, guild=HERE, entry=held_once.mark(each))
        assert await house.database.read(find) is None, "an id that can be made of the card's"
    await put_name(house, later.pid)
    assert await logged(house) == kept | {(MO, "held_week", None), (MO, "published", None)}


async def test_taking_it_down_ends_no_hold(house: House) -> None:
    about = await card(house)
    await put(house, about)
    act = await house.control.submit(HERE, Author(ADA, "Ada"), Claim(about), Wish(Deed.DELETE))
    await house.publishing.carry_out(act)
    assert await waits(house, ADA, "anonymous")
    (held,) = (await house.held_posts.page(HERE, 0)).holds
    assert held.place is None
