"""The lines shown under a finding: the writer's line, and a caret under the place.

The caret must stand under the right characters in a terminal, so characters are
turned into cells: combining marks take none, wide ones (CJK, most emoji) two, and a
tab is copied, so that it moves the caret as far as it moved the text.
"""

from collections.abc import Sequence
from unicodedata import category, east_asian_width

from commune.diagnostics.diagnostic import Diagnostic

WIDTH = 72  # cells of the writer's line that are shown at most
_BEFORE = 30  # cells kept before the place where a long line is cut
_ELLIPSIS = "…"


def excerpt(diagnostic: Diagnostic, lines: Sequence[str], width: int = WIDTH) -> str:
    """Draw the line of a finding with its caret; empty where the file has no such line.

    Of the line `width` cells are shown at most.

    A place over several lines is marked to the end of its first.
    """
    span = diagnostic.span
    if not 1 <= span.line <= len(lines):
        return ""
    line = lines[span.line - 1].rstrip()
    start = min(span.column - 1, len(line))
    end = len(line) if span.end_line > span.line else min(span.end_column - 1, len(line))
    before, marked, after = _cut(line, start, max(end, start), width)
    number = str(span.line)
    margin = " " * len(number)
    pad = "".join(sign if sign == "\t" else " " * cells(sign) for sign in _visible(before))
    shown = "".join(map(_visible, (before, marked, after)))
    caret = "^" * max(1, cells(marked))
    return f"{margin} |\n{number} | {shown}\n{margin} | {pad}{caret}"


def cells(text: str) -> int:
    """How many terminal cells a text takes; a tab counts as one."""
    if text.isascii():
        return len(text)
    return sum(_cells(sign) for sign in text)


def _cells(sign: str) -> int:
    if category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(sign) in {"W", "F"} else 1


def _visible(text: str) -> str:
    """Put a replacement for what would move a terminal's cursor or not be seen."""
    return "".join(
        "\ufffd" if category(sign) in {"Cc", "Cs", "Zl", "Zp"} and sign != "\t" else sign
        for sign in text
    )


def _cut(line: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """Divide a line at the place, and shorten what is too long on either side."""
    before, marked, after = line[:start], line[start:end], line[end:]
    if cells(line) <= width:
        return before, marked, after
    left = min(_BEFORE, width // 2)
    if cells(before) > left and cells(before) + cells(marked) > width:
        kept = _last_cells(before, left)
        before = _ELLIPSIS + kept
    room = width - cells(before)
    if cells(marked) > room:
        return before, _first_cells(marked, room - 1), _ELLIPSIS
    room -= cells(marked)
    if cells(after) > room:
        after = _first_cells(after, max(0, room - 1)) + _ELLIPSIS
    return before, marked, after


def _first_cells(text: str, room: int) -> str:
    """As much of the beginning as fits; a mark is not parted from its letter."""
    taken = 0
    for at, sign in enumerate(text):
        taken += _cells(sign)
        if taken > room:
            return text[:at]
    return text


def _last_cells(text: str, room: int) -> str:
    """As much of the end as fits, not beginning with a mark that lost its letter."""
    at = len(text)
    while at and _cells(text[at - 1]) <= room:
        at -= 1
        room -= _cells(text[at])
    while at < len(text) and not _cells(text[at]):
        at += 1
    return text[at:]
