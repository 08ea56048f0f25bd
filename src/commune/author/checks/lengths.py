"""How much is read at once: labels, paragraphs, and notes in easy words."""

from commune.author.checks.counting import LABEL, PARAGRAPH, PLAIN, words_in
from commune.author.checks.finding import Findings, Where, finding
from commune.author.checks.seen import Seen
from commune.author.checks.surround import where_of_note
from commune.author.checks.survey import Survey
from commune.model.notes import Article, Document, Note


def has_long_labels(seen: Seen) -> bool:
    """Whether there are such words."""
    return bool(seen.long_labels)


def has_long_paragraphs(seen: Seen) -> bool:
    """Whether there are such paragraphs."""
    return bool(seen.long_paragraphs)


def labels_are_short(survey: Survey) -> Findings:
    """Tell words to be picked that are more than a glance."""
    for seen in survey.suspected(has_long_labels):
        for written, count in seen.long_labels:
            says = f"{count} words are to be picked at once; {LABEL} are enough"
            hint = "Say what is done, and leave the rest to the text behind it."
            yield survey.about("long-label", written, says, hint)


def paragraphs_are_short(survey: Survey) -> Findings:
    """Tell a paragraph that fills a small screen; words of the time stay as they are."""
    for seen in survey.suspected(has_long_paragraphs):
        for paragraph, where, count in seen.long_paragraphs:
            if not _is_of_the_time(where):
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
