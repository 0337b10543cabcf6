# Every refusal: what happened and what to do. One message for each class in domain/errors.py.

refusal-story-blank = There was nothing to read in "What happened?". A single sentence is enough.
refusal-story-too-long = That is { $given } characters; { $limit } fit on a card. Could you shorten it a little?
refusal-next-too-long = "What's next?" has { $given } characters; { $limit } fit. Could you shorten it a little?
refusal-note-blank = There was nothing to read in the note. A few words are enough.
refusal-note-too-long = The note has { $given } characters; { $limit } fit. Could you shorten it a little?
refusal-update-not-chosen = Please choose what happened next.
refusal-update-too-long = The update has { $given } characters; { $limit } fit. Could you shorten it a little?
refusal-nothing-of-that-name = I can't find that among your rejections here. Choose one from the list that opens while you type, or leave `what` out.
refusal-tried-enough = That is { $most } tries in one day, all counted. Rest; tomorrow has room for more.
refusal-told-already = The channel knows of this one already.
refusal-answered-already = You told me how this one went, so I have nothing left to ask.
refusal-taken-down-already = You took this one down, so it is not told twice. The try counts all the same.
refusal-told-too-late = This try is from some days ago, and the channel hears of fresh ones. It counts all the same.
refusal-told-enough = The channel has heard of { $most } tries of yours from that day. This one counts all the same.
refusal-updates-full = This card has its five updates. A reply in its thread has room for more.
refusal-invite-in-text = Invitations to other servers can't be posted here. Please take it out and send it again.
refusal-filter-empty = That would find nearly everything, or nothing. Please give a word of two letters or more; with a `*`, of three.
refusal-filter-too-long = That is { $given } characters; { $limit } fit. A word or a short phrase is enough.
refusal-link-in-text = Links can't be posted in this server. Please take them out and send it again; the name of a site alone is fine.
refusal-words-asked = This server asks for other words than { $found }. Could you put it differently and send it again? Nothing was posted.
refusal-words-refused = This can't be posted here: { $found }. The server's moderators keep such words out. Nothing was posted, and nobody was told.
refusal-filters-full = This server looks for { $most } words and phrases already. Take one out first with `/mod filter remove`.
refusal-filter-unknown = I don't look for that here. `/mod filter list` shows what I look for.
refusal-visibility-missing = Please choose how to share it: with your name, or anonymously.
refusal-visibility-not-offered = This server does not offer that way of sharing at the moment. Please choose another one with `/share`.
refusal-note-way-not-offered = Notes carry your name here for now. Nothing was posted; send it again if that is fine with you.
refusal-sharing-rests = Sharing rests in this server for now: the moderators are taking a moment to look after it. Nothing of yours was lost, and it is not about you. Please try again later.
refusal-no-channel-yet = This server has not chosen a channel for rejections yet. Someone with *Manage Server* can do it with `/setup`.
refusal-channel-gone = The channel for rejections is gone. Someone with *Manage Server* can choose another one with `/setup`.
refusal-permissions-missing = I may not post in <#{ $channel }> yet: I still need { $permissions }. Someone with *Manage Server* sees more in `/setup`.
refusal-cannot-post-here = You may not write in this channel, so I don't post there for you. Try it in another channel.
refusal-discord-unreachable = Discord is not answering right now, so this may not have gone through. Please have a look, and try again in a minute.
refusal-discord-refused = Discord did not accept this message, and the mistake is ours. Nothing was posted; whoever runs this bot can find out why.
refusal-anonymous-too-soon = Anonymous posts are limited, so that nobody floods a server unseen. You can send it from { $at } on; until then nothing of it is stored.
refusal-named-too-soon = That is a lot for one day, and all of it counts. You can go on from { $at }; nothing of this one is stored.
refusal-new-here = Welcome. In this server, new members can share and write notes a while after they joined: you from { $at } on. Nothing of it is stored; until then, one tap of support is always welcome.
refusal-anonymous-server-full = This server takes { $limit } anonymous posts a day, and they are used up. Nothing was stored; it will fit on another day.
refusal-draft-gone = I can't send it from here any more. Nothing was stored; please start again with `/share`.
refusal-sent-already = This was sent already, and only once. Nothing more for you to do.
refusal-card-unknown = I don't know this card any more. It may have been deleted.
refusal-card-not-ready = This card is just being put up. Please try again in a moment.
refusal-card-removed = This card was taken down, so there is nothing to answer any more.
refusal-card-hidden = Moderators are looking at this card, so it can't be answered or changed for now. Please try again later.
refusal-own-card = That is your own card. Others do the cheering here; you did the brave part.
refusal-not-yours = I found nothing of yours here that could be changed.
refusal-deleted-by-half = The card is down, but I could not finish: your points and your list are as before. Please press *Take it down* once more.
refusal-board-shown-lately = The board was shown in this channel a moment ago. It stands a little further up.
refusal-badge-not-earned = I can't show that one right now. The badges that are yours stand in `/journey`, under *Badges*.
refusal-goal-target-invalid = I can't read "{ $given }" as a goal. Please write a whole number from { $least } to { $most }.
refusal-goal-day-unknown = I can't read "{ $given }" as a day. Please write it as year, month, day, such as { $example }.
refusal-goal-day-over = "{ $given }" is behind us. Please choose a day that is still to come, such as { $example }.
refusal-goal-day-too-far = "{ $given }" is a long way off. A goal can go up to { $latest }; please choose a day until then, written in that form.
refusal-reason-missing = Please choose why it goes back. Whoever wrote it would like to know.
refusal-reason-unsaid = Something else, then: please say in a few words what it is. Whoever wrote it would like to know.
refusal-reason-too-long = What you add has { $given } characters; { $limit } fit. Could you shorten it a little?
refusal-nothing-waits = This one does not wait any more, so there is nothing to decide. At the next full hour it is gone from the queue, if it stands there still.
refusal-decided-already = { $verdict ->
        [published] { $by } was faster, and let it through. Nothing more for you to do.
        [returned] { $by } was faster, and returned it with a reason. Nothing more for you to do.
        [removed] { $by } was faster, and removed it. Nothing more for you to do.
        [hidden] { $by } was faster, and hid it. Nothing more for you to do.
        [shown] { $by } was faster, and showed it again. Nothing more for you to do.
        [unlooked] I was faster: nobody had decided in time, so it was shown again. Nothing more for you to do.
        [kept] { $by } was faster, looked at it, and it stands. Nothing more for you to do.
        [taken_down] { $by } was faster, and took it down. Nothing more for you to do.
       *[undecided] It waited too long, and is back with whoever wrote it. Nothing more for you to do.
    }
