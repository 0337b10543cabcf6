"""Taking down one's own rejection: asked first, with its points if it is named and new."""

from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, promise
from rejectbot.bot.people import place_of, who
from rejectbot.bot.router import Router
from rejectbot.domain.errors import NotYours
from rejectbot.domain.rejection import AnonymousRule
from rejectbot.services.anonymity.parcel import Deed
from rejectbot.services.control import Control, Wish
from rejectbot.services.owning import Claim
from rejectbot.services.profile import Profile
from rejectbot.services.publishing import Publishing
from rejectbot.services.server_setup import ServerSetup
from rejectbot.ui.cards import journey as named_card
from rejectbot.ui.cards import own as card
from rejectbot.ui.claims import claim_of
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.reply import Reply
from rejectbot.ui.views.own import act_reply


class Deleting(commands.Cog):
    """Named cards go at once; anonymous ones through the outbox, at a full hour if wanted."""

    def __init__(
        self,
        router: Router,
        setup: ServerSetup,
        profile: Profile,
        control: Control,
        publishing: Publishing,
    ) -> None:
        self._setup = setup
        self._profile = profile
        self._control = control
        self._publishing = publishing
        router.on_control(card.ASK_DELETE_VERB, self.ask)
        router.on_control(card.DELETE_VERB, self.delete)
        router.on_control(card.DELETE_LATER_VERB, self.delete_later)

    async def ask(self, interaction: Interaction, pressed: CustomId) -> None:
        """Say what deleting does before doing it."""
        await promise(interaction)
        claim, is_anonymous = _claim(pressed)
        guild, user, locale = place_of(interaction), who(interaction).user, str(interaction.locale)
        if is_anonymous:
            asks_when = self._setup.of(guild).anonymous is not AnonymousRule.LATER
            panel = card.confirm_anonymous_delete_card(
                pressed.more, asks_when=asks_when, locale=locale
            )
        else:
            rejection = await self._profile.own_rejection(guild, user, claim.pid)
            returns = self._profile.points_return(rejection)
            panel = named_card.confirm_delete_card(rejection, points_return=returns, locale=locale)
        await answer(interaction, Reply(panel=panel))

    async def delete(self, interaction: Interaction, pressed: CustomId) -> None:
        """Take the card down now."""
        claim, is_anonymous = _claim(pressed)
        if is_anonymous:
            await self._delete_anonymous(interaction, claim, later=False)
            return
        await promise(interaction)
        guild, user = place_of(interaction), who(interaction).user
        deleted = await self._profile.delete(guild, user, claim.pid)
        key = "deleted-returned" if deleted.points_returned else "deleted-kept"
        await answer(interaction, Reply(say(str(interaction.locale), key)))

    async def delete_later(self, interaction: Interaction, pressed: CustomId) -> None:
        """Take an anonymous card down at a full hour."""
        await self._delete_anonymous(interaction, _claim(pressed)[0], later=True)

    async def _delete_anonymous(
        self, interaction: Interaction, claim: Claim, *, later: bool
    ) -> None:
        await promise(interaction)
        wish = Wish(Deed.DELETE, later=later)
        act = await self._control.submit(place_of(interaction), who(interaction), claim, wish)
        await answer(interaction, act_reply(act, None, str(interaction.locale)))
        await self._publishing.carry_out_now(act)


def _claim(pressed: CustomId) -> tuple[Claim, bool]:
    found = claim_of(pressed)
    if found is None:
        raise NotYours
    return found
