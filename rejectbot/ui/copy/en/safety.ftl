# The safety page of /setup.

setup-safety = Safety
safety-title = ### So that people can feel safe here
safety-care = **Where to find help.** Whoever writes something that suggests self-harm sees, alone and before anything else, where to find help, and these words of yours:
safety-care-none = *(no words of yours yet)*
setup-care = Your words about help
setup-care-label = Where can people here find help?
setup-care-hint = A counsellor, a channel, a number. Shown to the author alone, as plain text. Empty: nothing
safety-links = **Links.** What becomes of links in what members write. They are never a link to press; invitations to other servers are always refused.
safety-links-off = Links: refused
safety-links-host-names = Links: only the name of the site is shown
safety-links-on = Links: the whole address is shown, to copy
safety-newcomers = **New members.** How long after joining this server somebody can share and write notes. Support is open to all at once.
safety-newcomers-none = New members can share at once
safety-newcomers-minutes = New members can share after { $count } minutes
safety-newcomers-hours = New members can share after { $count ->
        [one] an hour
       *[other] { $count } hours
    }
safety-newcomers-days = New members can share after { $count ->
        [one] a day
       *[other] { $count } days
    }
safety-automod = **AutoMod.** { $count ->
        [0] This server has no keyword rule that blocks messages here. If it gets one, it holds for what I post, too.
        [one] This server has one keyword rule that blocks messages here. It holds for what I post, too.
       *[other] This server has { $count } keyword rules that block messages here. They hold for what I post, too.
    } Discord's own word lists and regular expressions can't be applied; `/mod filter` can take their place.
safety-automod-failed = **AutoMod.** ⚠️ Discord did not let me read this server's keyword rules just now. { $count ->
        [0] Until I can, none of them holds for what I post.
        [one] Until I can, the one that I know from before holds.
       *[other] Until I can, the { $count } that I know from before hold.
    } I try again with the next text that somebody writes, half a minute from now or later.
safety-automod-unread = **AutoMod.** I can't read this server's AutoMod rules, so they don't hold for what I post. That takes the permission *Manage Server* for me; without it, `/mod filter add` does the same.
