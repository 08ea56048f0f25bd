"""A file as a tree of texts with their places, before anybody knows what they mean.

Scalars are text, whatever YAML would guess: ``no``, ``12:30`` and ``010`` are those
characters. `Scalar.style` is how it was written; `in_flow` says that it stood inside
``{ }`` or ``[ ]``.

A story of a thousand scenes has some hundred thousand of these nodes, and few of their
places are ever asked for. So they are named tuples, which are quickly made, and hold the
bounds of a place; `span` makes it of them when somebody asks.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

from commune.diagnostics import Diagnostic, Span
from commune.values import field, value

Style = Literal["plain", "single", "double", "literal", "folded"]
Bounds = tuple[str, int, int, int, int]  # the fields of a `Span`, in their order


def bounds_of(span: Span) -> Bounds:
    """What a place is made of."""
    return (span.file, span.line, span.column, span.end_line, span.end_column)


class Scalar(NamedTuple):
    """A text. For a literal block (``|``), `indent` is the column of its lines, less one.

    `line_of_text` is the file's line (from 1) on which the text's first line stands.
    `repaired` marks a text that YAML would have choked on and that was told already.
    """

    text: str
    bounds: Bounds
    style: Style = "plain"
    in_flow: bool = False
    line_of_text: int = 0
    indent: int = 0
    repaired: bool = False

    @property
    def span(self) -> Span:
        """The place of the whole, quotes and the block's head included."""
        return Span(*self.bounds)

    def part(self, start: int, end: int) -> Span:
        """The exact place in the file of characters `start` to `end` of the text."""
        file, line, column, _, _ = self.bounds
        if self.style != "literal":
            column += start + 1 if self.style in {"single", "double"} else start
            return Span(file, line, column, line, column + (end - start if end > start else 1))
        text = self.text
        line = self.line_of_text + text.count("\n", 0, start)
        column = start - text.rfind("\n", 0, start) + self.indent
        stop = text.find("\n", start, end)
        width = (end if stop < 0 else stop) - start
        return Span(file, line, column, line, column + max(width, 1))


class Entry(NamedTuple):
    """A key and what stands under it."""

    key: Scalar
    value: "Node"


class MappingNode(NamedTuple):
    """Keys and values in the order of the file; of a key written twice, the first."""

    entries: tuple[Entry, ...]
    bounds: Bounds
    in_flow: bool = False

    @property
    def span(self) -> Span:
        """The place of the whole."""
        return Span(*self.bounds)

    def get(self, key: str) -> "Node | None":
        """What stands under a key."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


class SequenceNode(NamedTuple):
    """Items in order."""

    items: "tuple[Node, ...]"
    bounds: Bounds
    in_flow: bool = False

    @property
    def span(self) -> Span:
        """The place of the whole."""
        return Span(*self.bounds)


Node = Scalar | MappingNode | SequenceNode


@value
class Tree:
    """A file read: its tree (None where it is empty or could not be read), and its lines.

    `whole` is false where reading stopped at a mistake: what is missing from the tree
    may stand in the file all the same, and must not be told as missing.
    """

    file: str
    root: Node | None
    lines: tuple[str, ...] = field(default=(), repr=False)
    whole: bool = True


Tell = Callable[[Diagnostic], None]  # where a pass puts what it finds