refusal-nothing-to-report = This works on rejections and on the notes below them, and I know this message as neither. For anything else, the server's moderators are there.
refusal-report-reason-missing = Please choose what is wrong with it, so that moderators know where to look.
refusal-report-too-long = What you add has { $given } characters; { $limit } fit. Could you shorten it a little?
refusal-reported-enough = That is a lot of reports for one day. You can go on from { $at }; what is urgent, please tell a moderator directly.
refusal-nothing-to-moderate = This works on rejections and on the notes below them, and I know this message as neither. Anything else you can delete on Discord itself.
refusal-hidden-text-gone = This was hidden so long that its text is gone for good: it is kept for some days only. You can still remove it, with a reason for whoever wrote it.
refusal-hidden-not-kept = This one is hidden, so there is nothing to keep as it stands. *Show again* puts it back; `/mod queue` has it, with all that can be done.
refusal-hidden-no-more = This one is not hidden any more: it stands for everybody to read.
refusal-right-missing = That takes the permission *{ $permission }*. Someone who has it can help.
refusal-changed-since = This setting was changed once more after that, so I left it as it is now. `/setup` shows the newest change.
refusal-undone-already = This is as it was before already. Nothing more for you to do.
refusal-undone-too-late = A change can be undone for a day. I don't know this one any more, so everything stays as it is.
refusal-time-zone-unknown = I don't know the time zone "{ $given }". It should look like Europe/Vienna or America/New_York.
refusal-points-invalid = Please write whole numbers from { $least } to { $most }, separated by commas, such as 10, 5, 2.
refusal-crowd-invalid = Please write a whole number from { $least } to { $most }.
refusal-care-too-long = That is { $given } characters; { $limit } fit. Could you shorten it a little?
refusal-everyone-not-asked = I never ping everyone. Please choose a role of people who like to be asked.
refusal-team-goal-invalid = Please write a whole number from { $least } to { $most }, or leave it empty to have no team goal.

something-broke = Something went wrong on our side, so this may not have gone through. Please have a look, and try once more.
command-changed = This command has changed since your Discord loaded it. Please reload Discord and try it again.
guild-only = This works inside a server only.

permission-view-channel = View Channel
permission-send-messages = Send Messages
permission-send-messages-in-threads = Send Messages in Threads
permission-create-public-threads = Create Public Threads
permission-read-message-history = Read Message History
permission-moderate-members = Timeout Members
permission-manage-guild = Manage Server
refusal-hold-too-late = It is too late for that: whoever wrote this can't be found any more, which is how it is meant to be. What stands there can still be taken down.
refusal-held-once = The author of this one was held before. Whatever was written without a name is held once.
refusal-held-already = What this author writes with their name is held already, until { $until }. `/mod held` ends that.
refusal-holds-of-day = You have put { $most } holds today, as many as one moderator can in a day here. Tomorrow you can go on.
refusal-holds-full = { $most } holds are as many as a server can have. `/mod held` ends some.
refusal-hold-over = This one is over already.
