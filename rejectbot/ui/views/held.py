"""What somebody is told whose words, under their name, moderators look at first."""

from rejectbot.services.anonymity.parcel import Act
from rejectbot.ui.cards.queue import back_at
from rejectbot.ui.copy import say
from rejectbot.ui.reply import Reply


def held_reply(act: Act, window_days: int, locale: str) -> Reply:
    """By when it is decided; of something anonymous nobody is told that it is held."""
    return Reply(say(locale, "held", until=back_at(act, window_days)))
