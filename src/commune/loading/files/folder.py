"""Reading a story's folder: the one place that opens its files.

Nothing but files that have a place in a story is opened, and nothing beyond the limits
is read. What cannot be read is told, and its id goes among the broken, so that what
names it is not told as unknown.
"""

import os
import stat
from collections.abc import Mapping

from commune.diagnostics import Diagnostic, Span
from commune.digest import digest
from commune.loading.files.layout import id_of, kind_of, misplaced_file
from commune.loading.files.walk import walk, why
from commune.loading.tree.tree import Tell

MOST_OF_FILE = 1 << 20  # bytes
MOST_OF_STORY = 64 << 20
_MIB = 1 << 20
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")  # UTF-16 begins with one of these


class Files(dict[str, str]):
    """The texts of a story by their paths in its folder, and what could not be read.

    Texts have no byte-order mark, and lines end in LF. `broken` are the ids of files
    that are there and could not be read. `digests` are of paths and bytes as they were read:
    where one is the same, so is the text.
    """

    digests: Mapping[str, bytes] = {}
    broken: frozenset[str] = frozenset()  # and the top folders, “acts”, that could not


def read_folder(folder: str | os.PathLike[str], tell: Tell) -> Files:
    """Read a story's folder, telling what has no place in it or cannot be read."""
    texts = Files()
    digests = {}
    broken = set()
    total = 0

    def told(found: Diagnostic) -> None:
        path = found.span.file
        if kind_of(path):
            broken.add(id_of(path))
        elif found.rule == "folder":
            broken.add(path.partition("/")[0])
        tell(found)

    for path, entry in walk(os.fspath(folder), told):
        if not kind_of(path):
            tell(misplaced_file(path))
            continue
        data = _read(path, entry.path, tell) if total <= MOST_OF_STORY else None
        total += len(data or b"")
        text = None
        if data is not None and total > MOST_OF_STORY:
            says = f"the story is larger than {MOST_OF_STORY // _MIB} MiB: reading stops here"
            tell(Diagnostic("size", Span.at(path), says))
        elif data is not None:
            text = _decode(path, data, tell)
        if text is None or data is None:
            broken.add(id_of(path))
        else:
            texts[path] = text
            digests[path] = digest(path.encode(), b"\0", data)
    texts.broken, texts.digests = frozenset(broken), digests
    return texts


def content_key(texts: Mapping[str, str]) -> str:
    """The hash of all names and contents; the same for the same story anywhere."""
    pieces: list[bytes] = []
    for path in sorted(texts):
        data = texts[path].encode("utf-8", "surrogatepass")
        pieces += (f"{path}\0{len(data)}\0".encode("utf-8", "surrogatepass"), data)
    return digest(*pieces).hex()


def _read(path: str, place: str, tell: Tell) -> bytes | None:
    """A file's bytes; told and None where there are too many, or none to be had."""
    try:
        descriptor = os.open(place, _FLAGS)
        try:
            look = os.fstat(descriptor)
            if not stat.S_ISREG(look.st_mode):
                tell(Diagnostic("folder", Span.at(path), f"“{path}” is no file with text in it"))
                return None
            data = b"" if look.st_size > MOST_OF_FILE else os.read(descriptor, look.st_size + 1)
        finally:
            os.close(descriptor)
    except OSError as error:
        tell(Diagnostic("folder", Span.at(path), f"“{path}” cannot be read: {why(error)}"))
        return None
    if look.st_size > MOST_OF_FILE:
        says = f"“{path}” is larger than {MOST_OF_FILE // _MIB} MiB, and is not read"
        tell(Diagnostic("size", Span.at(path), says, "Divide it."))
        return None
    return data


def _decode(path: str, data: bytes, tell: Tell) -> str | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        tell(_misencoded(path, data, error.start))
        return None
    return text.replace("\r\n", "\n") if "\r" in text else text


def _misencoded(path: str, data: bytes, start: int) -> Diagnostic:
    """Where a file stops being UTF-8, and what it may be instead."""
    if data.startswith(_WIDE_MARKS):
        hint = "Save it as UTF-8."
        return Diagnostic("encoding", Span.at(path), "this file is UTF-16, not UTF-8", hint)
    line = data.count(b"\n", 0, start) + 1
    before = data[data.rfind(b"\n", 0, start) + 1 : start].decode("utf-8-sig", "replace")
    byte = data[start : start + 1]
    guess = byte.decode("cp1252", "replace")
    says = f"the byte 0x{byte.hex().upper()} is not UTF-8"
    hint = "Save the file as UTF-8."
    if guess.isprintable() and guess != "\ufffd":
        hint = f"If “{guess}” is meant, the file is Windows-1252: save it as UTF-8."
    return Diagnostic("encoding", Span.at(path, line, len(before) + 1), says, hint)
