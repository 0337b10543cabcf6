# Trying again: /again, what the channel hears, and the question that the inbox asks.

command-again = You tried again? Count it, after a rejection of yours or as it is
option-again-what = After which rejection of yours? You can leave it out
again-choice = { $kind }, { $days ->
        [0] today
        [one] yesterday
       *[other] { $days } days ago
    }
again-counted = You tried again. That takes more than the first time did.
again-after = It belongs to { $link }. What came next can stand on that card too: `/journey`, *My rejections*.
again-points = { $points ->
        [one] +1 point for trying.
       *[other] +{ $points } points for trying.
    }
again-tell = Tell the channel
again-ask = Ask me how it went …
again-ask-in = in { $days } days
again-will-ask = In { $days } days `/inbox` asks how it went. Nothing is sent to you; it waits there.
again-told-you = The channel knows: { $channel }
again-untell = Take it down
again-untold = It is down. Your try still counts.
again-told = 🌱 **{ $name }** tried again after a no.
again-told-after = 🌱 **{ $name }** tried again after this no: { $link }

asking-title = **How did it go?** { $days ->
        [0] Today you tried again.
        [one] Yesterday you tried again.
       *[other] { $days } days ago you tried again.
    }
asking-after = It was after { $link }
asking-worked-out = It worked out
asking-not-this-time = Not this time
asking-later = Ask me later
asking-enough = Enough
asking-answered-worked = That is good to hear. You went back after a no, and that made it possible.
asking-answered-not-now = Thank you for telling. You put yourself out there twice, and that counts whatever they said. If you like, share this one too: it counts like the first.
asking-on-card = Tell it on my card
asking-share = Share a rejection
asking-moved = `/inbox` asks again in a week.
asking-stopped = The question is gone. The attempt still counts.
