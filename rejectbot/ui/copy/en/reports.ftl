# Reports: what a member is asked and told, and what moderators see.

menu-report = Report to moderators
report-title = Report to moderators
report-reason = What is wrong with it?
report-reason-hint = Moderators of this server see what is chosen, and never who reported it.
report-names = It names somebody
report-attacks = It attacks somebody
report-danger = Somebody may be in danger
report-spam = It is spam or advertising
report-other = Something else
report-words = Would you like to say more?
report-words-hint = If you like. Moderators read it; your name is not with it.
report-thanks = Thank you for looking after this place. Moderators look at it; they don't learn that it was you, and whoever wrote it learns nothing of it. If somebody is in danger right now, please call for help where you are: [findahelpline.com](https://findahelpline.com) lists numbers by country.
report-below = -# What is reported is the card, since I keep nothing of what its author adds below it. Moderators see which message you mean; it stays until one of them deletes it.
report-known = You have reported this one already, and it counts once, also for what its author adds below it. Is there something new? Then please tell a moderator directly.
report-private-hint-named = Moderators then read this note, and know it was you: only the card's author can see it.
report-private-hint-anonymous = Moderators read it and know its reader reported it, never who. If it goes, its writer knows as much.
report-private-words-hint = If they take the note away, its writer reads why, and can tell that its reader reported it.
report-private-thanks-named = Thank you for telling. Moderators can read that one note now, and know that you reported it. Its writer is not told; if moderators take the note away, its writer reads why, and can tell it came from you. When you open `/inbox` next, it is folded. If somebody is in danger right now: [findahelpline.com](https://findahelpline.com) lists numbers by country.
report-private-thanks-anonymous = Thank you for telling. From the end of this hour on, moderators can read that one note. They know that the card's author reported it, never who that is. Its writer is not told; if moderators take the note away, its writer reads why, and can tell it came from the card's author. When you open `/inbox` next, it is folded. If somebody is in danger right now: [findahelpline.com](https://findahelpline.com) lists numbers by country.

reported-card = { $count ->
        [one] ### 🚩 A card was reported
       *[other] ### 🚩 A card was reported by { $count } people
    }
reported-note = { $count ->
        [one] ### 🚩 A note was reported
       *[other] ### 🚩 A note was reported by { $count } people
    }
reported-private = ### 🚩 A note to the author of a card alone was reported
    -# You can read it because that author reported it. Who the author of an anonymous card is, nobody learns from that.
reported-private-named = { $name } wrote:
reported-private-anonymous = Someone here wrote without a name:
reported-reason = { $count } × { $reason }
reported-below = Meant is what its author added below it: { $link }. The buttons here are about the card; to take that message away, press it and choose Discord's own *Delete Message*.
reported-more = { $count ->
        [one] -# One more added something.
       *[other] -# { $count } more added something.
    }
report-keep = Keep
report-kept = It stands, and these reports are closed. New ones would be shown anew, and hide it no more unless its author edits it.
report-kept-private = The note is let be, and this report is closed. It stays folded for its reader.
report-leave = Leave it hidden
reported-hidden = 🫥 { $by } looked at what was reported here, and it is hidden.
reported-unlooked = ⌛ Nobody decided in time about what was reported here, so it is shown again. New reports would be shown anew, and hide it no more unless its author edits it.
reported-kept = ✅ { $by } looked at what was reported here, and it stands.
reported-shown = ✅ { $by } looked at what was reported here, and showed it again.
reported-taken-down = 🗑️ { $by } took down what was reported here.
reported-over = What was reported here does not stand any more.

moderators-reports-never = **Reports**: moderators see them; however many there are, they hide nothing by themselves.
moderators-reports = **Reports**: moderators see them. { $count } different people's reports hide something until somebody has looked, up to { $most } things at once; those of members who are too new to share don't count for that, and what was let stand once they hide no more unless its author edits it.
setup-reports-never = reports hide nothing
setup-reports = { $count } reports hide it until somebody looks
setting-reports-to-hide = Reports
