"""Answering privately: the first answer at once, then the words; and every "no" in one place."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import aiohttp
import discord
import structlog
from discord import app_commands

from rejectbot.bot.quirks import sent_components
from rejectbot.domain.errors import Refusal
from rejectbot.ui.copy import say
from rejectbot.ui.forms.form import written
from rejectbot.ui.reply import Reply, with_own_text, words_panel
from rejectbot.ui.views.refusal import refusal_text

log = structlog.get_logger(__name__)

Interaction = discord.Interaction[Any]

_UNKNOWN_INTERACTION = 10062
_ALREADY_ANSWERED = 40060
_PROMISED = "promised"
"""In `interaction.extras` once a first answer is given: how it will go on."""
_UPDATE = "update"
_DRAFT = "draft"
_CHANGED = (
    app_commands.CommandNotFound,
    app_commands.CommandSignatureMismatch,
    app_commands.TransformerError,
)
"""A member's Discord still shows a command as it was before an update of the bot."""


class TooLate(Exception):
    """Discord does not know the interaction any more: three seconds are over."""


class RefusedByCheck(app_commands.CheckFailure):
    """Carries a refusal out of a command's check."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__()
        self.refusal = refusal


async def promise(interaction: Interaction) -> None:
    """Acknowledge at once, privately, before anything that waits; raises TooLate."""
    with _promising(interaction):
        await interaction.response.defer(ephemeral=True, thinking=True)


async def promise_update(interaction: Interaction) -> None:
    """Acknowledge a press on a private page that is about to change; raises TooLate."""
    with _promising(interaction, _UPDATE):
        await interaction.response.defer()


async def promise_on_draft(interaction: Interaction) -> None:
    """Acknowledge what is sent from a private page that holds a member's own text.

    The page changes only once that is done: a refusal comes beside it, so that nothing written
    is lost. Raises TooLate.
    """
    with _promising(interaction, _DRAFT):
        await interaction.response.defer()


async def open_form(interaction: Interaction, form: discord.ui.Modal) -> None:
    """Open a form as the first answer; raises TooLate."""
    with _promising(interaction):
        await interaction.response.send_modal(form)


async def answer(interaction: Interaction, reply: Reply) -> None:
    """Give the answer that was promised, or give it at once; raises TooLate.

    If Discord does not take what was promised, that is logged alone: the work is done by then,
    and this must not look like a failure of the work.
    """
    if _PROMISED in interaction.extras:
        await _edit(interaction, reply)
        return
    given: dict[str, Any] = {"view": reply.view, "files": reply.files()}
    with _promising(interaction):
        await interaction.response.send_message(
            reply.content,
            ephemeral=True,
            **{name: value for name, value in given.items() if value},
        )


async def _edit(interaction: Interaction, reply: Reply) -> None:
    for tries_left in (1, 0):
        try:
            await interaction.edit_original_response(**_edited(interaction, reply))
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError):
            log.warning("answer_not_taken", count=tries_left)
        else:
            return


def _edited(interaction: Interaction, reply: Reply) -> dict[str, Any]:
    """What to edit in; words for a page that consists of components become one."""
    panel = reply.panel
    if panel is None and interaction.extras[_PROMISED] in (_UPDATE, _DRAFT):
        panel = words_panel(reply.content or "")
    files = reply.files()
    given: dict[str, Any] = {"attachments": files} if files else {}
    if panel is not None:
        return {**given, "view": panel}
    given["content"] = reply.content
    if reply.controls is not None:
        given["view"] = reply.controls
    return given


async def answer_error(interaction: Interaction, error: BaseException) -> None:
    """Say no, or that something broke, and give back what was written."""
    cause = _cause(error)
    if isinstance(cause, TooLate):
        log.info("interaction_too_late")
        return
    locale = str(interaction.locale)
    if isinstance(cause, Refusal):
        words = refusal_text(cause, locale)
    elif isinstance(cause, _CHANGED):
        words = say(locale, "command-changed")
    else:
        words = say(locale, "something-broke")
        log.error("handler_crashed", exc_info=cause)
    own = written(sent_components(interaction))
    give = _beside if interaction.extras.get(_PROMISED) == _DRAFT else answer
    try:
        await give(interaction, with_own_text(words, *own))
    except (TooLate, discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError):
        log.warning("refusal_not_taken")


async def _beside(interaction: Interaction, reply: Reply) -> None:
    """A private message of its own; discord.py may repeat it, which says the same twice."""
    await interaction.followup.send(reply.content or "", ephemeral=True, files=reply.files())


def _cause(error: BaseException) -> BaseException:
    if isinstance(error, app_commands.CommandInvokeError):
        return error.original
    if isinstance(error, RefusedByCheck):
        return error.refusal
    return error


@contextmanager
def _promising(interaction: Interaction, how: str = "answer") -> Iterator[None]:
    """Remember that a first answer was given.

    discord.py repeats one that met a failure on Discord's side; it then comes back as answered
    already, by ourselves: only one process serves a shard.
    """
    try:
        yield
    except discord.HTTPException as error:
        if error.code == _UNKNOWN_INTERACTION:
            raise TooLate from None
        if error.code != _ALREADY_ANSWERED:
            raise
    interaction.extras[_PROMISED] = how
