"""The card: a rejection in the channel, with five buttons; and the same card with new counts."""

import re
from collections.abc import Mapping

import discord

from rejectbot.domain.choices import chosen
from rejectbot.domain.ids import RejectionId
from rejectbot.domain.rejection import Kind
from rejectbot.domain.safe_text import inline_name, quoted
from rejectbot.domain.settings import ServerSettings
from rejectbot.domain.support import SupportKind
from rejectbot.services.ports import CardToPost
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import CustomId, custom_id
from rejectbot.ui.theme import ACCENT, Panel

NOTE_VERB = "note"
NOTE_EMOJI = "💌"
WISH_ID = 100
"""The number of the wish's component in a card, by which the note form finds it again."""
_ESCAPE = re.compile(r"\\([^\w\s])")


def rejection_card(card: CardToPost) -> Panel:
    """A new card, with no support yet."""
    view = Panel()
    view.add_item(discord.ui.Container(*_texts(card), accent_colour=ACCENT))
    view.add_item(answer_row(card.pid, card.settings, card.settings.locale))
    return view


def with_counts(
    message: discord.Message, counts: Mapping[SupportKind, int]
) -> discord.ui.LayoutView | discord.ui.View:
    """The card as it stands, text for text, with `counts` on its buttons."""
    view = discord.ui.LayoutView.from_message(message, timeout=None)
    view.stop()
    for item in view.walk_children():
        if isinstance(item, discord.ui.Button):
            kind = _kind(item.custom_id)
            if kind is not None:
                item.label = _count_label(counts.get(kind, 0))
    return view


def shown_counts(message: discord.Message) -> dict[SupportKind, int]:
    """The counts that a posted card shows now."""
    shown: dict[SupportKind, int] = {}
    for button in _button_components(message):
        kind = _kind(button.custom_id)
        if kind is not None:
            label = button.label or ""
            shown[kind] = int(label) if label.isdecimal() else 0
    return shown


def rejection_of(message: discord.Message) -> RejectionId | None:
    """The rejection whose card this is, read from its buttons."""
    for button in _button_components(message):
        parsed = CustomId.parse(button.custom_id or "")
        if parsed is not None and parsed.rejection is not None:
            return parsed.rejection
    return None


def wish_of(message: discord.Message) -> str | None:
    """The line of a card that says what would help, as plain text for a form."""
    for component in message.components:
        if isinstance(component, discord.Container):
            for child in component.children:
                if isinstance(child, discord.TextDisplay) and child.id == WISH_ID:
                    return _ESCAPE.sub(r"\1", child.content)
    return None


def _texts(card: CardToPost) -> list[discord.ui.Item[Panel]]:
    draft, locale = card.draft, card.settings.locale
    name = _author(card)
    shown: list[discord.ui.Item[Panel]] = [
        discord.ui.TextDisplay(_heading(card, name)),
        discord.ui.TextDisplay(quoted(draft.story, card.settings.links)),
        discord.ui.TextDisplay(_wish(card, name), id=WISH_ID),
    ]
    if draft.next:
        shown.append(discord.ui.Separator(visible=False))
        shown.append(discord.ui.TextDisplay(say(locale, "card-next")))
        shown.append(discord.ui.TextDisplay(quoted(draft.next, card.settings.links)))
    shown.append(discord.ui.Separator())
    shown.append(discord.ui.TextDisplay(legend(card.settings, locale)))
    return shown


def _author(card: CardToPost) -> str | None:
    if card.author_name is None:
        return None
    return inline_name(card.author_name, default=say(card.settings.locale, "somebody"))


def _heading(card: CardToPost, name: str | None) -> str:
    locale, kind = card.settings.locale, card.draft.kind
    heading = say(locale, "card-heading-anonymous")
    if name is not None:
        heading = say(locale, "card-heading-named", name=name)
    if kind is Kind.OTHER:
        return heading
    return f"{heading}\n{say(locale, 'card-kind', kind=say(locale, f'kind-{kind.value}'))}"


def _wish(card: CardToPost, name: str | None) -> str:
    key = f"card-wants-{card.draft.wants.value}"
    if name is None:
        return say(card.settings.locale, f"{key}-anonymous")
    return say(card.settings.locale, key, name=name)


def legend(settings: ServerSettings, locale: str) -> str:
    """One small line that explains the buttons."""
    emoji = {kind.value: emoji for kind, emoji in settings.emoji.items()}
    return say(locale, "card-legend", **emoji, note=NOTE_EMOJI)


def answer_row(
    pid: RejectionId, settings: ServerSettings, locale: str
) -> discord.ui.ActionRow[Panel]:
    """The four kinds of support and the note, without counts."""
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    for kind, emoji in settings.emoji.items():
        row.add_item(discord.ui.Button(emoji=emoji, custom_id=custom_id(kind.value, pid)))
    row.add_item(
        discord.ui.Button(
            emoji=NOTE_EMOJI,
            label=say(locale, "card-note"),
            custom_id=custom_id(NOTE_VERB, pid),
        )
    )
    return row


def _count_label(count: int) -> str | None:
    return str(count) if count else None


def _kind(text: str | None) -> SupportKind | None:
    parsed = CustomId.parse(text or "")
    return None if parsed is None else chosen(SupportKind, parsed.verb)


def _button_components(message: discord.Message) -> list[discord.Button]:
    found: list[discord.Button] = []
    for component in message.components:
        if isinstance(component, discord.ActionRow):
            found += [child for child in component.children if isinstance(child, discord.Button)]
    return found
