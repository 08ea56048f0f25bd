"""Quotes, brackets and braces that were opened and not closed."""

import re

from commune.loading.tree.mend import Mended, indent_of, key_line
from commune.loading.tree.slip import Slip

_CLOSERS = {"[": "]", "{": "}"}


def unclosed_quote(mended: Mended, line: int, column: int) -> Slip:
    """A quoted text that does not end on its line: from there on it is taken literally."""
    text = mended.lines[line]
    quote = text[column : column + 1]
    key = key_line(text)
    found = re.search(r"[\]}\s]*$", text)
    end = len(text) if key and key.value == column else (found.start() if found else len(text))
    end = max(end, min(column + 1, len(text)))

    def mend() -> None:
        if text[:column].strip(" -"):
            mended.cover(line, column, end)
        else:
            mended.drop(line)

    return Slip(
        mended.span(line, column, column + 1),
        f"the quote ({quote}) that begins here is not closed on its line",
        f"Close it with {quote}, or leave both out: plain words need none.",
        mend,
    )


def unclosed_flow(mended: Mended, opener: tuple[int, int], line: int, column: int) -> Slip | None:
    """A ``[`` or ``{`` that is not closed where it should be, or with the wrong sign."""
    row, start = opener
    if row >= len(mended.lines):
        return None
    sign = mended.lines[row][start : start + 1]
    closer = _CLOSERS.get(sign)
    if closer is None:
        return None
    if _is_stray(mended, row, start):
        span = mended.span(row, start, start + 1)
        message = f"“{sign}” stands here, and what belongs to it is indented below"
        hint = "Take it out: what is indented needs no brackets."
        return Slip(span, message, hint, lambda: mended.splice(row, start, start + 1, ""))
    end = _last_line(mended, row, line)
    found = mended.lines[line][column : column + 1] if line < len(mended.lines) else ""
    message = f"the “{sign}” that opens here is not closed"
    if line == row and found in {"]", "}"}:
        message = f"the “{sign}” that opens here meets “{found}” instead of “{closer}”"
        before = mended.lines[row][:column]
        awaited = any(_CLOSERS[o] == found for o in _open(before)[:-1])
        width = 0 if awaited else 1

        def mend() -> None:
            mended.splice(line, column, column + width, closer)
    else:
        missing = "".join(
            _CLOSERS[o] for o in reversed(_open("\n".join(mended.lines[row : end + 1])[start:]))
        )

        def mend() -> None:
            at = len(mended.lines[end].rstrip())
            mended.splice(end, at, at, missing or closer)

    span = mended.span(row, start, start + 1)
    return Slip(span, message, f"Close it with “{closer}”.", mend)


def _is_stray(mended: Mended, row: int, start: int) -> bool:
    """Whether an opener ends its line, and below it stands a block as if there were none."""
    below = next((n for n in range(row + 1, len(mended.lines)) if mended.lines[n].strip()), 0)
    behind = mended.lines[row][start + 1 :].strip()
    if (behind and not behind.startswith("#")) or not below:
        return False
    text = mended.lines[below]
    block = key_line(text) or text.lstrip().startswith("- ")
    deeper = indent_of(text) > indent_of(mended.lines[row])
    return bool(block) and deeper and not text.rstrip().endswith((",", "]", "}"))


def _open(text: str) -> list[str]:
    """The openers that are still open at the end of a text, quotes left out."""
    stack: list[str] = []
    for sign in re.sub(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'", "", text):
        if sign in _CLOSERS:
            stack.append(sign)
        elif stack and sign == _CLOSERS[stack[-1]]:
            stack.pop()
    return stack


def _last_line(mended: Mended, row: int, line: int) -> int:
    """The last line that can belong to brackets opened on line `row`."""
    floor = indent_of(mended.lines[row])
    below = row + 1
    last = row
    while below < min(line + 1, len(mended.lines)):
        text = mended.lines[below]
        if text.strip():
            if indent_of(text) <= floor and (key_line(text) or text.lstrip().startswith("- ")):
                return last
            if below < line:
                last = below
        below += 1
    return last
