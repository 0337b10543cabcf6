"""Whatever can be used of the bot has its line in the table of rights."""

from tests.bot.matrix import missing_lines
from tests.bot.rights import NOTHING, RIGHTS, Row
from tests.world import World


async def test_the_table_of_rights_is_whole(server: World) -> None:
    missing = missing_lines(server.bot, RIGHTS)
    assert not missing, "\n".join(missing)


async def test_a_line_that_is_missing_or_left_over_is_told(server: World) -> None:
    table = {key: row for key, row in RIGHTS.items() if key != "/mod queue"}
    told = missing_lines(server.bot, table | {"press gone": Row(NOTHING)})
    any_right = "NOTHING or AUTHOR or JOINED or MODERATE or MANAGE"
    assert f'add to RIGHTS in tests/bot/rights.py: "/mod queue": Row({any_right})' in told
    assert 'take out of RIGHTS: "press gone"' in told
