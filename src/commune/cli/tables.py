"""Tables of figures: drawn by rich in a terminal, plain columns in a pipe.

Where the columns there are do not hold a table, each row becomes a few lines.
"""

import shutil
import sys
from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as Drawn
from rich.text import Text

from commune.play.wrap import width_of, wrap
from commune.values import value

_GAP = 2  # blanks between columns
_EDGES = 2  # columns that a drawn table keeps free at its sides
_INDENT = "  "


@value
class Table:
    """A title, the heads of the columns, and rows; the first column names the row."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@value
class Lines:
    """A title and lines under it, folded to the width there is.

    Where a line has a line end in it, it is folded there first.
    """

    title: str
    lines: tuple[str, ...]


def show(*parts: Table | Lines) -> None:
    """Write tables to standard output, parted by blank lines; what has no rows is left out."""
    columns = shutil.get_terminal_size().columns
    console = Console(width=columns, highlight=False, markup=False, emoji=False)
    shown = [part for part in parts if (part.rows if isinstance(part, Table) else part.lines)]
    for index, part in enumerate(shown):
        with console.capture() as captured:
            console.print(Text(part.title, style="bold"))
            if isinstance(part, Lines):
                console.print(*_folded(part.lines, columns), sep="\n")
            elif _width(part) > columns:
                console.print(*_stacked(part, columns), sep="\n")
            else:
                console.print(_drawn(part, boxed=console.is_terminal))
        text = captured.get().rstrip()
        lines = (line.rstrip() for line in text.split("\n"))
        sys.stdout.write(("\n" if index else "") + "\n".join(lines) + "\n")


def number(count: float, digits: int = 0) -> str:
    """A number with its thousands parted, as in “1,234”."""
    return f"{count:,.{digits}f}"


def percent(share: float) -> str:
    """A share of 1 as “45%”."""
    return f"{100 * share:.0f}%"


def _width(table: Table) -> int:
    columns = zip(table.heads, *table.rows, strict=True)
    widths = [max(map(width_of, column)) for column in columns]
    return sum(widths) + _GAP * (len(widths) - 1) + _EDGES


def _drawn(table: Table, *, boxed: bool) -> Drawn:
    drawn = Drawn(box=SIMPLE_HEAD if boxed else None, pad_edge=boxed, show_edge=False)
    drawn.padding = (0, 1) if boxed else (0, _GAP, 0, 0)
    for index, head in enumerate(table.heads):
        drawn.add_column(head, justify="right" if index else "left", no_wrap=True)
    for row in table.rows:
        drawn.add_row(*row)
    return drawn


def _stacked(table: Table, columns: int) -> Iterator[str]:
    """Each row as its name and, under it, what stands in the columns."""
    for name, *cells in table.rows:
        under = name[: len(name) - len(name.lstrip())]
        pairs = zip(table.heads[1:], cells, strict=True)
        told = ", ".join(f"{head} {cell}".strip() for head, cell in pairs if cell)
        for text, indent in ((name.lstrip(), under), (told, under + _INDENT)):
            yield from (f"{indent}{line}" for line in wrap(text, max(columns - len(indent), 1)))


def _folded(lines: Sequence[str], columns: int) -> Iterator[str]:
    for text in lines:
        if "\n" in text and len(_INDENT) + width_of(text) > columns:
            name, _, rest = text.partition("\n")
            under = wrap(rest, max(columns - 2 * len(_INDENT), 1))
            yield from (f"{_INDENT}{line}" for line in wrap(name, max(columns - len(_INDENT), 1)))
            yield from (f"{_INDENT * 2}{line}" for line in under)
        else:
            yield from (f"{_INDENT}{line}" for line in wrap(text, max(columns - len(_INDENT), 1)))
