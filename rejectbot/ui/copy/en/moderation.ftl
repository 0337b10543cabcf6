# What moderators are told by /mod.

lockdown-begun = ### Sharing rests
    From now on nothing new is taken in this server: no shares, notes, updates, replies or edits. Who tries is told kindly, and gets their words back. Support goes on, and everybody can still delete their own.
    What waits to be posted goes on waiting. `/mod lockdown off` lets it go on.
lockdown-already = Sharing rests already, since { $day }. { $by }
lockdown-by = <@{ $user }> said so.
lockdown-lifted = ### Sharing goes on
    What waited with a name is being posted now. What waited without one comes at the next full hour, all together and shuffled.
lockdown-none = Sharing does not rest here; everything goes its way.

filter-added-ask = From now on, whoever writes **{ $words }** sees it and is asked for other words. Their text comes back to them.
filter-added-refuse = From now on, what has **{ $words }** in it can't be posted. Its author is told so, and their text comes back to them.
filter-removed = I look for **{ $words }** no more.
filter-none = I look for no words here. `/mod filter add` adds some.
filter-list = { $count } of { $most } words and phrases:
filter-ask = asks for other words
filter-refuse = refused
