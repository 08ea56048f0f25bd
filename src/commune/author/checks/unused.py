"""Notes and sources that nothing leads to."""

from collections.abc import Iterable, Mapping

from commune.author.checks.finding import Findings, Where, finding
from commune.author.checks.surround import where_of_note
from commune.author.checks.survey import AROUND, Survey
from commune.model.notes import Article

_HINTS = {
    "person": "Name it in a scene’s “cast”, link it, or let another note “see” it.",
    "place": "Name it as a scene’s “place”, link it, or let another note “see” it.",
}


def notes_are_used(survey: Survey) -> Findings:
    """Tell a note that no reader comes to, neither from the story nor from a note come to."""
    answered = {
        reference.id for scene in survey.story.scenes.values() for reference in scene.article
    }
    notes = survey.story.notes
    begins = {
        note.id
        for note in notes.values()
        if note.id in survey.linked
        or note.id in survey.story.fates
        or (isinstance(note.body, Article) and note.body.paragraph in answered)
    }
    leading = survey.seen(AROUND).leading
    come_to = _led_on(begins, leading)
    for note in notes.values():
        if note.id in come_to:
            continue
        near = (other for other in notes if note.id in leading[other] - {other})
        only = next(near, None)
        says = f"nothing leads to this note: no reader comes to “{note.id}”"
        if only is not None:
            says = f"only notes that nothing leads to, such as “{only}”, lead to “{note.id}”"
        hint = _HINTS.get(note.kind, f"Link it with [[{note.id}]], or let another note “see” it.")
        yield finding("note-unused", where_of_note(note), says, hint)


def _led_on(begins: Iterable[str], leading: Mapping[str, set[str]]) -> set[str]:
    """These notes and all that one comes to from them, note by note."""
    found = set(begins)
    waiting = list(found)
    while waiting:
        new = leading.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def sources_are_cited(survey: Survey) -> Findings:
    """Tell a source that nothing cites."""
    for source in survey.story.sources.values():
        if source.id not in survey.cited:
            file = source.span.file if source.span else f"sources/{source.kind}.yaml"
            says = f"nothing cites the source “{source.id}”"
            hint = "Cite it where something is taken from it, or take it out."
            where = Where(file, (source.id,))
            yield finding("source-unused", where, says, hint, at=source.span)
