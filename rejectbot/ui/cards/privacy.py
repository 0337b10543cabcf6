"""The page of `/privacy`: who could learn what in this server now, and the member's switches."""

import discord

from rejectbot.domain.limits import HOLD_LONGEST, SMALL_SERVER
from rejectbot.domain.reviewing import ReviewRule
from rejectbot.services.privacy import PrivacyPage
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.theme import ACCENT, Panel

OPEN_VERB = "privacy"
BOARD_VERB = "privacy-board"
ASK_CREDIT_VERB = "credit-ask"
CREDIT_VERB = "credit"
EXPORT_VERB = "export"
ASK_ERASE_VERB = "erase-ask"
ON, OFF = "on", "off"


def privacy_card(page: PrivacyPage, members: int | None, locale: str) -> Panel:
    """Everything by this server's settings; `members` as Discord counted them at start."""
    view = Panel()
    texts = [
        say(locale, "privacy-title"),
        _anonymity(page, members, locale),
        _audiences(page, locale),
        _switches(page, locale),
    ]
    shown = [discord.ui.TextDisplay[Panel](text) for text in texts]
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    view.add_item(_switch_row(page, locale))
    view.add_item(_data_row(locale))
    return view


def _anonymity(page: PrivacyPage, members: int | None, locale: str) -> str:
    lines = [
        say(locale, f"privacy-offered-{page.anonymous.value}"),
        say(locale, "privacy-claim", days=page.window_days, held=HOLD_LONGEST.days),
    ]
    if members is not None and members < SMALL_SERVER:
        lines.append(say(locale, "privacy-small", members=SMALL_SERVER))
    return "\n".join(lines)


def _moderators(page: PrivacyPage, locale: str) -> str:
    said = say(locale, f"privacy-moderators-{page.review.value}")
    if page.reviews_words and page.review is not ReviewRule.ALL:
        said = f"{said} {say(locale, 'privacy-moderators-words')}"
    said = f"{said} {say(locale, 'privacy-moderators-hidden', days=page.window_days)}"
    said = f"{said} {say(locale, 'privacy-moderators-holds', held=HOLD_LONGEST.days)}"
    return f"{said} {say(locale, 'privacy-moderators-reports')}"


def _audiences(page: PrivacyPage, locale: str) -> str:
    """One line each, from who sees least to who sees all: a table is too wide for a phone."""
    return "\n".join(
        (
            say(locale, "privacy-members"),
            _moderators(page, locale),
            say(locale, "privacy-database"),
            say(locale, "privacy-keys", days=page.window_days),
            say(locale, "privacy-operator"),
            say(locale, "privacy-discord"),
        )
    )


def _switches(page: PrivacyPage, locale: str) -> str:
    board = ON if page.on_board else OFF
    credit = ON if page.credit else OFF
    return "\n".join(
        (say(locale, f"privacy-board-is-{board}"), say(locale, f"privacy-credit-is-{credit}"))
    )


def _switch_row(page: PrivacyPage, locale: str) -> discord.ui.ActionRow[Panel]:
    board = (
        ("privacy-leave-board", custom_id(BOARD_VERB, OFF))
        if page.on_board
        else ("privacy-join-board", custom_id(BOARD_VERB, ON))
    )
    credit = (
        ("privacy-stop-credit", custom_id(CREDIT_VERB, OFF))
        if page.credit
        else ("privacy-ask-credit", custom_id(ASK_CREDIT_VERB))
    )
    return _row(locale, board, credit)


def _data_row(locale: str) -> discord.ui.ActionRow[Panel]:
    return _row(
        locale,
        ("privacy-export", custom_id(EXPORT_VERB)),
        ("privacy-erase", custom_id(ASK_ERASE_VERB)),
    )


def _row(locale: str, *buttons: tuple[str, str]) -> discord.ui.ActionRow[Panel]:
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    for label, pressed in buttons:
        row.add_item(discord.ui.Button(label=say(locale, label), custom_id=pressed))
    return row
