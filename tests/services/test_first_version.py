"""A database of the first version is upgraded without losing or changing a row, and goes on."""

import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from rejectbot.domain.boards import BoardKey, BoardKind
from rejectbot.domain.periods import Period
from rejectbot.domain.ranking import Place
from rejectbot.domain.rejection import AnonymousRule, Draft, How, Kind, Visibility, Wants
from rejectbot.domain.settings import ServerSettings
from rejectbot.domain.support import SupportKind
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.parcel import Deed
from rejectbot.services.control import Wish
from rejectbot.services.owning import By, Claim
from rejectbot.services.ports import CardToPost
from rejectbot.services.sharing import Author
from rejectbot.storage import migrate
from rejectbot.storage.engine import Database
from tests.services import first_version as first
from tests.services.first_version import ANONYMOUS, NAMED, RECEIPT, WAITING, WAITING_ANONYMOUS
from tests.services.house import ADA, BEN, CHANNEL, CHI, HERE, House
from tests.services.outside import Clock, PostedInMemory

MINUTES_LATER = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)


@dataclass
class Upgraded:
    """The rows before, the rows after, and the bot of today on them."""

    before: first.Rows
    after: first.Rows
    house: House


@pytest.fixture
async def upgraded(database_url: str, tmp_path: Path) -> AsyncIterator[Upgraded]:
    chance = random.Random(1)
    keys = KeyFile(tmp_path / "state" / "keys", chance.randbytes)
    keys.open()
    await keys.ensure_day(first.DAY)
    first.take_back(database_url)
    assert migrate.state(database_url).current == "0001"
    first.fill(database_url, first.FirstVersion(keys, chance).rows())
    before = first.stored(database_url)
    migrate.upgrade(database_url)

    database, clock = Database(database_url), Clock(MINUTES_LATER)
    database.open()
    house = House(database, tmp_path / "state" / "keys", clock, posted(clock), chance)
    yield Upgraded(before, first.stored(database_url), await house.start())
    await database.close()


def posted(clock: Clock) -> PostedInMemory:
    """A channel where both published cards stand."""
    made = PostedInMemory(clock)
    draft = Draft("They said no.", Kind.JOB, Wants.CHEER, "", Visibility.NAMED)
    for message, pid in ((first.NAMED_CARD, NAMED), (first.ANONYMOUS_CARD, ANONYMOUS)):
        name = "Member 1" if pid == NAMED else None
        made.cards[message] = CardToPost(pid, CHANNEL, draft, name, "", ServerSettings(HERE))
    return made


def test_every_table_had_rows_and_none_of_them_changed(upgraded: Upgraded) -> None:
    assert all(upgraded.before.values())
    for name, rows in upgraded.before.items():
        columns = rows[0].keys()
        kept = [{column: row[column] for column in columns} for row in upgraded.after[name]]
        assert [row for row in kept if not _is_new(row)] == rows, name


def _is_new(row: dict[str, Any]) -> bool:
    """Whether it is of a board that the first version did not have."""
    return BoardKey.read(row.get("period", "all")).kind is not BoardKind.POINTS


async def test_the_schema_is_that_of_today(upgraded: Upgraded) -> None:
    assert await upgraded.house.database.write(migrate.differences) == []


def test_what_is_new_begins_as_nobodys_choice(upgraded: Upgraded) -> None:
    (guild,), (author,) = upgraded.after["guild"], upgraded.after["rejection_author"]
    assert guild["credit_crowd"] == 10
    assert (author["seen_support"], author["seen_note"]) == (0, 0)
    assert all(row["shown"] for row in upgraded.after["total"])
    off = ("team_goal", "digest_hour", "encourager_role", "unanswered_hours", "season_reset")
    assert [guild[each] for each in (*off, "team_goal_after")] == [None] * (len(off) + 1)
    assert (guild["season"], guild["team_goal_told"]) == (0, 0)
    assert {(row["season"], row["counts"]) for row in upgraded.after["earning"]} == {(0, True)}


