"""What an administrator may choose, and which native reactions count."""

from contextlib import suppress
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectbot.domain.errors import TimeZoneUnknown
from rejectbot.domain.ids import GuildId
from rejectbot.domain.settings import ServerSettings, checked_time_zone
from rejectbot.domain.support import EMOJI_SETS, SupportKind

HERE = GuildId(1)


@pytest.mark.parametrize("name", sorted(EMOJI_SETS))
def test_the_emoji_of_the_chosen_set_count_and_no_others(name: str) -> None:
    settings = ServerSettings(HERE, emoji_set=name)

    for other, emoji in EMOJI_SETS.items():
        for kind, each in emoji.items():
            assert settings.kind_of(each) == (kind if other == name else None)
            assert settings.kind_of(each + "\ufe0f") == (kind if other == name else None)


@pytest.mark.parametrize("emoji", ["", "\ufe0f", "<:hug:1>", "hug", "👎", "🫂🫂"])
def test_anything_else_is_no_support(emoji: str) -> None:
    assert ServerSettings(HERE).kind_of(emoji) is None


def test_the_default_is_the_classic_set() -> None:
    assert ServerSettings(HERE).emoji[SupportKind.HUG] == "🫂"


def test_every_zone_there_is_can_be_chosen() -> None:
    for name in available_timezones():
        assert checked_time_zone(f" {name} ") == name


@pytest.mark.parametrize(
    "given_name",
    ["", " ", "Vienna", "Europe", "../../etc/passwd", "/etc/localtime", "UTC\x00", "x" * 5000,
     "\ud800", ".", "Europe/../UTC", "CET/"],
    ids=range(12),
)  # fmt: skip
def test_what_is_no_zone_is_refused(given_name: str) -> None:
    with pytest.raises(TimeZoneUnknown) as refused:
        checked_time_zone(given_name)
    assert len(refused.value.given) <= 64


@given(st.text(max_size=80))
def test_no_name_breaks_the_check(name: str) -> None:
    with suppress(TimeZoneUnknown):
        assert checked_time_zone(name) == name.strip()
