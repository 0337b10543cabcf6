"""The bot's own account, its gateway address and its commands."""

from aiohttp import web

from tests.standin import payloads
from tests.standin.door import ENTRY
from tests.standin.standin import Standin, of
from tests.standin.wire import Json

CHAT_INPUT = 1


async def me(request: web.Request) -> web.Response:
    """The bot user."""
    return web.json_response(payloads.user(of(request).world.bot))


async def my_guilds(request: web.Request) -> web.Response:
    """The guilds of the bot, by their ids."""
    after = int(request.query.get("after", 0))
    found = [guild for guild in of(request).world.guilds.values() if guild.id > after]
    page = sorted(found, key=lambda guild: guild.id)[: int(request.query.get("limit", 200))]
    return web.json_response([{"id": str(guild.id), "name": guild.name} for guild in page])


async def application(request: web.Request) -> web.Response:
    """The application, with the bot's id as its own."""
    world = of(request).world
    owner = next(iter(world.guilds.values())).owner_id
    body: Json = {
        "id": str(world.bot.id),
        "name": world.bot.name,
        "description": "",
        "icon": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "owner": payloads.user(world.users[owner]),
        "verify_key": "0" * 64,
        "flags": 0,
        "team": None,
        "tags": [],
        "summary": "",
    }
    return web.json_response(body)


async def gateway(request: web.Request) -> web.Response:
    """Where the gateway is and how many shards it wants."""
    standin = of(request)
    limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 16}
    return web.json_response(
        {
            "url": standin.gateway.url,
            "shards": standin.options.shards,
            "session_start_limit": limit,
        }
    )


async def list_commands(request: web.Request) -> web.Response:
    """The commands that stand."""
    return web.json_response(list(of(request).world.commands.values()))


async def replace_commands(request: web.Request) -> web.Response:
    """Puts these commands in the place of all; a command of the same name and kind keeps its id."""
    standin = of(request)
    sent = request[ENTRY].body
    wanted = sent if isinstance(sent, list) else []
    before = standin.world.commands
    standin.world.commands = {key(command): _stored(standin, command, before) for command in wanted}
    return web.json_response(list(standin.world.commands.values()))


def key(command: Json) -> str:
    """Kind and name, by which a command keeps its id."""
    return f"{command.get('type', CHAT_INPUT)} {command['name']}"


def _stored(standin: Standin, command: Json, before: dict[str, Json]) -> Json:
    known = before.get(key(command))
    world = standin.world
    return (
        {
            "type": CHAT_INPUT,
            "description": "",
            "options": [],
            "default_member_permissions": None,
            "nsfw": False,
        }
        | command
        | {
            "id": known["id"] if known else str(world.ids.next()),
            "application_id": str(world.bot.id),
            "version": str(world.ids.next()),
        }
    )


def routes() -> list[web.RouteDef]:
    """The routes of this module."""
    commands = "/applications/{application_id}/commands"
    return [
        web.get("/users/@me", me),
        web.get("/users/@me/guilds", my_guilds),
        web.get("/oauth2/applications/@me", application),
        web.get("/applications/@me", application),
        web.get("/gateway/bot", gateway),
        web.get(commands, list_commands),
        web.put(commands, replace_commands),
    ]
