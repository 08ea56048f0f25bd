"""Parts kept from one check to the next, so that only changed files are read again.

One file a story: the digest of what made it, the digest of the rest, and the rest, which
is each part packed, under the hash of all that its reading depends on. It holds the parts
of the last check and no others. Whatever about it is not as it should be, it is as if it
were not there; it never changes what is found, only how soon.
"""

import marshal
import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from commune import VERSION
from commune.digest import SIZE, digest
from commune.loading.cache import name_in_cache, write_whole
from commune.loading.codec import SHAPE
from commune.loading.collector import without_collector
from commune.loading.parts.pack import packed, plain_setting, unpacked
from commune.loading.parts.part import Part, Setting

FORMAT = 2  # raise it when what is kept comes to mean something else
MOST = 128 << 20  # bytes for one story: about twice what the largest story's files may be
STORIES = 20  # how many stories have such a file; whose is oldest loses it
MOST_OF_ALL = 2 * MOST  # bytes for all of these together
_ENDING = ".parts"
_ROOMS = ("diagnostics", "expressions", "model", "loading")  # all that reads a file
_UNREADABLE = (OSError, ValueError, EOFError, TypeError, LookupError, RecursionError)


class KeptParts:
    """The parts of one story's folder."""

    def __init__(self, story_folder: Path, folder: Path) -> None:
        """Read what was kept in `folder`, where caches lie."""
        self._file = folder / f"{name_in_cache(story_folder)}{_ENDING}"
        self._old = self._read_file()
        self._still: dict[bytes, bytes] = {}  # asked for, and kept before
        self._new: dict[bytes, Part] = {}
        self._setting: tuple[Setting | None, bytes] = (None, b"")

    def read(self, path: str, text: str, setting: Setting) -> Part:
        """The part of a file: as it was kept, or read now."""
        key = self._key(path, text, setting)
        blob = self._old.get(key)
        if blob is not None:
            try:
                part = unpacked(marshal.loads(blob))  # noqa: S302 - its digest was ours
            except _UNREADABLE:
                pass
            else:
                self._still[key] = blob
                return part
        # with it comes YAML: where no file has changed, it is not even imported
        from commune.loading.parts.read import read_part  # noqa: PLC0415

        part = self._new[key] = read_part(path, text, setting)
        return part

    def keep(self) -> None:
        """Keep all parts that were asked for, and no others, if there is anything new."""
        with without_collector():
            blobs = {key: blob for key, part in self._new.items() if (blob := _blob(part))}
        if not blobs and self._still.keys() == self._old.keys():
            return
        body = marshal.dumps(self._still | blobs)
        if len(body) > MOST:
            return
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._file, _KIND + digest(body), body)
            _forget_the_oldest(self._file.parent)
        except OSError:
            return

    def _key(self, path: str, text: str, setting: Setting) -> bytes:
        """The hash of all that the reading of a file depends on."""
        known, its = self._setting
        if known is not setting:  # not “==”: to that, places are nothing
            its = digest(plain_setting(setting).encode("utf-8", "surrogatepass"))
            self._setting = (setting, its)
        whole = f"{path}\0{text}".encode("utf-8", "surrogatepass")
        return digest(its, whole)

    def _read_file(self) -> dict[bytes, bytes]:
        try:
            data = self._file.read_bytes()
            head, body = data[: 2 * SIZE], memoryview(data)[2 * SIZE :]
            if head != _KIND + digest(body):
                return {}
            found = marshal.loads(body)  # noqa: S302 - its digest was ours
        except _UNREADABLE:
            return {}
        return found if isinstance(found, dict) else {}


def _blob(part: Part) -> bytes:
    try:
        return marshal.dumps(packed(part))
    except (KeyError, ValueError, RecursionError):
        return b""  # it holds something that cannot be kept: it is read every time


def _forget_the_oldest(folder: Path) -> None:
    """Leave the newest files; what a process that was killed left half written goes too."""
    looks = [(file.stat(), file) for file in folder.glob(f"*{_ENDING}*")]
    looks.sort(key=lambda look: look[0].st_mtime_ns, reverse=True)
    room = MOST_OF_ALL
    for number, (look, file) in enumerate(looks):
        room -= look.st_size
        if number >= STORIES or room < 0:
            file.unlink(missing_ok=True)


def _kind() -> bytes:
    """The digest of all that makes parts, but for the story's own files.

    Our code's looks are in it: who mends a reader must not get yesterday's findings.
    """
    made_by = (str(FORMAT), VERSION, SHAPE, sys.version, *_looks_of_code())
    return digest("\n".join(made_by).encode("utf-8", "replace"))


def _looks_of_code() -> Iterator[str]:
    """A line for each file that has a part in reading; none where code lies in no folder."""
    package = Path(__file__).parents[2]
    yaml = find_spec("yaml")  # which finds it, and does not import it
    files = [str(package / "values.py"), str(yaml.origin if yaml else "")]
    for room in _ROOMS:
        for folder, folders, names in os.walk(package / room):
            folders[:] = [name for name in folders if name != "__pycache__"]
            files += (os.path.join(folder, name) for name in names if name.endswith(".py"))  # noqa: PTH118
    for file in sorted(files):
        try:
            look = os.stat(file)  # noqa: PTH116 - a hundred times at every check
        except OSError:
            continue
        yield f"{file} {look.st_size} {look.st_mtime_ns}"


_KIND = _kind()  # at once: code that is mended while we run is not what we run
