"""The safety page of `/setup`: what the server does so that people can feel safe."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import discord

from rejectbot.domain import choices
from rejectbot.domain.errors import CardUnknown
from rejectbot.domain.limits import CARE_MAX, NEWCOMERS_WAITS
from rejectbot.domain.safe_text import LinkRule, quoted
from rejectbot.domain.settings import ServerSettings
from rejectbot.services.automod import Applied
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.form import Form
from rejectbot.ui.theme import ACCENT, Panel
from rejectbot.ui.views.setup import select_row
from rejectbot.ui.views.top import Top, add_top

CARE_VERB = "setup-care"
LINKS_VERB = "setup-links"
NEWCOMERS_VERB = "setup-newcomers"
UNDO_VERB = "setup-safety-undo"

_HOUR = 60

Change = Callable[[ServerSettings], ServerSettings]


def safety_panel(
    settings: ServerSettings, automod: Applied, locale: str, top: Top | None = None
) -> Panel:
    """What holds now, and the controls to change it, below what was changed."""
    panel = Panel()
    add_top(panel, top, UNDO_VERB, locale)
    texts = [say(locale, "safety-title"), say(locale, "safety-care")]
    texts.append(quoted(settings.care) or say(locale, "safety-care-none"))
    texts.append(say(locale, "safety-links"))
    texts.append(say(locale, "safety-newcomers"))
    texts.append(_automod(automod, locale))
    shown = [discord.ui.TextDisplay[Panel](text) for text in texts]
    panel.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    row.add_item(discord.ui.Button(label=say(locale, "setup-care"), custom_id=custom_id(CARE_VERB)))
    panel.add_item(select_row(LINKS_VERB, _link_options(settings, locale)))
    panel.add_item(select_row(NEWCOMERS_VERB, _wait_options(settings, locale)))
    panel.add_item(row)
    return panel


def chosen(verb: str, values: list[str]) -> Change:
    """The change that a select asks for; raises CardUnknown for a forged value."""
    value = values[0] if values else ""
    rule = choices.chosen(LinkRule, value)
    if verb == LINKS_VERB and rule is not None:
        return lambda old: replace(old, links=rule)
    waits = {_minutes(wait): wait for wait in NEWCOMERS_WAITS}
    if verb == NEWCOMERS_VERB and value in waits:
        return lambda old: replace(old, newcomers_wait=waits[value])
    raise CardUnknown


def care_form(settings: ServerSettings, locale: str) -> Form:
    """Ask for the server's own words about where to find help (`care`)."""
    form = Form(title=say(locale, "setup-care"), custom_id=custom_id(CARE_VERB))
    form.ask(
        say(locale, "setup-care-label"),
        discord.ui.TextInput(
            custom_id="care",
            style=discord.TextStyle.paragraph,
            required=False,
            max_length=CARE_MAX,
            default=settings.care or None,
        ),
        say(locale, "setup-care-hint"),
    )
    return form


def _automod(automod: Applied, locale: str) -> str:
    if not automod.may_read:
        return say(locale, "safety-automod-unread")
    if not automod.was_read:
        return say(locale, "safety-automod-failed", count=automod.rules)
    return say(locale, "safety-automod", count=automod.rules)


def _link_options(settings: ServerSettings, locale: str) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(
            label=say(locale, f"safety-links-{rule.value.replace('_', '-')}"),
            value=rule.value,
            default=rule is settings.links,
        )
        for rule in LinkRule
    ]


def _wait_options(settings: ServerSettings, locale: str) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(
            label=_wait_words(wait, locale),
            value=_minutes(wait),
            default=wait == settings.newcomers_wait,
        )
        for wait in NEWCOMERS_WAITS
    ]


def _wait_words(wait: timedelta, locale: str) -> str:
    minutes = int(_minutes(wait))
    if not minutes:
        return say(locale, "safety-newcomers-none")
    if minutes < _HOUR:
        return say(locale, "safety-newcomers-minutes", count=minutes)
    if wait.days:
        return say(locale, "safety-newcomers-days", count=wait.days)
    return say(locale, "safety-newcomers-hours", count=minutes // _HOUR)


def _minutes(wait: timedelta) -> str:
    return str(int(wait.total_seconds()) // 60)
