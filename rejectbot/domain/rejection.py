"""What a member shares: the choices of the form, the checked draft, the published rejection."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from rejectbot.domain.choices import chosen
from rejectbot.domain.errors import (
    InviteInText,
    NextTooLong,
    StoryBlank,
    StoryTooLong,
    UpdateNotChosen,
    UpdateTooLong,
    VisibilityMissing,
    VisibilityNotOffered,
)
from rejectbot.domain.ids import ChannelId, GuildId, MessageId, OutboxId, RejectionId
from rejectbot.domain.limits import NEXT_MAX, STORY_MAX, UPDATE_MAX
from rejectbot.domain.review import State
from rejectbot.domain.safe_text import clean, find_invites, is_blank


class Kind(StrEnum):
    """The field of life in which somebody was turned down."""

    JOB = "job"
    SCHOOL = "school"
    WRITING = "writing"
    AUDITION = "audition"
    FUNDING = "funding"
    SALES = "sales"
    RESEARCH = "research"
    OTHER = "other"


class Wants(StrEnum):
    """What would help."""

    CHEER = "cheer"
    LISTEN = "listen"
    ADVICE = "advice"


class UpdateKind(StrEnum):
    """What happened next."""

    AGAIN = "again"
    LEARNED = "learned"
    WORKED_OUT = "worked_out"


class Visibility(StrEnum):
    """How it is shared: a choice of the form."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    ANONYMOUS_LATER = "anonymous_later"


class How(StrEnum):
    """What is kept of the choice once it is published."""

    NAMED = "named"
    ANONYMOUS = "anonymous"


class AnonymousRule(StrEnum):
    """Which anonymous ways a server offers."""

    BOTH = "both"
    LATER = "later"
    OFF = "off"

    def offers(self, visibility: Visibility) -> bool:
        """Whether a member of the server may choose `visibility`."""
        match visibility:
            case Visibility.NAMED:
                return True
            case Visibility.ANONYMOUS:
                return self is AnonymousRule.BOTH
            case Visibility.ANONYMOUS_LATER:
                return self is not AnonymousRule.OFF


@dataclass(frozen=True, slots=True)
class Draft:
    """A checked share: cleaned texts within their limits, and the choices made."""

    story: str
    kind: Kind
    wants: Wants
    next: str
    visibility: Visibility

    @property
    def how(self) -> How:
        """Named or anonymous, whenever it appears."""
        return How.NAMED if self.visibility is Visibility.NAMED else How.ANONYMOUS


@dataclass(frozen=True, slots=True)
class FormInput:
    """What came out of the share form, unchecked: forged forms can hold anything.

    `instead_of` is the text that came back and is written anew with it.
    """

    story: str
    kind: str | None = None
    wants: str | None = None
    next: str = ""
    visibility: str | None = None
    instead_of: OutboxId | None = None

    def checked(self, rule: AnonymousRule) -> Draft:
        """The draft, or the refusal that says what to change.

        Raises StoryBlank, StoryTooLong, NextTooLong, InviteInText, VisibilityMissing,
        VisibilityNotOffered. An unknown `kind` or `wants` becomes the default: it is optional.
        """
        return Draft(
            story=checked_story(self.story),
            kind=chosen(Kind, self.kind) or Kind.OTHER,
            wants=chosen(Wants, self.wants) or Wants.CHEER,
            next=_next(self.next),
            visibility=_visibility(self.visibility, rule),
        )


@dataclass(frozen=True, slots=True)
class Rejection:
    """A published rejection as it is kept: where its card stands, never its story."""

    id: RejectionId
    guild: GuildId
    channel: ChannelId
    message: MessageId
    thread: ChannelId | None
    kind: Kind
    wants: Wants
    how: How
    day: date
    state: State


@dataclass(frozen=True, slots=True)
class Update:
    """A checked update: what happened, and up to 300 characters about it."""

    kind: UpdateKind
    text: str

    @classmethod
    def checked(cls, kind: str | None, raw: str) -> Self:
        """The update; raises UpdateNotChosen, UpdateTooLong or InviteInText."""
        chosen_kind = chosen(UpdateKind, kind)
        if chosen_kind is None:
            raise UpdateNotChosen
        text = clean(raw)
        if len(text) > UPDATE_MAX:
            raise UpdateTooLong(limit=UPDATE_MAX, given=len(text))
        if find_invites(text):
            raise InviteInText
        return cls(chosen_kind, text)


def checked_story(text: str) -> str:
    """The story; raises StoryBlank, StoryTooLong or InviteInText."""
    story = clean(text)
    if is_blank(story):
        raise StoryBlank
    if len(story) > STORY_MAX:
        raise StoryTooLong(limit=STORY_MAX, given=len(story))
    if find_invites(story):
        raise InviteInText
    return story


def _next(text: str) -> str:
    line = " ".join(clean(text).split("\n"))
    if is_blank(line):
        return ""
    if len(line) > NEXT_MAX:
        raise NextTooLong(limit=NEXT_MAX, given=len(line))
    if find_invites(line):
        raise InviteInText
    return line


def _visibility(value: str | None, rule: AnonymousRule) -> Visibility:
    visibility = chosen(Visibility, value)
    if visibility is None:
        raise VisibilityMissing
    if not rule.offers(visibility):
        raise VisibilityNotOffered(visibility=visibility.value)
    return visibility
