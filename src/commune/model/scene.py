"""Scenes, passages, choices, and the ways on."""

from collections.abc import Mapping

from commune.diagnostics import Span
from commune.expressions import Condition
from commune.model.citation import Citation
from commune.model.effects import Effect
from commune.model.prose import Prose, Words
from commune.values import field, value


@value
class Reference:
    """A name written in a file, with its place.

    An address names its scene (the reader completes ``.passage``); a scene alone means
    its first passage.
    """

    id: str
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Target:
    """Where a way leads when its condition holds. ``back`` leads to the storylet's hub."""

    to: Reference
    condition: Condition | None = None


Divert = tuple[Target, ...]  # the first whose condition holds; the last has none


@value
class Choice:
    """A way on as written. `condition` holds its ``as`` too."""

    id: str
    kind: str
    label: Words
    to: Divert
    condition: Condition | None = None
    protagonist: str = ""
    locked: Words = ()
    once: bool = False
    fallback: bool = False
    effects: tuple[Effect, ...] = ()
    text: Prose = ()
    allow: Mapping[str, str] = field(default_factory=dict)
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Choices:
    """The reader chooses."""

    choices: tuple[Choice, ...]


@value
class Go:
    """The story goes on without asking; with `pause`, once the reader turned the page."""

    to: Divert
    pause: Words = ()


@value
class Hub:
    """Storylets are offered until `meet` were met, the reader leaves, or none is eligible."""

    show: int
    meet: int
    then: Divert
    leave: Words = ()
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class End:
    """The playthrough is over."""


Way = Choices | Go | Hub | End


@value
class Passage:
    """What is shown in one go."""

    id: str
    way: Way
    title: str = ""
    effects: tuple[Effect, ...] = ()
    text: Prose = ()
    fates: tuple[Reference, ...] = ()
    ending: str = ""
    allow: Mapping[str, str] = field(default_factory=dict)
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Storylet:
    """The head of a scene that a hub offers."""

    hub: Reference
    offer: Words
    condition: Condition | None = None
    priority: int = 0
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Summary:
    """What stands for a scene somebody would rather not read.

    `path` holds choice ids by protagonist; under the empty name, for everybody.
    """

    text: Prose
    path: Mapping[str, tuple[Reference, ...]]
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Scene:
    """One place and one time: one file."""

    id: str
    act: str
    title: str
    passages: Mapping[str, Passage]
    date: str = ""
    time: str = ""
    timeless: bool = False
    place: Reference | None = None
    cast: tuple[Reference, ...] = ()
    notices: tuple[str, ...] = ()
    article: tuple[Reference, ...] = ()
    sources: tuple[Citation, ...] = ()
    invented: Words = ()
    storylet: Storylet | None = None
    summary: Summary | None = None
    allow: Mapping[str, str] = field(default_factory=dict)
    span: Span | None = field(default=None, compare=False, repr=False)

    @property
    def first(self) -> str:
        """The address of the passage the scene begins with."""
        return f"{self.id}.{next(iter(self.passages))}"
