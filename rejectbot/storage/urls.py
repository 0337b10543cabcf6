"""Database addresses as people write them, for the drivers that we use."""

from sqlalchemy import URL


def for_asyncpg(url: URL) -> URL:
    """A `postgresql://` address for asyncpg, which calls libpq's `sslmode` `ssl`."""
    options = dict(url.query)
    if "sslmode" in options:
        options["ssl"] = options.pop("sslmode")
    return url.set(drivername="postgresql+asyncpg", query=options)
