"""Every setting of a server can be changed back: it has a name, words, and columns of its own."""

import json
from dataclasses import fields

import pytest

from rejectbot.domain.ids import GuildId
from rejectbot.domain.setting_change import SETTINGS
from rejectbot.domain.settings import ServerSettings
from rejectbot.services.stored_settings import some_as_json
from rejectbot.storage.guilds import GuildRow
from rejectbot.ui.copy import languages
from rejectbot.ui.views.setting_words import WORDS, setting_name, setting_words

DEFAULTS = ServerSettings(GuildId(1))


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_is_named_and_said(name: str) -> None:
    for locale in languages():
        assert setting_name(name, locale), "a message `setting-…` in changes.ftl"
        assert name in WORDS or name == "points", "a line in ui/views/setting_words.WORDS"
        assert name == "points" or setting_words(name, DEFAULTS, locale)


def test_nothing_else_is_said() -> None:
    assert set(WORDS) | {"points"} == set(SETTINGS)


def test_every_stored_column_belongs_to_one_setting() -> None:
    by_setting = [json.loads(some_as_json(DEFAULTS, [name])) for name in SETTINGS]
    columns = [column for found in by_setting for column in found]
    of_seasons = {"season", "season_reset"}
    stored = {each.name for each in fields(GuildRow)} - {"guild"} - of_seasons
    assert sorted(columns) == sorted(stored), "services/stored_settings._COLUMNS"
