"""Pictures of the synthetic people, drawn here so that no image file is shipped."""

import io
from collections.abc import Mapping
from typing import Final

import simcord
from PIL import Image, ImageDraw, ImageFont

from rejectbot.demo import cast, simulator
from rejectbot.demo.world import World

_SIZE: Final = 96
_BOT_COLOUR: Final = "#5865f2"


def draw(world: World) -> Mapping[str, tuple[str, bytes]]:
    """File name and PNG of everyone's picture, by the address where the preview looks for it."""
    env = world.env
    pictures: dict[str, tuple[str, bytes]] = {}
    for person in cast.PEOPLE:
        _add(pictures, env, world.people[person.key].id, person.name[0], person.colour)
    if env.bot.user is not None:
        _add(pictures, env, env.bot.user.id, cast.BOT[0], _BOT_COLOUR)
    return pictures


def _add(
    pictures: dict[str, tuple[str, bytes]],
    env: simcord.Env,
    user_id: int,
    letter: str,
    colour: str,
) -> None:
    address = simulator.portrait_url(env, user_id)
    if address is not None:
        pictures[address] = (f"{letter}.png", _portrait(letter, colour))


def _portrait(letter: str, colour: str) -> bytes:
    image = Image.new("RGB", (_SIZE, _SIZE), colour)
    font = ImageFont.load_default(_SIZE * 0.55)
    middle = (_SIZE / 2, _SIZE / 2)
    ImageDraw.Draw(image).text(middle, letter, font=font, fill="white", anchor="mm")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
