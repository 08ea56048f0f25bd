"""Leaves of historical notes: those of the page, each one, and the notebook of all."""

from collections.abc import Iterable, Iterator

from commune.model.notes import KINDS as FOLDERS
from commune.model.notes import Note
from commune.play.answers import Leaf, Link, Said, Verb
from commune.play.blocks import Block, Heading, Hint
from commune.play.leaves.around import Around
from commune.play.leaves.search import folded, holds
from commune.play.notebook import KINDS, note_card
from commune.play.paging import invented_here
from commune.values import replace

_NAMES = {
    "fact": "Facts",
    "person": "People",
    "place": "Places",
    "word": "Words",
    "document": "Documents",
    "debate": "Debates",
    "article": "The article and the record",
}
_SO_FAR = {"person": "People you have met", "place": "Places you have been to"}
_NEW = "new"


def page_notes(around: Around) -> Leaf:
    """The notes of this page, in the order of their markers."""
    links = tuple(_link(around.story.notes[note], around) for note in around.notes)
    said = map(Hint, invented_here(around.journal))
    none = () if links else (Hint("There are no notes on this page."),)
    return Leaf("Notes of this page", (*none, *links, *said), noun="note")


def one_note(around: Around, note: str) -> Leaf:
    """A note, opened, and the notes it names that were found."""
    found = around.story.notes[note]
    card = note_card(found, around.journal, plain=around.settings.plain_notes)
    known = around.memory.notes  # a note that the story did not come to yet tells too much
    others = [around.story.notes[other.id] for other in found.see if other.id in known]
    links = tuple(_link(other, around) for other in others)
    see: tuple[Block, ...] = (Heading("See also"),) if links else ()
    return Leaf(card.title, (replace(card, see=()), *see, *links), headed=True)


def notebook(around: Around, words: str = "") -> Leaf:
    """All notes found in any playthrough, by kind; with `words`, those that hold them."""
    notes = [around.story.notes[name] for name in _found(around)]
    total = len(around.story.notes)
    if words:
        notes = [note for note in notes if holds(note, around.story, words)]
        none = f"No note that you found holds “{words}”."
        hold = "holds" if len(notes) == 1 else "hold"
        count = f"{len(notes)} of the notes you found {hold} “{words}”." if notes else none
        return Leaf(f"Notebook: {words}", (Hint(count), *_by_kind(notes, around)), seeks=True)
    unread = sum(1 for note in notes if note.id not in around.memory.read)
    more = f" {unread} are new to you." if unread > 1 else " One is new to you." if unread else ""
    said = Hint(f"{len(notes)} of {total} notes found, in all that you played.{more}")
    return Leaf("Notebook", (said, *_by_kind(notes, around)), seeks=True)


def of_kind(around: Around, kind: str) -> Leaf:
    """The notes of one kind that were found: people met, places been to."""
    notes = [around.story.notes[name] for name in _found(around)]
    own = [note for note in notes if note.kind == kind]
    none = () if own else (Hint("None yet."),)
    return Leaf(_SO_FAR[kind], (*none, *(_link(note, around, with_kind=False) for note in own)))


def _found(around: Around) -> Iterator[str]:
    """The notes in the memory, in the order in which the story holds them by kind."""
    return (name for name in around.story.notes if name in around.memory.notes)


def _by_kind(notes: Iterable[Note], around: Around) -> Iterator[Block | Link]:
    """Notes under the names of their kinds, by title."""
    listed = sorted(notes, key=lambda note: folded(note.title))
    for kind in FOLDERS.values():
        own = [note for note in listed if note.kind == kind]
        if own:
            yield Heading(f"{_NAMES[kind]} ({len(own)})")
            yield from (_link(note, around, with_kind=False) for note in own)


def _link(note: Note, around: Around, *, with_kind: bool = True) -> Link:
    new = note.id not in around.memory.read
    marks = [*([KINDS[note.kind].lower()] if with_kind else []), *([_NEW] if new else [])]
    return Link(note.title, Said(Verb.NOTE, note.id), ", ".join(marks))
