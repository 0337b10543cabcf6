"""Openers: a kind beginning for who has no words yet, never a note by themselves."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from simcord import InteractionResult

from rejectbot.domain.limits import NOTE_MAX
from rejectbot.ui.copy import say
from rejectbot.ui.forms.note import OPENERS
from tests.bot.forging import forged_choice, forged_form
from tests.cogs.clock import wait
from tests.second_language import speaking
from tests.world import World, control, shown


async def opened(world: World) -> InteractionResult:
    await world.share(world.ada)
    return await world.press(world.ben, "note")


def select(form: InteractionResult) -> dict[str, Any]:
    assert form.modal is not None
    controls = [label["component"] for label in form.modal["components"]]
    (found,) = [each for each in controls if each["custom_id"] == "opener"]
    return dict(found)


async def test_the_form_offers_them_and_asks_for_none(world: World) -> None:
    form = await opened(world)
    offered = [option["label"] for option in select(form)["options"]]
    assert offered == [say("en", f"opener-{name}") for name in OPENERS]
    await world.ben.submit_modal(form, {"note": "Their letter says nothing about you."})
    assert not any(each in "".join(world.thread_texts()) for each in offered)


async def test_the_chosen_one_stands_before_ones_own_words(world: World) -> None:
    form = await opened(world)
    await world.ben.submit_modal(form, {"note": "Last year it was me.", "opener": ["know"]})
    (told,) = world.thread_texts()
    assert "I know that feeling\\. Last year it was me" in told


@pytest.mark.parametrize("note", [" ", "\u200b", "\n"])
async def test_none_is_sent_by_itself(world: World, note: str) -> None:
    form = await opened(world)
    answer = await world.ben.submit_modal(form, {"note": note, "opener": ["hear"]})
    assert "A few words are enough" in shown(answer)
    assert world.thread_texts() == []


async def test_what_the_form_took_is_not_too_long_with_one(world: World) -> None:
    form = await opened(world)
    await world.ben.submit_modal(form, {"note": "x" * NOTE_MAX, "opener": ["next"]})
    (told,) = world.thread_texts()
    assert f"I am cheering for the next one\\. {'x' * NOTE_MAX}" in told


async def test_one_does_not_make_a_draft_with_clues_too_long(world: World) -> None:
    form = await opened(world)
    note = f"Yours, Ben {'x' * (NOTE_MAX - 11)}"
    sent = {"note": note, "opener": ["next"], "from": "anonymous"}
    answer = await world.ben.submit_modal(form, sent)
    assert answer.response is not None
    pressed = control(answer, "note-edit")
    again = await world.ben.click(answer.response.message, custom_id=pressed)
    await world.ben.submit_modal(again, sent)
    await world.ben.click(answer.response.message, custom_id=control(answer, "note-send"))
    await wait(world, hours=1)
    (told,) = world.thread_texts()
    assert "I am cheering for the next one\\. Yours\\, Ben" in told


async def test_a_forged_one_is_left_out(world: World) -> None:
    form = await opened(world)
    assert form.modal is not None
    fields = {"note": "Their loss.", "opener": "something else"}
    await forged_form(world, world.ben, form.modal["custom_id"], **fields)
    (told,) = world.thread_texts()
    assert "something else" not in told


@pytest.fixture
def german(tmp_path: Path) -> Iterator[None]:
    words = "language-name = Deutsch\nopener-hear = Ich höre dich.\n"
    with speaking(tmp_path, "de", words):
        yield


@pytest.mark.usefixtures("german")
async def test_it_is_posted_in_the_language_of_the_server_and_explained_in_ones_own(
    world: World,
) -> None:
    await forged_choice(world, world.boss, "rb1:setup-language", "de")
    form = await opened(world)
    offered = [(each["label"], each.get("description")) for each in select(form)["options"]]
    assert offered[0] == ("Ich höre dich.", "I hear you.")
    assert offered[1] == ("That took courage.", None)
    assert select(form)["custom_id"] == "opener"
    assert form.modal is not None
    assert form.modal["components"][1]["label"] == "Begin with"
    await world.ben.submit_modal(form, {"note": "Me too.", "opener": ["hear"]})
    (told,) = world.thread_texts()
    assert "Ich höre dich\\. Me too" in told


async def test_an_opener_goes_through_a_draft_with_clues(world: World) -> None:
    form = await opened(world)
    answer = await world.ben.submit_modal(
        form, {"note": "Yours, Ben", "opener": ["courage"], "from": "anonymous"}
    )
    assert "That took courage. Yours, Ben" in shown(answer).replace("\\", "")
    assert answer.response is not None
    pressed = control(answer, "note-edit")
    again = await world.ben.click(answer.response.message, custom_id=pressed)
    assert again.modal is not None
    controls = {
        each["component"]["custom_id"]: each["component"] for each in again.modal["components"]
    }
    assert controls["note"]["value"] == "Yours, Ben"
    chosen = [each["value"] for each in controls["opener"]["options"] if each.get("default")]
    assert chosen == ["courage"]
