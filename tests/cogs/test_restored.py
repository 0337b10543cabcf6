"""In a server whose bot was restored from a backup everything is as it was then."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rejectbot.bot.client import RejectBot
from rejectbot.settings import Settings
from rejectbot.storage import sealed_file
from rejectbot.storage.backup import back_up
from rejectbot.storage.restore import restore
from rejectbot.storage.sealed_file import Cost
from tests.anonymity.encodings import forms_of_id, forms_of_text, found
from tests.world import World, shown

PASSPHRASE = "synthetic moss and heavy metals"
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
STORY = "Our paper on moss and heavy metals was turned down without review."


async def test_cards_boards_and_waiting_texts_live_on(
    world: World,
    settings: Settings,
    make_bot: Callable[[], RejectBot],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sealed_file, "USUAL", Cost(log_n=4))
    url, file = settings.database_url, tmp_path / "b"
    await world.share(world.ada, STORY)
    card = world.card
    await world.press(world.ben, "hug", card)
    await world.share(world.chi, STORY, visibility="anonymous_later")
    board, journey = await world.board(world.ada), await _journey(world)
    making = asyncio.to_thread(back_up, url, file, PASSPHRASE, NOON, replace=False)
    await asyncio.gather(making, world.press(world.chi, "brave", card))
    await world.share(world.ben, "Shared after the backup, and lost with the restore.")
    lost = world.card

    await world.bot.close()
    restore(url, file, PASSPHRASE, keep_old=False)
    await world.env.restart_bot(make_bot())

    assert await world.board(world.ada) == board
    assert await _journey(world) == journey
    await world.press(world.chi, "boat", card)
    await world.env.advance_time(10)
    counts = world.counts(world.cards[0])
    assert (counts["hug"], counts["boat"]) == (1, 1)
    assert "I don't know this card" in shown(await world.press(world.ada, "hug", lost))
    for _ in range(3):
        await world.env.advance_time(3_000)
    assert len(world.cards) == 3, "the text that waited appears"
    _holds_nothing_readable(world, settings, file)


async def _journey(world: World) -> str:
    return shown(await world.chi.slash(world.channel, "journey"))


def _holds_nothing_readable(world: World, settings: Settings, file: Path) -> None:
    data, names = file.read_bytes(), {path.name for path in file.parent.iterdir()}
    people = (world.ada, world.ben, world.chi, world.boss)
    forms = [forms_of_id(each.id) for each in people]
    forms += [forms_of_id(world.guild.id), forms_of_text(STORY)]
    assert [name for some in forms for name in found(some, data)] == []
    assert settings.keys_path.read_bytes() not in data
    assert names == {"b", "data", "state"}
    beside = {path.name for path in Path(settings.database_url[10:]).parent.iterdir()}
    assert beside <= {"rejectbot.db", "rejectbot.db-wal", "rejectbot.db-shm"}
