# What moderators are told, and the panel of /setup in which review is turned on.

lockdown-begun = ### Sharing rests
    From now on nothing new is taken in this server: no shares, notes, updates, replies or edits. Who tries is told kindly, and gets their words back. Support goes on, and everybody can still delete their own.
    What waits to be posted goes on waiting. `/mod lockdown off` lets it go on.
lockdown-already = Sharing rests already, since { $day }. { $by }
lockdown-by = <@{ $user }> said so.
lockdown-lifted = ### Sharing goes on
    What waited with a name is being posted now. What waited without one comes at the next full hour, all together and shuffled.
lockdown-none = Sharing does not rest here; everything goes its way.

filter-added-ask = From now on, whoever writes **{ $words }** sees it and is asked for other words. Their text comes back to them.
filter-added-refuse = From now on, what has **{ $words }** in it can't be posted. Its author is told so, and their text comes back to them.
filter-added-review = From now on, what has **{ $words }** in it waits in `/mod queue` until a moderator looked. Its author reads that moderators look first, and not why.
filter-removed = I look for **{ $words }** no more.
filter-none = I look for no words here. `/mod filter add` adds some.
filter-list = { $count } of { $most } words and phrases:
filter-ask = asks for other words
filter-refuse = refused
filter-review = moderators look first
queue-title = ### Waiting for a look
    -# Only you see this page. Whoever wrote something without a name is shown to nobody.
queue-empty = Nothing waits. What is written without a name comes here at the end of the hour.
queue-number = { $at } of { $of }
queue-back = Back
queue-next = Next
queue-share-named = ### { $name } would like to share this
    -# { $member }
queue-share-anonymous = ### Someone would like to share this, without a name
queue-note-named = ### A note by { $name }, for the thread
    -# { $member }
queue-note-anonymous = ### A note without a name, for the thread
queue-private-named = ### A note by { $name }, for the author of a card alone
    -# { $member }
queue-private-anonymous = ### A note without a name, for the author of a card alone
queue-update-named = ### { $name } tells what happened next
    -# { $member }
queue-update-anonymous = ### Whoever shared a card without a name tells what happened next
queue-reply-named = ### A reply by { $name }, below their own card
    -# { $member }
queue-reply-anonymous = ### A reply of whoever shared a card without a name
queue-edit-named = ### { $name } would like their card to say this
    -# { $member }
queue-edit-anonymous = ### Whoever shared a card without a name would like it to say this
queue-about = -# About { $link }
queue-publish = Publish
queue-return = Return with a reason
queue-remove = Remove
queue-reason = Why?
queue-reason-hint = Whoever wrote it reads this in their inbox, with the text, and can send it again.
queue-reason-hint-optional = If you like. Whoever wrote it gets the text back in their inbox.
queue-words = In your own words
queue-words-hint = If you like, or with "Something else". It goes to whoever wrote it; your name does not.
queue-words-hint-optional = If you like. It goes to whoever wrote it; your name does not.
reason-person = Somebody could be recognised in it
reason-unkind = It is unkind to somebody
reason-details = It tells more about you than is good to tell here
reason-promotion = It advertises something
reason-elsewhere = It belongs somewhere else
reason-other = Something else
queue-told-published = Published: it appears in a moment.
queue-told-published-later = Published: it appears at { $at }, together with any others that wait.
queue-told-published-rests = Let through. Sharing rests here for now, so it appears when that is over.
queue-told-returned = It is back with whoever wrote it, in their `/inbox`, with your reason.
queue-told-removed = It will not appear. Whoever wrote it finds it in their `/inbox`.
queue-a-moderator = A moderator
queue-decided-published = ✅ { $by } let this one through.
queue-decided-returned = ↩️ { $by } returned this one with a reason.
queue-decided-removed = 🗑️ { $by } removed this one.
queue-decided-undecided = ⌛ Nobody decided in time, so this one went back to whoever wrote it.
queue-gone = This one does not wait any more.
notice-paused = ⚠️ Since { $since } Discord refuses what I post in { $channel }, so I stopped trying; once an hour I ask again. What members share meanwhile is back with them after a day. `/setup`, for who manages this server, says which permission I need, or whether the channel is gone.
queue-moved = The moderators' channel is { $channel } now. If this one still waits, it is decided there, or in `/mod queue`.
queue-moved-away = This is not the moderators' channel any more. If this one still waits, it is decided in `/mod queue`.

