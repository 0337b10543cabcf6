"""The program as an operator runs it, with a real gateway: its files and what it printed."""

import asyncio
from pathlib import Path

import pytest

from tests.anonymity.encodings import forms_of_id, forms_of_text, found
from tests.anonymity.histories import SECRET_STORIES
from tests.e2e.theatre import open_theatre


def _files_beside_the_keys(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and path.name != "keys"
    }


@pytest.mark.slow
async def test_its_files_and_its_log_name_no_author(tmp_path: Path) -> None:
    stories = SECRET_STORIES[:3]
    async with open_theatre(tmp_path) as theatre:
        authors = [await theatre.person(name) for name in ("Fay", "Gus", "Hal")]
        for author, story, visibility in zip(
            authors, stories, ("anonymous", "anonymous_later", "anonymous"), strict=True
        ):
            await author.share(story, visibility)
        async with asyncio.timeout(60):
            while theatre.log().count("published") < 2:
                await theatre.standin.quiet(0.2)
        cards = await theatre.cards()
        await theatre.kill()
        await theatre.start()
        stolen = _files_beside_the_keys(tmp_path)

    forms = [forms_of_id(author.user_id) for author in authors]
    forms += [forms_of_text(story) for story in stories]
    leaks = [
        (name, each)
        for name, data in stolen.items()
        if not name.startswith("standin")
        for some in forms
        for each in found(some, data)
    ]
    assert leaks == []
    assert {"rejectbot.db", "rejectbot.db-wal", "rejectbot.log"} <= set(stolen)
    assert len(cards) >= 2
