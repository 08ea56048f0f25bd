"""Notes and sources that nothing leads to."""

from commune.author.checks.finding import Findings, Where, finding
from commune.author.checks.surround import where_of_note
from commune.author.checks.survey import Survey
from commune.model.notes import Article

_HINTS = {
    "person": "Name it in a scene’s “cast”, link it, or let another note “see” it.",
    "place": "Name it as a scene’s “place”, link it, or let another note “see” it.",
}


def notes_are_used(survey: Survey) -> Findings:
    """Tell a note that no text links, nothing reveals, no scene names and no note sees."""
    answered = {
        reference.id for scene in survey.story.scenes.values() for reference in scene.article
    }
    for note in survey.story.notes.values():
        if note.id in survey.linked or note.id in survey.story.fates:
            continue
        if isinstance(note.body, Article) and note.body.paragraph in answered:
            continue
        says = f"nothing leads to this note: no reader comes to “{note.id}”"
        hint = _HINTS.get(note.kind, f"Link it with [[{note.id}]], or let another note “see” it.")
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
