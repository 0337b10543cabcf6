"""Reading what a process used, from /proc, because the kernel counts all of its threads."""

import asyncio
import os
from dataclasses import dataclass
from pathlib import Path

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
USER_TIME, SYSTEM_TIME = 13, 14
"""Fields of /proc/PID/stat, counted from 0, of which the second may hold spaces (proc(5))."""


@dataclass(frozen=True, slots=True)
class Meter:
    """Reads one process of this machine."""

    pid: int

    def cpu_s(self) -> float:
        """Seconds of CPU, user and system, that it used since its start; resolution 10 ms."""
        stat = Path(f"/proc/{self.pid}/stat").read_text()
        fields = ["", "", *stat.rpartition(")")[2].split()]
        return (int(fields[USER_TIME]) + int(fields[SYSTEM_TIME])) / TICKS_A_SECOND

    def memory_mb(self) -> float:
        """Megabytes (10^6 bytes) that are resident."""
        status = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        line = next(line for line in status if line.startswith("VmRSS:"))
        return int(line.split()[1]) * 1024 / 1e6

    async def settled_cpu_s(self, still_s: float = 0.3, at_most_s: float = 20.0) -> float:
        """The CPU seconds, once it used none for `still_s`, or after `at_most_s`."""
        loop = asyncio.get_running_loop()
        began = quiet_since = loop.time()
        used = self.cpu_s()
        while loop.time() - quiet_since < still_s and loop.time() - began < at_most_s:
            await asyncio.sleep(0.05)
            now = self.cpu_s()
            if now != used:
                used, quiet_since = now, loop.time()
        return used
