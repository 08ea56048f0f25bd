"""Checking a story's folder, and keeping what was told until something changes.

A writer checks more often than they write, and so does every commit. Where all files are
as they were at the last check, and our code is too, what was told then is told again: no
file is read, linked or gone over, nor is what does that imported.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from commune.diagnostics import Diagnostic, Span
from commune.digest import digest
from commune.loading.caches import name_in_cache
from commune.loading.files.folder import Files, read_folder
from commune.loading.sealed import UNREADABLE, made_by, seal, unsealed
from commune.values import field, value

FORMAT = 1  # raise it when what is kept comes to mean something else
_ENDING = ".told"
_ROOMS = ("diagnostics", "expressions", "model", "loading", "engine", "author")
_KIND = made_by(f"told {FORMAT}", _ROOMS)


@value
class Size:
    """How large a story without errors is, for who asks no more of it."""

    title: str
    scenes: int
    notes: int


@value
class Checked:
    """What a check of a folder gave: everything wrong, by place; the texts as they were read.

    `size` is None where an error keeps the story from being played.
    """

    problems: tuple[Diagnostic, ...]
    size: Size | None
    texts: Mapping[str, str] = field(repr=False)

    def lines_of(self, file: str) -> Sequence[str]:
        """The lines of a file, or none where it was not read."""
        return self.texts.get(file, "").splitlines()


def check_folder(folder: Path, *, caches: Path | None = None) -> Checked:
    """Read and check a story's folder; what is kept for the next time lies in `caches`."""
    found: list[Diagnostic] = []
    files = read_folder(folder, found.append)
    if caches is None or found or files.broken:  # what a folder tells is not in its contents
        return _checked_anew(folder, files, found, caches)
    key = digest(*files.digests.values())
    kept = caches / f"{name_in_cache(folder)}{_ENDING}"
    before = _unpacked(unsealed(kept, _KIND), key, files)
    if before is not None:
        return before
    checked = _checked_anew(folder, files, found, caches)
    seal(kept, _KIND, _packed(checked, key))
    return checked


def _checked_anew(
    folder: Path, files: Files, found: Sequence[Diagnostic], caches: Path | None
) -> Checked:
    # With these come the readers and all checks.
    from commune.author.checks import check_story  # noqa: PLC0415
    from commune.author.checks.outlines import KeptOutlines  # noqa: PLC0415
    from commune.loading.stories import load_files  # noqa: PLC0415

    loaded = load_files(folder, files, found, caches=caches)
    kept = KeptOutlines(folder, caches, files.digests)
    problems = check_story(loaded, kept=kept)
    kept.keep()
    story = loaded.story
    size = None
    if story is not None:
        size = Size(story.manifest.title, len(story.scenes), len(story.notes))
    return Checked(problems, size, files)


def _packed(checked: Checked, key: bytes) -> Any:  # noqa: ANN401 - plain data
    told = [(one.rule, tuple(one.span), one.message, one.hint) for one in checked.problems]
    size = checked.size
    return (key, told, size and (size.title, size.scenes, size.notes))


def _unpacked(data: Any, key: bytes, files: Files) -> Checked | None:  # noqa: ANN401 - likewise
    """What was kept, where it is of these contents and has our form."""
    try:
        of, told, size = data
        problems = [Diagnostic(rule, Span(*at), says, hint) for rule, at, says, hint in told]
        kept = Checked(tuple(problems), size and Size(*size), files)
    except UNREADABLE:
        return None
    return kept if of == key else None
