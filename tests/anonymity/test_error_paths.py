"""When something fails, neither the log nor anybody's answer tells who wrote or what."""

from collections.abc import Awaitable, Callable

import pytest
from simcord import MemberActor

from tests.anonymity.encodings import forms_of_id, forms_of_text, found
from tests.anonymity.histories import SECRET_STORIES
from tests.anonymity.stage import PEOPLE, House, Stage
from tests.world import shown

Failing = Callable[[Stage, MemberActor], Awaitable[None]]
STORY = SECRET_STORIES[0]


async def _refused_post(stage: Stage, fay: MemberActor) -> None:
    stage.world.env.inject_error("POST", "/channels/*/messages", status=400, message=STORY)
    await stage.share(fay, "anonymous", STORY)


async def _unreachable(stage: Stage, fay: MemberActor) -> None:
    stage.world.env.inject_error("POST", "/channels/*/messages", status=503, times=3)
    await stage.share(fay, "anonymous", STORY)


async def _forbidden(stage: Stage, fay: MemberActor) -> None:
    stage.world.env.inject_error("POST", "/channels/*/messages", status=403)
    await stage.share(fay, "anonymous", STORY)


async def _failed_answer(stage: Stage, fay: MemberActor) -> None:
    stage.world.env.inject_error("PATCH", "/webhooks/*", status=400, message=STORY, times=2)
    await stage.share(fay, "anonymous", STORY)


async def _broken_database(stage: Stage, fay: MemberActor) -> None:
    """SQLAlchemy quotes what was bound in its errors: the same random id twice is one."""
    world = stage.world
    await stage.share(world.ben, "anonymous_later", STORY)  # the day's keys are drawn
    with stage.chance_repeated():
        await stage.share(world.chi, "anonymous_later", STORY)
    answer = await stage.share(fay, "anonymous_later", STORY)
    assert "Something went wrong" in shown(answer)


async def _refused_text(stage: Stage, fay: MemberActor) -> None:
    await stage.share(fay, "anonymous", STORY + " discord.gg/abcdef")


@pytest.mark.parametrize(
    "fail",
    [
        _refused_post,
        _unreachable,
        _forbidden,
        _failed_answer,
        _broken_database,
        _refused_text,
    ],
)
@pytest.mark.parametrize("style", ["json", "console"])
async def test_a_failure_is_logged_without_author_and_text(
    house: House, fail: Failing, style: str
) -> None:
    async with house.open(style=style, level="DEBUG") as stage:
        fay = stage.join("fay")
        await fail(stage, fay)
        await stage.wait(120)
        _ = stage.world.env.errors  # handled ones

    forms = {**forms_of_id(PEOPLE["fay"]), **forms_of_text(STORY), "name": (b"Fay of",)}
    for place, data in stage.traces.everything().items():
        assert found(forms, data) == [], place
    if fail is _broken_database:
        assert "IntegrityError" in stage.traces.log


async def test_a_stored_share_is_published_though_its_answer_failed(house: House) -> None:
    async with house.open() as stage:
        fay = stage.join("fay")
        await _failed_answer(stage, fay)
        await stage.wait(60)
        _ = stage.world.env.errors
        assert len(stage.world.cards) == 1
