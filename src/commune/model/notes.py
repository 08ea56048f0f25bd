"""Historical notes of seven kinds. `Note.body` holds what only its kind has."""

from commune.diagnostics import Span
from commune.model.citation import Citation
from commune.model.prose import Prose, Words
from commune.model.scene import Reference
from commune.values import field, value

KINDS = {  # folder under notes/ -> kind
    "facts": "fact",
    "people": "person",
    "places": "place",
    "words": "word",
    "documents": "document",
    "debates": "debate",
    "article": "article",
}
CONFIDENCES = ("documented", "reported", "disputed", "legend")
LABELS = ("accurate", "slip", "gap", "reading", "forecast")


@value
class Fact:
    """What happened, or a number, or a decree."""

    text: Prose
    date: str = ""


@value
class Person:
    """Somebody real, or, where `invented`, one of ours."""

    text: Prose
    born: str = ""
    died: str = ""
    active: str = ""
    role: str = ""
    invented: bool = False


@value
class Place:
    """Somewhere, then and today; position in degrees north and east."""

    then: Prose
    today: Prose = ()
    position: tuple[float, float] | None = None
    invented: bool = False


@value
class Word:
    """A word of the time."""

    french: str
    gloss: Words
    say: str = ""


@value
class Questions:
    """What to ask of a document."""

    sourcing: str = ""
    context: str = ""
    close: str = ""


@value
class Document:
    """Words of the time: the original and our translation."""

    author: str
    date: str
    text: Prose
    addressed: str = ""
    original: Prose = ()
    questions: Questions = field(default_factory=Questions)


@value
class Position:
    """What somebody holds, in a debate or about a paragraph of the article."""

    holder: str
    text: Prose
    sources: tuple[Citation, ...] = ()


@value
class Debate:
    """A question that is open, and who holds what."""

    question: str
    positions: tuple[Position, ...]


@value
class Article:
    """A paragraph of the article beside the record. `plain_record` goes with `Note.plain`."""

    paragraph: str
    says: Prose
    labels: tuple[str, ...]
    record: Prose
    argued: tuple[Position, ...] = ()
    plain_record: str = ""


Body = Fact | Person | Place | Word | Document | Debate | Article


@value
class Note:
    """A historical note. `confidence` is empty where the note is of something invented."""

    id: str
    kind: str
    title: str
    plain: str
    body: Body
    confidence: str = ""
    sources: tuple[Citation, ...] = ()
    see: tuple[Reference, ...] = ()
    allow: dict[str, str] = field(default_factory=dict)
    span: Span | None = field(default=None, compare=False, repr=False)
