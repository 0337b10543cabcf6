"""Interactions that nobody could make with Discord's own clients, drawn from one seed."""

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.bot.forging import BUTTON, CHANNEL_SELECT, COMMAND, COMPONENT, FORM, LABEL, SELECT, TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

Payload = tuple[int, dict[str, Any], dict[str, Any]]
"""Kind, data, and what else of the interaction is changed."""

_SIGNS = "abz09:_-./\\ \n\t\0\u200b\u202e\u0301\ud7ff🫂👨\u200d👩\u200d👧٣𝟜%'\";`@<>{}[]é漢"
_RIGHTS = (
    "setup-channel",
    "setup-anonymous",
    "setup-emoji",
    "setup-language",
    "setup-review",
    "setup-moderators-channel",
    "queue-publish",
)
_FORMS_OF_RIGHTS = ("setup-points", "setup-zone", "queue-return", "queue-remove")
_NOT_THEIRS = ("delete", "ask-delete", "tell")


@dataclass(frozen=True, slots=True)
class Target:
    """What an attacker knows: the verbs, a real card, and places that are not theirs."""

    controls: tuple[str, ...]
    forms: tuple[str, ...]
    commands: tuple[dict[str, Any], ...]
    card: str
    other_guild: str


class Hostility:
    """Draws payloads that must change nothing, whoever sends them without a right."""

    def __init__(self, target: Target, seed: int) -> None:
        self._target = target
        self._chance = random.Random(seed)
        self._drawn: list[Callable[[], Payload]] = [
            self._junk_control,
            self._junk_form,
            self._control_of_a_right,
            self._form_of_a_right,
            self._other_peoples_card,
            self._broken_form,
            self._command,
            self._elsewhere,
        ]

    def draw(self) -> Payload:
        """The next payload."""
        return self._chance.choice(self._drawn)()

    def text(self, longest: int = 120) -> str:
        """Any text, now and then a huge one."""
        if self._chance.random() < 0.01:
            longest = 20_000
        return "".join(self._chance.choices(_SIGNS, k=self._chance.randrange(longest)))

    def value(self) -> Any:
        """Any JSON value."""
        return self._chance.choice(
            [
                None,
                True,
                -1,
                2**63,
                1e308,
                "",
                self.text(),
                "9" * 5_000,
                [],
                [None],
                [self.text()],
                {},
                {"value": self.text()},
                [{"custom_id": "story", "value": "x"}],
            ]
        )

    def _custom_id(self, verbs: tuple[str, ...]) -> str:
        verb = self._chance.choice(verbs)
        card = self._target.card
        return self._chance.choice(
            [
                self.text(),
                f"rb1:{self.text(12)}",
                f"rb2:{verb}:{card}",
                f"RB1:{verb}:{card}",
                f"rb1:{verb}x:{card}",
                f"rb1:{verb} :{card}",
                f"rb1:{verb}:{card}0",
                f"rb1:{verb}:{card[:-1]}",
                f"rb1:{verb}:{card.upper()}!",
                f"rb1:{verb}:{self.text(20)}:",
                f"rb1:{verb}:{'0' * 32}",
                f"rb1:{verb}:{self._chance.randbytes(16).hex()}",
                f"rb1::{card}",
                "rb1:",
                ":",
                "",
            ]
        )

    def _junk_control(self) -> Payload:
        data = {
            "custom_id": self._custom_id(self._target.controls),
            "component_type": self._chance.choice([BUTTON, SELECT, CHANNEL_SELECT, 5, 6, 7, 99]),
            "values": self._chance.choice([[], [self.text()], [self.text(), self.text()]]),
        }
        if self._chance.random() < 0.3:
            del data["values"]
        return COMPONENT, data, {}

    def _junk_form(self) -> Payload:
        fields = self._fields(self._chance.randrange(6))
        return FORM, {"custom_id": self._custom_id(self._target.forms), "components": fields}, {}

    def _control_of_a_right(self) -> Payload:
        verb = self._chance.choice(_RIGHTS + _FORMS_OF_RIGHTS)
        value = self._chance.choice(
            ["off", "later", "hearts", "garden", "en", self.text(), "1" * 18]
        )
        data = {"custom_id": f"rb1:{verb}", "component_type": SELECT, "values": [value]}
        return COMPONENT, data, {}

    def _form_of_a_right(self) -> Payload:
        verb = self._chance.choice(_FORMS_OF_RIGHTS)
        names = ("zone", "shares", "support", "note")
        texts = ("Europe/Vienna", "1, 2, 3", "4, 5", "6, 7", self.text())
        fields = [self._field(name, self._chance.choice(texts)) for name in names]
        return FORM, {"custom_id": f"rb1:{verb}", "components": fields}, {}

    def _other_peoples_card(self) -> Payload:
        verb = self._chance.choice(_NOT_THEIRS)
        data = {"custom_id": f"rb1:{verb}:{self._target.card}", "component_type": BUTTON}
        return COMPONENT, data, {}

    def _broken_form(self) -> Payload:
        """A share or note whose fields are missing, of a wrong kind, or hold the impossible."""
        verb = self._chance.choice([f"note:{self._target.card}", "share"])
        names = ["story", "visibility", "kind", "wants", "next", "note", "from", "to", "zone"]
        fields: list[Any] = [
            self._field(self._chance.choice(names), self._chance.choice([None, 7, [], {}, True]))
            for _ in range(self._chance.randrange(6))
        ]
        if self._chance.random() < 0.3:
            fields.append({"type": LABEL, "id": 9})
        if self._chance.random() < 0.3:
            fields.append({"type": 1, "components": [{"type": TEXT, "custom_id": "kind"}]})
        if self._chance.random() < 0.3:
            fields.append(self._field(self._chance.choice(names), "\u200b" * 40))
        if self._chance.random() < 0.2:
            fields.append({"type": SELECT, "custom_id": "kind", "values": self.value()})
        return FORM, {"custom_id": f"rb1:{verb}", "components": fields}, {}

    def _command(self) -> Payload:
        command = self._chance.choice(self._target.commands)
        options = [
            {"name": name, "type": 3, "value": self._chance.choice(["", "off", self.text(), "now"])}
            for name in self._chance.sample(["kind", "anonymous", "period", "nothing"], k=2)
        ]
        name = self._chance.choice([command["name"], "setup", self.text(20) or "x"])
        return COMMAND, {"id": command["id"], "name": name, "type": 1, "options": options}, {}

    def _elsewhere(self) -> Payload:
        """A real button or form, sent from another server or from nowhere."""
        verb = self._chance.choice(["hug", "go", "brave", "boat", "delete", "tell"])
        data: dict[str, Any] = {"custom_id": f"rb1:{verb}:{self._target.card}"}
        kind = COMPONENT
        data["component_type"] = BUTTON
        if self._chance.random() < 0.3:
            note = self._field("note", "Kind words.")
            data = {"custom_id": f"rb1:note:{self._target.card}", "components": [note]}
            kind = FORM
        guild = self._chance.choice([self._target.other_guild, "1", str(2**62)])
        return kind, data, {"guild_id": guild}

    def _fields(self, number: int) -> list[Any]:
        return [self._field(self.text(10), self.text()) for _ in range(number)]

    def _field(self, name: str, value: Any) -> dict[str, Any]:
        component = {"type": TEXT, "id": 2, "custom_id": name, "value": value}
        return {"type": LABEL, "id": 1, "component": component}
