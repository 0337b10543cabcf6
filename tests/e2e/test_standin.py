"""An unmodified discord.py lives on the stand-in as it lives on Discord."""

import asyncio
import time

import discord
import pytest
import pytest_asyncio

from tests.e2e.probe import Probe
from tests.standin.actors import Actor, join
from tests.standin.client import Denied, StandinClient
from tests.standin.faults import Fault, Moment
from tests.standin.records import Place

pytestmark = pytest.mark.asyncio(loop_scope="module")
SEND = "POST /channels/{channel_id}/messages"


@pytest_asyncio.fixture(loop_scope="module")
async def ada(standin: StandinClient, place: Place) -> Actor:
    return await join(standin, place, "Ada")


@pytest.fixture
def channel(probe: Probe, place: Place) -> discord.PartialMessageable:
    return probe.get_partial_messageable(
        place.channels["rejections"], guild_id=place.guild_id, type=discord.ChannelType.text
    )


async def test_a_bot_connects_and_knows_its_guild(probe: Probe, place: Place) -> None:
    guild = probe.get_guild(place.guild_id)
    assert guild is not None
    assert guild.me.id == probe.application_id
    assert {c.name for c in guild.text_channels} == {"general", "rejections"}
    assert guild.text_channels[0].permissions_for(guild.me).create_public_threads
    assert await probe.tree.fetch_commands()


async def test_a_command_opens_a_form_and_the_form_is_answered(probe: Probe, ada: Actor) -> None:
    opened = await ada.command("form")
    assert opened.form is not None
    answer = await ada.standin.answer(await ada.send_form(opened, story="No.", tone="b"))
    assert answer.private
    assert answer.text == "No./b"


async def test_a_form_without_its_required_fields_cannot_be_sent(probe: Probe, ada: Actor) -> None:
    opened = await ada.command("form")
    with pytest.raises(Denied):
        await ada.send_form(opened, story="No.")


async def test_a_button_is_found_by_its_custom_id(probe: Probe, ada: Actor) -> None:
    await ada.command("post", text="a card")
    [card] = await ada.standin.messages(ada.channel_id, at_least=1)
    pressed = await ada.start("press", message=card.id, name="probe:")
    await ada.standin.quiet(0.3)
    answer = await ada.standin.answer(pressed)
    assert answer.private
    assert answer.text == "pressed\nand followed"


