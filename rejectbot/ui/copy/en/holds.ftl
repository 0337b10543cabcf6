# Holding an author's next texts for review, for moderators alone.

moderate-hold = Hold the author's next shares for review
moderate-hold-writer = Hold its writer's next shares for review
hold-title = Hold the author's next texts
hold-days = For how long?
hold-days-hint = Shares, notes, updates, replies and edits then wait until a moderator looked.
hold-days-day = one day
hold-days-week = 7 days
hold-days-month = 30 days
hold-reason-hint = If you like. Only moderators see it.
hold-put-named = Until { $until }, what this author writes with their name waits in `/mod queue` until a moderator looked. They read that moderators look first, and not why. What they write without their name is not touched. `/mod held` ends it sooner.
hold-put-anonymous = Until { $until }, what this author writes without a name waits in `/mod queue`, from the end of its hour. Nobody learns who they are, and what they write with their name is not touched. `/mod held` ends it sooner.
    -# What waits because of it shares an author. Please let it rest at that.
holds-title = ### Whose next texts wait for a look
    -# Only you see this page. Whoever was held for something without a name is known to nobody.
holds-empty = Nobody's.
holds-named = { $member }, for what they write with their name, until { $until }:
holds-anonymous = Whoever wrote this without a name, for what they write so, until { $until }:
holds-gone = a note to one person alone, or something that stands here no more
holds-end = End
holds-ended = It is over. What waits in `/mod queue` already waits for a decision still.
