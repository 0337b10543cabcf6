"""The leaderboard: effort, celebrated; ties share a place, and nobody stands last."""

import discord

from rejectbot.domain.badges import Badge
from rejectbot.domain.ranking import Place
from rejectbot.services.board import BoardPage
from rejectbot.ui.cards.badges import BADGE_EMOJI
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.theme import ACCENT, Panel

PAGE_VERB = "board"
SHOW_VERB = "board-show"
_MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}


def board_card(board: BoardPage, locale: str) -> Panel:
    """The board for one viewer: rows, their own place, the pager and *Show everyone*."""
    view = Panel()
    texts = [
        _title(board, locale),
        _rows(board, locale),
        *_together(board, locale),
        _own_place(board, locale),
    ]
    shown = [discord.ui.TextDisplay[Panel](text) for text in texts]
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
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
        say(locale, "board-footer"),
    ]
    shown = [discord.ui.TextDisplay[Panel](text) for text in texts]
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    return view


def _title(board: BoardPage, locale: str) -> str:
    return say(locale, "board-title", period=say(locale, f"period-{board.period.value}"))


def _rows(board: BoardPage, locale: str) -> str:
    if not board.rows:
        return say(locale, "board-empty" if board.page == 0 else "board-no-more")
    return "\n".join(_row(place, board.badges.get(place.user), locale) for place in board.rows)


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
    if board.off_board is not None:
        return say(locale, "board-own-off", points=board.off_board)
    if board.own is None:
        return say(locale, "board-own-none")
    return say(locale, "board-own", rank=board.own.rank, points=board.own.points)


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
                custom_id=custom_id(PAGE_VERB, f"{board.period.value}:{max(page, 0)}:{label[6:]}"),
                disabled=not usable,
            )
        )
    row.add_item(
        discord.ui.Button(
            label=say(locale, "board-show-everyone"),
            custom_id=custom_id(SHOW_VERB, f"{board.period.value}:{board.page}"),
        )
    )
    return row
