"""A place in a file.

Lines and columns count from 1; a column counts characters, not bytes and not
terminal cells (the excerpt turns characters into cells when it draws the caret).
The end is exclusive: an empty place has its end equal to its start.

A story of a thousand scenes has more than fifty thousand places, made anew at every
check. So they are named tuples, which are quickly made.
"""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of one file, named by its path inside the story folder."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def at(cls, file: str, line: int = 1, column: int = 1, *, width: int = 1) -> "Span":
        """The place of `width` characters on one line."""
        return cls(file, line, column, line, column + width)

    def part(self, start: int, end: int) -> "Span":
        """The place of characters `start` to `end` of a one-line text that begins here."""
        column = self.column + start
        return Span(self.file, self.line, column, self.line, self.column + max(end, start + 1))

    def __str__(self) -> str:
        """Give the form that editors jump to: ``file:line:column``."""
        return f"{self.file}:{self.line}:{self.column}"
