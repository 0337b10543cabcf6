# What the panels of /setup say about changes of settings, before and after.

changed-now = ### Changed
    -# It can be undone for a day: here, or on the first page of `/setup`.
changed-back = ### Back as it was
changed-lately = ### Changed in the last 24 hours
changed-setting = **{ $setting }**: { $before } → { $after }
changed-and-more = { $more ->
        [one] { $what }, and one more setting
       *[other] { $what }, and { $more } more settings
    }
changed-line = { $what } · { $by }, { $when }
changed-when = { $hours ->
        [0] within this hour
        [one] about an hour ago
       *[other] about { $hours } hours ago
    }
changed-by-somebody = somebody
changed-undo = { $number ->
        [0] Undo
       *[other] Undo { $number }
    }
changed-none = none
changed-off = off
changed-points = Points: { $what }
changed-points-a-day = { $points } (for { $most } a day)
changed-points-updates = { $points }, and { $worked } when it worked out
changed-team-goal = { $target } rejections from { $since } on
changed-digest = { $day } at { $hour }
changed-encouragers = { $role } after { $hours } hours
changed-care = "{ $words }"
changed-links-off = refused
changed-links-host-names = name of the site
changed-links-on = whole address
changed-wait-none = share at once
changed-wait-minutes = wait { $count } minutes
changed-wait-hours = { $count ->
        [one] wait an hour
       *[other] wait { $count } hours
    }
changed-wait-days = { $count ->
        [one] wait a day
       *[other] wait { $count } days
    }

setting-channel = Channel for rejections
setting-moderators-channel = Moderators' channel
setting-review = Moderators look first
setting-anonymous = Anonymous sharing
setting-emoji-set = Buttons and reactions
setting-points = Points
setting-locale = Language of cards
setting-time-zone = Time zone
setting-credit-crowd = People in a batch of anonymous credit
setting-team-goal = Team goal
setting-digest = Weekly digest
setting-encouragers = Encouragers
setting-care = Your words about help
setting-links = Links
setting-newcomers-wait = New members
