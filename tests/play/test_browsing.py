"""Pages beside the story lead from one to another, and back the way one came."""

from pathlib import Path

import pytest
from tests.play.reading import NOTES, Reader, browsing, headers, lines_of, path_on, reader, told

from commune.model import Story
from commune.model.scene import Reference
from commune.play.answers import SHOWING, OpenNote, Said, Verb
from commune.play.blocks import LedgerCard
from commune.saves import Shelf
from commune.values import replace

BOOK, LEDGER, HELP, CHOICES = (
    Said(verb) for verb in (Verb.NOTEBOOK, Verb.LEDGER, Verb.HELP, Verb.CHOICES)
)
LAMP, WASH = Said(Verb.NOTE, "lamp"), Said(Verb.NOTE, "wash-house")


def _titles(story: Story, first: Said | OpenNote, *picks: Said | int | None) -> list[str]:
    """The titles of the leaves that are shown one after another."""
    one = Reader([first], list(picks))
    told(story, one, None)
    assert len(one.questions) == 2, "and then the question stands again"
    return [leaf.title for leaf in one.leaves]


@pytest.mark.parametrize("verb", sorted(SHOWING - {Verb.NOTE}, key=str))
def test_the_key_that_opened_a_leaf_closes_it(story: Story, verb: Verb) -> None:
    assert len(_titles(story, Said(verb), Said(verb))) == 1


def test_the_key_of_a_leaf_closes_the_notes_opened_from_it_too(story: Story) -> None:
    assert _titles(story, NOTES, 2, 1, NOTES) == ["Notes of this page", "Wash-house", "The lamp"]


def test_another_leaf_stands_in_the_place_of_the_one_before(story: Story) -> None:
    assert _titles(story, NOTES, HELP, LEDGER, None) == ["Notes of this page", "Help", "Ledger"]
    again = _titles(story, NOTES, HELP, NOTES, NOTES)
    assert again == ["Notes of this page", "Help", "Notes of this page"]


@pytest.mark.parametrize("picks", [[], [1], [HELP], [2, 1]])
def test_the_word_for_the_story_leaves_all_leaves_at_once(
    story: Story, picks: list[Said | int]
) -> None:
    assert len(_titles(story, NOTES, *picks, Said(Verb.PAGE))) == 1 + len(picks)


@pytest.mark.parametrize(
    ("bare", "title"),
    [
        (Verb.SET, "Settings"),
        (Verb.BACK, "The choices you made"),
        (Verb.LOAD, "Playthroughs"),
    ],
)
def test_a_verb_that_wants_a_word_opens_what_there_is(story: Story, bare: Verb, title: str) -> None:
    assert _titles(story, Said(bare), None) == [title]


def test_the_settings_open_from_a_leaf_by_their_word_too(story: Story) -> None:
    assert _titles(story, NOTES, Said(Verb.SET), None) == ["Notes of this page", "Settings"]


def test_see_also_leads_on_and_back(story: Story) -> None:
    titles = _titles(story, OpenNote(2), 1, None, None)
    assert titles == ["Wash-house", "The lamp", "Wash-house"]


def test_a_note_can_be_opened_from_a_note_that_it_led_to(story: Story) -> None:
    titles = _titles(story, OpenNote(1), WASH, 1, None, None, None)
    assert titles == ["The lamp", "Wash-house", "The lamp", "Wash-house", "The lamp"]


def test_a_note_says_what_it_leads_to_and_whether_that_is_new(story: Story) -> None:
    one = Reader([OpenNote(2)], [1, None])
    told(story, one, None)
    assert lines_of(one.leaves[0]) == ["NoteCard", "# See also", "> The lamp (fact, new)"]
    assert lines_of(one.leaves[2]) == ["NoteCard", "# See also", "> The lamp (fact)"]
    assert one.leaves[0].headed, "its title stands in the card"


def test_a_note_that_the_story_did_not_come_to_yet_is_not_named(story: Story) -> None:
    note = replace(story.notes["wash-house"], see=(Reference("lamp"), Reference("letter")))
    one = reader(OpenNote(2))
    told(replace(story, notes={**story.notes, "wash-house": note}, memo={}), one, None)
    assert [link.label for link in one.leaf.links] == ["The lamp"]


def test_other_words_are_looked_for_in_the_place_of_the_first(story: Story) -> None:
    titles = _titles(
        story, BOOK, Said(Verb.NOTEBOOK, "lamp"), Said(Verb.NOTEBOOK, "mill"), None, None
    )
    assert titles == ["Notebook", "Notebook: lamp", "Notebook: mill"]


def test_from_a_search_one_comes_back_to_all_notes(story: Story) -> None:
    titles = _titles(story, BOOK, Said(Verb.NOTEBOOK, "lamp"), None, None)
    assert titles == ["Notebook", "Notebook: lamp", "Notebook"]


def test_the_notebooks_key_closes_it_after_a_search_too(story: Story) -> None:
    titles = _titles(story, BOOK, Said(Verb.NOTEBOOK, "lamp"), BOOK)
    assert titles == ["Notebook", "Notebook: lamp"]


