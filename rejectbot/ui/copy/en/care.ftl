# What somebody reads, alone, whose words suggest that they may harm themselves.

care-words = ### Before anything else
    That sounds like a lot to carry, and I am glad that you put it into words. If you think about harming yourself, you need not be alone with it. On [findahelpline.com](https://findahelpline.com) you find people who listen, by phone or chat, in your country: free, and without judging. If you are in danger now, please call your local emergency number, or somebody who can be with you.
care-server = People who look after this server add:
care-choose = -# Only you see this. Nobody is told, and it is noted nowhere. If I misread you, just go on. Your words are welcome here, as they are or changed:
care-edit = Change my words
care-send = Share them as they are
