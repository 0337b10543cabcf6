"""What authors ask for about their own rejections, and how."""

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.services.anonymity.parcel import Act, Deed
from rejectbot.services.control import Wish
from rejectbot.services.owning import By, Claim
from rejectbot.services.sharing import Author
from tests.services.house import ADA, HERE, House

WINDOW_DAYS = 7
UPDATE = Wish(Deed.UPDATE, "It went on.", "again")
OPEN_TO_ALL_CLAIMS = (
    UPDATE,
    Wish(Deed.REPLY, "Thank you."),
    Wish(Deed.EDIT, "Another story."),
    Wish(Deed.DELETE),
)
WISHES = (*OPEN_TO_ALL_CLAIMS, Wish(Deed.PUT_NAME))


async def ask(
    house: House, claim: Claim, wish: Wish, who: UserId = ADA, guild: GuildId = HERE
) -> Act:
    return await house.control.submit(guild, Author(who, f"Member {who % 1000}"), claim, wish)


async def anonymous(house: House) -> tuple[Claim, str]:
    """Ada's anonymous card, and its receipt."""
    accepted = await house.submit(visibility="anonymous")
    await house.publishing.publish(accepted.waiting)
    assert accepted.receipt is not None
    return Claim(accepted.waiting.pid), accepted.receipt


async def opened_by(house: House, claim: Claim, who: UserId = ADA) -> By:
    return (await house.control.open(HERE, who, claim)).owned.by
