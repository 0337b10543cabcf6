"""What adversaries are given: masked traces, and what everybody in the server can know."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from discord.utils import snowflake_time

from tests.anonymity.proof.dumps import Change, Dump, changes, dump
from tests.anonymity.proof.marks import names
from tests.anonymity.proof.moderated import LOOKED_AT
from tests.anonymity.proof.people import PEOPLE
from tests.anonymity.proof.playing import Played
from tests.anonymity.proof.replay import Commit, replayed
from tests.anonymity.proof.script import Script
from tests.anonymity.proof.traces import Hour, Traces

START = datetime(2026, 1, 1, tzinfo=UTC)
"""When every simulated server begins."""


@dataclass(frozen=True, slots=True)
class Post:
    """An anonymous card: its random id, its message, the minute at which it appeared, its story.

    `is_looked_at`: moderators let it through.
    """

    label: str
    pid: bytes
    message: int
    at: float
    story: str
    is_looked_at: bool


@dataclass(frozen=True, slots=True)
class Open:
    """Something that the whole server saw somebody do: a named card, a note, a reaction."""

    at: int
    act: str
    user: int


@dataclass
class View:
    """One run as an adversary holds it; `called`: by label who reacted, and the count after."""

    posts: list[Post]
    seen: list[Open]
    traces: Traces
    called: dict[str, list[tuple[int, int]]]
    people: tuple[int, ...] = tuple(person.id for person in PEOPLE)

    @cached_property
    def commits(self) -> list[Commit]:
        """Every transaction as the write-ahead logs show it."""
        return replayed(self.traces)

    @cached_property
    def named(self) -> list[set[tuple[int, str]]]:
        """For each transaction who is named in its changes, and in which table."""
        return [
            {
                (user, table)
                for table, _, row in commit.changes
                for user in self.people
                if names(row, user)
            }
            for commit in self.commits
        ]

    @cached_property
    def backups(self) -> list[tuple[int, Dump]]:
        """Rows by minute of the backup, oldest first."""
        return [(at, dump(data)) for at, data in sorted(self.traces.backups.items())]

    @cached_property
    def days(self) -> list[tuple[int, int, list[Change]]]:
        """From one backup to the next: both minutes, and what changed."""
        return [
            (before[0], after[0], changes(before[1], after[1]))
            for before, after in zip(self.backups, self.backups[1:], strict=False)
        ]

    @cached_property
    def departures(self) -> list[tuple[int, list[Change]]]:
        """What changed in the database while somebody left or was erased, by their id."""
        ids = {person.name: person.id for person in PEOPLE}
        found = []
        for (name, before), (_, after) in zip(
            self.traces.steps[::2], self.traces.steps[1::2], strict=True
        ):
            user = ids[name.removesuffix(" before")]
            found.append((user, changes(dump(before), dump(after))))
        return found

    @cached_property
    def log(self) -> list[dict[str, Any]]:
        """Log lines as fields."""
        return [json.loads(line) for line in self.traces.log.splitlines() if line.startswith("{")]

    @property
    def hours(self) -> list[Hour]:
        """What moderators saw."""
        return self.traces.hours


def seen_by_all(script: Script) -> list[Open]:
    """The open acts of a script that are public."""
    ids = {person.name: person.id for person in PEOPLE}
    public = {"share", "note", "react", "delete_named"}
    return [
        Open(step.at, step.act, ids[step.who])
        for step in script.steps
        if step.act in public and step.who in ids and (step.act, step.choice) != ("note", "author")
    ]


def view_of(script: Script, played: Played) -> View:
    """The view of a run."""
    shares = {step.card for step in script.shares()}
    scene = played.scene
    posts = [
        Post(
            label,
            scene.pids[label],
            message,
            _minute(message),
            scene.stories[label],
            is_looked_at=label.startswith(LOOKED_AT),
        )
        for label, message in sorted(scene.cards.items())
        if label in shares
    ]
    return View(posts, seen_by_all(script), played.traces, scene.called)


def _minute(message: int) -> float:
    return (snowflake_time(message) - START).total_seconds() / 60
