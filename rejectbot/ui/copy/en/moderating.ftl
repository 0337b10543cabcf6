# What moderators can do about a card or note that stands, and what its author reads.

menu-moderate = Moderate rejection
covered = 🫥 **Moderators are looking at this.** It may come back.

moderate-title-card = ### A card
    -# Only you see this page. Whoever wrote something without a name is shown to nobody.
moderate-title-note = ### A note in a card's thread
    -# Only you see this page. Whoever wrote something without a name is shown to nobody.
moderate-title-private = ### A note to the author of a card alone
    -# Only you see this page. Whoever wrote something without a name is shown to nobody.
moderate-is-folded = It was for its reader alone, who reported it; in their inbox it is folded.
moderate-is-published = It stands for everybody to see.
moderate-is-hidden = It is hidden: in its place stands that moderators are looking at it, and nobody can answer it.
moderate-is-lost = Somebody deleted it on Discord.
moderate-is-removed = It was taken down.
moderate-below = You opened this from something that its author added below this card: an update or a reply. Nothing is kept of those, so what you choose here is about the card. To take that one message away, press it and choose Discord's own *Delete Message*; it is not made again.
moderate-hidden = Hide
moderate-shown = Show again
moderate-read = Read it
moderate-taken-down = Remove with a reason
moderate-reason-hint = Whoever wrote it reads this in their inbox.
moderate-told-hidden = 🫥 Hidden. *Show again* puts it back as it was, for some days; after that its text is gone.
moderate-told-shown = It stands again, as it was.
moderate-told-taken-down = 🗑️ It goes down now. Whoever wrote it finds your reason and their text in their `/inbox`, for some days.

inbox-taken-down-card-named = **Moderators took down your rejection of { $at }.** Its points went with it.
inbox-taken-down-card-anonymous = **Moderators took down your anonymous rejection of { $at }.** Your private tally stays as it is.
inbox-taken-down-note-named = **Moderators took down a note of yours of { $at }.** Its points went with it.
inbox-taken-down-note-anonymous = **Moderators took down an anonymous note of yours of { $at }.**
inbox-taken-down-private-named = **Moderators took away a note that you wrote to one person alone,** the author of a card of { $at }. Its points went with it.
inbox-taken-down-private-anonymous = **Moderators took away an anonymous note that you wrote to one person alone,** the author of a card of { $at }.
inbox-hidden-card = 🫥 **Moderators are looking at your rejection of { $at }.** Nobody else sees it for now; it may come back.
inbox-hidden-note = 🫥 **Moderators are looking at a note of yours of { $at }.** Nobody else sees it for now; it may come back.
inbox-taken-down-text-card = **What you wrote** on { $at }:
inbox-taken-down-text-note = **Your note** of { $at }:
inbox-taken-down-text-private = **Your note to one person alone:**
