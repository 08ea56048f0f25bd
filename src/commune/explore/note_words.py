"""How long a note is."""

from commune.explore.texts import all_words, count_words, cut
from commune.model import Story
from commune.model.notes import (
    Article,
    Debate,
    Document,
    Fact,
    Note,
    Person,
    Place,
    Word,
)


def note_words(story: Story, note: Note) -> int:
    """How many words the body of a note has, in the story's language; `plain` says them again."""
    match note.body:
        case Fact(text=text) | Person(text=text) | Document(text=text):
            return all_words(cut(story, text))
        case Place(then=then, today=today):
            return all_words(cut(story, then + today))
        case Word(gloss=gloss):
            return all_words(cut(story, gloss))
        case Debate(question, positions):
            held = sum(all_words(cut(story, position.text)) for position in positions)
            return count_words(question) + held
        case Article(says=says, record=record, argued=argued):
            held = sum(all_words(cut(story, position.text)) for position in argued)
            return all_words(cut(story, says + record)) + held
