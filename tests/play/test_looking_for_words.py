"""Words are looked for in the notes that were found, whatever their accents and capitals."""

import pytest
from tests.play.reading import TITLE, Reader, lines_of, reader, told
from tests.play.small import prose, words

from commune.model import Story
from commune.model.citation import Citation, Source
from commune.model.notes import Fact, Note
from commune.model.prose import Emphasis, Foreign, Paragraph, Text
from commune.play.answers import Link, Said, Verb
from commune.play.blocks import OfferList
from commune.play.leaves.search import folded, holds
from commune.play.typed import understood
from commune.saves import Memory, Shelf
from commune.values import replace

DUCHENE = Note(
    "duchene",
    "fact",
    "Le Père Duchêne",
    "A newspaper that swore.",
    Fact(
        (
            Paragraph(
                (Text("It was "), Emphasis(words("grandly")), Foreign("fr", "en colère"), Text("."))
            ),
            *prose("It’s an œuvre of its own."),
        ),
        "1871",
    ),
    sources=(Citation("almanac", "p. 12"),),
)


@pytest.fixture
def story(story: Story) -> Story:
    """The story with a note more, in which there are accents."""
    source = Source("almanac", "primary", "L’Almanach", "A. Clerk", "1901")
    notes = {**story.notes, "duchene": DUCHENE}
    return replace(story, notes=notes, sources={"almanac": source}, memo={})


@pytest.mark.parametrize(
    "sought",
    [
        "Duchêne",
        "duchene",
        "DUCHÊNE",
        "duche\u0302ne",
        "le pere",
        "newspaper duchene",  # from different places of the note
        "swore père",
        "grandly",
        "colère",
        "colere en",
        "it's",
        "It’s",
        "oeuvre",
        "ŒUVRE",
        "1871",
        "almanach",
        "clerk 1901",
        "p. 12",
        "  duchêne   swore ",
        "",
    ],
)
def test_each_word_may_stand_anywhere_and_in_any_spelling(story: Story, sought: str) -> None:
    assert holds(DUCHENE, story, sought)


@pytest.mark.parametrize("sought", ["tomb", "duchene tomb", "duchesne", "almanac duchene tomb"])
def test_a_word_that_is_missing_is_missing(story: Story, sought: str) -> None:
    assert not holds(DUCHENE, story, sought)


def test_what_is_not_to_be_read_is_not_found(story: Story) -> None:
    assert not holds(DUCHENE, story, "note"), "no name of a field or a kind of thing"


def test_the_files_that_notes_stand_in_are_not_found(lighthouse: Story) -> None:
    found = [note.id for note in lighthouse.notes.values() if holds(note, lighthouse, "yaml")]
    assert found == []


def test_folding_knows_accents_case_and_signs() -> None:
    assert folded("L’Œuvre de Père-Lachaise, ½ ﬁn ẞ") == "l'oeuvre de pere-lachaise, 1⁄2 fin ss"


def _book(story: Story, shelf: Shelf, sought: str) -> Reader:
    shelf.remember(TITLE, Memory(notes=frozenset({"duchene", "lamp", "mill", "wash-house"})))
    one = reader(Said(Verb.NOTEBOOK, sought))
    told(story, one, shelf)
    return one


def test_the_notebook_lists_what_holds_the_words(story: Story, shelf: Shelf) -> None:
    one = _book(story, shelf, "a public")
    assert one.leaf.title == "Notebook: a public"
    assert lines_of(one.leaf) == [
        "1 of the notes you found holds “a public”.",
        "# Words (1)",
        "> Wash-house (new)",
    ]


def test_notes_that_were_not_found_yet_are_not_given_away(story: Story, shelf: Shelf) -> None:
    one = _book(story, shelf, "bread")
    assert lines_of(one.leaf) == ["No note that you found holds “bread”."]
    assert "bread" in str(story.notes["letter"]), "though there is one"


def test_a_typed_line_looks_for_words(story: Story, shelf: Shelf) -> None:
    said = understood("find Duchêne", OfferList(()))
    assert said == Said(Verb.NOTEBOOK, "Duchêne")
    one = _book(story, shelf, "Duchêne")
    assert [link.label for link in one.leaf.links] == ["Le Père Duchêne"]


def test_all_notes_of_the_article_have_their_family(story: Story, shelf: Shelf) -> None:
    shelf.remember(TITLE, Memory(notes=frozenset(story.notes)))
    one = reader(Said(Verb.NOTEBOOK))
    told(story, one, shelf)
    headings = [line for line in lines_of(one.leaf) if line.startswith("#")]
    assert headings == [
        "# Facts (2)",
        "# People (1)",
        "# Places (1)",
        "# Words (1)",
        "# Documents (1)",
        "# Debates (1)",
        "# The article and the record (1)",
    ] or sorted(headings) == sorted(set(headings))
    assert len([part for part in one.leaf.parts if isinstance(part, Link)]) == len(story.notes)
