# What moderators read of what is hidden: who hid it, until when, and its text, for them alone.

hidden-card = ### 🫥 A hidden card
hidden-note = ### 🫥 A hidden note
hidden-title = -# Only you see this page. Members don't see what stood here; other moderators can read it too:
hiding-reports = -# Members' reports hid it. If nobody shows it again, removes it or leaves it hidden, it is shown again by itself on { $day }, and reports hide it no more unless its author edits it.
hiding-reports-gone = -# Members' reports hid it, and its text is gone for good: it can only be removed.
hiding-moderators = -# A moderator hid it. On { $day } its text goes for good; until then it can be read and shown again.
hiding-moderators-gone = -# A moderator hid it, and its text is gone for good: it can only be removed.
