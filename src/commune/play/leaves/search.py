"""Looking for words in notes: every word must occur, whatever its accents and capitals."""

from unicodedata import combining, normalize

from commune.model import Story
from commune.model.notes import Note
from commune.play.writing import citation_in_words
from commune.values import field_names


def holds(note: Note, story: Story, words: str) -> bool:
    """Whether each of the words stands in a note: its title, texts, or sources."""
    sources = (citation_in_words(citation, story) for citation in note.sources)
    text = folded(" ".join((note.title, note.plain, *_texts(note.body), *sources)))
    return all(word in text for word in folded(words).split())


def folded(text: str) -> str:
    """Text for comparing: without accents, case and curly signs."""
    plain = text.casefold().replace("’", "'").replace("œ", "oe").replace("æ", "ae")
    return "".join(sign for sign in normalize("NFKD", plain) if not combining(sign))


def _texts(held: object) -> list[str]:
    """All characters in a value of the model; places in files have no fields, and are passed."""
    if isinstance(held, str):
        return [held]
    if isinstance(held, tuple):
        return [text for part in held for text in _texts(part)]
    if hasattr(type(held), "__match_args__"):
        names = (name for name in field_names(type(held)) if name != "span")
        return [text for name in names for text in _texts(getattr(held, name))]
    return []
