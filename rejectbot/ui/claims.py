"""Whose rejection somebody says it is, as it stands in the custom ids of their private page."""

from rejectbot.domain.ids import rejection_id_from_text
from rejectbot.services.owning import By, Claim
from rejectbot.ui.custom_ids import CustomId

_LETTERS = {By.NAME: "n", By.TAG: "t", By.RECEIPT: "r"}
_ANONYMOUS = (_LETTERS[By.TAG], _LETTERS[By.RECEIPT])


def claim_text(claim: Claim, by: By) -> str:
    """`<id>`, then by what it is known, then the receipt where that is it (60 characters)."""
    return ":".join(filter(None, (claim.pid.hex(), _LETTERS[by], claim.receipt)))


def claim_of(used: CustomId) -> tuple[Claim, bool] | None:
    """The claim, and whether it is about an anonymous rejection; None for what is forged."""
    pid_text, _, rest = used.more.partition(":")
    letter, _, receipt = rest.partition(":")
    pid = rejection_id_from_text(pid_text)
    if pid is None:
        return None
    return Claim(pid, receipt or None), letter in _ANONYMOUS
