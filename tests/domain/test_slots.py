"""When "later" is: at a full hour, in 30 to 90 minutes."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectbot.domain.slots import later_slot, next_hour, next_quarter_between

instants = st.floats(0, 6 * 366 * 86_400).map(
    lambda seconds: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)


@pytest.mark.parametrize(
    ("now", "slot"),
    [
        ("12:00:00", "13:00"),
        ("12:29:59", "13:00"),
        ("12:30:00", "13:00"),
        ("12:30:01", "14:00"),
        ("22:45:00", "00:00"),
        ("23:30:00", "00:00"),
    ],
)
def test_the_slot_of_a_moment(now: str, slot: str) -> None:
    at = datetime.fromisoformat(f"2026-11-23T{now}+00:00")

    assert f"{later_slot(at):%H:%M}" == slot


@given(instants)
def test_a_slot_is_a_full_hour_in_30_to_90_minutes(now: datetime) -> None:
    slot = later_slot(now)

    assert (slot.minute, slot.second, slot.microsecond) == (0, 0, 0)
    assert timedelta(minutes=30) <= slot - now < timedelta(minutes=90)


@given(instants)
def test_the_next_hour_is_never_now(now: datetime) -> None:
    assert timedelta(0) < next_hour(now) - now <= timedelta(hours=1)


@given(instants)
def test_quarters_and_full_hours_alternate_without_a_gap(now: datetime) -> None:
    quarter = next_quarter_between(now)

    assert quarter.minute in {15, 30, 45}
    assert (quarter.second, quarter.microsecond) == (0, 0)
    assert timedelta(0) < min(quarter, next_hour(now)) - now <= timedelta(minutes=15)
