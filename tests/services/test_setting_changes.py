"""Changes of settings: each is undone for a day, alone, and only while nothing came after it."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from rejectbot.domain.errors import PointsInvalid
from rejectbot.domain.ids import ChangeId, GuildId, RoleId, UserId
from rejectbot.domain.points import PointRules
from rejectbot.domain.rejection import AnonymousRule
from rejectbot.domain.reviewing import ReviewRule
from rejectbot.domain.safe_text import LinkRule
from rejectbot.domain.setting_change import SETTINGS, SettingChange
from rejectbot.domain.settings import DigestTime, Encouragers, ServerSettings, TeamGoal
from rejectbot.domain.undo_errors import ChangedSince, UndoneAlready, UndoneTooLate
from rejectbot.services.server_setup import Change
from rejectbot.storage import setting_changes
from tests.services.house import ADA, BEN, HERE, House
from tests.services.outside import Clock

OTHER_VALUES = {
    "channel": 77,
    "moderators_channel": 78,
    "review": ReviewRule.ALL,
    "anonymous": AnonymousRule.OFF,
    "emoji_set": "garden",
    "points": PointRules(first_share=1_000, notes_a_day=0),
    "locale": "en-GB",
    "time_zone": "Asia/Kathmandu",
    "credit_crowd": 30,
    "team_goal": TeamGoal(100, date(2026, 11, 23), after=5),
    "digest": DigestTime(7, 23),
    "encouragers": Encouragers(RoleId(7), hours=24),
    "care": '"Quoted"\nby \\ us: 0800, 😀',
    "links": LinkRule.ON,
    "newcomers_wait": timedelta(hours=1),
    "reports_to_hide": 10,
}


def to(**values: object) -> Change:
    return lambda old: replace(old, **values)  # type: ignore[arg-type] # any setting


async def make(house: House, **values: object) -> SettingChange:
    made = await house.setting_changes.make(HERE, ADA, to(**values))
    assert made is not None
    return made


@pytest.mark.parametrize("name", SETTINGS)
async def test_any_setting_is_set_back_by_another_process(house: House, name: str) -> None:
    before = house.setup.of(HERE)
    made = await make(house, **{name: OTHER_VALUES[name]})
    assert made.changed == (name,)
    after = house.setup.of(HERE)
    assert getattr(after, name) == OTHER_VALUES[name]

    restarted = await house.restarted()
    (listed,) = await restarted.setting_changes.recent(HERE)
    assert (listed.id, listed.by, listed.changed) == (made.id, ADA, (name,))
    assert getattr(listed.before, name) == getattr(before, name)
    back = await restarted.setting_changes.undo(HERE, BEN, made.id)
    assert restarted.setup.of(HERE) == before
    assert (await restarted.restarted()).setup.of(HERE) == before

    await restarted.setting_changes.undo(HERE, BEN, back.id)
    assert restarted.setup.of(HERE) == after, "undoing is itself such a change"


async def test_several_settings_at_once_are_one_change(house: House) -> None:
    before = house.setup.of(HERE)
    made = await make(house, review=ReviewRule.ALL, anonymous=AnonymousRule.LATER)
    await make(house, emoji_set="hearts")
    await house.setting_changes.undo(HERE, ADA, made.id)
    assert house.setup.of(HERE) == replace(before, emoji_set="hearts")


async def test_what_changes_nothing_is_no_change(house: House) -> None:
    assert await house.setting_changes.make(HERE, ADA, to(review=ReviewRule.OFF)) is None
    assert await house.setting_changes.recent(HERE) == []


async def test_a_later_change_of_the_same_setting_stays(house: House) -> None:
    made = await make(house, review=ReviewRule.ALL, anonymous=AnonymousRule.LATER)
    await make(house, review=ReviewRule.ANONYMOUS)
    before = house.setup.of(HERE)
    with pytest.raises(ChangedSince):
        await house.setting_changes.undo(HERE, ADA, made.id)
    assert house.setup.of(HERE) == before, "not even the setting that nobody changed since"
    assert len(await house.setting_changes.recent(HERE)) == 2


async def test_what_was_set_back_by_hand_or_twice_is_undone_already(house: House) -> None:
    made = await make(house, review=ReviewRule.ALL)
    await house.setting_changes.undo(HERE, ADA, made.id)
    with pytest.raises(UndoneAlready):
        await house.setting_changes.undo(HERE, ADA, made.id)
    assert len(await house.setting_changes.recent(HERE)) == 2


async def test_of_two_who_undo_at_once_one_does(house: House) -> None:
    made = await make(house, review=ReviewRule.ALL)
    results = await asyncio.gather(
        *(house.setting_changes.undo(HERE, who, made.id) for who in (ADA, BEN)),
        return_exceptions=True,
    )
    assert [type(each) for each in results if isinstance(each, Exception)] == [UndoneAlready]
    assert house.setup.of(HERE).review is ReviewRule.OFF
    assert len(await house.setting_changes.recent(HERE)) == 2


async def test_two_who_choose_the_same_at_once_make_one_change(house: House) -> None:
    made = await asyncio.gather(
        *(house.setting_changes.make(HERE, who, to(emoji_set="hearts")) for who in (ADA, BEN))
    )
    assert sum(each is not None for each in made) == 1
    assert len(await house.setting_changes.recent(HERE)) == 1


async def test_a_refused_change_leaves_no_trace(house: House) -> None:
    def refuse(old: ServerSettings) -> ServerSettings:
        return replace(old, points=PointRules.checked({"support": 1001}))

    with pytest.raises(PointsInvalid):
        await house.setting_changes.make(HERE, ADA, refuse)
    assert await house.setting_changes.recent(HERE) == []


async def test_it_is_undone_for_a_day_and_then_forgotten(house: House, clock: Clock) -> None:
    made = await make(house, review=ReviewRule.ALL)
    clock.move(hours=24)
    (listed,) = await house.setting_changes.recent(HERE)
    assert listed.hours_ago == 24
    clock.move(hours=1)
    assert await house.setting_changes.recent(HERE) == []
    with pytest.raises(UndoneTooLate):
        await house.setting_changes.undo(HERE, ADA, made.id)
    assert house.setup.of(HERE).review is ReviewRule.ALL


async def test_what_is_not_known_here_is_too_late(house: House) -> None:
    made = await make(house, review=ReviewRule.ALL)
    for guild, wanted in ((HERE, None), (HERE, ChangeId(bytes(16))), (GuildId(1), made.id)):
        with pytest.raises(UndoneTooLate):
            await house.setting_changes.undo(guild, ADA, wanted)
    assert house.setup.of(HERE).review is ReviewRule.ALL
    assert house.setup.of(GuildId(1)) == ServerSettings(GuildId(1))


async def test_five_are_shown(house: House) -> None:
    for crowd in range(11, 18):
        await make(house, credit_crowd=crowd)
    shown = await house.setting_changes.recent(HERE)
    assert [each.after.credit_crowd for each in shown] == [17, 16, 15, 14, 13]


async def test_a_team_goal_comes_back_with_what_was_told_of_it(house: House) -> None:
    """What is celebrated meanwhile is nobody's choice, and no reason to refuse."""
    await house.set_team_goal(4)
    await share(house, ADA)
    assert told(house) == 25
    made = await house.setting_changes.make(HERE, ADA, await house.team_goals.anew(HERE, 2))
    assert made is not None
    await share(house, BEN)
    assert told(house) == 50, "of the other goal, in the meantime"
    await house.setting_changes.undo(HERE, ADA, made.id)
    goal = house.setup.of(HERE).team_goal
    assert goal is not None
    assert (goal.target, goal.told) == (4, 25)
    assert (await house.restarted()).setup.of(HERE) == house.setup.of(HERE)


async def share(house: House, who: UserId) -> None:
    await house.share(who)
    await house.timers.run()


def told(house: House) -> int:
    goal = house.setup.of(HERE).team_goal
    assert goal is not None
    return goal.told


async def test_the_fullest_change_fits_its_columns(house: House) -> None:
    made = await make(house, care='"' * 400)
    fullest = replace(house.setup.of(HERE).points, **dict.fromkeys(PointRules().as_dict(), 1000))
    await make(house, points=fullest)
    rows = await house.database.read(lambda tx: setting_changes.recent(tx, HERE, 0, 5))
    assert max(len(each.after) for each in rows) <= 1_000
    await house.setting_changes.undo(HERE, ADA, made.id)
    assert house.setup.of(HERE).care == ""
