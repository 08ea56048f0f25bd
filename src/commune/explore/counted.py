"""What a tally comes to: how often each passage, choice and branch was met in all runs."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from commune.explore.nodes import arrive
from commune.explore.sights import Board, Sight
from commune.explore.tally import Tally
from commune.explore.texts import beginning
from commune.model import Story
from commune.model.ids import LEAVE, address, choice_step, passage_step
from commune.model.scene import Choices, Hub
from commune.values import value


class Stood(NamedTuple):
    """How often a choice stood open, stood locked, and was taken."""

    offered: int
    locked: int
    taken: int


class Compared(NamedTuple):
    """With which values a count was compared, how often with each; and the same by place."""

    values: Mapping[int, int]
    at: Mapping[str, Mapping[int, int]]


@value(eq=False)
class Counted:
    """Counts by address, step and branch; what was never met stands with 0.

    Branches are called as a proof calls them, as in ``scene.passage:12:5``; each `begins`
    with some words. A place of a comparison is a node: ``arrive`` an address, its ``menu``,
    or the ``way`` of a step.
    """

    passages: Mapping[str, int]
    choices: Mapping[str, Stood]
    branches: Mapping[str, int]
    variables: Mapping[str, Compared]
    begins: Mapping[str, str]

    @property
    def never_shown(self) -> tuple[str, ...]:
        """The addresses that no run came to."""
        return tuple(at for at, hits in self.passages.items() if not hits)

    @property
    def never_offered(self) -> tuple[str, ...]:
        """The steps that never stood open."""
        return tuple(step for step, stood in self.choices.items() if not stood.offered)

    @property
    def never_taken(self) -> tuple[str, ...]:
        """The steps that stood open and were never taken."""
        found = self.choices.items()
        return tuple(step for step, stood in found if stood.offered and not stood.taken)

    @property
    def branches_never_shown(self) -> tuple[str, ...]:
        """The branches of texts that no run showed."""
        return tuple(name for name, hits in self.branches.items() if not hits)


def counted(tally: Tally) -> Counted:
    """The counts of a tally."""
    story = tally.story
    hits: dict[str, int] = {}
    stretches = [0] * len(tally.texts.stretches)
    for sight in tally.sights:
        hits[sight.node] = hits.get(sight.node, 0) + sight.hits
        for number in _bits(sight.seen):
            stretches[number] += sight.hits
    branches = {
        tally.texts.name(stretch.number): stretch
        for stretch, text in tally.texts.stretches
        if stretch is not text.whole and (stretch.text or stretch.forks)
    }
    return Counted(
        {at: hits.get(arrive(at), 0) for at in addresses_of(story)},
        _choices(tally),
        {name: stretches[branch.number] for name, branch in branches.items()},
        _variables(tally),
        {name: beginning(branch) for name, branch in branches.items()},
    )


def addresses_of(story: Story) -> Iterator[str]:
    """The address of each passage."""
    for scene in story.scenes.values():
        yield from (address(scene.id, passage) for passage in scene.passages)


def steps_of(story: Story) -> Iterator[str]:
    """Each step that is a choice: the choices, the storylets, and leaving a hub."""
    for scene in story.scenes.values():
        for passage in scene.passages.values():
            at = address(scene.id, passage.id)
            match passage.way:
                case Choices(choices):
                    yield from (choice_step(scene.id, choice.id) for choice in choices)
                case Hub(leave=leave):
                    yield from (passage_step(at, name) for name in story.storylets.get(at, ()))
                    if leave:
                        yield passage_step(at, LEAVE)
                case _:
                    pass


def endings_of(story: Story) -> Iterator[str]:
    """The ids of the endings."""
    for scene in story.scenes.values():
        yield from (passage.ending for passage in scene.passages.values() if passage.ending)


def _choices(tally: Tally) -> dict[str, Stood]:
    offered: dict[str, int] = {}
    locked: dict[str, int] = {}
    for board in tally.boards:
        for offer in board.offers:
            stands = offered if offer.open else locked
            stands[offer.step] = stands.get(offer.step, 0) + board.hits
    return {
        step: Stood(offered.get(step, 0), locked.get(step, 0), tally.taken.get(step, 0))
        for step in steps_of(tally.story)
    }


def _variables(tally: Tally) -> dict[str, Compared]:
    """The counts that are compared anywhere, in the order of their declaration."""
    values: dict[str, dict[int, int]] = {}
    places: dict[str, dict[str, dict[int, int]]] = {}
    met: list[Sight | Board] = [*tally.sights, *tally.boards]
    for one in met:
        for name, value_, times in _asked(one, tally.compared.get(one.node, ())):
            everywhere = values.setdefault(name, {})
            here = places.setdefault(name, {}).setdefault(one.node, {})
            everywhere[value_] = everywhere.get(value_, 0) + times
            here[value_] = here.get(value_, 0) + times
    names = {name for asked in tally.compared.values() for name in asked}
    return {
        name: Compared(_sorted(values.get(name, {})), _each_sorted(places.get(name, {})))
        for name in tally.story.variables
        if name in names
    }


def _asked(one: Sight | Board, names: tuple[str, ...]) -> Iterator[tuple[str, Any, int]]:
    for found, times in one.asked.items():
        together = found if len(names) > 1 else (found,)
        for name, value_ in zip(names, together, strict=True):
            yield name, value_, times


def _sorted(values: Mapping[int, int]) -> dict[int, int]:
    return dict(sorted(values.items()))


def _each_sorted(places: Mapping[str, Mapping[int, int]]) -> dict[str, dict[int, int]]:
    return {node: _sorted(values) for node, values in places.items()}


def _bits(bits: int) -> Iterator[int]:
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
