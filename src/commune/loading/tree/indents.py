"""Lines that stand at the wrong depth, and lines that are no key where a key is due."""

import re

from commune.loading.tree.mend import KeyLine, Mended, indent_of, key_line
from commune.loading.tree.slip import Slip

_WORD = re.compile(r"[\w-]+")


def deeper_key(mended: Mended, line: int, key: KeyLine) -> Slip | None:
    """A key below something that already has its words, or below a word without a colon."""
    above = mended.before(line)
    if above < 0:
        return None
    upper = key_line(mended.lines[above])
    if upper is None:
        return bare_line(mended, above)
    by = upper.column - key.column

    def mend() -> None:
        _move(mended, line, by, floor=indent_of(mended.lines[line]))

    return Slip(
        mended.span(line, key.column, key.colon),
        f"“{key.key}” is indented deeper than “{upper.key}” above, which already has its words",
        f"Begin “{key.key}” in the column of “{upper.key}”.",
        mend,
    )


def bare_line(mended: Mended, line: int) -> Slip | None:
    """A line with neither colon nor dash: a key without its colon, or words that fell out."""
    if line >= len(mended.lines):
        return None
    text = mended.lines[line].rstrip()
    start = indent_of(text) + (2 if text.lstrip().startswith("- ") else 0)
    span = mended.span(line, start, len(text))
    words = text[start:]
    above = mended.before(line)
    header = mended.block_above(above) if above >= 0 else None
    inside = header is not None and start > mended.key_column(header)
    if _WORD.fullmatch(words) and not inside:
        return Slip(
            span,
            f"“{words}” stands here without a colon",
            f"If it is a key, write “{words}:”.",
            lambda: mended.splice(line, len(text), len(text), ":"),
        )
    if (fallen := _fallen_out(mended, line)) is not None:
        return fallen
    return Slip(
        span,
        "a key with a colon is expected here, and this line is none",
        "Words that belong to a text above are indented deeper than its key.",
        lambda: mended.drop(line),
    )


def stray_line(mended: Mended, line: int) -> Slip | None:
    """A line whose beginning fits nothing that is open above it."""
    if line >= len(mended.lines):
        return None
    text = mended.lines[line]
    key = key_line(text)
    item = text.lstrip().startswith("- ")
    if key is None and not item:
        return bare_line(mended, line)
    indent = indent_of(text)
    wanted = _nearest_depth(mended, line, indent, item=item)
    name = f"“{key.key}”" if key else "this item"
    span = mended.span(line, indent, key.colon if key else indent + 1)
    if wanted is None or wanted == indent:
        says = f"{name} stands where neither a key nor an item is expected"
        hint = "Put it under the key of its list" if item else "Begin it with “- ”, as an item"
        return Slip(span, says, f"{hint}, or take it out.")
    return Slip(
        span,
        f"{name} is indented by {indent}, which fits nothing above it",
        f"Indent it by {wanted}, as what it stands beside.",
        lambda: _move(mended, line, wanted - indent, floor=indent + 1),
    )


def _fallen_out(mended: Mended, line: int) -> Slip | None:
    """Words right below a block, not indented as far as the block."""
    above = mended.before(line)
    header = mended.block_above(above) if above >= 0 else None
    if header is None:
        return None
    first = header + 1
    while not mended.lines[first].strip():
        first += 1
    by = indent_of(mended.lines[first]) - indent_of(mended.lines[line])
    if by <= 0:
        return None
    text = mended.lines[line].rstrip()
    return Slip(
        mended.span(line, indent_of(text), len(text)),
        f"these words stand outside the text that begins on line {first + 1}",
        f"Indent them by {indent_of(mended.lines[first])}, like that line.",
        lambda: mended.indent(line, by),
    )


def _nearest_depth(mended: Mended, line: int, indent: int, *, item: bool) -> int | None:
    """The indentation nearest to this line's at which something stands open above it."""
    depths: set[int] = set()
    ceiling = 1 << 30
    above = mended.before(line)
    while above >= 0 and ceiling > 0:
        text = mended.lines[above]
        if not mended.in_block(above) and not text.lstrip().startswith("#"):
            key = key_line(text)
            at = indent_of(text)
            if at < ceiling:
                starts_item = text.lstrip().startswith("- ")
                if starts_item == item:
                    depths.add(at)
                if not item and key:
                    depths.add(key.column)
                ceiling = at
        above = mended.before(above)
    depths.discard(indent)
    return min(depths, key=lambda depth: (abs(depth - indent), -depth)) if depths else None


def _move(mended: Mended, line: int, by: int, *, floor: int) -> None:
    """Move a line, and those right below that are at least `floor` deep."""
    mended.indent(line, by)
    below = line + 1
    while below < len(mended.lines):
        text = mended.lines[below]
        if text.strip() and indent_of(text) < floor:
            return
        mended.indent(below, by)
        below += 1
