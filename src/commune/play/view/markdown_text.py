"""Words as Markdown: what would be markup in prose is escaped, so that no character is lost.

The Markdown is CommonMark with footnotes, as GitHub, Pandoc and most editors read it. Where
asterisks would not be taken for emphasis (inside a word, beside a quotation mark), ``<em>``
stands instead. Lines end only where the story keeps them, with a backslash.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from commune.play import blocks as show

_MARKUP = re.compile(r"[\\`*_\[<~|$#^]|&(?=#?\w+;)")
_NUMBERED = re.compile(r"(\d{1,9})(?=[.)](?:\s|\Z))")
_BEGINS_A_BLOCK = "-+=>:"
_BLANKS = " \t\r\n"


def escaped(text: str) -> str:
    """Characters that read as themselves anywhere but at the beginning of a line."""
    return _MARKUP.sub(r"\\\g<0>", text.replace("\r", " ").replace("\n", " "))


def begun(line: str) -> str:
    """A line that does not begin with what would make it a heading, a list or a rule."""
    line = line.strip(_BLANKS)
    if line.startswith(tuple(_BEGINS_A_BLOCK)):
        return f"\\{line}"
    return _NUMBERED.sub(r"\1\\", line, count=1) if _NUMBERED.match(line) else line


def line_of(words: show.Words, notes: Sequence[str]) -> str:
    """A line with its emphasis; behind words that open a note stands its footnote's mark.

    `notes` are the ids of the page's notes: number 1 is the first of them.
    """
    runs = [
        (italic, "".join(text for _, text in pieces))
        for italic, pieces in groupby(_pieces(words, notes), key=lambda piece: piece[0])
    ]
    written = ""
    for index, (italic, text) in enumerate(runs):
        after = runs[index + 1][1] if index + 1 < len(runs) else ""
        written += _emphasised(text, written[-1:], after[:1]) if italic else text
    return written


def text_of(blocks: show.Text, notes: Sequence[str]) -> Iterator[str]:
    """Paragraphs, and in block quotes what stands in a frame or is documented."""
    for block in blocks:
        match block:
            case show.Paragraph(lines):
                yield from _paragraphs(lines, notes)
            case show.Framed(kind, title, inner):
                named = f"**{escaped(kind.capitalize())}**"
                head = f"{named}: {escaped(title)}" if title else named
                yield quoted((head, *text_of(inner, notes)))
            case show.Quote(person, source, inner):
                said_by = f"— {escaped(person)}. Source: {escaped(source)}"
                yield quoted((*text_of(inner, notes), said_by))


def quoted(paragraphs: Iterable[str]) -> str:
    """Paragraphs as one block quote; nothing of none."""
    lines = "\n\n".join(filter(None, paragraphs)).split("\n")
    if lines == [""]:
        return ""
    return "\n".join(f"> {line}" if line else ">" for line in lines)


def indented(paragraphs: Iterable[str]) -> str:
    """Paragraphs as they stand inside a footnote: the first where it is, the others set in."""
    first, *others = "\n\n".join(filter(None, paragraphs)).split("\n")
    return "\n".join((first, *(f"    {line}" if line else "" for line in others)))


def listed(lines: Iterable[str]) -> str:
    """Lines as a list."""
    return "\n".join(f"- {begun(line)}" for line in lines)


def italic(text: str) -> str:
    """Plain characters in italics, on a line of their own or between blanks."""
    return _emphasised(escaped(text), "", "")


def _pieces(words: show.Words, notes: Sequence[str]) -> Iterator[tuple[bool, str]]:
    """Escaped stretches, each slanted or not, with footnote marks where a note's words end."""
    marked = False  # whether a mark stands just before: "(" or ":" would make a link of it
    for note, pieces in groupby(words, key=lambda piece: piece.note):
        run = list(pieces)
        for index, piece in enumerate(run):
            text = escaped(piece.text)
            if marked and text.startswith(("(", ":")):
                text = f"\\{text}"
            marked = marked and not text
            if note and index == len(run) - 1:
                marked = True
                text = f"{text[:-1]}\\!" if text.endswith("!") else text  # "![" begins a picture
                text = f"{text}[^{notes[note - 1]}]"
            if text:
                yield bool(piece.emphasis or piece.language), text


def _emphasised(text: str, before: str, after: str) -> str:
    """Escaped text in italics; blanks at its ends stay outside."""
    inner = text.strip()
    if not inner:
        return text
    start = text.index(inner)
    head, tail = text[:start], text[start + len(inner) :]
    opens = not _may_be_mark(inner[0]) or _is_edge(head[-1:] or before)
    closes = not _may_be_mark(inner[-1]) or _is_edge(tail[:1] or after)
    written = f"*{inner}*" if opens and closes else f"<em>{inner}</em>"
    return f"{head}{written}{tail}"


def _may_be_mark(character: str) -> bool:
    """Punctuation, or a sign that some readers of Markdown take for it."""
    return unicodedata.category(character)[0] in "PS"


def _is_edge(character: str) -> bool:
    """Whether asterisks are taken for emphasis beside this, whatever is on their other side."""
    if not character:
        return True
    category = unicodedata.category(character)
    return category == "Zs" or category[0] == "P" or character in _BLANKS


def _paragraphs(lines: tuple[show.Words, ...], notes: Sequence[str]) -> Iterator[str]:
    """The lines of a paragraph; an empty one parts it, as a stanza ends."""
    written = (begun(line_of(line, notes)) for line in lines)
    for filled, group in groupby(written, key=lambda line: bool(line.strip())):
        if filled:
            yield "\\\n".join(group)