log-title = ### What moderators did
    -# By day, for { $days } days. Only you see this page. Whoever wrote something without a name is shown to nobody.
log-empty = Nothing yet.
log-newer = Newer
log-older = Older
log-published = { $by } let a text through.
log-returned = { $by } returned a text with a reason.
log-removed = { $by } did not let a text appear.
log-undecided = Nobody decided about a text in time, so it went back to whoever wrote it.
log-hidden = { $by } hid something.
log-shown = { $by } showed something again.
log-taken-down = { $by } took something down.
log-reported = So many members reported something that it was hidden until somebody looks.
log-unlooked = Nobody had decided about what members' reports hid, so it was shown again.
log-kept = { $by } looked at what was reported, and it stands.
log-lockdown-on = { $by } let sharing rest.
log-lockdown-off = { $by } let sharing go on.
log-word-added = { $by } has me look for *{ $words }*: { $then }.
log-word-removed = { $by } has me look for *{ $words }* no more.
log-held-day = { $by } held this author's next texts for review, for one day.
log-held-week = { $by } held this author's next texts for review, for 7 days.
log-held-month = { $by } held this author's next texts for review, for 30 days.
log-hold-ended = { $by } ended a hold.
log-hold-lost = A hold ended before its time: the key that it takes is gone.
log-other = { $by } did something that I have no words for.
log-reason = Why: *{ $reason }*.

setup-moderators = Moderators
moderators-title = ### Moderators
    -# Whose texts they look at first, and where. A moderator is who has *{ $permission }*.
moderators-review-off = **Review**: off. What members write appears at once.
moderators-review-anonymous = **Review**: anonymous texts. A moderator looks at each before it appears, and never learns who wrote it. They come at the end of the hour, shuffled.
moderators-review-all = **Review**: everything. A moderator looks at each text before it appears. Those without a name come at the end of the hour, shuffled, and nobody learns who wrote them.
moderators-review-until = -# What nobody decides about within { $days } days goes back to whoever wrote it.
moderators-channel-none = **Moderators' channel**: none. What waits is in `/mod queue`.
moderators-channel-here = **Moderators' channel**: { $channel }. What waits stands there, and in `/mod queue`.
moderators-channel-gone = ⚠️ The moderators' channel does not exist any more. What waits is in `/mod queue`. Choose another channel, or none.
moderators-channel-missing = ⚠️ In the moderators' channel { $channel } I still need: **{ $permissions }**. Until I have it, what waits is in `/mod queue` alone, and decisions are not shown there.
moderators-channel-open = ⚠️ Everybody in this server can see { $channel }, so what waits is in `/mod queue` alone, and not posted there. Choose a channel that only moderators see, or hide this one.
moderators-waiting = { $count ->
        [0] -# Nothing waits.
        [one] -# One text waits.
       *[other] -# { $count } texts wait.
    }
moderators-waiting-off = { $count ->
        [one] ⚠️ One text still waits from before. Turning review off publishes nothing: decide about it in `/mod queue`.
       *[other] ⚠️ { $count } texts still wait from before. Turning review off publishes nothing: decide about them in `/mod queue`.
    }
moderators-channel-choose = Channel that only moderators see (or none)
setup-review-off = off
setup-review-anonymous = anonymous texts
setup-review-all = everything

shared-held = Thank you for putting it out there. Moderators of this server look at it first; `/inbox` tells. By { $until } it stands in the channel, or is back with you.
held = Thank you. Moderators of this server look at it first; `/inbox` tells. By { $until } it appears, or is back with you.
inbox-held = { $count ->
        [one] ⏳ **A text of yours waits for moderators of this server.** By { $until } it appears, or is back with you.
       *[other] ⏳ **{ $count } of your texts wait for moderators of this server.** By { $until } the first of them appears, or is back with you.
    }
inbox-returned-by-moderators = **Moderators of this server sent this back to you.** Nobody else has seen it. Here is what you wrote:
inbox-removed-by-moderators = **Moderators of this server did not let this one appear.** Nobody else has seen it. Here is what you wrote:
inbox-undecided = **No moderator came to look at this in time**, so it did not appear. It is not about what you wrote; here it is:
inbox-reason = Why: **{ $reason }**
inbox-words = They add:
inbox-kept-until = -# It stays here until { $until }; then it is erased.
