"""What a member is told after trying again, and after answering how it went."""

import discord
from discord import app_commands

from rejectbot.domain.errors import ToldAlready
from rejectbot.domain.ids import AttemptId, ChannelId
from rejectbot.domain.limits import ATTEMPT_CHOICES
from rejectbot.domain.trying import ASK_AFTER_DAYS, Outcome
from rejectbot.services.owning import By, Claim
from rejectbot.services.trying import Answered, Offered, Tried
from rejectbot.ui.claims import claim_text
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.own import UPDATE_VERB
from rejectbot.ui.forms.share import OPEN_VERB
from rejectbot.ui.links import message_link
from rejectbot.ui.reply import Reply
from rejectbot.ui.theme import Controls
from rejectbot.ui.views.refusal import refusal_text

TELL_VERB = "again-tell"
UNTELL_VERB = "again-untell"
ASK_VERB = "again-ask"


def choices(offered: list[Offered], typed: str, locale: str) -> list[app_commands.Choice[str]]:
    """What `what` offers: by kind and day, those that hold what was typed so far."""
    named = [
        app_commands.Choice(
            name=say(
                locale,
                "again-choice",
                kind=say(locale, f"kind-{each.rejection.kind.value}"),
                days=each.days,
            ),
            value=each.rejection.id.hex(),
        )
        for each in offered
    ]
    wanted = typed.casefold().strip()
    return [choice for choice in named if wanted in choice.name.casefold()][:ATTEMPT_CHOICES]


def days_chosen(values: list[str]) -> int:
    """The days of the select; 0 for a forged value."""
    chosen = values[0] if values else ""
    return int(chosen) if chosen in {str(days) for days in ASK_AFTER_DAYS} else 0


def tried_reply(tried: Tried, locale: str) -> Reply:
    """That it counts, what it earned if anything, and what can be done with it."""
    lines = [say(locale, "again-counted")]
    if tried.points:
        lines.append(say(locale, "again-points", points=tried.points))
    after = tried.after
    if after is not None:
        link = message_link(after.guild, after.channel, after.message)
        lines.append(say(locale, "again-after", link=link))
    wanted = tried.attempt.id
    return Reply("\n".join(lines), Controls(_tell(wanted, locale), _ask(wanted, locale)))


def will_ask_reply(days: int, locale: str) -> Reply:
    """When the inbox asks."""
    return Reply(say(locale, "again-will-ask", days=days))


def told_reply(wanted: AttemptId, channel: ChannelId, locale: str) -> Reply:
    """That the channel was told, and *Take it down*."""
    words = say(locale, "again-told-you", channel=f"<#{channel}>")
    return Reply(words, Controls(_take_down(wanted, locale)))


def told_already_reply(already: ToldAlready, wanted: AttemptId, locale: str) -> Reply:
    """That it was told, and *Take it down*."""
    return Reply(refusal_text(already, locale), Controls(_take_down(wanted, locale)))


def _take_down(wanted: AttemptId, locale: str) -> discord.ui.Button[discord.ui.View]:
    return _button("again-untell", custom_id(UNTELL_VERB, wanted.hex()), locale)


def answered_reply(answered: Answered, locale: str) -> Reply:
    """A word for either outcome, and what may come next."""
    if answered.outcome is Outcome.NOT_THIS_TIME:
        words = say(locale, "asking-answered-not-now")
        return Reply(words, Controls(_button("asking-share", custom_id(OPEN_VERB), locale)))
    words, rejection = say(locale, "asking-answered-worked"), answered.rejection
    if rejection is None:
        return Reply(words)
    claim = claim_text(Claim(rejection.id), By.NAME)
    return Reply(words, Controls(_button("asking-on-card", custom_id(UPDATE_VERB, claim), locale)))


def _tell(wanted: AttemptId, locale: str) -> discord.ui.Button[discord.ui.View]:
    return _button("again-tell", custom_id(TELL_VERB, wanted.hex()), locale)


def _ask(wanted: AttemptId, locale: str) -> discord.ui.Select[discord.ui.View]:
    options = [
        discord.SelectOption(label=say(locale, "again-ask-in", days=days), value=str(days))
        for days in ASK_AFTER_DAYS
    ]
    return discord.ui.Select(
        custom_id=custom_id(ASK_VERB, wanted.hex()),
        options=options,
        placeholder=say(locale, "again-ask"),
    )


def _button(label: str, pressed: str, locale: str) -> discord.ui.Button[discord.ui.View]:
    return discord.ui.Button(label=say(locale, label), custom_id=pressed)
