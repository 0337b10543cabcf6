"""Every table, once: the migrations are held equal to this by a test.

Rows about an anonymous rejection hold no user id, no running number and no time finer than a day
(docs/architecture.md, "Anonymity"). Random 16-byte primary keys of WITHOUT ROWID tables keep the
order of insertion out of the file.
"""

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, Integer, LargeBinary, String, true

from rejectbot.storage.safety_tables import (
    anonymous_hold,
    lockdown,
    lockdown_by,
    member_hold,
    moderated,
    report,
    report_message,
    reports_spent,
    review_message,
    word_filter,
)
from rejectbot.storage.schema import hidden_index, metadata
from rejectbot.storage.schema import snowflake as _snowflake
from rejectbot.storage.schema import table as _table

__all__ = [
    "anonymous_hold",
    "lockdown",
    "lockdown_by",
    "member_hold",
    "metadata",
    "moderated",
    "report",
    "report_message",
    "reports_spent",
    "review_message",
    "word_filter",
]

guild = _table(
    "guild",
    _snowflake("guild", primary_key=True),
    _snowflake("channel", nullable=True),
    _snowflake("moderators_channel", nullable=True),
    Column("review", String(12), nullable=False, server_default="off"),
    Column("anonymous", String(8), nullable=False),
    Column("emoji", String(16), nullable=False),
    Column("points", String(400), nullable=False),
    Column("locale", String(8), nullable=False),
    Column("time_zone", String(64), nullable=False),
    Column("credit_crowd", Integer, nullable=False, server_default="10"),
    Column("team_goal", Integer, nullable=True),
    Column("team_goal_since", Date, nullable=True),
    _snowflake("team_goal_after", nullable=True),
    Column("team_goal_told", Integer, nullable=False, server_default="0"),
    Column("digest_weekday", Integer, nullable=True),
    Column("digest_hour", Integer, nullable=True),
    _snowflake("encourager_role", nullable=True),
    Column("unanswered_hours", Integer, nullable=True),
    Column("season", Integer, nullable=False, server_default="0"),
    Column("season_reset", Date, nullable=True),
    Column("care", String(400), nullable=False, server_default=""),
    Column("links", String(12), nullable=False, server_default="host_names"),
    Column("newcomers_wait", Integer, nullable=False, server_default="0"),
    Column("reports_to_hide", Integer, nullable=False, server_default="3"),
)
"""Settings; `team_goal_after` is the newest card from before the team goal, `team_goal_told` the
last share of it that was celebrated, in percent, and `season_reset` the server's day on which the
board last began anew. `care` are the server's own words about where to find help,
`newcomers_wait` are minutes."""

