"""The loop shows, asks and saves, whoever draws and whoever answers."""

from pathlib import Path

from tests.play.reading import TITLE, Reader, hints, kinds, labels, path_on, reader, told

from commune.model import Story
from commune.model.prose import NoteLink, Paragraph, Text
from commune.model.scene import Choices, Go, Reference, Summary, Target, Way
from commune.play.answers import OpenNote, Take, Verb
from commune.play.app import Wanted, beginning
from commune.play.blocks import (
    ActCard,
    Block,
    ClosingCard,
    EndingCard,
    Heading,
    Help,
    Hint,
    LedgerCard,
    NoteCard,
    NoteList,
    Prose,
    SceneHeader,
    SummaryText,
    TitleCard,
)
from commune.play.loop import Sitting
from commune.saves import Absent, Playthrough, SetAside, Shelf
from commune.values import replace


def test_the_first_page_is_shown_before_an_asker_is_made(story: Story, tmp_path: Path) -> None:
    one = reader()

    def make() -> Reader:
        assert SceneHeader in kinds(one)
        return one

    standing, _, coming = beginning(story, Wanted(), Shelf(tmp_path))
    assert Sitting(one, make, Shelf(tmp_path)).tell(standing, coming) == 0


def test_each_choice_is_saved_before_the_next_page_is_shown(story: Story, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    saved: list[Playthrough | Absent | SetAside] = []

    def watch(blocks: tuple[Block, ...]) -> None:
        if any(isinstance(block, Prose) for block in blocks):
            saved.append(shelf.load(TITLE))

    one = reader(Take(3))
    one.watch = watch
    assert told(story, one, shelf) == 0
    first, second = saved
    assert first == Absent()
    assert isinstance(second, Playthrough)
    assert second.path == ("yard/wait",)


def test_a_notice_offers_to_read_on_a_summary_and_the_way_back(
    story: Story, tmp_path: Path
) -> None:
    one = reader(Take(1))
    told(story, one, Shelf(tmp_path))
    assert labels(one.asked[-1]) == ["Read on.", "Read a summary instead.", "Go back."]
    assert [b.title for b in one.seen if isinstance(b, SceneHeader)] == ["The yard"]


def test_reading_on_shows_the_scene(story: Story, tmp_path: Path) -> None:
    one = reader(Take(1), Take(1))
    told(story, one, Shelf(tmp_path))
    assert [b.title for b in one.seen if isinstance(b, SceneHeader)] == ["The yard", "The hill"]


def test_the_summary_stands_for_the_scene_and_is_marked_in_the_save(
    story: Story, tmp_path: Path
) -> None:
    shelf = Shelf(tmp_path)
    one = reader(Take(1), Take(2), Take(1))
    told(story, one, shelf)
    assert SummaryText in kinds(one)
    headers = [b.title for b in one.seen if isinstance(b, SceneHeader)]
    assert headers == ["The yard", "The town"]
    saved = shelf.load(TITLE)
    assert isinstance(saved, Playthrough)
    assert saved.path == ("yard/knock", "hill/leave")
    assert saved.summaries == (1,)


def test_undo_behind_a_summary_goes_back_to_the_notice(story: Story, tmp_path: Path) -> None:
    one = reader(Take(1), Take(2), Take(1), Verb.UNDO)
    told(story, one, Shelf(tmp_path))
    assert labels(one.asked[-1])[0] == "Read on."


def test_going_back_from_a_notice_undoes_the_choice(story: Story, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    one = reader(Take(1), Take(3))
    told(story, one, shelf)
    assert path_on(shelf) == ()
    assert len(one.asked[-1].offers) == 3


def test_a_notice_read_on_from_is_not_asked_again_by_reprint_or_undo(
    story: Story, tmp_path: Path
) -> None:
    one = reader(Take(1), Take(1), Verb.REPRINT, Take(1), Verb.UNDO)
    told(story, one, Shelf(tmp_path))
    assert labels(one.asked[-1]) == ["Stay.", "Leave."]


def test_a_sitting_that_ended_at_a_notice_is_asked_it_again(story: Story, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    told(story, reader(Take(1)), shelf)
    later = reader()
    told(story, later, shelf)
    assert labels(later.asked[0])[0] == "Read on."


def test_an_act_waits_for_the_reader(story: Story, tmp_path: Path) -> None:
    one = reader(Take(1), Take(1), Take(2))
    told(story, one, Shelf(tmp_path))
    assert labels(one.asked[-1]) == ["Go on."]
    assert kinds(one)[-2:] == [ClosingCard, Hint]


def test_the_end_shows_what_is_taken_along_and_offers_a_fresh_start(
    story: Story, tmp_path: Path
) -> None:
    shelf = Shelf(tmp_path)
    one = reader(Take(1), Take(1), Take(2), Take(1), Take(1), Take(1))
    told(story, one, shelf)
    shown = kinds(one)
    assert EndingCard in shown
    assert shown.index(EndingCard) < len(shown) - 1 - shown[::-1].index(ClosingCard)
    assert shown.count(TitleCard) == 2
    assert Heading("About this story") in one.seen
    place = shelf.place(TITLE)
    assert place is not None
    kept = place.with_name("autosave.json.kept-1").read_text()
    assert "town.square/next" in kept


def test_a_finished_playthrough_opened_again_stands_at_its_end(
    story: Story, tmp_path: Path
) -> None:
    shelf = Shelf(tmp_path)
    told(story, reader(Take(1), Take(1), Take(2), Take(1), Take(1), Take(2)), shelf)
    later = reader()
    told(story, later, shelf)
    assert len(later.asked[0].offers) == 2
    assert "town.square/next" in path_on(shelf)


def test_undo_at_the_beginning_says_so(story: Story, tmp_path: Path) -> None:
    one = reader(Verb.UNDO)
    assert told(story, one, Shelf(tmp_path)) == 0
    assert "There is nothing to take back: it begins here." in hints(one)


def test_notes_ledger_and_help_leave_the_question_standing(story: Story, tmp_path: Path) -> None:
    one = reader(Verb.NOTES, OpenNote(2), Verb.LEDGER, Verb.HELP)
    one.picks = [OpenNote(1), None]
    told(story, one, Shelf(tmp_path))
    assert all(offers == one.asked[0] for offers in one.asked)
    after = kinds(one)[kinds(one).index(NoteList) :]
    assert after == [NoteList, NoteCard, NoteList, NoteCard, LedgerCard, Help, Hint]


def test_quitting_out_of_the_notes_quits(story: Story, tmp_path: Path) -> None:
    one = reader(Verb.NOTES, Take(3))
    one.picks = [Verb.QUIT]
    told(story, one, Shelf(tmp_path))
    assert len(one.asked) == 1


def test_gentle_text_is_remembered_by_the_save(story: Story, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    told(story, reader(Take(3), Verb.GENTLE), shelf)
    saved = shelf.load(TITLE)
    assert isinstance(saved, Playthrough)
    assert saved.gentle
    standing, _, _ = beginning(story, Wanted(), shelf)
    assert standing.gentle


def test_a_story_that_stops_where_it_should_go_on_leads_back(story: Story, tmp_path: Path) -> None:
    yard = story.scenes["yard"]
    gate = yard.passages["gate"]
    assert isinstance(gate.way, Choices)
    climb_only = replace(gate, way=Choices(gate.way.choices[1:2]))
    scenes = {**story.scenes, "yard": replace(yard, passages={"gate": climb_only})}
    one = reader()
    assert told(replace(story, scenes=scenes, memo={}), one, Shelf(tmp_path)) == 0
    assert any("Undo leads back" in hint for hint in hints(one))


def test_undo_shows_the_last_part_of_a_page_and_reprint_at_a_hold_holds_again(
    story: Story, tmp_path: Path
) -> None:
    one = reader(Take(1), Take(1), Take(2), Verb.REPRINT, Take(1), Take(1), Verb.UNDO)
    told(story, one, Shelf(tmp_path))
    assert [labels(offers) for offers in one.asked[3:6]] == [["Go on."], ["Go on."], ["Go on."]]
    shown = kinds(one)
    assert shown.count(ActCard) == 3
    assert shown.count(ClosingCard) == 3  # twice at the hold, once at the end, not by the undo


def _hill(story: Story, way: Way, path: tuple[str, ...] = ()) -> Story:
    """The story with a hill of one passage, and a summary that takes these steps."""
    hill = story.scenes["hill"]
    foot = replace(hill.passages["foot"], way=way)
    summary = Summary((), {"": tuple(map(Reference, path))})
    changed = replace(hill, passages={"foot": foot}, summary=summary)
    return replace(story, scenes={**story.scenes, "hill": changed}, memo={})


def test_a_hard_scene_that_the_story_only_passes_through_can_be_read_in_short(
    story: Story, tmp_path: Path
) -> None:
    passed = _hill(story, Go((Target(Reference("town.square")),)))
    one = reader(Take(1), Take(2), Take(1))
    told(passed, one, Shelf(tmp_path))
    headers = [block.title for block in one.seen if isinstance(block, SceneHeader)]
    assert headers == ["The yard", "The town"]
    assert path_on(Shelf(tmp_path)) == ("yard/knock",)


def test_a_summary_that_leads_nowhere_shows_the_scene(story: Story, tmp_path: Path) -> None:
    stuck = _hill(story, story.scenes["hill"].passages["foot"].way, ("no-such",))
    stuck = replace(stuck, scenes={**stuck.scenes, "hill": replace(
        stuck.scenes["hill"], passages=story.scenes["hill"].passages)}, memo={})  # fmt: skip
    one = reader(Take(1), Take(2))
    told(stuck, one, Shelf(tmp_path))
    assert any("leads no further" in hint for hint in hints(one))
    assert labels(one.asked[-1]) == ["Stay.", "Leave."]


def test_notes_already_shown_can_be_opened_where_a_page_holds(story: Story) -> None:
    hill = story.scenes["hill"]
    foot = hill.passages["foot"]
    assert isinstance(foot.way, Choices)
    stay, leave = foot.way.choices
    note = next(iter(story.notes))
    leave = replace(leave, text=(Paragraph((NoteLink(note, (Text("so"),)),)),))
    foot = replace(foot, way=Choices((stay, leave)))
    scenes = {**story.scenes, "hill": replace(hill, passages={**hill.passages, "foot": foot})}
    one = reader(Take(1), Take(1), Take(2))
    told(replace(story, scenes=scenes, memo={}), one, None)
    holds = [
        n for offers, n in zip(one.asked, one.notes, strict=True) if labels(offers) == ["Go on."]
    ]
    assert holds == [1], "the answer with the marker stands above the hold before the second act"


def test_what_a_verb_did_is_said_at_the_next_question(story: Story) -> None:
    one = reader(Verb.UNDO)
    told(story, one, None)
    assert "There is nothing to take back: it begins here." in hints(one)
