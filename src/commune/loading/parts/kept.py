"""Parts kept from one check to the next, so that only changed files are read again.

One file a story: each part packed, under the hash of all that its reading depends on. It
holds the parts of the last check and no others, and what linking the scenes gave.
"""

import marshal
from collections.abc import Mapping
from pathlib import Path

from commune.digest import digest
from commune.loading.caches import name_in_cache
from commune.loading.codec import SHAPE
from commune.loading.collector import without_collector
from commune.loading.linking.known import Known
from commune.loading.parts.pack import packed, plain_setting, unpacked
from commune.loading.parts.part import Part, Setting
from commune.loading.sealed import UNREADABLE, made_by, seal, unsealed

FORMAT = 8  # raise it when what is kept comes to mean something else
_ENDING = ".parts"
_ROOMS = ("diagnostics", "expressions", "model", "loading")  # all that reads a file
_KIND = made_by(f"parts {FORMAT} {SHAPE}", _ROOMS)


class KeptParts:
    """The parts of one story's folder."""

    def __init__(
        self, story_folder: Path, folder: Path, digests: Mapping[str, bytes] | None = None
    ) -> None:
        """Read what was kept in `folder`, where caches lie; `digests` are those of the files."""
        self._digests = digests or {}
        self._file = folder / f"{name_in_cache(story_folder)}{_ENDING}"
        self._old, linked = _checked(unsealed(self._file, _KIND))
        self._still: dict[bytes, bytes] = {}  # asked for, and kept before
        self._new: dict[bytes, Part] = {}
        self._setting: tuple[Setting | None, bytes] = (None, b"")
        self._keys: dict[str, bytes] = {}  # by path
        self.linked = Known(self._keys.get, linked)

    def read(self, path: str, text: str, setting: Setting) -> Part:
        """The part of a file: as it was kept, or read now."""
        key = self._keys[path] = self._key(path, text, setting)
        blob = self._old.get(key)
        if blob is not None:
            try:
                part = unpacked(marshal.loads(blob))  # noqa: S302 - it is as we wrote it
            except UNREADABLE:
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
        if blobs or self._still.keys() != self._old.keys() or self.linked.is_other:
            seal(self._file, _KIND, (self._still | blobs, self.linked.kept()))

    def _key(self, path: str, text: str, setting: Setting) -> bytes:
        """The hash of all that the reading of a file depends on."""
        known, its = self._setting
        if known is not setting:  # not “==”: to that, places are nothing
            its = digest(plain_setting(setting).encode("utf-8", "surrogatepass"))
            self._setting = (setting, its)
        whole = f"{path}\0{text}"
        own = self._digests.get(path) or digest(whole.encode("utf-8", "surrogatepass"))
        return digest(its, own)


def _checked(found: object) -> tuple[dict[bytes, bytes], object]:
    """The parts that were kept, and what is known of linking them."""
    match found:
        case (dict(parts), linked):
            return parts, linked
        case _:
            return {}, None


def _blob(part: Part) -> bytes:
    try:
        return marshal.dumps(packed(part))
    except (KeyError, ValueError, RecursionError):
        return b""  # it holds something that cannot be kept: it is read every time
