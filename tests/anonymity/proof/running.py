"""One run: its clock, its acts, and what is taken of it on the way."""

from dataclasses import dataclass, field

from rejectbot.settings import Settings
from tests.anonymity.proof.acts import ACTS
from tests.anonymity.proof.scene import Scene, public_messages
from tests.anonymity.proof.script import DAY, HOUR, Script, Step
from tests.anonymity.proof.stealing import backup, steal
from tests.anonymity.proof.traces import Hour, Traces
from tests.world import shown

_FLUSH = 6.0
"""Simulated seconds after each act, for counts that were gathered."""
MODERATORS_PAGES = ("queue", "held", "log")
_COMPARED = ("leave", "erase")


@dataclass(slots=True)
class Run:
    """`now` is in minutes since the server began."""

    scene: Scene
    settings: Settings
    traces: Traces = field(default_factory=Traces)
    now: float = 0.0

    async def live(self, script: Script, extra_days: int) -> None:
        """From the first step to so many days after the last one."""
        self.traces.backups[0] = backup(self.settings)
        hours = [step.at // HOUR + 1 for step in script.steps]
        for step, hour, following in zip(script.steps, hours, [*hours[1:], 0], strict=True):
            await self.until(step.at)
            await self._act(step)
            if following != hour:
                await self._look(hour * HOUR)
        end = script.steps[-1].at + extra_days * DAY + 1
        await self.until(end)
        self.traces.backups[end] = backup(self.settings)

    async def until(self, minute: float) -> None:
        """Let the clock run, by full hours; at midnight a backup is made."""
        while self.now < minute:
            stop = min(minute, (self.now // HOUR + 1) * HOUR)
            if stop % DAY == 0:  # before the daily sweep empties the write-ahead log
                self.steal("midnight")
            await self.scene.world.env.advance_time((stop - self.now) * 60)
            self.now = stop
            if stop % DAY == 0:
                self.traces.backups[int(stop)] = backup(self.settings)

    def steal(self, when: str) -> None:
        """Take every file as it is now."""
        steal(self.settings, self.traces, f"{len(self.traces.files)} {when}")

    async def _act(self, step: Step) -> None:
        compared = step.act in _COMPARED
        if compared:
            self.traces.steps.append((f"{step.who} before", backup(self.settings)))
        env = self.scene.world.env
        started = env.backend.clock.elapsed
        await ACTS[step.act](self.scene, step)
        await env.advance_time(_FLUSH)
        self.now += (env.backend.clock.elapsed - started) / 60
        if compared:
            self.traces.steps.append((f"{step.who} after", backup(self.settings)))

    async def _look(self, hour: int) -> None:
        """What a moderator sees after the last act of an hour; hours without acts are left out.

        Their own pages and channel are there from when moderators look first.
        """
        world = self.scene.world
        self.scene.look()
        boards = [await world.board(world.boss, period=period) for period in ("week", "all")]
        boards += [await world.board(world.boss, board=each) for each in ("sharers", "givers")]
        page = await world.boss.slash(world.channel, "journey")
        texts = [repr(message.components) for message in public_messages(world)]
        self.traces.hours.append(Hour(hour, (*boards, shown(page), *texts), await self._desk()))

    async def _desk(self) -> tuple[str, ...]:
        desk, place = self.scene.desk, self.scene.world.channel
        if desk is None:
            return ()
        pages = [await desk.mo.slash(place, f"mod {each}") for each in MODERATORS_PAGES]
        return (*[shown(page) for page in pages], *desk.texts)