async def test_a_second_answer_and_a_late_one_are_refused(
    probe: Probe, standin: StandinClient, ada: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals: list[int] = []

    async def answer_twice(interaction: discord.Interaction) -> None:
        for _ in range(2):
            try:
                await interaction.response.defer(ephemeral=True)
            except discord.HTTPException as error:
                refusals.append(error.code)
            except discord.InteractionResponded:
                refusals.append(1)
            interaction.response._response_type = None

    command = probe.tree.get_command("form")
    assert isinstance(command, discord.app_commands.Command)
    monkeypatch.setattr(command, "_callback", answer_twice)
    await standin.answer(await ada.start("command", name="form", values={}), "acknowledged")
    await standin.quiet(0.2)
    assert refusals == [40060]
    await standin.options(answer_within_s=0)
    await ada.start("command", name="form", values={})
    await standin.quiet(0.3)
    await standin.options(answer_within_s=3)
    monkeypatch.undo()
    assert refusals == [40060, 10062, 10062]


async def test_reaction_events_name_the_author_on_add_only(
    probe: Probe, standin: StandinClient, ada: Actor
) -> None:
    message = await standin.post(ada.channel_id, ada.user_id, "hello")
    await ada.react(message, "🫂")
    await ada.unreact(message, "🫂")
    await standin.barrier()
    added, removed = probe.reactions_on(message)
    assert (added.message_author_id, added.user_id) == (ada.user_id, ada.user_id)
    assert removed.message_author_id is None
    assert probe.heard["message"] == 0, "without its intent, no message event"


async def test_reactions_can_be_read_in_pages(
    standin: StandinClient,
    ada: Actor,
    place: Place,
    channel: discord.PartialMessageable,
) -> None:
    message = await standin.post(ada.channel_id, ada.user_id, "hello")
    people = [ada, *[await join(standin, place, f"P{n}") for n in range(3)]]
    for actor in people:
        await actor.react(message, "🫂")
    read = await channel.fetch_message(message)
    users = {user.id async for user in read.reactions[0].users()}
    after = discord.Object(people[1].user_id)
    later = {user.id async for user in read.reactions[0].users(after=after)}
    assert users == {actor.user_id for actor in people}
    assert later == {actor.user_id for actor in people[2:]}


async def test_a_dropped_connection_resumes_and_misses_nothing(
    probe: Probe, standin: StandinClient, ada: Actor
) -> None:
    message = await standin.post(ada.channel_id, ada.user_id, "hello")
    before = probe.heard["resumed"]
    await standin.drop(resumable=True, keep_out=True)
    await ada.react(message, "🫂")
    await standin.reopen()
    await standin.connections(connected=1)
    await standin.barrier()
    assert probe.heard["resumed"] == before + 1
    assert len(probe.reactions_on(message)) == 1


async def test_a_refused_resume_starts_anew_and_misses_the_gap(
    probe: Probe, standin: StandinClient, ada: Actor
) -> None:
    message = await standin.post(ada.channel_id, ada.user_id, "hello")
    before = await standin.connections()
    await standin.drop(resumable=False, abrupt=True, keep_out=True)
    await ada.react(message, "🫂")
    await standin.reopen()
    state = await standin.connections(connected=1, identified=before.identify + 1)
    await ada.react(message, "💪")
    await standin.barrier()
    assert (state.refused, state.resume) == (before.refused + 1, before.resume)
    assert [str(event.emoji) for event in probe.reactions_on(message)] == ["💪"]


async def test_an_enforced_nonce_gives_the_first_message_back(
    standin: StandinClient, place: Place, channel: discord.PartialMessageable
) -> None:
    first = await channel.send("once", nonce="n-1")
    second = await channel.send("once", nonce="n-1")
    third = await channel.send("twice", nonce="n-2")
    assert first.id == second.id != third.id
    assert len(await standin.messages(channel.id)) == 2


async def test_history_is_read_newest_first_and_from_both_sides(
    standin: StandinClient, ada: Actor, channel: discord.PartialMessageable
) -> None:
    ids = [await standin.post(ada.channel_id, ada.user_id, str(n)) for n in range(5)]
    middle = discord.Object(ids[2])
    assert [m.id async for m in channel.history(limit=2)] == ids[:2:-1]
    assert [m.id async for m in channel.history(before=middle)] == ids[1::-1]
    assert [m.id async for m in channel.history(after=middle)] == ids[3:]


async def test_a_thread_starts_once_under_a_message(
    probe: Probe, standin: StandinClient, ada: Actor, place: Place
) -> None:
    guild = probe.get_guild(place.guild_id)
    assert guild is not None
    channel = guild.get_channel(ada.channel_id)
    assert isinstance(channel, discord.TextChannel)
    message = await channel.send("card")
    thread = await message.create_thread(name="notes")
    await thread.send("a note")
    with pytest.raises(discord.HTTPException, match="160004"):
        await message.create_thread(name="notes")
    assert [m.text for m in await standin.messages(thread.id)] == ["a note"]
    [card] = await standin.messages(ada.channel_id)
    assert card.thread_id == thread.id == message.id


async def test_one_send_more_than_a_window_allows_waits(
    standin: StandinClient, channel: discord.PartialMessageable
) -> None:
    await standin.options(sends=2, window_s=1)
    began = time.monotonic()
    for n in range(3):
        await channel.send(str(n))
    assert time.monotonic() - began > 0.8
    assert await standin.options(sends=1000, window_s=5) == 0, (
        "the headers alone made discord.py wait"
    )


async def test_a_429_is_obeyed_and_a_503_and_a_reset_reach_the_bot(
    standin: StandinClient, channel: discord.PartialMessageable
) -> None:
    since = len(await standin.requests())
    await standin.fail(SEND, Fault.RATE_LIMITED)
    await channel.send("after the wait")
    for fault in (Fault.UNAVAILABLE, Fault.RESET):
        await standin.fail(SEND, fault, moment=Moment.AFTER)
        with pytest.raises((discord.DiscordServerError, OSError)):
            await channel.send(fault)
    assert [m.text for m in await standin.messages(channel.id)] == [
        "after the wait",
        "503",
        "reset",
    ]
    requests = await standin.requests(since, SEND)
    assert [(r.status, r.took_effect) for r in requests] == [
        (429, False),
        (200, True),
        (503, True),
        (-1, True),
    ]


async def test_a_held_request_has_effect_only_when_it_proceeds(
    standin: StandinClient, channel: discord.PartialMessageable
) -> None:
    held = await standin.hold(SEND)
    sending = asyncio.create_task(channel.send("held"))
    await standin.struck(held)
    assert await standin.messages(channel.id) == []
    await standin.release(held, proceed=True)
    await sending
    assert len(await standin.messages(channel.id)) == 1
