"""All that is left behind outside of Discord's own memory and the authors' private answers."""

from dataclasses import dataclass, field

from tests.anonymity.proof.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Hour:
    """What a moderator sees at a minute: boards, profiles of onlookers, texts in the channel.

    `desk` are the pages and posts that moderators alone see.
    """

    at: int
    shown: tuple[str, ...]
    desk: tuple[str, ...] = ()


@dataclass(slots=True)
class Traces:
    """`files` by name in the order of stealing; `backups` by minute, made with SQLite's own API."""

    files: dict[str, bytes] = field(default_factory=dict)
    backups: dict[int, bytes] = field(default_factory=dict)
    hours: list[Hour] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    log: str = ""
    ledger: Ledger = field(default_factory=Ledger)
    steps: list[tuple[str, bytes]] = field(default_factory=list)
    """Backups right before and after somebody left or was erased, by `<name> before`/`after`."""
