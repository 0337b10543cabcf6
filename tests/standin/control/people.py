"""What members do on the control side: come, write, react, and use the bot."""

from tests.standin import founding, payloads
from tests.standin import interactions as acts
from tests.standin.control.verbs import Verbs
from tests.standin.gateway import GUILD_REACTIONS, GUILDS
from tests.standin.rest import reactions
from tests.standin.standin import Standin
from tests.standin.state import Interaction, Message
from tests.standin.wire import Json, Refused


async def add_guild(standin: Standin, body: Json) -> Json:
    """The bot is added to one more guild."""
    guild = founding.found_guild(standin.world, body["name"])
    wire = payloads.guild_create(standin.world, guild)
    del wire["unavailable"]
    await standin.gateway.emit(guild.id, "GUILD_CREATE", wire, GUILDS)
    return {"id": guild.id}


async def add_member(standin: Standin, body: Json) -> Json:
    """One more member."""
    guild = standin.world.guild(body["guild"])
    manager = bool(body.get("manager"))
    return {"id": founding.add_member(standin.world, guild, body["name"], manager=manager).id}


async def post(standin: Standin, body: Json) -> Json:
    """A member writes a plain message."""
    message = Message(standin.world.ids.next(), body["channel"], body["user"], body["content"])
    standin.world.add_message(message)
    return {"id": message.id}


async def act(standin: Standin, body: Json) -> Json:
    """A member uses a command, a message menu, a button, or sends a form that was opened."""
    user, channel, values = body["user"], body["channel"], body.get("values") or {}
    match body["kind"]:
        case "command":
            data = acts.command_data(standin, body["name"], values)
            made = await acts.deliver(standin, acts.COMMAND, user, channel, data)
        case "menu":
            data = acts.menu_data(standin, body["name"], body["message"])
            made = await acts.deliver(standin, acts.COMMAND, user, channel, data)
        case "press":
            message_id = body["message"]
            data = acts.press_data(standin, message_id, body["name"], body.get("chosen") or [])
            made = await acts.deliver(standin, acts.COMPONENT, user, channel, data, message_id)
        case "submit":
            opener = standin.world.interactions[body["opened_by"]]
            form = _form_of(opener)
            data = acts.submit_data(form, values)
            made = await acts.deliver(standin, acts.SUBMIT, user, channel, data, opener.message_id)
        case kind:
            raise Refused(400, 0, f"no act {kind}")
    return {"id": made.id}


def _form_of(opener: Interaction) -> Json:
    callback = opener.callback or {}
    if callback.get("type") != 9:
        raise Refused(400, 0, "that interaction opened no form")
    form: Json = callback["data"]
    return form


async def react(standin: Standin, body: Json) -> Json:
    """A member adds or takes back a reaction."""
    message = standin.world.message(body["message"])
    change = reactions.react if body["add"] else reactions.unreact
    await change(standin, message, body["user"], body["emoji"])
    standin.changes.ring()
    return {}


async def foreign_reactions(standin: Standin, body: Json) -> Json:
    """Many reactions to messages of others that the bot never saw."""
    guild = standin.world.guild(body["guild"])
    stranger = Message(0, guild.channel_ids[0], guild.owner_id)
    for _ in range(body["count"]):
        stranger.id = standin.world.ids.next()
        guild_id, wire = reactions.event(standin, stranger, guild.owner_id, "🫂")
        wire["member"] = payloads.member(standin.world, guild, guild.owner_id)
        wire["message_author_id"] = str(guild.owner_id)
        wire["burst_colors"] = []
        await standin.gateway.emit(guild_id, "MESSAGE_REACTION_ADD", wire, GUILD_REACTIONS)
    return {}


VERBS: Verbs = {
    "add_guild": add_guild,
    "add_member": add_member,
    "post": post,
    "act": act,
    "react": react,
    "foreign_reactions": foreign_reactions,
}
