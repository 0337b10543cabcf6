"""A weekly post is due once on each of its days, through every change of clocks 2024 to 2030."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from rejectbot.domain.due import day_due, due_at
from rejectbot.domain.limits import CAUGHT_UP_WITHIN
from rejectbot.domain.settings import DigestTime
from tests.zones import QUARTER, ZONES, changes

every_zone = pytest.mark.parametrize("zone", ZONES)


def test_the_zones_have_changes_of_every_kind() -> None:
    spans = {after - before for zone in ZONES for _, before, after in changes(zone)}
    assert {timedelta(hours=n) for n in (-2, -1, 1, 2)} | {timedelta(minutes=30)} <= spans
    assert len(ZONES) >= 12
    assert sum(len(changes(zone)) for zone in ZONES) > 150


@every_zone
def test_around_every_change_each_hour_is_due_once_on_its_day(zone: str) -> None:
    for change, _, _ in changes(zone):
        day = change.astimezone(ZoneInfo(zone)).date()
        for hour in range(24):
            for each in (day - timedelta(days=1), day, day + timedelta(days=1)):
                assert posts(each, hour, zone) == [each]


def posts(day: date, hour: int, zone: str) -> list[date]:
    """The days for which something is posted, by looking once an hour."""
    at = DigestTime(day.isoweekday(), hour)
    begin = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=20)
    looks = (day_due(begin + timedelta(hours=n), at, zone) for n in range(72))
    return sorted({found for found in looks if found is not None})


@every_zone
def test_it_is_due_at_the_first_quarter_that_shows_the_hour_or_later(zone: str) -> None:
    for change, _, _ in changes(zone):
        day = change.astimezone(ZoneInfo(zone)).date()
        for hour in range(24):
            due = due_at(day, hour, zone)
            wall = datetime.combine(day, datetime.min.time()).replace(hour=hour)
            shown, shown_before = local(due, zone), local(due - QUARTER, zone)
            assert shown >= wall > shown_before
            assert shown - wall <= timedelta(hours=2)


def local(instant: datetime, zone: str) -> datetime:
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("zone", "day", "hour", "due"),
    [
        ("Europe/Vienna", "2026-03-29", 2, "2026-03-29T01:00"),  # 2:00 is left out: at 3:00
        ("Europe/Vienna", "2026-10-25", 2, "2026-10-25T00:00"),  # comes twice: the first time
        ("Antarctica/Troll", "2026-03-29", 2, "2026-03-29T01:00"),  # two hours are left out
        ("Australia/Lord_Howe", "2026-10-04", 2, "2026-10-03T15:30"),  # half an hour is
        ("America/Nuuk", "2026-03-28", 23, "2026-03-29T01:00"),  # at midnight of the next day
        ("Asia/Kathmandu", "2026-05-01", 9, "2026-05-01T03:15"),
        ("Pacific/Kiritimati", "2026-05-01", 0, "2026-04-30T10:00"),
    ],
)
def test_hours_that_are_left_out_or_come_twice(zone: str, day: str, hour: int, due: str) -> None:
    found = due_at(date.fromisoformat(day), hour, zone)
    assert found == datetime.fromisoformat(f"{due}+00:00")


@pytest.mark.parametrize("late", [timedelta(), CAUGHT_UP_WITHIN - QUARTER])
def test_a_late_one_is_caught_up_also_after_midnight(late: timedelta) -> None:
    due = datetime(2026, 11, 23, 23, tzinfo=UTC)
    assert day_due(due + late, DigestTime(1, 23), "UTC") == due.date()


def test_before_its_hour_and_six_hours_later_nothing_is_due() -> None:
    due = datetime(2026, 11, 23, 9, tzinfo=UTC)
    for now in (due - QUARTER, due + CAUGHT_UP_WITHIN, due + timedelta(days=1)):
        assert day_due(now, DigestTime(1, 9), "UTC") is None


def weeks() -> Iterator[datetime]:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    while now.year == 2026:
        yield now
        now += QUARTER


@pytest.mark.parametrize("zone", ["America/St_Johns", "Asia/Kathmandu"])
def test_over_a_whole_year_it_is_due_every_seven_days(zone: str) -> None:
    days = sorted({day for now in weeks() if (day := day_due(now, DigestTime(7, 2), zone))})
    assert len(days) in {52, 53}
    assert all(later - earlier == timedelta(days=7) for earlier, later in pairwise(days))
