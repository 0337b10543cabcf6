"""Plays a month of five people in the demo and takes pictures of what they see at phone width.

`python -m tests.demo.month [FOLDER]`, by default into `test-artifacts/month`. For looking at: is
each screen kind, clear and quiet? It fails only where the bot gives no answer.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
import simcord
from playwright.async_api import ViewportSize

from rejectbot.demo import moves, serving
from rejectbot.demo.world import World
from tests.demo.program import ROOT, chromium
from tests.demo.visitor import Visitor

PHONE: ViewportSize = {"width": 390, "height": 844}
MOMENT_MS = 2_500
"""Until counts, pictures and the page have come to rest."""
_STORIES = (
    "The bakery filled the place from inside.",
    "Form letter from the residency. It was a nice form, at least.",
    "They chose the other pitch. Ours went third.",
    "My supervisor wants the whole second chapter anew.",
    "“We went with someone local.” I live here.",
)

Deed = Callable[[World], Awaitable[object]]


class Month:
    """The demo's world, its page, and the two kept in step."""

    def __init__(self, world: World, visitor: Visitor, address: str) -> None:
        self.world = world
        self.visitor = visitor
        self._address = address
        self._taken = 0

    async def do(self, deed: Deed) -> None:
        """Somebody does something, not through the page."""
        async with self.world.acting:
            await deed(self.world)

    async def days(self, count: int) -> None:
        """So many days pass."""
        headers = {"Origin": self._address.rstrip("/")}
        async with aiohttp.ClientSession(self._address, headers=headers) as session:
            for _ in range(count):
                async with session.post("/demo/skip", json={"minutes": 24 * 60}) as answer:
                    answer.raise_for_status()

    async def see(self, person: str, name: str, command: str | None = None) -> None:
        """Look at the channel as this person, perhaps after a command."""
        page = self.visitor.page
        if not await page.get_by_role("radio", name=person).is_checked():
            await self.visitor.become(person)
        if command is not None:
            await self.visitor.type(command)
        await self.look(name)

    async def press(self, label: str, name: str) -> None:
        """Press the newest button with this label."""
        await self.visitor.stage.get_by_role("button", name=label).last.click()
        await self.look(name)

    async def look(self, name: str) -> None:
        """Take a picture, numbered in the order of the month."""
        self._taken += 1
        await self.visitor.page.wait_for_timeout(MOMENT_MS)
        await self.visitor.look(f"{self._taken:02}-{name}")


def share(person: str, story: str, visibility: str = "named", **fields: str) -> Deed:
    return lambda world: moves.share(world, person, story=story, visibility=visibility, **fields)


def support(person: str, verb: str) -> Deed:
    return lambda world: moves.press(world, person, moves.newest_card(world), verb)


def note(person: str, text: str) -> Deed:
    return lambda world: moves.note(world, person, moves.newest_card(world), text)


def slash(person: str, command: str, **options: object) -> Deed:
    return lambda world: world.people[person].slash(world.share, command, **options)


async def posts_on(world: World) -> None:
    """Ada sets a team goal of eight, a digest on Mondays at nine, and the encouragers."""
    ada = world.people["ada"]
    panel = await ada.slash(world.share, "setup")
    posts = await moves.answer(world, "ada", panel, "setup-posts")
    form = await moves.answer(world, "ada", posts, "setup-team-goal")
    await ada.submit_modal(form, {"target": "8"})
    role = next(role for role in ada.guild.roles.values() if role.name == "encouragers")
    await choose(world, posts, "setup-digest", "1")
    await choose(world, posts, "setup-encouragers", role)


async def choose(
    world: World, page: simcord.InteractionResult, verb: str, value: object
) -> simcord.InteractionResult:
    """Choose in a select of a private page of Ada's."""
    assert page.response is not None
    message = page.response.message
    return await world.people["ada"].select(message, [value], custom_id=f"rb1:{verb}")


async def first_week(month: Month) -> None:
    await month.do(lambda world: moves.set_up(world, "ada"))
    await month.do(posts_on)
    await month.see("Ada", "setup", "/setup")
    await month.press("Posts by the clock", "posts-by-the-clock")
    await month.do(slash("dee", "goal set", target=4))
    await month.do(share("dee", "No to the flat, again. Nine viewings.", wants="listen"))
    await month.do(support("ben", "hug"))
    await month.do(note("chi", "Nine viewings is nine times you showed up."))
    await month.do(share("eli", "The journal said it is “too quiet”.", "anonymous", kind="writing"))
    await month.see("Dee", "goal", "/goal show")
    await month.see("Ben", "encourage", "/encourage")
    await month.press("Next", "encourage-end")
    await month.see("Dee", "again", "/again")
    await month.press("Tell the channel", "again-told")
    await month.days(2)
    await month.see("Chi", "encouragers-asked")
    await month.days(5)
    await month.see("Chi", "digest")


async def weeks_between(month: Month) -> None:
    for week, story in enumerate(_STORIES):
        person = ("ada", "ben", "chi", "dee", "eli")[week]
        await month.do(share(person, story, kind="other"))
        await month.do(support("dee" if person != "dee" else "ada", "brave"))
        await month.days(3)
    await month.see("Eli", "team-goal")
    await month.see("Dee", "inbox", "/inbox")
    await month.see("Dee", "goal-later", "/goal show")


async def last_days(month: Month) -> None:
    await month.do(share("dee", "A fourth no. I am collecting them now.", kind="job"))
    await month.do(share("chi", "The choir again. Same street, same letter.", kind="audition"))
    await month.days(6)
    await month.see("Dee", "journey", "/journey")
    await month.press("Badges", "badges")
    await month.see("Ben", "board", "/leaderboard")
    await month.press("Answers", "board-of-givers")
    await month.see("Eli", "journey-of-eli", "/journey")
    await month.see("Eli", "inbox-of-eli", "/inbox")
    await month.see("Ada", "last-digest")
    await month.see("Dee", "help", "/help")
    await month.see("Ada", "setup-at-the-end", "/setup")
    await month.press("New season", "season-asked")
    await month.press("Begin a new season", "season-begun")
    await month.see("Ben", "board-of-the-season", "/leaderboard")


async def play(folder: Path) -> None:
    """The month, from the first `/setup` to the last digest."""
    async with (
        serving.inhabited() as world,
        serving.served(world, serving.door(0)) as address,
        chromium() as browser,
    ):
        page = await browser.new_page(viewport=PHONE)
        page.set_default_timeout(15_000)
        visitor = Visitor(page, folder)
        await visitor.open(address)
        month = Month(world, visitor, address)
        for part in (first_week, weeks_between, last_days):
            await part(month)
        for problem in visitor.problems:
            sys.stdout.write(f"the browser says: {problem}\n")


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "test-artifacts" / "month"
    asyncio.run(play(chosen))
