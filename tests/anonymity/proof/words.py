"""Texts that name nobody: no names, no figures, no links."""

import random
import re

_WORDS = re.findall(
    r"\w+",
    "the committee wrote again that another candidate fits better and our proposal about bees "
    "moss bakery choir sonnets bridges tides lanterns gravel orchards had to wait until spring "
    "while they thanked everybody for patience with a short letter which arrived late on monday "
    "morning after months without any answer so we laughed cried slept baked bread tried once more "
    "nobody called back though every reviewer liked most pages except maybe its quiet ending",
)


def text(chance: random.Random, *, least: int = 8, most: int = 40) -> str:
    """Some words in an order that hardly comes twice."""
    words = chance.choices(_WORDS, k=chance.randrange(least, most))
    return " ".join(words).capitalize() + "."
