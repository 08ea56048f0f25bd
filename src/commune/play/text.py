"""Words as they are shown: pieces, paragraphs, and what stands in a frame of its own."""

from commune.values import value


@value
class Piece:
    """Characters in one manner. `note` is the number, on this page, of the note they open, or 0."""

    text: str
    emphasis: bool = False
    note: int = 0
    language: str = ""


Words = tuple[Piece, ...]


@value
class Paragraph:
    """Running text; more than one line only where lines are kept."""

    lines: tuple[Words, ...]


@value
class Framed:
    """A letter, a poster and the like. `title` may be empty."""

    kind: str
    title: str
    blocks: "Text"


@value
class Quote:
    """Documented words: who said them, and where they are read."""

    person: str
    source: str
    blocks: "Text"


Text = tuple[Paragraph | Framed | Quote, ...]


def words_of(text: str) -> Words:
    """Plain characters as words."""
    return (Piece(text),) if text else ()


def bare(words: Words) -> str:
    """The bare characters of words."""
    return "".join(piece.text for piece in words)
