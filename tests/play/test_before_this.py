"""Who comes back is told the last pages, and what they carry; nothing of what was not read."""

import pytest
from hypothesis import given
from tests.play.reading import UNDO, reader, told
from tests.play.small import prose, words
from tests.play.walks import STORIES, Doing, doings, story_of, walked

from commune.engine.page import plain
from commune.model import Story
from commune.model.effects import Set
from commune.model.ids import is_pause, scene_of
from commune.model.scene import Choices, Reference, Summary
from commune.model.variables import FlagVariable
from commune.play.answers import Said, Verb
from commune.play.blocks import Before, Paragraph, Previously, SceneHeader, bare
from commune.play.previously import previously
from commune.play.standing import Standing, begun, passed_over, taken
from commune.saves import Shelf
from commune.values import replace


def _steps(standing: Standing, *steps: str) -> Standing:
    for step in steps:
        standing = taken(standing, step)
    return standing


def _told(standing: Standing, *, gentle: bool = False) -> Previously:
    (found,) = previously(standing, gentle=gentle)
    return found


def _end(page: Before) -> list[str]:
    """The paragraphs of a page."""
    return [
        bare(line) for part in page.blocks if isinstance(part, Paragraph) for line in part.lines
    ]


def test_at_the_beginning_there_is_nothing_before(story: Story, shelf: Shelf) -> None:
    assert previously(begun(story), gentle=False) == ()
    told(story, reader(3, UNDO), shelf)
    one = reader()
    told(story, one, shelf)
    assert not [block for block in one.seen if isinstance(block, Previously)]


def test_the_last_two_pages_are_told_the_older_first(story: Story) -> None:
    there = _steps(begun(story), "yard/wait", "yard/knock", "hill/stay", "hill.top/next")
    pages = _told(there).pages
    assert [bare(page.chosen) for page in pages] == [
        "Knock at the door, hard enough for the whole yard to hear it.",
        "Stay.",
    ]
    assert [_end(page) for page in pages] == [
        ["A window opens.", "There is blood."],
        ["You stay.", "More."],
    ]


def test_a_page_turned_is_no_choice(story: Story) -> None:
    there = _steps(begun(story), "yard/knock", "hill/stay", "hill.top/next", "hill/leave")
    stay, turned = _told(there).pages
    assert bare(stay.chosen) == "Stay."
    assert turned.chosen == ()
    assert _end(turned) == ["Enough."]


def test_behind_the_first_choice_the_first_page_is_told_alone(story: Story) -> None:
    (page,) = _told(_steps(begun(story), "yard/wait")).pages
    assert page.chosen == ()
    assert _end(page)[-1] == "Behind it the Wash-house is shut."


def test_of_a_scene_that_was_read_in_short_nothing_is_told(story: Story) -> None:
    there = passed_over(_steps(begun(story), "yard/knock"), story.scenes["hill"])
    (first, knock) = _told(there).pages
    assert first.chosen == ()
    assert _end(knock) == ["A window opens."], "what stood behind the notice was not read"
    knock, behind = _told(_steps(there, "town.square/next")).pages
    assert _end(knock) == ["A window opens."]
    assert behind.chosen == (), "the summary's choice was not the reader's"
    assert _end(behind) == ["It is bitter."], "what stands behind the scene was read"


def test_of_the_pages_inside_of_a_summary_none_is_told(story: Story) -> None:
    summary = Summary((), {"": tuple(map(Reference, ("stay", "leave")))})
    hill = replace(story.scenes["hill"], summary=summary)
    story = replace(story, scenes={**story.scenes, "hill": hill}, memo={})
    there = passed_over(_steps(begun(story), "yard/knock"), hill)
    told_of = [_end(page) for page in _told(_steps(there, "town.square/next")).pages]
    assert told_of == [["A window opens."], ["It is bitter."]]


def test_nothing_is_told_of_a_hard_scene_at_whose_notice_one_stands(story: Story) -> None:
    found = _told(_steps(begun(story), "yard/wait", "yard/knock"))
    assert "There is blood." not in str(found)
    assert [bare(page.chosen) for page in found.pages] == ["", "Wait."]


def test_a_long_page_is_told_by_its_last_paragraphs_and_those_whole(story: Story) -> None:
    yard = story.scenes["yard"]
    texts = [f"Paragraph {number}:{' so it went' * 6}" for number in range(6)]  # 20 words each
    gate = replace(yard.passages["gate"], text=prose(*texts))
    scenes = {**story.scenes, "yard": replace(yard, passages={"gate": gate})}
    there = _steps(begun(replace(story, scenes=scenes, memo={})), "yard/wait")
    (page,) = _told(there).pages
    assert _end(page) == texts[3:], "until they are enough to remember it by"


