"""What members, managers and the bot may do, as the bit sets that Discord sends."""

VIEW_CHANNEL = 1 << 10
SEND_MESSAGES = 1 << 11
MANAGE_GUILD = 1 << 5
MODERATE_MEMBERS = 1 << 40

EVERYONE = (
    1 << 6  # add reactions
    | VIEW_CHANNEL
    | SEND_MESSAGES
    | 1 << 14  # embed links
    | 1 << 15  # attach files
    | 1 << 16  # read message history
    | 1 << 18  # use external emojis
    | 1 << 31  # use application commands
    | 1 << 35  # create public threads
    | 1 << 38  # send messages in threads
)
MANAGER = EVERYONE | MANAGE_GUILD | MODERATE_MEMBERS
BOT = EVERYONE
