"""Counting along playthroughs: what each run met, and what all of them did.

Text is composed at every step by the engine itself, and looked up here; see `sights`.
"""

from dataclasses import dataclass

from commune.engine.place import Place, Way
from commune.engine.program import program_of
from commune.engine.remember import Remembered, asked_in
from commune.engine.turn import Turn
from commune.explore.callbacks import callbacks_of
from commune.explore.graph import graph_of
from commune.explore.reads import reads_of
from commune.explore.sights import Board, Maker, Sight
from commune.explore.texts import texts_of
from commune.expressions import Values
from commune.model import Story


@dataclass(slots=True)
class Run:
    """What one reader met: numbers, and bits for stretches, notes and callbacks.

    `met` are the offers and targets among the callbacks. `ending` is the last one reached;
    `stopped` says why a run was given up that did not end, and `at` where. `opens` says
    that the reader opens notes.
    """

    choices: int = 0
    words: int = 0
    dilemmas: int = 0
    seen: int = 0
    notes: int = 0
    met: int = 0
    ending: str = ""
    stopped: str = ""
    at: str = ""
    opens: bool = False


class Tally:
    """What is counted of one story. `seen` are the stretches met in any run."""

    def __init__(self, story: Story) -> None:
        """Nothing was met yet."""
        self.story = story
        self.texts = texts_of(story)
        self.reads = tuple(reads_of(story, self.texts))
        self.callbacks = callbacks_of(graph_of(story), self.reads)
        self.taken: dict[str, int] = {}
        self.seen = 0
        self._maker = Maker(story, self.texts, self.reads, self.callbacks)
        self.compared = self._maker.compared
        self._program = program_of(story)
        self._heads = {name: self._maker.head(scene) for name, scene in story.scenes.items()}
        self._heads[""] = (0, 0)
        self._sights: dict[int, Sight] = {}
        self._boards: dict[int, Board] = {}
        self._acts: dict[str, Remembered[Sight]] = {}
        self._pages: list[Sight] = []

    @property
    def sights(self) -> tuple[Sight, ...]:
        """All sights met, those that were only looked ahead to among them, with no hits."""
        return (*self._sights.values(), *self._pages)

    @property
    def boards(self) -> tuple[Board, ...]:
        """All menus met, likewise."""
        return tuple(self._boards.values())

    def board(self, turn: Turn) -> Board:
        """The menu that a turn ends with."""
        offers = turn.offers
        board = self._boards.get(id(offers))
        if board is None:
            board = self._boards[id(offers)] = self._maker.board(turn.state.at, offers)
        return board

    def follow(self, turn: Turn, run: Run) -> Board | None:
        """Count what a turn shows, and the menu it ends with, which is given back."""
        sights, scene = self._sights, ""
        words, seen, notes = run.words, run.seen, run.notes
        for index, (place, before, after) in enumerate(turn.trail):
            if place.scene != scene:
                notes |= self._heads[place.scene][0] | self._heads[scene][1]
                if isinstance(place, Place) and (page := self._opened(scene, place.scene, before)):
                    words, seen, notes = words + page.words, seen | page.seen, notes | page.notes
                scene = place.scene
            told = place.told
            shown = place if told is None else told(after)
            sight = sights.get(id(shown))
            if sight is None:
                sight = self._met(place, after)
            sight.hits += 1
            words += sight.words
            seen |= sight.seen
            notes |= sight.notes
            if sight.ending:
                run.ending = sight.ending
            if place.reveals is not None:
                notes |= self._maker.bits(place.reveals(before))
            if sight.counts is not None:
                asked = sight.counts(after)
                sight.asked[asked] = sight.asked.get(asked, 0) + 1
            if sight.onward:
                run.met |= self._gone_on(turn, index)
        notes |= self._heads[scene][1] if turn.ended else 0
        run.words, run.seen, run.notes = words, seen, notes
        return self._stood(turn, run) if turn.offers else None

    def would_show(self, turn: Turn) -> int:
        """The stretches that a turn shows, without counting them; acts' pages left out."""
        seen = 0
        for place, _, after in turn.trail:
            shown = place if place.told is None else place.told(after)
            sight = self._sights.get(id(shown)) or self._met(place, after)
            seen |= sight.seen
        return seen

    def _stood(self, turn: Turn, run: Run) -> Board:
        board = self.board(turn)
        board.hits += 1
        run.met |= board.met
        if board.counts is not None:
            asked = board.counts(turn.state.values)
            board.asked[asked] = board.asked.get(asked, 0) + 1
        return board

    def _met(self, place: Place | Way, values: Values) -> Sight:
        told = place.told(values) if place.told is not None else None
        sight = self._maker.sight(place, told, values)
        self._sights[id(sight.made)] = sight
        return sight

    def _opened(self, left: str, entered: str, values: Values) -> Sight | None:
        """The opening page of an act that is entered at a border of scenes, now met again."""
        scenes = self.story.scenes
        act = scenes[entered].act
        if left and scenes[left].act == act:
            return None
        sight = self._act_page(act)(values)
        sight.hits += 1
        return sight

    def _act_page(self, act: str) -> Remembered[Sight]:
        found = self._acts.get(act)
        if found is None:
            opened = self.story.acts[act]
            page = opened.epigraph + opened.text
            composed = self._program.compiler.composer.blocks(page)

            def make(values: Values) -> Sight:
                blocks = composed if isinstance(composed, tuple) else composed(values, False)  # noqa: FBT003 - not gentle
                notes = self._maker.notes(self._program.act_notes(act, values, gentle=False))
                sight = self._maker.act_page(act, blocks, notes, values)
                self._pages.append(sight)
                return sight

            found = self._acts[act] = Remembered(asked_in(page, self.story.layout), make)
        return found

    def _gone_on(self, turn: Turn, index: int) -> int:
        """The callbacks that a turn met by where it went on from a place it came by."""
        place, _, values = turn.trail[index]
        here = turn.state.at
        if isinstance(place, Place) and place.rest == "hub" and place.address == here:
            return 0
        met, back = self._through(place, values)
        if back and back != here:  # the hub had nothing more to offer
            last = index + 1 == len(turn.trail)
            after = turn.state.values if last else turn.trail[index + 1].before
            met |= self._through(self._program[back], after)[0]
        return met

    def _through(self, place: Place | Way, values: Values) -> tuple[int, str]:
        for exit_, bit in zip(place.exits, self._maker.onward(place), strict=False):
            if exit_.test is None or exit_.test(values):
                return bit, exit_.address if exit_.back else ""
        return 0, ""
