"""What an outbox row holds: a share, or something its author does about a rejection."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rejectbot.domain.ids import ChannelId, GuildId, OutboxId, RejectionId, UserId
from rejectbot.domain.rejection import Draft, How, Visibility
from rejectbot.domain.reviewing import Reason, Verdict


@dataclass(frozen=True, slots=True)
class Answer:
    """Why a text came back: what moderators decided, their ready-made reason, and their words.

    `words` have up to 200 characters; both are empty where they said none.
    """

    verdict: Verdict
    reason: Reason | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An accepted share that is not published yet.

    `id` is the row's own and `pid` the card's to be. `author_name` is the display name of a named
    author, else empty; `tag` and `receipt_hash` are there for anonymous ones only. `day` is the
    UTC day whose link key seals it, `due` the aware instant before which it must not appear.
    `held`: it waits for moderators, who see it from this aware instant on. `returned`: it is not to
    be published, and waits in its author's inbox, perhaps with an `answer` of moderators. Both at
    once: see `withdrawn`.
    """

    id: OutboxId
    pid: RejectionId
    guild: GuildId
    channel: ChannelId
    author: UserId
    author_name: str
    draft: Draft
    nonce: str
    day: date
    due: datetime
    tag: bytes | None = None
    receipt_hash: bytes | None = None
    held: datetime | None = None
    returned: bool = False
    answer: Answer | None = None

    @property
    def how(self) -> How:
        """Named or anonymous."""
        return self.draft.how

    @property
    def waits_for_hour(self) -> bool:
        """Whether it goes out at a full hour, with all others that wait."""
        return self.draft.visibility is Visibility.ANONYMOUS_LATER


class Deed(StrEnum):
    """What somebody does about a rejection that stands; `post`: about what told of an attempt.

    The last three are moderators', about a card or, where there is a `note_id`, a note.
    """

    NOTE = "note"
    PRIVATE_NOTE = "private"
    UPDATE = "update"
    REPLY = "reply"
    EDIT = "edit"
    DELETE = "delete"
    PUT_NAME = "name"
    DELETE_POST = "post"
    HIDE = "hide"
    SHOW = "show"
    REMOVE = "remove"


BY_MODERATORS = frozenset({Deed.HIDE, Deed.SHOW, Deed.REMOVE})
"""What they decided, which is stored already: it is tried until it is done."""

ALWAYS_DONE = BY_MODERATORS | {Deed.DELETE, Deed.DELETE_POST}
"""What shows, hides or takes down: no lockdown stops it, and no absence of the bot ends it."""


@dataclass(frozen=True, slots=True)
class Act:
    """An accepted deed that is not done yet; `pid` is the card it is about.

    `text` is the note, reply, update or new story, else empty; `detail` the kind of an update, or
    the channel and message of a post, whose attempt `pid` is then.
    `author` does it, and is the writer of a note; `author_name` is shown where `how` is named.
    `note_id` is the id of the note that it is or that moderators decided about; of anything else
    that was sent from a private answer with a draft it is that sending's, and all zeros elsewhere.
    `tag` binds an anonymous note to its writer.
    `held`, `returned` and `answer` are as in `Waiting`. `replaced`: it is an edit that came back
    since its author wrote another one before it was done.
    """

    id: OutboxId
    pid: RejectionId
    guild: GuildId
    deed: Deed
    how: How
    author: UserId
    author_name: str
    text: str
    detail: str
    waits_for_hour: bool
    nonce: str
    day: date
    due: datetime
    note_id: bytes = bytes(16)
    tag: bytes | None = None
    held: datetime | None = None
    returned: bool = False
    answer: Answer | None = None
    replaced: bool = False

    @property
    def is_private(self) -> bool:
        """Whether nothing of it is posted: a note to the author alone."""
        return self.deed is Deed.PRIVATE_NOTE


Parcel = Waiting | Act


def is_always_done(parcel: Parcel) -> bool:
    """Whether it shows or hides something, or takes it down."""
    return isinstance(parcel, Act) and parcel.deed in ALWAYS_DONE
