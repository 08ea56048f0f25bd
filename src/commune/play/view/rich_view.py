"""Blocks drawn with rich into the terminal's own scrollback.

Lines take the reader's width at most and never the whole screen's, which terminals fold
badly when they are resized. The sixteen colours of the reader's theme are used, and none
of them says anything alone. No rich.markdown, table or panel: each costs time before the
first page. Settings are looked up each time, so that a change holds from the next block.
"""

import sys
from collections.abc import Callable, Iterator
from typing import TextIO

from rich.console import Console
from rich.text import Text

from commune.play import blocks as show
from commune.play.blocks import Block
from commune.play.glyphs import UNICODE, Glyphs
from commune.play.view.body import Part, body, gap
from commune.play.view.cards import Card, card_lines
from commune.play.view.measure import Lines, Measure
from commune.play.view.note_cards import WIDEST, note_card
from commune.play.view.rich_text import themed
from commune.play.view.small import line_of, listing, scene_header, titled
from commune.saves.settings import Settings
from commune.values import replace, value

NARROW = 50  # columns under which nothing is indented
WIDE = 76  # a reader with lines so long takes wider ones for what stands side by side
LOW = 14  # rows under which the keys take one line
FEWEST_ROWS = 4  # a screen so low is read by scrolling
_ONE_OFFER = 3  # rows of a question with one way on, and the lines around it
# Never last on a screen.
LEADING = (show.SceneHeader, show.Heading, show.ActCard, show.Break, show.Hint)


def rich_console(file: TextIO | None = None, width: int | None = None) -> Console:
    """A console that shows what is written: years uncoloured, brackets and colons as they are."""
    return Console(file=file, width=width, highlight=False, markup=False, emoji=False)


@value
class RichView:
    """Prints blocks; the width is looked up each time, so that printing again fits."""

    console: Console
    glyphs: Glyphs = UNICODE
    settings: Callable[[], Settings] = Settings

    def show(self, *blocks: show.Block) -> None:
        """Print blocks in order, with an empty line behind each."""
        drawn = list(self._drawn(blocks))
        if not drawn:
            return
        speed = self.settings().speed
        if speed > 0 and self._has_keys():
            self._type(drawn, speed)
        else:
            self._print([line for _, lines in drawn for line in lines])
        self.console.print()

    def screens(
        self, blocks: tuple[Block, ...], below: tuple[Block, ...] = ()
    ) -> Iterator[tuple[Block, ...]]:
        """Groups of blocks that fit on the screen with a question under them, parted at paragraphs.

        A title page stands alone. The last group leaves room for what is `below` it.
        """
        under = sum(len(self.lines(block)) + 1 for block in below)
        room = self._room(_ONE_OFFER)
        group: Group = []
        for block, lines in self._drawn(tuple(_parted(blocks))):
            last = group[-1][0] if group else None
            full = 1 + len(lines) + sum(rows for _, rows in group) > room  # an empty line behind
            title = isinstance(last, show.TitleCard) and not isinstance(block, show.TitleCard)
            if full or title:
                gone, group = _without_leading(group)
                if gone:
                    yield gone
            group.append((block, len(lines)))
        yield from _ends(group, self._room(under) if below else room)

    def _room(self, question: int) -> int:
        """The rows for text above a question of so many rows."""
        height, columns = self.console.height, self.console.width
        keys = 1 if height < LOW else 4 if columns < NARROW else 2
        return max(height - question - keys - 1, FEWEST_ROWS)

    def lines(self, block: Block) -> Lines:
        """A block as it would be printed now, without the empty line behind it."""
        return self.lines_at(block, self.console.width)

    def lines_at(self, block: Block, columns: int) -> Lines:
        """A block as it would be printed on a screen with so many columns."""
        return self._lines(block, columns, None)

    def _drawn(self, blocks: tuple[Block, ...]) -> Iterator[tuple[Block, Lines]]:
        """Blocks and their lines, with the empty ones that part each from the block before it."""
        before: Block | None = None
        spacing = self.settings().spacing
        for block in blocks:
            last = _last_part(before)
            lines = self._lines(block, self.console.width, last)
            if lines:
                yield block, [*(gap(last, _first_part(block), spacing) if before else ()), *lines]
                before = block

    def _lines(self, block: Block, columns: int, before: Part | None) -> Lines:
        chosen = self.settings()
        indent = "  " if columns >= NARROW else ""
        widest = chosen.width
        if isinstance(block, show.NoteCard) and chosen.width >= WIDE and _has_sides(block):
            widest = max(widest, WIDEST)
        wide = max(min(columns - 1, widest) - len(indent), 8)
        reading = min(wide, chosen.width - len(indent))
        measure = Measure(self.console, wide, self.glyphs, chosen.spacing)
        lines = _of(block, measure, screen=columns, reading=reading, before=before)
        return [_indented(themed(line, chosen.theme), indent) for line in lines]

    def _print(self, lines: Lines) -> None:
        self.console.print(Text("\n").join(lines), soft_wrap=True)

    def _has_keys(self) -> bool:
        real = self.console.is_terminal and not self.console.legacy_windows
        return real and sys.stdin is not None and sys.stdin.isatty()

    def _type(self, drawn: list[tuple[Block, Lines]], speed: int) -> None:
        """Print blocks, prose of them letter by letter until a key comes."""
        # Deferred: most readers take text as it comes, and this asks for the terminal's modes.
        from commune.play.view.typing import keyboard, typed  # noqa: PLC0415

        hurried = False
        with keyboard(sys.stdin.fileno()) as wait:
            for block, lines in drawn:
                if hurried or not isinstance(block, show.Prose | show.Result):
                    self._print(lines)
                    continue
                with self.console.capture() as captured:
                    self._print(lines)
                hurried = typed(captured.get(), self._write, wait, speed)

    def _write(self, text: str) -> None:
        self.console.file.write(text)
        self.console.file.flush()


