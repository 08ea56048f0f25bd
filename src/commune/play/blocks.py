"""What there is to show, in types: the views and the tests meet here.

The presenter makes these; the rich view, the plain view and the menu each draw them in
their own way. A block holds words, never looks.

Named tuples, not dataclasses: there are many of them, all made before the first page,
and a frozen dataclass costs half a millisecond to make, a named tuple a sixth of that.
Equal words in two kinds of block are equal, then: where the kind matters, ask for it.
"""

from typing import NamedTuple


class Piece(NamedTuple):
    """Characters in one manner. `note` is the number, on this page, of the note they open, or 0."""

    text: str
    emphasis: bool = False
    note: int = 0
    language: str = ""


Words = tuple[Piece, ...]


class Paragraph(NamedTuple):
    """Running text; more than one line only where lines are kept."""

    lines: tuple[Words, ...]


class Framed(NamedTuple):
    """A letter, a poster and the like. `title` may be empty."""

    kind: str
    title: str
    blocks: "Text"


class Quote(NamedTuple):
    """Documented words: who said them, and where they are read."""

    person: str
    source: str
    blocks: "Text"


Text = tuple[Paragraph | Framed | Quote, ...]


class TitleCard(NamedTuple):
    """The story's title, and what a reader should know before the first page."""

    title: str
    subtitle: str
    authors: str
    content: Text


class ActCard(NamedTuple):
    """An act's opening page."""

    title: str
    dates: str
    epigraph: Text
    text: Text


class SceneHeader(NamedTuple):
    """Where and when we are. All but the title may be empty."""

    title: str
    moment: str
    place: str


class Heading(NamedTuple):
    """The title of a passage."""

    title: str


class Prose(NamedTuple):
    """The text of a passage."""

    blocks: Text


class Result(NamedTuple):
    """What came of a choice."""

    blocks: Text


class FateCard(NamedTuple):
    """What became of somebody."""

    name: str
    blocks: Text


class EndingCard(NamedTuple):
    """A named end of a life's road."""

    title: str


class ClosingCard(NamedTuple):
    """What the reader takes along from an act, or from the whole story.

    `notes` of `all_notes` were found.
    """

    title: str
    endings: tuple[str, ...]
    ledger: tuple[Words, ...]
    notes: int
    all_notes: int


class Notice(NamedTuple):
    """What stands before a scene that somebody may not want to read."""

    scene: str
    title: str
    matters: tuple[str, ...]
    has_summary: bool


class PageTurn(NamedTuple):
    """The end of what is shown at once: the reader turns the page to an act, by its id."""

    act: str


class SummaryText(NamedTuple):
    """What stands for a scene that is not read."""

    title: str
    blocks: Text


class Kept(NamedTuple):
    """A line that has just been entered in the ledger."""

    line: Words


class StatusEntry(NamedTuple):
    """A shown variable in words. `before` is empty where this page did not change it."""

    name: str
    value: str
    before: str = ""


class Status(NamedTuple):
    """How things stand."""

    entries: tuple[StatusEntry, ...]


class NumberedOffer(NamedTuple):
    """A way on as it stands before the reader; its number counts from 1.

    A locked one has its `reason`, and cannot be taken. `taken` says that it was taken
    before in this playthrough; a `pause` only turns the page.
    """

    number: int
    step: str
    label: Words
    locked: bool = False
    reason: Words = ()
    dilemma: bool = False
    taken: bool = False
    pause: bool = False


class OfferList(NamedTuple):
    """What the reader may choose between."""

    offers: tuple[NumberedOffer, ...]


class Chosen(NamedTuple):
    """What stays of a menu: the choice that was made."""

    number: int
    label: Words


class NoteEntry(NamedTuple):
    """A note in a list."""

    number: int
    title: str
    kind: str


class NoteList(NamedTuple):
    """The notes of a page, in the order of their markers."""

    entries: tuple[NoteEntry, ...]


class Section(NamedTuple):
    """A part of a note, under its heading (or none)."""

    heading: str
    blocks: Text


class NoteCard(NamedTuple):
    """A historical note, opened. `standing` is how sure it is, in words."""

    title: str
    kind: str
    standing: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    sources: tuple[str, ...]
    see: tuple[str, ...]


class LedgerCard(NamedTuple):
    """What the protagonist saw or kept."""

    lines: tuple[Words, ...]


class Help(NamedTuple):
    """Keys or words, and what they do."""

    rows: tuple[tuple[str, str], ...]


class Hint(NamedTuple):
    """A sentence from the game to the reader, beside the story."""

    text: str


Block = (
    TitleCard
    | ActCard
    | SceneHeader
    | Heading
    | Prose
    | Result
    | FateCard
    | EndingCard
    | ClosingCard
    | Notice
    | PageTurn
    | SummaryText
    | Kept
    | Status
    | OfferList
    | Chosen
    | NoteList
    | NoteCard
    | LedgerCard
    | Help
    | Hint
)


def words_of(text: str) -> Words:
    """Plain characters as words."""
    return (Piece(text),) if text else ()


def bare(words: Words) -> str:
    """The bare characters of words."""
    return "".join(piece.text for piece in words)
