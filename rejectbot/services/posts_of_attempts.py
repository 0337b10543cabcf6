"""Where what told of an attempt stands, as a deed that takes it down carries it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from rejectbot.domain.ids import ChannelId, MessageId
from rejectbot.services.telling import told_between
from rejectbot.storage.attempts import Attempt


@dataclass(frozen=True, slots=True)
class PostOfAttempt:
    """`message` is None where a crash lost it: then it is looked for between the two instants."""

    channel: ChannelId
    message: MessageId | None
    since: datetime
    before: datetime

    @classmethod
    def of(cls, attempt: Attempt) -> Self | None:
        """None where no channel knows of the attempt."""
        if attempt.channel is None:
            return None
        return cls(attempt.channel, attempt.message, *told_between(attempt))

    @classmethod
    def read(cls, detail: str) -> Self:
        """What `detail` wrote."""
        channel, message, since, before = detail.split()
        instants = map(datetime.fromisoformat, (since, before))
        return cls(ChannelId(int(channel)), MessageId(int(message)) or None, *instants)

    @property
    def detail(self) -> str:
        """For `Act.detail`."""
        instants = f"{self.since.isoformat()} {self.before.isoformat()}"
        return f"{self.channel} {self.message or 0} {instants}"
