"""Two games of one story at once: each is whole in the end, and it is said once."""

from tests.play.reading import begin, desk_on, hints, path_on, reader, told

from commune.model import Story
from commune.play.loop import Coming, Sitting
from commune.play.standing import begun, taken, undone
from commune.saves import Shelf

WAIT, KNOCK, STAY = "yard/wait", "yard/knock", "hill/stay"


def test_two_games_at_once_are_each_whole_in_the_end_and_it_is_said_once(
    story: Story, shelf: Shelf
) -> None:
    told(story, reader(3), shelf)
    one, other = desk_on(shelf), desk_on(shelf)
    here, there = begin(story, one).standing, begin(story, other).standing
    first, second = reader(3, 3, 3), reader(1, 1, 1)
    assert Sitting(first, lambda: first, one).tell(here, Coming.RESUMED) == 0
    assert Sitting(second, lambda: second, other).tell(there, Coming.RESUMED) == 0
    assert path_on(shelf) == (WAIT, WAIT, WAIT, WAIT)
    assert path_on(shelf, "autosave-2") == (WAIT, KNOCK, STAY)
    (moved,) = [said for said in hints(second) if "another window" in said]
    assert "this one is kept as “autosave-2” from here on." in moved
    assert "another window" not in " ".join(hints(first))


def test_two_games_that_take_turns_never_write_over_one_another(story: Story, shelf: Shelf) -> None:
    one, other = desk_on(shelf), desk_on(shelf)
    begin(story, one)
    begin(story, other)
    here, there = begun(story), taken(begun(story), KNOCK)
    said = [one.keep(here), other.keep(there)]
    for _ in range(3):
        here, there = taken(here, WAIT), taken(undone(there) or there, KNOCK)
        said += [one.keep(here), other.keep(there)]
    assert {path_on(shelf, one.slot), path_on(shelf, other.slot)} == {
        here.journal.path,
        there.journal.path,
    }
    assert one.slot != other.slot
    assert len([text for text in said if text]) == 1
