"""The whole work."""

from collections.abc import Mapping
from typing import Any

from commune.diagnostics import Span
from commune.expressions import Condition, Layout
from commune.model.citation import Source
from commune.model.lessons import Claim, Lesson, Opening, Translation
from commune.model.notes import Note
from commune.model.prose import Prose, Words
from commune.model.scene import Reference, Scene
from commune.model.variables import Variable
from commune.values import field, value


@value
class Picture:
    """A drawing made of signs: its lines for wide screens, for narrow ones, and in words.

    Without lines for narrow screens, those show none.
    """

    wide: tuple[str, ...]
    narrow: tuple[str, ...]
    words: str


@value
class Manifest:
    """What ``story.yaml`` says of the whole."""

    title: str
    first: Reference
    acts: tuple[str, ...]
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    edition: str = ""
    language: str = "en"
    languages: tuple[str, ...] = ()
    protagonist: str = ""  # the name of the word variable that says who you are
    content: Prose = ()
    about: Prose = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    pause: Words = ()  # the words of a pause that has none of its own
    picture: Picture | None = None
    span: Span | None = field(default=None, compare=False, repr=False)
    named: tuple[Reference, ...] = field(default=(), compare=False, repr=False)  # as written

    def place_of(self, name: str) -> Span | None:
        """Where an act, the protagonist's variable or an old name stands in ``story.yaml``."""
        return next((one.span for one in self.named if one.id == name), None)


@value
class Act:
    """A folder of scenes, its opening page, and whether a card closes it."""

    id: str
    title: str = ""
    dates: str = ""
    epigraph: Prose = ()
    text: Prose = ()
    closing: bool = False
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Variant:
    """One way a person's life went on."""

    id: str
    text: Prose
    condition: Condition | None = None
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Fate:
    """What became of somebody: the first variant that holds; the last has no condition."""

    person: str
    variants: tuple[Variant, ...]
    span: Span | None = field(default=None, compare=False, repr=False)


@value(eq=False)
class Story:
    """Everything, linked: every name in it leads somewhere.

    The mappings may fetch what they hold only when it is asked for. `layout` says
    where the state keeps each variable, and each visit or step a condition asks about.
    `storylets` are each hub's scenes, in the order of their offer, and `paragraphs` the
    notes of the article's.
    """

    manifest: Manifest
    variables: Mapping[str, Variable]
    acts: Mapping[str, Act]
    scenes: Mapping[str, Scene]
    fates: Mapping[str, Fate]
    notes: Mapping[str, Note]
    sources: Mapping[str, Source]
    layout: Layout
    storylets: Mapping[str, tuple[str, ...]]
    openings: Mapping[str, Opening] = field(default_factory=dict)
    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    translations: tuple[Translation, ...] = ()
    paragraphs: Mapping[str, str] = field(default_factory=dict)
    edition_key: str = ""  # the content hash of the files this story was read from
    memo: dict[str, Any] = field(default_factory=dict, repr=False)  # what the engine worked out

    def notes_of(self, scene: Scene) -> tuple[str, ...]:
        """The notes that a scene gives by itself once it is over: its people, its paragraphs."""
        people = (one.id for one in scene.cast)
        answered = (self.paragraphs[one.id] for one in scene.article if one.id in self.paragraphs)
        return tuple(note for note in (*people, *answered) if note in self.notes)

    def full_address(self, text: str) -> str:
        """The address of a passage, also where only a scene is named: its first one."""
        return text if "." in text or text not in self.scenes else self.scenes[text].first
