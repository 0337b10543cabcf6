"""An anonymous card has no author for anybody: its writer is answered, counted and paid alike."""

import pytest
from simcord import InteractionResult, MemberActor

from tests.anonymity.histories import OPEN_STORIES, SECRET_STORIES
from tests.anonymity.stage import HOUR, House, Stage
from tests.world import World, buttons, shown, text_of


async def test_own_support_of_an_anonymous_card_counts_and_earns_like_anyones(
    world: World,
) -> None:
    await world.share(world.ada, visibility="anonymous")
    own = await world.press(world.ada, "hug")
    others = await world.press(world.ben, "hug")

    assert shown(own) == shown(others)
    await world.env.advance_time(10)
    assert world.counts() == {"hug": 2}
    board = await world.board(world.chi)
    assert f"<@{world.ada.id}>" in board
    assert f"<@{world.ben.id}>" in board
    assert board.count("**1**") == 2


async def test_own_support_of_a_named_card_does_not(world: World) -> None:
    await world.share(world.ada)
    await world.press(world.ada, "hug")
    await world.env.advance_time(10)

    assert world.counts() == {}


async def test_own_reaction_and_note_count_too(world: World) -> None:
    await world.share(world.ada, visibility="anonymous")
    await world.ada.react(world.card, "🫂")
    own, others = await world.note(world.ada, "I wrote."), await world.note(world.ben, "I wrote.")

    assert "+2" in shown(own)
    assert _without_links(shown(own)) == _without_links(shown(others))
    assert world.counts() == {"hug": 1}


async def test_an_anonymous_share_moves_neither_board_nor_the_next_named_one(world: World) -> None:
    before = await world.board(world.chi)
    await world.share(world.ada, visibility="anonymous")
    assert await world.board(world.chi) == before

    answer = await world.share(world.ada, visibility="named")
    assert "+10" in shown(answer)


@pytest.mark.parametrize("verb", ["tell", "ask-delete", "delete", "hug", "go", "brave", "boat"])
async def test_forged_controls_answer_author_and_others_alike(world: World, verb: str) -> None:
    """A client can send any custom id with any message it can see."""
    await world.share(world.ada, visibility="anonymous")
    await world.share(world.boss, visibility="anonymous")
    pid = _pid(world)

    answers = [await _forged(world, who, f"rb1:{verb}:{pid}") for who in (world.boss, world.chi)]

    assert shown(answers[0]) == shown(answers[1])
    assert shown(answers[0])


async def test_its_author_alone_finds_it_in_their_list(world: World) -> None:
    await world.share(world.ada, visibility="anonymous")
    people = (world.ada, world.ben, world.boss)
    ada, ben, boss = [shown(await _forged(world, who, "rb1:mine")) for who in people]

    assert "anonymously" in ada
    assert ben == boss
    assert "Nothing of yours" in ben


async def test_only_the_author_sees_the_private_tally(world: World) -> None:
    await world.share(world.ada, visibility="anonymous")
    pages = {
        who.name: shown(await who.slash(world.channel, "journey"))
        for who in (world.ada, world.ben, world.boss)
    }

    assert "anonymous" in pages["Ada"]
    assert pages["Ben"] == pages["Boss"]
    assert "anonymous" not in pages["Ben"]


@pytest.mark.parametrize("visibility", ["anonymous", "anonymous_later"])
async def test_the_card_is_a_plain_post_after_the_private_answer(
    house: House, visibility: str
) -> None:
    async with house.open() as stage:
        fay, start = stage.join("fay"), len(stage.world.env.http_requests)
        answer = await stage.share(fay, visibility, SECRET_STORIES[0])
        await stage.wait(1.5 * HOUR)
        requests = stage.world.env.http_requests[start:]
        card = stage.world.card

    post = f"/channels/{stage.world.channel.id}/messages"
    kinds = [(each.method, each.path.split("/")[1]) for each in requests]
    assert kinds[-1] == ("POST", "channels")
    assert requests[-1].path == post
    assert [each.path for each in requests].count(post) == 1
    assert ("PATCH", "webhooks") in kinds[:-1], "the answer came first"
    assert card.interaction_metadata is None
    assert card.webhook_id is None
    assert card.reference is None
    bot = stage.world.bot.user
    assert bot is not None
    assert card.author.id == bot.id
    assert answer.ephemeral
    sent = requests[-1].json
    assert sent is not None
    told = {name for name, value in sent.items() if value}
    assert told <= {"components", "flags", "nonce", "enforce_nonce", "allowed_mentions"}
    assert len(sent["nonce"]) == 24
    assert str(fay.id) not in str(sent)
    assert fay.name not in text_of(card)


async def _order_of_cards(stage: Stage, *, restarted: bool) -> list[int]:
    people = [stage.join(name) for name in ("dee", "eve", "fay", "gus")]
    stories = (*SECRET_STORIES[:3], OPEN_STORIES[0])
    for person, story in zip(people, stories, strict=True):
        await stage.share(person, "anonymous_later", story)
        await stage.wait(60)
    if restarted:
        await stage.restart()
    await stage.wait(1.5 * HOUR)
    texts = [text_of(card) for card in stage.world.cards]
    assert len(texts) == 4
    return [next(n for n, story in enumerate(stories) if story[:20] in text) for text in texts]


async def test_those_who_wait_appear_in_an_order_of_chance(house: House) -> None:
    orders = []
    for seed in range(8):
        async with house.open(seed=seed) as stage:
            orders.append(tuple(await _order_of_cards(stage, restarted=seed % 2 == 1)))

    assert len(set(orders)) >= 5
    assert any(order != (0, 1, 2, 3) for order in orders)
    assert len({order.index(0) for order in orders}) >= 3, "the first is not always in one place"


def _pid(world: World) -> str:
    return next(
        (button.custom_id or "").split(":")[2]
        for button in buttons(world.card)
        if (button.custom_id or "").startswith("rb1:hug:")
    )


async def _forged(world: World, who: MemberActor, custom_id: str) -> InteractionResult:
    if custom_id in [button.custom_id for button in buttons(world.card)]:
        return await who.click(world.card, custom_id=custom_id)
    message = world.env.backend.get_message(world.channel.id, world.card.id)
    button = next(
        child
        for row in message.components
        for child in row.get("components", [])
        if child.get("custom_id", "").startswith("rb1:hug:")
    )
    real, button["custom_id"] = button["custom_id"], custom_id
    try:
        return await who.click(world.card, custom_id=custom_id)
    finally:
        button["custom_id"] = real


def _without_links(text: str) -> str:
    return " ".join(word for word in text.split() if "https://" not in word)
