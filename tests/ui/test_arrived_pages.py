"""Private notes with their buttons keep within Discord's limits, beside whatever else came."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rejectbot.domain.ids import AttemptId, ChannelId, GuildId, MessageId, NoteId, RejectionId
from rejectbot.domain.limits import NOTE_MAX, STORY_MAX
from rejectbot.domain.rejection import How, Kind, Rejection, Wants
from rejectbot.domain.review import State
from rejectbot.domain.reviewing import Reason, Verdict
from rejectbot.domain.safe_text import quoted
from rejectbot.services.anonymity.parcel import Answer
from rejectbot.services.anonymity.private_notes import PrivateNote
from rejectbot.services.control import OwnPage
from rejectbot.services.inbox import Arrived, Asking, InboxPage, Looked
from rejectbot.services.owning import By, Claim, Owned
from rejectbot.services.ports import CardTexts
from rejectbot.ui.cards.inbox import inbox_card, inbox_more
from rejectbot.ui.cards.own import own_page
from rejectbot.ui.cards.own_arrived import arrived_page, more_of
from rejectbot.ui.claims import claim_of
from rejectbot.ui.copy import languages
from rejectbot.ui.custom_ids import CustomId
from tests.ui.limits import view_complaints
from tests.ui.test_queue_pages import ANONYMOUS, PARCELS, SHARE
from tests.world import walk

ID = 2**63 - 1
PID = RejectionId(b"\xff" * 16)
DAY = date(2026, 12, 1)
PLACE = (PID, GuildId(ID), ChannelId(ID), MessageId(ID), None)
CARD = Rejection(*PLACE, Kind.OTHER, Wants.CHEER, How.NAMED, DAY, State.PUBLISHED)
every_language = pytest.mark.parametrize("locale", languages())


def arrived(count: int, text: str) -> Arrived:
    """So many private notes, which are all told apart, and one of each that was reported."""
    notes = tuple(
        PrivateNote(NoteId(bytes([number]) * 16), PID, "!" * 32, text, DAY)
        for number in range(count)
    )
    return Arrived(CARD, 999, 999, ChannelId(ID), notes, tuple(Looked))


@every_language
@pytest.mark.parametrize("text", ["No.", "!" * NOTE_MAX])
def test_every_private_note_is_reached_with_its_button(locale: str, text: str) -> None:
    back = replace(PARCELS[0], held=None, returned=True)
    asking = Asking(AttemptId(bytes(16)), 7, CARD)
    answer = Answer(Verdict.RETURNED, Reason.DETAILS, "Hm.")
    draft = replace(SHARE.draft, story="No.", next="On.")
    short = replace(SHARE, draft=draft, held=None, returned=True, answer=answer)
    came = InboxPage(arrived=(arrived(20, text),))
    held = (SHARE, ANONYMOUS)
    for page in (
        came,
        replace(came, returned=(back,) * 9, held=held),
        replace(came, returned=(short,) * 9, held=held, asking=(asking,)),
    ):
        panels = [inbox_card(page, locale).panel]
        seen: list[str] = []
        while True:
            components: Any = panels[-1].to_components()  # type: ignore[no-untyped-call] # as there
            assert view_complaints(panels[-1]) == []
            ids = [str(each.get("custom_id")) for each in walk(components)]
            seen += [each for each in ids if each.startswith("rb1:report-private:")]
            following = [each for each in ids if each.startswith("rb1:inbox:")]
            if not following:
                break
            skip = int(following[0].rpartition(":")[2])
            panels.append(inbox_more(replace(page, seen={}), skip, locale).panel)
        assert len(set(seen)) == 20


@every_language
@pytest.mark.parametrize("count", [7, 20])
@pytest.mark.parametrize("text", ["Hi.", "!" * NOTE_MAX])
def test_every_one_is_reached_from_a_page_of_ones_own(locale: str, text: str, count: int) -> None:
    card, receipt = replace(CARD, how=How.ANONYMOUS), "A" * 26
    came = replace(arrived(count, text), rejection=card, reported=())
    page = OwnPage(Owned(card, By.RECEIPT), Claim(PID, receipt), CardTexts("They said no.", ""))
    panels, seen = [own_page(page, came, locale)], list[str]()
    while True:
        components: Any = panels[-1].to_components()  # type: ignore[no-untyped-call] # as there
        assert view_complaints(panels[-1]) == []
        ids = [str(each.get("custom_id")) for each in walk(components)]
        seen += [each for each in ids if each.startswith("rb1:report-private:")]
        following = [each for each in ids if each.startswith("rb1:own-more:")]
        if not following:
            break
        pressed = CustomId.parse(following[0])
        assert pressed is not None
        skip, claimed = more_of(pressed)
        assert claim_of(claimed) == (Claim(PID, receipt), True)
        panels.append(arrived_page(came, skip, locale, receipt))
    assert len(seen) == len(set(seen)) == count
    assert (len(panels) == 1) == (text == "Hi." and count == 7), "what fits needs no second page"


@every_language
@pytest.mark.parametrize("by", [By.NAME, By.TAG, By.RECEIPT])
@pytest.mark.parametrize("story", ["They said no.", "!" * STORY_MAX])
def test_a_page_of_ones_own_has_room_for_both(locale: str, by: By, story: str) -> None:
    claim = Claim(PID, "A" * 26 if by is By.RECEIPT else None)
    how = How.NAMED if by is By.NAME else How.ANONYMOUS
    card = replace(CARD, how=how)
    page = OwnPage(Owned(card, by), claim, CardTexts(story, ""))
    came = replace(arrived(20, "!" * NOTE_MAX), rejection=card)
    assert view_complaints(own_page(page, came, locale)) == []
    covered = OwnPage(Owned(replace(card, state=State.HIDDEN), by), claim, None)
    stood = json.dumps([{"components": [{"content": quoted(text)} for text in (story, "!" * 200)]}])
    assert view_complaints(own_page(covered, came, locale, stood)) == []
