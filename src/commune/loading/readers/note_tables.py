"""What notes of the seven kinds hold.

What all have stands in `_HEAD` and `_FOOT`; each kind adds its own. People and places
of ours are `invented`, and then nobody vouches for them: they have no confidence.
"""

from commune.loading.readers.addresses import CITATIONS, PARAGRAPH, REFERENCES
from commune.loading.readers.dates import YEAR
from commune.loading.readers.fields import Field, Reading, Table, Values
from commune.loading.readers.forms import ALLOW, LINE, PROSE, TEXT, WORDS, list_of, record
from commune.loading.readers.scalars import FLAG, POSITION, one_of
from commune.loading.tree.tree import Scalar
from commune.model.notes import (
    CONFIDENCES,
    LABELS,
    Position,
    Questions,
)

_CONFIDENCE = Field(
    "confidence", one_of(*CONFIDENCES), "How sure the record is of it.", required=True
)
_MAYBE_CONFIDENCE = Field(
    "confidence", one_of(*CONFIDENCES), "How sure the record is of it; required unless invented."
)
_INVENTED = Field("invented", FLAG, "“true” for one of ours; then it has no confidence.")
_TITLE = Field("title", LINE, "The note’s heading.", required=True, mistaken=("name",))
_PLAIN = Field("plain", TEXT, "The same in at most fifty easy words.", required=True)
_HEAD = (_TITLE, _PLAIN)
_FOOT = (
    Field("sources", CITATIONS, "Where it is from.", mistaken=("source",)),
    Field("see", REFERENCES, "The ids of notes that go with it.", mistaken=("links", "related")),
    Field("allow", ALLOW, "Findings that are meant, each with the reason."),
)


def _text(says: str) -> Field:
    return Field("text", PROSE, says, required=True, mistaken=("body",))


# Positions, for debates and for the article


def _position(values: Values, _key: Scalar, _reading: Reading) -> Position:
    return Position(
        values.get("holder") or "", values.get("text") or (), values.get("sources") or ()
    )


_HOLDER = Field("holder", LINE, "Who holds it.", required=True, mistaken=("who", "by"))
POSITION_KEYS = Table(
    "position",
    "What somebody holds.",
    (_HOLDER, _text("What they hold."), Field("sources", CITATIONS, "Where they say so.")),
)
POSITIONS = list_of(record(POSITION_KEYS, _position))


# Parts of single kinds


def _questions(values: Values, _key: Scalar, _reading: Reading) -> Questions:
    told = {name: value for name, value in values.items() if value is not None}
    return Questions(**told)


QUESTIONS = Table(
    "question",
    "What to ask of a document.",
    (
        Field("sourcing", TEXT, "Who speaks, and why."),
        Field("context", TEXT, "What was going on."),
        Field("close", TEXT, "What the words themselves say."),
    ),
)


def _values(values: Values, _key: Scalar, _reading: Reading) -> Values:
    return values


RECORD = Table(
    "record",
    "What the record says beside the article.",
    (_text("What is known."), _CONFIDENCE, Field("sources", CITATIONS, "Where it is from.")),
)
PLAIN = Table(
    "plain text",
    "The article’s paragraph and the record in easy words.",
    (
        Field("says", TEXT, "What the article says.", required=True),
        Field("record", TEXT, "What the record says.", required=True),
    ),
)


# The seven kinds

FACT = Table(
    "fact",
    "What happened, a number, a decree.",
    (
        *_HEAD,
        _CONFIDENCE,
        Field("date", YEAR, "When."),
        _text("Forty to eighty words."),
        *_FOOT,
    ),
)
PERSON = Table(
    "person",
    "Somebody real, or one of ours.",
    (
        *_HEAD,
        _MAYBE_CONFIDENCE,
        _INVENTED,
        Field("born", YEAR, "When born."),
        Field("died", YEAR, "When dead."),
        Field("active", YEAR, "When they matter here."),
        Field("role", LINE, "What they were, in a line."),
        _text("Who they were."),
        *_FOOT,
    ),
)
PLACE = Table(
    "place",
    "Somewhere, then and today.",
    (
        *_HEAD,
        _MAYBE_CONFIDENCE,
        _INVENTED,
        Field("position", POSITION, "Degrees north and east, for the map."),
        Field("then", PROSE, "What it was.", required=True, mistaken=("text",)),
        Field("today", PROSE, "What is there now."),
        *_FOOT,
    ),
)
WORD = Table(
    "word",
    "A word of the time.",
    (
        *_HEAD,
        _CONFIDENCE,
        Field("french", LINE, "The word itself.", required=True),
        Field("say", LINE, "How to say it."),
        Field("gloss", WORDS, "What it means.", required=True, mistaken=("text", "meaning")),
        *_FOOT,
    ),
)
DOCUMENT = Table(
    "document",
    "Words of the time: the original and our translation.",
    (
        *_HEAD,
        _CONFIDENCE,
        Field("author", LINE, "Who wrote it.", required=True),
        Field("date", YEAR, "When.", required=True),
        Field("addressed", LINE, "To whom.", mistaken=("to",)),
        Field("original", PROSE, "The words as they were written."),
        _text("Our translation."),
        Field("questions", record(QUESTIONS, _questions), "What to ask of it."),
        *_FOOT,
    ),
)
DEBATE = Table(
    "debate",
    "A question that is open.",
    (
        *_HEAD,
        _CONFIDENCE,
        Field("question", LINE, "The question.", required=True),
        Field("positions", POSITIONS, "Who holds what: two or more, no winner.", required=True),
        *_FOOT,
    ),
)
ARTICLE = Table(
    "paragraph of the article",
    "A paragraph of the article beside the record.",
    (
        _TITLE,
        Field("paragraph", PARAGRAPH, "Which, like P8.", required=True),
        Field("plain", record(PLAIN, _values), "Both in easy words.", required=True),
        Field("says", PROSE, "What the article says, in other words.", required=True),
        Field("labels", list_of(one_of(*LABELS)), "What it is, held to the record.", required=True),
        Field("record", record(RECORD, _values), "What the record says.", required=True),
        Field("argued", POSITIONS, "Who argues what about it."),
        *_FOOT,
    ),
)
