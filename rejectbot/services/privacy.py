"""A member's two switches, and what a server's present settings mean for them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.rejection import AnonymousRule
from rejectbot.domain.reviewing import ReviewRule
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.word_filters import WordFilters
from rejectbot.storage import members, totals
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.members import Choices


@dataclass(frozen=True, slots=True)
class PrivacyPage:
    """What holds for one member: their switches, and the settings that anonymity depends on."""

    on_board: bool
    credit: bool
    anonymous: AnonymousRule
    window_days: int
    review: ReviewRule = ReviewRule.OFF
    reviews_words: bool = False


class Privacy:
    """Changes a member's row only when they ask for it."""

    def __init__(self, database: Database, setup: ServerSetup, word_filters: WordFilters) -> None:
        self._database = database
        self._word_filters = word_filters
        self._setup = setup

    async def page(self, guild: GuildId, user: UserId) -> PrivacyPage:
        """What holds for this member now."""
        chosen = await self._database.read(lambda tx: members.choices(tx, guild, user))
        return PrivacyPage(
            on_board=chosen.on_board,
            credit=chosen.credit,
            anonymous=self._setup.of(guild).anonymous,
            window_days=self._setup.window_days,
            review=self._setup.of(guild).review,
            reviews_words=self._word_filters.reviews(guild),
        )

    async def set_on_board(self, guild: GuildId, user: UserId, *, on_board: bool) -> None:
        """Leave the server's boards, or come back to them."""

        def change(old: Choices) -> Choices:
            return replace(old, on_board=on_board)

        await self._database.write(lambda tx: _change(tx, guild, user, change))

    async def set_credit(self, guild: GuildId, user: UserId, *, credit: bool) -> None:
        """Ask that anonymous effort counts on the board, in batches; or take that back."""

        def change(old: Choices) -> Choices:
            return replace(old, credit=credit)

        await self._database.write(lambda tx: _change(tx, guild, user, change))


def _change(
    tx: Transaction, guild: GuildId, user: UserId, change: Callable[[Choices], Choices]
) -> None:
    old = members.choices(tx, guild, user)
    new = change(old)
    if new == old:
        return
    members.save(tx, guild, user, new)
    if new.on_board != old.on_board:
        totals.show(tx, guild, user, on_board=new.on_board)
