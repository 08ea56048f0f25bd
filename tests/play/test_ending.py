"""At the end there is what one takes along, and six ways on."""

import pytest
from tests.play.reading import (
    REDO,
    UNDO,
    headers,
    hints,
    kinds,
    labels,
    lines_of,
    path_on,
    reader,
    saved_on,
    slots_on,
    told,
)

from commune.model import Story
from commune.play.answers import Said, Verb
from commune.play.beginning import Wanted
from commune.play.blocks import ClosingCard, EndingCard, Heading, TitleCard
from commune.play.ending import AGAIN, LEADS
from commune.saves import Shelf

TO_THE_END = (1, 1, 2, 1, 1)


def _lead(verb: Verb) -> int:
    """The number of the lead that asks for this."""
    return 1 + [said.verb for said in LEADS.values()].index(verb)


BEGIN_AGAIN = 1 + list(LEADS.values()).index(AGAIN)
WHOLE = ("yard/knock", "hill/leave", "town.square/next")


def test_the_end_shows_what_is_taken_along_and_offers_its_leads(story: Story, shelf: Shelf) -> None:
    one = reader(*TO_THE_END)
    told(story, one, shelf)
    shown = kinds(one)
    assert shown.index(EndingCard) < len(shown) - 1 - shown[::-1].index(ClosingCard)
    assert Heading("About this story") in one.seen
    assert labels(one.asked[-1]) == list(LEADS)
    assert path_on(shelf) == WHOLE


def test_begin_again_keeps_the_old_playthrough_under_a_name_that_is_told(
    story: Story, shelf: Shelf
) -> None:
    one = reader(*TO_THE_END, BEGIN_AGAIN, 3)
    told(story, one, shelf)
    assert kinds(one).count(TitleCard) == 2
    assert "The playthrough you were in is kept as “kept-1”." in hints(one)
    assert path_on(shelf, "kept-1") == WHOLE
    assert path_on(shelf) == ("yard/wait",)


def test_beginning_again_asks_at_notices_again(story: Story) -> None:
    one = reader(*TO_THE_END, BEGIN_AGAIN, 1, UNDO, REDO)
    told(story, one, None)
    assert labels(one.asked[-1])[0] == "Read on."


def test_begin_again_begins_where_this_playthrough_began(story: Story, shelf: Shelf) -> None:
    one = reader(1, 1, 2, 1, 1, BEGIN_AGAIN)
    told(story, one, shelf, Wanted(opening="high"))
    assert saved_on(shelf, "kept-1").opening == "high"
    assert saved_on(shelf).opening == "high"
    assert path_on(shelf) == ("yard/wait",)


def test_begin_again_without_a_shelf_just_begins(story: Story) -> None:
    one = reader(*TO_THE_END, BEGIN_AGAIN)
    told(story, one, None)
    assert headers(one) == ["The yard", "The hill", "The town", "The yard"]
    assert "kept as" not in " ".join(hints(one))


def test_a_lead_to_the_choices_leads_back_to_one(story: Story, shelf: Shelf) -> None:
    one = reader(*TO_THE_END, _lead(Verb.CHOICES))
    one.picks = [2]
    told(story, one, shelf)
    assert one.leaf.title == "The choices you made"
    assert path_on(shelf) == ("yard/knock",)
    assert saved_on(shelf).ahead == WHOLE[1:]


@pytest.mark.parametrize(
    ("lead", "title"),
    [
        (Verb.CHOICES, "The choices you made"),
        (Verb.ENDINGS, "Endings met: 1 of 1"),
        (Verb.INVENTED, "What was made up"),
        (Verb.NOTEBOOK, "Notebook"),
    ],
)
def test_a_lead_to_a_leaf_comes_back_to_the_leads(
    story: Story, shelf: Shelf, lead: Verb, title: str
) -> None:
    one = reader(*TO_THE_END, _lead(lead))
    told(story, one, shelf)
    assert one.leaf.title == title
    assert one.asked[-1] == one.asked[-2]
    assert headers(one) == ["The yard", "The hill", "The town"]


def test_the_last_lead_leaves_and_the_end_is_kept(story: Story, shelf: Shelf) -> None:
    one = reader(*TO_THE_END, _lead(Verb.QUIT), 3)
    assert told(story, one, shelf) == 0
    assert len(one.answers) == 1, "nothing is asked any more"
    assert path_on(shelf) == WHOLE


def test_going_back_from_the_end_and_redo_to_the_end(story: Story, shelf: Shelf) -> None:
    one = reader(*TO_THE_END, UNDO, REDO)
    told(story, one, shelf)
    assert [len(asked.offers) for asked in one.asked[-3:]] == [6, 1, 6]
    assert path_on(shelf) == WHOLE
    assert headers(one)[-1] == "The town"


def test_a_finished_playthrough_opened_again_stands_at_its_end(story: Story, shelf: Shelf) -> None:
    told(story, reader(*TO_THE_END, _lead(Verb.QUIT)), shelf)
    later = reader()
    told(story, later, shelf)
    assert labels(later.asked[0]) == list(LEADS)
    assert path_on(shelf) == WHOLE
    assert ClosingCard in kinds(later)


def test_words_work_at_the_end_as_anywhere(story: Story, shelf: Shelf) -> None:
    one = reader(*TO_THE_END, Said(Verb.SAVE, "done"), Said(Verb.LEDGER), Said(Verb.BACK, "1"))
    told(story, one, shelf)
    assert "Kept as “done”." in one.said
    assert lines_of(one.leaf) == ["LedgerCard"]
    assert path_on(shelf) == ()
    assert slots_on(shelf) == {"autosave", "done"}


def test_another_playthrough_can_be_opened_at_the_end(story: Story, shelf: Shelf) -> None:
    told(story, reader(3, Said(Verb.SAVE, "mine"), UNDO, *TO_THE_END), shelf)
    one = reader(Said(Verb.LOAD, "mine"))
    told(story, one, shelf)
    assert path_on(shelf) == ("yard/wait",)
    assert path_on(shelf, "kept-1") == WHOLE


def test_who_begins_again_and_leaves_at_once_has_lost_nothing(story: Story, shelf: Shelf) -> None:
    told(story, reader(*TO_THE_END, BEGIN_AGAIN), shelf)
    assert path_on(shelf, "kept-1") == WHOLE
    assert path_on(shelf) == ()
