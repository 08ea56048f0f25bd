"""Blocks as labelled lines: for pipes, braille displays, screen readers and old terminals.

No control codes, no boxes, no braille patterns, nothing that is said by its place or its
look alone. A note's marker reads "[note 2: words]". Where a width is given lines are
folded; into a pipe each paragraph is one line, for whatever reads it to fold.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from commune.play import blocks as show
from commune.play.blocks import Block
from commune.play.wrap import wrap
from commune.values import value


@value
class PlainView:
    """Writes lines with `write`. `width` gives the columns of a line, or 0 not to fold."""

    write: Callable[[str], object]
    width: Callable[[], int] = lambda: 0

    def show(self, *blocks: show.Block) -> None:
        """Write blocks in order, with an empty line behind each."""
        width = self.width()
        for block in blocks:
            lines = [line for text in lines_of(block) for line in _folded(text, width)]
            if lines:
                self.write("\n".join(lines).rstrip("\n") + "\n\n")

    def screens(
        self, blocks: tuple[Block, ...], below: tuple[Block, ...] = ()
    ) -> Iterator[tuple[Block, ...]]:
        """All blocks at once: lines are read as they come, and nothing is ever gone."""
        del below  # nothing is pushed off a page of lines
        yield blocks


def lines_of(block: show.Block) -> Iterator[str]:
    """The lines of a block; an empty one stands between paragraphs."""
    match block:
        case show.Prose(blocks) | show.Result(blocks):
            return _text(blocks)
        case show.TitleCard() | show.ActCard() | show.ClosingCard() | show.NoteCard():
            return _card(block)
        case show.Previously(pages, ledger, more):
            return _previously(pages, ledger, more)
        case show.OfferList(offers):
            return map(_offer, offers)
        case show.LedgerCard() | show.Help():
            return _list(block)
        case show.FateCard(name, blocks):
            return _titled(f"What became of {name}:", blocks)
        case show.SummaryText(title, blocks):
            return _titled(f"In short, {title}:", blocks)
        case show.SceneHeader(title, moment, place):
            return _labelled(("Scene", title), ("When", moment), ("Where", place))
        case _:
            return filter(None, (_line(block),))


def words(line: show.Words) -> str:
    """The characters of a line, with its notes marked where they stand."""
    pieces = ((note, "".join(p.text for p in run)) for note, run in groupby(line, lambda p: p.note))
    return "".join(f"[note {note}: {text}]" if note else text for note, text in pieces)


def listed(matters: tuple[str, ...]) -> str:
    """Names of things one after another: "hunger, wounds and death"."""
    *first, last = (matter.replace("-", " ") for matter in matters)
    return f"{', '.join(first)} and {last}" if first else last


def _line(block: show.Block) -> str:
    """The one line of a small block; a page turn is asked for, not shown."""
    match block:
        case show.Heading(title):
            return f"{title}:"
        case show.EndingCard(title):
            return f"Ending: {title}"
        case show.Notice(_, title, matters, _):
            return f"Before the scene “{title}”: it shows {listed(matters)}."
        case show.Kept(line):
            return f"In the ledger: {words(line)}"
        case show.Status(entries):
            return f"{'; '.join(map(_status, entries))}."
        case show.Chosen(number, label):
            return f"You chose {number}: {words(label)}"
        case show.Break():
            return "Then:"
        case show.Hint(text):
            return text
        case _:
            return ""


def _card(
    block: show.TitleCard | show.ActCard | show.ClosingCard | show.NoteCard,
) -> Iterator[str]:
    match block:
        case show.TitleCard(title, subtitle, authors, content, picture):
            yield title
            yield from filter(None, (subtitle, authors and f"By {authors}."))
            if picture and picture.words:
                yield f"Picture: {picture.words}"
            if content:
                yield from ("", "Before you begin:")
                yield from _text(content)
        case show.ActCard(title, dates, epigraph, text):
            yield f"Act: {title}"
            yield from filter(None, (dates,))
            yield from _after_a_gap(_text((*epigraph, *text)))
        case show.ClosingCard():
            yield from _closing(block)
        case show.NoteCard():
            yield from _note(block)


def _previously(
    pages: tuple[show.Before, ...], ledger: tuple[show.Words, ...], more: int
) -> Iterator[str]:
    yield "Previously:"
    for index, page in enumerate(pages):
        if index:
            yield ""
        if page.chosen:
            yield f"You chose: {words(page.chosen)}"
        yield from _text(page.blocks)
    if ledger:
        yield ""
        yield from _in_the_ledger(ledger)
        if more:
            yield f"- and {more} more"


def _list(block: show.LedgerCard | show.Help) -> Iterator[str]:
    match block:
        case show.LedgerCard(lines):
            yield "The ledger, what you saw and kept:"
            yield from (f"- {words(line)}" for line in lines)
            if not lines:
                yield "Nothing yet."
        case show.Help(rows):
            yield "You can type:"
            yield from (f"{key}: {what}" for key, what in rows)


def _titled(title: str, blocks: show.Text) -> Iterator[str]:
    yield title
    yield from _text(blocks)


def _folded(text: str, width: int) -> list[str]:
    text = text.replace("\u00ad", "")  # soft hyphens are shown by some terminals
    return wrap(text, width) if width else [text.replace("\n", " ")]


def _text(blocks: show.Text) -> Iterator[str]:
    for index, block in enumerate(blocks):
        if index:
            yield ""
        match block:
            case show.Paragraph(lines):
                yield from map(words, lines)
            case show.Framed(kind, title, inner):
                yield f"{kind.capitalize()}, {title}:" if title else f"{kind.capitalize()}:"
                yield from _text(inner)
                yield f"(End of the {kind}.)"
            case show.Quote(person, source, inner):
                yield f"In the words of {person}:"
                yield from _text(inner)
                yield f"(Source: {source})"


def _after_a_gap(lines: Iterable[str]) -> Iterator[str]:
    for index, line in enumerate(lines):
        if not index:
            yield ""
        yield line


def _labelled(*pairs: tuple[str, str]) -> Iterator[str]:
    return (f"{name}: {value}" for name, value in pairs if value)


def _closing(card: show.ClosingCard) -> Iterator[str]:
    yield card.title
    yield from (f"Ending: {ending}" for ending in card.endings)
    if card.ledger:
        yield from _in_the_ledger(card.ledger)
    if card.all_notes:
        yield f"Notes in your notebook: {card.notes} of {card.all_notes}."


def _in_the_ledger(lines: tuple[show.Words, ...]) -> Iterator[str]:
    yield "In the ledger:"
    yield from (f"- {words(line)}" for line in lines)


def _status(entry: show.StatusEntry) -> str:
    was = f" (before: {entry.before})" if entry.before else ""
    return f"{entry.name}: {entry.value}{was}"


def _offer(offer: show.NumberedOffer) -> str:
    marks = [
        *(["a dilemma"] if offer.dilemma else []),
        *([offer.taken] if offer.taken else []),
        *([f"locked: {words(offer.reason)}"] if offer.locked else []),
    ]
    behind = f" ({'; '.join(marks)})" if marks else ""
    return f"{offer.number}. {words(offer.label)}{behind}"


def _note(card: show.NoteCard) -> Iterator[str]:
    yield f"{card.kind}: {card.title}"
    yield from filter(None, (card.standing,))
    yield from _labelled(*card.facts)
    for part in card.sections:
        for section in part.sections if isinstance(part, show.Beside) else (part,):
            yield ""
            yield from filter(None, (section.heading and f"{section.heading}:",))
            yield from _text(section.blocks)
    if card.sources:
        yield ""
        yield "Sources:"
        yield from (f"- {source}" for source in card.sources)
    if card.see:
        yield f"See also: {'; '.join(card.see)}"
