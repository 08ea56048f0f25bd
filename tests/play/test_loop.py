"""The loop shows, asks and saves, whoever draws and whoever answers."""

import pytest
from tests.play.reading import (
    AGAIN,
    NOTES,
    TITLE,
    UNDO,
    Reader,
    begin,
    desk_on,
    headers,
    hints,
    kinds,
    labels,
    reader,
    told,
)

from commune.model import Story
from commune.model.prose import NoteLink, Paragraph, Text
from commune.model.scene import Choices
from commune.play.answers import OpenNote, Said, Take, Verb
from commune.play.blocks import (
    ActCard,
    Block,
    Chosen,
    ClosingCard,
    Hint,
    Prose,
    SceneHeader,
    Status,
    StatusEntry,
)
from commune.play.loop import Sitting
from commune.saves import Absent, Playthrough, SetAside, Shelf
from commune.values import replace


def test_the_first_page_is_shown_before_an_asker_is_made(story: Story, shelf: Shelf) -> None:
    one = reader()

    def make() -> Reader:
        assert SceneHeader in kinds(one)
        return one

    desk = desk_on(shelf)
    begun = begin(story, desk)
    assert Sitting(one, make, desk).tell(begun.standing, begun.coming) == 0
    assert one.questions


def test_each_choice_is_saved_before_the_next_page_is_shown(story: Story, shelf: Shelf) -> None:
    saved: list[Playthrough | Absent | SetAside] = []

    def watch(blocks: tuple[Block, ...]) -> None:
        if any(isinstance(block, Prose) for block in blocks):
            saved.append(shelf.load(TITLE))

    one = reader(3)
    one.watch = watch
    assert told(story, one, shelf) == 0
    first, second = saved
    assert first == Absent()
    assert isinstance(second, Playthrough)
    assert second.path == ("yard/wait",)


def test_a_choice_stays_on_the_page_and_a_page_turned_does_not(story: Story) -> None:
    one = reader(1, 1, 1, 1)
    told(story, one, None)
    chosen = [block.label[0].text for block in one.seen if isinstance(block, Chosen)]
    assert chosen == ["Knock at the door, hard enough for the whole yard to hear it.", "Stay."]
    assert "Enough." in str(one.seen), "the page behind the one that was turned"


def test_a_step_onwards_says_of_the_status_only_what_it_changed(story: Story) -> None:
    one = reader(3, 1, 1)
    told(story, one, None)
    told_of = [block.entries for block in one.seen if isinstance(block, Status)]
    assert told_of == [(StatusEntry("Bread", "a crust", "enough"),)]


def test_a_page_shown_again_says_the_whole_status(story: Story) -> None:
    one = reader(3, AGAIN)
    told(story, one, None)
    told_of = [block.entries for block in one.seen if isinstance(block, Status)]
    assert told_of == [(StatusEntry("Bread", "enough"),)]


def test_an_act_waits_for_the_reader(story: Story, shelf: Shelf) -> None:
    one = reader(1, 1, 2)
    told(story, one, shelf)
    assert labels(one.asked[-1]) == ["Go on."]
    assert kinds(one)[-2:] == [ClosingCard, Hint]
    assert headers(one) == ["The yard", "The hill"]


def test_undo_shows_the_last_part_of_a_page_and_again_at_a_hold_holds_again(
    story: Story, shelf: Shelf
) -> None:
    one = reader(1, 1, 2, AGAIN, 1, 1, UNDO)
    told(story, one, shelf)
    assert [labels(offers) for offers in one.asked[3:6]] == [["Go on."], ["Go on."], ["Go on."]]
    shown = kinds(one)
    assert shown.count(ActCard) == 3
    assert shown.count(ClosingCard) == 3  # twice at the hold, once at the end, not by the undo


def test_who_goes_back_is_told_where_they_are(story: Story) -> None:
    one = reader(1, 1, 1, UNDO)
    told(story, one, None)
    assert headers(one) == ["The yard", "The hill", "The hill"]


def test_what_a_verb_did_is_said_at_the_next_question(story: Story) -> None:
    one = reader(UNDO, 3, UNDO, Said(Verb.REDO), Said(Verb.REDO))
    told(story, one, None)
    assert one.said == [
        "There is nothing to take back: it begins here.",
        "Taken back: “Wait”.",
        "Taken again: “Wait”.",
        "There is nothing to take again.",
    ]


def test_notes_ledger_and_help_leave_the_question_standing(story: Story, shelf: Shelf) -> None:
    one = reader(NOTES, OpenNote(2), Said(Verb.LEDGER), Said(Verb.HELP))
    one.picks = [1, None]
    told(story, one, shelf)
    assert all(offers == one.asked[0] for offers in one.asked)
    titles = [leaf.title for leaf in one.leaves]
    notes = "Notes of this page"
    assert titles == [notes, "The lamp", notes, "Wash-house", "Ledger", "Help"]
    assert headers(one) == ["The yard"], "and the page is not shown again"


def test_a_note_that_the_page_has_not_is_told(story: Story) -> None:
    one = reader(OpenNote(3), 3, OpenNote(1))
    told(story, one, None)
    assert one.said[0] == "There is no note 3: this page has notes 1 to 2."
    assert one.leaf.title == "The lamp"


