"""Notes and sources that nothing leads to."""

from commune.author.checks.finding import Findings, Where, finding
from commune.author.checks.surround import where_of_note
from commune.author.checks.survey import AROUND, Survey
from commune.model.notes import Article

_HINTS = {
    "person": "Name it in a scene’s “cast”, or link it where a scene speaks of it.",
    "place": "Name it as a scene’s “place”, or link it where a scene speaks of it.",
}


def notes_are_used(survey: Survey) -> Findings:
    """Tell a note that the story never reveals: other notes lead only to what one has found."""
    notes = survey.story.notes
    leading = survey.seen(AROUND).leading
    for note in notes.values():
        given = note.id
        if isinstance(note.body, Article):  # of two for one paragraph, that is told
            given = survey.story.paragraphs.get(note.body.paragraph, given)
        if survey.linked & {note.id, given}:
            continue
        near = next((other for other in notes if note.id in leading[other] - {other}), None)
        says = f"nothing in the story reveals this note: no reader comes to “{note.id}”"
        if near is not None:
            says += f"; “{near}” leads there only for who has found it"
        hint = _HINTS.get(note.kind, f"Link it with [[{note.id}]] where a scene speaks of it.")
        yield finding("note-unused", where_of_note(note), says, hint)


def sources_are_cited(survey: Survey) -> Findings:
    """Tell a source that nothing cites."""
    for source in survey.story.sources.values():
        if source.id not in survey.cited:
            file = source.span.file if source.span else f"sources/{source.kind}.yaml"
            says = f"nothing cites the source “{source.id}”"
            hint = "Cite it where something is taken from it, or take it out."
            where = Where(file, (source.id,))
            yield finding("source-unused", where, says, hint, at=source.span)
