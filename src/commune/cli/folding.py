"""Text for a narrow terminal: folded between words. A pipe gets its lines whole.

Lines that are drawn, a finding's excerpt or the code in a page, stay as they are.
"""

import os
import re
import sys
from collections.abc import Iterator
from textwrap import wrap

_DRAWN = re.compile(r" *\d* \|")  # the writer's line under a finding
_APART = re.compile(r"(\S) {2,}(?=\S)")  # an example, and what it does
_PLAIN = re.compile(r"[^\W\d_]|[“(*]")  # how a line of running words begins
_PLACE = re.compile(r"\S+:\d+:\d+: ")  # a finding: what it says hangs under it
_FENCE = "```"


def columns() -> int:
    """The columns of the terminal that is written to; 0 for a pipe."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else 0
    except (OSError, ValueError):
        return 0


def folded(text: str, width: int) -> str:
    """The text in lines of `width` columns, as far as its words allow; 0 leaves it alone."""
    if not width or all(len(line) <= width for line in text.split("\n")):
        return text
    return "\n".join(_folded(_joined(text.split("\n")), width))


def _joined(lines: list[str]) -> Iterator[str]:
    """Lines, those of one paragraph as one, code and what is indented as they are."""
    held = ""
    code = False
    for line in lines:
        code ^= line.startswith(_FENCE)
        if held and not code and _PLAIN.match(line):
            held = f"{held} {line}"
            continue
        if held:
            yield held
        held = "" if code or not _PLAIN.match(line) else line
        if not held:
            yield line
    if held:
        yield held


def _folded(lines: Iterator[str], width: int) -> Iterator[str]:
    code = False
    for line in lines:
        code ^= line.startswith(_FENCE)
        if code or len(line) <= width or _DRAWN.match(line):
            yield line
            continue
        indent = " " * (len(line) - len(line.lstrip()))
        hang = "  " if indent or _PLACE.match(line) else ""
        first, *beside = _APART.sub("\\1\n", line).split("\n") if indent else [line]
        for part, before in ((first, indent), *((one, f"{indent}    ") for one in beside)):
            yield from wrap(
                part.strip(),
                width,
                initial_indent=before,
                subsequent_indent=f"{before}{hang}",
                break_long_words=False,
                break_on_hyphens=False,
            )
