"""The panels of `/setup` fit Discord's limits with everything on them that can come together."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from rejectbot.bot.publisher import NEEDED
from rejectbot.domain.ids import ChangeId, ChannelId, GuildId, RoleId, UserId
from rejectbot.domain.limits import CHANGES_SHOWN
from rejectbot.domain.points import MOST, PointRules
from rejectbot.domain.rejection import AnonymousRule
from rejectbot.domain.reviewing import ReviewRule
from rejectbot.domain.safe_text import LinkRule
from rejectbot.domain.setting_change import SETTINGS, SettingChange
from rejectbot.domain.settings import DigestTime, Encouragers, ServerSettings, TeamGoal
from rejectbot.domain.team_goal import Progress
from rejectbot.domain.undo_errors import ChangedSince, UndoneAlready, UndoneTooLate
from rejectbot.services.announcement import RoleReach
from rejectbot.services.automod import Applied
from rejectbot.services.server_setup import DeskState
from rejectbot.ui.copy import languages
from rejectbot.ui.views.moderators import ModeratorsNow, desk_troubles, moderators_panel
from rejectbot.ui.views.posts import PostsNow, posts_panel
from rejectbot.ui.views.safety import safety_panel
from rejectbot.ui.views.setting_changes import (
    just_changed,
    just_undone,
    lately_changed,
    not_undone,
)
from rejectbot.ui.views.setup import SetupNow, setup_panel
from rejectbot.ui.views.setup_troubles import troubles
from rejectbot.ui.views.top import Top
from tests.ui.limits import view_complaints

ID = 2**63 - 1
EMPTY = ServerSettings(GuildId(ID))
FULL = ServerSettings(
    GuildId(ID),
    channel=ChannelId(ID),
    anonymous=AnonymousRule.LATER,
    emoji_set="garden",
    points=PointRules(**dict.fromkeys(PointRules().as_dict(), MOST)),
    locale="en-GB",
    time_zone="America/Argentina/ComodRivadavia",
    credit_crowd=30,
    team_goal=TeamGoal(10_000, date.max),
    digest=DigestTime(3, 23),
    encouragers=Encouragers(RoleId(ID), 72),
    care="*" * 400,
    links=LinkRule.ON,
    newcomers_wait=timedelta(days=3),
    moderators_channel=ChannelId(ID),
    review=ReviewRule.ANONYMOUS,
    reports_to_hide=10,
)
every_language = pytest.mark.parametrize("locale", languages())


def change(name: str, *, back: bool = False, number: int = 0) -> SettingChange:
    after = replace(EMPTY, **{name: getattr(FULL, name)})
    ends = (after, EMPTY) if back else (EMPTY, after)
    return SettingChange(ChangeId(bytes([number]) * 16), UserId(ID), 24, *ends)


def tops(locale: str) -> list[Top]:
    """What can stand above any panel."""
    found = [just_changed(change(name), locale) for name in SETTINGS]
    found += [just_undone(change(name, back=True), locale) for name in SETTINGS]
    refused = (ChangedSince(), UndoneAlready(), UndoneTooLate())
    return found + [not_undone(each, locale) for each in refused]


def fullest_list(locale: str) -> Top:
    """Five changes that were made one after the other, of the longest words each."""
    careful = [change("care", number=each) for each in range(CHANGES_SHOWN - 1)]
    of_the_command = SettingChange(ChangeId(b"\xff" * 16), UserId(ID), 24, EMPTY, FULL)
    top = lately_changed([of_the_command, *careful], FULL, locale)
    assert top is not None
    assert len(top.undo) == CHANGES_SHOWN
    return top


@every_language
@pytest.mark.parametrize("missing", [(), NEEDED, None])
def test_the_first_panel_fits(locale: str, missing: tuple[str, ...] | None) -> None:
    since = datetime(2026, 1, 1, tzinfo=UTC)
    wrong = troubles(rests=True, refused={ID: since, ID - 1: since}, locale=locale)
    wrong += desk_troubles(FULL, DeskState(NEEDED), locale)
    now = SetupNow(FULL, missing, is_hidden=True, lacks_pictures=True, troubles=wrong)
    for top in (None, fullest_list(locale), *tops(locale)):
        assert view_complaints(setup_panel(now, locale, top)) == []


@every_language
def test_the_panel_of_moderators_fits(locale: str) -> None:
    for desk in (DeskState(NEEDED), DeskState(is_open=True), DeskState(is_gone=True)):
        now = ModeratorsNow(FULL, desk, waiting=10**6, window_days=14)
        for top in tops(locale):
            assert view_complaints(moderators_panel(now, locale, top)) == []


@every_language
def test_the_panel_of_safety_fits(locale: str) -> None:
    applied = [Applied(may_read=False)]
    applied += [
        Applied(rules, was_read=was_read) for rules in (0, 1, 6) for was_read in (True, False)
    ]
    for automod in applied:
        for top in tops(locale):
            assert view_complaints(safety_panel(FULL, automod, locale, top)) == []


@every_language
def test_the_panel_of_posts_fits(locale: str) -> None:
    now = PostsNow(FULL, Progress(10**9, 10_000, date.max), RoleReach.SILENT, True)
    for top in tops(locale):
        assert view_complaints(posts_panel(now, locale, top)) == []


def test_before_and_after_in_plain_words() -> None:
    said = {
        name: just_changed(change(name), "en").text.partition("`/setup`.\n")[2] for name in SETTINGS
    }
    assert said["review"] == "**Moderators look first**: off → anonymous texts"
    assert said["anonymous"] == "**Anonymous sharing**: now or later → only later (hides best)"
    assert said["channel"] == f"**Channel for rejections**: none → <#{ID}>"
    assert said["digest"] == "**Weekly digest**: off → Wednesday at 23:00"
    assert said["encouragers"] == f"**Encouragers**: off → <@&{ID}> after 72 hours"
    assert said["newcomers_wait"] == "**New members**: share at once → wait 3 days"
    assert said["team_goal"] == "**Team goal**: off → 10,000 rejections from 9999-12-31 on"
    first, *_, last = said["points"].splitlines()
    assert first == "**Points: Shares with a name**: 10, 5, 2 → 1000, 1000, 1000"
    assert (
        last
        == "**Points: Updates**: 3, and 1 when it worked out → 1,000, and 1,000 when it worked out"
    )
    assert said["care"].endswith('…"')
    assert len(said["care"]) < 150


def test_of_many_settings_at_once_the_list_names_two() -> None:
    top = lately_changed([SettingChange(ChangeId(bytes(16)), None, 1, EMPTY, FULL)], FULL, "en")
    assert top is not None
    assert "and 18 more settings · somebody, about an hour ago" in top.text
    assert "1." not in top.text


def test_what_was_changed_since_has_no_button() -> None:
    older, newer = change("review", number=1), change("links", number=2)
    top = lately_changed([newer, older], replace(FULL, review=ReviewRule.ALL), "en")
    assert top is not None
    assert top.undo == ((1, newer.id),)
    assert "\n2. **Moderators look first**" in top.text
