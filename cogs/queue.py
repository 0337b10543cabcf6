"""The buttons of what waits for moderators: in their channel and on the page of `/mod queue`."""

from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, open_form, promise, promise_update
from rejectbot.bot.checks import MODERATE, require
from rejectbot.bot.people import place_of, who
from rejectbot.bot.queue_page import number_of, page_of, show_queue
from rejectbot.bot.quirks import sent_components
from rejectbot.bot.router import Router
from rejectbot.domain.choices import chosen
from rejectbot.domain.errors import NothingWaits, Refusal
from rejectbot.domain.ids import EntryId
from rejectbot.domain.reviewing import Reason, Verdict
from rejectbot.services.deciding import Deciding, Ruled
from rejectbot.services.gate import Gate
from rejectbot.services.review_queue import ReviewQueue
from rejectbot.services.rulings import Ruling
from rejectbot.ui.cards import queue as card
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.forms import queue as form
from rejectbot.ui.forms.form import values
from rejectbot.ui.reply import Reply
from rejectbot.ui.views.clues import block
from rejectbot.ui.views.queue import ruled_words
from rejectbot.ui.views.refusal import refusal_text

_VERDICTS = {card.RETURN_VERB: Verdict.RETURNED, card.REMOVE_VERB: Verdict.REMOVED}


class Queue(commands.Cog):
    """For members who may moderate others, at the moment they press."""

    def __init__(self, router: Router, gate: Gate, queue: ReviewQueue, deciding: Deciding) -> None:
        self._gate = gate
        self._queue = queue
        self._deciding = deciding
        router.on_control(card.PAGE_VERB, self.turn)
        router.on_control(card.PUBLISH_VERB, self.publish)
        for verb in _VERDICTS:
            router.on_control(verb, self.ask_reason)
            router.on_form(verb, self.reason_given)

    async def turn(self, interaction: Interaction, pressed: CustomId) -> None:
        """Another entry on the same page."""
        require(interaction, MODERATE)
        await _promise(interaction)
        await show_queue(interaction, self._queue, number_of(pressed.more))

    async def publish(self, interaction: Interaction, pressed: CustomId) -> None:
        """Let it through."""
        require(interaction, MODERATE)
        await self._decide(interaction, Ruling(_entry(pressed), Verdict.PUBLISHED))

    async def ask_reason(self, interaction: Interaction, pressed: CustomId) -> None:
        """Open the form; whether it still waits shows when that is sent."""
        require(interaction, MODERATE)
        entry = _entry(pressed).hex()
        await open_form(interaction, form.reason_form(pressed.verb, entry, str(interaction.locale)))

    async def reason_given(self, interaction: Interaction, sent: CustomId) -> None:
        """Return or remove it."""
        require(interaction, MODERATE)
        given = values(sent_components(interaction))
        reason = chosen(Reason, given.get("reason"))
        words = given.get("words", "")
        ruling = Ruling(_entry(sent), _VERDICTS[sent.verb], reason, words)
        await self._decide(interaction, ruling)

    async def _decide(self, interaction: Interaction, ruling: Ruling) -> None:
        """Store it, answer, then let it have its effect, which may take Discord a while."""
        await _promise(interaction)
        try:
            ruled = await self._deciding.decide(
                place_of(interaction), who(interaction).user, ruling
            )
        except Refusal as refusal:
            if not _is_on_page(interaction):
                raise
            await self._refuse_on_page(interaction, ruling, refusal)
            return
        await self._tell(interaction, ruled)
        await self._deciding.finish(ruled)

    async def _tell(self, interaction: Interaction, ruled: Ruled) -> None:
        rests = not self._gate.is_open(place_of(interaction))
        words = ruled_words(ruled, str(interaction.locale), rests=rests)
        if _is_on_page(interaction):
            await show_queue(interaction, self._queue, page_of(interaction), told=words)
        else:
            await answer(interaction, Reply(words))

    async def _refuse_on_page(
        self, interaction: Interaction, ruling: Ruling, refusal: Refusal
    ) -> None:
        """The page stays, with its buttons, and gives back what was written."""
        told = refusal_text(refusal, str(interaction.locale))
        if ruling.words.strip():
            told = f"{told}\n{block(ruling.words)}"
        await show_queue(interaction, self._queue, page_of(interaction), told, ruling.entry)


def _entry(used: CustomId) -> EntryId:
    if used.rejection is None:  # 16 bytes as text, like any id of ours
        raise NothingWaits
    return EntryId(used.rejection)


async def _promise(interaction: Interaction) -> None:
    """A moderator's own page changes; beside a message in their channel the answer is private."""
    await (promise_update if _is_on_page(interaction) else promise)(interaction)


def _is_on_page(interaction: Interaction) -> bool:
    """Whether it was pressed on a moderator's private page, not in their channel."""
    return interaction.message is not None and interaction.message.flags.ephemeral
