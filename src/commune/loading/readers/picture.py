"""Reading the picture of the title page: lines of signs, kept as they were drawn.

- A drawing stands under ``|``, where every blank counts; only those at the ends of its
  lines, and empty lines below it, are dropped. No mark of prose is looked for in it.
- It fits the screen it is for beside a margin, which makes a limit of columns and lines.
- Its signs take one column in every terminal: a tab or an emoji would move what stands
  behind it, so it is told.
- `alt` says the same in words, for who sees no drawing. A translation holds it alone.
"""

from unicodedata import name

from commune.diagnostics import Diagnostic
from commune.diagnostics.excerpt import cells
from commune.loading.readers.fields import Field, Form, Reading, Table, Values, wrong_form
from commune.loading.readers.forms import LINE, record
from commune.loading.tree.tree import Node, Scalar
from commune.model.story import Picture


def drawing(columns: int, lines: int) -> Form:
    """Lines of signs that fit so many columns and lines."""
    says = f"a drawing of at most {columns} columns and {lines} lines"

    def read(node: Node, key: Scalar, reading: Reading) -> tuple[str, ...] | None:
        if not isinstance(node, Scalar) or node.style != "literal" or not node.text.strip():
            hint = f"Put its lines under “{key.text}: |2”, four blanks in."
            wrong_form(node, key, reading, says, hint)
            return None
        drawn = tuple(line.rstrip() for line in node.text.rstrip().split("\n"))
        start = 0
        for number, line in enumerate(drawn, 1):
            end = start + len(line)
            if number == lines + 1:
                message = f"“{key.text}” has {len(drawn)} lines; {lines} is the most"
                _tell(message, "Draw it lower.", (start, end), node, reading)
            if strange := next((sign for sign in line if not _is_measured(sign)), ""):
                at = start + line.index(strange)
                message = f"terminals do not agree on the width of {_named(strange)}"
                hint = "Draw with blocks, braille patterns and blanks: each takes one column."
                _tell(message, hint, (at, at + 1), node, reading)
            elif len(line) > columns:
                message = f"this line takes {len(line)} columns; {columns} is the most"
                hint = f"Draw “{key.text}” narrower."
                _tell(message, hint, (start + columns, end), node, reading)
            start = node.text.find("\n", end) + 1
        return drawn

    return Form("drawing", says, read)


def _picture(values: Values, _key: Scalar, _reading: Reading) -> Picture:
    get = values.get
    return Picture(get("wide") or (), get("narrow") or (), get("alt") or "")


PICTURE = record(
    Table(
        "picture",
        "What is drawn on the title page.",
        (
            Field("alt", LINE, "One sentence that says what is drawn.", required=True),
            Field("wide", drawing(72, 16), "The drawing.", required=True),
            Field("narrow", drawing(36, 12), "The drawing for screens under 76 columns."),
        ),
    ),
    _picture,
)


def _tell(says: str, hint: str, part: tuple[int, int], scalar: Scalar, reading: Reading) -> None:
    reading.tell(Diagnostic("picture-form", scalar.part(*part), says, hint))


def _is_measured(sign: str) -> bool:
    """Whether a sign takes one column: it is seen or a plain blank, and neither wide nor a mark."""
    return sign.isprintable() and cells(sign) == 1


def _named(sign: str) -> str:
    return f"U+{ord(sign):04X} ({'tab' if sign == chr(9) else name(sign, 'no sign').lower()})"
