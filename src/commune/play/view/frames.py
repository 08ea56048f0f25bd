"""What is set off from the running text: each kind of paper, and words that are documented.

A reader should know a letter from a poster before reading a word, in sixteen colours, in
none, and on forty columns. A frame is a margin, a short rule, a place on the line: never
a full row or a ground of its own, which leave ghosts when a terminal is made narrower.
Where a title and a look do not say what it is, the kind stands there in words.
"""

from rich.text import Text

from commune.play.view.measure import (
    ROOMY,
    Draw,
    Lines,
    Measure,
    apart,
    centred,
    set_in,
)
from commune.play.view.rich_text import styled

_POSTER, _SHEET, _WIRE = 56, 60, 44  # columns at most


def framed(kind: str, title: str, inner: Draw, measure: Measure) -> Lines:
    """A paper of some kind; `inner` draws what stands on it."""
    measure = measure.wholly("running")
    match kind:
        case "letter":
            return _letter(title or "Letter", inner, measure)
        case "poster":
            return _poster(title or "Poster", inner, measure)
        case "telegram":
            return _telegram(title, inner, measure)
        case "newspaper":
            return _newspaper(title or "Newspaper", inner, measure)
        case "song":
            return _song(title or "Song", inner, measure)
        case "article":
            return _article(title or "Article", inner, measure)
        case _:
            return _document(title or kind.capitalize(), inner, measure)


def quoted(person: str, source: str, inner: Draw, measure: Measure) -> Lines:
    """Words that somebody really said: a bar beside them, and under them who and where."""

    def beside(narrower: Measure) -> Lines:
        said = f"{measure.glyphs.dash} {', in '.join(filter(None, (person, source)))}"
        under = narrower.fold(styled(said, "cyan"), hang=len(measure.glyphs.dash) + 1)
        return [*inner(narrower), *under]

    return set_in(Text(f"{measure.glyphs.bar} ", "cyan"), beside, measure.wholly("running"))


def _letter(title: str, inner: Draw, measure: Measure) -> Lines:
    """Set in on both sides; to whom and when, at the right where there is room."""
    roomy = measure.columns >= ROOMY

    def page(narrower: Measure) -> Lines:
        head = narrower.fold(styled(title, "italic"))
        if roomy:
            widest = max(line.cell_len for line in head)
            push = Text(" " * (narrower.columns - widest))
            head = [Text.assemble(push, line) for line in head]
        return [*head, *apart(inner(narrower))]

    return set_in(" " * (4 if roomy else 2), page, measure, right=4 if roomy else 0)


def _poster(title: str, inner: Draw, measure: Measure) -> Lines:
    """Centred between two heavy rules, its head in capitals."""
    rule = Text(measure.glyphs.heavy, "red")

    def sheet(narrower: Measure) -> Lines:
        head = centred(narrower.balanced(styled(title.upper(), "bold")), narrower)
        top = centred([rule], narrower)
        return [*top, *head, *apart(inner(narrower.wholly("centred"))), *top]

    return _in_the_middle(sheet, measure, _POSTER)


def _telegram(title: str, inner: Draw, measure: Measure) -> Lines:
    """A narrow strip between dotted rules, under its name."""
    rule = Text(measure.glyphs.dotted, "yellow")

    def strip(narrower: Measure) -> Lines:
        head = styled("TELEGRAM", "bold")
        if title:
            head.append_text(styled(f" {measure.glyphs.dot} {title}"))
        return [*narrower.fold(head), rule, *inner(narrower), rule]

    return set_in(
        " " * (4 if measure.columns >= ROOMY else 2),
        lambda narrower: strip(narrower.at_most(_WIRE)),
        measure,
    )


def _newspaper(title: str, inner: Draw, measure: Measure) -> Lines:
    """A masthead between two rules, and a column under it."""

    def sheet(narrower: Measure) -> Lines:
        masthead = (measure.glyphs.rule * 3)[: narrower.columns]
        (rule,) = centred([Text(masthead)], narrower)
        (end,) = centred([Text(measure.glyphs.rule)], narrower)
        head = centred(narrower.balanced(styled(title, "bold")), narrower)
        return [rule, *head, rule, *apart(inner(narrower)), end]

    return _in_the_middle(sheet, measure, _SHEET)


def _song(title: str, inner: Draw, measure: Measure) -> Lines:
    """Its lines kept and set in, under a note of music."""
    sign = f"{measure.glyphs.song} "

    def sheet(narrower: Measure) -> Lines:
        head = Text.assemble((sign, "green"), styled(title, "italic"))
        words = set_in("  ", lambda inside: inner(inside.wholly("verse")), narrower)
        return [*narrower.fold(head, hang=len(sign)), *words]

    return set_in(" " * (4 if measure.columns >= ROOMY else 2), sheet, measure)


def _article(title: str, inner: Draw, measure: Measure) -> Lines:
    """A heavy bar in the margin, and its name."""
    bar = Text(f"{measure.glyphs.margin} ", "magenta")
    return set_in(
        bar,
        lambda narrower: [*narrower.fold(styled(title, "bold")), *inner(narrower)],
        measure,
    )


def _document(title: str, inner: Draw, measure: Measure) -> Lines:
    """A bar between two corners, its name at the upper one."""
    upper, lower = (Text(corner, "yellow") for corner in measure.glyphs.corners)

    def paper(narrower: Measure) -> Lines:
        bar = Text(f"{measure.glyphs.bar}  ", "yellow")
        lines = set_in(bar, lambda inside: _headed(title, inner, inside), narrower)
        if lines[0].plain.startswith(bar.plain):
            lines[0] = Text.assemble(upper, " ", lines[0][bar.cell_len :])
        return [*lines, lower]

    return set_in("  " if measure.columns >= ROOMY else "", paper, measure)


def _headed(title: str, inner: Draw, measure: Measure) -> Lines:
    return [*measure.fold(styled(title, "bold")), *inner(measure)]


def _in_the_middle(draw: Draw, measure: Measure, columns: int) -> Lines:
    """What is drawn within so many columns, in the middle of the measure."""
    aside = max(measure.columns - columns, 0) // 2
    return set_in(" " * aside, draw, measure.at_most(columns + aside))
