"""What keys and database together tell: inside the window, and after it."""

from dataclasses import dataclass
from pathlib import Path

from tests.anonymity.proof.casting import casts
from tests.anonymity.proof.judging import played
from tests.anonymity.proof.keyholder import held
from tests.anonymity.proof.playing import Played, Player
from tests.anonymity.proof.script import DAY, Script
from tests.anonymity.proof.views import view_of
from tests.anonymity.proof.writing import written

AFTER_DAYS = 9
"""More than the 7 days of the window, counted from the last act."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """One history. `cards` are those whose link was not deleted by their author.

    `inside` of them were named inside the window. After it, in the worst of all databases: cards
    named by their links, sealed texts opened, older tallies opened; and how many cards the guess
    from the live tally names, and the best possible one.
    """

    cards: int
    inside: int
    after_links: int
    after_texts: int
    after_tallies: int
    after_guess: int
    best_guess: int
    all_cards: int


def keyed(seed: int, folder: Path, empty: Path) -> Keyed:
    """Play a history to its end, and again with more than a window after it."""
    script = written(seed)
    cast, _ = casts(script)
    fresh = played(script, cast, Player(folder, empty))
    old = played(script, cast, Player(folder, empty, extra_days=AFTER_DAYS))
    authors = _authors(script, fresh)
    inside = held(_live(fresh), fresh.keys)
    after = [held(data, old.keys) for data in old.traces.backups.values()]
    live = held(_live(old), old.keys)
    guess = live.guess()
    return Keyed(
        cards=len(inside.links & authors.keys()),
        inside=sum(inside.authors.get(pid) == author for pid, author in authors.items()),
        after_links=max(len(found.authors) for found in after),
        after_texts=max(found.opened for found in after),
        after_tallies=sum(bool(held(data, old.keys).tally) for data in _earlier(old)),
        after_guess=sum(author == guess for author in authors.values()),
        best_guess=max(list(authors.values()).count(user) for user in authors.values()),
        all_cards=len(authors),
    )


def _live(run: Played) -> bytes:
    return run.traces.backups[max(run.traces.backups)]


def _earlier(run: Played) -> list[bytes]:
    """Backups of earlier UTC days than the last one: those of one day share a key."""
    days = run.traces.backups
    return [data for at, data in days.items() if at // DAY < max(days) // DAY]


def _authors(script: Script, run: Played) -> dict[bytes, int]:
    cast = run.scene.cast
    return {post.pid: script.author(post.label, cast) for post in view_of(script, run).posts}
