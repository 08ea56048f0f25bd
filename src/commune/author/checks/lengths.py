"""How much is read at once: labels, paragraphs, and notes in easy words."""

from commune.author.checks.counting import LABEL, PARAGRAPH, PLAIN, words_in, words_in_line
from commune.author.checks.finding import Findings, Where, finding
from commune.author.checks.surround import where_of_note
from commune.author.checks.survey import Survey
from commune.model.notes import Article, Document, Note


def labels_are_short(survey: Survey) -> Findings:
    """Tell words to be picked that are more than a glance."""
    for written in survey.long_labels:
        count = words_in_line(written.text, survey.story)  # type: ignore[arg-type]
        if count > LABEL:
            says = f"{count} words are to be picked at once; {LABEL} are enough"
            hint = "Say what is done, and leave the rest to the text behind it."
            yield survey.about("long-label", written, says, hint)


def paragraphs_are_short(survey: Survey) -> Findings:
    """Tell a paragraph that fills a small screen; words of the time stay as they are."""
    for paragraph, where in survey.long_paragraphs:
        count = words_in_line(paragraph.words, survey.story)
        if count > PARAGRAPH and not _is_of_the_time(where):
            says = f"this paragraph has {count} words; {PARAGRAPH} are enough"
            hint = "Divide it by an empty line."
            yield finding("long-paragraph", where, says, hint, at=paragraph.span)


def easy_words_are_few(survey: Survey) -> Findings:
    """Tell a note whose easy words are too many."""
    for note in survey.story.notes.values():
        where = where_of_note(note)
        texts = [("plain", note.plain)]
        if isinstance(note.body, Article):
            texts = [("plain.says", note.plain), ("plain.record", note.body.plain_record)]
        for key, text in texts:
            if (count := words_in(text)) > PLAIN:
                at = survey.places.span(where.file, key.split("."))
                says = f"“plain” has {count} words; {PLAIN} easy ones are enough"
                hint = "Say less: the note itself says the rest."
                yield finding("long-plain", where, says, hint, at=at)


def _is_of_the_time(where: Where) -> bool:
    thing = where.things[-1] if where.things else None
    return isinstance(thing, Note) and isinstance(thing.body, Document)
