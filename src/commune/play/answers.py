"""What a reader can answer, by key or by word: the menu and the plain prompt meet here."""

from collections.abc import Iterator
from enum import Enum
from typing import Protocol

from commune.play.blocks import Block, OfferList
from commune.values import value


class Verb(Enum):
    """What can be asked for anywhere. The value is the word that is typed."""

    UNDO = "undo"
    REDO = "redo"
    NOTES = "notes"
    NOTEBOOK = "notebook"
    PEOPLE = "people"
    PLACES = "places"
    LEDGER = "ledger"
    CHOICES = "choices"
    WHERE = "where"
    ENDINGS = "endings"
    INVENTED = "invented"
    BACK = "back"
    SAVES = "saves"
    SAVE = "save"
    LOAD = "load"
    TRANSCRIPT = "transcript"
    SETTINGS = "settings"
    SET = "set"
    GENTLE = "gentle"
    AGAIN = "again"
    HELP = "help"
    QUIT = "quit"
    NOTE = "note"
    PAGE = "page"


@value
class Take:
    """Take the open offer with this number (from 1)."""

    number: int


@value
class OpenNote:
    """Open the note with this number (from 1) of the page."""

    number: int


@value
class Said:
    """Ask for something, and say what `about`: a name, a number, words to look for, a note."""

    verb: Verb
    about: str = ""


Answer = Take | OpenNote | Said

# What opens a page beside the story and leaves the question standing.
SHOWING = frozenset(
    {
        Verb.NOTES,
        Verb.NOTE,
        Verb.NOTEBOOK,
        Verb.PEOPLE,
        Verb.PLACES,
        Verb.LEDGER,
        Verb.CHOICES,
        Verb.WHERE,
        Verb.ENDINGS,
        Verb.INVENTED,
        Verb.SAVES,
        Verb.SETTINGS,
        Verb.HELP,
    }
)

HELP_ON_VERBS = {
    Verb.UNDO: "take back the last choice, as often as you like",
    Verb.REDO: "take again what was taken back",
    Verb.NOTES: "the historical notes of this page",
    Verb.NOTEBOOK: "all notes found so far; with a word, those that hold it",
    Verb.PEOPLE: "the people you have met",
    Verb.PLACES: "the places you have been to",
    Verb.LEDGER: "what you saw and kept",
    Verb.CHOICES: "the choices you made, and the way back to each",
    Verb.WHERE: "where you are, how things stand, and how far it is",
    Verb.ENDINGS: "the endings you have met",
    Verb.INVENTED: "what was made up in the scenes you read",
    Verb.BACK: "go back to before a choice, by its number in “choices”",
    Verb.SAVES: "your playthroughs by name",
    Verb.SAVE: "keep this place under a name",
    Verb.LOAD: "open a playthrough by its name",
    Verb.TRANSCRIPT: "write what you read and chose to a file",
    Verb.SETTINGS: "how the text is shown",
    Verb.SET: "change one setting, as in “set width 60”",
    Verb.GENTLE: "softer words for hard paragraphs, on or off",
    Verb.AGAIN: "show this page again, at the present width",
    Verb.PAGE: "back to the page, from a list or a note",
    Verb.HELP: "all that can be done",
    Verb.QUIT: "stop; your place is kept",
}


@value
class Link:
    """A line of a leaf that can be chosen; `mark` stands behind it in brackets."""

    label: str
    target: Said
    mark: str = ""


@value
class Leaf:
    """A page beside the story: blocks to read, and links in between, numbered from 1.

    Where there is a `noun`, the links are counted by it ("note 2 of 3"). `seeks` says that
    words can be looked for here; `headed`, that its title stands in its first block; `does`,
    what choosing a link does.
    """

    title: str
    parts: tuple[Block | Link, ...]
    noun: str = ""
    seeks: bool = False
    headed: bool = False
    does: str = "open"

    @property
    def links(self) -> tuple[Link, ...]:
        """What can be chosen, in order."""
        return tuple(part for part in self.parts if isinstance(part, Link))


@value
class Question:
    """What is asked at a page: its offers, and what there is beside them.

    The page has this many `notes`, so many of them `unread`. `word` is said beside the
    question; `again` says that it was asked just before.
    """

    offers: OfferList
    notes: int = 0
    unread: int = 0
    word: str = ""
    again: bool = False


class View(Protocol):
    """Draws blocks where the reader reads."""

    def show(self, *blocks: Block) -> None:
        """Draw blocks, in order, under what was drawn before."""

    def screens(
        self, blocks: tuple[Block, ...], below: tuple[Block, ...] = ()
    ) -> Iterator[tuple[Block, ...]]:
        """The blocks in groups that can each be read without scrolling back.

        A question stands under each; `below` is what will stand under the last, its own among it.
        """


class Asker(Protocol):
    """Asks the reader. Ctrl-C raises KeyboardInterrupt, whichever way it came."""

    def ask(self, question: Question) -> Answer:
        """Show the offers and ask for a way on.

        A locked offer never comes back: its reason is told and the question stands.
        """

    def read(self, leaf: Leaf, word: str = "") -> Said | None:
        """Show a page beside the story; the link or verb asked for, None to go back."""

    def line(self, prompt: str) -> str:
        """Ask for a name; empty where the reader gives none."""

    def help(self) -> tuple[tuple[str, str], ...]:
        """What can be pressed or typed, and what it does."""