setting_change = _table(
    "setting_change",
    Column("id", LargeBinary(16), primary_key=True),
    _snowflake("guild"),
    _snowflake("user", nullable=True),
    Column("hour", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("before", String(1000), nullable=False),
    Column("after", String(1000), nullable=False),
    Index("setting_change_recent", "guild", "number"),
)
"""What administrators changed in the settings within a day or two, so that it can be undone: in
which hour since 1970, and the columns of `guild` before and after, as JSON. `number` counts up
within a server, for their order alone."""

stay = _table(
    "stay",
    _snowflake("guild", primary_key=True),
    Column("gone_on", Date, nullable=True),
)
"""Servers that the bot was ever added to, and the UTC day on which it was removed from one."""

outbox = _table(
    "outbox",
    # A random id of its own: the id of a card must not tell when it was sent in.
    Column("pid", LargeBinary(16), key="id", primary_key=True),
    _snowflake("guild"),
    Column("sealed", LargeBinary, nullable=False),
)

moderation = _table(
    "moderation",
    Column("id", LargeBinary(16), primary_key=True),
    _snowflake("guild"),
    _snowflake("user", nullable=True),
    Column("what", String(12), nullable=False),
    Column("day", Date, nullable=False),
    Column("pid", LargeBinary(16), nullable=True),
    Column("reason", String(12), nullable=True),
    Column("words", String(120), nullable=True),
    Index("moderation_recent", "guild", "day"),
)
"""What moderators did, once each: which moderator, never about whom. Without a user nobody decided
in time, or whoever did had themselves erased. The id of a decision about what waited is that of the
`review_message`; `words` are those of the server's filter that were added or taken off."""

rejection = _table(
    "rejection",
    Column("pid", LargeBinary(16), primary_key=True),
    _snowflake("guild"),
    _snowflake("channel"),
    _snowflake("message"),
    _snowflake("thread", nullable=True),
    Column("kind", String(12), nullable=False),
    Column("wants", String(8), nullable=False),
    Column("how", String(12), nullable=False),
    Column("day", Date, nullable=False),
    Column("state", String(12), nullable=False),
    Index("rejection_message", "message", unique=True),
    Index("rejection_recent", "guild", "day", "state"),
    hidden_index("rejection_hidden"),
)

rejection_author = _table(
    "rejection_author",
    Column("pid", LargeBinary(16), primary_key=True),
    _snowflake("user"),
    Column("tell", Boolean, nullable=False),
    Column("seen_support", Integer, nullable=False, server_default="0"),
    Column("seen_note", BigInteger, nullable=False, server_default="0"),
    Index("rejection_author_user", "user"),
)
"""Authors of named rejections; the two last columns are what their inbox has shown them."""

note = _table(
    "note",
    Column("id", LargeBinary(16), primary_key=True),
    Column("pid", LargeBinary(16), nullable=False),
    _snowflake("guild"),
    _snowflake("thread"),
    _snowflake("message"),
    Column("how", String(12), nullable=False),
    Column("day", Date, nullable=False),
    Column("state", String(12), nullable=False),
    Index("note_message", "message", unique=True),
    Index("note_rejection", "pid"),
    Index("note_recent", "guild", "day"),
    hidden_index("note_hidden"),
)

note_author = _table(
    "note_author",
    Column("id", LargeBinary(16), primary_key=True),
    _snowflake("user"),
    Index("note_author_user", "user"),
)
"""Writers of named notes, also of private ones while those are kept."""

private_note = _table(
    "private_note",
    Column("id", LargeBinary(16), primary_key=True),
    Column("pid", LargeBinary(16), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("day", Date, nullable=False),
    Column("state", String(12), nullable=False, server_default="published"),
    Index("private_note_rejection", "pid"),
    Index("private_note_day", "day"),
)
"""Notes to an author alone: sealed with the link key of `day`, gone when that goes. Of one that
moderators took away nothing is sealed any more."""

anonymous_link = _table(
    "anonymous_link",
    Column("pid", LargeBinary(16), primary_key=True),
    Column("day", Date, nullable=False),
    Column("tag", LargeBinary(16), nullable=False),
    Index("anonymous_link_day", "day"),
)

anonymous_receipt = _table(
    "anonymous_receipt",
    Column("pid", LargeBinary(16), primary_key=True),
    Column("receipt_hash", LargeBinary(32), nullable=False),
)

anonymous_tally = _table(
    "anonymous_tally",
    _snowflake("guild", primary_key=True),
    Column("key_day", Date, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

support = _table(
    "support",
    Column("pid", LargeBinary(16), primary_key=True),
    _snowflake("user", primary_key=True),
    Column("kind", String(8), primary_key=True),
    Column("button", Boolean, nullable=False),
    Column("reaction", Boolean, nullable=False),
    Index("support_user", "user"),
)

support_kept = _table(
    "support_kept",
    Column("pid", LargeBinary(16), primary_key=True),
    Column("kind", String(8), primary_key=True),
    Column("count", Integer, nullable=False),
)
"""Support of people who had themselves erased: its number stays, nobody's name does."""

member = _table(
    "member",
    _snowflake("guild", primary_key=True),
    _snowflake("user", primary_key=True),
    Column("on_board", Boolean, nullable=False),
    Column("credit", Boolean, nullable=False),
    Column("badge", String(16), nullable=True),
)
"""What a member chose on `/privacy` and which badge they show: made and changed by that alone,
never by an anonymous act."""

earning = _table(
    "earning",
    _snowflake("guild", primary_key=True),
    _snowflake("user", primary_key=True),
    Column("what", String(8), primary_key=True),
    Column("pid", LargeBinary(16), primary_key=True),
    Column("day", Date, nullable=False),
    Column("points", Integer, nullable=False),
    Column("season", Integer, nullable=False, server_default="0"),
    Column("counts", Boolean, nullable=False, server_default=true()),
    Index("earning_day", "guild", "user", "day"),
)
"""`counts`: it was within the limits of its day and is not given back, whatever it is worth.
`season` is the one in whose totals it is."""
Index(
    "earning_season",
    earning.c.guild,
    earning.c.season,
    sqlite_where=earning.c.season != 0,
    postgresql_where=earning.c.season != 0,
)

attempt = _table(
    "attempt",
    Column("id", LargeBinary(16), primary_key=True),
    _snowflake("guild"),
    _snowflake("user"),
    Column("day", Date, nullable=False),
    Column("pid", LargeBinary(16), nullable=True),
    Column("told", Boolean, nullable=False),
    Column("ask_on", Date, nullable=True),
    Column("outcome", String(8), nullable=True),
    _snowflake("channel", nullable=True),
    _snowflake("message", nullable=True),
    Index("attempt_member", "guild", "user", "day"),
)
"""What members tried again: perhaps after which of their own named rejections, whether the channel
was told and by which message, on which day their inbox asks how it went, and what they answered."""

goal = _table(
    "goal",
    _snowflake("guild", primary_key=True),
    _snowflake("user", primary_key=True),
    Column("target", Integer, nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date, nullable=False),
)
"""How many named rejections a member wants to collect from `since` to `until`, both included."""

job_run = _table(
    "job_run",
    _snowflake("guild", primary_key=True),
    Column("job", String(12), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("about", BigInteger, nullable=True),
    Column("posted", Boolean, nullable=False),
)
"""What the bot posts to a server by itself, claimed for the server's day before anything is sent.

`about` is the newest card that it names, or the team goal's target. `posted`: it stands, or there
is nothing to say any more."""

total = _table(
    "total",
    _snowflake("guild", primary_key=True),
    Column("period", String(8), primary_key=True),
    _snowflake("user", primary_key=True),
    Column("points", Integer, nullable=False),
    Column("shown", Boolean, nullable=False, server_default=true()),
)
"""What members have on each board, in points or in deeds; `period` is `BoardKey.stored`."""
_ON_BOARD = (total.c.guild, total.c.period, total.c.shown)
Index("total_shown", *_ON_BOARD, total.c.points.desc(), total.c.user)

standing = _table(
    "standing",
    _snowflake("guild", primary_key=True),
    Column("period", String(8), primary_key=True),
    Column("width", Integer, primary_key=True, autoincrement=False),
    Column("bucket", Integer, primary_key=True, autoincrement=False),
    Column("members", Integer, nullable=False),
)
"""How many members stand at each amount of points, in buckets 1 and 64 points wide, so that a
member's place is a sum of few rows however large the server is."""

credit_run = _table(
    "credit_run",
    _snowflake("guild", primary_key=True),
    Column("month", String(7), primary_key=True),
    Column("crowd", Integer, nullable=False),
    Column("confidence", Integer, nullable=False),
    Column("moved", Boolean, nullable=False),
)
"""Each month's look at public credit: how many had asked and earned, and in percent how sure the
best guess of one post's author could have been."""

installation = _table(
    "installation",
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("key_file", LargeBinary(16), nullable=True),
    Column("backup_of", Date, nullable=True),
    _snowflake("application", nullable=True),
)
"""One row: the key file that belongs to this database, the day of the backup it came from until
erasures since then have been applied again, and the application on Discord that it is of."""

command_sync = _table(
    "command_sync",
    _snowflake("application", primary_key=True),
    Column("digest", String(64), nullable=False),
)
