"""The notes of a story, counted.

A note is unsourced if neither it nor a position in it cites anything; what is invented
needs no source.
"""

from collections.abc import Iterator, Mapping

from commune.explore.note_words import note_words
from commune.model import Story
from commune.model.citation import Citation
from commune.model.notes import KINDS, Article, Debate, Note, Person, Place
from commune.values import value


@value
class NoteCount:
    """How many notes there are, of which kinds, with how many words, and which lack a source."""

    total: int
    by_kind: Mapping[str, int]
    words: int
    unsourced: tuple[str, ...]


def notes_of(story: Story) -> NoteCount:
    """Count the notes."""
    notes = story.notes.values()
    return NoteCount(
        len(story.notes),
        {kind: sum(note.kind == kind for note in notes) for kind in KINDS.values()},
        sum(note_words(story, note) for note in notes),
        tuple(note.id for note in notes if not _invented(note) and not any(_cited(note))),
    )


def _invented(note: Note) -> bool:
    return isinstance(note.body, Person | Place) and note.body.invented


def _cited(note: Note) -> Iterator[Citation]:
    yield from note.sources
    match note.body:
        case Debate(positions=held) | Article(argued=held):
            for position in held:
                yield from position.sources
        case _:
            pass
