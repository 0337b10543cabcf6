"""Everything that can be used, by everybody: no effect without the right, and always an answer."""

import os
from collections.abc import Iterator

import pytest
from simcord import InteractionResult

from rejectbot.bot.answers import RefusedByCheck
from rejectbot.domain.errors import Refusal
from rejectbot.settings import Settings
from rejectbot.ui.copy import say
from tests.bot.forged_ids import ForgedIds
from tests.bot.matrix import ROLES, Stage, set_the_stage
from tests.bot.rights import MANAGE, MODERATE, NOTHING, RIGHTS, Needs, Row
from tests.bot.test_hostile_payloads import answered
from tests.world import World, shown

FORGED = int(os.environ.get("FORGED_IDS", "400"))
"""How many are sent; `make prove` sends 10,000."""
A_SERVER = 1_000
AT_ONCE = 20
SEED = 20_260_102
BROKE = say("en", "something-broke")


def check_answer(result: InteractionResult, what: object) -> None:
    assert answered(result), what
    assert BROKE not in shown(result), what
    page = result.response
    is_private = result.ephemeral or (page is not None and page.ephemeral)
    assert result.modal is not None or is_private, what


def check_refused(result: InteractionResult, row: Row, what: object) -> None:
    check_answer(result, what)
    if row.needs in {MODERATE, MANAGE}:
        assert f"takes the permission *{row.needs.value}*" in shown(result), what
        assert result.modal is None, what


def check_errors(stage: Stage) -> None:
    for error in stage.world.env.errors:
        assert isinstance(error, RefusedByCheck) or isinstance(
            getattr(error, "original", None), Refusal
        ), repr(error)


@pytest.mark.parametrize("role", ROLES)
async def test_without_the_right_nothing_happens(
    world: World, settings: Settings, role: str
) -> None:
    stage = await set_the_stage(world, settings)
    before = stage.stored(), stage.requests()
    refused = [(key, row) for key, row in RIGHTS.items() if row.needs not in ROLES[role]]
    for some in in_parts(refused):
        results = [(stage.begin(role, key, row), key, row) for key, row in some]
        await world.env.settle()
        for result, key, row in results:
            if role == "stranger":  # whom their own rights let through, into their own server
                check_answer(result, key)
            else:
                check_refused(result, row, key)
        assert (stage.stored(), stage.requests()) == before, [key for key, _ in some]
    check_errors(stage)


def in_parts(uses: list[tuple[str, Row]]) -> Iterator[list[tuple[str, Row]]]:
    yield from (uses[at : at + AT_ONCE] for at in range(0, len(uses), AT_ONCE))


@pytest.mark.parametrize(("role", "right"), [("moderator", MODERATE), ("manager", MANAGE)])
async def test_with_the_right_it_happens(
    world: World, settings: Settings, role: str, right: Needs
) -> None:
    """So what was refused above would have had an effect."""
    stage = await set_the_stage(world, settings)
    uses = [(key, row) for key, row in RIGHTS.items() if row.needs is right]
    uses.sort(key=lambda use: "{change}" not in use[1].more)  # while nothing came after them
    for key, row in uses:
        before = stage.stored(), stage.requests()
        result = await stage.use(role, key, row)
        check_answer(result, key)
        assert "takes the permission" not in shown(result), key
        has_effect = before != (stage.stored(), stage.requests())
        assert has_effect or result.modal is not None or not row.acts, (key, shown(result))
        if has_effect:
            stage.use_up(row)
    check_errors(stage)


@pytest.mark.parametrize("role", ["member", "newcomer"])
async def test_what_takes_no_right_is_answered(world: World, settings: Settings, role: str) -> None:
    stage = await set_the_stage(world, settings)
    for key, row in RIGHTS.items():
        if row.needs is NOTHING:
            check_answer(await stage.use(role, key, row), key)
    check_errors(stage)


@pytest.mark.parametrize("part", range(max(1, FORGED // A_SERVER)))
async def test_forged_ids_have_no_effect(world: World, settings: Settings, part: int) -> None:
    stage = await set_the_stage(world, settings)
    forged = ForgedIds(stage.known, SEED + part)
    before = stage.stored(), stage.requests()
    for _ in range(min(FORGED, A_SERVER) // AT_ONCE):
        role = forged.role()
        drawn = [forged.draw(role) for _ in range(AT_ONCE)]
        results = [(stage.begin(role, *use), use) for use in drawn]
        await world.env.settle()
        for result, use in results:
            check_answer(result, (role, use))
        assert (stage.stored(), stage.requests()) == before, (role, drawn)
    check_errors(stage)
