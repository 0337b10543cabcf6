# A member's own goal: `/goal`, and its line on their own page.

goal-title = ### Your goal
    -# Only you can see this.
goal-title-set = ### Your goal is set
    -# Only you can see this.
goal-counts = -# Rejections with your name count, from { $since } to { $until }.
goal-none = ### Your goal
    A goal gives your tries a number to grow towards: how many rejections and, if you like, by when. Only you will see it.
goal-cleared = { $target ->
        [one] Your goal of one rejection is let go. What you shared stays where it is; `/goal set` begins another whenever you like.
       *[other] Your goal of { $target } rejections is let go. What you shared stays where it is; `/goal set` begins another whenever you like.
    }
goal-nothing-to-clear = Nothing is set, so all is clear already. `/goal set` begins a goal whenever you like.

goal-set-one = Set a goal
goal-change = Change it
goal-form = Your goal
goal-form-target = How many rejections?
goal-form-by = By when?
goal-form-by-hint = As year, month, day, such as 2027-06-30. Empty: the end of this year.

goal-days-ahead = { $days ->
        [one] A day ahead.
        [2] Two days ahead.
        [3] Three days ahead.
        [7] A week ahead.
       *[other] { $days } days ahead.
    }
goal-weeks-ahead = { $weeks ->
        [2] Two weeks ahead.
        [3] Three weeks ahead.
        [4] Four weeks ahead.
       *[other] { $weeks } weeks ahead.
    }
goal-on-pace = Right on pace.
goal-to-go = { $count ->
        [one] A bit to go: about one a week gets you there.
       *[other] A bit to go: about { $count } a week gets you there.
    }
goal-to-go-slowly = { $weeks ->
       *[other] A bit to go: one every { $weeks } weeks gets you there.
    }
goal-to-go-soon = { $count ->
        [one] A bit to go: one more until { $until }.
       *[other] A bit to go: { $count } more until { $until }.
    }
goal-big = A big one, and every step counts. It may take more time, too.
goal-more-time = -# `/goal set` with a later day gives it more time, and keeps what you have.
goal-ended = Its last day is over. Each one was a try.
goal-next-one = -# `/goal set` begins the next one whenever you like.
goal-ended-empty = The last day of this goal is over. `/goal set` begins another whenever you like.
goal-celebrated = { $reached ->
        [one] You wanted to put yourself out there, and you did. That takes courage.
       *[other] { $reached } times you put yourself out there. That takes courage, each time.
    }

goal-day-four-weeks = { $day } (in four weeks)
goal-day-three-months = { $day } (in three months)
goal-day-this-year = { $day } (the end of this year)
goal-day-one-year = { $day } (in a year)
goal-day-next-year = { $day } (the end of next year)