def test_quitting_out_of_the_notes_quits(story: Story, shelf: Shelf) -> None:
    one = reader(NOTES, 3)
    one.picks = [Said(Verb.QUIT)]
    told(story, one, shelf)
    assert len(one.asked) == 1
    assert "Saved. It goes on from here next time." in hints(one)


def test_a_story_that_stops_where_it_should_go_on_leads_back(story: Story, shelf: Shelf) -> None:
    yard = story.scenes["yard"]
    gate = yard.passages["gate"]
    assert isinstance(gate.way, Choices)
    climb_only = replace(gate, way=Choices(gate.way.choices[1:2]))
    scenes = {**story.scenes, "yard": replace(yard, passages={"gate": climb_only})}
    one = reader()
    assert told(replace(story, scenes=scenes, memo={}), one, shelf) == 0
    assert any("Undo leads back" in hint for hint in hints(one))


def test_notes_already_shown_can_be_opened_where_a_page_holds(story: Story) -> None:
    hill, town = story.scenes["hill"], story.scenes["town"]
    foot, square = hill.passages["foot"], town.passages["square"]
    assert isinstance(foot.way, Choices)
    stay, leave = foot.way.choices
    leave = replace(leave, text=(Paragraph((NoteLink("lamp", (Text("so"),)),)),))
    foot = replace(foot, way=Choices((stay, leave)))
    square = replace(square, text=(Paragraph((NoteLink("mill", (Text("there"),)),)),))
    scenes = {
        **story.scenes,
        "hill": replace(hill, passages={**hill.passages, "foot": foot}),
        "town": replace(town, passages={**town.passages, "square": square}),
    }
    one = reader(1, 1, 2, 1)
    told(replace(story, scenes=scenes, memo={}), one, None)
    assert [asked.notes for asked in one.questions[-2:]] == [1, 2], (
        "the answer with its marker stands above the hold, the town behind it"
    )


def test_the_question_counts_the_notes_that_were_not_opened_yet(story: Story) -> None:
    one = reader(OpenNote(1), OpenNote(1), OpenNote(2))
    told(story, one, None)
    assert [(asked.notes, asked.unread) for asked in one.questions] == [
        (2, 2),
        (2, 1),
        (2, 1),
        (2, 0),
    ]


def test_the_question_says_whether_it_was_asked_just_before(story: Story) -> None:
    one = reader(NOTES, UNDO, 3)
    told(story, one, None)
    assert [asked.again for asked in one.questions] == [False, True, True, False]


@pytest.mark.parametrize(
    "verb",
    [UNDO, Said(Verb.REDO), Said(Verb.BACK, "9"), Said(Verb.LOAD, "x"), Said(Verb.SAVE, "x")],
)
def test_what_leads_nowhere_is_told_and_the_page_is_not_shown_again(
    story: Story, shelf: Shelf, verb: Said
) -> None:
    one = reader(verb)
    told(story, one, shelf)
    assert len(one.said) == 1
    assert headers(one) == ["The yard"]


def _crowded(*answers: Take | Said | int) -> Reader:
    """A reader on whose screen there is room for one block at a time."""
    one = reader(*answers)
    one.room = False
    return one


def test_what_is_longer_than_the_screen_is_read_on_by_a_key(story: Story, shelf: Shelf) -> None:
    one = _crowded(1, 1, 1, 3)
    told(story, one, shelf)
    asked = [labels(offers) for offers in one.asked]
    assert asked[:2] == [["Begin."], ["Read on."]], "the title page comes first, and holds"
    assert len(asked[3]) == 3
    assert kinds(one).index(ActCard) < kinds(one).index(SceneHeader) < kinds(one).index(Prose)


def test_while_a_page_is_read_only_what_was_shown_is_known(story: Story) -> None:
    one = _crowded(NOTES, Said(Verb.CHOICES))
    told(story, one, None)
    first, second = one.leaves
    assert not first.links, "no marker was shown yet"
    assert one.questions[0].notes == 0
    assert not second.links


def test_where_more_of_a_page_is_to_come_its_choice_is_not_in_the_list_yet(
    story: Story, shelf: Shelf
) -> None:
    one = _crowded(1, 1, 1, 1, Said(Verb.CHOICES))
    told(story, one, shelf)
    assert labels(one.asked[-1]) == ["Read on."]
    assert not one.leaf.links


def test_a_page_gone_back_to_does_not_hold_again(story: Story, shelf: Shelf) -> None:
    one = _crowded(1, 1, 1, 3, UNDO)
    told(story, one, shelf)
    assert one.said == ["Taken back: “Wait”."]
    assert len(labels(one.asked[-1])) == 3
    assert headers(one)[-1] == "The yard"


def test_a_locked_way_is_never_offered_as_taken(story: Story) -> None:
    one = reader(Take(3))
    told(story, one, None)
    assert [offer.locked for offer in one.asked[-1].offers] == [False, True, False]
    assert [offer.taken for offer in one.asked[-1].offers] == ["", "", "taken already"]
