"""Parcels as the values that are sealed, and back."""

from datetime import UTC, date, datetime
from typing import Any

from rejectbot.domain.ids import RejectionId, UserId
from rejectbot.domain.rejection import Draft, How, Kind, Visibility, Wants
from rejectbot.domain.reviewing import Reason, Verdict
from rejectbot.services.anonymity.parcel import Act, Answer, Deed, Parcel, Waiting
from rejectbot.storage.outbox import OutboxRow

_ID_DIGITS = 20
"""All ids take the same room: a shorter one must not make a row smaller than another's."""


def packed(parcel: Parcel) -> dict[str, Any]:
    """Everything but what the row says in the clear (its id, server and day)."""
    own = _packed_share(parcel) if isinstance(parcel, Waiting) else _packed_act(parcel)
    return own | {
        "pid": parcel.pid.hex(),
        "author": f"{parcel.author:0{_ID_DIGITS}}",
        "name": parcel.author_name,
        "nonce": parcel.nonce,
        "due": parcel.due.isoformat(),
        "tag": parcel.tag.hex() if parcel.tag else None,
        "held": _packed_held(parcel.held),
        "returned": int(parcel.returned),
        "answer": _packed_answer(parcel.answer),
    }


def unpacked(row: OutboxRow, day: date, found: dict[str, Any]) -> Parcel:
    """The parcel that was packed."""
    shared = {
        "id": row.id,
        # Rows of the first version were kept under the id of their card.
        "pid": RejectionId(bytes.fromhex(found["pid"]) if "pid" in found else row.id),
        "guild": row.guild,
        "author": UserId(int(found["author"])),
        "author_name": found["name"],
        "nonce": found["nonce"],
        "day": day,
        "due": datetime.fromisoformat(found["due"]),
        "tag": bytes.fromhex(found["tag"]) if found["tag"] else None,
        # Rows of earlier versions were neither held nor answered.
        "held": _held(found.get("held", "0")),
        "returned": bool(found.get("returned")),
        "answer": _answer(found.get("answer")),
    }
    return _act(found, shared) if "deed" in found else _share(found, shared)


def _packed_held(held: datetime | None) -> str:
    """In as much room where nobody holds it: the size of a row must not tell."""
    return f"{0 if held is None else int(held.timestamp()):0{_ID_DIGITS}}"


def _held(found: str) -> datetime | None:
    seconds = int(found)
    return datetime.fromtimestamp(seconds, UTC) if seconds else None


def _packed_answer(answer: Answer | None) -> list[str] | None:
    if answer is None:
        return None
    return [answer.verdict.value, answer.reason.value if answer.reason else "", answer.words]


def _answer(found: list[str] | None) -> Answer | None:
    if found is None:
        return None
    verdict, reason, words = found
    return Answer(Verdict(verdict), Reason(reason) if reason else None, words)


def _packed_share(waiting: Waiting) -> dict[str, Any]:
    draft = waiting.draft
    return {
        "channel": waiting.channel,
        "story": draft.story,
        "kind": draft.kind.value,
        "wants": draft.wants.value,
        "next": draft.next,
        "visibility": draft.visibility.value,
        "receipt_hash": waiting.receipt_hash.hex() if waiting.receipt_hash else None,
    }


def _packed_act(act: Act) -> dict[str, Any]:
    return {
        "deed": act.deed.value,
        "how": act.how.value,
        "text": act.text,
        "detail": act.detail,
        "waits": int(act.waits_for_hour),
        "note": act.note_id.hex(),
        "replaced": int(act.replaced),
    }


def _share(found: dict[str, Any], shared: dict[str, Any]) -> Waiting:
    draft = Draft(
        story=found["story"],
        kind=Kind(found["kind"]),
        wants=Wants(found["wants"]),
        next=found["next"],
        visibility=Visibility(found["visibility"]),
    )
    receipt = found["receipt_hash"]
    return Waiting(
        channel=found["channel"],
        draft=draft,
        receipt_hash=bytes.fromhex(receipt) if receipt else None,
        **shared,
    )


def _act(found: dict[str, Any], shared: dict[str, Any]) -> Act:
    return Act(
        deed=Deed(found["deed"]),
        how=How(found["how"]),
        text=found["text"],
        detail=found["detail"],
        waits_for_hour=bool(found["waits"]),
        note_id=bytes.fromhex(found["note"]),
        replaced=bool(found.get("replaced")),  # of earlier versions none came back for that
        **shared,
    )
