# What the bot posts by itself, and the panel in which administrators turn it on.

posts-title = ### Posts by the clock
    -# What I post in the channel by myself: nothing until you turn it on. Only the encouragers can be pinged.
posts-goal-off = **Team goal**: off. A number to reach together: every published rejection counts, anonymous ones too. I say so in the channel at a quarter, halfway, at three quarters, and when you are there.
posts-goal-on = { $count ->
        [0] **Team goal**: { $target } rejections from { $since } on. The first one starts it.
       *[other] **Team goal**: { $count } of { $target } rejections, counted from { $since } on.
    }
posts-digest-off = **Weekly digest**: off. Once a week: how many were shared and answered, with a chart, and what still waits for a kind word. A week without a share has none.
posts-digest-on = **Weekly digest**: { $day } at { $hour } ({ $zone }), about the seven days before. A week without a share has none.
digest-lacks-picture = ⚠️ The weekly digest comes without its chart: for that I need **Attach Files** in { $channel }. Its words say the same.
posts-digest-none = No weekly digest
posts-digest-day = Weekly digest on { $day }
posts-digest-hour = Weekly digest at { $hour }
digest-monday = Monday
digest-tuesday = Tuesday
digest-wednesday = Wednesday
digest-thursday = Thursday
digest-friday = Friday
digest-saturday = Saturday
digest-sunday = Sunday
posts-asked-off = **Encouragers**: off. Choose a role of people who like to help. I mention it, with a link, when a card has had no answer for a while: at most once a day.
posts-asked-on = **Encouragers**: { $role } is mentioned when a card has had no answer for { $hours } hours. At most once a day, between { $begin } and { $end } ({ $zone }), and once for each card.
posts-asked-silent = ⚠️ I can't ping { $role }: in the role's settings, *Allow anyone to @mention this role* is off. Until it is on, my post shows the role's name and pings nobody.
posts-asked-gone = ⚠️ The role of the encouragers does not exist any more, so I ask nobody. Choose another one.
posts-asked-choose = Role of the encouragers (none: off)
posts-asked-hours = Mentioned after { $hours } hours without an answer
setup-team-goal = Team goal
team-goal-label = How many rejections together?
team-goal-hint = Counted from now on, anonymous ones too. Another number starts again. Empty: no team goal

team-goal-quarter = 🌱 **A quarter of the way, together.** { $count ->
        [one] One rejection shared here
       *[other] { $count } rejections shared here
    }, with a name or without, on the way to { $target }.
team-goal-half = 🌿 **Halfway there, together.** { $count ->
        [one] One rejection shared here
       *[other] { $count } rejections shared here
    }, with a name or without, on the way to { $target }. Each one was a try.
team-goal-three-quarters = 🌳 **Three quarters, together.** { $count ->
        [one] One rejection shared here
       *[other] { $count } rejections shared here
    }, with a name or without, on the way to { $target }. It is getting close.
team-goal-reached = 🎉 **You did it, together.** { $count ->
        [one] One rejection was shared here
       *[other] { $count } rejections were shared here
    }, with a name or without: the goal of { $target } is reached. Time to celebrate that you all tried.

digest-title = ### Rejections of the week
    -# { $first } to { $last }. Each one was a try, shared with a name or without.
digest-people = { $count ->
        [one] One person answered with a kind tap or a note.
       *[other] { $count } people answered with kind taps and notes.
    }
digest-goal = **Team goal**: { $count } of { $target } rejections, together.
digest-waiting = Still waiting for a kind word, if you have one to spare:
waiting-card = { $link } · shared { $at }

unanswered = { $count ->
        [one] { $role }, one rejection here still waits for a kind word:
       *[other] { $role }, { $count } rejections here still wait for a kind word:
    }
unanswered-footer = -# One tap under the card is enough. You hear of each card once.
