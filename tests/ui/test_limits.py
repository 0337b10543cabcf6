"""In every language, everything that people see keeps within Discord's limits."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rejectbot.domain.answering import SharedDay, WaitingCard
from rejectbot.domain.badges import Badge
from rejectbot.domain.clues import Clue, ClueKind
from rejectbot.domain.goal import Goal, Headway
from rejectbot.domain.goal_day import offered
from rejectbot.domain.ids import ChannelId, GuildId, MessageId, RejectionId, RoleId, UserId
from rejectbot.domain.limits import DIGEST_WAITING, NOTE_MAX, UNANSWERED_SHOWN
from rejectbot.domain.periods import Period
from rejectbot.domain.points import MOST, PointRules
from rejectbot.domain.ranking import Place
from rejectbot.domain.rejection import AnonymousRule, FormInput, Kind, Visibility
from rejectbot.domain.reviewing import ReviewRule
from rejectbot.domain.settings import DigestTime, Encouragers, ServerSettings, TeamGoal
from rejectbot.domain.team_goal import CELEBRATED, Progress
from rejectbot.services.announcement import Announcement, Celebration, Digest, RoleReach, Unanswered
from rejectbot.services.badges import OwnBadges
from rejectbot.services.board import BoardPage
from rejectbot.services.noting import NoteInput
from rejectbot.services.profile import Journey
from rejectbot.ui.cards.announcements import announcement_card, charts_of
from rejectbot.ui.cards.badges import badges_card
from rejectbot.ui.cards.board import board_card, public_board_card
from rejectbot.ui.cards.goal import day_choices, goal_card, goal_chart, no_goal_card
from rejectbot.ui.cards.journey import journey_card, nothing_listed_card
from rejectbot.ui.charts.chart import ALT_MAX, Chart, Picture
from rejectbot.ui.copy import languages, say
from rejectbot.ui.forms.goal import goal_form as own_goal_form
from rejectbot.ui.forms.note import note_form
from rejectbot.ui.forms.share import share_form
from rejectbot.ui.views.clues import clues_found
from rejectbot.ui.views.posts import PostsNow, goal_form, posts_panel
from rejectbot.ui.views.setup import points_form, zone_form
from tests.ui.limits import form_complaints, message_complaints, view_complaints
from tests.ui.sources import asked_for
from tests.world import World, shown, walk

ID = 2**63 - 1
WAITING = WaitingCard(RejectionId(bytes(16)), ChannelId(ID), MessageId(ID))
"""The longest id that Discord could give."""
GOALS = [
    Headway(Goal(1_000, date(2026, 1, 1), until), reached, date(2026, 6, 1))
    for until in (date(2026, 5, 31), date(2026, 6, 3), date(2031, 1, 1))
    for reached in (0, 1, 990, 10**6)
]
RULES = PointRules(**dict.fromkeys(PointRules().as_dict(), MOST))
SETTINGS = ServerSettings(GuildId(ID), channel=ChannelId(ID), time_zone="America/Argentina/Ushuaia")

every_language = pytest.mark.parametrize("locale", languages())

YEAR = Chart("year.png", "<svg/>", "x" * ALT_MAX, "x" * 1_500)
PICTURE = Picture(YEAR.name, b"PNG", YEAR.alt)
PID = RejectionId(b"\xff" * 16)


@every_language
@pytest.mark.parametrize("rule", list(AnonymousRule))
@pytest.mark.parametrize("chosen", [None, *Visibility])
def test_the_share_form_fits(locale: str, rule: AnonymousRule, chosen: Visibility | None) -> None:
    filled = FormInput("x" * 1_500, "job", "advice", "y" * 200, chosen)
    for review in ReviewRule:
        form = share_form(locale, rule, filled, review)
        assert form_complaints(form.to_dict()) == []


@every_language
@pytest.mark.parametrize("kind", list(ClueKind))
def test_the_fullest_page_with_a_draft_fits(locale: str, kind: ClueKind) -> None:
    form = FormInput("`" * 1_500, "audition", "advice", "`" * 200, "anonymous_later")
    draft = form.checked(AnonymousRule.BOTH)
    found = [Clue(kind, "." * 99 + str(number)) for number in range(99)]
    panel = clues_found(draft, form, found, locale).panel
    assert panel is not None
    assert view_complaints(panel) == []


@every_language
@pytest.mark.parametrize("rule", list(AnonymousRule))
@pytest.mark.parametrize("server", languages())
def test_the_other_forms_fit(locale: str, rule: AnonymousRule, server: str) -> None:
    settings = replace(SETTINGS, anonymous=rule, locale=server)
    for form in (
        note_form(
            locale,
            RejectionId(b"\xff" * 16),
            "x" * 200,
            settings,
            NoteInput(RejectionId(b"\xff" * 16), "x" * NOTE_MAX),
        ),
        note_form(locale, RejectionId(b"\xff" * 16), None, settings),
        zone_form(SETTINGS, locale),
        points_form(RULES, locale),
    ):
        assert form_complaints(form.to_dict()) == []


@every_language
@pytest.mark.parametrize("review", list(ReviewRule))
def test_the_note_form_of_a_server_that_reviews_fits(locale: str, review: ReviewRule) -> None:
    settings = replace(SETTINGS, review=review)
    assert form_complaints(note_form(locale, PID, None, settings).to_dict()) == []


@every_language
def test_the_panel_of_posts_and_its_form_fit(locale: str) -> None:
    for progress in (None, Progress(0, 10_000, date.max), Progress(10**9, 10_000, date.max)):
        for digest in (None, DigestTime(3, 23)):
            for reach in RoleReach:
                settings = replace(SETTINGS, digest=digest, encouragers=Encouragers(RoleId(ID), 72))
                panel = posts_panel(PostsNow(settings, progress, reach, True), locale)
                assert view_complaints(panel) == []
    assert view_complaints(posts_panel(PostsNow(SETTINGS, None, None), locale)) == []
    assert form_complaints(goal_form(TeamGoal(10_000, date.max), locale).to_dict()) == []
    assert form_complaints(goal_form(None, locale).to_dict()) == []


@every_language
@pytest.mark.parametrize("percent", CELEBRATED)
def test_a_celebration_fits(locale: str, percent: int) -> None:
    content = Celebration(percent, Progress(10**9, 10_000, date.max))
    post = Announcement(
        ChannelId(ID), content, "0" * 24, 2**31 - 1, replace(SETTINGS, locale=locale)
    )
    assert view_complaints(announcement_card(post, [], {})) == []


@every_language
def test_the_fullest_digest_fits(locale: str) -> None:
    settings = replace(SETTINGS, locale=locale)
    content = Digest(
        days=tuple(SharedDay(date(2026, 12, day), 10**6, 10**6) for day in range(20, 27)),
        people=10**6,
        progress=Progress(10**9, 10_000, date.max),
        waiting=(WAITING,) * DIGEST_WAITING,
    )
    post = Announcement(ChannelId(ID), content, "0" * 24, 2**31 - 1, settings)
    charts = charts_of(post)
    pictures = {chart.name: Picture(chart.name, b"", chart.alt) for chart in charts}
    assert len(pictures) == 1
    assert view_complaints(announcement_card(post, charts, pictures)) == []


@every_language
def test_the_fullest_question_for_an_answer_fits(locale: str) -> None:
    waiting = (WAITING,) * UNANSWERED_SHOWN
    settings = replace(SETTINGS, locale=locale)
    content = Unanswered(RoleId(ID), waiting)
    post = Announcement(ChannelId(ID), content, "0" * 24, 2**31 - 1, settings)
    assert view_complaints(announcement_card(post, [], {})) == []


@every_language
@pytest.mark.parametrize("period", list(Period))
def test_a_full_board_fits(locale: str, period: Period) -> None:
    rows = tuple(Place(10_000 + n, UserId(ID), ID) for n in range(10))
    board = BoardPage(
        period=period,
        page=99,
        rows=rows,
        has_next=True,
        own=rows[0],
        together=Progress(9_999, 10_000, date.max),
    )
    assert view_complaints(board_card(board, locale)) == []
    assert view_complaints(public_board_card(board, locale)) == []


@every_language
def test_a_journey_fits_and_never_holds_an_empty_text(locale: str) -> None:
    places = {period: Place(1, UserId(ID), ID) for period in Period}
    for journey in (
        Journey(places, ID, ID, ID, ID, goal=GOALS[-1], badges=tuple(Badge)),
        Journey({}, 0, 0, 0, 0),
        Journey({}, 1, 0, 0, 0),
    ):
        assert view_complaints(journey_card(journey, YEAR, locale, {YEAR.name: PICTURE})) == []
    assert view_complaints(nothing_listed_card(locale)) == []


@every_language
def test_a_page_of_badges_fits(locale: str) -> None:
    for badge, on_board in ((Badge.YEAR, True), (Badge.YEAR, False), (None, True)):
        own = OwnBadges(tuple(Badge), badge, on_board)
        assert view_complaints(badges_card(own, locale)) == []
    assert view_complaints(badges_card(OwnBadges((), None, on_board=True), locale)) == []


@every_language
def test_a_goal_and_the_days_for_one_fit(locale: str) -> None:
    for shown_goal in GOALS:
        chart = goal_chart(shown_goal, locale)
        pictures = {chart.name: Picture(chart.name, b"", chart.alt)} if chart.svg else {}
        assert view_complaints(goal_card(shown_goal, chart, locale, pictures)) == []
    assert view_complaints(no_goal_card(locale)) == []
    for filled in (("", ""), ("1" * 99, "9" * 99)):
        assert form_complaints(own_goal_form(locale, *filled).to_dict()) == []
    choices = day_choices(offered(date(2026, 2, 28)), "", locale)
    assert all(1 <= len(name) <= 100 for name in choices)
    assert 1 < len(choices) <= 25


@every_language
def test_descriptions_and_choices_of_commands_fit(locale: str) -> None:
    described = [
        name
        for name in asked_for()
        if name.startswith(("command-", "option-")) and name != "command-changed"
    ]
    described += [f"kind-{kind.value}" for kind in Kind]
    described += [f"period-{period.value}" for period in Period]
    described += [f"setup-review-{rule.value}" for rule in ReviewRule]
    described += [f"setup-anonymous-{rule.value}" for rule in AnonymousRule]
    assert len(described) > 20
    for name in described:
        assert 1 <= len(say(locale, name)) <= 100, name


async def test_commands_as_they_are_sent_fit(world: World) -> None:
    for command in world.bot.tree.get_commands():
        assert world.bot.tree.translator is not None
        sent = await command.get_translated_payload(world.bot.tree, world.bot.tree.translator)
        options = list(_options(sent))
        choices = [choice for option in options for choice in option.get("choices", [])]
        for part in (sent, *options, *choices):
            assert 1 <= len(part.get("description") or "x") <= 100
            assert 1 <= len(part["name"]) <= (100 if "value" in part else 32)
            for words in part.get("description_localizations", {}).values():
                assert 1 <= len(words) <= 100


def _options(sent: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Its options and, of a command in a group, theirs."""
    for option in sent.get("options", []):
        yield option
        yield from _options(option)


@pytest.mark.parametrize("sign", ["!", "_", "`", "漢", "🫂", "\u202e!", "é\u0301", "<@1>", "a"])
async def test_a_card_of_the_longest_inputs_fits(world: World, sign: str) -> None:
    world.env.backend.edit_member(world.guild.id, world.ada.id, {"nick": "!" * 32})
    line = (sign * 80)[:74]
    story = "\n".join([line] * 20)[:1_500].ljust(1_500, "!")[:1_500]
    answer = await world.share(
        world.ada, story, next=(sign * 200)[:200], wants="listen", kind=["research"]
    )
    assert world.cards, shown(answer)
    stored = world.env.backend.get_message(world.channel.id, world.card.id)
    assert message_complaints(stored.components) == []


async def test_a_full_list_of_ones_own_fits(world: World) -> None:
    for n in range(11):
        await world.share(world.ada, f"No number {n}.", kind=["research"])
    page = await world.ada.slash(world.channel, "journey")
    assert page.response is not None
    listed = await world.ada.click(page.response.message, custom_id="rb1:mine")
    assert listed.response is not None
    assert message_complaints(listed.response.components) == []
    assert len(list(walk(listed.response.components))) > 30
