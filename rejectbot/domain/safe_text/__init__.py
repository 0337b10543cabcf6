"""What members write, made safe to show: nothing in it pings, links, hides, or imitates the bot."""

from rejectbot.domain.safe_text.cleaning import LINES_MAX, MARKS_MAX, clean, is_blank
from rejectbot.domain.safe_text.copying import csv_cell, plain
from rejectbot.domain.safe_text.drawing import (
    QUOTED_MAX_GROWTH,
    escaped,
    inline_name,
    quoted,
    quoted_max,
    unquoted,
)
from rejectbot.domain.safe_text.links import LinkRule, find_invites, find_links, refused_links

__all__ = [
    "LINES_MAX",
    "MARKS_MAX",
    "QUOTED_MAX_GROWTH",
    "LinkRule",
    "clean",
    "csv_cell",
    "escaped",
    "find_invites",
    "find_links",
    "inline_name",
    "is_blank",
    "plain",
    "quoted",
    "quoted_max",
    "refused_links",
    "unquoted",
]
