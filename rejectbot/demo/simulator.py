"""SimCord made ready for the demo; the one file that reaches into what it keeps to itself."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import discord
import simcord
from discord.ext import commands
from simcord.backend import Backend
from simcord.backend.access import can_access_channel
from simcord.backend.cdn import CDN_BASE
from simcord.backend.models import EPHEMERAL_FLAG

PATIENT: Final = 2.0
"""Seconds an action may take while nobody looks on, for a slow disk. Well under the 5 s in which
a card's counts gather: SimCord waits for every timer that ends sooner than this."""
BRISK: Final = 0.5
"""The same in the page, where those timers are running and a person waits for the answer."""

# Named in SimCord 3.2 and not part of its promise: say so at import, not in the middle of a demo.
for _name in ("edit_bot_profile", "visible_commands", "emit"):
    if not hasattr(Backend, _name):
        raise ImportError(f"this SimCord has no Backend.{_name}; install simcord 3.2")


@asynccontextmanager
async def simulate(
    bot: commands.AutoShardedBot, *, name: str, now: dt.datetime
) -> AsyncIterator[simcord.Env]:
    """Run `bot` in a simulated Discord whose clock stands at `now`; closes the bot at the end.

    The clock is moved before the bot starts: afterwards every timer on the way would run.
    """
    env = simcord.Env(bot, settle_timeout=PATIENT)
    env.backend.clock.advance(max(0.0, (now - env.now()).total_seconds()))
    env.backend.edit_bot_profile(name)
    env.backend.bot_user.avatar = name.lower()
    await env.start()
    try:
        yield env
    finally:
        # The bot first: SimCord would cancel what the bot still has to finish.
        try:
            await bot.close()
        finally:
            await env.shutdown()


def portrait_url(env: simcord.Env, user_id: int) -> str | None:
    """Where SimCord's preview looks for a person's picture, None for who has none."""
    avatar = env.backend.get_user(user_id).avatar
    return f"{CDN_BASE}/avatars/{user_id}/{avatar}.png" if avatar else None


def happened(env: simcord.Env) -> int:
    """How much the server and the bot have said to each other; grows when a page is out of date."""
    return len(env.backend.transcript)


def message_menus(
    env: simcord.Env, member: simcord.MemberActor, channel: simcord.ChannelHandle
) -> list[str]:
    """Names of the message context menus that `member` is offered in `channel`, sorted."""
    kind = discord.AppCommandType.message.value
    offered = env.backend.visible_commands(user_id=member.id, channel_id=channel.id, type=kind)
    return [str(command["name"]) for command in offered]


def may_read(env: simcord.Env, member: simcord.MemberActor, channel: simcord.ChannelHandle) -> bool:
    """Whether `member` sees `channel` and its history."""
    return can_access_channel(env, channel.id, member, history=True)


def forget_private_answers(env: simcord.Env, channel: simcord.ChannelHandle) -> None:
    """Drop what only one person saw, as Discord does when its window is opened anew."""
    stored = env.backend.messages.get(channel.id, {})
    for message in [kept for kept in stored.values() if kept.flags & EPHEMERAL_FLAG]:
        del stored[message.id]


async def pass_time(env: simcord.Env, seconds: float, *, tries: int = 40) -> None:
    """Let `seconds` pass in the server, running what falls due on the way.

    SimCord gives one jump some seconds of real time and keeps what it reached, so a long one is
    taken in several. Raises TimeoutError when the bot does not come to rest in `tries` of them.
    """
    goal = env.now() + dt.timedelta(seconds=seconds)
    for attempt in range(1, tries + 1):
        try:
            await env.advance_time(max(0.0, (goal - env.now()).total_seconds()))
        except TimeoutError:
            if attempt == tries:
                raise
            await asyncio.sleep(0.02)
        else:
            return
