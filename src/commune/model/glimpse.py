"""A scene's passages at a glance: what can be named of them, without their texts.

Most that is asked of a whole story, such as whether an address exists or where a passage
always leads, asks little of each passage. So passages that were read before and kept can
sleep: their glimpses are there, and they themselves are made when one is asked for.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from commune.model.scene import Choices, Go, Hub, Passage, Scene


class Glimpse(NamedTuple):
    """What a passage has and where it leads, by form.

    `kind` is that of its way on: `choices`, `go`, `pause`, `hub` or `end`. `onward` are
    the targets, as written, that it leads to without anybody choosing.
    """

    kind: str
    choices: tuple[str, ...] = ()  # their ids
    onward: tuple[str, ...] = ()
    ending: str = ""
    titled: bool = False


class Asleep(Mapping[str, Passage]):
    """Passages by id, all made as soon as one is asked for."""

    def __init__(
        self, glimpses: Mapping[str, Glimpse], wake: Callable[[], Mapping[str, Passage]]
    ) -> None:
        """`wake` makes the passages that these are the glimpses of."""
        self.glimpses = glimpses
        self._wake = wake
        self._awake: Mapping[str, Passage] | None = None

    @property
    def sleeps(self) -> bool:
        """Whether no passage was asked for yet."""
        return self._awake is None

    def __getitem__(self, key: str) -> Passage:
        """The passage of an id."""
        if self._awake is None:
            self._awake = self._wake()
        return self._awake[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is such a passage; wakes nothing."""
        return key in self.glimpses

    def __iter__(self) -> Iterator[str]:
        """The ids, in the order of the file."""
        return iter(self.glimpses)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.glimpses)


def glimpses(scene: Scene) -> Mapping[str, Glimpse]:
    """A glimpse of each passage of a scene, by id."""
    passages = scene.passages
    if isinstance(passages, Asleep):
        return passages.glimpses
    return {name: glimpse(passage) for name, passage in passages.items()}


def glimpse(passage: Passage) -> Glimpse:
    """What is seen of a passage at a glance."""
    seen = Glimpse("end", ending=passage.ending, titled=bool(passage.title))
    match passage.way:
        case Choices(choices):
            return seen._replace(kind="choices", choices=tuple(one.id for one in choices))
        case Go(pause=pause) if pause:
            return seen._replace(kind="pause")
        case Go(to):
            return seen._replace(kind="go", onward=tuple(target.to.id for target in to))
        case Hub(then=to):
            return seen._replace(kind="hub", onward=tuple(target.to.id for target in to))
        case _:
            return seen
