"""What tests look at on the control side: the world, answers, messages and requests."""

from tests.standin import payloads
from tests.standin.control.verbs import Verbs
from tests.standin.standin import Standin
from tests.standin.state import LOADING, Interaction
from tests.standin.wire import Json


async def world(standin: Standin, _: Json) -> Json:
    """Who and what there is."""
    world_ = standin.world
    return {
        "bot": world_.bot.id,
        "guilds": [
            {
                "id": guild.id,
                "owner": guild.owner_id,
                "channels": {world_.channels[c].name: c for c in guild.channel_ids},
            }
            for guild in world_.guilds.values()
        ],
        "commands": sorted(world_.commands),
    }


async def seen(standin: Standin, body: Json) -> Json:
    """What an interaction got so far; waits for `until`: `acknowledged` or `answered`."""
    interaction = standin.world.interactions[body["id"]]

    def settled() -> bool:
        if body["until"] == "acknowledged":
            return interaction.callback is not None
        return answered(standin, interaction)

    await standin.changes.until(settled, body.get("seconds", 5.0))
    original = standin.world.messages.get(interaction.original_id or 0)
    extra = [standin.world.messages.get(i) for i in interaction.followup_ids]
    return {
        "id": interaction.id,
        "callback": interaction.callback,
        "answered": answered(standin, interaction),
        "edits": interaction.original_edits,
        "original": None if original is None else payloads.message(standin.world, original),
        "followups": [payloads.message(standin.world, m) for m in extra if m is not None],
    }


def answered(standin: Standin, interaction: Interaction) -> bool:
    """Whether the person sees an answer: a message that no longer loads, an update, or a form."""
    if interaction.callback is None:
        return False
    original = standin.world.messages.get(interaction.original_id or 0)
    kind = interaction.callback["type"]
    if kind == 6:
        return interaction.original_edits > 0 or bool(interaction.followup_ids)
    return kind in (7, 8, 9) or original is None or not original.flags & LOADING


async def messages(standin: Standin, body: Json) -> Json:
    """All messages of a channel, oldest first; with `at_least`, once there are so many."""
    channel = standin.world.channel(body["channel"])
    wanted = body.get("at_least", 0)
    await standin.changes.until(
        lambda: len(channel.message_ids) >= wanted, body.get("seconds", 5.0)
    )
    found = [standin.world.messages[i] for i in sorted(channel.message_ids)]
    return {"messages": [payloads.message(standin.world, m) | {"edits": m.edits} for m in found]}


async def requests(standin: Standin, body: Json) -> Json:
    """The requests from an index on, in order; with `at_least`, once there are so many."""
    since, wanted = body.get("since", 0), body.get("at_least", 0)
    entries = standin.journal.entries
    await standin.changes.until(lambda: len(entries) >= since + wanted, body.get("seconds", 5.0))
    return {"requests": [entry.wire() for entry in entries[since:]]}


VERBS: Verbs = {
    "world": world,
    "seen": seen,
    "messages": messages,
    "requests": requests,
}
