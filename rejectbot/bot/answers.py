"""Answering privately: the first answer at once, then the words; and every "no" in one place."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import discord
import structlog
from discord import app_commands

from rejectbot.bot.quirks import sent_components
from rejectbot.domain.errors import Refusal
from rejectbot.ui.copy import say
from rejectbot.ui.forms.form import values
from rejectbot.ui.reply import Reply, with_own_text
from rejectbot.ui.views.refusal import refusal_text

log = structlog.get_logger(__name__)

Interaction = discord.Interaction[Any]

_UNKNOWN_INTERACTION = 10062
_ALREADY_ANSWERED = 40060
_UNKNOWN_WEBHOOK = 10015
_UNKNOWN_MESSAGE = 10008
_WRITTEN = ("story", "next", "note")
"""The form fields that hold a member's own words."""


class HandledElsewhere(Exception):
    """Another process answers this interaction, or it is too late to."""


class RefusedByCheck(app_commands.CheckFailure):
    """Carries a refusal out of a command's check."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__()
        self.refusal = refusal


async def promise(interaction: Interaction) -> None:
    """Acknowledge at once, privately, before anything that waits; raises HandledElsewhere."""
    with _our_own():
        await interaction.response.defer(ephemeral=True, thinking=True)


async def promise_update(interaction: Interaction) -> None:
    """Acknowledge a press on a private page that is about to change; raises HandledElsewhere."""
    with _our_own():
        await interaction.response.defer()


async def open_form(interaction: Interaction, form: discord.ui.Modal) -> None:
    """Open a form as the first answer; raises HandledElsewhere."""
    with _our_own():
        await interaction.response.send_modal(form)


async def answer(interaction: Interaction, reply: Reply) -> None:
    """Give the answer that was promised, or give it at once."""
    if interaction.response.is_done():
        await _edit(interaction, reply)
        return
    given: dict[str, Any] = {"view": reply.view, "file": reply.file()}
    with _our_own():
        await interaction.response.send_message(
            reply.content,
            ephemeral=True,
            **{name: value for name, value in given.items() if value is not None},
        )


async def _edit(interaction: Interaction, reply: Reply) -> None:
    file = reply.file()
    try:
        await interaction.edit_original_response(
            content=discord.utils.MISSING if reply.panel else reply.content,
            view=reply.view or discord.utils.MISSING,
            attachments=[file] if file else discord.utils.MISSING,
        )
    except discord.NotFound as error:
        if error.code not in {_UNKNOWN_WEBHOOK, _UNKNOWN_MESSAGE, _UNKNOWN_INTERACTION}:
            raise
        log.info("answer_came_too_late", code=error.code)


async def answer_error(interaction: Interaction, error: BaseException) -> None:
    """Say no, or that something broke, and give back what was written."""
    cause = _cause(error)
    if isinstance(cause, HandledElsewhere):
        return
    locale = str(interaction.locale)
    if isinstance(cause, Refusal):
        words = refusal_text(cause, locale)
    else:
        words = say(locale, "something-broke")
        log.error("handler_crashed", exc_info=cause)
    sent = values(sent_components(interaction))
    try:
        await answer(interaction, with_own_text(words, *(sent.get(name, "") for name in _WRITTEN)))
    except HandledElsewhere:
        return
    except discord.HTTPException as failure:
        log.warning("answer_failed", code=failure.code, status=failure.status)


def _cause(error: BaseException) -> BaseException:
    if isinstance(error, app_commands.CommandInvokeError):
        return error.original
    if isinstance(error, RefusedByCheck):
        return error.refusal
    return error


@contextmanager
def _our_own() -> Iterator[None]:
    try:
        yield
    except discord.HTTPException as error:
        if error.code in {_UNKNOWN_INTERACTION, _ALREADY_ANSWERED}:
            raise HandledElsewhere from None
        raise
