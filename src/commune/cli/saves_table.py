"""The list of playthroughs, folded to the columns there are."""

import time
from collections.abc import Iterator, Sequence

from commune.play.wrap import width_of, wrap
from commune.values import value

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NARROWEST = 24  # columns that are left for where one stands; with fewer it gets its own line
_GAP = "  "


@value
class Row:
    """A playthrough as it is listed; a damaged one has no number of `choices`."""

    name: str
    when: str
    choices: str
    stands: str


def moment(changed: float, now: float) -> str:
    """Seconds since the epoch as a local time, "18 Nov, 21:04"; the year where it is another."""
    then = time.localtime(changed)
    day = f"{then.tm_mday} {_MONTHS[then.tm_mon - 1]}"
    if then.tm_year != time.localtime(now).tm_year:
        day = f"{day} {then.tm_year}"
    return f"{day}, {then.tm_hour:02}:{then.tm_min:02}"


def table(rows: Sequence[Row], columns: int) -> str:
    """The rows in columns; where those do not fit, each row as a few lines."""
    heads = [(row.name, row.when, row.choices) for row in rows]
    widths = [max(map(width_of, cells)) for cells in zip(*heads, strict=True)]
    left = columns - sum(widths) - len(_GAP) * len(widths)
    if left < _NARROWEST:
        return "\n".join(line for row in rows for line in _folded(row, columns))
    return "\n".join(line for row in rows for line in _beside(row, widths, left))


def _folded(row: Row, columns: int) -> Iterator[str]:
    yield from wrap(row.name, columns)
    told = ", ".join(filter(None, (row.when, row.choices)))
    for text in (told, row.stands):
        yield from (f"{_GAP}{line}" for line in wrap(text, max(columns - len(_GAP), 1)))


def _beside(row: Row, widths: Sequence[int], left: int) -> Iterator[str]:
    cells = (row.name, row.when, row.choices)
    padded = zip(cells, widths, strict=True)
    head = "".join(f"{cell}{' ' * (width - width_of(cell))}{_GAP}" for cell, width in padded)
    for line in wrap(row.stands, left):
        yield f"{head}{line}"
        head = " " * width_of(head)
