"""The keys themselves: which there are, how they are written down, and which of them must go."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from rejectbot.domain.periods import Period

KEY_BYTES = 32
ID_BYTES = 16

RandomBytes = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class HeldKey:
    """The key of one held post, and the last UTC day of its hold."""

    key: bytes
    until: date


@dataclass(frozen=True, slots=True)
class Keys:
    """32 random bytes each: `link` and `tally` by UTC day, `report` by month, `hold` by hold.

    `id` is random and no secret. `paired` says that a database has taken it down as its own.
    """

    id: bytes
    paired: bool = False
    link: Mapping[date, bytes] = field(default_factory=dict)
    tally: Mapping[date, bytes] = field(default_factory=dict)
    report: Mapping[str, bytes] = field(default_factory=dict)
    hold: Mapping[bytes, HeldKey] = field(default_factory=dict)

    @property
    def protects_nothing(self) -> bool:
        """No key was ever made: nothing can be sealed with it yet."""
        return not (self.link or self.tally or self.report or self.hold)

    def has(self, day: date) -> bool:
        """Whether everything that a UTC day needs is there."""
        return day in self.link and day in self.tally and month_of(day) in self.report


def month_of(day: date) -> str:
    """As in `2026-11`."""
    return Period.MONTH.key(day)


def first_link_day(today: date, window_days: int) -> date:
    """The oldest UTC day whose authors may still be found on the UTC day `today`."""
    return today - timedelta(days=window_days - 1)


def link_ends(day: date, window_days: int) -> date:
    """The UTC day at whose beginning the link key of `day` is destroyed."""
    return day + timedelta(days=window_days)


def report_ends(month: str) -> date:
    """The UTC day at whose beginning a month's report key is destroyed: two months later."""
    year, number = map(int, month.split("-"))
    return date(year + (number + 1) // 12, (number + 1) % 12 + 1, 1)


def with_day(keys: Keys, day: date, random_bytes: RandomBytes) -> Keys:
    """The keys with those that a UTC day needs; what is there stays as it is."""

    def added(section: Mapping[Any, bytes], name: object) -> Mapping[Any, bytes]:
        return section if name in section else {**section, name: random_bytes(KEY_BYTES)}

    return replace(
        keys,
        link=added(keys.link, day),
        tally=added(keys.tally, day),
        report=added(keys.report, month_of(day)),
    )


def without_expired(keys: Keys, today: date, window_days: int) -> Keys:
    """The keys without links, reports and holds whose time is over on the UTC day `today`."""
    since = first_link_day(today, window_days)
    return replace(
        keys,
        link={day: key for day, key in keys.link.items() if day >= since},
        report={month: key for month, key in keys.report.items() if today < report_ends(month)},
        hold={name: held for name, held in keys.hold.items() if held.until >= today},
    )


def packed(keys: Keys) -> dict[str, Any]:
    """What is written into the file, as JSON values."""
    return {
        "id": keys.id.hex(),
        "paired": keys.paired,
        "link": {day.isoformat(): key.hex() for day, key in keys.link.items()},
        "tally": {day.isoformat(): key.hex() for day, key in keys.tally.items()},
        "report": {month: key.hex() for month, key in keys.report.items()},
        "hold": {
            name.hex(): {"key": held.key.hex(), "until": held.until.isoformat()}
            for name, held in keys.hold.items()
        },
    }


def unpacked(stored: Any) -> Keys:
    """The keys that were written; raises ValueError, KeyError, TypeError or AttributeError.

    Files of the first version hold links and tallies alone: their `id` is empty.
    """
    return Keys(
        id=_bytes(stored["id"], ID_BYTES) if "id" in stored else b"",
        paired=stored.get("paired") is True,
        link=_by_day(stored["link"]),
        tally=_by_day(stored["tally"]),
        report={_month(month): _bytes(key) for month, key in stored.get("report", {}).items()},
        hold={
            bytes.fromhex(name): HeldKey(_bytes(held["key"]), date.fromisoformat(held["until"]))
            for name, held in stored.get("hold", {}).items()
        },
    )


def _by_day(stored: Mapping[str, str]) -> dict[date, bytes]:
    return {date.fromisoformat(day): _bytes(key) for day, key in stored.items()}


def _month(text: str) -> str:
    return month_of(date.fromisoformat(f"{text}-01"))


def _bytes(text: str, size: int = KEY_BYTES) -> bytes:
    found = bytes.fromhex(text)
    if len(found) != size:
        raise ValueError("a key has the wrong length")
    return found
