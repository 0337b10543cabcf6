"""The words of the weekly digest; lines without anything to tell are left out."""

from collections.abc import Sequence

from rejectbot.domain.answering import WaitingCard
from rejectbot.domain.settings import ServerSettings
from rejectbot.services.announcement import Digest
from rejectbot.ui.charts.dates import day_and_month
from rejectbot.ui.copy import say
from rejectbot.ui.links import message_link, posted_at


def digest_texts(digest: Digest, settings: ServerSettings) -> list[str]:
    """The title first; the chart belongs below it."""
    locale = settings.locale
    first, last = digest.days[0].day, digest.days[-1].day
    texts = [
        say(
            locale,
            "digest-title",
            first=day_and_month(first, locale),
            last=day_and_month(last, locale),
        )
    ]
    if digest.people:
        texts.append(say(locale, "digest-people", count=digest.people))
    progress = digest.progress
    if progress is not None and progress.count:
        texts.append(say(locale, "digest-goal", count=progress.count, target=progress.target))
    if digest.waiting:
        title = say(locale, "digest-waiting")
        texts.append("\n".join([title, *waiting_lines(digest.waiting, settings)]))
    return texts


def waiting_lines(waiting: Sequence[WaitingCard], settings: ServerSettings) -> list[str]:
    """A link to each card, with how long ago it was shared."""
    return [
        say(
            settings.locale,
            "waiting-card",
            link=message_link(settings.guild, card.channel, card.message),
            at=posted_at(card.message, "R"),
        )
        for card in waiting
    ]