def test_gentle_words_are_gentle_here_too(story: Story) -> None:
    there = _steps(begun(story), "yard/knock", "hill/leave", "town.square/next")
    assert "It is bitter." in str(_told(there))
    assert "It is bitter." not in str(_told(there, gentle=True))
    assert "It is over." in str(_told(there, gentle=True))


def test_no_note_is_numbered_before_the_page(story: Story) -> None:
    found = _told(_steps(begun(story), "yard/wait"))
    assert "note=1" not in str(found)
    assert "lamp" in str(found)


def test_of_the_ledger_the_last_four_lines_are_told_and_how_many_more(lighthouse: Story) -> None:
    there = _steps(begun(lighthouse), "harbour/nell", "harbour/carry-oil", "harbour/borrow-key")
    found = _told(there)
    assert [bare(line) for line in found.ledger] == ["You have the key of the chart drawer."]
    assert found.more == 0


@pytest.mark.parametrize(("lines", "told_of", "more"), [(4, 4, 0), (5, 4, 1), (9, 4, 5)])
def test_a_long_ledger_is_counted(story: Story, lines: int, told_of: int, more: int) -> None:
    story = _with_a_ledger(story, lines)
    found = _told(_steps(begun(story), "yard/knock"))
    assert len(found.ledger) == told_of
    assert found.more == more
    assert bare(found.ledger[-1]) == f"Line {lines - 1}."


def _with_a_ledger(story: Story, lines: int) -> Story:
    """The story in which knocking enters so many lines."""
    flags = {
        f"line{n}": FlagVariable(f"line{n}", "A line.", ledger=words(f"Line {n}."))
        for n in range(lines)
    }
    variables = {"bread": story.variables["bread"], "mood": story.variables["mood"], **flags}
    yard = story.scenes["yard"]
    gate = yard.passages["gate"]
    assert isinstance(gate.way, Choices)
    knock, climb, wait = gate.way.choices
    knock = replace(knock, effects=tuple(Set(name, value=True) for name in flags))
    gate = replace(gate, way=Choices((knock, climb, wait)))
    return replace(
        story,
        variables=variables,
        layout={name: index for index, name in enumerate(variables)},
        scenes={**story.scenes, "yard": replace(yard, passages={"gate": gate})},
        memo={},
    )


def test_it_is_told_when_a_save_or_another_playthrough_is_opened_and_not_else(
    story: Story, shelf: Shelf
) -> None:
    first = reader(3, 3, Said(Verb.SAVE, "mine"), UNDO, Said(Verb.AGAIN), Said(Verb.REDO))
    told(story, first, shelf)
    assert Previously not in [type(block) for block in first.seen]
    one = reader(3, Said(Verb.LOAD, "mine"))
    told(story, one, shelf)
    shown = [type(block) for block in one.seen]
    assert shown.count(Previously) == 2
    assert shown[shown.index(Previously) + 1] is SceneHeader, "and then where one is"


@pytest.mark.parametrize("name", STORIES)
@given(doing=doings)
def test_whatever_was_read_two_pages_at_most_are_told_and_no_pause_as_a_choice(
    name: str, doing: list[Doing]
) -> None:
    standing = walked(story_of(name), doing)
    found = previously(standing, gentle=False)
    path, turns = standing.journal.path, standing.journal.turns
    assert bool(found) == bool(path)
    own = [
        plain(offer.label)
        for number, step in enumerate(path)
        for offer in turns[number].offers
        if offer.step == step and number not in standing.summaries and not is_pause(step)
    ]
    for one in found:
        assert 1 <= len(one.pages) <= 2
        chosen = [bare(page.chosen) for page in one.pages if page.chosen]
        assert set(chosen) <= set(own)


@given(doing=doings)
def test_who_never_read_the_hill_is_told_nothing_of_it(doing: list[Doing]) -> None:
    standing = walked(story_of("small"), doing)
    path = standing.journal.path
    on_the_hill = [number for number, step in enumerate(path) if scene_of(step) == "hill"]
    if set(on_the_hill) <= set(standing.summaries):
        shown = str(previously(standing, gentle=False))
        assert not any(text in shown for text in ("blood", "You stay", "Enough", "You leave"))
