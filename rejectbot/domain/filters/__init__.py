"""Finding words and phrases in what somebody wrote, also disguised, but not in innocent words."""

from rejectbot.domain.filters.kinds import FilterAction, WordFilter
from rejectbot.domain.filters.matching import Matcher
from rejectbot.domain.filters.patterns import Pattern, honest, pattern_of
from rejectbot.domain.filters.reading import Reading, read

__all__ = [
    "FilterAction",
    "Matcher",
    "Pattern",
    "Reading",
    "WordFilter",
    "honest",
    "pattern_of",
    "read",
]
