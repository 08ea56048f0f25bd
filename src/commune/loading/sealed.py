"""Files of plain data that one run leaves for the next: whole, ours and of today, or not there.

A file is the digest of what made it, a checksum of the rest, and the rest by `marshal`.
The checksum is against damage: a digest of five megabytes, made twice a check, takes four
times as long, and would not keep out who can write here any better. Whatever about a file
is not as it should be, it is as if it were not there. Nothing that is found ever depends
on such a file, only how soon it is found.
"""

import marshal
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zlib import crc32

from commune import VERSION
from commune.digest import SIZE, digest
from commune.loading.caches import write_whole

UNREADABLE = (OSError, ValueError, EOFError, TypeError, LookupError, RecursionError)
MOST = 128 << 20  # bytes for one story: about twice what the largest story's files may be
STORIES = 20  # how many stories have such a file; whose is oldest loses it
MOST_OF_ALL = 2 * MOST  # bytes for all of these together
_HEAD = SIZE + 4  # bytes: those of a digest and of a checksum


def made_by(what: str, rooms: Iterable[str]) -> bytes:
    """The digest of all that makes such a file, but for the story's own files.

    The looks of our code in these rooms are in it: who mends a reader or a check must not
    get yesterday's findings. Ask for it when a module is imported: code that is mended
    while we run is not what we run.
    """
    looks = (line for room in ("", *rooms) for line in _looks_of(room))
    lines = "\n".join((what, VERSION, sys.version, *looks))
    return digest(lines.encode("utf-8", "replace"))


def unsealed(file: Path, kind: bytes) -> Any:  # noqa: ANN401 - plain data of any form
    """What a file of this kind holds; None where there is none, or it is not whole."""
    try:
        data = file.read_bytes()
        head, body = data[:_HEAD], memoryview(data)[_HEAD:]
        if head != kind + checksum(body):
            return None
        return marshal.loads(body)  # noqa: S302 - it is as we wrote it
    except UNREADABLE:
        return None


def seal(file: Path, kind: bytes, data: Any) -> None:  # noqa: ANN401 - likewise
    """Keep plain data in a file; where that cannot be done, nothing is said."""
    body = marshal.dumps(data)
    if len(body) > MOST:
        return
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(file, kind + checksum(body), body)
        _forget_the_oldest(file.parent, file.suffix)
    except OSError:
        return


def checksum(body: bytes | memoryview) -> bytes:
    """What a file's head says of its body."""
    return crc32(body).to_bytes(4)


def _forget_the_oldest(folder: Path, ending: str) -> None:
    """Leave the newest files; what a process that was killed left half written goes too."""
    looks = [(file.stat(), file) for file in folder.glob(f"*{ending}*")]
    looks.sort(key=lambda look: look[0].st_mtime_ns, reverse=True)
    room = MOST_OF_ALL
    for number, (look, file) in enumerate(looks):
        room -= look.st_size
        if number >= STORIES or room < 0:
            file.unlink(missing_ok=True)


@cache
def _looks_of(room: str) -> tuple[str, ...]:
    """A line for each file of a room; for none, for what they all need."""
    return tuple(_lines(sorted(_files_of(room))))


def _files_of(room: str) -> Iterator[str]:
    package = Path(__file__).parents[1]
    if not room:
        yaml = find_spec("yaml")  # which finds it, and does not import it
        yield from (str(package / "values.py"), str(yaml.origin if yaml else ""))
    else:
        for folder, folders, names in os.walk(package / room):
            folders[:] = [name for name in folders if name != "__pycache__"]
            yield from (os.path.join(folder, name) for name in names if name.endswith(".py"))  # noqa: PTH118


def _lines(files: Iterable[str]) -> Iterator[str]:
    """None where code lies in no folder."""
    for file in files:
        try:
            look = os.stat(file)  # noqa: PTH116 - a hundred times at every check
        except OSError:
            continue
        yield f"{file} {look.st_size} {look.st_mtime_ns}"
