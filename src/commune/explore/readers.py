"""Readers who are no people: each picks one of the open offers.

- random: any of them, all alike.
- least-taken: the one that was taken least often, over all runs so far.
- curious: the one behind which stands most text that nobody has seen, in this run or one
  before; opens every note. It looks one turn ahead, by the engine's own `choose`.

Where several are alike, chance decides.
"""

from collections.abc import Callable, Sequence

from commune.engine import choose
from commune.engine.page import Offer
from commune.engine.turn import EndlessStory, Turn
from commune.explore.tally import Run, Tally

Chance = Callable[[], float]  # a number from 0 up to 1, without 1
Pick = Callable[[Turn, Sequence[Offer], Run], Offer]
READERS = ("random", "least-taken", "curious")
OPENS_NOTES = "curious"


def reader_called(name: str, tally: Tally, chance: Chance) -> Pick:
    """The reader of a name in `READERS`; raises KeyError for another."""
    made: dict[str, Callable[[Tally, Chance], Pick]] = {
        "random": _random,
        "least-taken": _least_taken,
        "curious": _curious,
    }
    return made[name](tally, chance)


def _random(_: Tally, chance: Chance) -> Pick:
    return lambda _turn, offers, _run: offers[int(chance() * len(offers))]


def _least_taken(tally: Tally, chance: Chance) -> Pick:
    taken = tally.taken

    def pick(_turn: Turn, offers: Sequence[Offer], _run: Run) -> Offer:
        return min(offers, key=lambda offer: (taken.get(offer.step, 0), chance()))

    return pick


def _curious(tally: Tally, chance: Chance) -> Pick:
    words = [stretch.words for stretch, _ in tally.texts.stretches]

    def pick(turn: Turn, offers: Sequence[Offer], run: Run) -> Offer:
        known = tally.seen | run.seen

        def new(offer: Offer) -> tuple[int, float]:
            try:
                ahead = tally.would_show(choose(tally.story, turn.state, offer.step))
            except EndlessStory:
                return 0, chance()
            return sum_of(ahead & ~known, words), chance()

        return max(offers, key=new)

    return pick


def sum_of(bits: int, weights: Sequence[int]) -> int:
    """The sum of the weights whose bits are set, the lowest bit's first."""
    total = 0
    while bits:
        low = bits & -bits
        total += weights[low.bit_length() - 1]
        bits ^= low
    return total
