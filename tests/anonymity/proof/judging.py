"""Playing one history, or a pair of them, and asking every adversary who wrote what."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.anonymity.proof.adversaries.base import Adversary
from tests.anonymity.proof.adversaries.classifier import Classifier, Features, features
from tests.anonymity.proof.adversaries.desk import Desk
from tests.anonymity.proof.adversaries.everyone import UNTAUGHT
from tests.anonymity.proof.adversaries.linking import Linking
from tests.anonymity.proof.casting import casts
from tests.anonymity.proof.comparing import differences
from tests.anonymity.proof.people import Cast
from tests.anonymity.proof.plants import Control
from tests.anonymity.proof.playing import Played, Player
from tests.anonymity.proof.scene import ScriptBroken
from tests.anonymity.proof.script import Script
from tests.anonymity.proof.views import Post, View, view_of
from tests.anonymity.proof.writing import written

_TRIES = 3
"""A machine that stands still for seconds ends a run; the same run is begun again."""


@dataclass(frozen=True, slots=True)
class Guess:
    """Who was named for a card, who wrote it (for linking: which cards are right), of how many."""

    named: int
    right: frozenset[int]
    among: int


@dataclass(slots=True)
class Judged:
    """One run: by adversary its guesses in the order of cards; what the classifier looks at."""

    guesses: dict[str, list[Guess]] = field(default_factory=dict)
    examples: list[tuple[Features, Post, int]] = field(default_factory=list)


@dataclass(slots=True)
class Pair:
    """A history with two castings."""

    seed: int
    differences: list[str]
    runs: tuple[Judged, Judged]


def judged_pair(seed: int, folder: Path, empty: Path) -> Pair:
    """Play a history twice and lay the runs side by side."""
    script = written(seed)
    one, two = (played(script, cast, Player(folder, empty)) for cast in casts(script))
    told = differences(one.traces, two.traces)
    return Pair(seed, told, (_judged(script, one), _judged(script, two)))


def judged_control(control: Control, seed: int, folder: Path, empty: Path) -> Judged:
    """Play a history once with a leak planted."""
    script = written(seed)
    cast, _ = casts(script, control.pool)
    return _judged(script, played(script, cast, Player(folder, empty, plants=(control.plant,))))


def played(script: Script, cast: Cast, player: Player) -> Played:
    """One run, begun again where the machine stood still."""
    for left in reversed(range(_TRIES)):
        try:
            return asyncio.run(player.play(script, cast))
        except TimeoutError:
            if not left:
                raise
        except ScriptBroken as error:
            raise ScriptBroken(f"history {script.seed}: {error}") from error
    raise AssertionError


def taught(known: Iterable[Judged]) -> Classifier:
    """A classifier that has seen these runs with their authors."""
    classifier = Classifier()
    classifier.learn((found, author) for run in known for found, _, author in run.examples)
    return classifier


def classified(classifier: Classifier, run: Judged) -> list[Guess]:
    """Its guesses about a run that it has not seen."""
    return [
        Guess(classifier.choose(found, post), frozenset({author}), len(found))
        for found, post, author in run.examples
    ]


def _judged(script: Script, run: Played) -> Judged:
    view, cast = view_of(script, run), run.scene.cast
    authors = {post.pid: script.author(post.label, cast) for post in view.posts}
    found = Judged()
    for adversary in UNTAUGHT:
        links = isinstance(adversary, Linking)
        about = [post for post in view.posts if _is_asked(adversary, view, post, authors)]
        found.guesses[adversary.name] = [
            Guess(
                adversary.guess(view, post),
                _others(view, post, authors) if links else frozenset({authors[post.pid]}),
                len(view.posts) - 1 if links else len(view.people),
            )
            for post in about
        ]
    found.examples = [(features(view, post), post, authors[post.pid]) for post in view.posts]
    return found


def _is_asked(adversary: Adversary, view: View, post: Post, authors: dict[bytes, int]) -> bool:
    """Whether there is anything for it to guess: a second card, or moderators who looked."""
    if isinstance(adversary, Linking):
        return bool(_others(view, post, authors))
    return post.is_looked_at or not isinstance(adversary, Desk)


def _others(view: View, post: Post, authors: dict[bytes, int]) -> frozenset[int]:
    """The messages of other cards by the same author."""
    return frozenset(
        other.message
        for other in view.posts
        if other is not post and authors[other.pid] == authors[post.pid]
    )
