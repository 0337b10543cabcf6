"""What a moderator is told who put a hold."""

from rejectbot.services.holds import Put
from rejectbot.ui.copy import say
from rejectbot.ui.links import end_of_day
from rejectbot.ui.reply import Reply


def put_reply(put: Put, locale: str) -> Reply:
    """What waits from now on, until when, and what its author notices."""
    return Reply(say(locale, f"hold-put-{put.how.value}", until=end_of_day(put.until)))
