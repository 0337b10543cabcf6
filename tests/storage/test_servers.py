"""Settings of servers, synced commands and sealed tallies: one row each, replaced whole."""

import json
from dataclasses import replace
from datetime import timedelta
from zoneinfo import available_timezones

from sqlalchemy import String, select

from rejectbot.domain.ids import ChannelId, RoleId
from rejectbot.domain.points import MOST, PointRules
from rejectbot.storage import anonymous, commands, guilds
from rejectbot.storage.engine import Database
from rejectbot.storage.tables import anonymous_link, anonymous_receipt, guild
from tests.storage.makers import CHANNEL, ELSEWHERE, HERE, TODAY, new_id

SETTINGS = guilds.GuildRow(
    guild=HERE,
    channel=CHANNEL,
    anonymous="later",
    emoji="hearts",
    points="{}",
    locale="en",
    time_zone="America/Argentina/ComodRivadavia",
    credit_crowd=30,
    team_goal=100,
    team_goal_since=TODAY,
    team_goal_after=1_300_000_000_000_000_001,
    team_goal_told=25,
    digest_weekday=5,
    digest_hour=17,
    encourager_role=RoleId(1_400_000_000_000_000_001),
    unanswered_hours=24,
    season=2,
    season_reset=TODAY,
    care="Ask the counsellor.",
    links="off",
    newcomers_wait=60,
    moderators_channel=ChannelId(1_300_000_000_000_000_002),
    review="anonymous",
    reports_to_hide=5,
)


async def test_settings_come_back_as_they_were_stored(database: Database) -> None:
    elsewhere = replace(SETTINGS, guild=ELSEWHERE, channel=None)
    await database.write(lambda tx: guilds.save(tx, SETTINGS))
    await database.write(lambda tx: guilds.save(tx, elsewhere))

    rows = await database.read(guilds.load_all)
    assert sorted(rows, key=lambda row: row.guild) == [SETTINGS, elsewhere]


async def test_every_setting_can_be_replaced(database: Database) -> None:
    places = (HERE, ChannelId(5), "off", "garden", '{"note": 1}', "de", "UTC", 5)
    new = guilds.GuildRow(
        *places,
        None,
        None,
        None,
        0,
        None,
        None,
        None,
        None,
        3,
        None,
        "Call.",
        "on",
        0,
        None,
        "all",
        0,
    )
    await database.write(lambda tx: guilds.save(tx, SETTINGS))
    await database.write(lambda tx: guilds.save(tx, new))

    # The season is begun and undone alone, never by what somebody saw of it some time ago.
    kept = replace(new, season=SETTINGS.season, season_reset=SETTINGS.season_reset)
    assert await database.read(guilds.load_all) == [kept]


def test_the_longest_rules_fit_the_column_that_keeps_them() -> None:
    longest = json.dumps(dict.fromkeys(PointRules().as_dict(), MOST))
    column = guild.c.points.type

    assert isinstance(column, String)
    assert column.length is not None
    assert len(longest) <= column.length


def test_the_longest_time_zone_fits_the_column_that_keeps_it() -> None:
    column = guild.c.time_zone.type

    assert isinstance(column, String)
    assert column.length is not None
    assert max(map(len, available_timezones())) <= column.length


async def test_the_last_synced_commands_are_remembered_by_application(database: Database) -> None:
    await database.write(lambda tx: commands.save_digest(tx, 1, "a" * 64))
    await database.write(lambda tx: commands.save_digest(tx, 2, "b" * 64))
    await database.write(lambda tx: commands.save_digest(tx, 1, "c" * 64))

    assert await database.read(lambda tx: commands.digest(tx, 1)) == "c" * 64
    assert await database.read(lambda tx: commands.digest(tx, 2)) == "b" * 64
    assert await database.read(lambda tx: commands.digest(tx, 3)) is None


async def test_a_tally_is_replaced_whole(database: Database) -> None:
    old = anonymous.TallyRow(HERE, TODAY, b"\x00" * 4096)
    new = anonymous.TallyRow(HERE, TODAY + timedelta(days=1), b"\xff" * 8192)
    await database.write(lambda tx: anonymous.save_tally(tx, old))
    await database.write(lambda tx: anonymous.save_tally(tx, new))

    assert await database.read(lambda tx: anonymous.tally(tx, HERE)) == new
    assert await database.write(lambda tx: anonymous.tally_to_change(tx, HERE)) == new
    assert await database.read(lambda tx: anonymous.tally(tx, ELSEWHERE)) is None
    assert await database.write(lambda tx: anonymous.tally_to_change(tx, ELSEWHERE)) is None


async def test_a_link_and_a_receipt_are_kept_without_anybodys_id(database: Database) -> None:
    pid, tag, receipt_hash = new_id(), b"t" * 16, b"h" * 32
    await database.write(lambda tx: anonymous.add_link(tx, pid, TODAY, tag))
    await database.write(lambda tx: anonymous.add_receipt(tx, pid, receipt_hash))

    links = await database.read(lambda tx: tx.execute(select(anonymous_link)).all())
    receipts = await database.read(lambda tx: tx.execute(select(anonymous_receipt)).all())
    assert [tuple(row) for row in links] == [(pid, TODAY, tag)]
    assert [tuple(row) for row in receipts] == [(pid, receipt_hash)]
