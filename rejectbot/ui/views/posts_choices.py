"""From what was chosen in the panel of posts by the clock to a change of the settings."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from rejectbot.domain.errors import CardUnknown, EveryoneNotAsked
from rejectbot.domain.ids import RoleId
from rejectbot.domain.limits import UNANSWERED_HOURS
from rejectbot.domain.settings import DigestTime, Encouragers, ServerSettings
from rejectbot.ui.views import posts_controls as controls

Change = Callable[[ServerSettings], ServerSettings]

_FIRST_DIGEST = DigestTime(weekday=1, hour=9)
"""The week before, at the start of a working one."""
_FIRST_HOURS = 24


def chosen(verb: str, values: list[str]) -> Change:
    """The change that a select asks for; raises CardUnknown for a forged value."""
    value = values[0] if values else ""
    match verb:
        case controls.DIGEST_DAY_VERB if value == controls.OFF:
            return lambda old: replace(old, digest=None)
        case controls.DIGEST_DAY_VERB:
            weekday = _one_of(value, range(1, 8))
            return lambda old: replace(old, digest=replace(_digest(old), weekday=weekday))
        case controls.DIGEST_HOUR_VERB:
            hour = _one_of(value, range(24))
            return lambda old: replace(old, digest=replace(_digest(old), hour=hour))
        case controls.HOURS_VERB:
            return _asked_after(_one_of(value, UNANSWERED_HOURS))
        case _:
            raise CardUnknown


def role_chosen(values: list[str], everyone: int, roles: Collection[int]) -> Change:
    """The encouragers; none turns the mention off.

    Raises EveryoneNotAsked, and CardUnknown for what is no role of the server.
    """
    if not values:
        return lambda old: replace(old, encouragers=None)
    role = _one_of(values[0], roles)
    if role == everyone:
        raise EveryoneNotAsked
    return lambda old: replace(old, encouragers=Encouragers(RoleId(role), _hours(old)))


def _asked_after(hours: int) -> Change:
    def change(old: ServerSettings) -> ServerSettings:
        asked = old.encouragers
        return old if asked is None else replace(old, encouragers=replace(asked, hours=hours))

    return change


def _digest(settings: ServerSettings) -> DigestTime:
    return settings.digest or _FIRST_DIGEST


def _hours(settings: ServerSettings) -> int:
    return settings.encouragers.hours if settings.encouragers else _FIRST_HOURS


def _one_of(value: str, offered: Iterable[int]) -> int:
    if value not in map(str, offered):
        raise CardUnknown
    return int(value)
