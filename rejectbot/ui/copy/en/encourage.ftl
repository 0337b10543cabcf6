# /encourage: who waits for a kind word, one card at a time.

command-encourage = Somebody here waits for a kind word. Give one with a single tap
encourage-first = -# { $at } · Nobody has answered yet. You would be the first.
encourage-joined = -# { $at } · { $supporters ->
        [one] One person stands by them.
       *[other] { $supporters } people stand by them.
    }
encourage-next = Next
encourage-link = See the card
encourage-gone = Some cards that waited here were deleted meanwhile. Press *Next*: others may still be waiting for you.
encourage-nobody = Nobody is waiting right now: everyone has been answered. That is this server at its best.
encourage-seen = That was everyone who waits today. Thank you for reading along; whoever is still unanswered comes back tomorrow.