@pytest.mark.parametrize("period", Period)
async def test_what_was_shared_and_given_stands_on_the_new_boards(
    upgraded: Upgraded, period: Period
) -> None:
    upgraded.house.clock.time = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)  # of the rows' day
    for kind, who in ((BoardKind.SHARERS, ADA), (BoardKind.GIVERS, CHI)):
        page = await upgraded.house.board.page(HERE, period, 0, who, kind)
        assert (page.rows, page.own) == ((Place(1, who, 1),), Place(1, who, 1))


async def test_settings_points_and_support_are_read_as_before(upgraded: Upgraded) -> None:
    house = upgraded.house
    settings = house.setup.of(HERE)
    assert (settings.channel, settings.emoji_set) == (CHANNEL, "garden")
    assert (settings.time_zone, settings.points.note) == ("Europe/Vienna", 3)
    assert settings.anonymous is AnonymousRule.BOTH
    assert (settings.team_goal, settings.digest, settings.encouragers) == (None, None, None)
    board = await house.board.page(HERE, Period.WEEK, 0, CHI)
    assert [(row.user, row.points, row.rank) for row in board.rows] == [(ADA, 10, 1), (CHI, 1, 2)]
    assert await house.cards.counts(NAMED) == {SupportKind.HUG: 1}
    assert (await house.profile.journey(HERE, BEN)).anonymous_points == 10


async def test_what_waited_is_published_under_the_id_it_was_promised(upgraded: Upgraded) -> None:
    house = upgraded.house
    await house.publishing.recover()

    new = [card for card in house.posted.cards.values() if card.pid not in (NAMED, ANONYMOUS)]
    assert {(card.pid, card.author_name, card.draft.story) for card in new} == {
        (WAITING, "Member 1", "Left over, named."),
        (WAITING_ANONYMOUS, None, "Left over, anonymous."),
    }
    assert await house.waiting() == set()
    assert await house.points(ADA) == 10 + 5
    assert await house.tally() == {BEN: 20}


async def test_a_press_on_what_waited_counts_before_it_is_published(upgraded: Upgraded) -> None:
    house = upgraded.house
    await house.supporting.press(HERE, CHI, WAITING_ANONYMOUS, SupportKind.HUG)
    await house.publishing.recover()

    assert await house.cards.counts(WAITING_ANONYMOUS) == {SupportKind.HUG: 1}


@pytest.mark.parametrize(
    ("pid", "receipt"),
    [(ANONYMOUS, RECEIPT), (WAITING_ANONYMOUS, first.WAITING_RECEIPT)],
    ids=["published", "waiting"],
)
async def test_its_author_finds_an_old_anonymous_card_by_tag_and_by_receipt(
    upgraded: Upgraded, pid: bytes, receipt: str
) -> None:
    house = upgraded.house
    await house.publishing.recover()

    mine = {rejection.id for rejection in await house.control.recent_anonymous(HERE, BEN)}
    assert mine == {ANONYMOUS, WAITING_ANONYMOUS}
    claim = await house.control.find_by_receipt(HERE, receipt)
    assert claim.pid == pid
    assert (await house.control.open(HERE, CHI, claim)).owned.by is By.RECEIPT
    put = await house.control.submit(
        HERE, Author(BEN, "Ben"), Claim(claim.pid), Wish(Deed.PUT_NAME)
    )
    await house.publishing.carry_out(put)
    found = await house.find(claim.pid)
    assert found is not None
    assert (found.author, found.rejection.how) == (BEN, How.NAMED)


async def test_the_old_wish_to_be_told_still_holds(upgraded: Upgraded) -> None:
    done = await upgraded.house.note(NAMED, CHI)

    assert done is not None
    assert done.points == 3
    assert [note.mention for note in upgraded.house.posted.notes] == [ADA]
