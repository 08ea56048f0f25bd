"""How much is read between two interactions, along the ways as they are written.

An interaction is a choice or a pause. From each of them (and from the story's beginning) a
reader goes on without being asked to one place to rest or to several, whatever the
conditions; each of these roads counts once, at its longest. An act's opening page is held
apart by the presenter and does not count.
"""

from collections.abc import Iterator

from commune.author.stats.written import Part, Written
from commune.explore.texts import Text, longest
from commune.model import Passage, Scene
from commune.model.ids import BACK, LEAVE, NEXT, choice_step, passage_step, split_address
from commune.model.scene import Choices, Divert, Go, Hub

Roads = dict[str, int]  # where one comes to rest, and the most words up to there


def words_between(written: Written, part: Part, *, choices_only: bool = False) -> list[int]:
    """The words of each road that begins in a part; with `choices_only` through all pauses."""
    return sorted(_Measuring(written, part, choices_only).all())


class _Measuring:
    def __init__(self, written: Written, part: Part, choices_only: bool) -> None:  # noqa: FBT001 - named by its caller
        self._written, self._part, self._story = written, part, written.story
        self._choices_only = choices_only
        self._known: dict[str, Roads] = {}

    def all(self) -> Iterator[int]:
        story, part = self._story, self._part
        first = story.full_address(story.manifest.first.id)
        if first in part.passages:
            yield from self._roads(first).values()
        for at, scene, passage in self._written.passages(part):
            for words, to in self._ways(at, scene, passage):
                yield from (words + length for length in self._led(to, scene).values())

    def _ways(self, at: str, scene: Scene, passage: Passage) -> Iterator[tuple[int, Divert | str]]:
        """The ways on that ask: the words of each one's result, and where it leads."""
        takes, story = self._part.takes, self._story
        match passage.way:
            case Choices(choices):
                for choice in choices:
                    step = choice_step(scene.id, choice.id)
                    if takes(step):
                        yield self._longest(self._written.texts.results.get(step)), choice.to
            case Go(to, pause) if pause and takes(passage_step(at, NEXT)):
                if not self._choices_only:
                    yield 0, to
            case Hub(then=then, leave=leave):
                for name in story.storylets.get(at, ()):
                    if takes(passage_step(at, name)):
                        yield 0, story.scenes[name].first
                if leave and takes(passage_step(at, LEAVE)):
                    yield 0, then
            case _:
                pass

    def _led(self, to: Divert | str, scene: Scene) -> Roads:
        """The roads behind a divert, or from an address."""
        if isinstance(to, str):
            return self._roads(to)
        roads: Roads = {}
        for target in to:
            if target.to.id == BACK and scene.storylet is not None:
                hub = self._story.full_address(scene.storylet.hub.id)
                roads[hub] = max(roads.get(hub, 0), 0)
            else:
                for rest, words in self._roads(self._story.full_address(target.to.id)).items():
                    roads[rest] = max(roads.get(rest, 0), words)
        return roads

    def _roads(self, at: str) -> Roads:
        """The roads from the arrival at an address; none on coming round to it again."""
        if at not in self._known:
            self._known[at] = {}
            self._known[at] = self._from(at)
        return self._known[at]

    def _from(self, at: str) -> Roads:
        story, texts = self._story, self._written.texts
        scene_id, passage_id = split_address(at)
        scene = story.scenes[scene_id]
        passage = scene.passages[passage_id]
        if at not in self._part.passages and self._part.eyes is not None:
            return {}
        words = self._longest(texts.passages.get(at))
        words += sum(self._longest(texts.fates[fate.id]) for fate in passage.fates)
        match passage.way:
            case Go(to, pause) if not pause or self._choices_only:
                return {rest: words + more for rest, more in self._led(to, scene).items()}
            case _:
                return {at: words}

    def _longest(self, text: Text | None) -> int:
        return longest(text.whole, self._part.sees) if text is not None else 0
