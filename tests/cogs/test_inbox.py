"""The inbox: pulled, told once for named rejections, and without a trace for anonymous ones."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

from simcord import InteractionResult, MemberActor

from rejectbot.bot.client import RejectBot
from rejectbot.settings import Settings
from tests.bot.forging import forged_form
from tests.cogs.place import delete_channel, delete_message
from tests.world import World, buttons, control, shown, text_of

STORY = "The jury chose somebody else."


async def inbox(world: World, who: MemberActor) -> str:
    return shown(await who.slash(world.channel, "inbox"))


async def note(
    world: World, who: MemberActor, text: str, by: str = "named", to: str = "thread"
) -> InteractionResult:
    form = await world.press(who, "note")
    return await who.submit_modal(form, {"note": text, "from": by, "to": to})


def rows(settings: Settings) -> dict[str, list[tuple[object, ...]]]:
    path = settings.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as opened:
        tables = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: opened.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in tables}


async def test_nothing_new_is_said_kindly(world: World) -> None:
    assert "Nothing new here" in await inbox(world, world.ada)


async def test_news_of_a_named_rejection_are_told_once(world: World) -> None:
    await world.share(world.ada, STORY)
    await world.press(world.ben, "hug")
    await world.press(world.chi, "go")
    await note(world, world.ben, "I know that feeling.")
    told = await inbox(world, world.ada)
    assert "2 people stand by you" in told
    assert "One note for you" in told
    assert "Nothing new here" in await inbox(world, world.ada)
    await world.press(world.boss, "brave")
    assert "One person stands by you" in await inbox(world, world.ada)


async def test_a_private_note_waits_for_its_author_alone(world: World) -> None:
    await world.share(world.ada, STORY)
    answer = await note(world, world.ben, "Write to me *any* time.", to="author")
    assert "Nobody else can read it" in shown(answer)
    assert "+2 points" in shown(answer)
    assert world.thread_texts() == []
    for _ in range(2):
        told = await inbox(world, world.ada)
        assert "Ben wrote to you alone" in told
        assert "any" in told
    assert "Ben wrote" not in await inbox(world, world.chi)


async def test_an_anonymous_private_note_names_nobody_and_earns_nothing(world: World) -> None:
    await world.share(world.ada, STORY, visibility="anonymous")
    answer = await note(world, world.ben, "Me too, last spring.", "anonymous", "author")
    assert "points" not in shown(answer)
    told = await inbox(world, world.ada)
    assert "Someone here wrote to you alone" in told
    assert "Ben" not in told
    assert "No points yet" in await world.board(world.ben)


async def test_an_anonymous_note_in_the_thread_names_nobody(world: World) -> None:
    await world.share(world.ada, STORY)
    answer = await note(world, world.ben, "Me too, last spring.", "anonymous")
    assert "without your name" in shown(answer)
    (told,) = world.thread_texts()
    assert "A note from someone here" in told
    assert "Ben" not in told
    assert f"<@{world.ben.id}>" not in await world.board(world.chi)


async def test_looking_at_anonymous_rejections_writes_nothing(
    world: World, settings: Settings
) -> None:
    await world.share(world.ada, STORY, visibility="anonymous")
    await world.press(world.ben, "hug")
    await note(world, world.chi, "Their loss.")
    before = rows(settings)
    assert "One person stands by you" in await inbox(world, world.ada)
    assert "One person stands by you" in await inbox(world, world.ada), "told each time"
    assert rows(settings) == before


async def test_a_share_that_could_not_be_posted_for_a_day_comes_back(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    elsewhere = world.guild.create_text_channel("elsewhere")
    await world.share(world.ada, STORY, visibility="anonymous_later", next="On to the next.")
    await delete_channel(world)
    for _ in range(2):
        await world.bot.close()
        world.env.backend.advance_clock(26 * 3600)
        await world.env.restart_bot(make_bot())
    answer = await world.ada.slash(elsewhere, "inbox")
    assert "could not be posted" in shown(answer)
    assert STORY in shown(answer).replace("\\", "")
    assert "Nothing new" in shown(await world.ben.slash(elsewhere, "inbox"))

    await world.boss.slash(elsewhere, "setup", channel=elsewhere)
    assert answer.response is not None
    form = await world.ada.click(answer.response.message, custom_id=control(answer, "rewrite"))
    assert form.modal is not None
    assert form.modal["components"][0]["component"]["value"] == STORY
    await world.ada.submit_modal(form, {"story": STORY, "visibility": "named"})
    assert "Ada shared a rejection" in text_of(elsewhere.history()[-1])
    assert "Nothing new" in shown(await world.ada.slash(elsewhere, "inbox"))


async def test_a_note_whose_card_went_comes_back_and_can_be_thrown_away(world: World) -> None:
    await world.share(world.ada, STORY)
    custom_id = next(each.custom_id for each in buttons(world.card) if each.label == "Note")
    assert custom_id is not None
    await delete_message(world, world.card)
    fields = {"note": "Their loss.", "from": "anonymous", "to": "thread"}
    await forged_form(world, world.ben, custom_id, **fields)
    answer = await world.ben.slash(world.channel, "inbox")
    assert "Their loss" in shown(answer)
    assert answer.response is not None
    await world.ben.click(answer.response.message, custom_id=control(answer, "discard"))
    assert "Nothing new" in await inbox(world, world.ben)
