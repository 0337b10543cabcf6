"""What members' reports do by themselves: hide something, once, until somebody has looked."""

from rejectbot.domain.errors import NothingWaits
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.limits import HIDDEN_BY_REPORTS_MOST
from rejectbot.domain.moderating import Step
from rejectbot.services.moderable import Moderable
from rejectbot.storage import reports, reports_spent
from rejectbot.storage.engine import Transaction


def done_by(moderator: UserId | None, step: Step) -> Step:
    """As what a step is noted: without a moderator it happened by itself."""
    if moderator is not None:
        return step
    return Step.REPORTED if step is Step.HIDDEN else Step.UNLOOKED


def leave_hidden(tx: Transaction, about: bytes, done: Step) -> bool:
    """Whether a moderator hides what reports hid: it stays so, and is not shown by itself."""
    return done is Step.HIDDEN and reports_spent.look(tx, about)


def may_hide(tx: Transaction, guild: GuildId, about: bytes, enough: int) -> bool:
    """Whether reports hide a card or note of this server now; `enough` of them do, 0 is never.

    What was let stand or shown again they hide no more, unless its author edits it, nor anything
    while as many things as `HIDDEN_BY_REPORTS_MOST` wait hidden for a look.
    """
    if not enough or reports_spent.find(tx, about) is not None:
        return False
    if reports.count_to_hide(tx, guild, about) < enough:
        return False
    return reports_spent.count_waiting(tx, guild) < HIDDEN_BY_REPORTS_MOST


def check(tx: Transaction, guild: GuildId, about: bytes, done: Step, enough: int) -> None:
    """Raise NothingWaits where what would happen by itself has no reason any more.

    Ask in the transaction that does it: a moderator may be looking at this very moment.
    """
    if done is Step.REPORTED and not may_hide(tx, guild, about, enough):
        raise NothingWaits
    if done is Step.UNLOOKED and not reports_spent.find(tx, about):
        raise NothingWaits


def settle(tx: Transaction, what: Moderable, done: Step) -> int:
    """Close what was reported, with what was done; returns how many reports were open.

    Those that hid it stay open, for a moderator to look at.
    """
    guild = what.place.guild
    match done:
        case Step.REPORTED:
            reports_spent.save(tx, guild, what.id, waits=True)
            return 0
        case Step.KEPT | Step.SHOWN | Step.UNLOOKED if what.has_message:
            reports_spent.save(tx, guild, what.id, waits=False)
        case Step.TAKEN_DOWN:
            reports_spent.forget(tx, what.id)
        case _:
            pass  # by hand hidden, or a note to an author alone, which nothing hides
    return reports.close(tx, guild, what.id, done.value)


def start_anew(tx: Transaction, about: bytes) -> None:
    """Its author edited it: nobody has looked at what stands there now, so all can report it.

    The same statements for every edit; what they find depends on the card alone.
    """
    reports_spent.forget_looked_at(tx, about)
    reports.untie(tx, about)


def let_go(tx: Transaction, about: bytes) -> None:
    """Its author took it down: nobody need look at it."""
    reports.let_go(tx, about)
    reports_spent.forget(tx, about)
