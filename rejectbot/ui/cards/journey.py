"""A member's own page and the list of their own rejections."""

import discord

from rejectbot.domain.badges import Badge
from rejectbot.domain.goal import Headway, Pace
from rejectbot.domain.periods import Period
from rejectbot.domain.rejection import How, Rejection
from rejectbot.services.owning import By, Claim
from rejectbot.services.profile import Journey
from rejectbot.ui.cards.badges import VERB as BADGES_VERB
from rejectbot.ui.cards.badges import badge_name
from rejectbot.ui.cards.chart import Pictures, chart_items
from rejectbot.ui.cards.goal import VERB as GOAL_VERB
from rejectbot.ui.cards.goal import goal_chart
from rejectbot.ui.cards.inbox import MORE_VERB as INBOX_VERB
from rejectbot.ui.cards.own import DELETE_VERB, OPEN_VERB
from rejectbot.ui.cards.periods import period_name
from rejectbot.ui.cards.privacy import OPEN_VERB as PRIVACY_VERB
from rejectbot.ui.charts.chart import Chart
from rejectbot.ui.claims import claim_text
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.own import RECEIPT_VERB
from rejectbot.ui.links import own_link, posted_at
from rejectbot.ui.theme import ACCENT, Panel

MINE_VERB = "mine"
_ROWS = (
    {"journey-mine": MINE_VERB, "journey-inbox": INBOX_VERB, "journey-receipt": RECEIPT_VERB},
    {"journey-goal": GOAL_VERB, "journey-badges": BADGES_VERB, "journey-privacy": PRIVACY_VERB},
)
"""The same for everybody: a button that only some have would tell who shared anonymously."""
LISTED = 10
"""Rejections a page of the list: each takes two of the 40 components of a message."""


def journey_card(journey: Journey, year: Chart, locale: str, pictures: Pictures) -> Panel:
    """What the member has done here; lines without anything to tell are left out."""
    numbers = _numbers(journey, locale)
    texts = [say(locale, "journey-title"), *(numbers or [say(locale, "journey-empty")])]
    texts += [*_goal(journey.goal, locale), *_badges(journey.badges, locale)]
    shown: list[discord.ui.Item[Panel]] = [discord.ui.TextDisplay(text) for text in texts]
    if numbers or year.svg is not None:
        shown += chart_items(year, pictures)
    view = Panel()
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    for verbs in _ROWS:
        row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
        for label, verb in verbs.items():
            row.add_item(discord.ui.Button(label=say(locale, label), custom_id=custom_id(verb)))
        view.add_item(row)
    return view


def own_rejections_card(rejections: list[Rejection], page: int, locale: str) -> Panel:
    """One's own rejections, newest first, each with *Open* and, while its card stands, a link."""
    view = Panel()
    container: discord.ui.Container[Panel] = discord.ui.Container(
        discord.ui.TextDisplay(say(locale, "mine-title")), accent_colour=ACCENT
    )
    for rejection in rejections[page * LISTED : (page + 1) * LISTED]:
        container.add_item(_line(rejection, locale))
    view.add_item(container)
    pages = (len(rejections) + LISTED - 1) // LISTED
    if pages > 1:
        view.add_item(_pager(page, pages, locale))
    return view


def confirm_delete_card(rejection: Rejection, *, points_return: bool, locale: str) -> Panel:
    """What deleting would do, before it is done."""
    view = Panel()
    link = own_link(rejection, locale)
    question = say(
        locale,
        "delete-returns" if points_return else "delete-keeps",
        link=link,
        at=posted_at(rejection.message),
    )
    if rejection.thread is not None:
        question += " " + say(locale, "delete-notes-stay")
    view.add_item(discord.ui.TextDisplay(question))
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    row.add_item(
        discord.ui.Button(
            label=say(locale, "delete-yes"),
            style=discord.ButtonStyle.danger,
            custom_id=custom_id(DELETE_VERB, claim_text(Claim(rejection.id), By.NAME)),
        )
    )
    view.add_item(row)
    return view


def _numbers(journey: Journey, locale: str) -> list[str]:
    lines: list[str] = []
    for period in Period:
        place = journey.places.get(period)
        if place is not None:
            when = period_name(period, journey.season, locale)
            lines.append(
                say(locale, "journey-place", period=when, points=place.points, rank=place.rank)
            )
    if journey.off_board is not None:
        lines += _off_board(journey.off_board, journey.season, locale)
    for key, number in (
        ("journey-named", journey.named),
        ("journey-supported", journey.cards_supported),
        ("journey-weeks", journey.weeks_in_a_row),
    ):
        if number:
            lines.append(say(locale, key, count=number))
    if journey.anonymous_shares:
        lines.append(
            say(
                locale,
                "journey-anonymous",
                count=journey.anonymous_shares,
                points=journey.anonymous_points,
            )
        )
    return ["\n".join(lines)] if lines else []


def _goal(goal: Headway | None, locale: str) -> list[str]:
    """One line, without the ring: that is a button away."""
    if goal is None or (goal.pace is Pace.ENDED and not goal.reached):
        return []
    return [goal_chart(goal, locale).text]


def _badges(badges: tuple[Badge, ...], locale: str) -> list[str]:
    named = " · ".join(badge_name(badge, locale) for badge in badges)
    return [say(locale, "journey-badge-line", badges=named)] if badges else []


def _off_board(points: dict[Period, int], season: int, locale: str) -> list[str]:
    said = [
        say(locale, "journey-points", period=period_name(period, season, locale), points=mine)
        for period, mine in points.items()
    ]
    return [*said, say(locale, "journey-off-board")]


def _line(rejection: Rejection, locale: str) -> discord.ui.Section[Panel]:
    claim = Claim(rejection.id)
    by = By.NAME if rejection.how is How.NAMED else By.TAG
    text = say(
        locale,
        "mine-line",
        kind=say(locale, f"kind-{rejection.kind.value}"),
        how=say(locale, f"mine-{rejection.how.value}"),
        at=posted_at(rejection.message),
        link=own_link(rejection, locale),
    )
    button: discord.ui.Button[Panel] = discord.ui.Button(
        label=say(locale, "mine-open"), custom_id=custom_id(OPEN_VERB, claim_text(claim, by))
    )
    return discord.ui.Section(text, accessory=button)


def _pager(page: int, pages: int, locale: str) -> discord.ui.ActionRow[Panel]:
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    for label, target in (("board-back", page - 1), ("board-next", page + 1)):
        row.add_item(
            discord.ui.Button(
                label=say(locale, label),
                custom_id=custom_id(MINE_VERB, f"{max(target, 0)}:{label[6:]}"),
                disabled=not 0 <= target < pages,
            )
        )
    return row


def nothing_listed_card(locale: str) -> Panel:
    """The list when there is nothing on it."""
    view = Panel()
    view.add_item(discord.ui.TextDisplay(say(locale, "mine-empty")))
    return view
