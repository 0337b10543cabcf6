"""`.env.example` explains each setting that there is, and shows its default."""

import re

from dotenv import dotenv_values

from rejectbot.settings import Settings, variable
from tests.architecture.tree import ROOT

EXAMPLE = ROOT / ".env.example"


def test_it_names_every_setting_and_no_other() -> None:
    assert set(dotenv_values(EXAMPLE)) == {variable(name) for name in Settings.model_fields}


def test_its_values_are_the_defaults() -> None:
    shown = {name: value for name, value in dotenv_values(EXAMPLE).items() if value}

    for name, field in Settings.model_fields.items():
        if variable(name) in shown:
            default = str(field.default).lower()
            assert shown[variable(name)].lower() == default, name
        else:
            assert field.default is None or field.default_factory is not None, name


def test_it_can_be_used_as_it_is() -> None:
    assert Settings.from_environment(EXAMPLE).discord_token is None


def test_each_group_of_settings_opens_with_an_explanation() -> None:
    groups = re.split(r"\n\n", EXAMPLE.read_text("utf-8").strip())

    assert all(group.startswith("# ") for group in groups)
