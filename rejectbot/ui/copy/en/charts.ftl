# Pictures: their labels, their alt texts, and the same facts as text.

month-jan = Jan
month-feb = Feb
month-mar = Mar
month-apr = Apr
month-may = May
month-jun = Jun
month-jul = Jul
month-aug = Aug
month-sep = Sep
month-oct = Oct
month-nov = Nov
month-dec = Dec
weekday-mon = Mon
weekday-tue = Tue
weekday-wed = Wed
weekday-thu = Thu
weekday-fri = Fri
weekday-sat = Sat
weekday-sun = Sun
chart-day = { $day } { $month }

chart-rejections = { $count ->
        [one] { $count } rejection
       *[other] { $count } rejections
    }
chart-attempts = { $count ->
        [one] { $count } more try
       *[other] { $count } more tries
    }

chart-year-title = Your year, week by week
chart-year-empty = Your year has room: the first time you put yourself out there shows here.
chart-year-alt = Bars for the last 53 weeks.
chart-year-totals = { $rejections } and { $attempts }.
chart-year-fullest = { $count ->
        [one] The latest in the week from { $week }.
       *[other] The fullest week began on { $week }, with { $count }.
    }
chart-year-text = **Your year:** { $totals } { $fullest }
    -# { $months }
chart-month-rejections = { $month }: { $rejections }
chart-month-attempts = { $attempts ->
        [one] { $month }: { $attempts } more try
       *[other] { $month }: { $attempts } more tries
    }
chart-month-both = { $attempts ->
        [one] { $month }: { $rejections } and { $attempts } more try
       *[other] { $month }: { $rejections } and { $attempts } more tries
    }

chart-goal-title = Your goal
chart-goal-of = of { $target }
chart-goal-empty = { $target ->
        [one] Your goal: one rejection. It counts as soon as you share it.
       *[other] Your goal: { $target } rejections. The first one starts the ring.
    }
chart-goal-facts = { $reached } of { $target } rejections.
chart-goal-reached = You reached it.
chart-goal-alt = A ring that fills towards your goal.
chart-goal-text = **Your goal:** { $facts }

chart-digest-days = { $count ->
        [one] The last day
       *[other] The last { $count } days
    }
chart-digest-weeks = { $count ->
        [one] The last week
       *[other] The last { $count } weeks
    }
chart-digest-empty = A quiet time. The next no is welcome here, whoever brings it.
chart-shared = { $count } shared
chart-answered = { $count } answered
chart-digest-text = **{ $totals }**
    -# { $parts }
chart-span-shared = { $name }: { $shared } shared
chart-span-both = { $name }: { $shared } shared, { $answered } answered
