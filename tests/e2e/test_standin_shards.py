"""The stand-in shards like Discord: each guild's events go to one connection of several."""

import asyncio

import pytest

from tests.e2e.conftest import StartProbe
from tests.standin.client import StandinClient


@pytest.mark.asyncio(loop_scope="module")
async def test_several_shards_each_get_their_own_guilds(
    standin: StandinClient, start_probe: StartProbe
) -> None:
    first = (await standin.places())[0]
    second = await standin.add_guild("Elsewhere")
    await standin.options(shards=2)
    probe = await start_probe()
    await standin.connections(connected=2)
    await asyncio.wait_for(probe.wait_until_ready(), 20)
    guilds = [probe.get_guild(place.guild_id) for place in (first, second)]
    assert {guild.shard_id for guild in guilds if guild} == {0, 1}
