"""The year chart on one's own page: the words first, the picture when it is there."""

import sys
from typing import Any

import pytest
from simcord import InteractionResult

from tests.cogs.clock import days_go_by
from tests.world import World, shown, walk


def galleries(page: InteractionResult) -> list[dict[str, Any]]:
    assert page.response is not None
    return [part for part in walk(page.response.components) if part["type"] == 12]


async def a_few_weeks(world: World) -> None:
    """Ada shares one in each of three weeks: enough to draw."""
    for week in range(3):
        await world.share(world.ada)
        for _ in range(7 if week < 2 else 0):
            await days_go_by(world)


async def test_the_words_come_first_and_the_picture_after(world: World) -> None:
    await a_few_weeks(world)
    before = len(world.env.http_requests)
    page = await world.ada.slash(world.channel, "journey")

    promised, words, picture = world.env.http_requests[before:]
    assert promised.path.endswith("/callback")
    assert "**Your year:** 3 rejections." in str(words.json)
    assert "attachment://year.png" not in str(words.json)
    assert "attachment://year.png" in str(picture.json)
    assert "**Your year:** 3 rejections." in shown(page)


async def test_the_picture_bears_its_alt_text(world: World) -> None:
    await a_few_weeks(world)
    page = await world.ada.slash(world.channel, "journey")

    assert page.response is not None
    (attachment,) = page.response.message.attachments
    assert attachment.filename == "year.png"
    ((item,),) = [gallery["items"] for gallery in galleries(page)]
    assert item["description"].startswith("Bars for the last 53 weeks. 3 rejections.")


async def test_where_pictures_fail_the_words_stand_by_themselves(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_few_weeks(world)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    page = await world.ada.slash(world.channel, "journey")

    assert "**Your year:** 3 rejections." in shown(page)
    assert galleries(page) == []
    assert [line["event"] for line in world.logs if line["event"] == "picture_failed"]


async def test_a_year_that_has_just_begun_is_words_alone(world: World) -> None:
    await world.share(world.ada)
    page = await world.ada.slash(world.channel, "journey")

    assert "**Your year:** 1 rejection." in shown(page)
    assert galleries(page) == []


async def test_a_page_without_a_year_yet_invites_without_a_picture(world: World) -> None:
    await world.share(world.ada)
    await world.press(world.ben, "hug")
    page = await world.ben.slash(world.channel, "journey")

    assert "Your year has room" in shown(page)
    assert galleries(page) == []


async def test_nothing_anonymous_reaches_the_year(world: World) -> None:
    await a_few_weeks(world)
    before = await world.ada.slash(world.channel, "journey")
    await world.share(world.ada, visibility="anonymous")
    after = await world.ada.slash(world.channel, "journey")

    assert len(world.cards) == 4
    assert [gallery["items"][0]["description"] for gallery in galleries(after)] == [
        gallery["items"][0]["description"] for gallery in galleries(before)
    ]
