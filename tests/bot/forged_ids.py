"""Custom ids and values that name what somebody may not touch, whole, swapped or mangled."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tests.bot.matrix import ROLES
from tests.bot.rights import RIGHTS, Row

_SIGNS = "0123456789abcdefABCDEFg:.-_/ \n\u0661\u200b\u202e🫂é"


class ForgedIds:
    """Draws from one seed; `known` are ids that are really there, by what they name."""

    def __init__(self, known: Mapping[str, Sequence[str]], seed: int) -> None:
        self._known = [each for ids in known.values() for each in ids]
        self._chance = random.Random(seed)

    def role(self) -> str:
        """Somebody."""
        return self._chance.choice(sorted(ROLES))

    def draw(self, role: str) -> tuple[str, Row]:
        """A use of something that takes a right which they have not."""
        refused = [key for key, row in RIGHTS.items() if row.needs not in ROLES[role]]
        key = self._chance.choice(refused)
        row = RIGHTS[key]
        if key.startswith(("/", "menu ")):
            return key, row
        chosen = tuple(self._text() for _ in row.values)
        kept = self._chance.random() < 0.5
        return key, replace(
            row,
            more=self._more(row.more),
            values=row.values if kept else chosen,
            fields=row.fields if kept else {name: self._text() for name in row.fields},
        )

    def _more(self, right: str) -> str:
        """As it should be, another id in its place, or something that looks like one."""
        known = self._chance.choice(self._known)
        cut = self._chance.randrange(1, 32)
        more: str = self._chance.choice(
            [
                right,
                known,
                f"{known}:n",
                f"{known}:a",
                f"{known}:{self._chance.choice(self._known)}",
                known[:cut],
                known.upper(),
                known[:cut] + self._chance.choice(_SIGNS) + known[cut + 1 :],
                self._chance.randbytes(16).hex(),
                f"{self._chance.randrange(-2, 10**6)}",
                f"{self._chance.randrange(3)}.2026-01-0{self._chance.randrange(1, 3)}",
                "0" * 32,
                self._text(),
                "",
            ]
        )
        return more if more == right else more.replace("{", "").replace("}", "")

    def _text(self) -> str:
        known = self._chance.choice(self._known)
        junk = "".join(self._chance.choices(_SIGNS, k=self._chance.randrange(60)))
        return str(self._chance.choice([known, junk, "off", "all", "en", "60", "none", "on"]))
