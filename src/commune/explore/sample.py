"""Whole playthroughs by seeded readers: what they met, how often, and what they never met.

- They play by the engine's own `choose`, as the player does; text is composed at each step.
- A pause is no choice. Summaries are not taken, and gentle paragraphs not asked for.
- A run is cut after `LONGEST_RUN` steps, and given up where nothing is open or a turn never
  comes to rest; it counts as far as it went, and is told.
- The same seed gives the same sample. This is the one place in the core that has chance.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from commune.engine import begin, choose
from commune.engine.page import Offer
from commune.engine.replay import replay_as_far
from commune.engine.turn import EndlessStory, Turn
from commune.explore.counted import Counted, counted, endings_of
from commune.explore.note_words import note_words
from commune.explore.readers import OPENS_NOTES, READERS, Pick, reader_called, sum_of
from commune.explore.shortening import begun
from commune.explore.sights import Board
from commune.explore.spread import Spread, spread
from commune.explore.tally import Run, Tally
from commune.expressions import Value
from commune.model import Story
from commune.values import value

LONGEST_RUN = 2_000  # steps
WORDS_A_MINUTE = 230
ALL = "all"  # the readers in turn
MOST_ASTRAY = 200  # runs in a row that do not become the person wanted, before giving up
NO_ENDING, CUT, STUCK = "(none)", "(cut)", "(stuck)"


@value(eq=False)
class Sample:
    """What the readers met. Shares are of 1.

    `endings` are the shares of runs by the last ending each reached, with ``(none)``,
    ``(cut)`` and ``(stuck)`` where there were such. `stopped` are the addresses where runs
    were cut or stuck, with how many. `choices` is how many choices were made in all.
    """

    seed: int
    reader: str
    person: str
    opening: str
    runs: int
    choices: int
    endings: Mapping[str, float]
    stopped: Mapping[str, int]
    choices_per_run: Spread
    words_per_run: Spread
    minutes_per_run: Spread
    text_seen_share: Spread
    text_seen_in_all: float
    callbacks_met: Spread
    dilemmas_per_run: Spread
    notes_met: Spread
    counts: Counted


def sample(  # noqa: PLR0913 - the call, and when to stop
    story: Story,
    *,
    runs: int = 1000,
    seed: int = 1,
    reader: str = "random",
    person: str = "",
    opening: str = "",
    stop: Callable[[], bool] = lambda: False,
) -> Sample:
    """Play a story so many times; with a `person`, only as that protagonist.

    Each begins at the first page, or at an `opening`. Fewer runs come back where the person
    could not be become, or where before one it is time to `stop`.
    """
    tally = Tally(story)
    chance = Random(seed).random  # noqa: S311 - a reader, not a secret
    names = READERS if reader == ALL else (reader,)
    picks = [(name, reader_called(name, tally, chance)) for name in names]
    first = first_turn(story, opening) if opening else None
    played: list[Run] = []
    astray = 0
    while len(played) < runs and astray < MOST_ASTRAY and not stop():
        name, pick = picks[len(played) % len(picks)]
        run = _Player(tally, pick, person, Run(opens=name == OPENS_NOTES), first).play()
        astray = astray + 1 if run is None else 0
        if run is not None:
            tally.seen |= run.seen
            played.append(run)
    call = {"seed": seed, "reader": reader, "person": person, "opening": opening}
    return _summed(tally, played, call)


def first_turn(story: Story, opening: str) -> Turn | None:
    """The page that an opening begins with; None where its path cannot be played."""
    found = story.openings[opening]
    if found.start is not None:
        return begun(story, opening)
    journal, stopped = replay_as_far(story, [step.id for step in found.path])
    return journal.turn if stopped is None else None


def who_is(story: Story, turn: Turn) -> Value:
    """Who the reader is at the end of a turn."""
    return turn.state.values[story.layout[story.manifest.protagonist]]


@dataclass(slots=True)
class _Player:
    """Plays one run. Until the person wanted is become, turns are kept back uncounted."""

    tally: Tally
    pick: Pick
    person: str
    run: Run
    first: Turn | None = None  # else the story's own
    back: list[tuple[Turn, str]] = field(default_factory=list)
    become: bool = False

    def play(self) -> Run | None:
        """The whole run; None where it came to be somebody else's, or nobody's."""
        run, self.become = self.run, not self.person
        try:
            turn = self.first or begin(self.tally.story)
            board = self._meet(turn, "")
            for _ in range(LONGEST_RUN):
                if turn.ended:
                    break
                taken = self._taken(turn, (board or self.tally.board(turn)).open)
                if taken is None:
                    run.stopped, run.at = STUCK, turn.state.at
                    break
                turn, kind = taken
                board = self._meet(turn, kind)
            else:
                run.stopped, run.at = CUT, turn.state.at
        except EndlessStory as endless:
            run.stopped, run.at = STUCK, str(endless)
        return run if self.become else None

    def _taken(self, turn: Turn, left: Sequence[Offer]) -> tuple[Turn, str] | None:
        """The turn after the offer that is picked, of those that lead to the person wanted."""
        while left:
            offer = left[0] if len(left) == 1 else self.pick(turn, left, self.run)
            following = choose(self.tally.story, turn.state, offer.step)
            if not self.person or self._allows(following):
                return following, offer.kind
            left = [other for other in left if other is not offer]
        return None

    def _allows(self, turn: Turn) -> bool:
        """Whether a turn leaves the way to the person open."""
        who = who_is(self.tally.story, turn)
        start = self.tally.story.variables[self.tally.story.manifest.protagonist].start
        return who == self.person or (who == start and not self.become)

    def _meet(self, turn: Turn, kind: str) -> Board | None:
        """Count a turn, and those that were kept back, once it is known whose run it is."""
        if self.become:
            return self._count(turn, kind)
        self.back.append((turn, kind))
        if who_is(self.tally.story, turn) == self.person:
            self.become = True
            for earlier, taken in self.back:
                self._count(earlier, taken)
        return None

    def _count(self, turn: Turn, kind: str) -> Board | None:
        tally, run = self.tally, self.run
        if kind and kind != "next":
            run.choices += 1
            run.dilemmas += kind == "dilemma"
            tally.taken[turn.step] = tally.taken.get(turn.step, 0) + 1
        return tally.follow(turn, run)


def _summed(tally: Tally, played: Sequence[Run], call: Mapping[str, Any]) -> Sample:
    story, total = tally.story, len(played)
    endings = dict.fromkeys(endings_of(story), 0)
    stopped: dict[str, int] = {}
    for run in played:
        ending = run.stopped or run.ending or NO_ENDING
        endings[ending] = endings.get(ending, 0) + 1
        if run.stopped:
            stopped[run.at] = stopped.get(run.at, 0) + 1
    weights = [stretch.words for stretch, _ in tally.texts.stretches]
    whole = sum(weights) or 1
    texts = sum(1 << one.stretch for one in tally.callbacks if one.kind == "text")
    notes = [note_words(story, note) for note in story.notes.values()]
    met = [(run.seen & texts).bit_count() + run.met.bit_count() for run in played]
    read = [run.words + (sum_of(run.notes, notes) if run.opens else 0) for run in played]
    return Sample(
        **call,
        runs=total,
        choices=sum(run.choices for run in played),
        endings={name: times / total for name, times in endings.items()} if total else {},
        stopped=stopped,
        choices_per_run=spread(run.choices for run in played),
        words_per_run=spread(run.words for run in played),
        minutes_per_run=spread(round(words / WORDS_A_MINUTE, 1) for words in read),
        text_seen_share=spread(sum_of(run.seen, weights) / whole for run in played),
        text_seen_in_all=sum_of(tally.seen, weights) / whole,
        callbacks_met=spread(met),
        dilemmas_per_run=spread(run.dilemmas for run in played),
        notes_met=spread(run.notes.bit_count() for run in played),
        counts=counted(tally),
    )
