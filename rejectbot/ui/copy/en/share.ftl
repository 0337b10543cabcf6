# The share form, the card, and what is said after sharing.

share-title = Share a rejection
share-story = What happened?
share-story-hint = As little or as much as you like. Leave out names that should not be here.
share-kind = What kind?
share-wants = What would help?
share-next = What's next?
share-visibility = Share it
share-wants-hint = If you choose nothing: cheer me on.
share-visibility-hint-off = Anonymous posts count for a private tally, not for the leaderboard.
share-visibility-hint-anonymous = Moderators look first at anonymous ones. Those count for a private tally, not for the board.
share-visibility-hint-all = Moderators look at each one first. Anonymous ones count for a private tally, not the board.
review-hint-anonymous = Moderators look first at what is written anonymously.
review-hint-all = Moderators look at each text first.

kind-job = Job
kind-school = School
kind-writing = Writing
kind-audition = Audition
kind-funding = Funding
kind-sales = Sales
kind-research = Research
kind-other = Something else

wants-cheer = Cheer me on
wants-listen = Just hear me
wants-advice = Give me advice

visibility-named = with my name
visibility-named-hint = Your name stands on it. It earns points on the leaderboard.
visibility-anonymous = anonymously, now
visibility-anonymous-hint = At once, without your name. Who is online now could guess; "later" hides better.
visibility-anonymous-later = anonymously, in 30 to 90 minutes
visibility-anonymous-later-hint = Without your name, at a full hour, shuffled with others that wait.

somebody = Somebody
card-heading-named = ### { $name } shared a rejection
card-heading-anonymous = ### Someone here shared a rejection
card-kind = -# { $kind }
card-wants-cheer = 📣 { $name } would like to be cheered on.
card-wants-listen = 👂 { $name } wants to be heard, not advised.
card-wants-advice = 💡 { $name } would welcome advice.
card-wants-cheer-anonymous = 📣 They would like to be cheered on.
card-wants-listen-anonymous = 👂 They want to be heard, not advised.
card-wants-advice-anonymous = 💡 They would welcome advice.
card-next = **What's next**
card-update-again = 🌱 **Since then:** tried again.
card-update-learned = 🌱 **Since then:** learned something from it.
card-update-worked-out = 🌱 **Since then:** it worked out.
card-legend = -# { $hug } a hug · { $go } keep going · { $brave } that was brave · { $boat } same boat here · { $note } write a note. Tap again to take it back.
card-note = Note

shared-named = Thank you for putting it out there. Here it stands: { $link }
    { $earned }
shared-points = { $points ->
        [one] +1 point for trying.
       *[other] +{ $points } points for trying.
    }
shared-counted-goal = This one is counted for your goal: every try is one.
shared-counted = This one counts in your `/journey`: every try is one. Set a goal today with `/goal set`, and it is counted for your goal as well.
shared-tell-me = Tell me here
shared-told = I will mention you once, in the thread under your card, when the first note comes.
shared-told-next = There are notes for you already: { $thread }. I will mention you there once, when the next one comes.
shared-on-its-way = It is stored, and on its way: it can't be posted right now, so I keep trying. Nothing more for you to do.
shared-anonymous = Thank you for trusting us with it. { $when }, without your name, unless moderators look first; `/inbox` tells.
    Once it stands, it counts in your private tally (`/journey`), which only you can see. You can change or delete it there for a few days; after that with this receipt, which is shown this once:
shared-appears-now = It appears in a moment in { $channel }
shared-appears-later = It appears at { $at }, together with any others that wait, in the channel that is chosen then
shared-small-server = This server has few members, so people may guess that it was you: anonymity is weak here.
