"""What an administrator can choose for a server, with what holds until somebody chooses."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from rejectbot.domain.emoji import bare_emoji
from rejectbot.domain.errors import CrowdInvalid, TimeZoneUnknown
from rejectbot.domain.ids import ChannelId, GuildId, RoleId
from rejectbot.domain.limits import (
    CARE_MAX,
    CREDIT_CROWD,
    CREDIT_CROWD_LEAST,
    CREDIT_CROWD_MOST,
    SEASON_UNDONE_WITHIN,
)
from rejectbot.domain.points import PointRules
from rejectbot.domain.rejection import AnonymousRule
from rejectbot.domain.reviewing import ReviewRule
from rejectbot.domain.safe_text import LinkRule, clean
from rejectbot.domain.safety_errors import CareTooLong
from rejectbot.domain.support import DEFAULT_EMOJI_SET, EMOJI_SETS, SupportKind


@dataclass(frozen=True, slots=True)
class TeamGoal:
    """So many published rejections since a day of the server, anonymous ones too.

    Those count that were posted after the message `after`, the newest card of before; 0 is all.
    `told` is the last share that was celebrated: 0, 25, 50, 75 or 100 percent.
    """

    target: int
    since: date
    after: int = 0
    told: int = 0


@dataclass(frozen=True, slots=True)
class DigestTime:
    """When the weekly digest is posted: ISO weekday (1 is Monday) and full hour (0 to 23) there."""

    weekday: int
    hour: int


@dataclass(frozen=True, slots=True)
class Encouragers:
    """The role that is asked to look at a card which had no support for so many hours."""

    role: RoleId
    hours: int


@dataclass(frozen=True, slots=True)
class Season:
    """The boards' season, counted from 0, and the server's day on which it was begun.

    `reset` is None in the first season, and in one that was gone back to.
    """

    number: int = 0
    reset: date | None = None

    def can_be_undone(self, today: date) -> bool:
        """Whether the season before may still be gone back to on the server's day `today`."""
        if self.reset is None:
            return False
        return today - self.reset <= SEASON_UNDONE_WITHIN


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """One server's choices; `channel` is None until `/setup` named one.

    Without a `moderators_channel` what waits for review is in `/mod queue` alone.
    """

    guild: GuildId
    channel: ChannelId | None = None
    anonymous: AnonymousRule = AnonymousRule.BOTH
    emoji_set: str = DEFAULT_EMOJI_SET
    points: PointRules = field(default_factory=PointRules)
    locale: str = "en"
    time_zone: str = "UTC"
    credit_crowd: int = CREDIT_CROWD
    team_goal: TeamGoal | None = None
    digest: DigestTime | None = None
    encouragers: Encouragers | None = None
    season: Season = field(default_factory=Season)
    care: str = ""
    """The server's own words about where to find help, cleaned, up to `CARE_MAX`; empty: none."""
    links: LinkRule = LinkRule.HOST_NAMES
    newcomers_wait: timedelta = timedelta()
    """How long after joining the server a member can share and write notes there; one of
    `NEWCOMERS_WAITS`."""
    moderators_channel: ChannelId | None = None
    review: ReviewRule = ReviewRule.OFF
    reports_to_hide: int = 3
    """So many different members' reports hide something; one of `REPORTS_TO_HIDE`, 0 is never."""

    @property
    def emoji(self) -> dict[SupportKind, str]:
        """The emoji of the buttons and of the native reactions that count."""
        return EMOJI_SETS[self.emoji_set]

    def kind_of(self, emoji: str) -> SupportKind | None:
        """The support that a native reaction stands for in this server now."""
        bare = bare_emoji(emoji)
        return next((kind for kind, mine in self.emoji.items() if mine == bare), None)


def kind_in_any_set(emoji: str) -> SupportKind | None:
    """The support that a reaction may have stood for when another set was chosen.

    What was given then stays given; only taking it back must still be understood.
    """
    bare = bare_emoji(emoji)
    sets = (emoji_set.items() for emoji_set in EMOJI_SETS.values())
    return next((kind for each in sets for kind, mine in each if mine == bare), None)


@cache
def _zones() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}


def checked_time_zone(given: str) -> str:
    """An IANA name such as `Europe/Vienna`, in any case; raises TimeZoneUnknown for others."""
    written = given.strip()
    name = _zones().get(written.casefold(), written)
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise TimeZoneUnknown(given=name[:64]) from None


def checked_care(given: str) -> str:
    """The server's own words about where to find help; raises CareTooLong."""
    text = clean(given)
    if len(text) > CARE_MAX:
        raise CareTooLong(limit=CARE_MAX, given=len(text))
    return text


def checked_crowd(given: str) -> int:
    """How many must have earned before effort is credited; raises CrowdInvalid outside 5 to 30."""
    written = given.strip()
    is_figure = written.isascii() and written.isdecimal() and len(written) <= 4
    if not is_figure or not CREDIT_CROWD_LEAST <= int(written) <= CREDIT_CROWD_MOST:
        raise CrowdInvalid(least=CREDIT_CROWD_LEAST, most=CREDIT_CROWD_MOST)
    return int(written)
