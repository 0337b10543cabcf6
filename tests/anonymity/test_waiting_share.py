"""What is sealed in the outbox: enough to publish and to find the author, not more."""

import random
import sqlite3
from datetime import date

from rejectbot.domain.ids import GuildId, OutboxId, UserId
from rejectbot.services.anonymity.envelope import Envelopes
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.links import author_tag, post_key
from rejectbot.services.anonymity.parcel import Waiting
from rejectbot.settings import Settings
from rejectbot.storage.outbox import OutboxRow
from tests.world import World, shown

STORY = "They wrote that it was a hard decision."


def _opened(settings: Settings) -> tuple[Waiting, KeyFile]:
    """The only waiting share, opened with the key file: what the running bot could see."""
    keys = KeyFile(settings.keys_path, random.randbytes)
    keys.open()
    path = settings.database_url.removeprefix("sqlite:///")
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    ((kept_as, guild, sealed),) = connection.execute("SELECT pid, guild, sealed FROM outbox")
    connection.close()
    row = OutboxRow(OutboxId(kept_as), GuildId(guild), sealed)
    waiting = Envelopes(keys, random.randbytes).open(row)
    assert isinstance(waiting, Waiting)
    return waiting, keys


async def test_an_anonymous_share_waits_without_its_authors_name(
    world: World, settings: Settings
) -> None:
    """A name has a length of its own, and rows are as large as what is in them."""
    answer = await world.share(world.ada, STORY, visibility="anonymous_later")
    waiting, keys = _opened(settings)

    assert waiting.author_name == ""
    assert waiting.draft.story == STORY
    assert waiting.author == world.ada.id
    assert len(shown(answer).split("```")[1].strip()) == 26
    assert waiting.tag == _tag(keys, waiting, world.ada.id)
    assert waiting.tag != _tag(keys, waiting, world.ben.id)


def _tag(keys: KeyFile, waiting: Waiting, user: int) -> bytes:
    key = keys.link_key(waiting.day)
    assert key is not None
    assert waiting.day == date(2026, 1, 1)
    return author_tag(post_key(key, waiting.pid), waiting.guild, UserId(user))
