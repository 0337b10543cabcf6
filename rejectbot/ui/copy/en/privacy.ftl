# /privacy: who could learn what, the switches, the export and the erasure.

privacy-title = ### Who could learn what here
    -# By the present settings of this server. Only you see this.
privacy-claim = Members and moderators cannot see who you are through this bot. Someone who stole its database could not either. For { $days } days ({ $held } from when moderators held your next shares) the running service could be made to find out which post is yours; after that it can only tell that you shared anonymously and how often, never what. Discord itself always knows. Do not write details that name you.
privacy-offered-both = **If you share anonymously**, now or later:
privacy-offered-later = **If you share anonymously**, which is only offered for a full hour with others here:
privacy-offered-off = Anonymous sharing is **not offered here** at the moment. For what was shared anonymously before:
privacy-small = ⚠️ This server has fewer than { $members } members. Whatever software does, few people could have written it.
privacy-members = **Members** see cards and notes with the name you chose to put on them, native reactions, and the points of everyone on the board. Your private pages, nobody sees.
privacy-moderators-off = **Moderators** see what members see: no command shows them an author. Should review be turned on here, they look at texts before they appear, and this page says so.
privacy-moderators-words = They look at texts with certain words before those appear, without learning whose an anonymous one is.
privacy-moderators-anonymous = **Moderators** look at anonymous texts before they appear: the text alone, at the end of the hour, shuffled. No command shows them an author. Notes to one person alone are among them.
privacy-moderators-all = **Moderators** look at every text before it appears, notes to one person alone too; at anonymous ones without a name, at the end of the hour, shuffled. No command shows them an author.
privacy-moderators-holds = They can have the next texts of a card's or note's author wait for them, for { $held } days at most; where it has no name, without learning whose it is. Whoever puts their name on such a card later lets them know whose those texts were, and who reported a note to its author.
privacy-moderators-reports = A note to you alone they read once you report it, and a note of yours to one person alone once that person does.
privacy-moderators-hidden = What they hide, or members' reports, they can still read, as it stood there, for { $days } days at most.
privacy-database = **Someone who steals the database** reads which named cards and notes are yours, what you supported, your points, and the switches below. No stories, and no author of an anonymous post.
privacy-keys = **Someone who takes the keys as well** also reads texts that wait to be posted or that moderators hid or took down lately, who wrote the anonymous posts of the last { $days } days and those whose authors moderators hold, and how often each member ever shared anonymously.
privacy-operator = **Whoever runs this bot** holds both, and could change its code to learn everything from then on.
privacy-discord = **Discord** knows everything you type and press, as everywhere on Discord.
privacy-board-is-on = **Board: on.** You stand on the leaderboard once you have points.
privacy-board-is-off = **Board: off.** Nobody sees you on it; you keep earning for yourself.
privacy-credit-is-on = **Credit for anonymous effort: on.** It reaches the board in monthly batches that hide in a crowd, or waits.
privacy-credit-is-off = **Credit for anonymous effort: off.** It stays in your private tally.
privacy-leave-board = Leave the board
privacy-join-board = Back to the board
privacy-ask-credit = Credit anonymous effort…
privacy-stop-credit = Stop crediting
privacy-export = Export
privacy-erase = Erase…

credit-title = ### Should your anonymous effort count on the board?
credit-does = **What it does:** once a month, what the members who agreed earned anonymously moves from the private tally to their board points, for all of them at once.
credit-only-if = **Only if it hides in a crowd:** at least { $needed } of them earned something, and nobody could guess the author of one post with more than { $sure } % certainty. Else it waits for a later month.
credit-last = **This server, last month counted:** { $crowd ->
        [one] one of those who agreed
       *[other] { $crowd } of those who agreed
    } had earned something, { $needed } are needed. The best guess at one post would have been right with { $confidence } %.
credit-last-waits = **This server, last month counted:** enough of those who agreed had earned something ({ $crowd } of { $needed } at least), but the best guess at one post would have been right with { $confidence } %, so it waits.
credit-last-too-few = **This server, last month counted:** fewer than the { $needed } that it takes had agreed and earned something, so it waits.
credit-none = **This server:** no month has been counted yet, so there are no figures to show you.
credit-does-not = **What it does not do:** it never shows which posts were yours. But everyone then sees that some of your points may come from anonymous posts, and the list of those who agreed stands in the database.
credit-yes = I agree
export-here = Here is all that is stored about you in this server.
    { $left_out }
export-everywhere = Here is all that is stored about you, in every server where this bot knows you.
    { $left_out }
export-left-out = Not in it: which anonymous posts are yours. For { $days } days ({ $held } from when moderators held your next shares) the service could still find that out, but a file on your phone would be a new trace. What the keys mean stands in the bot's privacy text (docs/privacy.md).
export-all-servers = All servers instead
erase-title = ### Erase what is stored about you
erase-goes = **Goes at once, for good:** your points and places, the switches on `/privacy`, whom you supported, which named cards and notes are yours, your inbox, your private tally, and named texts that still wait.
erase-stays = **Stays:** the number of supporters on cards, without you. Your named cards and notes on Discord keep your name, and so does what told the channel of your tries. I can take cards and tries down with it; what you wrote into threads, a moderator can remove.
erase-anonymous = **Anonymous posts are not deleted by this.** If they vanished together, at the moment you erase, that would tell whose they were. You can still delete them, before or after: one by one and days apart, for { $days } days by yourself, later with their receipts. One that waits still appears.
erase-afterwards = There is no way back. You can take part again whenever you like, from the start.
erase-here = Erase here
erase-here-cards = Erase here, take my cards down
erase-all = Erase everywhere
erase-all-cards = Erase everywhere, take my cards down
erased-here = You are erased from this server. Your cards stay on Discord as they are.
erased-all = You are erased from every server. Your cards stay on Discord as they are.
erased-taking-tries-down = You are erased. What told of your tries is being taken down; that can take some minutes.
erased-taking-down = { $cards ->
        [0] You are erased. There was no card with your name left to take down.
        [one] You are erased. Your card is being taken down.
       *[other] You are erased. Your { $cards } cards are being taken down; that can take some minutes.
    }
