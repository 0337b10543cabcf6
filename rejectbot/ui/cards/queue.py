"""What waits for moderators: as a message in their channel, and as a page of `/mod queue`."""

from collections.abc import Sequence
from datetime import date

import discord

from rejectbot.domain.ids import UserId
from rejectbot.domain.rejection import How, UpdateKind
from rejectbot.domain.reviewing import comes_back_on
from rejectbot.domain.safe_text import LinkRule, inline_name, quoted
from rejectbot.services.anonymity.parcel import Act, Deed, Parcel, Waiting
from rejectbot.services.desk import Decided, DeskPost, Entry, Moved
from rejectbot.services.hidings import Hidden
from rejectbot.services.reported import LookedAt, Reported
from rejectbot.ui.cards.hidden import hidden_row, hidden_texts
from rejectbot.ui.cards.reported import looked_at_words, reported_row, reported_texts
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.links import message_link, whole_day
from rejectbot.ui.theme import ACCENT, Panel

PUBLISH_VERB = "queue-publish"
RETURN_VERB = "queue-return"
REMOVE_VERB = "queue-remove"
PAGE_VERB = "queue-page"
_STYLES = {
    PUBLISH_VERB: discord.ButtonStyle.success,
    RETURN_VERB: discord.ButtonStyle.secondary,
    REMOVE_VERB: discord.ButtonStyle.danger,
}


def desk_card(post: DeskPost) -> Panel:
    """The message; its first text carries the mark by which it is found again."""
    view, locale, content = Panel(), post.settings.locale, post.content
    if isinstance(content, Decided | Moved | LookedAt):
        shown = discord.ui.TextDisplay[Panel](ended_words(content, locale), id=post.mark)
        view.add_item(discord.ui.Container(shown, accent_colour=ACCENT))
        return view
    first, *others = _texts(content, locale)
    items: list[discord.ui.Item[Panel]] = [discord.ui.TextDisplay(first, id=post.mark)]
    items += [discord.ui.TextDisplay[Panel](text) for text in others]
    view.add_item(discord.ui.Container(*items, accent_colour=ACCENT))
    view.add_item(_buttons(content, locale))
    return view


def queue_page(
    entries: Sequence[Entry | Reported | Hidden], page: int, locale: str, told: str = ""
) -> Panel:
    """One entry a page, counted from 0, below what was just done (`told`); each can be decided."""
    view = Panel()
    title = say(locale, "queue-title")
    if not entries:
        texts = [*filter(None, [told]), f"{title}\n{say(locale, 'queue-empty')}"]
        shown = [discord.ui.TextDisplay[Panel](text) for text in texts]
        view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
        return view
    page = min(page, len(entries) - 1)
    entry, number = entries[page], say(locale, "queue-number", at=page + 1, of=len(entries))
    texts = [*filter(None, [told]), f"{title}\n{number}", *_texts(entry, locale)]
    shown = [discord.ui.TextDisplay[Panel](text) for text in texts]
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    view.add_item(_buttons(entry, locale))
    if len(entries) > 1:
        view.add_item(_pager(page, len(entries), locale))
    return view


def ended_words(ended: Decided | Moved | LookedAt, locale: str) -> str:
    """How an entry ended, or where it is decided now, without anything of its text."""
    if isinstance(ended, LookedAt):
        return looked_at_words(ended, moderator_name(ended.by, locale), locale)
    if isinstance(ended, Moved):
        to = "" if ended.to is None else f"<#{ended.to}>"
        return say(locale, "queue-moved", channel=to) if to else say(locale, "queue-moved-away")
    if ended.verdict is None:
        return say(locale, "queue-gone")
    by = moderator_name(ended.by, locale)
    return say(locale, f"queue-decided-{ended.verdict.value}", by=by)


def moderator_name(moderator: UserId | int | None, locale: str) -> str:
    """Who decided, as a mention that pings nobody."""
    return say(locale, "queue-a-moderator") if moderator is None else f"<@{moderator}>"


def back_on(parcel: Parcel, window_days: int) -> date:
    """The UTC day at whose beginning it goes back if nobody decides."""
    return comes_back_on(parcel.day, window_days)


def back_at(parcel: Parcel, window_days: int) -> str:
    """The same, as Discord shows it in the reader's own zone."""
    return whole_day(back_on(parcel, window_days))


def _texts(entry: Entry | Reported | Hidden, locale: str) -> list[str]:
    if isinstance(entry, Reported):
        return reported_texts(entry, locale)
    if isinstance(entry, Hidden):
        return hidden_texts(entry, locale)
    parcel = entry.parcel
    if isinstance(parcel, Waiting):
        texts = [_heading(entry, locale), quoted(parcel.draft.story, LinkRule.ON)]
        if parcel.draft.next:
            texts += [say(locale, "card-next"), quoted(parcel.draft.next, LinkRule.ON)]
        return texts
    return [_heading(entry, locale), quoted(parcel.text, LinkRule.ON)]


def _heading(entry: Entry, locale: str) -> str:
    parcel = entry.parcel
    key = f"queue-{_sort(parcel)}-{parcel.how.value}"
    given = {}
    if parcel.how is How.NAMED:
        name = inline_name(parcel.author_name, default=say(locale, "somebody"))
        given = {"name": name, "member": f"<@{parcel.author}>"}
    lines = [say(locale, key, **given)]
    if isinstance(parcel, Act) and parcel.deed is Deed.UPDATE:
        kind = UpdateKind(parcel.detail).value.replace("_", "-")
        lines.append(f"-# {say(locale, f'update-{kind}')}")
    if entry.about is not None:
        about = entry.about
        link = message_link(about.guild, about.channel, about.message)
        lines.append(say(locale, "queue-about", link=link))
    return "\n".join(lines)


def _sort(parcel: Parcel) -> str:
    return "share" if isinstance(parcel, Waiting) else parcel.deed.value


def _buttons(entry: Entry | Reported | Hidden, locale: str) -> discord.ui.ActionRow[Panel]:
    if isinstance(entry, Reported):
        return reported_row(entry, locale)
    if isinstance(entry, Hidden):
        return hidden_row(entry, locale)
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    for verb, style in _STYLES.items():
        pressed = custom_id(verb, entry.id.hex())
        row.add_item(discord.ui.Button(label=say(locale, verb), custom_id=pressed, style=style))
    return row


def _pager(page: int, pages: int, locale: str) -> discord.ui.ActionRow[Panel]:
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    for label, to in (("queue-back", page - 1), ("queue-next", page + 1)):
        row.add_item(
            discord.ui.Button(
                label=say(locale, label),
                custom_id=custom_id(PAGE_VERB, str(max(to, 0) if label == "queue-back" else to)),
                disabled=not 0 <= to < pages,
            )
        )
    return row
