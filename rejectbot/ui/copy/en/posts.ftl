# What the bot posts by itself, and the panel in which administrators turn it on.

posts-title = ### Posts by the clock
    -# What I post in the channel by myself: nothing until you turn it on, and nothing that pings.
posts-goal-off = **Team goal**: off. Every published rejection counts for one, also anonymous ones; I say so in the channel at a quarter, at half, at three quarters, and when you are there.
posts-goal-on = { $count ->
        [0] **Team goal**: { $target } rejections from { $since } on. The first one starts it.
       *[other] **Team goal**: { $count } of { $target } rejections, counted from { $since } on.
    }
setup-team-goal = Team goal
team-goal-label = How many rejections together?
team-goal-hint = Counted from today on, anonymous ones too. Another number starts again. Empty: no team goal

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
