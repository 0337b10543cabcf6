"""What an author is told after they asked for something about their own rejection."""

from rejectbot.domain.rejection import How
from rejectbot.services.anonymity.parcel import Act, Deed
from rejectbot.services.doing import Done
from rejectbot.ui.copy import say
from rejectbot.ui.links import message_link
from rejectbot.ui.reply import Reply


def act_reply(act: Act, done: Done | None, locale: str) -> Reply:
    """Done and where; for an anonymous one by when, which is said before anything is done."""
    if act.how is How.ANONYMOUS:
        words = "-words" if act.text else ""  # which moderators may look at first
        if act.waits_for_hour:
            at = f"<t:{int(act.due.timestamp())}:t>"
            return Reply(say(locale, f"own-accepted-later{words}", at=at))
        return Reply(say(locale, f"own-accepted-now{words}"))
    if done is None:
        return Reply(say(locale, "own-on-its-way"))
    if act.deed is Deed.DELETE:
        return Reply(say(locale, "own-done-deleted"))
    place = done.place
    posted = done.posted
    link = (
        message_link(act.guild, place.channel, place.message)
        if posted is None
        else message_link(act.guild, posted.thread, posted.message)
    )
    words = say(locale, "own-done", link=link)
    if done.points:
        words += f"\n{say(locale, 'own-earned', points=done.points)}"
    return Reply(words)
