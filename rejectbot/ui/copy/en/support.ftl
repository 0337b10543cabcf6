# Buttons, notes, and what is said after them.

support-given-hug = A hug from you. Tap again to take it back.
support-given-go = You told them to keep going. Tap again to take it back.
support-given-brave = You called it brave. Tap again to take it back.
support-given-boat = Same boat: they are not alone in it. Tap again to take it back.
support-taken-back = Taken back.
support-reaction-still-counts = The button is off again. Your reaction on the message still counts; remove it there if you want to.

note-title = Write a note
note-text = Your note
note-text-hint = A few kind words are enough.
note-opener = Begin with
note-opener-hint = If you like. It stands before your own words and is never sent alone.
opener-hear = I hear you.
opener-courage = That took courage.
opener-know = I know that feeling.
opener-glad = I am glad you told us.
opener-loss = Their loss.
opener-next = I am cheering for the next one.
note-placeholder = I hear you. Thank you for telling us.
words-note = -# 💌 A note from { $name }
words-note-anonymous = -# 💌 A note from someone here
words-reply = -# 💬 { $name } replied
words-reply-anonymous = -# 💬 Whoever shared this replied
words-update = -# 🌱 How it went on for { $name }
words-update-anonymous = -# 🌱 How it went on
note-for-author = { $author }, a note for you is here.
note-thread = 💌 Notes
note-from = From whom?
note-from-named = with my name
note-from-named-hint = Your name stands on it.
note-from-anonymous = anonymously
note-from-anonymous-hint = Without your name. It earns no points.
note-to = For whom?
note-to-thread = for the thread, where everyone reads it
note-to-author = for the author alone, in their inbox
note-anonymous = { $when ->
        [now] Thank you. Your note appears in a moment, without your name, unless moderators look first; `/inbox` tells.
       *[later] Thank you. Your note appears at { $at }, without your name, unless moderators look first; `/inbox` tells.
    }
note-private = Your note waits in the author's `/inbox`, for { $days } days at most. Nobody else can read it there, unless the author reports it to moderators.
note-private-anonymous = Thank you. Your note waits in the author's `/inbox`, for { $days } days at most. Nobody else reads it, unless moderators look first, or the author reports it to them; `/inbox` tells.
note-private-points = Your note waits in the author's `/inbox`, for { $days } days at most. Nobody else can read it there, unless the author reports it to moderators.
    { $points ->
        [one] +1 point for writing it.
       *[other] +{ $points } points for writing it.
    }
note-on-its-way = Your note is stored, and on its way: Discord does not take it right now, so I keep trying.
note-left = Your note is in the thread: { $link }
note-left-points = Your note is in the thread: { $link }
    { $points ->
        [one] +1 point for writing it.
       *[other] +{ $points } points for writing it.
    }
