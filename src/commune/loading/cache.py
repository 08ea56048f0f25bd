"""A checked story kept ready to be played, so that starting needs no YAML.

One file a story: a line of JSON (the header with an index), then a JSON text for each
scene, note and fate, decoded when it is asked for: a story of ten thousand scenes
starts like one of a hundred. Beside it lies the stamp, a digest of what the story's
files looked like (size, times, inode); while it fits, not even the files are read.
Where it does not fit their contents decide. Whatever cannot be read is passed over in
silence: the cache is only ever a shortcut.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, TypeVar

from commune import VERSION
from commune.digest import digest
from commune.loading.caches import name_in_cache, write_whole
from commune.loading.codec import SHAPE, decode, encode
from commune.model import Story

V = TypeVar("V")
_PARTS = ("scenes", "notes", "fates", "sources", "openings", "lessons", "claims")
_WHOLE = ("manifest", "variables", "acts", "translations", "storylets", "layout", "paragraphs")
FORMAT = 5  # raise it when what is kept comes to mean something else
_KIND = digest(f"{FORMAT} {VERSION} {SHAPE}".encode()).hex()


class Shelved(Mapping[str, V]):
    """A mapping whose values are read from the cache's file when they are asked for."""

    def __init__(self, file: IO[bytes], base: int, index: Mapping[str, tuple[int, int]]) -> None:
        """`index` gives each value's first byte, counted from `base`, and its length."""
        self._file = file
        self._base = base
        self._index = index
        self._read: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        """The value of a key, read once."""
        value = self._read.get(key)
        if value is None:
            start, length = self._index[key]
            self._file.seek(self._base + start)
            value = self._read[key] = decode(json.loads(self._file.read(length)))
        return value

    def __contains__(self, key: object) -> bool:
        """Whether there is such a key; reads nothing."""
        return key in self._index

    def __iter__(self) -> Iterator[str]:
        """The keys, in the order of the story."""
        return iter(self._index)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._index)


class Cache:
    """The cache of one story's folder."""

    def __init__(self, story_folder: Path, folder: Path) -> None:
        """`folder` is where the cache lies; nothing is read or made yet."""
        name = name_in_cache(story_folder)
        self.file = folder / f"{name}.story"
        self.stamp = folder / f"{name}.stamp"

    def fitting(self, looks: str) -> Story | None:
        """The story, where its files look as they did when they were last seen."""
        try:
            seen = self.stamp.read_text("ascii")
        except (OSError, ValueError):
            return None
        return self.read() if seen == looks else None

    def read(self, key: str = "") -> Story | None:
        """The story that is kept; with a `key`, only where it was made from those contents."""
        try:
            file = self.file.open("rb")
        except OSError:
            return None
        try:
            header = json.loads(file.readline())
            if header["kind"] != _KIND or (key and header["key"] != key):
                file.close()
                return None
            return _story(file, header)
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            file.close()
            return None

    def keep(self, story: Story, *, key: str, looks: str) -> None:
        """Keep a story that has no errors; where that cannot be done, nothing is said."""
        blobs: list[bytes] = []
        index: dict[str, dict[str, tuple[int, int]]] = {}
        position = 0
        for part in _PARTS:
            entries = index[part] = {}
            for name, value in getattr(story, part).items():
                blob = _dumped(encode(value))
                entries[name] = (position, len(blob))
                blobs.append(blob)
                position += len(blob)
        whole = {part: encode(getattr(story, part)) for part in _WHOLE}
        header = _dumped({"kind": _KIND, "key": key, "whole": whole, "index": index}) + b"\n"
        try:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self.file, header, *blobs)
        except OSError:
            return
        self.mark(looks)

    def mark(self, looks: str) -> None:
        """Remember what the files look like now; an empty look is not to be trusted."""
        try:
            if looks:
                write_whole(self.stamp, looks.encode("ascii"))
            else:
                self.stamp.unlink(missing_ok=True)
        except OSError:
            return


def _story(file: IO[bytes], header: dict[str, Any]) -> Story:
    base = file.tell()
    parts: dict[str, Any] = {
        part: Shelved(file, base, entries) for part, entries in header["index"].items()
    }
    whole = {part: decode(data) for part, data in header["whole"].items()}
    return Story(**parts, **whole, edition_key=header["key"])


def _dumped(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
