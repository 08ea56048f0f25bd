"""A reader for the loop's tests, and what to ask of one afterwards."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from commune.engine import Journal, compose
from commune.model import Story
from commune.play import blocks as show
from commune.play.answers import Answer, Leaf, Question, Said, Take, Verb
from commune.play.beginning import Begun, Wanted, beginning
from commune.play.blocks import Block, Hint, OfferList, bare
from commune.play.desk import Desk
from commune.play.loop import Sitting
from commune.play.notebook import note_card
from commune.play.presenter import closing_card, present, title_card
from commune.play.previously import previously
from commune.play.standing import Standing
from commune.saves import AUTOSAVE, Playthrough, Shelf
from commune.values import replace

TITLE = "A Small Story"
UNDO, REDO, AGAIN, NOTES = Said(Verb.UNDO), Said(Verb.REDO), Said(Verb.AGAIN), Said(Verb.NOTES)


@dataclass
class Reader:
    """A view and an asker in one: keeps what it was shown, gives the answers it was told.

    `picks` are answers at leaves, `lines` what is typed where a line is asked for.
    """

    answers: list[Answer]
    picks: list[Said | int | None] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    seen: list[Block] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    watch: Callable[[tuple[Block, ...]], None] = lambda _blocks: None
    room: bool = True  # whether everything fits on the screen

    def show(self, *blocks: Block) -> None:
        """Keep what would be drawn."""
        self.watch(blocks)
        self.seen += blocks

    def screens(
        self, blocks: tuple[Block, ...], below: tuple[Block, ...] = ()
    ) -> Iterator[tuple[Block, ...]]:
        """All at once, but where there is no room for anything."""
        del below
        if self.room:
            yield blocks
        else:
            yield from ((block,) for block in blocks)

    def ask(self, question: Question) -> Answer:
        """Give the next answer; quit when there are no more."""
        self.questions.append(question)
        self.said += [question.word] if question.word else []
        return self.answers.pop(0) if self.answers else Said(Verb.QUIT)

    def read(self, leaf: Leaf, word: str = "") -> Said | None:
        """Give the next pick, a link by its number; go back when there are no more."""
        self.leaves.append(leaf)
        self.said += [word] if word else []
        picked = self.picks.pop(0) if self.picks else None
        return leaf.links[picked - 1].target if isinstance(picked, int) else picked

    def line(self, prompt: str) -> str:
        """Give the next line; nothing when there are no more."""
        self.said.append(prompt)
        return self.lines.pop(0) if self.lines else ""

    def help(self) -> tuple[tuple[str, str], ...]:
        """A help of one line."""
        return (("x", "y"),)

    @property
    def asked(self) -> list[OfferList]:
        """The offers of each question."""
        return [question.offers for question in self.questions]

    @property
    def leaf(self) -> Leaf:
        """The last leaf that was read."""
        return self.leaves[-1]


def reader(*answers: Answer | int) -> Reader:
    """A reader who gives these answers; a number takes that offer."""
    return Reader([Take(one) if isinstance(one, int) else one for one in answers])


def browsing(*answers: Answer | int, picks: Sequence[Said | int | None]) -> Reader:
    """A reader who gives these answers, and in what they open picks these."""
    one = reader(*answers)
    one.picks = [*picks]
    return one


def desk_on(shelf: Shelf | None, slot: str = AUTOSAVE) -> Desk:
    """What the game has at hand when it is called."""
    return Desk(shelf, shelf.settings(), slot) if shelf else Desk()


def begin(story: Story, desk: Desk, wanted: Wanted | None = None) -> Begun:
    """Where a sitting begins; what was asked for is there."""
    found = beginning(story, wanted or Wanted(), desk)
    assert isinstance(found, Begun)
    return found


def told(
    story: Story, reader: Reader, at: Shelf | Desk | None, wanted: Wanted | None = None
) -> int:
    """Let a reader play for a sitting; gives the exit code."""
    desk = at if isinstance(at, Desk) else desk_on(at)
    begun = begin(story, desk, wanted)
    sitting = Sitting(reader, lambda: reader, desk)
    return sitting.tell(begun.standing, begun.coming, begun.greeting)


def saved_on(shelf: Shelf, slot: str = AUTOSAVE, title: str = TITLE) -> Playthrough:
    """What is kept in a slot, which is whole."""
    found = shelf.load(title, slot)
    assert isinstance(found, Playthrough)
    return found


def path_on(shelf: Shelf, slot: str = AUTOSAVE) -> tuple[str, ...]:
    """The choices kept in a slot."""
    return saved_on(shelf, slot).path


def slots_on(shelf: Shelf, title: str = TITLE) -> set[str]:
    """The names of all playthroughs."""
    return {slot.name for slot in shelf.slots(title)}


def labels(offers: OfferList) -> list[str]:
    """What is offered, in its words."""
    return [bare(offer.label) for offer in offers.offers]


def hints(reader: Reader) -> list[str]:
    """What the game said beside the story."""
    return [block.text for block in reader.seen if isinstance(block, Hint)]


def kinds(reader: Reader) -> list[type]:
    """The kinds of the blocks that were shown."""
    return [type(block) for block in reader.seen]


def headers(reader: Reader) -> list[str]:
    """The scenes whose headers were shown."""
    return [block.title for block in reader.seen if isinstance(block, show.SceneHeader)]


def lines_of(leaf: Leaf) -> list[str]:
    """The hints, paragraphs, headings and links of a leaf, in order."""
    found: list[str] = []
    for part in leaf.parts:
        match part:
            case Hint(text):
                found.append(text)
            case show.Prose(blocks):
                lines = (
                    line for one in blocks if isinstance(one, show.Paragraph) for line in one.lines
                )
                found += [bare(line) for line in lines]
            case show.Heading(title):
                found.append(f"# {title}")
            case _ if part in leaf.links:
                mark = getattr(part, "mark", "")
                found.append(f"> {getattr(part, 'label', '')}{f' ({mark})' if mark else ''}")
            case _:
                found.append(type(part).__name__)
    return found


def everything(journal: Journal) -> list[show.Block]:
    """One of every block that a sitting shows."""
    story = journal.story
    drawing = show.Picture(("/\\__/\\",), ("/\\",), "Two tents on a hill.")
    shown: list[show.Block] = [replace(title_card(journal), picture=drawing)]
    here = journal
    for step in ("yard/knock", "hill/stay", "hill.top/next", "hill/leave", "town.square/next"):
        sheet = present(compose(story, here.turn), here, before=frozenset({"hill/leave"}))
        for part in sheet.parts:
            shown += [part.hold, *part.blocks] if part.hold else part.blocks
        shown += [*sheet.under, sheet.offers, show.Chosen(1, show.words_of("This."))]
        here = here.after(step)
    shown += previously(Standing(here), gentle=False)
    shown += [note_card(note, here) for note in story.notes.values()]
    shown += [note_card(note, here, plain=True) for note in story.notes.values()]
    shown += [closing_card("The end", here), show.Break(), show.PageTurn("two")]
    shown += [show.LedgerCard(()), show.LedgerCard((show.words_of("A line."),))]
    shown += [show.Help((("q", "quit"),)), show.Hint("A hint."), show.EndingCard("Home")]
    shown += [show.FateCard("Ada", ()), show.SummaryText("The hill", ()), show.Heading("Later")]
    cards = [block for block in shown if isinstance(block, show.NoteCard)]
    assert any(isinstance(part, show.Beside) for card in cards for part in card.sections)
    assert {type(block) for block in shown} == set(show.Block.__args__)
    return shown
