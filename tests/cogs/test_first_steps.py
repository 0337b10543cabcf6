"""A server that adds the bot reads once how to begin, where it may be said."""

from collections.abc import Callable

from simcord import GuildHandle

from rejectbot.bot.client import RejectBot
from tests.cogs.clock import days_go_by
from tests.leaving import add_again, come, lose, regain, remove
from tests.world import World, text_of


def read(place: GuildHandle) -> list[str]:
    """What stands in the server's first channel."""
    return [text_of(message) for message in place.channels["general"].history()]


async def test_it_says_what_it_is_what_to_do_and_who_can(server: World) -> None:
    place = await come(server)
    (said,) = read(place)
    assert "/setup channel" in said
    assert "Manage Server" in said


async def test_it_says_so_once_over_outages_and_restarts(
    server: World, make_bot: Callable[[], RejectBot]
) -> None:
    place = await come(server)
    for _ in range(2):
        await lose(server, place)
        await regain(server, place)
    await server.restart(make_bot())
    await regain(server, place)
    await add_again(server, await remove(server, place))
    assert len(read(place)) == 1


async def test_a_server_that_comes_after_all_was_erased_is_new(server: World) -> None:
    place = await come(server)
    kept = await remove(server, place)
    await days_go_by(server, 32)
    await add_again(server, kept)
    assert len(read(place)) == 2


async def test_where_it_may_not_write_it_says_nothing(server: World) -> None:
    place = await come(server, may_write=False)
    assert read(place) == []
    assert not server.env.errors
    other = await come(server, has_channel=False)
    assert other.channels == {}
    assert server.bot.get_guild(other.id) is not None
