"""What a supporter is told after a press, and what a note's writer is told."""

from rejectbot.services.anonymity.parcel import Act
from rejectbot.services.doing import Done
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


def named_note_reply(act: Act, done: Done | None, window_days: int, locale: str) -> Reply:
    """Where the note stands or waits, and what it earned."""
    if done is None:
        return Reply(say(locale, "note-on-its-way"))
    points = "-points" if done.points else ""
    if done.posted is None:
        given: dict[str, str | int] = {"days": window_days}
        key = f"note-private{points}"
    else:
        given = {"link": message_link(act.guild, done.posted.thread, done.posted.message)}
        key = f"note-left{points}"
    if done.points:
        given["points"] = done.points
    return Reply(say(locale, key, **given))


def anonymous_note_reply(act: Act, window_days: int, locale: str) -> Reply:
    """By when it appears; said before anything is posted."""
    if act.is_private:
        return Reply(say(locale, "note-private-anonymous", days=window_days))
    at = f"<t:{int(act.due.timestamp())}:t>"
    when = "later" if act.waits_for_hour else "now"
    return Reply(say(locale, "note-anonymous", when=when, at=at))
