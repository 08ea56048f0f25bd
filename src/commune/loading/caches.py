"""Where caches lie on this machine, and writing a file there whole."""

import os
from pathlib import Path

from commune.digest import digest


def cache_folder() -> Path | None:
    """Where this machine's user keeps caches; None where there is no such place."""
    if named := os.environ.get("COMMUNE_CACHE"):
        return Path(named)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData/Local") / "commune/cache"
    if (home / "Library/Caches").is_dir():
        return home / "Library/Caches/commune"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "commune"


def name_in_cache(story_folder: Path) -> str:
    """What the files of a story's folder are called there, before their endings."""
    return digest(os.fsencode(story_folder.resolve())).hex()[:16]


def write_whole(path: Path, *pieces: bytes) -> None:
    """Write a file so that it is there whole or not at all, for this user only."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "wb") as file:  # noqa: PTH123 - of a descriptor
            file.writelines(pieces)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
