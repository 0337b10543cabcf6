"""The forms of one's own rejection: what happened next, a reply, another story, a receipt."""

import discord

from rejectbot.domain.limits import NOTE_MAX, STORY_MAX, UPDATE_MAX
from rejectbot.domain.rejection import UpdateKind
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.form import Form

UPDATE_VERB = "update"
REPLY_VERB = "reply"
EDIT_VERB = "edit"
RECEIPT_VERB = "receipt"
LATER = "later"


def update_form(locale: str, claim: str, text: str = "", *, asks_when: bool) -> Form:
    """Ask what happened next (`happened`, `text`)."""
    form = Form(title=say(locale, "own-update"), custom_id=custom_id(UPDATE_VERB, claim))
    kinds: discord.ui.RadioGroup[discord.ui.LayoutView] = discord.ui.RadioGroup(
        custom_id="happened", required=True
    )
    for kind in UpdateKind:
        key = f"update-{kind.value.replace('_', '-')}"
        kinds.add_option(label=say(locale, key), value=kind.value)
    form.ask(say(locale, "own-update-happened"), kinds)
    form.ask(
        say(locale, "own-update-text"),
        discord.ui.TextInput(
            custom_id="text",
            style=discord.TextStyle.paragraph,
            required=False,
            max_length=UPDATE_MAX,
            default=text[:UPDATE_MAX] or None,
        ),
        say(locale, "own-update-text-hint"),
    )
    return _with_when(form, locale, asks_when=asks_when)


def reply_form(locale: str, claim: str, text: str = "", *, asks_when: bool) -> Form:
    """Ask for a reply to the notes (`reply`)."""
    form = Form(title=say(locale, "own-reply"), custom_id=custom_id(REPLY_VERB, claim))
    form.ask(
        say(locale, "own-reply-text"),
        discord.ui.TextInput(
            custom_id="reply",
            style=discord.TextStyle.paragraph,
            max_length=NOTE_MAX,
            default=text[:NOTE_MAX] or None,
        ),
        say(locale, "own-reply-hint"),
    )
    return _with_when(form, locale, asks_when=asks_when)


def edit_form(locale: str, claim: str, story: str, *, asks_when: bool) -> Form:
    """Ask for another story (`story`), beginning with the one on the card."""
    form = Form(title=say(locale, "own-edit"), custom_id=custom_id(EDIT_VERB, claim))
    form.ask(
        say(locale, "share-story"),
        discord.ui.TextInput(
            custom_id="story",
            style=discord.TextStyle.paragraph,
            max_length=STORY_MAX,
            default=story[:STORY_MAX] or None,
        ),
    )
    return _with_when(form, locale, asks_when=asks_when)


def receipt_form(locale: str) -> Form:
    """Ask for the receipt of an anonymous rejection (`receipt`)."""
    form = Form(title=say(locale, "receipt-title"), custom_id=custom_id(RECEIPT_VERB))
    form.ask(
        say(locale, "receipt-label"),
        discord.ui.TextInput(custom_id="receipt", max_length=60),
        say(locale, "receipt-hint"),
    )
    return form


def _with_when(form: Form, locale: str, *, asks_when: bool) -> Form:
    """Ask `when` where both ways are open: what is done at once shows who is there now."""
    if asks_when:
        group: discord.ui.RadioGroup[discord.ui.LayoutView] = discord.ui.RadioGroup(
            custom_id="when", required=False
        )
        for way in ("now", LATER):
            group.add_option(label=say(locale, f"own-when-{way}"), value=way)
        form.ask(say(locale, "own-when"), group, say(locale, "own-when-hint"))
    return form
