"""A card can be answered from the moment it stands, without a moment in which it is unknown."""

import pytest

from rejectbot.domain.errors import CardNotReady
from rejectbot.domain.ids import MessageId, RejectionId
from rejectbot.services.ports import CardToPost
from rejectbot.storage import rejections
from rejectbot.storage.engine import Transaction
from tests.services.house import House


async def test_a_commit_while_somebody_looks_does_not_hide_the_card(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader sees the database of its beginning, whatever was committed meanwhile."""
    find = rejections.find

    async def look(card: CardToPost, _message: MessageId) -> None:
        def find_and_commit(tx: Transaction, pid: RejectionId) -> rejections.FoundRejection | None:
            found = find(tx, pid)
            house.publishing._outbox.committed(waiting.id)
            return found

        with monkeypatch.context() as patch:
            patch.setattr(rejections, "find", find_and_commit)
            with pytest.raises(CardNotReady):
                await house.submit_note(card.pid)

    waiting = (await house.submit()).waiting
    house.posted.between = look
    await house.publishing.publish(waiting)
