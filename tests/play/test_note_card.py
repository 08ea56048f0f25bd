"""An opened note says how sure it is, who holds what, and where each is read."""

from commune.engine import Journal
from commune.model import Story
from commune.play import blocks as show
from commune.play.notebook import note_card
from commune.values import replace


def _headings(card: show.NoteCard) -> list[str | list[str]]:
    """The headings of a card; those that stand side by side in a list of their own."""
    return [
        [one.heading for one in section.sections]
        if isinstance(section, show.Beside)
        else section.heading
        for section in card.sections
    ]


def test_a_note_card_says_how_sure_it_is_and_where_it_is_read(
    story: Story, journal: Journal
) -> None:
    card = note_card(story.notes["wash-house"], journal)
    assert card.kind == "Word"
    assert card.standing.startswith("Documented")
    assert card.facts == (("In the original", "lavoir"), ("Say", "lah-VWAR"))
    assert card.sources == (
        "A. Clerk, The Almanac (1901), p. 12",
        "A. Clerk, The Almanac (1901), not located",
    )
    assert card.see == ("The lamp",)
    assert note_card(story.notes["ada"], journal).standing == "Invented for this story."
    assert note_card(story.notes["lamp"], journal).facts == (("When", "February 1901"),)


def test_a_debate_names_who_holds_what_and_no_winner(story: Story, journal: Journal) -> None:
    card = note_card(story.notes["how-many"], journal)
    assert _headings(card) == [["A clerk", "A baker"]]
    assert card.standing.startswith("Disputed")
    (beside,) = card.sections
    assert isinstance(beside, show.Beside)
    clerk, baker = beside.sections
    assert "Read in: A. Clerk, The Almanac (1901), p. 3." in str(clerk)
    assert "Read in" not in str(baker)


def test_a_document_is_read_beside_its_original_and_with_its_questions(
    story: Story, journal: Journal
) -> None:
    card = note_card(story.notes["letter"], journal)
    assert card.facts == (("From", "A baker"), ("To", "A miller"), ("When", "3 February 1901"))
    assert _headings(card) == [
        ["Translated", "The original"],
        "Ask who made it",
        "Ask what was going on",
        "Look closely",
    ]


def test_a_document_without_its_original_stands_alone(story: Story, journal: Journal) -> None:
    letter = story.notes["letter"]
    alone = replace(letter, body=replace(letter.body, original=()))
    assert _headings(note_card(alone, journal))[0] == "Translated"


def test_the_article_stands_beside_the_record(story: Story, journal: Journal) -> None:
    card = note_card(story.notes["p1"], journal)
    assert card.facts == (("Beside the record", "accurate, a gap"),)
    assert _headings(card) == [["The article says", "The record"], "Still argued", "A poet"]


def test_plain_wording_stands_in_the_place_of_the_text(story: Story, journal: Journal) -> None:
    lamp = note_card(story.notes["lamp"], journal, plain=True)
    assert "A light." in str(lamp)
    assert "It burned oil." not in str(lamp)
    assert "It burned oil." in str(note_card(story.notes["lamp"], journal))


def test_in_plain_words_a_debate_still_has_all_its_positions(
    story: Story, journal: Journal
) -> None:
    card = note_card(story.notes["how-many"], journal, plain=True)
    assert _headings(card) == ["", ["A clerk", "A baker"]]
    assert "Nobody knows." in str(card)


def test_in_plain_words_the_article_still_stands_beside_the_record(
    story: Story, journal: Journal
) -> None:
    card = note_card(story.notes["p1"], journal, plain=True)
    assert _headings(card) == [["The article says", "The record"], "Still argued", "A poet"]
    assert "The moon shone." in str(card)
    assert "There was a moon." not in str(card)


def test_a_note_without_plain_wording_is_shown_as_it_is(story: Story, journal: Journal) -> None:
    lamp = replace(story.notes["lamp"], plain="")
    assert note_card(lamp, journal, plain=True) == note_card(lamp, journal)
