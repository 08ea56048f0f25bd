"""Outlines kept from one check to the next, each under what it was made from."""

import marshal
from collections.abc import Mapping
from pathlib import Path

from commune.author.checks.outline import Outline, surroundings
from commune.author.checks.seen import where_of_scene
from commune.digest import digest
from commune.loading.caches import name_in_cache
from commune.loading.sealed import UNREADABLE, made_by, seal, unsealed
from commune.model import Scene, Story

FORMAT = 1  # raise it when what is kept comes to mean something else
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
        if story_folder is not None and caches is not None:
            self._file = caches / f"{name_in_cache(story_folder)}{_ENDING}"
            found = unsealed(self._file, _kind())
            self._old = found if isinstance(found, dict) else {}

    def under(self, story: Story) -> None:
        """Ask from now on for what was made in these surroundings."""
        self._around = surroundings(story)

    def of(self, scene: Scene) -> Outline | None:
        """The outline that a scene had, where its file and its surroundings are the same."""
        key = self._key(scene)
        blob = self._old.get(key)
        if blob is None:
            return None
        try:
            outline = Outline(*marshal.loads(blob))  # noqa: S302 - it is as we wrote it
        except UNREADABLE:
            return None
        self._now[key] = blob
        return outline

    def put(self, scene: Scene, outline: Outline) -> None:
        """Remember an outline."""
        if key := self._key(scene):
            self._now[key] = marshal.dumps(tuple(outline))

    def keep(self) -> None:
        """Keep all outlines that were asked for or made, and no others, if any is new."""
        if self._file is not None and self._now.keys() != self._old.keys():
            seal(self._file, _kind(), self._now)

    def _key(self, scene: Scene) -> bytes:
        own = self._digests.get(where_of_scene(scene).file)
        return digest(self._around, own) if own else b""


def _kind() -> bytes:
    return made_by(f"outlines {FORMAT}", ROOMS)
