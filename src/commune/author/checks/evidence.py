"""What is said to be documented: whether it can be looked up, and what a scene makes up."""

from commune.author.checks.finding import Findings, finding
from commune.author.checks.seen import Seen, where_of_scene
from commune.author.checks.surround import where_of_note
from commune.author.checks.survey import Survey
from commune.model.notes import Article, Note


def documented_notes_are_located(survey: Survey) -> Findings:
    """Tell a documented note none of whose citations says where to look."""
    for note in survey.story.notes.values():
        if note.confidence != "documented" or any(citation.page for citation in note.sources):
            continue
        cited = "cites nothing" if not note.sources else "says of no source where in it"
        says = f"this note is documented, and {cited}"
        hint = "Cite a place that somebody opened, or call it reported."
        yield finding("not-located", where_of_note(note), says, hint)


def has_unlocated_words(seen: Seen) -> bool:
    """Whether there are such words."""
    return not all(said.citation.page for said, _ in seen.said)


def documented_words_are_located(survey: Survey) -> Findings:
    """Tell words that somebody really said, without the place where they are read."""
    unlocated = (each for seen in survey.suspected(has_unlocated_words) for each in seen.said)
    for said, where in unlocated:
        if not said.citation.page:
            says = f"it is missing where in “{said.citation.source}” these words are read"
            hint = f'Write ::: said {said.person} "{said.citation.source} place".'
            yield finding("said-not-located", where, says, hint, at=said.citation.span)


def scenes_say_what_is_invented(survey: Survey) -> Findings:
    """Tell a dated scene that does not say what in it is made up."""
    for scene in survey.story.scenes.values():
        if scene.date and not scene.invented:
            says = "this scene has a date and does not say what in it is made up"
            hint = "Add “invented:”; where nothing is, say so."
            yield finding("invented-unsaid", where_of_scene(scene), says, hint)


def paragraphs_are_told_once(survey: Survey) -> Findings:
    """Tell a paragraph of the article that has two notes."""
    first: dict[str, Note] = {}
    for note in survey.story.notes.values():
        if not isinstance(note.body, Article):
            continue
        other = first.setdefault(note.body.paragraph, note)
        if other is not note:
            where = where_of_note(note)
            at = survey.places.span(where.file, ("paragraph",))
            says = f"“{other.id}” tells {note.body.paragraph} already"
            hint = "Make the two one, or give this one its own paragraph."
            yield finding("paragraph-twice", where, says, hint, at=at)
