"""The bot is removed from a server: thirty days to think it over, then nothing is left."""

from collections.abc import Callable

import pytest

from rejectbot.bot.client import RejectBot
from rejectbot.settings import Settings
from rejectbot.storage import stays
from rejectbot.storage.engine import Database
from tests.cogs.clock import days_go_by
from tests.leaving import add_again, lose, regain, remove
from tests.world import World, shown


async def away(settings: Settings) -> int:
    """How many servers removed the bot, by the database."""
    database = Database(settings.database_url)
    database.open()
    found = await database.read(stays.away)
    await database.close()
    return len(found)


async def test_added_again_within_thirty_days_everything_is_there(
    world: World, settings: Settings
) -> None:
    await world.share(world.ada)
    await world.press(world.ben, "hug")
    kept = await remove(world)
    assert await away(settings) == 1
    await days_go_by(world, 29)
    await add_again(world, kept)

    assert await away(settings) == 0
    assert "Ada" in await world.board(world.ben) or "10" in await world.board(world.ben)
    assert (await world.share(world.chi)).ephemeral
    assert len(world.cards) == 2
    assert world.counts(world.cards[0])["hug"] == 1


async def test_after_them_it_is_a_server_like_any_new_one(world: World, settings: Settings) -> None:
    await world.share(world.ada)
    kept = await remove(world)
    await days_go_by(world, 32)
    assert await away(settings) == 0
    await add_again(world, kept)
    form = await world.ben.slash(world.channel, "share")
    assert form.modal is None or "channel" in shown(
        await world.ben.submit_modal(form, {"story": "No.", "visibility": "named"})
    )
    assert world.env.errors, "SimCord sees a command's refusal as an error"
    assert len(world.cards) == 1


async def test_an_outage_is_no_removal(world: World, settings: Settings) -> None:
    await lose(world)
    assert await away(settings) == 0
    await regain(world)
    await world.share(world.ada)
    assert len(world.cards) == 1


async def test_a_removal_while_the_bot_was_down_is_noticed(
    world: World, settings: Settings, make_bot: Callable[[], RejectBot]
) -> None:
    await world.bot.close()
    kept = await remove(world)
    await world.env.restart_bot(make_bot())
    assert await away(settings) == 1
    await add_again(world, kept)
    assert await away(settings) == 0


@pytest.mark.parametrize(("status", "code"), [(403, 40333), (404, 0), (401, 0)])
async def test_only_discords_own_word_is_a_removal(
    world: World, settings: Settings, make_bot: Callable[[], RejectBot], status: int, code: int
) -> None:
    await world.bot.close()
    kept = await remove(world)
    world.env.inject_error("GET", f"/guilds/{world.guild.id}", status=status, code=code)
    await world.env.restart_bot(make_bot())
    assert await away(settings) == 0
    await world.restart(make_bot())
    assert await away(settings) == 1
    await add_again(world, kept)


async def test_what_waits_at_a_start_does_not_wait_for_the_list_of_servers(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    await world.share(world.ada, visibility="anonymous_later")
    await world.bot.close()
    world.env.backend.advance_clock(2 * 3_600)
    world.env.http_requests.clear()
    await world.env.restart_bot(make_bot())
    asked = [(each.method, each.path) for each in world.env.http_requests]
    posted = asked.index(("POST", f"/channels/{world.channel.id}/messages"))
    assert posted < asked.index(("GET", "/users/@me/guilds"))
