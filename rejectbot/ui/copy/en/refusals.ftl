# Every refusal: what happened and what to do. One message for each class in domain/errors.py.

refusal-story-blank = There was nothing to read in "What happened?". A single sentence is enough.
refusal-story-too-long = That is { $given } characters; { $limit } fit on a card. Could you shorten it a little?
refusal-next-too-long = "What's next?" has { $given } characters; { $limit } fit. Could you shorten it a little?
refusal-note-blank = There was nothing to read in the note. A few words are enough.
refusal-note-too-long = The note has { $given } characters; { $limit } fit. Could you shorten it a little?
refusal-update-not-chosen = Please choose what happened next.
refusal-update-too-long = The update has { $given } characters; { $limit } fit. Could you shorten it a little?
refusal-updates-full = This card has its five updates. A reply in its thread has room for more.
refusal-invite-in-text = Invitations to other servers can't be posted here. Please take it out and send it again.
refusal-visibility-missing = Please choose how to share it: with your name, or anonymously.
refusal-visibility-not-offered = This server does not offer that way of sharing at the moment. Please choose another one with `/share`.
refusal-note-way-not-offered = Notes carry your name here for now. Nothing was posted; send it again if that is fine with you.
refusal-no-channel-yet = This server has not chosen a channel for rejections yet. Someone with *Manage Server* can do it with `/setup`.
refusal-channel-gone = The channel for rejections is gone. Someone with *Manage Server* can choose another one with `/setup`.
refusal-permissions-missing = I may not post in <#{ $channel }> yet: I still need { $permissions }. Someone with *Manage Server* sees more in `/setup`.
refusal-cannot-post-here = You may not write in this channel, so I don't post there for you. Try it in another channel.
refusal-discord-unreachable = Discord is not answering right now, so this may not have gone through. Please have a look, and try again in a minute.
refusal-discord-refused = Discord did not accept this message, and the mistake is ours. Nothing was posted; whoever runs this bot can find out why.
refusal-anonymous-too-soon = Anonymous posts are limited, so that nobody floods a server unseen. You can send it from { $at } on; until then nothing of it is stored.
refusal-anonymous-server-full = This server takes { $limit } anonymous posts a day, and they are used up. Nothing was stored; it will fit on another day.
refusal-draft-gone = I can't send it from here any more. Nothing was stored; please start again with `/share`.
refusal-sent-already = This was sent already, and only once. Nothing more for you to do.
refusal-card-unknown = I don't know this card any more. It may have been deleted.
refusal-card-not-ready = This card is just being put up. Please try again in a moment.
refusal-card-removed = This card was taken down, so there is nothing to answer any more.
refusal-own-card = That is your own card. Others do the cheering here; you did the brave part.
refusal-not-yours = I found nothing of yours here that could be changed.
refusal-deleted-by-half = The card is down, but I could not finish: your points and your list are as before. Please press *Take it down* once more.
refusal-board-shown-lately = The board was shown in this channel a moment ago. It stands a little further up.
refusal-right-missing = That takes the permission *{ $permission }*. Someone who has it can help.
refusal-time-zone-unknown = I don't know the time zone "{ $given }". It should look like Europe/Vienna or America/New_York.
refusal-points-invalid = Please write whole numbers from { $least } to { $most }, separated by commas, such as 10, 5, 2.
refusal-crowd-invalid = Please write a whole number from { $least } to { $most }.
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
permission-manage-guild = Manage Server
