"""One card that waits, for whoever likes to help: its words, its buttons, and *Next*."""

import discord

from rejectbot.domain.answering import WaitingRejection
from rejectbot.domain.rejection import Kind
from rejectbot.domain.safe_text import LinkRule, quoted
from rejectbot.domain.settings import ServerSettings
from rejectbot.services.encouraging import NobodyWaits, Offer
from rejectbot.ui.cards.rejection import WISH_ID, answer_row, legend
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.links import message_link, posted_at
from rejectbot.ui.theme import ACCENT, Panel

NEXT_VERB = "encourage-next"


def offer_card(offer: Offer, settings: ServerSettings, locale: str) -> Panel:
    """The card as its readers see it; its buttons act on the card itself.

    The wish has its number, by which the note form finds it here as on the card.
    """
    card, texts = offer.card, offer.texts
    shown: list[discord.ui.Item[Panel]] = [discord.ui.TextDisplay(_heading(card, locale))]
    if texts.story:
        shown.append(discord.ui.TextDisplay(quoted(texts.story, LinkRule.ON)))
    wish = say(locale, f"card-wants-{card.wants.value}-anonymous")
    shown.append(discord.ui.TextDisplay(wish, id=WISH_ID))
    if texts.next:
        shown.append(discord.ui.TextDisplay(say(locale, "card-next")))
        shown.append(discord.ui.TextDisplay(quoted(texts.next, LinkRule.ON)))
    shown += [discord.ui.Separator(), discord.ui.TextDisplay(legend(settings, locale))]
    view = Panel()
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    view.add_item(answer_row(card.pid, settings, locale))
    link = message_link(settings.guild, card.channel, card.message)
    see = discord.ui.Button[Panel](label=say(locale, "encourage-link"), url=link)
    view.add_item(discord.ui.ActionRow(_next(locale), see))
    return view


def end_card(end: NobodyWaits, locale: str) -> Panel:
    """Nobody waits (any more)."""
    return _words_alone(say(locale, "encourage-seen" if end.seen_some else "encourage-nobody"))


def gone_card(locale: str) -> Panel:
    """Some cards were deleted; whoever wants to goes on looking."""
    view = _words_alone(say(locale, "encourage-gone"))
    view.add_item(discord.ui.ActionRow(_next(locale)))
    return view


def _words_alone(words: str) -> Panel:
    view = Panel()
    view.add_item(discord.ui.Container(discord.ui.TextDisplay(words), accent_colour=ACCENT))
    return view


def _heading(card: WaitingRejection, locale: str) -> str:
    if card.author is None:
        lines = [say(locale, "card-heading-anonymous")]
    else:
        lines = [say(locale, "card-heading-named", name=f"<@{card.author}>")]
    if card.kind is not Kind.OTHER:
        lines.append(say(locale, "card-kind", kind=say(locale, f"kind-{card.kind.value}")))
    at = posted_at(card.message, "R")
    if card.supporters:
        lines.append(say(locale, "encourage-joined", at=at, supporters=card.supporters))
    else:
        lines.append(say(locale, "encourage-first", at=at))
    return "\n".join(lines)


def _next(locale: str) -> discord.ui.Button[Panel]:
    return discord.ui.Button(
        label=say(locale, "encourage-next"),
        style=discord.ButtonStyle.primary,
        custom_id=custom_id(NEXT_VERB),
    )
