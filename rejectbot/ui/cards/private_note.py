"""A note to an author alone, as that author reads it, and moderators once it was reported."""

from rejectbot.domain.safe_text import LinkRule, inline_name, quoted
from rejectbot.services.anonymity.private_notes import PrivateNote
from rejectbot.ui.copy import say


def private_note(note: PrivateNote, where: str, links: LinkRule, locale: str) -> str:
    """Who wrote it, if that is said, and its text; `where` it is read, `inbox` or `reported`."""
    if note.writer_name:
        name = inline_name(note.writer_name, default=say(locale, "somebody"))
        heading = say(locale, f"{where}-private-named", name=name)
    else:
        heading = say(locale, f"{where}-private-anonymous")
    return f"{heading}\n{quoted(note.text, links)}"
