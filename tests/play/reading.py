"""A reader for the loop's tests, and what to ask of one afterwards."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from commune.engine import Journal, compose
from commune.model import Story
from commune.play import blocks as show
from commune.play.answers import Answer, OpenNote, Verb
from commune.play.app import Wanted, beginning
from commune.play.blocks import Block, Help, Hint, NoteList, OfferList, bare
from commune.play.loop import Sitting
from commune.play.notebook import note_card, note_list
from commune.play.presenter import closing_card, present, title_card
from commune.saves import Playthrough, Shelf

TITLE = "A Small Story"


@dataclass
class Reader:
    """A view and an asker in one: keeps what it was shown, gives the answers it was told."""

    answers: list[Answer]
    picks: list[OpenNote | Verb | None] = field(default_factory=list)
    seen: list[Block] = field(default_factory=list)
    asked: list[OfferList] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    watch: Callable[[tuple[Block, ...]], None] = lambda _blocks: None

    def show(self, *blocks: Block) -> None:
        """Keep what would be drawn."""
        self.watch(blocks)
        self.seen += blocks

    def screens(self, blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
        """All at once."""
        yield blocks

    def ask(self, offers: OfferList, *, notes: int, word: str = "") -> Answer:
        """Give the next answer; quit when there are no more."""
        self.asked.append(offers)
        self.notes.append(notes)
        if word:
            self.seen.append(show.Hint(word))
        return self.answers.pop(0) if self.answers else Verb.QUIT

    def pick(self, notes: NoteList) -> OpenNote | Verb | None:
        """Give the next pick; go back when there are no more."""
        self.seen.append(notes)
        return self.picks.pop(0) if self.picks else None

    def help(self) -> Help:
        """A help of one line."""
        return Help((("x", "y"),))


def reader(*answers: Answer) -> Reader:
    """A reader who gives these answers."""
    return Reader(list(answers))


def told(story: Story, reader: Reader, shelf: Shelf | None, wanted: Wanted | None = None) -> int:
    standing, greeting, coming = beginning(story, wanted or Wanted(), shelf)
    sitting = Sitting(reader, lambda: reader, shelf)
    reader.show(*greeting)
    return sitting.tell(standing, coming)


def path_on(shelf: Shelf) -> tuple[str, ...]:
    found = shelf.load(TITLE)
    assert isinstance(found, Playthrough)
    return found.path


def labels(offers: OfferList) -> list[str]:
    return [bare(offer.label) for offer in offers.offers]


def hints(reader: Reader) -> list[str]:
    return [block.text for block in reader.seen if isinstance(block, Hint)]


def kinds(reader: Reader) -> list[type]:
    return [type(block) for block in reader.seen]


def everything(journal: Journal) -> list[show.Block]:
    """One of every block that a sitting shows."""
    story = journal.story
    shown: list[show.Block] = [title_card(journal)]
    here = journal
    for step in ("yard/knock", "hill/stay", "hill.top/next", "hill/leave", "town.square/next"):
        sheet = present(compose(story, here.turn), here)
        for part in sheet.parts:
            shown += [part.hold, *part.blocks] if part.hold else part.blocks
        shown += [*sheet.under, sheet.offers, show.Chosen(1, show.words_of("This."))]
        here = here.after(step)
    shown += [note_card(note, here) for note in story.notes.values()]
    shown += [note_list(story.notes, story), closing_card("The end", here)]
    shown += [show.LedgerCard(()), show.LedgerCard((show.words_of("A line."),))]
    shown += [show.Help((("q", "quit"),)), show.Hint("A hint."), show.EndingCard("Home")]
    shown += [show.FateCard("Ada", ()), show.SummaryText("The hill", ()), show.Heading("Later")]
    return shown
