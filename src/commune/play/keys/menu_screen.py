"""What the menu looks like: a function from entries to styled lines, without a terminal.

Labels are folded here, so that each line is ours: rows as wide as the screen leave
ghosts behind when a terminal is made narrower. The real cursor stands on the selected
entry, where braille displays and magnifiers follow it.
"""

from commune.play.glyphs import Glyphs
from commune.play.wrap import wrap
from commune.values import value

WIDEST = 76
NARROW = 50
Fragments = list[tuple[str, str]]  # style and characters, as prompt_toolkit takes them


@value
class Entry:
    """A line to choose. Where it is locked, `reason` says why and it cannot be taken."""

    number: int
    label: str
    mark: str = ""
    locked: bool = False
    reason: str = ""


@value
class Screen:
    """Entries under a title (or none), and the keys that work here."""

    entries: tuple[Entry, ...]
    keys: tuple[str, ...]
    title: str = ""


def drawn(screen: Screen, selected: int, hint: str, *, columns: int, glyphs: Glyphs) -> Fragments:
    """The menu as fragments: entries, then the hint or, without one, the keys.

    `selected` is an index of the entries.
    """
    indent = "  " if columns >= NARROW else ""
    width = max(min(columns - 1, WIDEST) - len(indent), 12)
    fragments: Fragments = [("bold", f"{indent}{screen.title}\n")] if screen.title else []
    for index, entry in enumerate(screen.entries):
        pointer = glyphs.pointer if index == selected else " "
        fragments += _entry(entry, pointer, indent, width=width)
    fragments.append(("", "\n"))
    lines = wrap(hint, width) if hint else _keys(screen.keys, width, glyphs)
    fragments.append(("ansicyan", "\n".join(indent + line for line in lines)))
    return fragments


def _entry(entry: Entry, pointer: str, indent: str, *, width: int) -> Fragments:
    """One entry; the real cursor stands before the one that has a pointer."""
    head = f"{entry.number}. "
    why = f" (locked: {entry.reason})" if entry.reason else " (locked)"
    marked = f"{entry.label}{f' ({entry.mark})' if entry.mark else ''}"
    text = marked + why if entry.locked else marked
    lines = wrap(text, width - len(head) - 2)
    under = "\n" + indent + " " * (len(head) + 2)
    fragments: Fragments = [("", indent)]
    selected = pointer != " "
    if selected:
        fragments.append(("[SetCursorPosition]", ""))
    fragments.append(("bold" if selected else "", f"{pointer} {head}{under.join(lines)}\n"))
    return fragments


def _keys(keys: tuple[str, ...], width: int, glyphs: Glyphs) -> list[str]:
    """The keys in as few lines as hold them, none of them torn apart."""
    lines: list[str] = []
    between = f" {glyphs.dot} "
    for key in keys:
        if lines and len(lines[-1]) + len(between) + len(key) <= width:
            lines[-1] += between + key
        else:
            lines.append(key)
    return lines
