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

REASON_MAX = 200
"""Characters a moderator adds to a reason: one or two kind sentences, sealed with the text."""

REVIEW_COMES_BACK_BEFORE = timedelta(days=2)
"""Before the end of the link window, after which its key is gone: so long a text that nobody
decided about waits in its author's inbox, on two whole days."""

MODERATION_KEPT = timedelta(days=90)
"""What moderators did: long enough to look into a complaint."""

HOLD_LONGEST = timedelta(days=30)
"""From when moderators hold the next texts of an author until the last key to find them goes."""

HOLDS_A_DAY = 5
"""Of one moderator in one server: whoever holds one author after the other to see who goes quiet
gets nowhere."""

HOLDS_MOST = 500
"""Of one server: every anonymous text is compared with all of them, in a millisecond or two."""

HOLDS_PAGE = 8
"""On a page of them: each has a button, and a message takes 40 components."""

LOG_PAGE = 10
"""Lines on a page of what moderators did: with links and words they fit into a message."""

UPDATES_MAX = 5
"""Lines on one card; a longer story belongs into its thread."""

CREDIT_CROWD = 10
"""Members who asked and earned, below which no anonymous effort reaches the board (5 to 30)."""

CREDIT_CONFIDENCE_MAX = 35
"""Percent. Above that, somebody could guess too well who wrote one of the posts."""

CREDIT_CROWD_LEAST, CREDIT_CROWD_MOST = 5, 30
"""What a server may choose for it: fewer would hide nobody, more would never be reached."""

CHANGES_UNDONE_WITHIN = timedelta(days=1)
"""Of a setting: whoever mistook it, or comes back the next morning, goes back with one press."""

CHANGES_SHOWN = 5
"""On the first panel of `/setup`: one row of buttons."""

BOARD_PAGE = 10
"""Rows. Fits a phone's screen without scrolling."""

BOARD_PAGES = 100
"""Pages. The board celebrates; nobody needs to see who stands last of a million."""

BOARD_SHOWN_EVERY = timedelta(minutes=10)
"""In one channel: the bot is quiet, and a board that was just shown still stands in sight."""

SEASON_UNDONE_WITHIN = timedelta(days=1)
"""Of the server, after the one on which a season began: whoever began it by mistake, or late
in the evening, sees it the next day. Later, members have begun to look at the new boards."""

SUPPORT_EARNS_FOR = timedelta(days=30)
"""Age of a card. Whoever goes through last year's cards for their points helps nobody who waits;
the support itself counts and shows at any age."""

SUPPORT_EARNS_A_WEEK = 5
"""Cards of one named author for which a member earns in an ISO week of the server: two friends
who press each other's every card collect no more by it than by looking around."""

POINTS_BACK_WITHIN = timedelta(hours=24)
"""Deleting one's own named rejection gives its points back for a day, then keeps them."""

ATTEMPTS_A_DAY = 20
"""Attempts of a member that are stored in one day of the server: more than anybody makes, and too
few to fill a disk with a script."""

TOLD_A_DAY = 3
"""Attempts of one day of a member that the channel hears of: it stays a channel of rejections."""

TOLD_WITHIN = timedelta(days=1)
"""Of the server's days, after that of an attempt, until which the channel may be told of it."""

ATTEMPT_CHOICES = 25
"""Of one's own rejections that `/again` offers: Discord shows no more."""

ENCOURAGE_FOR = timedelta(days=14)
"""A card older than that has had its answers; whoever comes back to it finds it in the channel."""

SEEN_CARDS = 100_000
"""Who was shown which card today is in memory only, in about 10 MB for all people of a process.
Above that the people who looked longest ago are forgotten first: they see a card once more."""

UNREADABLE_AT_ONCE = 5
"""Cards that Discord does not show any more, passed over before somebody waits too long."""

LOOKS_FOR_STANDING = 5
"""Times that a post finds deleted cards among those it would name, before it names none."""

RECENT_CARDS = 50
"""Cards a server whose counts are compared with Discord's after events were lost."""

LOST_CARDS = 10
"""Cards a server that were taken for deleted and are looked for once more: a request each."""

RECENT_FOR = timedelta(days=14)
"""A card older than that is rarely reacted to; a press on it still counts and corrects it."""

CAUGHT_UP_WITHIN = timedelta(hours=6)
"""A post that was due while the bot was down still comes on the same half of a day, or not."""

JOB_RUNS_KEPT = timedelta(days=60)
"""What was posted by the clock: long after nothing can be posted for that day any more."""

DIGEST_DAYS = 7
"""The whole days before the digest's own: they can't change while it is late."""

