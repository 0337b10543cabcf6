"""What people do, as Discord tells it to the bot: commands, presses, forms and message menus."""

from collections.abc import Iterator

from tests.standin import payloads, permissions
from tests.standin.rest.application import CHAT_INPUT, key
from tests.standin.rest.bodies import parts
from tests.standin.standin import Standin
from tests.standin.state import Interaction
from tests.standin.wire import Json, Refused

COMMAND, COMPONENT, SUBMIT = 2, 3, 5
MESSAGE_MENU = 3
SUBCOMMAND, SUBCOMMAND_GROUP, CHANNEL_OPTION = 1, 2, 7
ACTION_ROW, BUTTON, LABEL = 1, 2, 18


async def deliver(
    standin: Standin,
    kind: int,
    user_id: int,
    channel_id: int,
    data: Json,
    message_id: int | None = None,
) -> Interaction:
    """Sends an INTERACTION_CREATE of a member in a channel, with the message it was pressed on."""
    world = standin.world
    guild_id = world.channel(channel_id).guild_id
    token = world.ids.token("interaction")
    interaction = Interaction(
        world.ids.next(), token, kind, user_id, guild_id, channel_id, data, message_id
    )
    world.interactions[interaction.id] = world.by_token[token] = interaction
    wire = _payload(standin, interaction)
    await standin.gateway.emit(guild_id, "INTERACTION_CREATE", wire)
    return interaction


def _payload(standin: Standin, interaction: Interaction) -> Json:
    world = standin.world
    guild = world.guild(interaction.guild_id)
    channel = payloads.channel(world.channel(interaction.channel_id))
    wire: Json = {
        "id": str(interaction.id),
        "application_id": str(world.bot.id),
        "type": interaction.type,
        "token": interaction.token,
        "version": 1,
        "data": interaction.data,
        "guild_id": str(guild.id),
        "guild": {"id": str(guild.id), "locale": "en-US", "features": []},
        "channel_id": str(interaction.channel_id),
        "channel": channel,
        "member": payloads.member(world, guild, interaction.user_id),
        "app_permissions": str(permissions.BOT),
        "locale": "en-US",
        "guild_locale": "en-US",
        "entitlements": [],
        "authorizing_integration_owners": {"0": str(guild.id)},
        "context": 0,
        "attachment_size_limit": 10 * 1024 * 1024,
    }
    if interaction.message_id is not None:
        wire["message"] = payloads.message(world, world.message(interaction.message_id))
    return wire


def command_data(standin: Standin, path: str, values: Json) -> Json:
    """A slash command by its name ("mod queue" for a subcommand) with its options' values."""
    name, *rest = path.split(" ")
    command = standin.world.commands.get(key({"type": CHAT_INPUT, "name": name}))
    if command is None:
        raise Refused(404, 10063, f"Unknown application command: {name}")
    data: Json = {"id": command["id"], "name": name, "type": CHAT_INPUT}
    data["options"] = _options(command, rest, values)
    channels = {
        str(option["value"]): payloads.channel(standin.world.channel(int(option["value"])))
        for option in _flat(data["options"])
        if option["type"] == CHANNEL_OPTION
    }
    if channels:
        data["resolved"] = {"channels": channels}
    return data


def _options(described: Json, path: list[str], values: Json) -> list[Json]:
    known = {option["name"]: option for option in described.get("options") or []}
    if path:
        inner = known[path[0]]
        nested = _options(inner, path[1:], values)
        return [{"name": path[0], "type": inner["type"], "options": nested}]
    if not values.keys() <= known.keys():
        raise Refused(400, 50035, f"Unknown options: {sorted(values.keys() - known.keys())}")
    return [{"name": n, "type": known[n]["type"], "value": v} for n, v in values.items()]


def _flat(options: list[Json]) -> Iterator[Json]:
    for option in options:
        if option["type"] in (SUBCOMMAND, SUBCOMMAND_GROUP):
            yield from _flat(option["options"])
        else:
            yield option


def menu_data(standin: Standin, name: str, message_id: int) -> Json:
    """A message menu by its name, used on a message."""
    command = standin.world.commands.get(key({"type": MESSAGE_MENU, "name": name}))
    if command is None:
        raise Refused(404, 10063, f"Unknown application command: {name}")
    message = payloads.message(standin.world, standin.world.message(message_id))
    return {
        "id": command["id"],
        "name": name,
        "type": MESSAGE_MENU,
        "target_id": str(message_id),
        "resolved": {"messages": {str(message_id): message}},
    }


def press_data(standin: Standin, message_id: int, beginning: str, values: list[str]) -> Json:
    """A press on the button, or a choice in the select, whose custom id begins so."""
    message = standin.world.message(message_id)
    for part in parts(message.components):
        if part.get("custom_id", "").startswith(beginning) and not part.get("disabled"):
            chosen = {} if part["type"] == BUTTON else {"values": values}
            return {
                "custom_id": part["custom_id"],
                "component_type": part["type"],
                "id": part["id"],
            } | chosen
    raise Refused(404, 50035, f"No enabled component begins with {beginning}")


def submit_data(form: Json, values: dict[str, str]) -> Json:
    """A filled form; a missing required field or an unknown one is refused like a client would."""
    fields = [part for part in parts(form["components"]) if part.get("custom_id")]
    filled = {part["custom_id"]: _preset(part) for part in fields} | values
    missing = [
        p["custom_id"] for p in fields if p.get("required", True) and not filled[p["custom_id"]]
    ]
    unknown = values.keys() - {part["custom_id"] for part in fields}
    if missing or unknown:
        raise Refused(400, 50035, f"missing {missing}, unknown {unknown}")
    components = [_filled(part, filled) for part in form["components"]]
    return {"custom_id": form["custom_id"], "components": components}


def _preset(field: Json) -> str | None:
    chosen = [o["value"] for o in field.get("options") or [] if o.get("default")]
    return chosen[0] if chosen else field.get("value")


def _filled(part: Json, values: dict[str, str | None]) -> Json:
    if part["type"] == LABEL:
        inner = _field(part["component"], values)
        return {"type": LABEL, "id": part.get("id", 0), "component": inner}
    if part["type"] == ACTION_ROW:
        return {"type": ACTION_ROW, "components": [_field(p, values) for p in part["components"]]}
    return {"type": part["type"], "id": part.get("id", 0)}


def _field(field: Json, values: dict[str, str | None]) -> Json:
    value = values[field["custom_id"]]
    about = {"type": field["type"], "custom_id": field["custom_id"], "id": field.get("id", 0)}
    match field["type"]:
        case 4:
            return about | {"value": value or ""}
        case 21:
            return about | {"value": value}
        case _:
            return about | {"values": [] if value is None else [value]}
