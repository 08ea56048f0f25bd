"""A file as a tree of texts with their places, before anybody knows what they mean.

Scalars are text, whatever YAML would guess: ``no``, ``12:30`` and ``010`` are those
characters. `Scalar.style` is how it was written; `in_flow` says that it stood inside
``{ }`` or ``[ ]``.
"""

from collections.abc import Callable
from typing import Literal

from commune.diagnostics import Diagnostic, Span
from commune.values import field, value

Style = Literal["plain", "single", "double", "literal", "folded"]


@value
class Scalar:
    """A text. For a literal block (``|``), `indent` is the column of its lines, less one.

    `line_of_text` is the file's line (from 1) on which the text's first line stands.
    `repaired` marks a text that YAML would have choked on and that was told already.
    """

    text: str
    span: Span
    style: Style = "plain"
    in_flow: bool = False
    line_of_text: int = 0
    indent: int = 0
    repaired: bool = False

    def part(self, start: int, end: int) -> Span:
        """The exact place in the file of characters `start` to `end` of the text."""
        if self.style != "literal":
            shift = 1 if self.style in {"single", "double"} else 0
            return self.span.part(start + shift, end + shift)
        line = self.line_of_text + self.text.count("\n", 0, start)
        column = start - (self.text.rfind("\n", 0, start) + 1) + self.indent + 1
        stop = self.text.find("\n", start)
        width = (min(end, stop) if stop >= 0 else end) - start
        return Span(self.span.file, line, column, line, column + max(width, 1))


@value
class Entry:
    """A key and what stands under it."""

    key: Scalar
    value: "Node"


@value
class MappingNode:
    """Keys and values in the order of the file; of a key written twice, the first."""

    entries: tuple[Entry, ...]
    span: Span
    in_flow: bool = False

    def get(self, key: str) -> "Node | None":
        """What stands under a key."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


@value
class SequenceNode:
    """Items in order."""

    items: "tuple[Node, ...]"
    span: Span
    in_flow: bool = False


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
