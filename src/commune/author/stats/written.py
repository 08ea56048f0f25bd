"""A story as it is counted: its texts, what reads them, and which part of it is meant.

A part is some passages with the ways on from them: an act, a scene, all of it, or what a
protagonist can come to. For a protagonist only the branches count that can be theirs.
"""

from collections.abc import Iterator
from functools import cached_property

from commune.author.stats.people import Theirs, theirs
from commune.explore.callbacks import (
    Callback,
    asks_beyond_who,
    callbacks_of,
    steps_with_effect,
)
from commune.explore.graph import graph_of
from commune.explore.reads import reads_of
from commune.explore.texts import Stretch, texts_of
from commune.model import Choice, Passage, Scene, Story
from commune.model.ids import BACK, address, choice_step, scene_of, split_address
from commune.model.scene import Choices, Divert, Go, Hub
from commune.values import value


@value(eq=False)
class Part:
    """Some passages of a story, and whose eyes they are read with; None for all eyes."""

    passages: frozenset[str]
    acts: frozenset[str]
    eyes: Theirs | None = None

    def sees(self, stretch: Stretch) -> bool:
        """Whether a stretch of the part's texts can be read."""
        return self.eyes is None or stretch.number in self.eyes.stretches

    def takes(self, step: str) -> bool:
        """Whether a way on from the part's passages can be taken."""
        return self.eyes is None or step in self.eyes.steps


class Written:
    """What is worked out once of a story, for all its parts."""

    def __init__(self, story: Story) -> None:
        """Cut the texts and follow the ways."""
        self.story = story
        self.texts = texts_of(story)
        self.graph = graph_of(story)
        self.reads = tuple(reads_of(story, self.texts))
        self._order = {at: index for index, at in enumerate(self._addresses())}

    @cached_property
    def callbacks(self) -> tuple[Callback, ...]:
        """What comes back of earlier choices."""
        return callbacks_of(self.graph, self.reads)

    @cached_property
    def with_effect(self) -> frozenset[str]:
        """The steps that something later hangs on."""
        return steps_with_effect(self.graph, self.reads)

    @cached_property
    def conditional(self) -> frozenset[str]:
        """The passages to which every way has a condition, other than who one is."""
        ways: dict[str, list[bool]] = {
            self.story.full_address(self.story.manifest.first.id): [False]
        }
        for to, condition in self._ways_in():
            ways.setdefault(to, []).append(condition)
        return frozenset(to for to, conditions in ways.items() if all(conditions))

    def passages(self, part: Part) -> Iterator[tuple[str, Scene, Passage]]:
        """The passages of a part in their order, each with its address and scene."""
        for at in sorted(part.passages, key=self._order.__getitem__):
            scene_id, passage = split_address(at)
            scene = self.story.scenes[scene_id]
            yield at, scene, scene.passages[passage]

    def choices(self, part: Part) -> Iterator[tuple[str, Choice]]:
        """The choices of a part, each with its step."""
        for _, scene, passage in self.passages(part):
            for choice in passage.way.choices if isinstance(passage.way, Choices) else ():
                step = choice_step(scene.id, choice.id)
                if part.takes(step):
                    yield step, choice

    def whole(self) -> Part:
        """All of the story."""
        return Part(frozenset(self._order), frozenset(self.story.acts))

    def act(self, act: str) -> Part:
        """An act."""
        found = (at for at in self._order if self.story.scenes[scene_of(at)].act == act)
        return Part(frozenset(found), frozenset((act,)))

    def scene(self, scene: str) -> Part:
        """A scene, without its act's opening page."""
        found = (address(scene, passage) for passage in self.story.scenes[scene].passages)
        return Part(frozenset(found), frozenset())

    def person(self, person: str) -> Part:
        """What can be read as a protagonist."""
        eyes = theirs(self.graph, self.texts, person)
        acts = (self.story.scenes[scene_of(at)].act for at in eyes.passages)
        return Part(eyes.passages, frozenset(acts), eyes)

    def _addresses(self) -> Iterator[str]:
        for scene in self.story.scenes.values():
            yield from (address(scene.id, passage) for passage in scene.passages)

    def _ways_in(self) -> Iterator[tuple[str, bool]]:
        """Each way to an address, and whether it has a condition."""
        story = self.story
        for scene in story.scenes.values():
            if scene.storylet is not None:
                yield scene.first, asks_beyond_who(scene.storylet.condition, story)
            for passage in scene.passages.values():
                match passage.way:
                    case Choices(choices):
                        for choice in choices:
                            under = asks_beyond_who(choice.condition, story)
                            yield from self._targets(choice.to, under=under)
                    case Go(to) | Hub(then=to):
                        yield from self._targets(to, under=False)
                    case _:
                        pass

    def _targets(self, to: Divert, *, under: bool) -> Iterator[tuple[str, bool]]:
        for target in to:
            if target.to.id != BACK:
                asked = under or asks_beyond_who(target.condition, self.story)
                yield self.story.full_address(target.to.id), asked
