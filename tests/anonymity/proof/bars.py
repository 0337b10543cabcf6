"""The bars of the proof, judged: each a line that says what was found and whether it is met."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.anonymity.proof.judging import Guess, Judged, classified, taught
from tests.anonymity.proof.plants import CONTROLS
from tests.anonymity.proof.scoring import Score, score
from tests.anonymity.proof.work import Outcome

CLASSIFIER = "classifier on raw dumps"
CONTROL_BAR = 0.9
INSIDE_BAR = 0.99


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the report."""

    what: str
    found: str
    wanted: str
    met: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """An adversary over all pairs: its score on the first runs, and where its guesses differ."""

    score: Score
    differing: int


def non_interference(outcome: Outcome) -> Bar:
    told = [pair for pair in outcome.pairs if pair.differences]
    found = f"{len(told)} of {len(outcome.pairs)} pairs"
    return Bar("pairs of histories that differ", found, "0", not told and bool(outcome.pairs))


def adversaries(outcome: Outcome) -> dict[str, Judgement]:
    """By name."""
    runs = [pair.runs for pair in outcome.pairs]
    by_name = {
        name: [(one.guesses[name], two.guesses[name]) for one, two in runs]
        for name in (runs[0][0].guesses if runs else ())
    }
    by_name[CLASSIFIER] = _classifier(runs)
    return {name: _judged(pairs) for name, pairs in by_name.items()}


def same_guesses(found: dict[str, Judgement]) -> list[Bar]:
    return [
        Bar(f"{name}: guesses that differ", str(one.differing), "0", not one.differing)
        for name, one in found.items()
    ]


def controls(outcome: Outcome) -> list[Bar]:
    """Each planted leak with the adversaries that must find authors by it."""
    bars = []
    for control in CONTROLS:
        runs = outcome.controls.get(control.plant.__name__, [])
        for name in control.found_by:
            got = score(_of_control(runs, name))
            what = f"{control.plant.__name__.replace('_', ' ')}: {name}"
            bars.append(Bar(what, str(got), f"at least {CONTROL_BAR}", got.rate >= CONTROL_BAR))
    return bars


def with_keys(outcome: Outcome) -> list[Bar]:
    some = outcome.keyed
    inside = Score(sum(k.inside for k in some), sum(k.cards for k in some), 0)
    links, texts = sum(k.after_links for k in some), sum(k.after_texts for k in some)
    tallies = sum(k.after_tallies for k in some)
    guess, best = (
        Score(n, sum(k.all_cards for k in some), 0)
        for n in (sum(k.after_guess for k in some), sum(k.best_guess for k in some))
    )
    return [
        Bar("inside the window: authors named", str(inside), "about 1", inside.rate >= INSIDE_BAR),
        Bar("after it: links that any key opens", str(links), "0", not links),
        Bar("after it: sealed texts that any key opens", str(texts), "0", not texts),
        Bar("after it: tallies of earlier days that open", str(tallies), "0", not tallies),
        Bar(
            "after it: authors named by the live tally",
            f"{guess.rate:.3f}",
            f"at most {best.rate:.3f}",
            guess.right <= best.right,
        ),
    ]


def _of_control(runs: list[Judged], name: str) -> list[Guess]:
    if name == CLASSIFIER:
        return [guess for _, guesses in _crossed(runs) for guess in guesses]
    return [guess for run in runs for guess in run.guesses[name]]


def _crossed(runs: list[Judged]) -> list[tuple[int, list[Guess]]]:
    """Every run judged by a classifier that was taught with the other half."""
    halves = taught(runs[1::2]), taught(runs[::2])
    return [(n, classified(halves[n % 2], run)) for n, run in enumerate(runs)]


def _classifier(
    runs: Sequence[tuple[Judged, Judged]],
) -> list[tuple[list[Guess], list[Guess]]]:
    firsts = [one for one, _ in runs]
    halves = taught(firsts[1::2]), taught(firsts[::2])
    return [
        (classified(halves[n % 2], one), classified(halves[n % 2], two))
        for n, (one, two) in enumerate(runs)
    ]


def _judged(pairs: list[tuple[list[Guess], list[Guess]]]) -> Judgement:
    differing = sum(
        [guess.named for guess in one] != [guess.named for guess in two] for one, two in pairs
    )
    both = [guess for pair in pairs for run in pair for guess in run]
    return Judgement(score(both), differing)
