"""Prose as written: blocks of paragraphs, with their conditions still in them.

`Words` is a stretch inside a line; `Prose` is a run of blocks. What the player sees
of them in a given state is composed by the engine.
"""

from commune.diagnostics import Span
from commune.expressions import Condition
from commune.model.citation import Citation
from commune.values import field, value


@value
class Text:
    """Plain characters. Blanks and line breaks are already made one blank."""

    text: str


@value
class LineBreak:
    """The end of a line that is kept, as in songs and posters."""


@value
class Emphasis:
    """Words between asterisks."""

    words: "Words"


@value
class NoteLink:
    """A marker that opens a note; where `words` is empty the note's title is shown."""

    note: str
    words: "Words"
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Shown:
    """The value of a variable, by its names."""

    variable: str
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Foreign:
    """Words in another language, by its two-letter code."""

    language: str
    text: str


@value
class Branch:
    """Words under a condition, in a line: ``{if c: A | B}``."""

    condition: Condition
    then: "Words"
    otherwise: "Words"
    span: Span | None = field(default=None, compare=False, repr=False)


Inline = Text | LineBreak | Emphasis | NoteLink | Shown | Foreign | Branch
Words = tuple[Inline, ...]


@value
class Paragraph:
    """A paragraph of running text."""

    words: Words
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Framed:
    """A letter, poster, telegram, newspaper, document, song or article, set apart.

    `title` is what stands in quotes behind the kind, or empty.
    """

    kind: str
    title: str
    blocks: "Prose"
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Said:
    """Documented words of a person, with the place they are read in."""

    person: str
    citation: Citation
    blocks: "Prose"
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Arm:
    """One branch of a block condition; without a condition it is the ``{else}``."""

    condition: Condition | None
    blocks: "Prose"
    span: Span | None = field(default=None, compare=False, repr=False)


@value
class Choose:
    """Blocks under conditions: the first arm that holds is shown. ``{as x}`` is one too."""

    arms: tuple[Arm, ...]


@value
class Gentle:
    """Blocks for a reader who asked for gentle text, and those for everybody else."""

    blocks: "Prose"
    otherwise: "Prose"
    span: Span | None = field(default=None, compare=False, repr=False)


Block = Paragraph | Framed | Said | Choose | Gentle
Prose = tuple[Block, ...]

FRAMES = ("letter", "poster", "telegram", "newspaper", "document", "song", "article")
KEEPS_LINES = ("song", "poster")
