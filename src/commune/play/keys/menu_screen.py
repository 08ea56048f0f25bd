"""What the menu looks like: a function from rows to styled lines, without a terminal.

Labels are folded here, so that each line is ours: rows as wide as the screen leave
ghosts behind when a terminal is made narrower. The real cursor stands on the selected
entry, where braille displays and magnifiers follow it.
"""

from commune.play.glyphs import Glyphs
from commune.play.wrap import wrap
from commune.values import value

NARROW = 50
Fragments = list[tuple[str, str]]  # style and characters, as prompt_toolkit takes them
KEYS = "ansicyan"  # how hints and keys are drawn


@value
class Row:
    """A line to choose. Where it is locked, `reason` says why and it cannot be taken."""

    number: int
    label: str
    mark: str = ""
    locked: bool = False
    reason: str = ""


@value
class Screen:
    """Rows, and the keys that work here."""

    rows: tuple[Row, ...]
    keys: tuple[str, ...]


def drawn(  # noqa: PLR0913 - the screen's own measures
    screen: Screen, selected: int, hint: str, *, columns: int, glyphs: Glyphs, widest: int = 76
) -> Fragments:
    """The menu as fragments: rows, then the hint or, without one, the keys.

    `selected` is an index of the rows; lines take `widest` columns at most.
    """
    indent = "  " if columns >= NARROW else ""
    width = max(min(columns - 1, widest) - len(indent), 12)
    fragments: Fragments = []
    for index, row in enumerate(screen.rows):
        pointer = glyphs.pointer if index == selected else " "
        fragments += _row(row, pointer, indent, width=width)
    fragments.append(("", "\n" if screen.rows else ""))
    lines = wrap(hint, width) if hint else keys_in_lines(screen.keys, width, glyphs)
    fragments.append((KEYS, "\n".join(indent + line for line in lines)))
    return fragments


def keys_in_lines(keys: tuple[str, ...], width: int, glyphs: Glyphs) -> list[str]:
    """The keys in as few lines as hold them, none of them torn apart."""
    lines: list[str] = []
    between = f" {glyphs.dot} "
    for key in keys:
        if lines and len(lines[-1]) + len(between) + len(key) <= width:
            lines[-1] += between + key
        else:
            lines.append(key)
    return lines


def _row(row: Row, pointer: str, indent: str, *, width: int) -> Fragments:
    """One row; the real cursor stands before the one that has a pointer."""
    head = f"{row.number}. "
    why = f" (locked: {row.reason})" if row.reason else " (locked)"
    marked = f"{row.label}{f' ({row.mark})' if row.mark else ''}"
    text = marked + why if row.locked else marked
    lines = wrap(text, width - len(head) - 2)
    under = "\n" + indent + " " * (len(head) + 2)
    fragments: Fragments = [("", indent)]
    selected = pointer != " "
    if selected:
        fragments.append(("[SetCursorPosition]", ""))
    fragments.append(("bold" if selected else "", f"{pointer} {head}{under.join(lines)}\n"))
    return fragments


def themed(fragments: Fragments, theme: str) -> Fragments:
    """The same in a reader's theme: without colours, or without any look at all."""
    if theme == "colour":
        return fragments
    kept = {"bold", "underline", "italic"} if theme == "quiet" else set()
    cursor = "[SetCursorPosition]"
    return [
        (" ".join(word for word in style.split() if word in kept or word == cursor), text)
        for style, text in fragments
    ]
