"""A file's text as it is mended in memory, so that reading goes on behind a mistake.

Every mend is a splice within one line: lines keep their numbers. Where a splice
changes a line's length, `_columns` remembers for each character of the mended line
where it stood in the writer's. A value that YAML cannot read is covered by a word of
the same length, and `values` remembers the text for the tree. Lines and columns count
from 0 here, as YAML's marks do; `span` turns them into a place in the writer's file.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from commune.diagnostics import Span

_HEAD = re.compile(r"( *(?:- +)*)(?![\s#'\"\[{&*!|>%@`]|- |-$)")
_COLON = re.compile(r":(?= |$)")
_HEADER = re.compile(r"( *)((?:- +)*)([^\s#'\"\[{][^\n]*?: +)?[|>][-+0-9]* *(?:#.*)?$")
_COVER = "x"


def indent_of(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip(" "))


class KeyLine(NamedTuple):
    """A line that begins with a key: where key, colon and value stand."""

    column: int
    colon: int
    value: int
    key: str


def key_line(line: str) -> KeyLine | None:
    """Read a line as ``key: value``, behind its dashes; None where it is none."""
    head = _HEAD.match(line)
    colon = _COLON.search(line, head.end()) if head else None
    if not head or not colon:
        return None
    rest = line[colon.end() :]
    value = colon.end() + len(rest) - len(rest.lstrip(" "))
    return KeyLine(head.end(), colon.start(), value, line[head.end() : colon.start()].rstrip())


class Mended:
    """The lines of a file, as written and as mended so far."""

    def __init__(self, text: str, file: str) -> None:
        """Begin with the text as written; line ends are LF."""
        self.file = file
        self.lines = text.split("\n")
        if not self.lines[-1]:
            self.lines.pop()
        self.written = tuple(self.lines)
        self.values: dict[tuple[int, int], str] = {}
        self.braced: set[tuple[int, int]] = set()  # keys inside { } that were told
        self.dropped = False  # a line was left out: what it held is missing from the tree
        self._columns: dict[int, list[int]] = {}
        self._blocks: list[int] | None = None

    @property
    def text(self) -> str:
        """The text to be read in the next round; which lines are in blocks is found anew."""
        self._blocks = None
        return "\n".join(self.lines) + "\n"

    @property
    def moved(self) -> bool:
        """Whether places in the mended text differ from those in the writer's."""
        return bool(self._columns or self.values)

    def splice(self, line: int, start: int, end: int, words: str) -> None:
        """Put words in the place of a stretch of a line."""
        old = self.lines[line]
        self.lines[line] = old[:start] + words + old[end:]
        grown = len(words) - (end - start)
        if not grown:
            return
        columns = self._columns.get(line) or list(range(len(old) + 1))
        columns[start:end] = [columns[start]] * len(words)
        self._columns[line] = columns
        for place in [p for p in self.values if p[0] == line and p[1] >= end]:
            self.values[line, place[1] + grown] = self.values.pop(place)

    def cover(self, line: int, start: int, end: int, text: str | None = None) -> None:
        """Hide a stretch from YAML and remember it as literal text."""
        raw = self.lines[line][start:end]
        self.values[line, start] = raw if text is None else text
        self.splice(line, start, end, _COVER * len(raw))

    def cover_value(self, line: int, start: int) -> None:
        """Hide a value that goes to the end of its line, and the lines that continue it."""
        words = [self.lines[line][start:].rstrip()]
        floor = self.key_column(line)
        follow = line + 1
        while follow < len(self.lines) and self._continues(follow, floor):
            raw = self.lines[follow]
            words.append(raw.strip())
            at = indent_of(raw)
            self.splice(follow, at, len(raw), _COVER * (len(raw) - at))
            follow += 1
        self.cover(line, start, start + len(words[0]), " ".join(words))

    def drop(self, line: int) -> None:
        """Leave a line out, as if it were a comment."""
        at = indent_of(self.lines[line])
        self.splice(line, at, at + 1, "#")
        self.dropped = True

    def indent(self, line: int, by: int) -> None:
        """Move one line's beginning."""
        if not self.lines[line].strip(" "):
            return
        if by > 0:
            self.splice(line, 0, 0, " " * by)
        else:
            self.splice(line, 0, min(-by, indent_of(self.lines[line])), "")

    def key_column(self, line: int) -> int:
        """The column of a line's key (behind its dashes), or of its first character."""
        found = key_line(self.lines[line])
        return found.column if found else indent_of(self.lines[line])

    def in_block(self, line: int) -> bool:
        """Whether a line is text under ``|`` or ``>``."""
        return self.block_above(line) is not None

    def block_above(self, line: int) -> int | None:
        """The line whose ``|`` or ``>`` holds this line, if any."""
        if self._blocks is None:
            self._blocks = _block_lines(self.lines)
        header = self._blocks[line] if line < len(self._blocks) else -1
        return header if header >= 0 else None

    def before(self, line: int) -> int:
        """The next line above that is not empty, or -1."""
        line -= 1
        while line >= 0 and not self.lines[line].strip():
            line -= 1
        return line

    def place(self, line: int, column: int) -> tuple[int, int]:
        """Where in the writer's file a place of the mended text is; both count from 0."""
        if line >= len(self.written):
            last = len(self.written) - 1
            return (last, len(self.written[last])) if last >= 0 else (0, 0)
        columns = self._columns.get(line)
        if columns is not None:
            column = columns[min(column, len(columns) - 1)]
        return line, min(column, len(self.written[line]))

    def mended_column(self, line: int, column: int) -> int:
        """Where a column of the writer's line stands in the mended one."""
        columns = self._columns.get(line)
        return column if columns is None else bisect_left(columns, column)

    def span(self, line: int, start: int, end: int) -> Span:
        """The place of a stretch of one mended line, within the writer's file."""
        row, first = self.place(line, start)
        last = max(first, self.place(line, max(start, end))[1]) if line == row else first
        return Span(self.file, row + 1, first + 1, row + 1, last + 1)

    def _continues(self, line: int, floor: int) -> bool:
        raw = self.lines[line]
        if not raw.strip() or indent_of(raw) <= floor:
            return False
        return not key_line(raw) and not raw.lstrip().startswith(("- ", "#"))


def _block_lines(lines: list[str]) -> list[int]:
    """For each line the line of the block scalar's header it stands under, or -1."""
    under = [-1] * len(lines)
    header, floor = -1, 0
    for number, line in enumerate(lines):
        if header >= 0:
            if not line.strip(" ") or indent_of(line) > floor:
                under[number] = header
                continue
            header = -1
        found = _HEADER.match(line) if "|" in line or ">" in line else None
        if found:
            header = number
            column = len(found[1]) + len(found[2])
            floor = column if found[3] else len(found[1] + found[2].rstrip()) - 1
    return under
