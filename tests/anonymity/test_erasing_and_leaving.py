"""Erasing does not show whether an anonymous post was theirs, and leaving shows nothing."""

from types import SimpleNamespace

import pytest

from tests.anonymity.comparing import differences
from tests.anonymity.histories import OPEN_STORIES, SECRET_STORIES
from tests.anonymity.stage import House, Play, Stage
from tests.bot.forging import forged_press


def farewell(author: str, reach: str) -> Play:
    """Dee acts openly, then erases; the anonymous posts are hers or Fay's."""

    async def play(stage: Stage) -> None:
        people = {name: stage.join(name) for name in ("dee", "fay")}
        world, dee = stage.world, people["dee"]
        await stage.share(dee, "named", OPEN_STORIES[1])
        await stage.share(people[author], "anonymous", SECRET_STORIES[0])
        await world.press(dee, "hug")
        await stage.wait(8 * 3_600)  # so far apart are two anonymous shares after a start
        await stage.share(people[author], "anonymous_later", SECRET_STORIES[1])
        await forged_press(world, dee, f"rb1:erase:{reach}")
        await stage.wait(2 * 3_600)
        await stage.share(world.chi, "anonymous", SECRET_STORIES[2])
        await world.board(world.ben)

    return play


@pytest.mark.parametrize("reach", ["here", "all:cards"])
async def test_erasing_tells_nothing_of_anonymous_posts(house: House, reach: str) -> None:
    one = await house.perform(farewell("dee", reach))
    two = await house.perform(farewell("fay", reach))

    assert differences(one, two) == []
    assert len(one.dump["anonymous_link"]) == 3


_OF_ITSELF = ("member_update",)
"""What the bot hears of itself alone."""


@pytest.mark.parametrize(
    "event", ["member_remove", "raw_member_remove", "member_ban", "user_update", "member_update"]
)
async def test_leaving_the_server_changes_nothing(house: House, event: str) -> None:
    async with house.open() as stage:
        dee = stage.join("dee")
        await stage.share(dee, "named", OPEN_STORIES[1])
        await stage.share(dee, "anonymous", SECRET_STORIES[0])
        bot = stage.world.bot
        before = stage.dump(), len(stage.world.env.http_requests)
        home = stage.world.guild
        gone = SimpleNamespace(id=dee.id, guild_id=home.id, guild=home, user=dee)
        bot.dispatch(event, gone, gone)
        await stage.wait(60)
        after = stage.dump(), len(stage.world.env.http_requests)

    assert not bot.intents.members
    assert not bot.intents.moderation
    assert f"on_{event}" not in bot.extra_events
    assert hasattr(bot, f"on_{event}") == (event in _OF_ITSELF)
    assert after == before
