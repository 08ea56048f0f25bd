"""What there is to count in a story: each text and each menu, made ready to be met.

The engine hands out the same composed text and the same menu wherever the state answers
alike. So what is in one is worked out when it is first met; met again, it is one addition.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from commune.engine.page import (
    Blocks,
    EndingReached,
    FateShown,
    Frame,
    NoteRevealed,
    Offer,
    Para,
    PassageShown,
    ResultShown,
    plain,
)
from commune.engine.place import Place, Told, Way
from commune.explore.callbacks import Callback
from commune.explore.nodes import arrive, menu, way
from commune.explore.reads import Read
from commune.explore.texts import Text, Texts, count_words, shown
from commune.expressions import Values, atoms
from commune.expressions.syntax import Comparison
from commune.model import Scene, Story
from commune.model.ids import LEAVE
from commune.model.variables import CountVariable

Counts = Callable[[Values], Any]  # the values of the counts that are compared at a place


@dataclass(slots=True)
class Sight:
    """A passage or a result as it stands before the reader.

    `seen` and `notes` have a bit for each stretch and note. `onward` has the bits of the
    callbacks among the targets it can go on to. `made` is kept so that its id stays its own.
    """

    node: str
    made: object
    words: int = 0
    seen: int = 0
    notes: int = 0
    ending: str = ""
    onward: tuple[int, ...] = ()
    counts: Counts | None = None
    hits: int = 0
    asked: dict[Any, int] = field(default_factory=dict)


@dataclass(slots=True)
class Board:
    """A menu as it stands before the reader; `met` are the callbacks among its open offers."""

    node: str
    offers: tuple[Offer, ...]
    open: tuple[Offer, ...]
    met: int = 0
    counts: Counts | None = None
    hits: int = 0
    asked: dict[Any, int] = field(default_factory=dict)


class Maker:
    """Makes the sights and boards of one story; `callbacks` have their bits in this order."""

    def __init__(
        self, story: Story, texts: Texts, reads: Iterable[Read], callbacks: Sequence[Callback]
    ) -> None:
        """Number notes and callbacks, and find where counts are compared."""
        self._story, self._texts = story, texts
        self._notes = {note: 1 << index for index, note in enumerate(story.notes)}
        self._bits = {(one.kind, one.name): 1 << n for n, one in enumerate(callbacks)}
        self.compared = compared_at(story, reads)

    def sight(self, place: Place | Way, told: Told | None, values: Values) -> Sight:
        """What is shown at a place, or of a way taken, for a state's values."""
        node = arrive(place.address) if isinstance(place, Place) else way(place.step)
        made: object = place if told is None else told
        sight = Sight(node, made, onward=self.onward(place), counts=self._counts(node))
        if told is not None:
            sight.notes = self.notes(told.revealed)
            for item in told.items:
                match item:
                    case PassageShown(address=at, blocks=blocks):
                        self._tell(sight, self._texts.passages.get(at), blocks, values)
                    case ResultShown(step=step, blocks=blocks):
                        self._tell(sight, self._texts.results.get(step), blocks, values)
                    case FateShown(person=person, blocks=blocks):
                        self._tell(sight, self._texts.fates.get(person), blocks, values)
                    case EndingReached(ending=ending):
                        sight.ending = ending
                    case _:
                        pass
        return sight

    def head(self, scene: Scene) -> tuple[int, int]:
        """The notes that a scene gives by itself: on entering it, and when it is over."""
        place = (scene.place.id,) if scene.place is not None else ()
        return self.bits(place), self.bits(self._story.notes_of(scene))

    def act_page(self, act: str, blocks: Blocks, notes: int, values: Values) -> Sight:
        """The opening page of an act."""
        sight = Sight(act, blocks, notes=notes)
        self._tell(sight, self._texts.acts[act], blocks, values)
        return sight

    def board(self, at: str, offers: tuple[Offer, ...]) -> Board:
        """What stands before the reader at an address."""
        opened = tuple(offer for offer in offers if offer.open)
        met = sum(self._bits.get(("offer", offer.step), 0) for offer in opened)
        node = menu(at)
        return Board(node, offers, opened, met, self._counts(node))

    def notes(self, revealed: Iterable[NoteRevealed]) -> int:
        """The bits of notes."""
        return sum({self._notes[event.note] for event in revealed})

    def bits(self, notes: Iterable[str]) -> int:
        """The bits of notes; of what is none, none."""
        found = 0
        for note in notes:
            found |= self._notes.get(note, 0)
        return found

    def onward(self, place: Place | Way) -> tuple[int, ...]:
        """For each exit of a place the bit of the callback it is; empty where none is one.

        An exit back to a hub counts as one if the hub itself goes on by a callback.
        """
        if isinstance(place, Place):
            owner = place.address
        else:  # a hub is left as it goes on by itself
            owner = place.step.removesuffix(f"/{LEAVE}") if "." in place.step else place.step
        bits = tuple(self._target(owner, index) for index in range(len(place.exits)))
        back = (exit_.address for exit_ in place.exits if exit_.back)
        hubs = any(("divert", f"{hub}>1") in self._bits for hub in back)
        return bits if hubs or any(bits) else ()

    def _target(self, owner: str, index: int) -> int:
        return self._bits.get(("divert", f"{owner}>{index + 1}"), 0)

    def _tell(self, sight: Sight, text: Text | None, blocks: Blocks, values: Values) -> None:
        sight.words += words_in(blocks)
        if text is not None:
            for stretch in shown(text.whole, values, self._story.layout):
                sight.seen |= 1 << stretch.number

    def _counts(self, node: str) -> Counts | None:
        names = self.compared.get(node, ())
        return itemgetter(*(self._story.layout[name] for name in names)) if names else None


def words_in(blocks: Blocks) -> int:
    """How many words composed text has, the titles of what is set apart among them."""
    count = 0
    for block in blocks:
        if isinstance(block, Para):
            count += sum(count_words(plain(line)) for line in block.lines)
        else:
            title = block.title if isinstance(block, Frame) else ""
            count += count_words(title) + words_in(block.blocks)
    return count


def compared_at(story: Story, reads: Iterable[Read]) -> Mapping[str, tuple[str, ...]]:
    """The counts that are compared at each node of the story."""
    found: dict[str, dict[str, None]] = {}
    for read in reads:
        for atom in atoms(read.condition):
            if isinstance(atom, Comparison):
                name = atom.variable
                if isinstance(story.variables[name], CountVariable):
                    found.setdefault(read.node, {})[name] = None
    return {node: tuple(names) for node, names in found.items()}
