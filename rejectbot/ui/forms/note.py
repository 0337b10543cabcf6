"""The note form. It repeats what the author asked for, and offers what this server allows."""

from dataclasses import replace

import discord

from rejectbot.domain.ids import RejectionId
from rejectbot.domain.limits import NOTE_MAX
from rejectbot.domain.rejection import AnonymousRule, How
from rejectbot.domain.reviewing import ReviewRule
from rejectbot.domain.settings import ServerSettings
from rejectbot.services.noting import NoteInput, NoteTo
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.form import Form

VERB = "note"
OPENERS = ("hear", "courage", "know", "glad", "loss", "next")
"""Kind to everybody: none advises, since some authors want to be heard alone."""
_DESCRIPTION_MAX = 100


def note_form(
    locale: str,
    pid: RejectionId,
    wish: str | None,
    settings: ServerSettings,
    filled: NoteInput | None = None,
) -> Form:
    """The form for a note to the card `pid`; `wish` is the card's own line about that.

    It is in the language `locale` of its writer, except for the openers: as they will stand.
    """
    filled = filled or NoteInput(pid, "", How.NAMED.value, NoteTo.THREAD.value)
    form = Form(title=say(locale, "note-title"), custom_id=custom_id(VERB, pid))
    form.ask(
        say(locale, "note-text"),
        discord.ui.TextInput(
            custom_id="note",
            style=discord.TextStyle.paragraph,
            min_length=1,
            max_length=NOTE_MAX,
            placeholder=say(locale, "note-placeholder"),
            default=filled.note or None,
        ),
        (wish or say(locale, "note-text-hint"))[:_DESCRIPTION_MAX],
    )
    opener = _opener(locale, settings.locale, filled.opener)
    form.ask(say(locale, "note-opener"), opener, say(locale, "note-opener-hint"))
    if settings.anonymous is not AnonymousRule.OFF:
        form.ask(say(locale, "note-from"), _from(locale, filled.by))
    form.ask(say(locale, "note-to"), _to(locale, filled.to), _review_hint(locale, settings))
    return form


def note_input(pid: RejectionId, sent: dict[str, str], settings: ServerSettings) -> NoteInput:
    """What was sent, unchecked.

    An opener is in the server's language: in the writer's it would say something of who wrote.
    """
    opener = sent.get("opener")
    words = say(settings.locale, f"opener-{opener}") if opener in OPENERS else ""
    return NoteInput(pid, sent.get("note", ""), sent.get("from"), sent.get("to"), words)


def with_opener_apart(draft: NoteInput, settings: ServerSettings) -> NoteInput:
    """A draft whose opener stands in its words, as it was in the form."""
    for name in OPENERS:
        words = say(settings.locale, f"opener-{name}")
        if draft.note.startswith(f"{words} "):
            return replace(draft, note=draft.note.removeprefix(f"{words} "), opener=words)
    return draft


def _review_hint(locale: str, settings: ServerSettings) -> str | None:
    """Who reads a note first, also one to the author alone."""
    review = settings.review
    if review is ReviewRule.OFF or (
        review is ReviewRule.ANONYMOUS and settings.anonymous is AnonymousRule.OFF
    ):
        return None
    return say(locale, f"review-hint-{review.value}")


def _opener(locale: str, posted_in: str, chosen: str) -> discord.ui.Select[discord.ui.LayoutView]:
    options = []
    for name in OPENERS:
        posted, meant = (say(language, f"opener-{name}") for language in (posted_in, locale))
        hint = meant if meant != posted else None
        is_chosen = posted == chosen
        options.append(
            discord.SelectOption(label=posted, value=name, description=hint, default=is_chosen)
        )
    return discord.ui.Select(custom_id="opener", options=options, required=False, min_values=0)


def _from(locale: str, chosen: str | None) -> discord.ui.RadioGroup[discord.ui.LayoutView]:
    group: discord.ui.RadioGroup[discord.ui.LayoutView] = discord.ui.RadioGroup(
        custom_id="from", required=False
    )
    for way in ("named", "anonymous"):
        group.add_option(
            label=say(locale, f"note-from-{way}"),
            value=way,
            description=say(locale, f"note-from-{way}-hint"),
            default=way == chosen,
        )
    return group


def _to(locale: str, chosen: str | None) -> discord.ui.RadioGroup[discord.ui.LayoutView]:
    group: discord.ui.RadioGroup[discord.ui.LayoutView] = discord.ui.RadioGroup(
        custom_id="to", required=False
    )
    for way in ("thread", "author"):
        group.add_option(label=say(locale, f"note-to-{way}"), value=way, default=way == chosen)
    return group
