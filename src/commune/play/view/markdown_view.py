"""Blocks as Markdown, for a transcript that is read, printed or handed in.

Headings are the story's own: its title, then acts, scenes, and titles inside a scene.
What only serves the playing (offers, menus, how things stand) gives nothing.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from commune.play import blocks as show
from commune.play.view.markdown_text import (
    begun,
    escaped,
    indented,
    italic,
    line_of,
    listed,
    quoted,
    text_of,
)
from commune.play.view.plain_view import listed as one_after_another


def markdown_of(block: show.Block, notes: Sequence[str]) -> Iterator[str]:
    """The paragraphs of a block; `notes` are the ids of its page's notes, by their number."""
    match block:
        case show.Prose(blocks) | show.Result(blocks):
            return text_of(blocks, notes)
        case show.TitleCard() | show.ActCard() | show.SceneHeader():
            return _head(block, notes)
        case show.ClosingCard():
            return _closing(block, notes)
        case show.FateCard(name, blocks):
            return chain((heading(4, f"What became of {name}"),), text_of(blocks, notes))
        case show.SummaryText(_, blocks):
            return chain(("*Read as a summary:*",), text_of(blocks, notes))
        case _:
            return filter(None, (_line(block, notes),))


def heading(level: int, title: str) -> str:
    """A title; one of its level or a higher one ends what stands under it."""
    return f"{'#' * level} {escaped(title)}".rstrip()


def footnote(note: str, card: show.NoteCard) -> str:
    """A note by its id, as the footnote that its marks in the text lead to."""
    return f"[^{note}]: {indented(_note(card))}"


def _line(block: show.Block, notes: Sequence[str]) -> str:
    """The one line of a small block."""
    match block:
        case show.Heading(title):
            return heading(4, title)
        case show.EndingCard(title):
            return f"**Ending: {escaped(title)}**"
        case show.Notice(_, title, matters, _):
            return italic(f"Before “{title}”: it shows {one_after_another(matters)}.")
        case show.Kept(line):
            return f"*In the ledger:* {line_of(line, notes)}"
        case show.Chosen(_, label):
            return f"**▸ {line_of(label, notes).strip()}**"
        case show.Hint(text):
            return italic(text)
        case _:
            return ""


def _head(
    block: show.TitleCard | show.ActCard | show.SceneHeader, notes: Sequence[str]
) -> Iterator[str]:
    match block:
        case show.TitleCard(title, subtitle, authors, content):
            yield heading(1, title)
            yield from ((italic(subtitle),) if subtitle else ())
            yield from ((begun(f"By {escaped(authors)}."),) if authors else ())
            yield from text_of(content, notes)
        case show.ActCard(title, dates, epigraph, text):
            yield heading(2, title)
            yield from ((italic(dates),) if dates else ())
            yield from ((quoted(text_of(epigraph, notes)),) if epigraph else ())
            yield from text_of(text, notes)
        case show.SceneHeader(title, moment, place):
            yield heading(3, title)
            there = " · ".join(filter(None, (moment, place)))
            yield from ((italic(there),) if there else ())


def _closing(card: show.ClosingCard, notes: Sequence[str]) -> Iterator[str]:
    yield f"**{escaped(card.title)}**"
    lines = [f"Ending: {escaped(ending)}" for ending in card.endings]
    lines += [f"In the ledger: {line_of(line, notes)}" for line in card.ledger]
    if card.all_notes:
        lines.append(f"Notes in your notebook: {card.notes} of {card.all_notes}.")
    if lines:
        yield listed(lines)


def _note(card: show.NoteCard) -> Iterator[str]:
    named = f"**{escaped(card.title)}** ({escaped(card.kind.lower())})."
    yield f"{named} {escaped(card.standing)}".rstrip()
    if card.facts:
        yield listed(f"{escaped(name)}: {escaped(value)}" for name, value in card.facts)
    for section in _sections(card):
        yield from ((italic(f"{section.heading}:"),) if section.heading else ())
        yield from text_of(section.blocks, ())
    if card.sources:
        yield "Sources:"
        yield listed(map(escaped, card.sources))
    if card.see:
        yield f"See also: {escaped('; '.join(card.see))}"


def _sections(card: show.NoteCard) -> Iterator[show.Section]:
    """The sections one behind the other, also those that are read side by side."""
    for part in card.sections:
        match part:
            case show.Beside(sections):
                yield from sections
            case show.Section():
                yield part
