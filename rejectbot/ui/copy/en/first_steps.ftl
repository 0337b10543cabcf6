# The one message that a server reads when the bot comes.

first-steps-what =
    ### Hello from RejectBot
    Here people share a rejection they got, with their name or anonymously, and others answer with a hug, a word, or "same boat". A no that was said out loud stings less, and each one counts as a try.
first-steps-how =
    To begin, choose where rejections appear: `/setup channel:#a-channel`. Whoever has the **Manage Server** permission can do that; it makes everything ready, and shows what else can be set.
    -# Until then I take nothing in, and I won't write here again.
