"""Reading a story with what was kept of it, and without."""

from collections.abc import Mapping
from pathlib import Path

from commune.loading import Loaded
from commune.loading.parts.kept import KeptParts
from commune.loading.passes import loaded_from


def with_cache(files: Mapping[str, str], place: Path) -> Loaded:
    """Read these files with the cache that lies in a place, and keep there what they gave."""
    parts = KeptParts(place / "story", place / "cache")
    loaded = loaded_from(files, [], read=parts.read, known=parts.linked)
    parts.keep()
    return loaded


def without(files: Mapping[str, str]) -> Loaded:
    """Read them with nothing kept."""
    return loaded_from(files, [])
