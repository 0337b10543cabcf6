# The panel of /setup, and /help.

setup-title = ### RejectBot in this server
setup-no-channel = ⚠️ Choose a channel first: that is all it needs.
setup-channel-gone = ⚠️ The channel for rejections does not exist any more. Nobody can share until you choose another one.
setup-missing = ⚠️ Almost ready. In { $channel } I still need: **{ $permissions }**. Until I have it, nobody can share, and what waits goes on waiting. Give it to my role in the channel's permissions, then open `/setup` again.
setup-ready = ✅ Ready. Rejections appear in { $channel }. Members start with `/share`.
setup-refused = ⚠️ Since { $since } Discord refuses what I do in { $channel }, so I asked only once an hour. From now on I try again. What members sent meanwhile waits: it is posted when I may, or is back in their `/inbox` after a day.
setup-rests = ⏸️ Sharing rests here: a moderator stopped it for now. `/mod lockdown off` lets it go on.
setup-hidden = ⚠️ Not everybody in this server can see { $channel }: whoever can't will not see what they shared there.
setup-rights = -# Who may use which command, and where, can be narrowed down under *Integrations* in the server's settings. `/setup` takes *{ $manage }* and `/mod` *{ $moderate }* in any case.
setup-now =
    Anonymous sharing: **{ $anonymous }**
    Moderators look first: **{ $review }**
    Buttons and reactions: { $emoji }
    Points: shares **{ $shares }** · support **{ $support }** (for { $supports } a day) · notes **{ $note }** (for { $notes } a day) · another try **{ $again }** (for { $agains } a day) · updates **{ $update }**, and **{ $worked }** when it worked out
    Anonymous points reach the board, for who asked, in batches of at least **{ $crowd }** people
    Language of cards: **{ $language }**
    Time zone: **{ $zone }**
setup-channel-choose = Channel for rejections
setup-anonymous-both = now or later
setup-anonymous-later = only later (hides best)
setup-anonymous-off = not offered
setup-emoji-classic = Classic { $emoji }
setup-emoji-hearts = Hearts { $emoji }
setup-emoji-garden = Garden { $emoji }
setup-language-hint = Cards and boards. Private answers follow each member's own.
setup-points = Points
setup-points-shares = Shares with a name
setup-points-shares-hint = For the first, second and third of a day, separated by commas
setup-points-support = Support
setup-points-support-hint = For each card, and for how many cards a day
setup-points-note = Notes
setup-points-note-hint = For each card, and for how many cards a day
setup-points-again = Another try
setup-points-again-hint = For each /again, and for how many a day
setup-points-update = Updates
setup-points-update-hint = For what came next on one's own card, and for "it worked out"
setup-credit = Anonymous credit
setup-credit-label = How many must have earned?
setup-credit-hint = Members who asked for it get their anonymous points on the board once so many have some. 5 to 30
setup-zone = Time zone
setup-zone-label = Time zone of this server
setup-zone-hint = A name such as Europe/Vienna or America/New_York
setup-posts = Posts by the clock
setup-season = New season

season-ask = ### A new season?
    The boards begin again for everyone, with all places open. Nothing else changes: badges, goals, weeks in a row and every card stay as they are.
    It can be undone today and tomorrow. What is earned until then counts either way.
season-runs = -# This is season { $number }, begun on { $day }.
season-undo-is-final = -# *Undo the last one* brings the boards before back, for good.
season-begin = Begin a new season
season-begun = ### Season { $number } has begun
    The boards are open for everyone. Nobody was told; say it in your own words if you like.
    -# Until the end of tomorrow you can go back: the boards are then as they were, with what was earned meanwhile.
season-undo = Undo the last one
season-undone = ### The boards are back
    They are as they were, together with what was earned meanwhile.
season-other = Somebody else was faster: another season runs by now. Open `/setup` again to see it.
season-too-late = This season can't be undone any more: that is possible on the day it begins and on the next. Nobody lost anything they earned.
season-full = This server has had as many seasons as can be counted. The one that runs stays.
help-title = **RejectBot**: say a no out loud, and it stings less. To start:
help-more = And then:
help-line = { $command } · { $description }
help-rights = -# Who may use which command, and where, can be narrowed down under *Integrations* in the server's settings.
help-footer = -# Every rejection counts as a try. Support takes one tap.