Group = list[tuple[Block, int]]  # blocks and how many rows each takes


def _without_leading(group: Group) -> tuple[tuple[Block, ...], Group]:
    """What of a group can stand alone, and what leads to the next and goes with it."""
    end = len(group)
    while end and isinstance(group[end - 1][0], LEADING):
        end -= 1
    return tuple(block for block, _ in group[:end]), group[end:]


def _ends(group: Group, room: int) -> Iterator[tuple[Block, ...]]:
    """The last group, parted once more where it leaves too little room under it."""
    first, rows = len(group), 1
    while first and rows + group[first - 1][1] <= room:
        first -= 1
        rows += group[first][1]
    before, led = _without_leading(group[: min(first, len(group) - 1)])
    if before:
        yield before
    behind = tuple(block for block, _ in (*led, *group[min(first, len(group) - 1) :]))
    if behind:
        yield behind


def _parted(blocks: tuple[show.Block, ...]) -> Iterator[show.Block]:
    """The blocks, with each paragraph of a passage for itself, and a picture with its title."""
    for block in blocks:
        match block:
            case show.Prose(parts):
                yield from (show.Prose((part,)) for part in parts)
            case show.Result(parts):
                yield from (show.Result((part,)) for part in parts)
            case show.TitleCard(picture=picture, content=content) if picture and content:
                yield replace(block, content=())
                yield show.TitleCard("", "", "", content)
            case _:
                yield block


def _of(
    block: show.Block, measure: Measure, *, screen: int, reading: int, before: Part | None
) -> Lines:
    """A block's lines. The screen has `screen` columns, `reading` are for running text."""
    match block:
        case show.Prose(blocks) | show.Result(blocks):
            return body(blocks, measure, before)
        case show.NoteCard():
            return note_card(block, measure, reading)
        case show.OfferList() | show.Help():
            return listing(block, measure)
        case show.SceneHeader():
            return scene_header(block, measure)
        case show.FateCard() | show.SummaryText():
            return titled(block, measure)
        case _ if isinstance(block, Card):
            return card_lines(block, measure, screen)
        case _:
            return line_of(block, measure)


def _has_sides(card: show.NoteCard) -> bool:
    return any(isinstance(section, show.Beside) for section in card.sections)


def _first_part(block: Block) -> Part | None:
    return block.blocks[0] if isinstance(block, show.Prose | show.Result) else None


def _last_part(block: Block | None) -> Part | None:
    return block.blocks[-1] if isinstance(block, show.Prose | show.Result) else None


def _indented(line: Text, indent: str) -> Text:
    return Text.assemble(indent, line) if indent and line.plain else line
