"""Lines folded to a width, for where rich is not wanted: the plain view and the menu.

Only blanks and line ends are places to fold at: a no-break space is none.
"""

from unicodedata import combining, east_asian_width


def wrap(text: str, width: int) -> list[str]:
    """The lines of a text; a word wider than `width` is broken. An empty text is one line."""
    lines: list[str] = []
    line = ""
    for word in text.replace("\n", " ").split(" "):
        rest = word
        while rest:
            joined = f"{line} {rest}" if line else rest
            if width_of(joined) <= width:
                line = joined
                break
            if line:
                lines.append(line)
                line = ""
            else:
                piece = _fitting(rest, width)
                lines.append(piece)
                rest = rest[len(piece) :]
    return [*lines, line] if line or not lines else lines


def width_of(text: str) -> int:
    """How many columns a text takes: none for a combining mark, two for a wide character."""
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1  # narrow, not neutral
        for c in text
    )


def _fitting(word: str, width: int) -> str:
    """The beginning of a word that fits, of one character at least."""
    end = 1
    while end < len(word) and width_of(word[: end + 1]) <= width:
        end += 1
    return word[:end]
