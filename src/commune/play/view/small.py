"""Small blocks: headings, one-line news, offers and keys."""

from rich.text import Text

from commune.play import blocks as show
from commune.play.view.body import body
from commune.play.view.measure import Lines, Measure, set_in
from commune.play.view.plain_view import listed
from commune.play.view.rich_text import styled, text_of

_WIDEST_KEY = 24  # columns; beside longer ones what they do would have no room


def line_of(block: show.Block, measure: Measure) -> Lines:
    """The one line of a small block; a page turn is asked for, not shown."""
    glyphs = measure.glyphs
    match block:
        case show.Heading(title):
            return measure.fold(styled(title, "bold"))
        case show.Break():
            return set_in("    ", lambda inside: inside.fold(Text(glyphs.pause, "cyan")), measure)
        case show.EndingCard(title):
            return measure.fold(styled(f"{glyphs.ending} Ending: {title}", "bold yellow"), hang=2)
        case show.Notice(_, title, matters, _):
            warning = f"The next scene, “{title}”, shows {listed(matters)}."
            return measure.fold(styled(warning, "bold"))
        case show.Kept(line):
            said = (show.Piece("In the ledger: "), *line)
            return measure.fold(text_of(said, glyphs, "green"), hang=2)
        case show.Status(entries) if entries:
            return measure.fold(styled(f" {glyphs.dot} ").join(map(_status, entries)))
        case show.Chosen(number, label):
            said = (show.Piece(f"{glyphs.pointer} {number}. "), *label)
            return measure.fold(text_of(said, glyphs, "bold"), hang=len(f"> {number}. "))
        case show.Hint(text):
            return measure.fold(styled(text, "cyan"))
        case _:
            return []


def scene_header(block: show.SceneHeader, measure: Measure) -> Lines:
    """A scene's title, and under it when and where."""
    under = f" {measure.glyphs.dot} ".join(filter(None, (block.moment, block.place)))
    title = measure.fold(styled(block.title, "bold magenta"))
    return [*title, *(measure.fold(styled(under)) if under else [])]


def titled(block: show.FateCard | show.SummaryText, measure: Measure) -> Lines:
    """Text under the name of whom or what it is about."""
    match block:
        case show.FateCard(name, blocks):
            head = styled(f"{measure.glyphs.fate} {name}", "bold")
            text = set_in("  ", lambda inside: body(blocks, inside), measure)
        case show.SummaryText(title, blocks):
            head = styled(f"In short: {title}", "bold")
            text = body(blocks, measure)
    return [*measure.fold(head, hang=2), Text(), *text]


def listing(block: show.OfferList | show.Help, measure: Measure) -> Lines:
    """Ways on with their numbers and what is to be said of them; or what can be pressed."""
    match block:
        case show.OfferList(offers):
            return [line for offer in offers for line in _offer(offer, measure)]
        case show.Help():
            return _help(block, measure)


def _offer(offer: show.NumberedOffer, measure: Measure) -> Lines:
    number = f"{offer.number}. "
    marks = [f" {measure.glyphs.dilemma}" if offer.dilemma else ""]
    marks += [f" ({offer.taken})" if offer.taken else ""]
    why = (show.Piece(" (locked: "), *offer.reason, show.Piece(")")) if offer.reason else ()
    locked = (why or (show.Piece(" (locked)"),)) if offer.locked else ()
    label = (show.Piece(number), *offer.label, show.Piece("".join(marks)), *locked)
    return measure.fold(text_of(label, measure.glyphs), hang=len(number))


def _help(block: show.Help, measure: Measure) -> Lines:
    """Keys, and beside them what they do; behind them where there is no room."""
    keys = [styled(key, "bold") for key, _ in block.rows]
    widest = max((key.cell_len for key in keys), default=0) + 2
    if widest > min(_WIDEST_KEY, measure.columns // 3):
        rows = (
            Text.assemble(key, f": {what}") for key, (_, what) in zip(keys, block.rows, strict=True)
        )
        return [line for row in rows for line in measure.fold(row, hang=2)]
    return [
        line
        for key, (_, what) in zip(keys, block.rows, strict=True)
        for line in measure.fold(
            Text.assemble(key, " " * (widest - key.cell_len), styled(what)), hang=widest
        )
    ]


def _status(entry: show.StatusEntry) -> Text:
    was = f" (before: {entry.before})" if entry.before else ""
    return Text.assemble(styled(f"{entry.name}: "), styled(entry.value, "bold"), styled(was))
