"""Notes made ready to be read: a list for a page, a card for a note."""

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
from commune.play.presenter import citation_in_words, text_of

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


def note_list(notes: Iterable[str], story: Story) -> show.NoteList:
    """The notes of a page, to choose from."""
    found = ((number, story.notes[note]) for number, note in enumerate(notes, start=1))
    return show.NoteList(
        tuple(show.NoteEntry(number, note.title, KINDS[note.kind]) for number, note in found)
    )


def note_card(note: Note, journal: Journal) -> show.NoteCard:
    """A note, opened: what it says, how sure that is, and where it can be read."""
    story = journal.story
    sections = tuple(
        show.Section(heading, text_of(prose, journal))
        for heading, prose in (*_sections(note, story), *_in_plain_words(note))
        if prose
    )
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


def _sections(note: Note, story: Story) -> Iterator[tuple[str, Prose]]:
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
            yield "Translated", text
            yield "The original", original
            yield from _questions(questions)
        case Debate(positions=positions):
            yield from _positions(positions, story)
        case Article(says=says, record=record, argued=argued, plain_record=plain):
            yield "The article says", says
            yield "The article in plain words", _prose(note.plain)
            yield "The record", record
            yield "The record in plain words", _prose(plain)
            yield from _positions(argued, story)


def _in_plain_words(note: Note) -> Iterator[tuple[str, Prose]]:
    """The note once more for an easy reader; an article's two sides have each their own."""
    if not isinstance(note.body, Article):
        yield "In plain words", _prose(note.plain)


def _questions(questions: Questions) -> Iterator[tuple[str, Prose]]:
    yield "Ask who made it", _prose(questions.sourcing)
    yield "Ask what was going on", _prose(questions.context)
    yield "Look closely", _prose(questions.close)


def _positions(positions: Iterable[Position], story: Story) -> Iterator[tuple[str, Prose]]:
    """Who holds what; where it is read stands behind the words, for there is no winner."""
    for position in positions:
        read_in = "; ".join(citation_in_words(one, story) for one in position.sources)
        yield position.holder, (*position.text, *_prose(f"Read in: {read_in}." if read_in else ""))


def _prose(text: str) -> Prose:
    return (Paragraph((Text(text),)),) if text else ()
