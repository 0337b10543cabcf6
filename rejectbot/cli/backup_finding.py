"""What `rejectbot doctor` says of backups; having none is a choice, a weak passphrase is not."""

from rejectbot.cli.findings import Finding
from rejectbot.settings import Settings, variable


def backups(settings: Settings) -> Finding:
    """Whether `rejectbot db backup` and `db restore` could do their work here."""
    from rejectbot.storage.postgres_tools import BACKUP_TOOLS, RESTORE_TOOLS, missing
    from rejectbot.storage.sealed_file import SHORTEST_PASSPHRASE

    name = variable("backup_passphrase")
    if settings.backup_passphrase is None:
        return Finding(True, f"no backups: set {name} to use `rejectbot db backup`")
    if len(settings.backup_passphrase.get_secret_value()) < SHORTEST_PASSPHRASE:
        return Finding(
            False, f"{name} is too short: give at least {SHORTEST_PASSPHRASE} characters"
        )
    if settings.database_url.startswith("postgresql:"):
        lacking = missing((*BACKUP_TOOLS, *RESTORE_TOOLS))
        if lacking:
            return Finding(
                False,
                f"backups of PostgreSQL need {' and '.join(lacking)}: install its client programs "
                "(postgresql-client)",
            )
    return Finding(True, f"backups: {name} is set; keep a copy of it elsewhere")
