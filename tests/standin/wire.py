"""The JSON that travels and the refusal that answers it, so that every module names them alike."""

from typing import Any

Json = dict[str, Any]


class Refused(Exception):
    """An answer of Discord's own error kind: HTTP status, its JSON error code, its words.

    The codes are those of Discord's documentation, "Opcodes and Status Codes".
    """

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message

    def body(self) -> Json:
        """The JSON error body as Discord words it."""
        return {"code": self.code, "message": self.message}
