"""The safety page of `/setup`: what the server does so that people can feel safe."""

import discord

from rejectbot.domain.limits import CARE_MAX
from rejectbot.domain.safe_text import quoted
from rejectbot.domain.settings import ServerSettings
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.form import Form
from rejectbot.ui.theme import ACCENT, Panel

CARE_VERB = "setup-care"


def safety_panel(settings: ServerSettings, locale: str) -> Panel:
    """What holds now, and the controls to change it."""
    panel = Panel()
    texts = [say(locale, "safety-title"), say(locale, "safety-care")]
    texts.append(quoted(settings.care) or say(locale, "safety-care-none"))
    shown = [discord.ui.TextDisplay[Panel](text) for text in texts]
    panel.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    row.add_item(discord.ui.Button(label=say(locale, "setup-care"), custom_id=custom_id(CARE_VERB)))
    panel.add_item(row)
    return panel


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
