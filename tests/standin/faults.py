"""Failures on purpose: a request that fails, is cut off, or is never answered."""

import asyncio
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count


class Moment(StrEnum):
    """Whether the pretend Discord does what was asked before it fails."""

    BEFORE = "before"
    AFTER = "after"
    EITHER = "either"


class Fault(StrEnum):
    """What the caller meets: a status, a connection reset (RST), or silence."""

    INTERNAL = "500"
    BAD_GATEWAY = "502"
    UNAVAILABLE = "503"
    RATE_LIMITED = "429"
    RESET = "reset"
    HOLD = "hold"


@dataclass(slots=True)
class Rule:
    """Fail requests of a route, `left` times (None: for good), each with `chance`."""

    id: int
    route: str
    faults: tuple[Fault, ...]
    moment: Moment
    left: int | None
    chance: float
    dice: random.Random
    struck: int = 0
    """Requests that met it: their failing answer goes out, or they are held, from then on."""
    released: asyncio.Event = field(default_factory=asyncio.Event)
    proceed: bool = True


@dataclass(frozen=True, slots=True)
class Strike:
    """A rule that hits one request now."""

    rule: Rule
    fault: Fault
    moment: Moment


@dataclass(slots=True)
class Faults:
    """All rules in force; the first that applies strikes."""

    rules: dict[int, Rule] = field(default_factory=dict)
    _ids: Iterator[int] = field(default_factory=lambda: count(1))

    def add(
        self,
        route: str,
        faults: tuple[Fault, ...],
        moment: Moment,
        *,
        left: int | None = 1,
        chance: float = 1.0,
        seed: int = 0,
    ) -> Rule:
        """Puts a rule in force. `route` is a method and a template, as the journal names them."""
        rule = Rule(next(self._ids), route, faults, moment, left, chance, random.Random(seed))
        self.rules[rule.id] = rule
        return rule

    def clear(self) -> None:
        """Takes all rules back and lets held requests go on."""
        for rule in self.rules.values():
            rule.released.set()
        self.rules.clear()

    def take(self, route: str) -> Strike | None:
        """The strike that this request of a route gets, if any."""
        for rule in self.rules.values():
            applies = rule.route == route and rule.left != 0
            if applies and rule.dice.random() < rule.chance:
                rule.left = None if rule.left is None else rule.left - 1
                return Strike(rule, rule.dice.choice(rule.faults), _moment(rule))
        return None


def _moment(rule: Rule) -> Moment:
    if rule.moment is Moment.EITHER:
        return rule.dice.choice((Moment.BEFORE, Moment.AFTER))
    return rule.moment
