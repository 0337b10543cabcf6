"""Who plays the abstract authors, and who instead when the roles are given to others."""

import random
from collections.abc import Sequence

from tests.anonymity.proof.people import PEOPLE, Cast, Person
from tests.anonymity.proof.script import Script


def casts(script: Script, pool: Sequence[Person] = PEOPLE) -> tuple[Cast, Cast]:
    """Two castings among members, lurkers and newcomers; no role is with the same person twice."""
    chance = random.Random(f"cast {script.seed}")
    first = _drawn(script, pool, chance, {})
    return first, _drawn(script, pool, chance, first)


def _drawn(script: Script, pool: Sequence[Person], chance: random.Random, other: Cast) -> Cast:
    while True:
        people = chance.sample(list(pool), k=len(script.roles))
        cast = dict(zip(script.roles, people, strict=True))
        if all(
            script.is_there(cast[role].name, *when) and cast[role] != other.get(role)
            for role, when in script.roles.items()
        ):
            return cast
