"""The share form: its fields are a contract, its options follow the server's rule."""

from typing import Any

import pytest

from rejectbot.domain.rejection import Kind
from tests.world import World, shown

TEXT, SELECT, RADIO = 4, 3, 21
ALL_WAYS = ["named", "anonymous", "anonymous_later"]


async def fields(world: World, **options: Any) -> dict[str, dict[str, Any]]:
    opened = await world.ada.slash(world.channel, "share", **options)
    assert opened.modal is not None
    found = [label["component"] for label in opened.modal["components"]]
    return {field["custom_id"]: field for field in found}


def offered(field: dict[str, Any]) -> list[str]:
    return [option["value"] for option in field["options"]]


def preselected(field: dict[str, Any]) -> list[str]:
    return [option["value"] for option in field["options"] if option.get("default")]


async def test_it_has_five_fields_in_the_order_of_the_contract(world: World) -> None:
    assert list(await fields(world)) == ["story", "kind", "wants", "next", "visibility"]


async def test_the_story_is_a_required_paragraph_of_up_to_1500(world: World) -> None:
    story = (await fields(world))["story"]
    assert story["type"] == TEXT
    assert story["style"] == 2
    assert story.get("required", True) is True
    assert (story["min_length"], story["max_length"]) == (1, 1500)


async def test_the_kind_is_an_optional_choice(world: World) -> None:
    kind = (await fields(world))["kind"]
    assert kind["type"] == SELECT
    assert kind["required"] is False
    assert offered(kind) == [
        *("job", "school", "writing", "audition", "funding", "sales", "research", "other")
    ]
    assert preselected(kind) == []


async def test_what_would_help_is_an_optional_radio(world: World) -> None:
    wants = (await fields(world))["wants"]
    assert wants["type"] == RADIO
    assert wants["required"] is False
    assert offered(wants) == ["cheer", "listen", "advice"]


async def test_what_is_next_is_one_optional_line_of_up_to_200(world: World) -> None:
    following = (await fields(world))["next"]
    assert following["type"] == TEXT
    assert following["style"] == 1
    assert following["required"] is False
    assert following["max_length"] == 200


async def test_how_to_share_must_be_chosen_and_nothing_is_chosen_before(world: World) -> None:
    visibility = (await fields(world))["visibility"]
    assert visibility["type"] == RADIO
    assert visibility["required"] is True
    assert offered(visibility) == ALL_WAYS
    assert preselected(visibility) == []
    assert all(option["description"] for option in visibility["options"])


async def test_the_form_has_the_id_of_the_contract(world: World) -> None:
    opened = await world.ada.slash(world.channel, "share")
    assert opened.modal is not None
    assert opened.modal["custom_id"] == "rb1:share"


@pytest.mark.parametrize(
    ("rule", "ways"),
    [("both", ALL_WAYS), ("later", ["named", "anonymous_later"]), ("off", ["named"])],
)
async def test_the_ways_follow_the_rule_of_the_server(
    world: World, rule: str, ways: list[str]
) -> None:
    await world.boss.slash(world.channel, "setup", anonymous=rule)
    opened = await world.ada.slash(world.channel, "share")
    assert opened.modal is not None
    assert offered((await fields(world))["visibility"]) == ways


async def test_the_only_way_is_a_select_since_a_radio_needs_two(world: World) -> None:
    await world.boss.slash(world.channel, "setup", anonymous="off")
    visibility = (await fields(world))["visibility"]
    assert visibility["type"] == SELECT
    assert preselected(visibility) == ["named"]
    form = await world.ada.slash(world.channel, "share")
    await world.ada.submit_modal(form, {"story": "They said no.", "visibility": ["named"]})
    assert len(world.cards) == 1


@pytest.mark.parametrize(
    ("option", "way"), [("no", "named"), ("now", "anonymous"), ("later", "anonymous_later")]
)
async def test_the_option_anonymous_only_preselects(world: World, option: str, way: str) -> None:
    assert preselected((await fields(world, anonymous=option))["visibility"]) == [way]


async def test_the_option_is_not_remembered(world: World) -> None:
    await fields(world, anonymous="now", kind="job")
    later = await fields(world)
    assert preselected(later["visibility"]) == []
    assert preselected(later["kind"]) == []


async def test_an_option_that_the_server_does_not_offer_preselects_nothing(world: World) -> None:
    await world.boss.slash(world.channel, "setup", anonymous="later")
    assert preselected((await fields(world, anonymous="now"))["visibility"]) == []


@pytest.mark.parametrize("kind", list(Kind))
async def test_every_kind_can_be_preselected(world: World, kind: Kind) -> None:
    assert preselected((await fields(world, kind=kind.value))["kind"]) == [kind.value]


async def test_a_server_that_is_not_set_up_says_what_to_do(server: World) -> None:
    answer = await server.ada.slash(server.channel, "share")
    assert answer.modal is None
    assert "`/setup`" in shown(answer)
    assert answer.ephemeral
    assert server.env.errors
