# Buttons, notes, and what is said after them.

support-given-hug = A hug from you. Tap again to take it back.
support-given-go = They know that you are behind them. Tap again to take it back.
support-given-brave = You told them that it was brave. Tap again to take it back.
support-given-boat = Same boat: they are not alone in it. Tap again to take it back.
support-taken-back = Taken back.
support-reaction-still-counts = The button is off again. Your reaction on the message still counts; remove it there if you want to.

note-title = Write a note
note-text = Your note
note-text-hint = A few kind words are enough.
note-placeholder = I've been there. It got better when…
note-heading = -# 💌 A note from { $name }
note-for-author = { $author }, the first note for you is here.
note-thread = 💌 Notes
note-left = Your note is in the thread: { $link }
note-left-points = Your note is in the thread: { $link }
    { $points ->
        [one] +1 point for writing it.
       *[other] +{ $points } points for writing it.
    }
