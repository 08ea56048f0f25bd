"""Where a story reads its state so that a reader can tell: in offers, diverts and text.

- A text reads where one of its branches has twelve words or more, counted with what stands
  in it at its longest: “{if wet: wet | dry}” is a colour, not an answer.
- What is gone because it was taken (`once`, storylets met) is bookkeeping, and no reading.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from commune.explore.nodes import arrive, menu, way
from commune.explore.texts import Stretch, Text, Texts, inside, longest
from commune.expressions import Condition
from commune.model import Passage, Scene, Story
from commune.model.ids import LEAVE, NEXT, address, choice_step, passage_step
from commune.model.scene import Choices, Divert, Go, Hub
from commune.values import value

LEAST_WORDS = 12


@value
class Read:
    """A condition that stands in the story, and where it is asked.

    `name` says what hangs on it: a step for an offer, a branch for a text, for a divert
    where it starts from and which target, as in ``scene/choice>1``. `node` is the graph's,
    `passage` the address where it is read. `weight` counts the longest branch of the fork.
    """

    kind: Literal["offer", "divert", "text"]
    name: str
    node: str
    passage: str
    condition: Condition
    stretch: int = -1
    words: int = 0
    weight: int = LEAST_WORDS


def reads_of(story: Story, texts: Texts) -> Iterator[Read]:
    """Every reading in the scenes and fates of a story; a fate's once for each place it is at."""
    for scene in story.scenes.values():
        if scene.storylet is not None and scene.storylet.condition is not None:
            hub = story.full_address(scene.storylet.hub.id)
            step = passage_step(hub, scene.id)
            yield Read("offer", step, menu(hub), hub, scene.storylet.condition)
        for passage in scene.passages.values():
            at = address(scene.id, passage.id)
            told = [texts.passages[at]] if at in texts.passages else []
            told += (texts.fates[fate.id] for fate in passage.fates)
            for text in told:
                yield from _in_text(text, texts, arrive(at), at)
            yield from _ways(scene, passage, at, texts)


def divert_name(owner: str, index: int) -> str:
    """What a target of a divert is called; `owner` is a step or an address."""
    return f"{owner}>{index + 1}"


def _ways(scene: Scene, passage: Passage, at: str, texts: Texts) -> Iterator[Read]:
    match passage.way:
        case Choices(choices):
            for choice in choices:
                step = choice_step(scene.id, choice.id)
                if choice.condition is not None:
                    yield Read("offer", step, menu(at), at, choice.condition)
                if step in texts.results:
                    yield from _in_text(texts.results[step], texts, way(step), at)
                yield from _divert(choice.to, step, [way(step)], at)
        case Go(to, pause):
            step = passage_step(at, NEXT)
            yield from _divert(to, step if pause else at, [way(step) if pause else arrive(at)], at)
        case Hub(then=then, leave=leave):
            nodes = [menu(at), *([way(passage_step(at, LEAVE))] if leave else [])]
            yield from _divert(then, at, nodes, at)
        case _:
            pass


def _divert(to: Divert, owner: str, nodes: Sequence[str], at: str) -> Iterator[Read]:
    for index, target in enumerate(to):
        if target.condition is not None:
            for node in nodes:
                yield Read("divert", divert_name(owner, index), node, at, target.condition)


def _in_text(text: Text, texts: Texts, node: str, at: str) -> Iterator[Read]:
    for stretch in inside(text.whole):
        for fork in stretch.forks:
            weight = max(map(longest, fork))
            for arm in fork:
                if arm.condition is not None:
                    yield _branch(arm, texts, node, at, weight)


def _branch(arm: Stretch, texts: Texts, node: str, at: str, weight: int) -> Read:
    condition = arm.condition
    if condition is None:  # only branches with a condition come here
        raise TypeError(arm)
    name, words = texts.name(arm.number), longest(arm)
    return Read("text", name, node, at, condition, arm.number, words, weight)
