"""Rate limits by Discord's headers, because discord.py sleeps and retries by them."""

import time
from dataclasses import dataclass, field

from aiohttp import web

SENDS = "POST /channels/{channel_id}/messages"
ASIDE = ("POST /interactions", "PATCH /webhooks")
"""Answers to interactions do not count for the limit of all requests."""
WINDOW_S = 5.0
"""Discord counts sends in a channel in windows of 5 seconds."""
AMPLE = 100_000
"""A limit that no test reaches, told so that the headers are there."""
HEADERS_VIA = {"Via": "1.1 standin"}
"""discord.py takes a 429 without a Via header for a ban of its address."""


@dataclass(slots=True)
class Bucket:
    """One window of one route in one channel; times in monotonic seconds."""

    limit: int
    window: float
    opened: float = 0.0
    used: int = 0

    def take(self, now: float) -> bool:
        """Uses one up, unless none is left."""
        if now - self.opened >= self.window:
            self.opened, self.used = now, 0
        if self.used >= self.limit:
            return False
        self.used += 1
        return True

    def reset_after(self, now: float) -> float:
        """Seconds until the window ends."""
        return max(0.0, self.opened + self.window - now)


@dataclass(slots=True)
class Limits:
    """What is limited: sends a channel in a window; requests in 1 s, interaction answers aside."""

    sends: int = AMPLE
    window_s: float = WINDOW_S
    all_in_1_s: int = AMPLE
    refused: int = 0
    _buckets: dict[tuple[str, str], Bucket] = field(default_factory=dict)
    _all: Bucket = field(default_factory=lambda: Bucket(AMPLE, 1.0))

    def set(self, sends: int, window_s: float, all_in_1_s: int) -> None:
        """New limits, with all windows begun anew."""
        self.sends, self.window_s, self.all_in_1_s = sends, window_s, all_in_1_s
        self._all = Bucket(all_in_1_s, 1.0)
        self._buckets.clear()

    def take(self, route: str, channel_id: str) -> tuple[dict[str, str], web.Response | None]:
        """The headers to send, and the refusal when the limit is reached."""
        now = time.monotonic()
        if not route.startswith(ASIDE) and not self._all.take(now):
            self.refused += 1
            return {}, too_many(self._all.reset_after(now), everywhere=True)
        fresh = Bucket(self.sends if route == SENDS else AMPLE, self.window_s)
        bucket = self._buckets.setdefault((route, channel_id), fresh)
        allowed = bucket.take(now)
        headers = _headers(route, bucket, now)
        if allowed:
            return headers, None
        self.refused += 1
        return headers, too_many(bucket.reset_after(now))


def _headers(route: str, bucket: Bucket, now: float) -> dict[str, str]:
    after = bucket.reset_after(now)
    return {
        "X-RateLimit-Limit": str(bucket.limit),
        "X-RateLimit-Remaining": str(bucket.limit - bucket.used),
        "X-RateLimit-Reset": f"{time.time() + after:.3f}",
        "X-RateLimit-Reset-After": f"{after:.3f}",
        "X-RateLimit-Bucket": f"{hash(route) & 0xFFFFFFFF:08x}",
    }


def too_many(seconds: float, *, everywhere: bool = False) -> web.Response:
    """A 429 as Discord words it; `seconds` until the caller may try again."""
    body = {
        "message": "You are being rate limited.",
        "retry_after": round(seconds, 3),
        "global": everywhere,
    }
    scope = {"X-RateLimit-Scope": "global" if everywhere else "user"}
    if everywhere:
        scope["X-RateLimit-Global"] = "true"
    retry = {"Retry-After": str(max(1, round(seconds)))}
    return web.json_response(body, status=429, headers=HEADERS_VIA | scope | retry)
