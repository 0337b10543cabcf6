"""Anonymous shares are limited: kindly, with the text back and nothing written."""

from collections.abc import Callable

from rejectbot.bot.client import RejectBot
from rejectbot.domain.limits import ANONYMOUS_A_SERVERS_DAY, SMALL_SERVER
from tests.cogs.clock import wait
from tests.world import World, shown

LIMITED = "Anonymous posts are limited"
WEAK = "anonymity is weak here"
AT_START = 1_767_225_600
"""2026-01-01 in UTC, where the simulated clock begins."""


async def tried(world: World, story: str = "A second no.") -> str:
    return shown(await world.share(world.ada, story, visibility="anonymous"))


async def test_a_second_one_is_refused_with_its_text_and_when_to_come_back(world: World) -> None:
    await tried(world, "A first no.")
    told = await tried(world)
    assert LIMITED in told
    assert f"<t:{AT_START + 8 * 3600}:f>" in told
    assert "A second no." in told
    await wait(world, hours=2)
    assert len(world.cards) == 1


async def test_it_is_taken_when_the_answer_said_so(world: World) -> None:
    await tried(world, "A first no.")
    await wait(world, hours=8)
    assert LIMITED not in await tried(world)
    assert len(world.cards) == 2


async def test_a_day_after_the_start_ten_minutes_are_enough_but_three_are_a_day(
    world: World,
) -> None:
    await wait(world, hours=24)
    assert "receipt" in await tried(world)
    assert f"<t:{AT_START + 86_400 + 600}:f>" in await tried(world)
    for _ in range(2):
        await wait(world, minutes=10)
        assert "receipt" in await tried(world)
    await wait(world, minutes=10)
    assert f"<t:{AT_START + 2 * 86_400}:f>" in await tried(world)
    await wait(world, hours=24)
    assert "receipt" in await tried(world)


async def test_named_shares_and_other_people_are_not_held_back(world: World) -> None:
    await tried(world)
    assert "Here it stands" in shown(await world.share(world.ada))
    assert "receipt" in shown(await world.share(world.ben, visibility="anonymous"))


async def test_a_restart_is_no_way_round_it(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    await tried(world)
    await world.restart(make_bot())
    assert "receipt" in await tried(world), "a restart is worth one"
    await wait(world, minutes=20)
    assert LIMITED in await tried(world)


async def test_a_full_server_says_so_and_gives_the_text_back(world: World) -> None:
    people = [world.guild.add_member(world.env.create_user(f"Writer{n}")) for n in range(31)]
    for who in people[:ANONYMOUS_A_SERVERS_DAY]:
        await world.share(who, visibility="anonymous")
    told = shown(await world.share(people[-1], "One too many.", visibility="anonymous"))
    assert "takes 30 anonymous posts a day" in told
    assert "One too many." in told
    assert len(world.cards) == ANONYMOUS_A_SERVERS_DAY


async def test_in_a_small_server_the_answer_says_that_anonymity_is_weak(world: World) -> None:
    assert WEAK in await tried(world)
    assert WEAK not in shown(await world.share(world.ada))


async def test_in_a_larger_server_and_in_one_of_unknown_size_it_does_not(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    members = len(world.env.backend.guilds[world.guild.id].members)
    for number in range(SMALL_SERVER - members):
        world.guild.add_member(world.env.create_user(f"Reader{number}"))
    await world.restart(make_bot())
    assert WEAK not in await tried(world)
    cached = world.bot.get_guild(world.guild.id)
    assert cached is not None
    cached._member_count = None
    assert WEAK not in shown(await world.share(world.ben, visibility="anonymous"))