def test_a_note_found_leads_back_to_what_was_found(story: Story) -> None:
    titles = _titles(story, Said(Verb.NOTEBOOK, "lamp"), 1, None, None)
    assert titles == ["Notebook: lamp", "The lamp", "Notebook: lamp"]


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_a_verb_that_moves_the_reader_leaves_all_leaves(
    story: Story, shelf: Shelf, depth: int
) -> None:
    one = reader(3, NOTES)
    one.picks = [*[HELP, LEDGER][:depth], Said(Verb.UNDO)]
    told(story, one, shelf)
    assert path_on(shelf) == ()
    assert one.said == ["Taken back: “Wait”."]
    assert headers(one) == ["The yard", "The yard"]


def test_keeping_a_place_in_a_leaf_stays_in_it_and_says_so(story: Story, shelf: Shelf) -> None:
    one = browsing(3, CHOICES, picks=[Said(Verb.SAVE, "mine"), None])
    told(story, one, shelf)
    assert [leaf.title for leaf in one.leaves] == ["The choices you made"] * 2
    assert one.said == ["Kept as “mine”."]
    assert path_on(shelf, "mine") == ("yard/wait",)


def test_the_list_of_saves_shows_what_was_just_kept(story: Story, shelf: Shelf) -> None:
    one = browsing(3, Said(Verb.SAVES), picks=[1, None])
    one.lines = ["mine"]
    told(story, one, shelf)
    assert one.said == ["Keep this place as (a name; empty goes back)", "Kept as “mine”."]
    assert any("“mine”" in line for line in lines_of(one.leaf))


def test_a_transcript_can_be_written_from_a_leaf_and_touches_no_file_that_is_there(
    story: Story, tmp_path: Path
) -> None:
    place = tmp_path / "mine.md"
    one = Reader([LEDGER], [Said(Verb.TRANSCRIPT, str(place))] * 2)
    told(story, one, None)
    assert one.said == [
        f"What you read and chose is in {place}.",
        f"{place} is there already and was left as it is.",
    ]
    assert "A Small Story" in place.read_text()


def test_a_transcript_that_cannot_be_written_says_why(story: Story, tmp_path: Path) -> None:
    nowhere = tmp_path / "no" / "where.md"
    one = reader(Said(Verb.TRANSCRIPT, str(nowhere)), Said(Verb.TRANSCRIPT))
    told(story, one, None)
    assert one.said == [
        f"The transcript could not be written to {nowhere} (No such file or directory).",
        "Write the transcript to (a file; empty goes back)",
        "Nothing was written.",
    ]


def test_the_notes_of_a_page_without_any_say_so(story: Story) -> None:
    one = reader(1, 1, NOTES)
    told(story, one, None)
    assert lines_of(one.leaf)[0] == "There are no notes on this page."


def test_what_is_made_up_in_the_scene_stands_under_the_notes(lighthouse: Story) -> None:
    one = reader(NOTES)
    told(lighthouse, one, None)
    assert lines_of(one.leaf)[-1] == (
        "Made up in “The quay”: Everybody, every stone, and all of the fog."
    )


def test_the_notes_of_a_page_stand_in_the_order_of_their_markers(story: Story) -> None:
    one = reader(NOTES)
    told(story, one, None)
    assert [link.label for link in one.leaf.links] == ["The lamp", "Wash-house"]
    assert one.leaf.noun == "note"


def test_the_ledger_shows_what_was_kept(story: Story) -> None:
    one = reader(1, 1, LEDGER)
    told(story, one, None)
    (card,) = one.leaf.parts
    assert isinstance(card, LedgerCard)
    assert "You woke the yard." in str(card)


def test_where_one_is_says_place_and_parts_without_the_names_of_those_ahead(
    story: Story,
) -> None:
    one = reader(Said(Verb.WHERE))
    told(story, one, None)
    assert lines_of(one.leaf) == [
        "SceneHeader",
        "Status",
        "The First: you are in it.",
        "1 more part lies ahead.",
        "Choices made: 0. In the ledger: 0. Notes found: 3 of 7. Nothing is kept in this sitting.",
    ]
    later = reader(1, 1, 2, 1, Said(Verb.WHERE))
    told(story, later, None)
    assert lines_of(later.leaf)[2:4] == [
        "The First: behind you.",
        "The Second: you are in it.",
    ]


def test_how_far_one_is_goes_by_the_dates_of_an_act(lighthouse: Story) -> None:
    one = reader(Said(Verb.WHERE))
    told(lighthouse, one, None)
    assert "Evening: you are in it." in lines_of(one.leaf)


def test_what_was_made_up_is_told_of_the_scenes_read_and_no_others(lighthouse: Story) -> None:
    one = reader(Said(Verb.INVENTED))
    told(lighthouse, one, None)
    assert lines_of(one.leaf) == [
        "All else in these scenes has sources; the notes say which, and how sure they are.",
        "# The quay",
        "Everybody, every stone, and all of the fog.",
    ]
