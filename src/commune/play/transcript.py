"""A playthrough as a text to keep: what was read, what was chosen, and what it rests on.

Markdown, with the historical notes as footnotes; at its end stands what the scenes made up
and the works that they, the documented words and the notes go back to.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from commune.engine import Journal
from commune.model import Story
from commune.model.citation import Citation, Source
from commune.play import blocks as show
from commune.play.dates import date_in_words
from commune.play.notebook import note_card
from commune.play.presenter import closing_card, title_card
from commune.play.reading import PageRead, pages_read
from commune.play.standing import Standing
from commune.play.view.markdown_text import escaped, italic, line_of, listed
from commune.play.view.markdown_view import footnote, heading, markdown_of
from commune.play.writing import line_of as plain_line_of
from commune.play.writing import text_of
from commune.values import replace

_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}\Z")
T = TypeVar("T")


def transcript(standing: Standing, *, gentle: bool = False, plain_notes: bool = False) -> str:
    """What was read and chosen, as Markdown; its notes are footnotes."""
    read = tuple(pages_read(standing, gentle=gentle))
    paragraphs = [
        *_opening(standing, read),
        *(paragraph for page in read for paragraph in _told(page, standing.journal)),
        *_ending(standing.journal, ended=read[-1].page.ended, gentle=gentle),
        *_invented(standing.journal, read),
        *_sources(standing.journal.story, read),
        *_footnotes(standing.journal, read, plain=plain_notes),
    ]
    return "\n\n".join(filter(None, paragraphs)) + "\n"


def _opening(standing: Standing, read: Iterable[PageRead]) -> Iterator[str]:
    """The title, the time that was read of, and where it began."""
    journal = standing.journal
    card = title_card(journal)
    yield from markdown_of(replace(card, content=()), ())
    span = _span(scene.date for scene in map(journal.story.scenes.get, _scenes(read)) if scene)
    yield italic(span)
    if standing.opening and standing.opening in journal.story.openings:
        label = journal.story.openings[standing.opening].label
        yield italic(f"It begins at the opening “{label}”.")
    yield from markdown_of(show.Prose(card.content), ())


def _span(dates: Iterable[str]) -> str:
    """From the earliest to the latest of the dates of scenes, in words; empty without one."""
    ends = [end for date in dates for end in date.split("/") if _DATE.match(end)]
    return date_in_words(f"{min(ends)}/{max(ends)}") if ends else ""


def _told(read: PageRead, journal: Journal) -> Iterator[str]:
    """A page, the notes that it put into the notebook, and the choice made at its end."""
    for block in read.blocks:
        yield from markdown_of(block, read.notes)
    marked = {piece.note for piece in _found(read.blocks, show.Piece)}
    for number, note in enumerate(read.notes, start=1):
        if number not in marked:
            piece = show.Piece(journal.story.notes[note].title, note=number)
            yield f"*In the notebook:* {line_of((piece,), read.notes)}"
    offer = read.chosen
    if offer is None:
        return
    if not offer.pause:
        yield from markdown_of(show.Chosen(offer.number, offer.label), read.notes)
    elif show.bare(offer.label) != plain_line_of(journal.story.manifest.pause, journal):
        yield italic(show.bare(offer.label))  # a pause with words of its own: "December."


def _ending(journal: Journal, *, ended: bool, gentle: bool) -> Iterator[str]:
    manifest = journal.story.manifest
    if not ended:
        yield "*Here the playthrough stands.*"
        return
    card = closing_card(f"The end of {manifest.title}", journal, gentle=gentle)
    yield from markdown_of(card, ())
    about = text_of(manifest.about, journal)
    if about:
        yield heading(2, "About this story")
        yield from markdown_of(show.Prose(about), ())


def _invented(journal: Journal, read: Iterable[PageRead]) -> Iterator[str]:
    """What each scene that was read makes up, as its writer says it."""
    scenes = (journal.story.scenes[scene] for scene in _scenes(read))
    said = ((scene.title, plain_line_of(scene.invented, journal)) for scene in scenes)
    lines = [f"**{escaped(title)}**: {escaped(line)}" for title, line in said if line]
    if lines:
        yield heading(2, "What was invented")
        yield listed(lines)


def _sources(story: Story, read: Iterable[PageRead]) -> Iterator[str]:
    """The works that the scenes, the documented words and the notes rest on, each once."""
    pages = tuple(read)
    cited = _found(
        (
            tuple(page.page.items for page in pages),
            tuple(story.scenes[scene].sources for scene in _scenes(pages)),
            tuple(story.notes[note] for note in _notes(pages)),
        ),
        Citation,
    )
    names = {citation.source for citation in cited}
    works = [story.sources[name] for name in names if name in story.sources]
    if works:
        yield heading(2, "Sources")
        works.sort(key=lambda work: (work.author or work.title, work.date, work.title))
        yield listed(map(_work, works))


def _work(source: Source) -> str:
    """A source as a reader can look for it."""
    date = f" ({escaped(date_in_words(source.date))})" if source.date else ""
    author = f"{escaped(source.author)}, " if source.author else ""
    rest = (escaped(part.rstrip(".")) for part in (source.publisher, source.where) if part)
    return f"{'. '.join((f'{author}{italic(source.title)}{date}', *rest))}."


def _footnotes(journal: Journal, read: Iterable[PageRead], *, plain: bool) -> Iterator[str]:
    for note in _notes(read):
        yield footnote(note, note_card(journal.story.notes[note], journal, plain=plain))


def _scenes(read: Iterable[PageRead]) -> tuple[str, ...]:
    """The scenes in the order in which they were come into."""
    return tuple(dict.fromkeys(scene for page in read for scene in page.scenes))


def _notes(read: Iterable[PageRead]) -> tuple[str, ...]:
    """The notes in the order of their first showing."""
    return tuple(dict.fromkeys(note for page in read for note in page.notes))


def _found(thing: object, kind: type[T]) -> Iterator[T]:
    """All values of a kind inside of values and tuples, at any depth."""
    if isinstance(thing, kind):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _found(part, kind)
    else:
        for name in getattr(type(thing), "__match_args__", ()):
            yield from _found(getattr(thing, name), kind)
