"""The leaderboard: effort, celebrated; ties share a place, and nobody stands last."""

from dataclasses import replace

import discord

from rejectbot.domain.badges import Badge
from rejectbot.domain.boards import BoardKind
from rejectbot.domain.choices import chosen
from rejectbot.domain.periods import Period
from rejectbot.domain.ranking import Place
from rejectbot.services.board import BoardPage
from rejectbot.ui.cards.badges import BADGE_EMOJI
from rejectbot.ui.cards.periods import period_name
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.theme import ACCENT, Panel

PAGE_VERB = "board"
SHOW_VERB = "board-show"
_MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}


def board_card(board: BoardPage, locale: str) -> Panel:
    """The board for one viewer: rows, their own place, the pager, *Show everyone*, other boards."""
    view = Panel()
    texts = [
        _title(board, locale),
        _rows(board, locale),
        *_together(board, locale),
        _own_place(board, locale),
    ]
    shown = [discord.ui.TextDisplay[Panel](text) for text in texts]
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    view.add_item(_other_boards(board, locale))
    if board.rows:
        view.add_item(_controls(board, locale))
    return view


def public_board_card(board: BoardPage, locale: str) -> Panel:
    """The board for everyone in the channel: without anybody's own line."""
    view = Panel()
    texts = [
        _title(board, locale),
        _rows(board, locale),
        *_together(board, locale),
        say(locale, f"board-footer-{board.board.value}"),
    ]
    shown = [discord.ui.TextDisplay[Panel](text) for text in texts]
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    return view


def _title(board: BoardPage, locale: str) -> str:
    period = period_name(board.period, board.season, locale)
    return say(locale, f"board-title-{board.board.value}", period=period)


def _rows(board: BoardPage, locale: str) -> str:
    if not board.rows:
        return _empty(board, locale)
    return "\n".join(_row(place, board.badges.get(place.user), locale) for place in board.rows)


def _empty(board: BoardPage, locale: str) -> str:
    if board.page:
        return say(locale, "board-no-more")
    words = say(locale, f"board-empty-{board.board.value}")
    if board.season == 0:
        return words
    return f"{say(locale, 'board-new-season', number=board.season + 1)}\n{words}"


def _row(place: Place, badge: Badge | None, locale: str) -> str:
    rank = _MEDALS.get(place.rank, f"`{place.rank:>2}`")
    member = f"<@{place.user}>" if badge is None else f"<@{place.user}> {BADGE_EMOJI[badge]}"
    return say(locale, "board-row", rank=rank, member=member, points=place.points)


def _together(board: BoardPage, locale: str) -> list[str]:
    """How far the team's goal is, once it is begun."""
    progress = board.together
    if progress is None or not progress.count:
        return []
    if progress.count >= progress.target:
        return [say(locale, "board-together-reached", target=progress.target)]
    return [say(locale, "board-together", count=progress.count, target=progress.target)]


def _own_place(board: BoardPage, locale: str) -> str:
    if board.off_board == 0:
        return say(locale, "board-own-off")
    if board.off_board is not None:
        return say(locale, "board-own-off-with", what=_amount(board, board.off_board, locale))
    if board.own is None:
        return say(locale, f"board-own-none-{board.board.value}")
    what = _amount(board, board.own.points, locale)
    return say(locale, "board-own", rank=board.own.rank, what=what)


def _amount(board: BoardPage, count: int, locale: str) -> str:
    return say(locale, f"board-amount-{board.board.value}", count=count)


def _controls(board: BoardPage, locale: str) -> discord.ui.ActionRow[Panel]:
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    pages = (
        ("board-back", board.page - 1, board.page > 0),
        ("board-next", board.page + 1, board.has_next),
    )
    for label, page, usable in pages if board.page or board.has_next else ():
        row.add_item(
            discord.ui.Button(
                label=say(locale, label),
                custom_id=custom_id(PAGE_VERB, _place(board, max(page, 0), label[6:])),
                disabled=not usable,
            )
        )
    row.add_item(
        discord.ui.Button(
            label=say(locale, "board-show-everyone"),
            custom_id=custom_id(SHOW_VERB, _place(board, board.page, "all")),
        )
    )
    return row


def _other_boards(board: BoardPage, locale: str) -> discord.ui.ActionRow[Panel]:
    """The three boards of the same period; the one that is shown can't be pressed."""
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    for kind in BoardKind:
        to = _place(replace(board, board=kind), 0, "to")
        is_shown = kind is board.board
        row.add_item(
            discord.ui.Button(
                label=say(locale, f"board-choose-{kind.value}"),
                style=discord.ButtonStyle.primary if is_shown else discord.ButtonStyle.secondary,
                custom_id=custom_id(PAGE_VERB, to),
                disabled=is_shown,
            )
        )
    return row


def _place(board: BoardPage, page: int, button: str) -> str:
    """What a button carries; `button` tells apart those that lead to the same page."""
    return f"{board.period.value}:{page}:{button}:{board.board.value}"


def place_of(carried: str) -> tuple[BoardKind, Period, int] | None:
    """Where a button leads: the board, the period and the page from 0; None for a forged one."""
    period, page, _, board = [*carried.split(":"), "", "", ""][:4]
    kind, of = chosen(BoardKind, board or BoardKind.POINTS.value), chosen(Period, period)
    if kind is None or of is None or not page.isdecimal() or len(page) > 4:
        return None
    return kind, of, int(page)
