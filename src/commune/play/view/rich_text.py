"""Words as rich text, folded without breaking at no-break spaces.

rich folds at U+00A0 and U+202F (its issue 4196), which tears a "!" from its word where
they stand between: they travel through the folding as private-use characters, and so do
the blanks that set a first line in. Soft hyphens are shown by some terminals and never
used by rich: they are dropped.
"""

from itertools import groupby

from rich.console import Console
from rich.text import Span, Text

from commune.play import blocks as show
from commune.play.glyphs import Glyphs

_HIDE = str.maketrans({"\u00a0": "\ue0a0", "\u202f": "\ue0a1", "\u00ad": None})
_UNHIDE = str.maketrans({"\ue0a0": "\u00a0", "\ue0a1": "\u202f", "\ue0a2": " "})
_QUIET = ("bold", "italic", "underline")
FIRST_LINE = "\ue0a2" * 2  # sets a paragraph's first line in


def styled(text: str, style: str = "") -> Text:
    """Characters in one style, ready to be folded."""
    return Text(text.translate(_HIDE), style=style)


def text_of(words: show.Words, glyphs: Glyphs, style: str = "") -> Text:
    """Words as rich text: notes underlined with their number behind, foreign words slanted."""
    text = styled("", style)
    for note, pieces in groupby(words, lambda piece: piece.note):
        for piece in pieces:
            slant = "italic" if piece.emphasis or piece.language else ""
            look = f"{slant} underline" if note else slant
            text.append(piece.text.translate(_HIDE), style=look or None)
        if note:
            text.append(glyphs.marker(note), style="cyan")
    return text


def folded(text: Text, console: Console, width: int) -> list[Text]:
    """The lines of a text; an empty text is one empty line."""
    lines = list(text.wrap(console, width)) if text.plain else [text]
    for line in lines:
        line.rstrip()
        line.plain = line.plain.translate(_UNHIDE)
    return lines


def themed(line: Text, theme: str) -> Text:
    """A line in the looks that a reader wants: with colours, without, or in none at all."""
    match theme:
        case "none":
            return Text(line.plain)
        case "quiet":
            spans = [Span(s.start, s.end, _uncoloured(s.style)) for s in line.spans]
            return Text(line.plain, style=_uncoloured(line.style), spans=spans)
        case _:
            return line


def _uncoloured(style: object) -> str:
    return " ".join(word for word in str(style).split() if word in _QUIET)
