"""A server's days and periods: every day is in one week, month and year, in its own time zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectbot.domain.periods import Period, keys, local_day

LONGEST_KEY = 8
"""Characters: as wide as the column that holds it."""


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 23), ("2026-W48", "2026-11", "2026", "all")),
        (date(2026, 1, 1), ("2026-W01", "2026-01", "2026", "all")),
        (date(2027, 1, 1), ("2026-W53", "2027-01", "2027", "all")),
        (date(2024, 12, 30), ("2025-W01", "2024-12", "2024", "all")),
        (date(2028, 2, 29), ("2028-W09", "2028-02", "2028", "all")),
    ],
)
def test_the_periods_of_a_day(day: date, expected: tuple[str, ...]) -> None:
    assert keys(day) == expected
    assert tuple(period.key(day) for period in Period) == expected


@given(st.dates(date(2015, 1, 1), date(2999, 12, 20)))
def test_a_week_is_seven_days_from_monday(day: date) -> None:
    monday = day - timedelta(days=day.weekday())
    week = {Period.WEEK.key(monday + timedelta(days=number)) for number in range(7)}

    assert week == {Period.WEEK.key(day)}
    assert Period.WEEK.key(monday - timedelta(days=1)) not in week
    assert Period.WEEK.key(monday + timedelta(days=7)) not in week


@given(st.dates(date(2015, 1, 1)))
def test_no_two_periods_share_a_key_and_every_key_fits_its_column(day: date) -> None:
    assert len(set(keys(day))) == len(Period)
    assert max(map(len, keys(day))) <= LONGEST_KEY


@pytest.mark.parametrize(
    ("zone", "instant", "day"),
    [
        ("UTC", datetime(2026, 11, 23, 23, 59, tzinfo=UTC), date(2026, 11, 23)),
        ("Pacific/Kiritimati", datetime(2026, 11, 23, 10, tzinfo=UTC), date(2026, 11, 24)),
        ("Pacific/Pago_Pago", datetime(2026, 11, 23, 10, 59, tzinfo=UTC), date(2026, 11, 22)),
        ("Europe/Vienna", datetime(2026, 3, 29, 0, 59, tzinfo=UTC), date(2026, 3, 29)),
        ("Asia/Kathmandu", datetime(2026, 11, 23, 18, 15, tzinfo=UTC), date(2026, 11, 24)),
        # Samoa had no 30 December 2011.
        ("Pacific/Apia", datetime(2011, 12, 30, 9, 59, tzinfo=UTC), date(2011, 12, 29)),
        ("Pacific/Apia", datetime(2011, 12, 30, 10, 0, tzinfo=UTC), date(2011, 12, 31)),
    ],
)
def test_the_day_on_a_servers_wall(zone: str, instant: datetime, day: date) -> None:
    assert local_day(instant, zone) == day


@given(
    st.integers(0, 7 * 366 * 24 * 60).map(
        lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    ),
    st.sampled_from(sorted(available_timezones() - {"localtime"})),
)
def test_days_never_go_back(instant: datetime, zone: str) -> None:
    assert local_day(instant, zone) <= local_day(instant + timedelta(minutes=30), zone)
