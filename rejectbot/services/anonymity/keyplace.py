"""Whether a key file can be where it was put, and in an operator's words what stands in the way."""

import os
import stat
from pathlib import Path


def obstacle(path: Path) -> str | None:
    """What keeps this user from making, reading or replacing the file, and what to do about it.

    None if nothing does. Changes nothing.
    """
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return _in_the_way_of_a_new_file(path)
    except OSError as error:
        return out_of_reach(path, error)
    if stat.S_ISDIR(mode):
        return f"{path} is a folder; name a file in it, such as {path / 'keys'}"
    if not stat.S_ISREG(mode):
        return f"{path} is not an ordinary file; name another one"
    if not _may(path, os.R_OK):
        return f"{path} cannot be read by the user who runs the bot; make it that user's own"
    return _closed_folder(path.resolve().parent)


def out_of_reach(path: Path, error: OSError) -> str:
    """What the system said about `path`, for what no look beforehand tells."""
    said = (error.strerror or type(error).__name__).lower()
    return f"{path} cannot be used ({said}); name a file that the bot can make and write"


def _in_the_way_of_a_new_file(path: Path) -> str | None:
    if path.is_symlink():
        return (
            f"{path} is a link to {path.readlink()}, which is not there; bring that file back, "
            "or remove the link"
        )
    above = next(folder for folder in path.absolute().parents if os.path.lexists(folder))
    if not above.is_dir():
        return f"{path} lies below {above}, which is not a folder; name a file in a folder"
    return _closed_folder(above)


def _closed_folder(folder: Path) -> str | None:
    if _may(folder, os.W_OK | os.X_OK):
        return None
    return (
        f"the folder {folder} cannot be written by the user who runs the bot; make it that "
        "user's own, or name a file elsewhere"
    )


def _may(path: Path, what: int) -> bool:
    return os.access(path, what, effective_ids=os.access in os.supports_effective_ids)
