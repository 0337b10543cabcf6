"""What moderators see of what stands, and what is asked and told, keeps within Discord's limits."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from discord.ui import TextDisplay

from rejectbot.domain.errors import DecidedAlready
from rejectbot.domain.ids import (
    ChannelId,
    EntryId,
    GuildId,
    MessageId,
    NoteId,
    RejectionId,
    UserId,
)
from rejectbot.domain.limits import NEXT_MAX, NOTE_MAX, REASON_MAX, REPORT_MAX, STORY_MAX
from rejectbot.domain.moderating import Step
from rejectbot.domain.rejection import AnonymousRule, FormInput, How
from rejectbot.domain.reporting import ReportReason
from rejectbot.domain.review import State
from rejectbot.domain.reviewing import Reason
from rejectbot.domain.settings import ServerSettings
from rejectbot.services.anonymity.private_notes import PrivateNote
from rejectbot.services.desk import DeskPost
from rejectbot.services.farewells import Farewell, Removed
from rejectbot.services.hidings import Hidden, Hiding
from rejectbot.services.inbox import InboxPage
from rejectbot.services.moderable import Moderable, Sort
from rejectbot.services.ports import CardPlace, CardToPost
from rejectbot.services.reported import LookedAt, Reported
from rejectbot.ui.cards.covered import cover
from rejectbot.ui.cards.hidden import hidden_page, hiding_words
from rejectbot.ui.cards.inbox import inbox_card, inbox_more
from rejectbot.ui.cards.queue import desk_card, queue_page
from rejectbot.ui.cards.rejection import rejection_card
from rejectbot.ui.cards.removed import removed_page, removed_text
from rejectbot.ui.copy import languages
from rejectbot.ui.forms.moderating import removal_form
from rejectbot.ui.forms.report import private_report_form, report_form
from rejectbot.ui.views.clues import block
from rejectbot.ui.views.moderating import moderating_page, possible
from rejectbot.ui.views.refusal import refusal_text
from tests.ui.limits import form_complaints, view_complaints

ID = 2**63 - 1
PLACE = CardPlace(RejectionId(b"\xff" * 16), GuildId(ID), ChannelId(ID), MessageId(ID))
WHAT = Moderable(b"\xff" * 16, Sort.CARD, PLACE.pid, ChannelId(ID), PLACE, State.PUBLISHED)
ENTRY = EntryId(b"\xff" * 16)
SETTINGS = ServerSettings(GuildId(ID), ChannelId(ID), moderators_channel=ChannelId(ID))
OTHERS = [each for each in Step if each is not Step.REPORTED]
"""What can have been done before somebody looked: what reports hid waits for that."""
HIDINGS = [Hiding(by, until) for by in (True, False) for until in (date(2026, 12, 1), None)]
every_language = pytest.mark.parametrize("locale", languages())


@every_language
@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("state", [State.PUBLISHED, State.HIDDEN, State.LOST, State.REMOVED])
def test_the_page_of_a_card_or_note_fits(locale: str, state: State, sort: Sort) -> None:
    what = replace(WHAT, state=state, sort=sort)
    told = f"{'x' * 300}\n{block('`' * REASON_MAX)}"
    for hiding in HIDINGS:
        words, actions = hiding_words(hiding, locale), possible(what, locale)
        page = moderating_page(what, actions, locale, told, words, is_for_below=True)
        assert view_complaints(page) == []


@every_language
@pytest.mark.parametrize("count", [1, 999])
@pytest.mark.parametrize("state", [State.PUBLISHED, State.HIDDEN])
def test_what_was_reported_fits_at_its_fullest(locale: str, state: State, count: int) -> None:
    words = ("!" * REPORT_MAX,) * 20
    what = replace(WHAT, state=state)
    below, hiding = (MessageId(ID),) * 20, HIDINGS[0] if state is State.HIDDEN else None
    reasons = dict.fromkeys(ReportReason, count)
    reported = Reported(ENTRY, what, reasons, words, below, hiding=hiding)
    settings = replace(SETTINGS, locale=locale)
    assert view_complaints(desk_card(DeskPost(ChannelId(ID), reported, settings))) == []
    told = "x" * 100
    assert view_complaints(queue_page([reported] * 99, 50, locale, told)) == []


@every_language
@pytest.mark.parametrize("name", ["", "!" * 32])
def test_a_reported_private_note_fits_at_its_fullest(locale: str, name: str) -> None:
    what = replace(WHAT, sort=Sort.PRIVATE)
    text = f"{'!' * (REASON_MAX // 2)} {'!' * NOTE_MAX}"
    note = PrivateNote(NoteId(b"\xff" * 16), PLACE.pid, name, text, date(2026, 12, 1))
    words = ("!" * REPORT_MAX,)
    reported = Reported(ENTRY, what, {ReportReason.ATTACKS: 1}, words, private=note)
    settings = replace(SETTINGS, locale=locale)
    card = desk_card(DeskPost(ChannelId(ID), reported, settings))
    assert view_complaints(card) == []
    shown = [each.content for each in card.walk_children() if isinstance(each, TextDisplay)]
    assert any("\\!\\!" in text for text in shown)


@every_language
@pytest.mark.parametrize("sort", [Sort.CARD, Sort.NOTE])
@pytest.mark.parametrize("hiding", HIDINGS)
def test_what_is_hidden_fits(locale: str, hiding: Hiding, sort: Sort) -> None:
    hidden = Hidden(ENTRY, replace(WHAT, state=State.HIDDEN, sort=sort), hiding)
    assert view_complaints(queue_page([hidden] * 99, 50, locale, "x" * 100)) == []


@every_language
@pytest.mark.parametrize("length", [1, 3_990, 4_000])
def test_what_stood_there_can_be_read_to_the_last_letter(locale: str, length: int) -> None:
    told = json.dumps([{"type": 17, "components": [{"type": 10, "content": "x" * length}]}])
    page = hidden_page(told, locale)
    assert view_complaints(page) == []
    assert "x" * length in str(page.to_components())  # type: ignore[no-untyped-call] # no types


@every_language
@pytest.mark.parametrize("step", [None, *OTHERS])
def test_what_was_done_about_it_has_words(locale: str, step: Step | None) -> None:
    post = DeskPost(ChannelId(ID), LookedAt(ENTRY, step, UserId(ID)), SETTINGS)
    assert view_complaints(desk_card(post)) == []


@every_language
def test_the_forms_and_the_cover_fit(locale: str) -> None:
    assert form_complaints(removal_form("mod-remove", "f" * 32, locale).to_dict()) == []
    assert form_complaints(report_form(ID, locale).to_dict()) == []
    for is_anonymous in (True, False):
        form = private_report_form("f" * 60, locale, is_anonymous=is_anonymous)
        assert form_complaints(form.to_dict()) == []
    assert view_complaints(cover(locale)) == []


@every_language
@pytest.mark.parametrize("how", How)
@pytest.mark.parametrize("sort", Sort)
def test_an_author_reads_as_many_removals_as_fit(locale: str, sort: Sort, how: How) -> None:
    said = Farewell(Reason.DETAILS, "!" * REASON_MAX, _longest())
    removed = Removed(sort, how, MessageId(ID), date(2026, 12, 1), said)
    assert view_complaints(removed_page(removed, 7, locale)) == []
    assert "\\!" * STORY_MAX in removed_text(removed, locale)
    inbox = InboxPage(removed=(removed,) * 30)
    assert view_complaints(inbox_card(inbox, locale).panel) == []
    for skip in range(60):
        assert view_complaints(inbox_more(inbox, skip, locale).panel) == []
    if sort is not Sort.PRIVATE:
        hidden = replace(removed, farewell=Farewell(None, "", _longest()), is_hidden=True)
        page = inbox_card(InboxPage(removed=(hidden,) * 3), locale)
        assert view_complaints(page.panel) == []


def test_what_an_earlier_version_stored_for_an_author_is_read_still() -> None:
    assert Farewell.unpacked('["person", "Mine."]') == Farewell(Reason.PERSON, "Mine.")


def _longest() -> str:
    """The card with the longest texts there can be, as a message's components."""
    given = FormInput("!" * STORY_MAX, next="!" * NEXT_MAX, visibility="named")
    draft = given.checked(AnonymousRule.BOTH)
    card = CardToPost(PLACE.pid, ChannelId(ID), draft, None, "", SETTINGS)
    shown: Any = rejection_card(card)
    return json.dumps(shown.to_components())


@every_language
@pytest.mark.parametrize("step", OTHERS)
@pytest.mark.parametrize("by", [None, ID])
def test_whoever_was_faster_is_named(locale: str, step: Step, by: int | None) -> None:
    told = refusal_text(DecidedAlready(verdict=step.value, by=by), locale)
    assert "faster" in told
    assert (f"<@{ID}>" in told) == (by is not None and step is not Step.UNLOOKED)
