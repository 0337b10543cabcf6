"""What a member is told after sharing: only what is true at that moment."""

import discord

from rejectbot.domain.ids import ChannelId
from rejectbot.domain.rejection import Visibility
from rejectbot.domain.safe_text import plain
from rejectbot.services.anonymity.parcel import Waiting
from rejectbot.services.posting import Published
from rejectbot.ui.cards.queue import back_at
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.links import message_link
from rejectbot.ui.reply import Reply
from rejectbot.ui.theme import Controls

TELL_VERB = "tell"


def shared_by_name(published: Published, locale: str) -> Reply:
    """The link to the card, what it earned, and *Tell me here*."""
    place = published.place
    if published.points:
        earned = say(locale, "shared-points", points=published.points)
    else:
        earned = say(locale, "shared-counted-goal" if published.for_goal else "shared-counted")
    link = message_link(place.guild, place.channel, place.message)
    button: discord.ui.Button[discord.ui.View] = discord.ui.Button(
        label=say(locale, "shared-tell-me"), custom_id=custom_id(TELL_VERB, place.pid)
    )
    return Reply(say(locale, "shared-named", link=link, earned=earned), Controls(button))


def held_by_name(waiting: Waiting, window_days: int, locale: str) -> Reply:
    """Moderators look at it first, and by when it is decided."""
    return Reply(say(locale, "shared-held", until=back_at(waiting, window_days)))


def on_its_way(locale: str) -> Reply:
    """Stored, but Discord has not taken the card yet."""
    return Reply(say(locale, "shared-on-its-way"))


def shared_anonymously(waiting: Waiting, receipt: str, locale: str, *, is_small: bool) -> Reply:
    """By when it appears, and the receipt alone in a block that can be copied.

    `is_small`: the server has so few members that anonymity is weak there.
    """
    later = waiting.draft.visibility is Visibility.ANONYMOUS_LATER
    when = (
        say(locale, "shared-appears-later", at=f"<t:{int(waiting.due.timestamp())}:t>")
        if later
        else say(locale, "shared-appears-now", channel=f"<#{waiting.channel}>")
    )
    words = say(locale, "shared-anonymous", when=when)
    weak = f"\n{say(locale, 'shared-small-server')}" if is_small else ""
    return Reply(f"{words}\n```\n{plain(receipt)}\n```{weak}")


def told(thread: ChannelId | None, locale: str) -> Reply:
    """That the author will be mentioned; `thread` holds notes already, if it is there."""
    if thread is None:
        return Reply(say(locale, "shared-told"))
    return Reply(say(locale, "shared-told-next", thread=f"<#{thread}>"))
