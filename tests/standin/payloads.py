"""How the pretend Discord writes its things down, with the keys that discord.py reads."""

from datetime import UTC, datetime

from tests.standin import permissions
from tests.standin.ids import created_at
from tests.standin.state import PUBLIC_THREAD, Channel, Guild, Message, User, World
from tests.standin.wire import Json


def iso(seconds: float) -> str:
    """Seconds since 1970 as Discord writes a time."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def user(person: User) -> Json:
    """A user object."""
    return {
        "id": str(person.id),
        "username": person.name.lower().replace(" ", "."),
        "global_name": person.name,
        "discriminator": "0",
        "avatar": None,
        "bot": person.bot,
        "public_flags": 0,
        "flags": 0,
    }


def member(world: World, guild: Guild, user_id: int) -> Json:
    """A guild member object with the permissions that interactions carry."""
    rights = permissions.MANAGER if user_id in guild.manager_ids else permissions.EVERYONE
    return {
        "user": user(world.users[user_id]),
        "roles": [],
        "nick": None,
        "avatar": None,
        "joined_at": iso(created_at(guild.id)),
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
        "communication_disabled_until": None,
        "permissions": str(rights),
    }


def everyone_role(guild: Guild) -> Json:
    """The role that has the guild's own id."""
    return {
        "id": str(guild.id),
        "name": "@everyone",
        "permissions": str(permissions.EVERYONE),
        "position": 0,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def channel(place: Channel) -> Json:
    """A channel object, or a thread's where it is one."""
    last = str(place.message_ids[-1]) if place.message_ids else None
    common: Json = {
        "id": str(place.id),
        "type": place.type,
        "guild_id": str(place.guild_id),
        "name": place.name,
        "last_message_id": last,
        "rate_limit_per_user": 0,
        "flags": 0,
        "permissions": str(permissions.EVERYONE),
    }
    if place.type == PUBLIC_THREAD:
        return common | _thread_part(place)
    return common | {
        "position": 0,
        "permission_overwrites": [],
        "parent_id": None,
        "topic": None,
        "nsfw": False,
    }


def _thread_part(thread: Channel) -> Json:
    return {
        "parent_id": str(thread.parent_id),
        "owner_id": str(thread.owner_id),
        "message_count": len(thread.message_ids),
        "total_message_sent": len(thread.message_ids),
        "member_count": len(thread.thread_member_ids),
        "applied_tags": [],
        "thread_metadata": {
            "archived": False,
            "auto_archive_duration": 1440,
            "archive_timestamp": iso(created_at(thread.id)),
            "locked": False,
            "create_timestamp": iso(created_at(thread.id)),
        },
    }


def guild_create(world: World, guild: Guild) -> Json:
    """The GUILD_CREATE of a bot without the members intent: only its own member is in it."""
    places = [world.channels[channel_id] for channel_id in guild.channel_ids]
    threads = [c for c in world.channels.values() if c.guild_id == guild.id and c.parent_id]
    return guild_object(guild) | {
        "unavailable": False,
        "large": False,
        "joined_at": iso(created_at(guild.id)),
        "member_count": len(guild.member_ids),
        "members": [member(world, guild, world.bot.id)],
        "channels": [channel(place) for place in places],
        "threads": [channel(thread) for thread in threads],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def guild_object(guild: Guild) -> Json:
    """A guild object."""
    return {
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(guild.owner_id),
        "icon": None,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "preferred_locale": "en-US",
        "system_channel_id": None,
        "system_channel_flags": 0,
        "afk_timeout": 300,
        "features": [],
        "emojis": [],
        "stickers": [],
        "roles": [everyone_role(guild)],
    }


def emoji(key: str) -> Json:
    """An emoji from its key in a path: the character, or name:id."""
    name, _, emoji_id = key.partition(":")
    return {"id": emoji_id or None, "name": name}


def message(world: World, it: Message) -> Json:
    """A message object as the bot sees it."""
    wire: Json = {
        "id": str(it.id),
        "type": 0,
        "channel_id": str(it.channel_id),
        "author": user(world.users[it.author_id]),
        "content": it.content,
        "components": it.components,
        "embeds": it.embeds,
        "attachments": [],
        "mentions": [],
        "mention_roles": [],
        "mention_everyone": False,
        "pinned": False,
        "tts": False,
        "flags": it.flags,
        "timestamp": iso(created_at(it.id)),
        "edited_timestamp": None if it.edited_at is None else iso(it.edited_at),
        "reactions": [_reaction(world, key, who) for key, who in it.reactions.items() if who],
    }
    if it.nonce is not None:
        wire["nonce"] = it.nonce
    if it.thread_id is not None:
        wire["thread"] = channel(world.channels[it.thread_id])
    if it.interaction_id is not None:
        wire |= _answer_part(world, it.interaction_id)
    return wire


def _reaction(world: World, key: str, who: list[int]) -> Json:
    return {
        "emoji": emoji(key),
        "count": len(who),
        "count_details": {"normal": len(who), "burst": 0},
        "me": world.bot.id in who,
        "me_burst": False,
        "burst_colors": [],
    }


def _answer_part(world: World, interaction_id: int) -> Json:
    interaction = world.interactions[interaction_id]
    return {
        "webhook_id": str(world.bot.id),
        "application_id": str(world.bot.id),
        "interaction_metadata": {
            "id": str(interaction.id),
            "type": interaction.type,
            "user": user(world.users[interaction.user_id]),
            "authorizing_integration_owners": {"0": str(interaction.guild_id)},
        },
    }
