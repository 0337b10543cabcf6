"""The weekly digest as people see it in the channel, and in the panel that turns it on."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from rejectbot.bot.client import RejectBot
from rejectbot.bot.painter import Painter
from rejectbot.settings import Settings
from rejectbot.ui.charts.chart import Chart, Picture
from tests.cogs.place import deny
from tests.posts import announced, choose, pass_hours, posts_panel, set_goal
from tests.world import World, shown, walk


async def test_a_digest_is_chosen_and_posted_in_its_hour_with_its_chart(world: World) -> None:
    assert "**Weekly digest**: Friday at 09:00 (UTC)" in shown(
        await choose(world, "setup-digest", "5")
    )
    assert "Friday at 01:00" in shown(await choose(world, "setup-digest-hour", "1"))
    await set_goal(world, "100")
    await world.share(world.ada)
    await world.share(world.ben, visibility="anonymous")
    await world.press(world.chi, "hug", world.cards[0])
    await pass_hours(world, 24)
    assert announced(world) == []
    await pass_hours(world, 24)
    [digest] = announced(world)
    for words in (
        "### Rejections of the week\n-# 26 Dec to 1 Jan.",
        "**2 shared · 1 answered**",
        "One person answered with a kind tap or a note.",
        "**Team goal**: 2 of 100 rejections, together.",
        f"/{world.channel.id}/{world.cards[1].id} · shared <t:",
    ):
        assert words in digest
    assert f"/{world.cards[0].id}" not in digest
    posted = world.channel.history()[-1]
    [attachment] = posted.attachments
    assert attachment.filename == "digest.png"
    [gallery] = [
        part for part in walk([c.to_dict() for c in posted.components]) if part["type"] == 12
    ]
    assert "2 shared" in gallery["items"][0]["description"]


async def test_after_a_crash_a_digest_is_found_below_many_messages(
    world: World, make_bot: Callable[[], RejectBot], settings: Settings
) -> None:
    await choose(world, "setup-digest", "5")
    await choose(world, "setup-digest-hour", "1")
    await world.share(world.ada)
    await pass_hours(world, 25)
    assert len(announced(world)) == 1
    await world.bot.close()
    with closing(sqlite3.connect(settings.keys_path.parent.parent / "data" / "rejectbot.db")) as db:
        db.execute("UPDATE job_run SET posted = 0")  # as a crash right after the post leaves it
        db.commit()
    for _ in range(600):
        world.env.backend.create_message(world.channel.id, world.ben.id, "Good morning.")
    await world.env.restart_bot(make_bot())
    assert sum("Rejections of the week" in text for text in announced(world)) == 1


async def test_without_the_right_to_attach_files_the_digest_is_words_and_nothing_is_painted(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    paint = Painter.paint

    async def painting(painter: Painter, chart: Chart) -> Picture | None:
        painted.append(chart.name)
        return await paint(painter, chart)

    monkeypatch.setattr(Painter, "paint", painting)
    await choose(world, "setup-digest", "5")
    await world.share(world.ada)
    await deny(world, "attach_files")
    await pass_hours(world, 48)
    [digest] = announced(world)
    assert "**1 shared**" in digest
    assert world.channel.history()[-1].attachments == []
    assert painted == []


async def test_the_panels_say_that_a_digest_lacks_its_chart(world: World) -> None:
    await deny(world, "attach_files")
    opened = await world.boss.slash(world.channel, "setup")
    assert "Attach Files" not in shown(opened) + shown(await posts_panel(world)), "none is chosen"
    told = shown(await choose(world, "setup-digest", "5"))
    assert f"I need **Attach Files** in <#{world.channel.id}>" in told
    checked = shown(await world.boss.slash(world.channel, "setup"))
    assert "✅ Ready" in checked
    assert "I need **Attach Files**" in checked
    await deny(world)
    assert "Attach Files" not in shown(await world.boss.slash(world.channel, "setup"))
    assert "Attach Files" not in shown(await posts_panel(world))


async def test_a_digest_can_be_turned_off_again(world: World) -> None:
    await choose(world, "setup-digest", "5")
    assert "**Weekly digest**: off" in shown(await choose(world, "setup-digest", "off"))
    await world.share(world.ada)
    await pass_hours(world, 48)
    assert announced(world) == []
