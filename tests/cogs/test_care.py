"""Words that suggest self-harm: their author alone sees where to find help, then goes on."""

from collections.abc import Callable
from typing import Any

import discord
import pytest
from simcord import InteractionResult

from rejectbot.bot.client import RejectBot
from rejectbot.domain.limits import CARE_MAX, STORY_MAX
from tests.bot.forging import forged_form, forged_press
from tests.bot.journal import journal
from tests.world import World, buttons, control, shown, text_of, walk

STORY = "They said no again. I want to die."
HELP = "findahelpline.com"


def page(answer: InteractionResult) -> discord.Message:
    assert answer.response is not None
    return answer.response.message


async def press(
    world: World, answer: InteractionResult, verb: str, who: Any = None
) -> InteractionResult:
    return await (who or world.ada).click(page(answer), custom_id=control(answer, verb))


def default(form: InteractionResult, field: str) -> str:
    """What stands in a field of an open form."""
    assert form.modal is not None
    found = [label["component"] for label in form.modal["components"]]
    return next(str(each.get("value")) for each in found if each["custom_id"] == field)


def pid_of(card: discord.Message) -> str:
    return str(buttons(card)[0].custom_id).split(":")[2]


@pytest.mark.parametrize("visibility", ["named", "anonymous", "anonymous_later"])
async def test_the_author_alone_sees_where_to_find_help(world: World, visibility: str) -> None:
    form = await world.ada.slash(world.channel, "share")
    with journal(world.env) as lines:
        answer = await world.ada.submit_modal(form, {"story": STORY, "visibility": visibility})
    assert answer.ephemeral
    assert HELP in shown(answer)
    assert STORY in shown(answer)
    assert world.channel.history() == []
    assert not [line for line in lines if line.startswith("sql") and "SELECT" not in line]


async def test_nothing_of_it_is_logged(world: World) -> None:
    before = len(world.logs)
    await world.share(world.ada, STORY)
    await world.share(world.ben, STORY, visibility="anonymous")
    assert world.logs[before:] == []


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_it_can_be_shared_as_it_is(
    world: World, make_bot: Callable[[], RejectBot], visibility: str
) -> None:
    answer = await world.share(
        world.ada, STORY, visibility=visibility, kind=["job"], wants="listen", next="Sleep."
    )
    await world.restart(make_bot())
    done = await press(world, answer, "care-share")
    assert HELP not in shown(done)
    card = text_of(world.card)
    assert "I want to die" in card
    assert "Sleep" in card
    assert ("Ada" in card) == (visibility == "named")
    assert len(world.cards) == 1
    again = await forged_press(world, world.ada, "rb1:care-share:job.listen.named", page(answer))
    assert "start again" in shown(again) or "sent already" in shown(again)
    assert len(world.cards) == 1


async def test_it_can_be_changed(world: World) -> None:
    answer = await world.share(world.ada, STORY)
    form = await press(world, answer, "draft-edit")
    assert default(form, "story") == STORY
    await world.ada.submit_modal(form, {"story": "They said no again.", "visibility": "named"})
    assert "They said no again" in text_of(world.card)
    assert "die" not in text_of(world.card)


async def test_clues_come_after_it(world: World) -> None:
    story = "Dear Ada, we regret. I want to die."
    answer = await world.share(world.ada, story, visibility="anonymous")
    assert HELP in shown(answer)
    assert "could tell who you are" not in shown(answer)
    clues = await press(world, answer, "care-share")
    assert "could tell who you are" in text_of(page(answer))
    assert world.cards == []
    del clues
    sent = next(
        str(part["custom_id"])
        for part in walk([each.to_dict() for each in page(answer).components])
        if str(part.get("custom_id", "")).startswith("rb1:draft-send")
    )
    await world.ada.click(page(answer), custom_id=sent)
    assert "Dear Ada" in text_of(world.card)


async def test_what_comes_next_is_looked_at_too(world: World) -> None:
    assert HELP in shown(await world.share(world.ada, "They said no.", next="End my life."))
    assert world.cards == []


