"""A historical note made ready to be read."""

from collections.abc import Iterable, Iterator

from commune.engine import Journal
from commune.model import Story
from commune.model.notes import (
    Article,
    Debate,
    Document,
    Fact,
    Note,
    Person,
    Place,
    Position,
    Questions,
    Word,
)
from commune.model.prose import Paragraph, Prose, Text
from commune.play import blocks as show
from commune.play.dates import date_in_words
from commune.play.writing import citation_in_words, text_of
from commune.values import value

KINDS = {
    "fact": "Fact",
    "person": "Person",
    "place": "Place",
    "word": "Word",
    "document": "Document",
    "debate": "Debate",
    "article": "Article and record",
}
_STANDINGS = {
    "documented": "Documented: sources of the time bear it out.",
    "reported": "Reported: somebody told it, and it could not be tested.",
    "disputed": "Disputed: those who studied it do not agree.",
    "legend": "Legend: told often, and not borne out.",
}
_INVENTED = "Invented for this story."
_LABELS = {
    "accurate": "accurate",
    "slip": "a slip",
    "gap": "a gap",
    "reading": "a reading of events",
    "forecast": "a forecast",
}


Part = tuple[str, Prose]  # a heading, or none, and what stands under it


@value
class Together:
    """Parts that answer each other, under a heading of their own or none."""

    parts: tuple[Part, ...]
    heading: str = ""


def note_card(note: Note, journal: Journal, *, plain: bool = False) -> show.NoteCard:
    """A note, opened: what it says, how sure that is, and where it can be read.

    With `plain` its easy wording stands in the place of the text; positions stay.
    """
    story = journal.story
    parts = _plain_parts(note, story) if plain and note.plain else _parts(note, story)
    sections = tuple(section for part in parts for section in _made(part, journal))
    return show.NoteCard(
        note.title,
        KINDS[note.kind],
        _standing(note),
        tuple((name, value) for name, value in _facts(note) if value),
        sections,
        tuple(citation_in_words(citation, story) for citation in note.sources),
        tuple(story.notes[other.id].title for other in note.see if other.id in story.notes),
    )


def _standing(note: Note) -> str:
    match note.body:
        case Person(invented=True) | Place(invented=True):
            return _INVENTED
        case _:
            return _STANDINGS.get(note.confidence, "")


def _facts(note: Note) -> Iterator[tuple[str, str]]:
    """The short parts of a note, each under its name."""
    match note.body:
        case Fact(date=date):
            yield "When", date_in_words(date)
        case Person(born=born, died=died, active=active, role=role):
            yield "Who", role
            yield "Born", date_in_words(born)
            yield "Died", date_in_words(died)
            yield "Active", date_in_words(active)
        case Place(position=(north, east)):
            yield "Where", f"{north} degrees north, {east} degrees east"
        case Word(french=french, say=say):
            yield "In the original", french
            yield "Say", say
        case Document(author=author, date=date, addressed=addressed):
            yield "From", author
            yield "To", addressed
            yield "When", date_in_words(date)
        case Debate(question=question):
            yield "The question", question
        case Article(labels=labels):
            yield "Beside the record", ", ".join(_LABELS.get(label, label) for label in labels)
        case _:
            pass


def _parts(note: Note, story: Story) -> Iterator[Part | Together]:
    """The long parts of a note, each under its heading."""
    match note.body:
        case Fact(text=text) | Person(text=text):
            yield "", text
        case Place(then, today):
            yield "Then", then
            yield "Today", today
        case Word(gloss=gloss):
            yield "", (Paragraph(gloss),) if gloss else ()
        case Document(text=text, original=original, questions=questions):
            yield Together((("Translated", text), ("The original", original)))
            yield from _questions(questions)
        case Debate(positions=positions):
            yield _positions(positions, story)
        case Article(says=says, record=record, argued=argued):
            yield Together((("The article says", says), ("The record", record)))
            yield _positions(argued, story, "Still argued")


def _plain_parts(note: Note, story: Story) -> Iterator[Part | Together]:
    """The note for an easy reader; positions are somebody's words and stay as they are."""
    match note.body:
        case Article(argued=argued, plain_record=record):
            says = (("The article says", _prose(note.plain)), ("The record", _prose(record)))
            yield Together(says)
            yield _positions(argued, story, "Still argued")
        case Debate(positions=positions):
            yield "", _prose(note.plain)
            yield _positions(positions, story)
        case _:
            yield "", _prose(note.plain)


def _made(part: Part | Together, journal: Journal) -> Iterator[show.Section | show.Beside]:
    """A part as it is shown; one without words is left out."""
    if not isinstance(part, Together):
        heading, prose = part
        if prose:
            yield show.Section(heading, text_of(prose, journal))
        return
    sections = tuple(one for each in part.parts for one in _made(each, journal))
    if sections and part.heading:
        yield show.Section(part.heading, ())
    if len(sections) > 1:
        yield show.Beside(tuple(one for one in sections if isinstance(one, show.Section)))
    else:
        yield from sections


def _questions(questions: Questions) -> Iterator[Part]:
    yield "Ask who made it", _prose(questions.sourcing)
    yield "Ask what was going on", _prose(questions.context)
    yield "Look closely", _prose(questions.close)


def _positions(positions: Iterable[Position], story: Story, heading: str = "") -> Together:
    """Who holds what; where it is read stands behind the words, for there is no winner."""
    parts: list[Part] = []
    for position in positions:
        read_in = "; ".join(citation_in_words(one, story) for one in position.sources)
        read = _prose(f"Read in: {read_in}." if read_in else "")
        parts.append((position.holder, (*position.text, *read)))
    return Together(tuple(parts), heading)


def _prose(text: str) -> Prose:
    return (Paragraph((Text(text),)),) if text else ()
