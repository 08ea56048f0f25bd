"""Text as lines: paragraphs spaced as the reader likes, and what stands between them.

Running paragraphs have one empty line between them, or two, or none: then their first
lines are set in, except behind something that is none. Where lines are kept they are
lines of a song or a poster, and stay together whatever the spacing.
"""

from rich.text import Text

from commune.play import blocks as show
from commune.play.view.frames import framed, quoted
from commune.play.view.measure import LEAST, Lines, Measure, centred
from commune.play.view.rich_text import FIRST_LINE, styled, text_of

_FEW = 3  # lines that are read with ease where they are centred

Part = show.Paragraph | show.Framed | show.Quote


def body(blocks: show.Text, measure: Measure, before: Part | None = None) -> Lines:
    """The lines of a text; `before` is the part that it goes on from, if it does."""
    lines: Lines = []
    for index, part in enumerate(blocks):
        if index:
            lines += gap(before, part, measure.spacing)
        lines += _part(part, measure, goes_on=_runs(before) and measure.spacing == "close")
        before = part
    return lines


def gap(before: Part | None, part: Part | None, spacing: str) -> Lines:
    """The empty lines between two parts of a text."""
    running = _runs(before) and _runs(part)
    count = 0 if running and spacing == "close" else 2 if running and spacing == "wide" else 1
    return [Text()] * count


def _runs(part: Part | None) -> bool:
    """Whether this is a paragraph that runs on, and no verse."""
    return isinstance(part, show.Paragraph) and len(part.lines) == 1


def _part(part: Part, measure: Measure, *, goes_on: bool) -> Lines:
    match part:
        case show.Paragraph(lines):
            return [line for words in lines for line in _line(words, measure, goes_on=goes_on)]
        case show.Framed(kind, title, inner):
            return framed(kind, title, lambda inside: body(inner, inside), measure)
        case show.Quote(person, source, inner):
            return quoted(person, source, lambda inside: body(inner, inside), measure)


def _line(words: show.Words, measure: Measure, *, goes_on: bool) -> Lines:
    text = text_of(words, measure.glyphs)
    match measure.manner:
        case "centred":
            lines = measure.balanced(text)
            return centred(lines, measure) if len(lines) <= _FEW else measure.fold(text)
        case "verse":
            return measure.fold(text, hang=2)
        case _ if goes_on and measure.columns > LEAST:
            return measure.fold(Text.assemble(styled(FIRST_LINE), text))
        case _:
            return measure.fold(text)
