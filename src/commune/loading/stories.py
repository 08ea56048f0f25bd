"""Opening a story: from texts, from a folder, or from the cache where it fits."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from commune.diagnostics import Diagnostic
from commune.loading.cache import Cache
from commune.loading.caches import cache_folder
from commune.loading.loaded import Loaded

if TYPE_CHECKING:
    from commune.loading.files.folder import Files

# Reading YAML costs 26 ms before the first line is read: `passes` and with it YAML are
# imported only where the cache does not fit.


def load_story(files: Mapping[str, str]) -> Loaded:
    """Read, link and check a story given as texts by their path in its folder."""
    from commune.loading.passes import loaded_from  # noqa: PLC0415 - see above

    return loaded_from(files, [])


def load_folder(folder: Path, *, caches: Path | None = None) -> Loaded:
    """Read, link and check a story's folder, whatever the cache of stories holds.

    With `caches`, what each file gave is kept there, and only files that have changed are
    read again. What is found is the same.
    """
    from commune.loading.files.folder import read_folder  # noqa: PLC0415 - see above

    found: list[Diagnostic] = []
    files = read_folder(folder, found.append)
    return load_files(folder, files, found, caches=caches)


def load_files(
    folder: Path, files: "Files", found: Sequence[Diagnostic], *, caches: Path | None
) -> Loaded:
    """The same of a folder whose files were read; `found` is what that has told."""
    from commune.loading.parts.kept import KeptParts  # noqa: PLC0415 - see above
    from commune.loading.passes import loaded_from  # noqa: PLC0415

    if caches is None:
        return loaded_from(files, found)
    kept = KeptParts(folder, caches, files.digests)
    loaded = loaded_from(files, found, read=kept.read, known=kept.linked)
    kept.keep()
    return loaded


def open_story(folder: Path, *, caches: Path | None = None) -> Loaded:
    """The story of a folder, from the cache where that fits the files, else read anew.

    `caches` is where caches lie, by default where this user keeps such things. Only a
    story without a single finding is kept there.
    """
    from commune.loading.files.signature import signature  # noqa: PLC0415 - what the cache needs

    place = caches or cache_folder()
    if place is None:
        return load_folder(folder)
    cache = Cache(folder, place)
    looks = signature(folder)
    story = cache.fitting(looks) if looks else None
    if story is not None:
        return Loaded(story)
    return _read_anew(folder, cache, looks, caches=place)


def _read_anew(folder: Path, cache: Cache, looks: str, *, caches: Path) -> Loaded:
    from commune.loading.files.folder import content_key, read_folder  # noqa: PLC0415 - see above
    from commune.loading.parts.kept import KeptParts  # noqa: PLC0415
    from commune.loading.passes import loaded_from  # noqa: PLC0415

    found: list[Diagnostic] = []
    files = read_folder(folder, found.append)
    key = content_key(files)
    if not found and (story := cache.read(key)) is not None:
        cache.mark(looks)
        return Loaded(story)
    # a writer has checked before playing: of a reader's story nothing is kept so
    kept = KeptParts(folder, caches, files.digests)
    loaded = loaded_from(files, found, read=kept.read, known=kept.linked)
    if loaded.story is not None and not loaded.problems:
        cache.keep(loaded.story, key=key, looks=looks)
    return loaded
