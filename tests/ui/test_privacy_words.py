"""What `/privacy`, docs/privacy.md and docs/threat-model.md say is what holds."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from rejectbot.domain.holds import HoldDays, last_day
from rejectbot.domain.limits import (
    CREDIT_CONFIDENCE_MAX,
    CREDIT_CROWD,
    HOLD_LONGEST,
    REMOVED_KEPT,
    SMALL_SERVER,
)
from rejectbot.domain.points import ANONYMOUS_SHARE
from rejectbot.domain.rejection import AnonymousRule
from rejectbot.domain.reviewing import ReviewRule
from rejectbot.services.privacy import PrivacyPage
from rejectbot.services.public_credit import Figures
from rejectbot.settings import Settings
from rejectbot.storage.tables import credit_run, guild, metadata
from rejectbot.ui.cards.own import confirm_name_card
from rejectbot.ui.cards.privacy import privacy_card
from rejectbot.ui.cards.privacy_questions import credit_question, erase_question
from rejectbot.ui.copy import languages, say
from rejectbot.ui.theme import Panel
from tests.architecture.tree import ROOT
from tests.ui.limits import view_complaints

WINDOW = Settings.model_fields["link_window_days"]
DOCS = {
    name: (ROOT / "docs" / name).read_text("utf-8") for name in ("privacy.md", "threat-model.md")
}
every_language = pytest.mark.parametrize("locale", languages())


def flat(text: str) -> str:
    return " ".join(text.replace("> ", "").split())


def window_bounds() -> tuple[int, int]:
    least = next(each.ge for each in WINDOW.metadata if hasattr(each, "ge"))
    most = next(each.le for each in WINDOW.metadata if hasattr(each, "le"))
    return least, most


def test_the_claim_in_the_documents_is_the_one_on_the_page() -> None:
    claim = say("en", "privacy-claim", days=WINDOW.default, held=HOLD_LONGEST.days)
    assert claim in flat(DOCS["privacy.md"])


@pytest.mark.parametrize("name", sorted(DOCS))
def test_the_days_in_the_documents_are_those_of_the_settings(name: str) -> None:
    least, most = window_bounds()
    days = {int(each) for each in re.findall(r"(\d+)(?: to \d+)? days", DOCS[name])}
    kept = {REMOVED_KEPT.days, HOLD_LONGEST.days}  # of a server that removed the bot; of holds
    assert {least, WINDOW.default} <= days <= {least, WINDOW.default, most, *kept}
    assert f"up to {most}" in DOCS[name] or f"{least} to {most} days" in DOCS[name]


def test_figures_in_the_documents_are_those_of_the_code() -> None:
    assert (
        f"`private_tally` | points of your anonymous posts, {ANONYMOUS_SHARE} for each"
        in (DOCS["privacy.md"])
    )
    assert f"fewer than {SMALL_SERVER} members" in DOCS["threat-model.md"]


def test_no_table_keeps_what_the_documents_deny() -> None:
    """Texts and names: no column could hold a story; times finer than a day: none at all."""
    columns = [column for table in metadata.tables.values() for column in table.columns]
    kinds = {type(column.type).__name__ for column in columns}
    assert kinds <= {"BigInteger", "Integer", "Boolean", "Date", "LargeBinary", "String"}
    names = {column.name for column in columns}
    assert not names & {"story", "text", "name", "avatar", "updated_at", "created_at", "last_seen"}
    holds_people = {table.name for table in metadata.tables.values() if "user" in table.c}
    assert holds_people == {
        "attempt",
        "earning",
        "goal",
        "lockdown_by",
        "member",
        "member_hold",
        "moderation",
        "note_author",
        "rejection_author",
        "setting_change",
        "support",
        "total",
    }, "docs/privacy.md lists what is kept with a user id"


def test_the_readme_leads_to_both() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert all(f"](docs/{name})" in readme for name in DOCS)


@pytest.mark.parametrize("days", window_bounds())
def test_every_line_that_speaks_of_days_follows_the_setting(days: int) -> None:
    page = PrivacyPage(on_board=True, credit=False, anonymous=AnonymousRule.BOTH, window_days=days)
    said = _said(privacy_card(page, 100, "en"))
    assert {int(each) for each in re.findall(r"(\d+) days", said)} == {days, HOLD_LONGEST.days}
    assert f"{days} days ({HOLD_LONGEST.days} from when moderators held" in said
    assert f"as it stood there, for {days} days" in said
    assert "fewer than" not in said
    asked = _said(erase_question(days, "en"))
    assert {int(each) for each in re.findall(r"(\d+) days", asked)} == {days}


def test_what_a_name_on_a_card_lets_moderators_know_is_said_to_everybody() -> None:
    """Whoever was held must not learn it from being told."""
    page = PrivacyPage(on_board=True, credit=False, anonymous=AnonymousRule.BOTH, window_days=7)
    assert "Whoever puts their name on such a card later" in _said(privacy_card(page, 100, "en"))
    question = _said(confirm_name_card("claim", "en"))
    assert "If moderators held back your anonymous texts" in question
    assert "if you ever reported a note to you from this card" in question
    assert "whoever puts their name on a card" in flat(DOCS["privacy.md"])
    assert "*Put my name on it* on such a card" in flat(DOCS["threat-model.md"])


@pytest.mark.parametrize("days", list(HoldDays))
def test_no_hold_lets_an_author_be_found_for_longer_than_is_said(days: HoldDays) -> None:
    """Its key is destroyed at the beginning of the day after its last one."""
    begun = date(2026, 12, 1)
    assert last_day(begun, days) + timedelta(days=1) - begun <= HOLD_LONGEST


def test_credit_is_asked_with_this_servers_figures() -> None:
    said = _said(credit_question(Figures(12, 8, 21, moved=True), "en"))
    for words in (
        "at least 8 of them",
        f"{CREDIT_CONFIDENCE_MAX} %",
        "12 of those",
        "8 are",
        "21 %",
    ):
        assert words in said
    assert guild.c.credit_crowd.server_default is not None
    default: Any = guild.c.credit_crowd.server_default
    assert str(default.arg) == str(CREDIT_CROWD)
    assert credit_run.c.confidence.type.python_type is int


@every_language
@pytest.mark.parametrize("rule", list(AnonymousRule))
def test_every_page_fits(locale: str, rule: AnonymousRule) -> None:
    for on in (True, False):
        page = PrivacyPage(on_board=on, credit=on, anonymous=rule, window_days=14)
        assert view_complaints(privacy_card(page, 3, locale)) == []
        for review in ReviewRule:
            reviewed = replace(page, review=review)
            assert view_complaints(privacy_card(reviewed, 3, locale)) == []
    assert view_complaints(erase_question(14, locale)) == []
    runs = [Figures(crowd, 30, 100, moved=moved) for crowd in (0, 10**6) for moved in (True, False)]
    for figures in (None, *runs):
        assert view_complaints(credit_question(figures, locale)) == []


def _said(panel: Panel) -> str:
    """Everything that stands on a page."""
    shown: Any = panel
    return str(shown.to_components())
