"""Every way to say no to a member, drawn as one tree. The words for each stand in Fluent files.

What keeps a place safe stands in `safety_errors`, what undoes nothing in `undo_errors`.

Refusal
├── TextRefusal                     the member's text comes back with the answer
│   ├── StoryBlank · StoryTooLong · NextTooLong · NoteBlank · NoteTooLong
│   ├── UpdateNotChosen · UpdateTooLong
│   ├── InviteInText · LinkInText · WordsAsked · WordsRefused
│   ├── VisibilityMissing · VisibilityNotOffered · NoteWayNotOffered
│   └── ReasonMissing · ReasonUnsaid · ReasonTooLong · ReportReasonMissing · ReportTooLong
├── SharingRests                    moderators let everything rest here for now
├── PlaceRefusal                    something about the server's channel must be mended first
│   ├── NoChannelYet · ChannelGone · PermissionsMissing · CannotPostHere
│   └── DiscordUnreachable · DiscordRefused
├── RateRefusal                     too much at once; nothing is wrong with the text
│   └── AnonymousTooSoon · NamedTooSoon · NewHere · ReportedEnough · AnonymousServerFull
├── DraftGone · SentAlready         a private answer that can't be sent from (any more)
├── CardUnknown · CardRemoved · CardHidden · CardNotReady     the card is not there (yet), or hidden
├── NothingOfThatName               no rejection of one's own was chosen from the list
├── TriedEnough                     as many attempts as one day takes
├── ToldAlready                     the channel knows of this attempt
├── AnsweredAlready                 nothing to ask about this attempt any more
├── TakenDownAlready                the channel knew of this attempt, until its member took it down
├── ToldEnough                      the channel heard of as many attempts as one day takes
├── ToldTooLate                     the channel hears of an attempt on its day and the next
├── UpdatesFull                     the card has its five updates
├── OwnCard                         support of one's own named card
├── NotYours                        not the author, or too late: the same answer
├── DeletedByHalf                   the card is down, what is stored about it is not changed yet
├── BoardShownLately                the board stands in this channel already
├── BadgeNotEarned                  a badge to show that is not, or no longer, theirs
├── GoalTargetInvalid               no number that a goal could have
├── GoalDayInvalid                  GoalDayUnknown · GoalDayOver · GoalDayTooFar
├── NothingWaits · DecidedAlready · NothingToModerate · HiddenTextGone       nothing to decide about
├── HoldTooLate · HeldOnce · HeldAlready · HoldsOfDay · HoldsFull · HoldOver   of holds
├── RightMissing                    the member lacks a Discord permission
├── FilterInvalid                   FilterEmpty · FilterTooLong · FiltersFull · FilterUnknown
├── NotUndone                       ChangedSince · UndoneAlready · UndoneTooLate
└── SettingInvalid                  TimeZoneUnknown · PointsInvalid · CrowdInvalid · TeamGoalInvalid
                                    EveryoneNotAsked · CareTooLong
"""

from dataclasses import dataclass
from datetime import datetime


class Refusal(Exception):
    """A "no" that a member is told; never carries who or what they wrote."""


class TextRefusal(Refusal):
    """Something in what was written must change."""


class StoryBlank(TextRefusal):
    """Nothing visible is left after cleaning."""


@dataclass(eq=False)
class TooLong(TextRefusal):
    """More characters than allowed."""

    limit: int
    given: int


class StoryTooLong(TooLong):
    """The story has more than `limit` characters."""


class NextTooLong(TooLong):
    """What comes next has more than `limit` characters."""


class NoteBlank(TextRefusal):
    """Nothing visible is left of the note."""


class NoteTooLong(TooLong):
    """The note has more than `limit` characters."""


class UpdateNotChosen(TextRefusal):
    """What happened next was not chosen."""


class UpdateTooLong(TooLong):
    """The update has more than `limit` characters."""


class InviteInText(TextRefusal):
    """The text holds an invitation to another server."""


class VisibilityMissing(TextRefusal):
    """How to share it was not chosen."""


class NoteWayNotOffered(TextRefusal):
    """Notes can't be written anonymously or to the author alone (yet)."""


@dataclass(eq=False)
class VisibilityNotOffered(TextRefusal):
    """The server does not offer this way of sharing."""

    visibility: str


class ReasonUnsaid(TextRefusal):
    """A text is returned for another reason than the ready-made ones, and no word says which."""


class ReasonMissing(TextRefusal):
    """A text was to be returned without a reason."""


class ReasonTooLong(TooLong):
    """What a moderator added has more than `limit` characters."""


class PlaceRefusal(Refusal):
    """The server's channel is not ready for this."""


class NoChannelYet(PlaceRefusal):
    """No administrator has chosen a channel."""


