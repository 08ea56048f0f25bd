"""What stands around the scenes: openings, lessons, claims, translations."""

from collections.abc import Mapping

from commune.diagnostics import Span
from commune.expressions import Condition
from commune.model.effects import Effect
from commune.model.prose import Prose, Words
from commune.model.scene import Reference
from commune.values import field, value


@value
class Opening:
    """A beginning further on: a path that is replayed.

    Where the road is not yet whole, `start` is an address and `effects` the state there.
    """

    id: str
    label: str
    path: tuple[Reference, ...] = ()
    start: Reference | None = None
    effects: tuple[Effect, ...] = ()
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Lesson:
    """A stretch of the story for a class."""

    id: str
    title: str
    question: str
    minutes: int
    opening: Reference | None = None
    until: Reference | None = None
    documents: tuple[Reference, ...] = ()
    discuss: tuple[str, ...] = ()
    quiz: tuple[str, ...] = ()
    sheet: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Claim:
    """Something that must be true of every playthrough, at a place or anywhere."""

    id: str
    says: str
    mode: str  # always, never or possible
    condition: Condition
    at: Reference | None = None
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Translation:
    """The texts of one file in another language, by their place in the file.

    A place is dotted, as in ``passages.climb.choices.stay.label``.
    """

    language: str
    original: str  # the translated file's path in the story
    texts: Mapping[str, str | Words | Prose]
    originals: Mapping[str, str]  # short hashes of the originals the texts were made from
    span: Span | None = field(default=None, compare=False, repr=False)
    named: tuple[Reference, ...] = field(default=(), compare=False, repr=False)  # as written

    @property
    def file(self) -> str:
        """The path of the translated file itself."""
        return f"locales/{self.language}/{self.original}"

    def place_of(self, text: str) -> Span | None:
        """Where the text of a dotted place stands."""
        return next((one.span for one in self.named if one.id == text), self.span)
