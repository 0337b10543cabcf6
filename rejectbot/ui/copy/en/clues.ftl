# Clues to an author, found before an anonymous text is taken.

clues-title = ### Nothing is sent yet
clues-found = Some of this could tell who you are:
clue-name = - { $found }: one of your own names, or close to one
clue-mention = - { $found }: points to a member
clue-email = - { $found }: an e-mail address
clue-phone = - { $found }: a telephone number
clue-link = - { $found }: a link
clue-handle = - { $found }: a name on another platform
clues-more = { $count ->
        [one] - and one more
       *[other] - and { $count } more
    }
clues-choose = Change it, or send it as it is if that is fine with you. I keep no copy: your words stand only in this message.
clues-next = What's next:
clues-edit = Edit
clues-send = Send anyway
