"""Walking a story's folder: its files in order, and what does not belong told.

No link is followed out of the folder, and no folder is entered that can hold no file of
a story. This runs at every start, over every file: no pathlib in it.
"""

import os
from collections.abc import Iterator

from commune.diagnostics import Diagnostic, Span
from commune.loading.files.layout import holds_files, misplaced_folder
from commune.loading.tree.tree import Tell

_SKIPPED = frozenset({"Thumbs.db", "desktop.ini", "__pycache__"})  # what systems leave behind


def walk(root: str, tell: Tell) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """All files of the story, and those without a place; sorted in each folder."""
    inside = os.path.join(os.path.realpath(root), "")  # noqa: PTH118 - no pathlib in this loop
    yield from _inside(root, "", inside, tell)


def _inside(
    folder: str, prefix: str, inside: str, tell: Tell
) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        what = f"the folder “{prefix.rstrip('/') or folder}”"
        tell(Diagnostic("folder", Span.at(prefix or "."), f"{what} cannot be read: {why(error)}"))
        return
    for entry in entries:
        name = entry.name
        if name[0] == "." or name.endswith((".md", "~")) or name in _SKIPPED:
            continue
        path = f"{prefix}{_printable(name)}"
        if entry.is_symlink() and not _leads_inside(entry.path, inside):
            says = f"“{path}” is a link that leads out of the story’s folder, or nowhere"
            hint = "Put the file itself here; links are not followed out."
            tell(Diagnostic("folder", Span.at(path), says, hint))
        elif not _is_folder(entry):
            yield path, entry
        elif holds_files(path):
            yield from _inside(entry.path, f"{path}/", inside, tell)
        else:
            tell(misplaced_folder(path))


def _leads_inside(path: str, inside: str) -> bool:
    try:
        return os.path.realpath(path, strict=True).startswith(inside)
    except OSError:
        return False


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _printable(name: str) -> str:
    """A file's name without the halves of characters that a system may give."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "replace")


def why(error: OSError) -> str:
    """What the system says was wrong, without its number and path."""
    return error.strerror or type(error).__name__