@pytest.mark.parametrize("by", ["named", "anonymous"])
async def test_notes(world: World, by: str) -> None:
    await world.share(world.ada)
    form = await world.press(world.ben, "note")
    answer = await world.ben.submit_modal(form, {"note": "Me too, kms.", "from": by})
    assert HELP in shown(answer)
    assert world.thread_texts() == []
    form = await press(world, answer, "note-edit", world.ben)
    assert default(form, "note") == "Me too, kms."
    await press(world, answer, "care-note", world.ben)
    (thread,) = [text for text in world.thread_texts() if "Me too" in text]
    assert ("Ben" in thread) == (by == "named")


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("update", {"text": "I want to die.", "happened": "learned"}),
        ("reply", {"reply": "I want to die."}),
        ("edit", {"story": "I want to die."}),
    ],
)
async def test_updates_replies_and_edits(world: World, verb: str, fields: dict[str, str]) -> None:
    await world.share(world.ada)
    claim = f"{pid_of(world.card)}:n"
    answer = await forged_form(world, world.ada, f"rb1:{verb}:{claim}", **fields)
    assert HELP in shown(answer)
    everything = text_of(world.card) + "".join(world.thread_texts())
    assert "want to die" not in everything
    form = await press(world, answer, "care-own-edit")
    written = next(name for name in fields if name != "happened")
    assert default(form, written) == "I want to die."
    await press(world, answer, "care-own")
    everything = text_of(world.card) + "".join(world.thread_texts())
    assert everything.count("I want to die") == 1


async def test_a_forged_press_finds_no_text(world: World) -> None:
    await world.share(world.ada)
    claim = f"{pid_of(world.card)}:n"
    for custom_id in (
        "rb1:care-share:job.listen.named",
        f"rb1:care-note:{pid_of(world.card)}.thread.named",
        f"rb1:care-own:reply..:{claim}",
        f"rb1:care-own:delete...{claim}",
        "rb1:care-own",
        "rb1:care-own-edit:update",
    ):
        answer = await forged_press(world, world.ada, custom_id, world.card)
        assert "can't send it from here" in shown(answer), custom_id
    assert world.thread_texts() == []


async def test_the_servers_own_words_stand_in_it_and_do_nothing(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    panel = await world.boss.slash(world.channel, "setup")
    safety = await world.boss.click(page(panel), custom_id=control(panel, "setup-safety"))
    form = await world.boss.click(page(safety), custom_id=control(safety, "setup-care"))
    words = "Write to @everyone in #help, [here](https://example.org) or call 123."
    told = await world.boss.submit_modal(form, {"care": words})
    assert "call 123" in shown(told)
    await world.restart(make_bot())
    answer = shown(await world.share(world.ada, STORY))
    assert "call 123" in answer
    assert r"\@everyone" in answer, "each mark is escaped, the link is its host's name"
    assert r"\[here\]\(example\.org\)" in answer


async def test_the_longest_of_everything_fits(world: World) -> None:
    await forged_form(world, world.boss, "rb1:setup-care", care="*" * CARE_MAX)
    story = ("I want to die " + "`" * STORY_MAX)[:STORY_MAX]
    answer = await world.share(world.ada, story, next="`" * 200)
    assert HELP in shown(answer)
    assert answer.response is not None
    texts = [part.get("content", "") for part in walk(answer.response.components)]
    assert sum(map(len, texts)) <= 4_000


async def test_too_many_words_come_back_and_others_may_write_none(world: World) -> None:
    told = await forged_form(world, world.boss, "rb1:setup-care", care="x" * (CARE_MAX + 1))
    assert "x" * CARE_MAX in shown(told)
    for answer in (
        await forged_press(world, world.ada, "rb1:setup-safety"),
        await forged_press(world, world.ada, "rb1:setup-care"),
        await forged_form(world, world.ada, "rb1:setup-care", care="Ha."),
    ):
        assert "takes the permission *Manage Server*" in shown(answer)
        assert answer.modal is None
    assert "Ha" not in shown(await world.share(world.ada, STORY))
