# One's own rejections: what their author can do, and the inbox.

own-title-named = ### Your rejection of { $at }
    { $link } · with your name
own-title-anonymous = ### Your rejection of { $at }
    { $link } · anonymously
own-known-by-tag = -# The bot can still tell that this is yours, for a few days. After that your receipt opens it.
own-known-by-receipt = -# Opened with your receipt.
own-card-gone = What came for it stays here for you. *Delete* takes it off your list as well.
own-card-hidden = Moderators are looking at this card, so nobody else sees its text for now. What came for it stays here; *Delete* takes it down for good.
own-card-hidden-link = moderators are looking at it
own-card-gone-link = its card was deleted on Discord
own-update = What happened next
own-update-happened = What happened?
own-update-text = Would you like to say more?
own-update-text-hint = It goes into the thread under the card.
own-reply = Reply
own-reply-text = Your reply
own-reply-hint = It stands in the card's thread as a reply of whoever shared it.
own-edit = Edit
own-when = When?
own-when-hint = What happens at once shows that its author is here now.
own-when-now = now
own-when-later = at a full hour, in 30 to 90 minutes
own-name = Put my name on it
own-name-question = Put your name on this card? Everybody here will see it, it earns no points, and it can't be undone. If moderators held back your anonymous texts because of this card, they will then know that those were yours; I tell nobody whether they did. And if you ever reported a note to you from this card, they will know that it was you.
own-name-yes = Put my name on it
own-done = Done: { $link }
own-earned = { $points ->
        [one] +1 point for telling what came next.
       *[other] +{ $points } points for telling what came next.
    }
own-done-deleted = It is down.
own-accepted-now = It happens within the next minute.
own-accepted-later = It happens at { $at }, together with any others that wait.
own-accepted-now-words = It happens within the next minute, unless moderators look first; `/inbox` tells.
own-accepted-later-words = It happens at { $at }, together with any others that wait, unless moderators look first; `/inbox` tells.
own-on-its-way = It is stored, and on its way: Discord does not take it right now, so I keep trying.

update-again = I tried again
update-learned = I learned something from it
update-worked-out = It worked out

delete-anonymous = Take this anonymous card down? Its points stay in your private tally, and the notes in its thread stay. At a full hour hides best that you are here now.
delete-anonymous-later = Take this anonymous card down? It happens at a full hour. Its points stay in your private tally, and the notes in its thread stay.
delete-yes-now = Now
delete-yes-later = At a full hour

receipt-title = Open with a receipt
receipt-label = Your receipt
receipt-hint = The 26 letters and digits you were shown when you shared anonymously.

command-inbox = Support, notes and answers for your own rejections. Only you see it
inbox-title = ### Your inbox
    -# Only you can see this.
inbox-empty = Nothing new here. What comes for your rejections shows here when you look; an older anonymous one opens with its receipt.
inbox-about-named = **Your rejection of { $at }** · { $link }
inbox-about-anonymous = **Your anonymous rejection of { $at }** · { $link }
inbox-supporters = { $count ->
        [one] One person stands by you.
       *[other] { $count } people stand by you.
    }
inbox-notes = { $count ->
        [one] One note for you: { $thread }
       *[other] { $count } notes for you: { $thread }
    }
inbox-private-named = 💌 { $name } wrote to you alone:
inbox-private-anonymous = 💌 Someone here wrote to you alone:
inbox-report = Report this note
inbox-reported-open = 🚩 You reported a note that was for you alone. Moderators look at it, and it stays folded here.
inbox-reported-kept = 🚩 Moderators looked at a note that you reported, and let it be. It stays folded here.
inbox-reported-taken-down = 🚩 Moderators took away a note that you reported.
inbox-left = { $count ->
        [one] -# One more has no room here.
       *[other] -# { $count } more have no room here.
    }
inbox-returned-share = **This one could not be posted**, so it stands nowhere. Here is what you wrote:
inbox-returned-act = **This could not be done**: perhaps the card is gone, or takes no more, or I was not able to write there. Here is what you wrote:
inbox-replaced = **You wrote another text for this card after this one**, so this one is not put on it. Here is what you wrote:
inbox-number = -# { $at } of { $of } that came back
inbox-next = Next
inbox-rewrite = Edit and share again
inbox-discard = Throw it away
inbox-discarded = It is gone.
inbox-more = More
held-see = See what waits
held-title = ### Waiting for moderators
    -# Only you see this page. { $at } of { $of }
held-none = Nothing of yours waits for moderators any more. What they let through appears, and what comes back is in your inbox.
held-until = -# By { $until } it appears, or is back with you.
held-anonymous = -# Sent without your name. If moderators see it already, it leaves their queue at the next full hour; nobody learns who took it back.
held-take-back = Take it back
held-taken-back = It waits no more, and nothing of it appears. Here is what you wrote:
