"""Every limit on what people send, each with its reason."""

from datetime import timedelta

STORY_MAX = 1_500
"""Characters. Escaped and quoted it stays below the 4,000 that Discord allows a message."""

NEXT_MAX = 200
"""Characters. One sentence about what comes next."""

NOTE_MAX = 500
"""Characters. A note is read on a phone between two other things."""

UPDATE_MAX = 300
"""Characters. What happened next, told in two or three sentences."""

UPDATES_MAX = 5
"""Lines on one card; a longer story belongs into its thread."""

BOARD_PAGE = 10
"""Rows. Fits a phone's screen without scrolling."""

BOARD_PAGES = 100
"""Pages. The board celebrates; nobody needs to see who stands last of a million."""

BOARD_SHOWN_EVERY = timedelta(minutes=10)
"""In one channel: the bot is quiet, and a board that was just shown still stands in sight."""

POINTS_BACK_WITHIN = timedelta(hours=24)
"""Deleting one's own named rejection gives its points back for a day, then keeps them."""

RECENT_CARDS = 50
"""Cards a server whose counts are compared with Discord's after events were lost."""

RECENT_FOR = timedelta(days=14)
"""A card older than that is rarely reacted to; a press on it still counts and corrects it."""

COUNT_EDIT_EVERY = 5.0
"""Seconds between two edits of one card: Discord limits edits of old messages (30046)."""

LATER_AT_LEAST = timedelta(minutes=30)
"""`anonymous_later` waits for the first full hour that is at least so far away."""

OUTBOX_OVERDUE = timedelta(minutes=10)
"""A share that waits longer than that for no known reason is looked for and posted."""

OUTBOX_GIVES_UP = timedelta(hours=24)
"""What could not be done for a day goes back to its author's inbox."""

OUTBOX_RETRY_FIRST = timedelta(seconds=2)
"""Somebody looks for their card by then, and a connection that was cut is there again."""

OUTBOX_RETRY_LAST = timedelta(minutes=15)
"""Waiting doubles between tries, so that an outage of Discord is not made worse by us."""

CREDIT_CROWD = 10
"""Members who agreed and earned something, before anonymous effort moves to the board: the least
in which one can hide, unless a server chose another number."""

CREDIT_CONFIDENCE_MAX = 35
"""Percent. Above that, somebody could guess too well who wrote one of the posts."""
