"""A historical note, opened: a bar beside it, and side by side what answers each other.

A note whose parts stand side by side may be wider than other text, which keeps the
reader's own width even there.
"""

from collections.abc import Iterable, Iterator

from rich.text import Text

from commune.play import blocks as show
from commune.play.view.body import body
from commune.play.view.measure import Lines, Measure, apart, items, set_in
from commune.play.view.rich_text import styled

WIDEST = 100  # columns that a note with parts side by side takes at most
_GAP = 4
_LEAST = 30  # columns of a part that stands beside another


def note_card(card: show.NoteCard, measure: Measure, columns: int) -> Lines:
    """A note. Its measure may be wide; what is not side by side keeps to so many columns."""
    bar = Text(f"{measure.glyphs.bar} ", "yellow")
    reading = columns - bar.cell_len

    def page(inside: Measure) -> Lines:
        text = inside.at_most(reading)
        lines = [*_head(card, text)]
        for section in card.sections:
            match section:
                case show.Section():
                    lines += apart([*_heading(section, text), *body(section.blocks, text)])
                case show.Beside(sections):
                    lines += apart(_beside(sections, inside, text))
        return [*lines, *_foot(card, text)]

    return set_in(bar, page, measure)


def _head(card: show.NoteCard, measure: Measure) -> Iterator[Text]:
    kind = f" {measure.glyphs.dot} ".join(filter(None, (card.kind, card.standing)))
    yield from measure.fold(styled(card.title, "bold yellow"))
    yield from measure.fold(styled(kind))
    for name, value in card.facts:
        yield from measure.fold(styled(f"{name}: {value}"), hang=2)


def _heading(section: show.Section, measure: Measure) -> Lines:
    return measure.fold(styled(section.heading, "bold")) if section.heading else []


def _beside(sections: tuple[show.Section, ...], wide: Measure, text: Measure) -> Lines:
    """Parts in rows of two where both are wide enough, otherwise one after another.

    A last one without a partner takes no more room than the others: it is not worth more.
    """
    column = min((wide.columns - _GAP) // 2, text.columns)
    rows: Iterable[Lines]
    if column < _LEAST or len(sections) == 1:
        rows = ([*_heading(one, text), *body(one.blocks, text)] for one in sections)
    else:
        pairs = (sections[at : at + 2] for at in range(0, len(sections), 2))
        rows = (_row(pair, wide.at_most(column)) for pair in pairs)
    return [line for row in rows for line in apart(row)][1:]


def _row(pair: tuple[show.Section, ...], measure: Measure) -> Lines:
    """One part, or two side by side whose texts begin on the same line."""
    heads = [_heading(one, measure) for one in pair]
    tallest = max(map(len, heads))
    columns = [
        [*head, *[Text()] * (tallest - len(head)), *body(one.blocks, measure)]
        for head, one in zip(heads, pair, strict=True)
    ]
    if len(columns) == 1:
        return columns[0]
    left, right = columns
    rows = max(len(left), len(right))
    left += [Text()] * (rows - len(left))
    right += [Text()] * (rows - len(right))
    return [_joined(a, b, measure.columns + _GAP) for a, b in zip(left, right, strict=True)]


def _joined(left: Text, right: Text, place: int) -> Text:
    """Two lines as one; the right one begins at its place (in columns, from 0)."""
    line = Text.assemble(left, " " * (place - left.cell_len), right)
    line.rstrip()
    return line


def _foot(card: show.NoteCard, measure: Measure) -> Lines:
    sources = items((styled(source) for source in card.sources), measure)
    see = styled(f"See also: {'; '.join(card.see)}") if card.see else Text()
    return [
        *apart([Text("Sources", "bold"), *sources] if sources else []),
        *apart(measure.fold(see, hang=2) if card.see else []),
    ]
