"""The tables by which moderators keep a place safe; `tables` has them too, with all others."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, LargeBinary, String, false

from rejectbot.storage.schema import snowflake, table

word_filter = table(
    "word_filter",
    snowflake("guild", primary_key=True),
    Column("words", String(120), primary_key=True),
    Column("action", String(8), nullable=False),
)
"""Words and phrases that a server looks for in what members write."""

lockdown = table(
    "lockdown",
    snowflake("guild", primary_key=True),
    Column("since", Date, nullable=False),
    Column("resumes", Integer, nullable=True),
)
"""Where sharing rests since the server's day `since`; once that is over, the hour since 1970 at
which the anonymous posts that waited go out together."""

lockdown_by = table(
    "lockdown_by",
    snowflake("guild", primary_key=True),
    snowflake("user", primary_key=True),
)
"""Which moderator let sharing rest, while it does."""

review_message = table(
    "review_message",
    Column("id", LargeBinary(16), primary_key=True),
    snowflake("guild"),
    snowflake("channel"),
    snowflake("message"),
    Column("day", Date, nullable=False),
)
"""Where what waits for review stands in a moderators' channel; its id matches no outbox row."""

moderated = table(
    "moderated",
    Column("pid", LargeBinary(16), primary_key=True),
    snowflake("guild"),
    Column("removed", Boolean, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("day", Date, nullable=False),
    Index("moderated_recent", "guild", "removed"),
)
"""Cards and notes (`pid` is the id of either) that moderators hid or removed: what stood there, or
what its author is told. Sealed with the link key of `day`, gone when that goes."""

anonymous_hold = table(
    "anonymous_hold",
    Column("id", LargeBinary(16), primary_key=True),
    snowflake("guild"),
    Column("pid", LargeBinary(16), nullable=False),
    Column("tag", LargeBinary(16), nullable=False),
    Column("until_day", Date, nullable=False),
    Column("reason", String(12), nullable=True),
    Index("anonymous_hold_guild", "guild"),
    Index("anonymous_hold_pid", "pid", unique=True),
)
"""Anonymous cards and notes whose authors' next anonymous texts moderators look at first: the tag
is compared under a key of the key file. The last UTC day is `until_day`."""

member_hold = table(
    "member_hold",
    Column("id", LargeBinary(16), primary_key=True),
    snowflake("guild"),
    snowflake("user"),
    Column("pid", LargeBinary(16), nullable=False),
    Column("until_day", Date, nullable=False),
    Column("reason", String(12), nullable=True),
    Index("member_hold_user", "guild", "user", unique=True),
)
"""Members whose next named texts moderators look at first; `pid` is the card or note it was for."""

report = table(
    "report",
    Column("id", LargeBinary(16), primary_key=True),
    snowflake("guild"),
    Column("pid", LargeBinary(16), nullable=False),
    Column("reporter_tag", LargeBinary(16), nullable=False),
    Column("reason", String(12), nullable=False),
    Column("state", String(12), nullable=False),
    Column("day", Date, nullable=False),
    Column("sealed", LargeBinary, nullable=True),
    Column("is_new", Boolean, nullable=False, server_default=false()),
    Index("report_once", "pid", "reporter_tag", unique=True),
    Index("report_open", "guild", "state"),
)
"""What members reported: of which card or note, and a keyed hash of who did, with the report key of
the month of `day`. `state` is what moderators did then, and what was said goes with that. `is_new`:
by somebody too new in the server to share there."""

reports_spent = table(
    "reports_spent",
    Column("pid", LargeBinary(16), primary_key=True),
    snowflake("guild"),
    Column("waits", Boolean, nullable=False),
    Index("reports_spent_waiting", "guild", "waits"),
)
"""Cards and notes that members' reports can hide no more: they did, and nobody has looked yet
(`waits`), or it was let stand or shown again and not edited since."""

report_message = table(
    "report_message",
    Column("pid", LargeBinary(16), primary_key=True),
    snowflake("guild"),
    snowflake("channel"),
    snowflake("message"),
    Column("day", Date, nullable=False),
    Column("said", LargeBinary(16), nullable=True),
    Column("reports", Integer, nullable=False, server_default="0"),
    Column("gone", Boolean, nullable=False, server_default=false()),
)
"""Where what was reported stands in a moderators' channel: a keyed hash of what is `said` there,
about how many reports, and whether moderators deleted it."""
