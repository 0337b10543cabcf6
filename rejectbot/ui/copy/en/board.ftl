# The leaderboard and a member's own page.

period-week = this week
period-month = this month
period-year = this year
period-all = since the beginning
period-season = this season

board-title-points = ### Rejection points, { $period }
    -# For everyone who put themselves out there, and for those who stood by them.
board-title-sharers = ### Rejections shared, { $period }
    -# With a name. Each one says: somebody tried.
board-title-givers = ### Kind answers, { $period }
    -# A card supported or a first note to one counts as an answer.
board-choose-points = Points
board-choose-sharers = Rejections
board-choose-givers = Answers
board-together = -# Together: **{ $count } of { $target }** rejections on the way to the team's goal.
board-together-reached = -# Together: all **{ $target }** rejections of the team's goal.
board-row = { $rank } { $member } · **{ $points }**
board-empty-points = No points yet.
    The first `/share` or the first hug starts the board.
board-empty-sharers = Nobody has shared with a name yet.
    The first `/share` starts the board.
board-empty-givers = No answers yet.
    The first hug or note starts the board; `/encourage` shows who waits.
board-new-season = Season { $number } has begun, and everyone starts together. What was earned before is kept.
board-no-more = That was everyone.
board-own = -# You: place { $rank } with { $what }. Only you see this line.
board-amount-points = { $count ->
        [one] one point
       *[other] { $count } points
    }
board-amount-sharers = { $count ->
        [one] one rejection
       *[other] { $count } rejections
    }
board-amount-givers = { $count ->
        [one] one kind answer
       *[other] { $count } kind answers
    }
board-own-none-points = -# You are not on this one yet: a `/share` or one kind tap puts you there.
board-own-none-sharers = -# You are not on this one yet: a `/share` with your name puts you there.
board-own-none-givers = -# You are not on this one yet: one kind tap puts you there, and `/encourage` shows who waits for it.
board-own-off = -# You are off the board, as you chose: nobody sees you here. `/privacy` brings you back any time.
board-own-off-with = -# You are off the board, as you chose: nobody sees you here. You have { $what }. `/privacy` brings you back any time.
board-footer-points = -# `/share` yours: every no counts as a try.
board-footer-sharers = -# `/share` yours: every no counts as a try.
board-footer-givers = -# `/encourage` shows who waits for a kind word.
board-back = Back
board-next = Next
board-show-everyone = Show everyone
board-shown = The board is in the channel now, as everybody sees it: without the private line below, but with your row if it is on this page.

journey-title = ### Your journey
    -# Only you can see this.
journey-empty = It starts with one `/share`, or with a kind tap under somebody's card.
journey-place = { $points ->
        [one] **1** point { $period } · place { $rank }
       *[other] **{ $points }** points { $period } · place { $rank }
    }
journey-points = { $points ->
        [one] **1** point { $period }
       *[other] **{ $points }** points { $period }
    }
journey-off-board = -# You are off the board, as you chose: your points are yours alone. `/privacy` brings you back any time.
journey-named = { $count ->
        [one] **{ $count }** rejection shared with your name
       *[other] **{ $count }** rejections shared with your name
    }
journey-supported = { $count ->
        [one] **{ $count }** card supported
       *[other] **{ $count }** cards supported
    }
journey-weeks = { $count ->
        [one] **{ $count }** week with a try
       *[other] **{ $count }** weeks in a row with a try
    }
journey-anonymous = { $count ->
        [one] **{ $count }** rejection shared anonymously: { $points } points in your private tally, not on the board
       *[other] **{ $count }** rejections shared anonymously: { $points } points in your private tally, not on the board
    }
journey-mine = My rejections
journey-inbox = Inbox
journey-receipt = Receipt
journey-goal = Goal
journey-badges = Badges
journey-privacy = Privacy
journey-badge-line = **Badges:** { $badges }
mine-title = ### Your rejections
    -# With your name, and anonymous ones of the last days. Only you see this list; older anonymous ones open with their receipt.
mine-line = { $at } · { $kind } · { $how }
    { $link }
mine-named = with your name
mine-anonymous = anonymously
mine-open = Open
mine-delete = Delete
mine-empty = Nothing of yours stands here right now. An older anonymous one opens with its receipt.
delete-returns = Take your rejection of { $at } down ({ $link })? It is less than a day old, so you give its points back. It still counts as one of today's.
delete-keeps = Take your rejection of { $at } down ({ $link })? You keep its points.
delete-notes-stay = The notes in its thread stay.
delete-yes = Take it down
deleted-returned = It is down, and its points are taken back. You can share again whenever you like.
deleted-kept = It is down. You keep its points: you did try.
