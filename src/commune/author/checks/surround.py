"""Going over what stands around the scenes: manifest, acts, notes, fates, and the rest."""

from collections.abc import Iterator

from commune.author.checks.finding import Where
from commune.author.checks.seen import Seen
from commune.author.checks.wording import (
    go_over_cases,
    go_over_condition,
    go_over_effects,
    go_over_text,
)
from commune.diagnostics import Span
from commune.model.notes import (
    KINDS,
    Article,
    Debate,
    Document,
    Fact,
    Note,
    Person,
    Place,
    Position,
    Word,
)
from commune.model.prose import Prose, Words
from commune.model.variables import FlagVariable

_FOLDERS = {kind: folder for folder, kind in KINDS.items()}
Texts = Iterator[tuple[str, str | Words | Prose]]


def go_over_surround(seen: Seen) -> None:
    """Put down what every file that is no scene says, asks and names."""
    story = seen.story
    _each(seen, Where("story.yaml"), _manifest(seen))
    for act in story.acts.values():
        file = _file(act.span, f"acts/{act.id}/act.yaml")
        _each(seen, Where(file), iter((("title", act.title), ("dates", act.dates))))
        pages = iter((("epigraph", act.epigraph), ("text", act.text)))
        _each(seen, Where(file), pages, reveals=True)
    for variable in story.variables.values():
        where = Where("variables.yaml", (variable.name,))
        _each(seen, where, iter((("shown", variable.shown),)))
        if isinstance(variable, FlagVariable):
            _each(seen, where, iter((("ledger", variable.ledger),)))
    for note in story.notes.values():
        _note(note, seen)
    for fate in story.fates.values():
        where = Where(_file(fate.span, f"fates/{fate.person}.yaml"))
        for variant in fate.variants:
            inner = where.under("variants", variant.id)
            _each(seen, inner, iter((("text", variant.text),)), reveals=True)
        go_over_cases((variant.condition for variant in fate.variants), where, seen)
    _openings_and_lessons(seen)


def where_of_note(note: Note) -> Where:
    """The place of a note."""
    return Where(_file(note.span, f"notes/{_FOLDERS[note.kind]}/{note.id}.yaml"), (), (note,))


def _each(seen: Seen, where: Where, texts: Texts, *, reveals: bool = False) -> None:
    for key, text in texts:
        go_over_text(seen, where, key, text, reveals=reveals)


def _file(span: Span | None, otherwise: str) -> str:
    return span.file if span else otherwise


def _manifest(seen: Seen) -> Texts:
    manifest = seen.story.manifest
    yield "title", manifest.title
    yield "subtitle", manifest.subtitle
    yield "content", manifest.content
    yield "about", manifest.about
    yield "next", manifest.pause
    if manifest.picture is not None:
        yield "picture.alt", manifest.picture.words


def _note(note: Note, seen: Seen) -> None:
    where = where_of_note(note)
    if note.allow:
        seen.allowing.append((where, note))
    seen.cited.update(citation.source for citation in note.sources)
    around, seen.linked = seen.linked, {reference.id for reference in note.see}
    _each(seen, where, _note_texts(note), reveals=True)
    seen.leading[note.id], seen.linked = seen.linked, around
    match note.body:
        case Debate(positions=positions) | Article(argued=positions):
            for position in positions:
                seen.cited.update(citation.source for citation in position.sources)
        case _:
            pass


def _note_texts(note: Note) -> Texts:
    article = isinstance(note.body, Article)
    yield "title", note.title
    yield ("plain.says" if article else "plain"), note.plain
    match note.body:
        case Fact(text):
            yield "text", text
        case Person(text, role=role):
            yield "role", role
            yield "text", text
        case Place(then, today):
            yield "then", then
            yield "today", today
        case Word(french, gloss, say):
            yield "french", french
            yield "say", say
            yield "gloss", gloss
        case Document(author, _, text, addressed, original, questions):
            yield "author", author
            yield "addressed", addressed
            yield "original", original
            yield "text", text
            yield "questions.sourcing", questions.sourcing
            yield "questions.context", questions.context
            yield "questions.close", questions.close
        case Debate(question, positions):
            yield "question", question
            yield from _positions("positions", positions)
        case Article(_, says, _, record, argued, plain_record):
            yield "plain.record", plain_record
            yield "says", says
            yield "record.text", record
            yield from _positions("argued", argued)


def _positions(key: str, positions: tuple[Position, ...]) -> Texts:
    for number, position in enumerate(positions):
        yield f"{key}.{number}.holder", position.holder
        yield f"{key}.{number}.text", position.text


def _openings_and_lessons(seen: Seen) -> None:
    story = seen.story
    for opening in story.openings.values():
        where = Where(_file(opening.span, f"openings/{opening.id}.yaml"))
        _each(seen, where, iter((("label", opening.label),)))
        go_over_effects(opening.effects, where, seen)
    for lesson in story.lessons.values():
        where = Where(_file(lesson.span, f"lessons/{lesson.id}.yaml"))
        _each(seen, where, iter((("title", lesson.title), ("question", lesson.question))))
        for key in ("discuss", "quiz", "sheet", "notices"):
            lines: tuple[str, ...] = getattr(lesson, key)
            _each(seen, where, ((f"{key}.{number}", line) for number, line in enumerate(lines)))
    for claim in story.claims.values():
        go_over_condition(claim.condition, Where("claims.yaml"), seen)
