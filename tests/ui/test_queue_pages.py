"""What moderators and authors see of review keeps within Discord's limits, at its fullest."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from rejectbot.bot.publisher import NEEDED
from rejectbot.domain.errors import DecidedAlready
from rejectbot.domain.ids import (
    ChannelId,
    EntryId,
    GuildId,
    MessageId,
    OutboxId,
    RejectionId,
    UserId,
)
from rejectbot.domain.limits import REASON_MAX
from rejectbot.domain.rejection import Draft, How, Kind, Visibility, Wants
from rejectbot.domain.reviewing import Reason, ReviewRule, Verdict
from rejectbot.domain.settings import ServerSettings
from rejectbot.services.anonymity.parcel import Act, Answer, Deed, Parcel, Waiting
from rejectbot.services.desk import Decided, DeskPost, Entry, Moved, Notice
from rejectbot.services.inbox import InboxPage
from rejectbot.services.ports import CardPlace
from rejectbot.services.server_setup import DeskState
from rejectbot.ui.cards.held import held_page
from rejectbot.ui.cards.inbox import inbox_card
from rejectbot.ui.cards.notice import notice_card
from rejectbot.ui.cards.queue import REMOVE_VERB, RETURN_VERB, desk_card, queue_page
from rejectbot.ui.copy import languages
from rejectbot.ui.forms.queue import reason_form
from rejectbot.ui.views.clues import block
from rejectbot.ui.views.moderators import ModeratorsNow, moderators_panel
from rejectbot.ui.views.refusal import refusal_text
from tests.ui.limits import form_complaints, view_complaints

ID = 2**63 - 1
DAY = date(2026, 12, 1)
NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
SETTINGS = ServerSettings(GuildId(ID), ChannelId(ID), moderators_channel=ChannelId(ID))
PLACE = CardPlace(RejectionId(bytes(16)), GuildId(ID), ChannelId(ID), MessageId(ID))
SHARE = Waiting(
    id=OutboxId(b"\xff" * 16),
    pid=RejectionId(b"\xff" * 16),
    guild=GuildId(ID),
    channel=ChannelId(ID),
    author=UserId(ID),
    author_name="!" * 32,
    draft=Draft("!" * 1_500, Kind.AUDITION, Wants.ADVICE, "!" * 200, Visibility.NAMED),
    nonce="f" * 24,
    day=DAY,
    due=NOW,
    held=NOW,
)
ACTS = [
    Act(
        id=OutboxId(b"\xff" * 16),
        pid=RejectionId(b"\xff" * 16),
        guild=GuildId(ID),
        deed=deed,
        how=how,
        author=UserId(ID),
        author_name="!" * 32 if how is How.NAMED else "",
        text="!" * 1_500,
        detail="worked_out" if deed is Deed.UPDATE else "",
        waits_for_hour=False,
        nonce="f" * 24,
        day=DAY,
        due=NOW,
        held=NOW,
    )
    for deed in (Deed.NOTE, Deed.PRIVATE_NOTE, Deed.UPDATE, Deed.REPLY, Deed.EDIT)
    for how in How
]
ANONYMOUS = replace(
    SHARE, author_name="", draft=replace(SHARE.draft, visibility=Visibility.ANONYMOUS)
)
PARCELS: list[Parcel] = [SHARE, ANONYMOUS, *ACTS]
every_language = pytest.mark.parametrize("locale", languages())


@every_language
@pytest.mark.parametrize("parcel", PARCELS)
def test_the_fullest_entry_fits_as_a_message_and_as_a_page(locale: str, parcel: Parcel) -> None:
    entry = Entry(EntryId(bytes(16)), parcel, PLACE if isinstance(parcel, Act) else None)
    post = DeskPost(ChannelId(ID), entry, replace(SETTINGS, locale=locale))
    assert view_complaints(desk_card(post)) == []
    refusal = refusal_text(DecidedAlready(verdict="undecided", by=UserId(ID)), locale)
    told = f"{refusal}\n{block('!' * REASON_MAX)}"
    assert view_complaints(queue_page([entry] * 999, 500, locale, told)) == []
    assert view_complaints(queue_page([], 0, locale, told)) == []


@every_language
@pytest.mark.parametrize("verdict", [None, *Verdict])
def test_how_it_ended_fits(locale: str, verdict: Verdict | None) -> None:
    for by in (None, UserId(ID)):
        decided = Decided(EntryId(bytes(16)), verdict, by)
        post = DeskPost(ChannelId(ID), decided, replace(SETTINGS, locale=locale))
        assert view_complaints(desk_card(post)) == []
    for to in (None, ChannelId(ID)):
        moved = DeskPost(ChannelId(ID), Moved(EntryId(bytes(16)), to), SETTINGS)
        assert view_complaints(desk_card(moved)) == []


@every_language
@pytest.mark.parametrize("verdict", [Verdict.RETURNED, Verdict.REMOVED, Verdict.UNDECIDED, None])
@pytest.mark.parametrize("sign", ["!", "x", "\n", "🫂"])
def test_the_fullest_text_that_comes_back_fits_with_its_answer(
    locale: str, verdict: Verdict | None, sign: str
) -> None:
    words = (sign + "!") * (REASON_MAX // 2)
    answer = Answer(verdict, Reason.DETAILS, words) if verdict else None
    for parcel in PARCELS:
        back = replace(parcel, held=None, returned=True, answer=answer)
        for number in (1, 99):
            page = InboxPage(returned=(back,) * number, held=(SHARE, ANONYMOUS))
            assert view_complaints(inbox_card(page, locale, 50).panel) == []


@every_language
def test_the_fullest_text_that_waits_fits_on_its_authors_page(locale: str) -> None:
    for parcel in PARCELS:
        for held in ((), (parcel,), (parcel,) * 99):
            assert view_complaints(held_page(held, 50, 14, locale)) == []


@every_language
def test_the_notice_that_nothing_can_be_posted_fits(locale: str) -> None:
    notice = Notice(ChannelId(ID), replace(SETTINGS, locale=locale), NOW)
    assert view_complaints(notice_card(notice)) == []


@every_language
@pytest.mark.parametrize("verb", [RETURN_VERB, REMOVE_VERB])
def test_the_form_for_a_reason_fits(locale: str, verb: str) -> None:
    assert form_complaints(reason_form(verb, "f" * 32, locale).to_dict()) == []


@every_language
@pytest.mark.parametrize("review", list(ReviewRule))
def test_the_panel_about_moderators_fits(locale: str, review: ReviewRule) -> None:
    for desk in (DeskState(), DeskState(NEEDED), DeskState(is_gone=True), DeskState(is_open=True)):
        for waiting in (0, 1, 10_000):
            now = ModeratorsNow(replace(SETTINGS, review=review), desk, waiting, 14)
            assert view_complaints(moderators_panel(now, locale)) == []
