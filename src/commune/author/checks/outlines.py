"""What is kept of each file from one check to the next, under what it was made from.

That is a scene's outline, and the hashes that translations are held against.
"""

import marshal
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from commune.author.checks.outline import Outline, footing, surroundings
from commune.author.checks.seen import where_of_scene
from commune.digest import digest
from commune.loading.caches import name_in_cache
from commune.loading.sealed import UNREADABLE, made_by, seal, unsealed
from commune.model import Scene, Story

FORMAT = 2  # raise it when what is kept comes to mean something else
ROOMS = ("diagnostics", "expressions", "model", "loading", "engine", "author")  # all that checks
_ENDING = ".outlines"


class KeptOutlines:
    """The outlines of one story's scenes."""

    def __init__(
        self,
        story_folder: Path | None = None,
        caches: Path | None = None,
        digests: Mapping[str, bytes] | None = None,
    ) -> None:
        """`digests` are those of the story's files; what has none is not kept."""
        self._digests = digests or {}
        self._file: Path | None = None
        self._old: dict[bytes, bytes] = {}
        self._now: dict[bytes, bytes] = {}
        self._around = b""
        self._footing: dict[str, str] = {}
        self._is_other = False  # than before
        if story_folder is not None and caches is not None:
            self._file = caches / f"{name_in_cache(story_folder)}{_ENDING}"
            found = unsealed(self._file, _kind())
            self._old = found if isinstance(found, dict) else {}

    def under(self, story: Story) -> None:
        """Ask from now on for what was made in these surroundings."""
        self._around, self._footing = surroundings(story), footing(story)

    def of(self, scene: Scene) -> Outline | None:
        """The outline that a scene had, where its file and what it rests on are the same."""
        plain = self._plain(self._key(scene))
        if not isinstance(plain, tuple) or len(plain) != len(Outline._fields):
            return None
        outline = Outline(*plain)
        same = all(self._footing.get(name) == was for name, was in outline.rests.items())
        return outline if same else None

    def put(self, scene: Scene, outline: Outline) -> None:
        """Remember an outline."""
        self._put(self._key(scene), tuple(outline))

    def hashes(self, file: str, made: Callable[[], dict[str, str]]) -> dict[str, str]:
        """The short hashes of a file's texts by their dotted places: as kept, or `made` now."""
        own = self._digests.get(file)
        key = digest(b"texts", own) if own else b""
        kept = self._plain(key)
        found: dict[str, str] = kept if isinstance(kept, dict) else made()
        if found is not kept:
            self._put(key, found)
        return found

    def keep(self) -> None:
        """Keep all outlines that were asked for or made, and no others, if any is new."""
        if self._file is not None and (self._is_other or len(self._now) != len(self._old)):
            seal(self._file, _kind(), self._now)

    def _put(self, key: bytes, plain: Any) -> None:  # noqa: ANN401 - plain data of any form
        if key:
            self._now[key] = marshal.dumps(plain)
            self._is_other = True

    def _plain(self, key: bytes) -> Any:  # noqa: ANN401 - plain data of any form
        """What was kept, and will be again; None where there is nothing of ours."""
        try:
            plain = marshal.loads(self._old[key])  # noqa: S302 - it is as we wrote it
        except UNREADABLE:
            return None
        self._now[key] = self._old[key]
        return plain

    def _key(self, scene: Scene) -> bytes:
        own = self._digests.get(where_of_scene(scene).file)
        return digest(self._around, own) if own else b""


def _kind() -> bytes:
    return made_by(f"outlines {FORMAT}", ROOMS)
