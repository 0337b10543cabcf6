"""The timing adversary: who is seen around before an anonymous card appears. A cheap simulation.

Not promised against: whoever shares is there, and the fewer others are, the more that tells. A
moderator who held an author has several posts of theirs to compare, each known to its clock hour.
"""

import random
from bisect import bisect_left
from datetime import UTC, datetime, timedelta

from rejectbot.domain.slots import later_slot

_PEOPLE = 30
_START = datetime(2026, 1, 1, tzinfo=UTC)
_SEEN_AFTER = 10.0
"""Minutes between two things that a present person does openly, on average."""
_STAYS, _AWAY = 25.0, 600.0
"""Minutes of a visit and between visits, on average."""
_NOW_BEFORE = 10.0
_LATER_BEFORE = 90.0
"""Minutes before a card in which its author must have been there."""


def scores(posts: int, seed: int = 1) -> dict[str, tuple[int, int]]:
    """How often the guess was right, of how many: for `now` and `later`, and guessing blindly."""
    chance = random.Random(f"timing {seed}")
    right = {"now": 0, "later": 0}
    for number in range(posts):
        way = "now" if number % 2 else "later"
        visits = [_visits(chance) for _ in range(_PEOPLE)]
        author = chance.randrange(_PEOPLE)
        sent = chance.choice(visits[author])
        visits[author] = sorted({*visits[author], sent - 1.0})
        right[way] += _guess(chance, visits, _appears(way, sent), way) == author
    return {way: (count, posts // 2) for way, count in right.items()}


def probing(tries: int, posts: int, seed: int = 1) -> int:
    """How often a hold names its author, who wrote so many `posts` while it ran, of `tries`.

    Whoever was seen in the hours of most of these posts is guessed; each is of a day of its own.
    """
    chance = random.Random(f"probing {posts} {seed}")
    right = 0
    for _ in range(tries):
        author, seen = chance.randrange(_PEOPLE), [0] * _PEOPLE
        for _ in range(posts):
            for person in _around_held_post(chance, author):
                seen[person] += 1
        most = max(seen)
        right += chance.choice([n for n, often in enumerate(seen) if often == most]) == author
    return right


def _around_held_post(chance: random.Random, author: int) -> list[int]:
    """Who was seen in the clock hour after which moderators find a post of this author."""
    visits = [_visits(chance) for _ in range(_PEOPLE)]
    sent = chance.choice(visits[author])
    hour = sent // 60 * 60
    return [n for n, some in enumerate(visits) if _was_there(some, hour, hour + 60)]


def blind() -> float:
    """The chance of a guess without any evidence."""
    return 1 / _PEOPLE


def _visits(chance: random.Random) -> list[float]:
    """The minutes of a day in which somebody is seen."""
    seen: list[float] = []
    at = chance.expovariate(1 / _AWAY)
    while at < 1440 or not seen:
        until = at + chance.expovariate(1 / _STAYS)
        while at < until:
            seen.append(at)
            at += chance.expovariate(1 / _SEEN_AFTER)
        at = until + chance.expovariate(1 / _AWAY)
    return seen


def _appears(way: str, sent: float) -> float:
    if way == "now":
        return sent
    slot = later_slot(_START + timedelta(minutes=sent))
    return (slot - _START) / timedelta(minutes=1)


def _guess(chance: random.Random, visits: list[list[float]], at: float, way: str) -> int:
    """Anybody who was seen in the time before, each as likely."""
    before = _NOW_BEFORE if way == "now" else _LATER_BEFORE
    around = [n for n, some in enumerate(visits) if _was_there(some, at - before, at)]
    return chance.choice(around) if around else chance.randrange(len(visits))


def _was_there(seen: list[float], start: float, end: float) -> bool:
    place = bisect_left(seen, start)
    return place < len(seen) and seen[place] <= end