class ChannelGone(PlaceRefusal):
    """The chosen channel does not exist any more."""


@dataclass(eq=False)
class PermissionsMissing(PlaceRefusal):
    """The bot lacks `permissions` (discord.py's flag names) in `channel`."""

    channel: int
    permissions: tuple[str, ...]


class CannotPostHere(PlaceRefusal):
    """The member asked for a public post where they may not write themselves."""


class DiscordUnreachable(PlaceRefusal):
    """Discord did not take what was sent, for now."""


class DiscordRefused(PlaceRefusal):
    """Discord did not accept what was sent, and will not: a mistake of ours."""


class RateRefusal(Refusal):
    """Nothing is wrong with what was written; only not now."""


@dataclass(eq=False)
class TooSoon(RateRefusal):
    """The member's next act of this sort is taken from the instant `free_at` on."""

    free_at: datetime


class AnonymousTooSoon(TooSoon):
    """It is an anonymous one."""


@dataclass(eq=False)
class AnonymousServerFull(RateRefusal):
    """The server has taken its `limit` anonymous submissions of today."""

    limit: int


class DraftGone(Refusal):
    """The private answer holds no draft, or is too old to send it from."""


class SentAlready(Refusal):
    """What stood in this private answer was sent before."""


class CardUnknown(Refusal):
    """No such card in this server."""


class CardNotReady(Refusal):
    """The card stands, but that is not stored yet: a matter of moments."""


class CardRemoved(Refusal):
    """The card was taken down."""


class NothingOfThatName(Refusal):
    """What was written for `what` is none of one's own rejections."""


@dataclass(eq=False)
class TriedEnough(Refusal):
    """The day has its `most` attempts."""

    most: int


class ToldAlready(Refusal):
    """The channel was told of this attempt before."""


class AnsweredAlready(Refusal):
    """How this attempt went was told before."""


class TakenDownAlready(Refusal):
    """What told the channel of this attempt was taken down by its member."""


class ToldTooLate(Refusal):
    """The attempt is older than yesterday."""


@dataclass(eq=False)
class ToldEnough(Refusal):
    """The channel was told of `most` attempts of that day."""

    most: int


class UpdatesFull(Refusal):
    """Five updates stand on the card already."""


class OwnCard(Refusal):
    """Supporting one's own named card."""


class NotYours(Refusal):
    """Not the author, or too late."""


class DeletedByHalf(Refusal):
    """The card is down, but that could not be stored; deleting once more finishes it."""


class BoardShownLately(Refusal):
    """Somebody had the board shown in this channel a moment ago."""


class BadgeNotEarned(Refusal):
    """A badge to show that the member has not earned, or has no longer."""


@dataclass(eq=False)
class GoalTargetInvalid(Refusal):
    """What was `given` is no whole number from `least` to `most`."""

    given: str
    least: int
    most: int


@dataclass(eq=False)
class GoalDayInvalid(Refusal):
    """What was `given` can't be the last day of a goal."""

    given: str


@dataclass(eq=False)
class GoalDayUnknown(GoalDayInvalid):
    """It is no day; `example` is one, as it is to be written."""

    example: str


@dataclass(eq=False)
class GoalDayOver(GoalDayInvalid):
    """It is over; `example` is one that is to come."""

    example: str


@dataclass(eq=False)
class GoalDayTooFar(GoalDayInvalid):
    """It is after `latest`, five years from now."""

    latest: str


class NothingWaits(Refusal):
    """It does not wait for moderators here, or not any more."""


@dataclass(eq=False)
class DecidedAlready(Refusal):
    """The moderator `by` was faster; None where nobody looked in time, or who did was erased.

    `verdict` is a `domain.reviewing.Verdict` or a `domain.moderating.Step`.
    """

    verdict: str
    by: int | None


@dataclass(eq=False)
class RightMissing(Refusal):
    """The member needs the Discord permission `permission` (discord.py's flag name)."""

    permission: str


class SettingInvalid(Refusal):
    """A setting was given a value that it can't take."""


@dataclass(eq=False)
class TimeZoneUnknown(SettingInvalid):
    """Not a name of the IANA time zone database."""

    given: str


@dataclass(eq=False)
class PointsInvalid(SettingInvalid):
    """A points rule outside `least` to `most`."""

    least: int
    most: int


@dataclass(eq=False)
class CrowdInvalid(SettingInvalid):
    """A crowd for public credit outside `least` to `most`."""

    least: int
    most: int


@dataclass(eq=False)
class TeamGoalInvalid(SettingInvalid):
    """A team goal outside `least` to `most` rejections."""

    least: int
    most: int


class EveryoneNotAsked(SettingInvalid):
    """@everyone was chosen as the role that is pinged."""
