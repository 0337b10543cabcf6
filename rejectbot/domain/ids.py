"""Names for the numbers that we hand around, so that a type checker keeps them apart."""

from typing import NewType

GuildId = NewType("GuildId", int)
UserId = NewType("UserId", int)
ChannelId = NewType("ChannelId", int)
MessageId = NewType("MessageId", int)
RejectionId = NewType("RejectionId", bytes)
"""16 random bytes; as text (`custom_id`, logs) 32 hexadecimal digits."""
OutboxId = NewType("OutboxId", bytes)
"""16 random bytes of what waits to be published; tells nothing of the card it becomes."""
NoteId = NewType("NoteId", bytes)
"""16 random bytes."""
HoldId = NewType("HoldId", bytes)
"""16 random bytes."""
EntryId = NewType("EntryId", bytes)
"""16 bytes that name what waits for moderators, and tell nothing of row, card or author."""
AttemptId = NewType("AttemptId", bytes)
"""16 random bytes."""
RoleId = NewType("RoleId", int)
ChangeId = NewType("ChangeId", bytes)
"""16 random bytes of a change of settings."""

REJECTION_ID_BYTES = 16


def rejection_id_from_text(text: str) -> RejectionId | None:
    """The id written as 32 lower-case hexadecimal digits, or None for anything else."""
    if len(text) != 2 * REJECTION_ID_BYTES or text.strip("0123456789abcdef"):
        return None
    return RejectionId(bytes.fromhex(text))
