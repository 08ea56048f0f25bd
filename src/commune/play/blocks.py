"""What there is to show, in types: the views and the tests meet here.

The presenter makes these; each view draws them in its own way. A block holds words, never looks.
"""

# ruff: noqa: PLC0414 - words are part of what is shown, and are asked for here too
from commune.play.text import Framed as Framed
from commune.play.text import Paragraph as Paragraph
from commune.play.text import Piece as Piece
from commune.play.text import Quote as Quote
from commune.play.text import Text as Text
from commune.play.text import Words as Words
from commune.play.text import bare as bare
from commune.play.text import words_of as words_of
from commune.values import value


@value
class Picture:
    """A drawing made of signs: its lines for wide screens, for narrow ones, and in words."""

    wide: tuple[str, ...]
    narrow: tuple[str, ...]
    words: str


@value
class TitleCard:
    """The story's title, and what a reader should know before the first page."""

    title: str
    subtitle: str
    authors: str
    content: Text
    picture: Picture | None = None


@value
class ActCard:
    """An act's opening page."""

    title: str
    dates: str
    epigraph: Text
    text: Text


@value
class SceneHeader:
    """Where and when we are. All but the title may be empty."""

    title: str
    moment: str
    place: str


@value
class Heading:
    """The title of a passage."""

    title: str


@value
class Prose:
    """The text of a passage."""

    blocks: Text


@value
class Result:
    """What came of a choice."""

    blocks: Text


@value
class Break:
    """The place between what came of a choice and the next passage."""


@value
class Before:
    """A page read before: the choice that led to it (or none), and the end of its text."""

    chosen: Words
    blocks: Text


@value
class Previously:
    """What somebody who comes back should have in mind.

    `ledger` are the last lines of it; `more` stand before them.
    """

    pages: tuple[Before, ...]
    ledger: tuple[Words, ...]
    more: int = 0


@value
class FateCard:
    """What became of somebody."""

    name: str
    blocks: Text


@value
class EndingCard:
    """A named end of a life's road."""

    title: str


@value
class ClosingCard:
    """What the reader takes along from an act, or from the whole story.

    `notes` of `all_notes` were found.
    """

    title: str
    endings: tuple[str, ...]
    ledger: tuple[Words, ...]
    notes: int
    all_notes: int


@value
class Notice:
    """What stands before a scene that somebody may not want to read."""

    scene: str
    title: str
    matters: tuple[str, ...]
    has_summary: bool


@value
class PageTurn:
    """The end of what is shown at once: the reader turns the page to an act, by its id."""

    act: str


@value
class SummaryText:
    """What stands for a scene that is not read."""

    title: str
    blocks: Text


@value
class Kept:
    """A line that has just been entered in the ledger."""

    line: Words


@value
class StatusEntry:
    """A shown variable in words. `before` is empty where this page did not change it."""

    name: str
    value: str
    before: str = ""


@value
class Status:
    """How things stand."""

    entries: tuple[StatusEntry, ...]


@value
class NumberedOffer:
    """A way on as it stands before the reader; its number counts from 1.

    A locked one has its `reason`, and cannot be taken. `taken` says in words that it was
    taken before, in this playthrough or another, or is empty; a `pause` only turns the page.
    """

    number: int
    step: str
    label: Words
    locked: bool = False
    reason: Words = ()
    dilemma: bool = False
    taken: str = ""
    pause: bool = False


@value
class OfferList:
    """What the reader may choose between."""

    offers: tuple[NumberedOffer, ...]


@value
class Chosen:
    """What stays of a menu: the choice that was made."""

    number: int
    label: Words


@value
class Section:
    """A part of a note, under its heading (or none)."""

    heading: str
    blocks: Text


@value
class Beside:
    """Parts of a note that answer each other: read side by side where there is room."""

    sections: tuple[Section, ...]


@value
class NoteCard:
    """A historical note, opened. `standing` is how sure it is, in words."""

    title: str
    kind: str
    standing: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section | Beside, ...]
    sources: tuple[str, ...]
    see: tuple[str, ...]


@value
class LedgerCard:
    """What the protagonist saw or kept."""

    lines: tuple[Words, ...]


@value
class Help:
    """Keys or words, and what they do."""

    rows: tuple[tuple[str, str], ...]


@value
class Hint:
    """A sentence from the game to the reader, beside the story."""

    text: str


Block = (
    TitleCard
    | ActCard
    | SceneHeader
    | Heading
    | Prose
    | Result
    | Break
    | Previously
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
    | NoteCard
    | LedgerCard
    | Help
    | Hint
)
