"""The proof in words and figures: for the terminal and for docs/anonymity-report.md."""

from collections.abc import Iterable
from datetime import UTC, datetime

from tests.anonymity.proof import timing
from tests.anonymity.proof.bars import Bar, Judgement
from tests.anonymity.proof.scoring import Score
from tests.anonymity.proof.work import Amount

TIMING_POSTS = 20_000
PROBING_TRIES, PROBED_POSTS = 2_000, (1, 3, 5)
_SEEDS = """\
Seeds: histories 1 to {amount.pairs}, each played twice with the authors of its anonymous acts
exchanged among members, lurkers and newcomers; {amount.controls} histories for each planted leak
and {amount.keyed} with keys (seeds from 1 on, but for every fourth, in which all authors write
within the same 90 minutes, and every fourth, in which moderators look first on the last evening
or hold, hide and take down). The same seeds give the same figures."""
_BARS = """\
*Pairs of histories that differ*: after masking sealed bytes and tags, compared byte by byte are the
tables and their sizes, daily backups, database files, every frame of the write-ahead logs, each
transaction's statements, log lines, hourly screens of moderators with their pages and channel, and
all traffic but private answers.

The lines with a planted leak show that the same adversaries find authors where there is something
to find: below 0.9 the proof would be void."""
_SCORES = """\
A guess that is the same whoever wrote the card tells nothing, so the scores stand here for
comparison alone. *Who is seen around* is the exception: {posts:,} cards in a simulated server of 30
people, some of whom are seen shortly before a card appears. Nothing is promised against it; `later`
is for those whom it worries. *A hold*: moderators who hold an anonymous author learn which posts of
the queue are by one person, and each post's clock hour, and compare who was seen in these hours;
{tries:,} such servers, where whoever writes is also seen openly within the hour. Software cannot
prevent that; a hold ends after 30 days at the latest.

After the window, a thief of database and keys can still read who shared anonymously how often; the
bar *authors named by the live tally* holds them to the best guess that this allows."""


def table(bars: Iterable[Bar]) -> str:
    """A line for each bar."""
    lines = ["| Bar | Found | Wanted | |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {bar.what} | {bar.found} | {bar.wanted} | {'met' if bar.met else 'MISSED'} |"
        for bar in bars
    ]
    return "\n".join(lines)


def scores(found: dict[str, Judgement]) -> str:
    """Adversaries beside a blind guess."""
    lines = ["| Adversary | Right, with its 95 % interval | A blind guess |", "| --- | --- | --- |"]
    lines += [f"| {name} | {one.score} | {one.score.blind:.3f} |" for name, one in found.items()]
    for way, (right, of) in timing.scores(TIMING_POSTS).items():
        blind = timing.blind()
        lines.append(f"| who is seen around, `{way}` | {Score(right, of, blind)} | {blind:.3f} |")
    lines += [_probing(posts) for posts in PROBED_POSTS]
    return "\n".join(lines)


def _probing(posts: int) -> str:
    found, blind = timing.probing(PROBING_TRIES, posts), timing.blind()
    what = f"a hold under which its author writes {posts}"
    return f"| {what} | {Score(found, PROBING_TRIES, blind)} | {blind:.3f} |"


def document(amount: Amount, bars: list[Bar], found: dict[str, Judgement], command: str) -> str:
    """The whole report."""
    met = "every bar is met" if all(bar.met for bar in bars) else "NOT every bar is met"
    written = f"Written by `{command}` on {datetime.now(UTC).date()}: {met}."
    parts = [
        "# Report of the anonymity proof",
        f"{written} Synthetic people only, on SQLite.",
        _SEEDS.format(amount=amount),
        "## Bars",
        table(bars),
        _BARS,
        "## How far adversaries come",
        scores(found),
        _SCORES.format(posts=TIMING_POSTS, tries=PROBING_TRIES),
    ]
    return "\n\n".join(parts) + "\n"
