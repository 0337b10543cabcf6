# Words of `rejectbot demo`: its page and what it prints. People and stories in it are made up.

## The page

demo-page-title = RejectBot, the demo
demo-page-what = The real RejectBot in a pretend Discord: everyone here is made up, and nothing leaves this computer.
demo-page-first = Try first: share a rejection with /share, then become someone else and press 🫂 on its card.
demo-page-server-sub = a pretend server
demo-page-acting = You are
demo-page-acting-why = Switch to see what the others see: private answers belong to one person.
demo-page-places = Places
demo-page-menus = Message menus
demo-page-menus-why = On Discord: right-click or hold a message, then Apps.
demo-page-menus-message = On which message
demo-page-clock = The time here
demo-page-skip = Skip an hour
demo-page-skip-day = Skip a day
demo-page-skip-why = Rejections that were shared for later appear at the end of an hour; other things take days.
demo-page-try = Run a command
demo-page-more = More
demo-page-stage = The pretend Discord
demo-page-lost = The demo has stopped. Start it again with “rejectbot demo”, then reload this page.
demo-page-failed = That did not work this time. Try again.
demo-page-closed-place = Only Ada and Ben can look in here.

demo-topic = Say a no out loud, and be kind about the others.

demo-role-owner = owner
demo-role-moderator = moderator
demo-role-member = member

## In the terminal

demo-starting = Setting up a pretend Discord with five made-up people …
demo-ready =
    RejectBot's demo runs at { $address }

    What to try first:
      1. Type /share in the message box, fill in the form and send it.
      2. Become someone else (at the side) and press 🫂 on a card, then write a note with 💌.
      3. Open the card's thread under “Places”, then run /leaderboard and /journey.

    Press Ctrl-C to stop; the database and everything you wrote are then removed.
demo-stopped = Stopped, and everything the demo had made is removed.
demo-port-taken = Port { $port } is taken by another program: choose one with --port, or leave it out.

## The tour of `rejectbot demo --script`

tour-title = A tour of RejectBot. Everyone in it is made up.
tour-set-up = { $who } names the channel for sharing: /setup
tour-share-named = { $who } shares a rejection with their name: /share
tour-share-anonymous = { $who } shares one anonymously: /share
tour-share-later = { $who } shares one anonymously, for later: /share
tour-press = { $who } presses { $button } on { $author }'s card
tour-press-again = { $who } presses { $button } again, which takes it back
tour-note = { $who } writes a note with 💌
tour-hour = Two hours pass
tour-encourage = { $who } looks who waits for a kind word: /encourage
tour-again = { $who } tried again and counts it: /again
tour-again-told = { $who } lets the channel know
tour-leaderboard = { $who } looks at the board: /leaderboard
tour-givers = { $who } looks at who answered kindly: /leaderboard board: kind answers
tour-journey = { $who } looks at their own page: /journey
tour-goal = { $who } sets a goal of a dozen rejections: /goal set
tour-inbox = { $who } looks at what came for them: /inbox
tour-update = { $who } opens their rejection from /journey and says what happened next
tour-privacy = { $who } looks at who could learn what: /privacy
tour-help = { $who } asks what there is: /help
tour-sees-form = { $who } sees a form
tour-sees-private = { $who } alone sees
tour-everyone-sees-card = Everyone sees the card
tour-everyone-sees-thread = Everyone sees the thread “{ $name }”
tour-everyone-sees = Everyone sees
tour-picture = [Picture: { $described }]
tour-done = That was every command a member has so far. No errors.
tour-errors = The bot raised { $count ->
    [one] an error
   *[other] { $count } errors
  } on the way:
