"""A server's words and phrases: at most so many, kept over restarts, the same for everybody."""

import pytest

from rejectbot.domain.filters import FilterAction, WordFilter
from rejectbot.domain.limits import FILTERS_MOST
from rejectbot.domain.rejection import FormInput
from rejectbot.domain.safety_errors import FiltersFull, FilterUnknown, WordsAsked, WordsRefused
from rejectbot.services.sharing import Author
from tests.services.house import ADA, BEN, CHI, HERE, House

MO = CHI


async def test_the_list_has_an_end(house: House) -> None:
    for number in range(FILTERS_MOST):
        await house.word_filters.add(HERE, MO, f"word {number}x", FilterAction.ASK)
    with pytest.raises(FiltersFull):
        await house.word_filters.add(HERE, MO, "spam", FilterAction.ASK)
    await house.word_filters.add(HERE, MO, "word 7x", FilterAction.REFUSE)
    await house.word_filters.remove(HERE, MO, "WORD 7x")
    with pytest.raises(FilterUnknown):
        await house.word_filters.remove(HERE, MO, "word 7x")
    await house.word_filters.add(HERE, MO, "spam", FilterAction.ASK)
    assert len(house.word_filters.of(HERE)) == FILTERS_MOST


async def test_it_holds_over_restarts_and_only_there(house: House) -> None:
    await house.word_filters.add(HERE, MO, "spam", FilterAction.REFUSE)
    house = await house.restarted()
    assert house.word_filters.of(HERE) == [WordFilter("spam", FilterAction.REFUSE)]
    assert house.word_filters.of(type(HERE)(5)) == []


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_nothing_is_stored_of_what_comes_back(house: House, visibility: str) -> None:
    await house.word_filters.add(HERE, MO, "spam", FilterAction.ASK)
    await house.word_filters.add(HERE, MO, "eggs", FilterAction.REFUSE)
    for who in (ADA, BEN):
        form = FormInput("spam, s p a m", visibility=visibility)
        with pytest.raises(WordsAsked) as asked:
            await house.admitting.take(HERE, Author(who, "Member"), form)
        assert asked.value.found == ("spam",)
        assert "spam" not in repr(asked.value)
        assert "spam" not in str(asked.value)
        assert asked.value.args == ()
    form = FormInput("spam and eggs", visibility=visibility)
    with pytest.raises(WordsRefused):
        await house.admitting.take(HERE, Author(ADA, "Member"), form)
    assert await house.waiting() == set()
    await house.admitting.take(HERE, Author(ADA, "Member"), FormInput("No.", visibility=visibility))


async def test_words_are_taken_off_the_list_however_they_are_typed(house: House) -> None:
    await house.word_filters.add(HERE, MO, "caf\u00e9", FilterAction.ASK)
    await house.word_filters.remove(HERE, MO, "  CAFE\u0301 ")
    assert house.word_filters.of(HERE) == []


async def test_what_is_changed_stands_in_the_log_with_the_words(house: House) -> None:
    await house.word_filters.add(HERE, MO, "spam", FilterAction.REFUSE)
    await house.word_filters.remove(HERE, BEN, "SPAM")
    with pytest.raises(FilterUnknown):
        await house.word_filters.remove(HERE, BEN, "spam")
    found = [line.done for line in (await house.moderators_log.page(HERE, 0)).lines]
    assert {(each.moderator, each.what, each.words, each.reason) for each in found} == {
        (MO, "word_added", "spam", "refuse"),
        (BEN, "word_removed", "spam", None),
    }
    assert len(found) == 2
