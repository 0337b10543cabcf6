"""Who lives in the server: synthetic people, any of whom may be an anonymous author."""

from dataclasses import dataclass
from enum import StrEnum


class Habit(StrEnum):
    """How somebody lives in the server."""

    REGULAR = "regular"  # acts openly
    LURKER = "lurker"  # never acts openly
    NEWCOMER = "newcomer"  # joins on the first day, then acts openly


@dataclass(frozen=True, slots=True)
class Person:
    """An id as Discord gave them out from 2015 to 2025 (17 to 19 digits), and a name of any length.

    Names are like no word of the stories, or a story could be held back for naming its author.
    """

    id: int
    name: str
    habit: Habit


PEOPLE = (
    Person(80_351_110_224_678_912, "Quillfeather", Habit.REGULAR),
    Person(243_517_284_930_123_781, "Zbysko", Habit.REGULAR),
    Person(489_120_377_510_903_825, "Oonagh of the Lighthouse", Habit.REGULAR),
    Person(702_844_916_233_551_943, "Xiuhcoatl", Habit.REGULAR),
    Person(951_377_402_818_560_117, "Wolfgangsdottir", Habit.LURKER),
    Person(1_134_902_755_661_238_309, "Juju", Habit.LURKER),
    Person(1_290_447_310_958_174_253, "Fitzwilliam", Habit.NEWCOMER),
    Person(1_371_208_664_019_583_041, "Yevgeniya", Habit.NEWCOMER),
)
BY_NAME = {person.name: person for person in PEOPLE}
OPEN_PEOPLE = tuple(person for person in PEOPLE if person.habit is not Habit.LURKER)

Cast = dict[str, Person]
"""Who has which role: a1, a2, …"""
