"""Every use-case over a real database and key file, as one process of the bot has them."""

import random
from dataclasses import dataclass, field
from pathlib import Path

from rejectbot.domain.ids import ChannelId, GuildId, OutboxId, RejectionId, UserId
from rejectbot.domain.rejection import FormInput
from rejectbot.services.anonymity.envelope import Envelopes
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.parcel import Act
from rejectbot.services.anonymity.tally import Tallies
from rejectbot.services.doing import Done
from rejectbot.services.inbox import InboxPage
from rejectbot.services.noting import NoteInput
from rejectbot.services.ports import Environment
from rejectbot.services.posting import Published
from rejectbot.services.sharing import Accepted, Author
from rejectbot.services.wiring import Outside, Services
from rejectbot.storage import anonymous, outbox, rejections
from rejectbot.storage.engine import Database
from tests.services.outside import Clock, CountsAsked, PostedInMemory, RulesOfServer, Timers

HERE = GuildId(900_000_000_000_000_001)
CHANNEL = ChannelId(900_000_000_000_000_002)
ADA, BEN, CHI = (UserId(800_000_000_000_000_000 + number) for number in (1, 2, 3))


@dataclass
class House:
    """One process. `posted` and `clock` are the world's and shared by several."""

    database: Database
    keys_path: Path
    clock: Clock
    posted: PostedInMemory
    chance: random.Random
    timers: Timers = field(default_factory=Timers)
    counts: CountsAsked = field(default_factory=CountsAsked)
    rules: RulesOfServer = field(default_factory=RulesOfServer)

    def __post_init__(self) -> None:
        chance = self.chance.randbytes
        self.keys = KeyFile(self.keys_path, chance)
        self.tallies = Tallies(self.keys, chance)
        self.envelopes = Envelopes(self.keys, chance)
        services = Services.over(
            Outside(
                database=self.database,
                keys=self.keys,
                publisher=self.posted,
                announcer=self.posted,
                keyword_rules=self.rules,
                desk=self.posted.desk,
                covers=self.posted.covers,
                display=self.counts,
                environment=Environment(self.clock, chance, self.timers.later),
                default_locale="en",
                window_days=7,
            )
        )
        self.absence = services.absence
        self.purging = services.purging
        self.setup = services.setup
        self.setting_changes = services.setting_changes
        self.lockdowns = services.lockdowns
        self.word_filters = services.word_filters
        self.automod = services.automod
        self.moderators_log = services.moderators_log
        self.held_authors = services.held_authors
        self.held_posts = services.held_posts
        self.holds = services.holds
        self.sweeping = services.sweeping
        self.cards = services.cards
        self.sharing = services.sharing
        self.publishing = services.publishing
        self.supporting = services.supporting
        self.noting = services.noting
        self.admitting = services.admitting
        self.pace = services.pace
        self.control = services.control
        self.inbox = services.inbox
        self.taking_back = services.taking_back
        self.board = services.board
        self.seasons = services.seasons
        self.trying = services.trying
        self.telling = services.telling
        self.encouraging = services.encouraging
        self.profile = services.profile
        self.years = services.years
        self.goals = services.goals
        self.badges = services.badges
        self.privacy = services.privacy
        self.reconciling = services.reconciling
        self.by_the_clock = services.by_the_clock
        self.team_goals = services.team_goals
        self.review_queue = services.review_queue
        self.queue_posts = services.queue_posts
        self.deciding = services.deciding
        self.moderating = services.moderating
        self.hidden_texts = services.hidden_texts
        self.reporting = services.reporting
        self.private_reports = services.private_reports
        self.desks = services.desks

    async def start(self) -> "House":
        """What the composition root does before anybody is served."""
        self.keys.open()
        await self.absence.load()
        await self.setup.load()
        await self.lockdowns.load()
        await self.word_filters.load()
        await self.held_authors.load()
        self.pace.begin()
        await self.publishing.find_leftover()
        return self

    async def restarted(self, database: Database | None = None) -> "House":
        """Another process on the same data; timers and what was in memory are gone."""
        fresh = House(
            database or self.database, self.keys_path, self.clock, self.posted, self.chance
        )
        return await fresh.start()

    async def set_team_goal(self, target: int | None) -> None:
        await self.setup.change(HERE, await self.team_goals.anew(HERE, target))

    async def submit(
        self, who: UserId = ADA, visibility: str = "named", story: str = "They said no."
    ) -> Accepted:
        form = FormInput(story=story, visibility=visibility)
        return await self.sharing.submit(HERE, Author(who, f"Member {who % 1000}"), form)

    async def share(self, who: UserId = ADA, visibility: str = "named") -> Published:
        accepted = await self.submit(who, visibility)
        published = await self.publishing.publish(accepted.waiting)
        assert published is not None
        return published

    async def submit_note(
        self, pid: RejectionId, who: UserId = BEN, text: str = "Their loss.", **ways: str
    ) -> Act:
        """Have a note accepted; `ways` are `by` and `to`."""
        writer = Author(who, f"Member {who % 1000}")
        taken = await self.noting.submit(HERE, writer, NoteInput(pid, text, **ways))
        assert isinstance(taken, Act)
        return taken

    async def note(
        self, pid: RejectionId, who: UserId = BEN, text: str = "Their loss.", **ways: str
    ) -> Done | None:
        """Have a note accepted and carried out."""
        return await self.publishing.carry_out(await self.submit_note(pid, who, text, **ways))

    async def look(self, who: UserId = ADA) -> InboxPage:
        """What a member's inbox shows, which is remembered as shown."""
        page = await self.inbox.look(HERE, who)
        await self.inbox.remember(page, frozenset(each.rejection.id for each in page.arrived))
        return page

    async def waiting(self) -> set[OutboxId]:
        """The ids in the outbox."""
        return {row.id for row in await self.database.read(outbox.load_all)}

    async def find(self, pid: RejectionId) -> rejections.FoundRejection | None:
        return await self.database.read(lambda tx: rejections.find(tx, pid))

    async def tally(self) -> dict[UserId, int]:
        return await self.database.read(lambda tx: self.tallies.open(anonymous.tally(tx, HERE)))

    async def points(self, who: UserId = ADA) -> int:
        """All points of a member on the board."""
        places = (await self.profile.journey(HERE, who)).places
        return max((place.points for place in places.values()), default=0)
