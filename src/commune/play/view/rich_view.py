"""Blocks drawn with rich into the terminal's own scrollback.

Lines take 76 columns at most and never the whole width, which terminals fold badly when
they are resized. The sixteen colours of the reader's theme are used, and none of them
says anything alone. No rich.markdown: it costs 58 ms before the first page.
"""

from collections.abc import Iterator
from typing import TextIO

from rich.console import Console
from rich.text import Text

from commune.play import blocks as show
from commune.play.blocks import Block
from commune.play.glyphs import UNICODE, Glyphs
from commune.play.view.plain_view import listed
from commune.play.view.rich_text import folded, styled, text_of
from commune.values import value

WIDEST = 76
NARROW = 50  # columns under which nothing is indented
Row = tuple[str, Text]  # what stands before each line of a text, and the text


def rich_console(file: TextIO | None = None, width: int | None = None) -> Console:
    """A console that shows what is written: years uncoloured, brackets and colons as they are."""
    return Console(file=file, width=width, highlight=False, markup=False, emoji=False)


MENU_ROWS = 9  # what a menu, its keys and the lines above it take
FEWEST_ROWS = 10  # a screen so low is read by scrolling
HEADERS = (show.SceneHeader, show.Heading, show.ActCard)  # never the last thing on a screen


@value
class RichView:
    """Prints blocks; the width is looked up each time, so that printing again fits."""

    console: Console
    glyphs: Glyphs = UNICODE

    def show(self, *blocks: show.Block) -> None:
        """Print blocks in order, with an empty line behind each."""
        lines = [line for block in blocks for line in self._lines(block)]
        if lines:
            self.console.print(Text("\n").join(lines), soft_wrap=True)

    def screens(self, blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
        """Groups of blocks that fit on the screen with a menu under them, parted at paragraphs."""
        room = max(self.console.height - MENU_ROWS, FEWEST_ROWS)
        group: list[Block] = []
        rows = 0
        for block in _parted(blocks):
            needed = len(self._lines(block))
            if group and rows + needed > room and not isinstance(group[-1], HEADERS):
                yield tuple(group)
                group, rows = [], 0
            group.append(block)
            rows += needed
        if group:
            yield tuple(group)

    def _lines(self, block: Block) -> list[Text]:
        columns = self.console.width
        indent = "  " if columns >= NARROW else ""
        width = max(min(columns - 1, WIDEST) - len(indent), 8)
        lines: list[Text] = []
        rows = list(_rows(block, self.glyphs))
        for before, text in rows:
            room = max(width - len(before), 4)
            margin = indent + before
            lines += (_behind(margin, line) for line in folded(text, self.console, room))
        return [*lines, Text()] if rows else []


def _parted(blocks: tuple[show.Block, ...]) -> Iterator[show.Block]:
    """The blocks, with each paragraph of a passage for itself."""
    for block in blocks:
        match block:
            case show.Prose(parts):
                yield from (show.Prose((part,)) for part in parts)
            case show.Result(parts):
                yield from (show.Result((part,)) for part in parts)
            case _:
                yield block


def _behind(margin: str, line: Text) -> Text:
    return Text.assemble(margin, line) if line.plain else Text(margin.rstrip())


def _rows(block: show.Block, glyphs: Glyphs) -> Iterator[Row]:
    match block:
        case show.Prose(blocks) | show.Result(blocks):
            return _text(blocks, glyphs)
        case show.TitleCard() | show.ActCard() | show.ClosingCard():
            return _card(block, glyphs)
        case show.NoteCard():
            return ((f"{glyphs.bar} {before}", text) for before, text in _note(block, glyphs))
        case show.NoteList() | show.OfferList() | show.LedgerCard() | show.Help():
            return _list(block, glyphs)
        case show.SceneHeader(title, moment, place):
            return _header(title, f" {glyphs.dot} ".join(filter(None, (moment, place))))
        case show.FateCard(name, blocks):
            return _titled(styled(f"{glyphs.fate} {name}", "bold"), blocks, glyphs)
        case show.SummaryText(title, blocks):
            return _titled(styled(f"In short: {title}", "bold"), blocks, glyphs)
        case _:
            line = _line(block, glyphs)
            return iter([("", line)] if line.plain else [])


def _line(block: show.Block, glyphs: Glyphs) -> Text:
    """The one line of a small block; a page turn is asked for, not shown."""
    match block:
        case show.Heading(title):
            return styled(title, "bold")
        case show.EndingCard(title):
            return styled(f"{glyphs.ending} Ending: {title}", "bold yellow")
        case show.Notice(_, title, matters, _):
            return styled(f"The next scene, “{title}”, shows {listed(matters)}.", "bold")
        case show.Kept(line):
            return text_of((show.Piece("In the ledger: "), *line), glyphs, "green")
        case show.Status(entries):
            return styled(f" {glyphs.dot} ").join(map(_status, entries))
        case show.Chosen(number, label):
            said = (show.Piece(f"{glyphs.pointer} {number}. "), *label)
            return text_of(said, glyphs, "bold")
        case show.Hint(text):
            return styled(text, "cyan")
        case _:
            return Text()


def _text(blocks: show.Text, glyphs: Glyphs) -> Iterator[Row]:
    for index, block in enumerate(blocks):
        if index:
            yield "", Text()
        match block:
            case show.Paragraph(lines):
                yield from (("", text_of(line, glyphs)) for line in lines)
            case show.Framed(kind, title, inner):
                bar = f"{glyphs.bar} "
                name = f"{kind.capitalize()}: {title}" if title else kind.capitalize()
                yield bar, styled(name, "bold")
                yield from ((bar + before, text) for before, text in _text(inner, glyphs))
            case show.Quote(person, source, inner):
                bar = f"{glyphs.bar} "
                yield from ((bar + before, text) for before, text in _text(inner, glyphs))
                yield bar, styled(f"— {person}, in {source}", "cyan")


def _header(title: str, under: str) -> Iterator[Row]:
    yield "", styled(title, "bold magenta")
    if under:
        yield "", styled(under)


def _titled(title: Text, blocks: show.Text, glyphs: Glyphs) -> Iterator[Row]:
    yield "", title
    yield "", Text()
    yield from _text(blocks, glyphs)


def _card(block: show.TitleCard | show.ActCard | show.ClosingCard, glyphs: Glyphs) -> Iterator[Row]:
    yield "", styled(glyphs.rule, "red")
    yield "", styled(block.title, "bold red")
    match block:
        case show.TitleCard(_, subtitle, authors, content):
            under = [subtitle, f"By {authors}" if authors else ""]
            yield from (("", styled(line)) for line in under if line)
            yield from _apart(_text(content, glyphs))
        case show.ActCard(_, dates, epigraph, text):
            if dates:
                yield "", styled(dates)
            yield from _apart(("    " + before, line) for before, line in _text(epigraph, glyphs))
            yield from _apart(_text(text, glyphs))
        case show.ClosingCard(_, endings, ledger, notes, all_notes):
            yield from (("", styled(f"{glyphs.ending} Ending: {one}")) for one in endings)
            if ledger:
                yield from _apart([("", styled("In the ledger", "bold"))])
                yield from (("  ", text_of(line, glyphs)) for line in ledger)
            if all_notes:
                found = f"Historical notes found: {notes} of {all_notes}."
                yield from _apart([("", styled(found))])


def _apart(rows: Iterator[Row] | list[Row]) -> Iterator[Row]:
    """Rows with an empty one before them, if there are any."""
    for index, row in enumerate(rows):
        if not index:
            yield "", Text()
        yield row


def _list(
    block: show.NoteList | show.OfferList | show.LedgerCard | show.Help, glyphs: Glyphs
) -> Iterator[Row]:
    match block:
        case show.NoteList(entries):
            for entry in entries:
                yield "", styled(f"{entry.number}. {entry.title} ({entry.kind})")
        case show.OfferList(offers):
            for offer in offers:
                why = (show.Piece(" (locked: "), *offer.reason, show.Piece(")"))
                number = show.Piece(f"{offer.number}. ")
                label = (number, *offer.label, *(why if offer.locked else ()))
                yield "", text_of(label, glyphs)
        case show.LedgerCard(lines):
            yield "", styled("The ledger: what you saw and kept", "bold")
            yield from (("  ", text_of(line, glyphs)) for line in lines)
            if not lines:
                yield "  ", styled("Nothing yet.")
        case show.Help(rows):
            for key, what in rows:
                yield "", Text.assemble(styled(key, "bold"), styled(f": {what}"))


def _status(entry: show.StatusEntry) -> Text:
    was = f" (before: {entry.before})" if entry.before else ""
    return Text.assemble(styled(f"{entry.name}: "), styled(entry.value, "bold"), styled(was))


def _note(card: show.NoteCard, glyphs: Glyphs) -> Iterator[Row]:
    yield "", styled(card.title, "bold yellow")
    yield "", styled(f" {glyphs.dot} ".join(filter(None, (card.kind, card.standing))))
    yield from (("", styled(f"{name}: {value}")) for name, value in card.facts)
    for section in card.sections:
        yield "", Text()
        if section.heading:
            yield "", styled(section.heading, "bold")
        yield from _text(section.blocks, glyphs)
    if card.sources:
        yield from _apart([("", styled("Sources", "bold"))])
        yield from (("", styled(f"- {source}")) for source in card.sources)
    if card.see:
        yield from _apart([("", styled(f"See also: {'; '.join(card.see)}"))])
