"""The refusals that keep a place safe: branches of the tree that is drawn in `errors`."""

from dataclasses import dataclass
from datetime import date

from rejectbot.domain.errors import Refusal, SettingInvalid, TextRefusal, TooLong, TooSoon


class SharingRests(Refusal):
    """Nothing is accepted in this server until a moderator says so."""


class CardHidden(Refusal):
    """Moderators hid the card, and may show it again."""


class NothingToModerate(Refusal):
    """What was chosen is no card and no note of this server."""


class HiddenTextGone(Refusal):
    """What was hidden can't be shown again: the key to its text is gone."""


class HiddenNotKept(Refusal):
    """What is hidden can't be left as it stands: it does not stand."""


class HiddenNoMore(Refusal):
    """There is nothing hidden to read: it stands for everybody."""


class NothingToReport(Refusal):
    """What was chosen is no card and no note of this server."""


class ReportReasonMissing(TextRefusal):
    """What is wrong was not chosen."""


class ReportTooLong(TooLong):
    """What a member adds to a report has more than `limit` characters."""


class ReportedEnough(TooSoon):
    """It is a report."""


class LinkInText(TextRefusal):
    """The text holds a link, and the server takes none."""


class NamedTooSoon(TooSoon):
    """It is one with the member's name."""


class NewHere(TooSoon):
    """The member joined this server a short time ago."""


@dataclass(eq=False, repr=False)
class WordsFound(TextRefusal):
    """The text has words that this server looks for: `found`, as they were written."""

    found: tuple[str, ...]


class WordsAsked(WordsFound):
    """Other words are asked for."""


class WordsRefused(WordsFound):
    """They can't be posted here."""


class FilterInvalid(Refusal):
    """What was given can't be a word or phrase to look for."""


class FilterEmpty(FilterInvalid):
    """Too few letters are left of it."""


@dataclass(eq=False)
class FilterTooLong(FilterInvalid):
    """It has more than `limit` characters."""

    limit: int
    given: int


@dataclass(eq=False)
class FiltersFull(FilterInvalid):
    """The server looks for `most` already."""

    most: int


class FilterUnknown(FilterInvalid):
    """The server does not look for these words."""


@dataclass(eq=False)
class CareTooLong(SettingInvalid):
    """The server's own words about help have more than `limit` characters."""

    limit: int
    given: int


class HoldTooLate(Refusal):
    """Who wrote it can't be found any more, so that nothing can be held."""


class HeldOnce(Refusal):
    """This very card or note has had a hold."""


@dataclass(eq=False)
class HeldAlready(Refusal):
    """The next texts of its named author are held until the end of the UTC day `until`."""

    until: date


@dataclass(eq=False)
class HoldsOfDay(Refusal):
    """The moderator has put their `most` holds of today."""

    most: int


@dataclass(eq=False)
class HoldsFull(Refusal):
    """The server has its `most` holds."""

    most: int


class HoldOver(Refusal):
    """There is no such hold (any more)."""