DIGEST_WAITING = 5
"""Links in a digest to cards that nobody has answered: as many as somebody would open."""

UNANSWERED_HOURS = (6, 12, 24, 48, 72)
"""After how many hours without an answer a server may have its encouragers asked."""

UNANSWERED_SHOWN = 3
"""Links in one such post: who is asked for more than that opens none."""

ASKED_FROM, ASKED_UNTIL = 8, 22
"""Full hours of the server's clock between which people may be asked: it is the one ping."""

COUNT_EDIT_EVERY = 5.0
"""Seconds between two edits of one card: Discord limits edits of old messages (30046)."""

LATER_AT_LEAST = timedelta(minutes=30)
"""`anonymous_later` waits for the first full hour that is at least so far away."""

REMOVED_KEPT = timedelta(days=30)
"""After the bot was removed from a server: long enough to notice a mistake and to add it again."""

OUTBOX_OVERDUE = timedelta(minutes=10)
"""A share that waits longer than that for no known reason is looked for and posted."""

OUTBOX_GIVES_UP = timedelta(hours=24)
"""What could not be done for a day goes back to its author's inbox."""

OUTBOX_RETRY_FIRST = timedelta(seconds=2)
"""Somebody looks for their card by then, and a connection that was cut is there again."""

OUTBOX_RETRY_LAST = timedelta(minutes=15)
"""Waiting doubles between tries, so that an outage of Discord is not made worse by us."""

ANONYMOUS_EVERY = timedelta(minutes=10)
"""Between two anonymous acts of a member: time to see how the first one was taken."""

ANONYMOUS_A_DAY = 3
"""A member's anonymous acts in 24 hours, in all servers together. Moderators can't ask an
unknown author to slow down, so this does it for them; few people are turned down more often."""

ANONYMOUS_DAY = timedelta(hours=24)

ANONYMOUS_OWN_A_DAY = 20
"""Updates, replies and edits of one's own anonymous cards in 24 hours: enough for a conversation
and its slips of the pen, too few to fill a channel. Deleting is never refused."""

ANONYMOUS_GROWS_EVERY = ANONYMOUS_DAY / ANONYMOUS_A_DAY
"""A slow start. The acts are in memory only, so after a start nobody's are known: each member
may then act once, twice from this span on, three times from the second. A restart, which no member
can cause, is so worth one act at most, and nobody is turned away only because of it."""

ANONYMOUS_REMEMBERED = 100_000
"""Members whose anonymous acts are in memory. 2,500 servers a process reach 75,000 at most."""

ANONYMOUS_A_SERVERS_DAY = 30
"""Anonymous submissions a server takes in one of its days: counted from what is stored without
a user id, so no restart resets it, and many accounts together can't flood a channel either."""

SMALL_SERVER = 20
"""Members. Below that a post without a name leaves few people who could have written it."""

NEWCOMERS_WAITS = (
    timedelta(),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(days=1),
    timedelta(days=3),
)
"""From joining a server until the first share or note there: none, long enough to read the rules,
or long enough that a raid has gone elsewhere."""

NAMED_SHARES_A_DAY = 50
"""A member's named shares in 24 hours in one server. Points end with the third; whoever collects
old letters in one evening has room, whoever floods a channel has not."""

NAMED_NOTES_A_DAY = 200
"""A member's named notes in 24 hours in one server: a kind word for every card of a large
channel, and an end to a script."""

NAMED_REMEMBERED = 100_000
"""Members of servers whose named shares, or notes, of a day are in memory."""

REPORT_MAX = 300
"""Characters that a member adds to a report: what to look at, in two or three sentences."""

REPORTS_A_DAY = 20
"""A member's reports in 24 hours: more than anybody finds, and an end to a script."""

REPORTS_TO_HIDE = (0, 2, 3, 5, 10)
"""Different members' reports that hide something until moderators looked; 0 is never. A single one
does not: it would be a way for anybody to hide what they dislike."""

HIDDEN_BY_REPORTS_MOST = 3
"""Cards and notes of one server that reports hid and no moderator has looked at: so a few accounts
can't empty a channel while its moderators sleep. What is reported beyond that, they are shown."""

CARE_MAX = 400
"""Characters of a server's own words about where to find help: beside a story they fit."""

FILTERS_MOST = 200
"""Words and phrases of one server: all are compared with every text within milliseconds."""

FILTER_MAX = 60
"""Characters of one of them: a phrase is a few words."""

CLUES_SHOWN = 5
"""In one answer, each cut to `CLUE_SHOWN_MAX` characters: beside 1,700 of the text they fit."""

CLUE_SHOWN_MAX = 40
