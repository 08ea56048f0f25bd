"""What a reader can answer, by key or by word: the menu and the plain prompt meet here."""

from collections.abc import Iterator
from enum import Enum
from typing import Protocol

from commune.play.blocks import Block, Help, NoteList, OfferList
from commune.values import value


@value
class Take:
    """Take the open offer with this number (from 1)."""

    number: int


@value
class OpenNote:
    """Open the note with this number (from 1) of the page."""

    number: int


class Verb(Enum):
    """What can be asked for anywhere. The value is the word typed in plain mode."""

    UNDO = "undo"
    NOTES = "notes"
    LEDGER = "ledger"
    REPRINT = "reprint"
    GENTLE = "gentle"
    HELP = "help"
    QUIT = "quit"


Answer = Take | OpenNote | Verb

HELP_ON_VERBS = {
    Verb.UNDO: "take back the last choice, as often as wanted",
    Verb.NOTES: "the historical notes of this page",
    Verb.LEDGER: "what you saw and kept",
    Verb.REPRINT: "show this page again, at the present width",
    Verb.GENTLE: "softer words for hard paragraphs, on or off",
    Verb.HELP: "this list",
    Verb.QUIT: "stop; everything is saved",
}


class View(Protocol):
    """Draws blocks where the reader reads."""

    def show(self, *blocks: Block) -> None:
        """Draw blocks, in order, under what was drawn before."""

    def screens(self, blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
        """The blocks in groups that can each be read without scrolling back."""


class Asker(Protocol):
    """Asks the reader. Ctrl-C raises KeyboardInterrupt, whichever way it came."""

    def ask(self, offers: OfferList, *, notes: int, word: str = "") -> Answer:
        """Show the offers and ask for a way on; a page has this many `notes`.

        `word` is what is to be said beside the question. A locked offer never comes back:
        its reason is told and the question stands.
        """

    def pick(self, notes: NoteList) -> OpenNote | Verb | None:
        """Ask which note to open; None when the reader goes back to the page."""

    def help(self) -> Help:
        """What can be pressed or typed."""
