"""*Report this note*: the button below each note in one's inbox that nobody else can read."""

from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, open_form, promise
from rejectbot.bot.people import place_of, who
from rejectbot.bot.quirks import sent_components
from rejectbot.bot.router import Router
from rejectbot.domain.choices import chosen
from rejectbot.domain.errors import NotYours
from rejectbot.domain.ids import NoteId
from rejectbot.domain.reporting import ReportReason
from rejectbot.services import private_reports
from rejectbot.services.owning import Claim
from rejectbot.ui.claims import claim_of
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.forms.form import values
from rejectbot.ui.forms.report import PRIVATE_VERB, private_report_form
from rejectbot.ui.reply import Reply


class PrivateReports(commands.Cog):
    """For the card's author alone; whoever else forges it gets one answer."""

    def __init__(self, router: Router, reports: private_reports.PrivateReports) -> None:
        self._reports = reports
        router.on_control(PRIVATE_VERB, self.ask)
        router.on_form(PRIVATE_VERB, self.reported)

    async def ask(self, interaction: Interaction, pressed: CustomId) -> None:
        """Open the form; whether the note is there still shows when it is sent."""
        _, is_anonymous = _claim(pressed)
        locale = str(interaction.locale)
        form = private_report_form(pressed.more, locale, is_anonymous=is_anonymous)
        await open_form(interaction, form)

    async def reported(self, interaction: Interaction, sent: CustomId) -> None:
        """Store it and say who reads what now."""
        await promise(interaction)
        claim, _ = _claim(sent)
        given = values(sent_components(interaction))
        guild, note = place_of(interaction), NoteId(claim.pid)
        reason, words = chosen(ReportReason, given.get("reason")), given.get("words", "")
        how = await self._reports.report(
            guild, who(interaction).user, note, claim.receipt, reason, words
        )
        key = "report-known" if how is None else f"report-private-thanks-{how.value}"
        await answer(interaction, Reply(say(str(interaction.locale), key)))
        if how is not None:
            await self._reports.finish(guild, note)


def _claim(used: CustomId) -> tuple[Claim, bool]:
    """The note's id stands where that of a card does elsewhere."""
    found = claim_of(used)
    if found is None:
        raise NotYours
    return found
