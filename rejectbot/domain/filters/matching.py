"""Many patterns at once: plain words are looked up, the rest is tried only where it may be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from rejectbot.domain.filters.patterns import Part, Pattern
from rejectbot.domain.filters.reading import Reading, ReadWord

Span = tuple[int, int]
Step = tuple[ReadWord, int]


class Matcher:
    """Made once for a server's patterns. No expression of anybody's is ever run."""

    def __init__(self, patterns: Iterable[Pattern], unless: Iterable[Pattern] = ()) -> None:
        """`unless`: what lies within one of these is not found."""
        self._words: dict[str, list[Pattern]] = defaultdict(list)
        self._starred: list[Pattern] = []
        self._phrases: list[Pattern] = []
        self._within: list[Pattern] = []
        for pattern in patterns:
            self._sort(pattern)
        allowed = tuple(unless)
        self._unless = Matcher(allowed) if allowed else None

    def find(self, reading: Reading) -> dict[Pattern, str]:
        """What was found, each pattern with what was written where it was found first."""
        found: dict[Pattern, Span] = {}
        for pattern, span in self._spans(reading):
            if pattern not in found or span < found[pattern]:
                found[pattern] = span
        return {pattern: reading.written(*span) for pattern, span in found.items()}

    def spans(self, reading: Reading) -> set[Span]:
        """Where anything was found."""
        return {span for _, span in self._spans(reading)}

    def _sort(self, pattern: Pattern) -> None:
        if pattern.within:
            self._within.append(pattern)
        elif len(pattern.parts) > 1:
            self._phrases.append(pattern)
        elif pattern.parts[0].is_plain:
            self._words[pattern.parts[0].longest].append(pattern)
        else:
            self._starred.append(pattern)

    def _spans(self, reading: Reading) -> Iterator[tuple[Pattern, Span]]:
        found = self._all(reading)
        if self._unless is None:
            yield from found
            return
        allowed = self._unless.spans(reading)
        for pattern, (start, end) in found:
            if not any(one <= start and end <= other for one, other in allowed):
                yield pattern, (start, end)

    def _all(self, reading: Reading) -> Iterator[tuple[Pattern, Span]]:
        single = [*reading.words, *reading.others]
        yield from self._plain(single)
        yield from _tried(self._starred, single)
        yield from self._spelled(reading.spelled)
        yield from self._in_phrases(reading)
        for pattern in self._within:
            start = reading.flat.find(pattern.within)
            if start >= 0:
                yield pattern, (start, start + len(pattern.within))

    def _plain(self, words: list[ReadWord]) -> Iterator[tuple[Pattern, Span]]:
        for word in words:
            for pattern in self._words.get(word.runs.letters, ()):
                if pattern.parts[0].matches(word.runs, word.known):
                    yield pattern, (word.start, word.end)

    def _spelled(self, rows: Iterable[ReadWord]) -> Iterator[tuple[Pattern, Span]]:
        """A row of single letters may hold more than the word."""
        for row in rows:
            for letters, patterns in self._words.items():
                if len(letters) > 1 and letters in row.runs.letters:
                    yield from ((pattern, (row.start, row.end)) for pattern in patterns)
            for pattern in self._starred:
                if all(piece.letters in row.runs.letters for piece in pattern.parts[0].pieces):
                    yield pattern, (row.start, row.end)

    def _in_phrases(self, reading: Reading) -> Iterator[tuple[Pattern, Span]]:
        if not self._phrases:
            return
        steps = _steps(reading)
        starts: dict[str, list[Step]] = defaultdict(list)
        for step in chain(*steps.values()):
            starts[step[0].runs.letters].append(step)
        for pattern in self._phrases:
            first, *rest = pattern.parts
            if any(part.is_plain and part.longest not in starts for part in pattern.parts):
                continue
            for word, after in starts[first.longest] if first.is_plain else _all_of(starts):
                if not first.matches(word.runs, word.known):
                    continue
                end = _end_of(rest, steps, after, word.end)
                if end is not None:
                    yield pattern, (word.start, end)


def _all_of(starts: dict[str, list[Step]]) -> list[Step]:
    return [step for steps in starts.values() for step in steps]


def _tried(patterns: list[Pattern], words: list[ReadWord]) -> Iterator[tuple[Pattern, Span]]:
    """Patterns with stars: each tried on words that hold its longest piece."""
    if not patterns:
        return
    everything = " ".join({word.runs.letters for word in words})
    for pattern in patterns:
        part = pattern.parts[0]
        if part.longest not in everything:
            continue
        for word in words:
            if part.longest in word.runs.letters and part.matches(word.runs, word.known):
                yield pattern, (word.start, word.end)


def _steps(reading: Reading) -> dict[int, list[Step]]:
    """By the place of a word among the words: each way to read it, and the place after that."""
    begins = {word.start: place for place, word in enumerate(reading.words)}
    ends = {word.end: place for place, word in enumerate(reading.words)}
    steps: dict[int, list[Step]] = defaultdict(list)
    for word in chain(reading.words, reading.others, reading.spelled):
        first, last = begins.get(word.start), ends.get(word.end)
        if first is not None and last is not None:
            steps[first].append((word, last + 1))
    return steps


def _end_of(
    parts: list[Part], steps: dict[int, list[Step]], place: int, reached: int
) -> int | None:
    """Where a phrase ends that goes on with `parts` at this place; None where it does not."""
    reaches = {place: reached}
    for part in parts:
        reaches = {
            after: word.end
            for at in reaches
            for word, after in steps.get(at, ())
            if part.matches(word.runs, word.known)
        }
    return min(reaches.values(), default=None)
