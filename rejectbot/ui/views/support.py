"""What a supporter is told after a press, and what a note's writer is told."""

from rejectbot.domain.ids import GuildId
from rejectbot.services.noting import NoteLeft
from rejectbot.services.supporting import Pressed
from rejectbot.ui.copy import say
from rejectbot.ui.links import message_link
from rejectbot.ui.reply import Reply


def pressed_reply(pressed: Pressed, locale: str) -> Reply:
    """Given, taken back, or taken back while the native reaction still counts."""
    if pressed.marks.button:
        return Reply(say(locale, f"support-given-{pressed.kind.value}"))
    if pressed.marks.reaction:
        return Reply(say(locale, "support-reaction-still-counts"))
    return Reply(say(locale, "support-taken-back"))


def note_reply(left: NoteLeft, guild: GuildId, locale: str) -> Reply:
    """Where the note stands, and what it earned."""
    link = message_link(guild, left.posted.thread, left.posted.message)
    if left.points:
        return Reply(say(locale, "note-left-points", link=link, points=left.points))
    return Reply(say(locale, "note-left", link=link))
