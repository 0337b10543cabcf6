"""Nothing that is left behind tells who wrote the anonymous shares: authors exchanged, no trace."""

import pytest

from rejectbot.storage.tables import metadata
from tests.anonymity.comparing import MASKED_PLACES, differences
from tests.anonymity.histories import Authors, evening
from tests.anonymity.stage import House
from tests.anonymity.statements import MASKED

FIRST = Authors(("dee", "fay", "hal", "eve", "gus"))
OTHERS = (
    Authors(("fay", "hal", "eve", "gus", "dee")),  # everybody is exchanged
    Authors(("hal", "dee", "gus", "ivy", "fay")),  # a newcomer wrote what a regular wrote
    Authors(("eve", "eve", "eve", "eve", "eve")),  # one person wrote all of them
)


@pytest.mark.parametrize("seed", range(3))
async def test_exchanging_the_authors_changes_nothing_but_sealed_bytes(
    house: House, seed: int
) -> None:
    first = await house.perform(evening(FIRST), seed=seed)
    second = await house.perform(evening(OTHERS[seed % len(OTHERS)]), seed=seed)

    assert differences(first, second) == []
    assert len(first.sealed - second.sealed) >= 10, "the masks had nothing to hide"


def test_what_is_masked_stands_where_it_is_thought_to() -> None:
    columns = {
        table: tuple(
            place
            for place, column in enumerate(metadata.tables[table].columns)
            if column.name in masked
        )
        for table, masked in MASKED.items()
    }
    assert columns == MASKED_PLACES
