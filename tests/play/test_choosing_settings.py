"""Settings are changed by word or on their page, kept for the next time, and hold at once."""

import pytest
from tests.play.reading import (
    TITLE,
    Reader,
    desk_on,
    headers,
    labels,
    lines_of,
    reader,
    told,
)

from commune.model import Story
from commune.play.answers import Said, Verb
from commune.play.beginning import Wanted
from commune.play.blocks import Prose
from commune.play.desk import Desk
from commune.play.setting import set_to
from commune.saves import Settings, Shelf
from commune.saves.settings import OPTIONS
from commune.values import replace

PAGE, GENTLE = Said(Verb.SETTINGS), Said(Verb.GENTLE)
KNOWN = "gentle, plain notes, width, spacing, theme, speed, plain"


@pytest.mark.parametrize(
    ("words", "name", "value", "said"),
    [
        ("width 60", "width", 60, "Width of the text: 60 columns."),
        ("width 84", "width", 84, "Width of the text: 84 columns."),
        ("width 84 columns", "width", 84, "Width of the text: 84 columns."),
        ("width", "width", 84, "Width of the text: 84 columns."),
        ("theme quiet", "theme", "quiet", "Colours: bold and underline only."),
        ("Theme QUIET", "theme", "quiet", "Colours: bold and underline only."),
        ("theme bold and underline only", "theme", "quiet", "Colours: bold and underline only."),
        ("plain notes on", "plain_notes", True, "Notes in plain words: on."),
        ("plain_notes on", "plain_notes", True, "Notes in plain words: on."),
        ("plain notes", "plain_notes", True, "Notes in plain words: on."),
        ("plain on", "plain", True, "Plain lines: on."),
        ("gentle on", "gentle", True, "Gentle text: on."),
        ("speed 240", "speed", 240, "Text speed: quick."),
        ("speed 33", "speed", 33, "Text speed: 33 characters a second."),
        ("speed 0", "speed", 0, "Text speed: at once."),
        ("width of the text 60", "width", 60, "Width of the text: 60 columns."),
        ("colour quiet", "theme", "quiet", "Colours: bold and underline only."),
        ("colours  none", "theme", "none", "Colours: none."),
        ("notes on", "plain_notes", True, "Notes in plain words: on."),
        ("spacing wide", "spacing", "wide", "Spacing: two lines."),
    ],
)
def test_a_setting_is_set_by_words_and_kept(
    shelf: Shelf, words: str, name: str, value: object, said: str
) -> None:
    desk = desk_on(shelf)
    assert set_to(desk, words) == said
    assert getattr(desk.settings, name) == value
    assert shelf.settings() == replace(Settings(), **{name: value})


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("nonsense 3", f"There is no setting “nonsense 3”. There are: {KNOWN}."),
        ("widths 60", f"There is no setting “widths 60”. There are: {KNOWN}."),
        ("width 6000", "Width of the text cannot be “6000”. It can be: a number from 40 to 120."),
        ("theme pink", "Colours cannot be “pink”. It can be: colour, quiet, none."),
        ("gentle 1", "Gentle text cannot be “1”. It can be: off, on."),
        ("gentle maybe", "Gentle text cannot be “maybe”. It can be: off, on."),
        (f"width {'9' * 5000}", "Width of the text cannot be"),
        ("width ²", "Width of the text cannot be “²”."),
        ("width -60", "Width of the text cannot be “-60”."),
    ],
)
def test_what_cannot_be_set_says_what_can_and_changes_nothing(
    shelf: Shelf, words: str, said: str
) -> None:
    desk = desk_on(shelf)
    assert set_to(desk, words).startswith(said)
    assert desk.settings == Settings()
    assert shelf.settings() == Settings()


def test_a_long_value_that_cannot_be_is_not_repeated_whole(shelf: Shelf) -> None:
    assert len(set_to(desk_on(shelf), f"width {'9' * 5000}")) < 300
    assert len(set_to(desk_on(shelf), "x" * 5000)) < 300


def test_a_setting_is_set_by_a_verb_and_the_question_stands(story: Story, shelf: Shelf) -> None:
    one = reader(Said(Verb.SET, "width 60"))
    told(story, one, shelf)
    assert one.said == ["Width of the text: 60 columns."]
    assert one.asked[0] == one.asked[1]
    assert headers(one) == ["The yard"]


def test_what_was_set_holds_in_the_next_sitting(story: Story, shelf: Shelf) -> None:
    told(story, reader(Said(Verb.SET, "theme none")), shelf)
    assert desk_on(shelf).settings == Settings(theme="none")


def test_flags_hold_for_the_sitting_alone(story: Story, shelf: Shelf) -> None:
    desk = Desk(shelf, replace(shelf.settings(), width=50, plain_notes=True))
    told(story, reader(Said(Verb.SET, "theme none"), 3), desk)
    assert desk.settings == Settings(width=50, plain_notes=True, theme="none")
    assert shelf.settings() == Settings(theme="none"), "what was set is kept, and nothing else"


def test_every_setting_stands_on_the_page_with_its_value(story: Story) -> None:
    one = reader(PAGE)
    told(story, one, None)
    lines = lines_of(one.leaf)
    assert lines[0].startswith("> Gentle text: off (softer words")
    assert [line.partition(":")[0] for line in lines] == [f"> {one.title}" for one in OPTIONS]
    assert [link.target.about for link in one.leaf.links] == [one.name for one in OPTIONS]


def test_choosing_a_setting_goes_to_its_next_value_and_stays_on_the_page(
    story: Story, shelf: Shelf
) -> None:
    one = Reader([PAGE], [3, 3, 5, None])
    told(story, one, shelf)
    assert one.said == [
        "Width of the text: 84 columns.",
        "Width of the text: 92 columns.",
        "Colours: bold and underline only.",
    ]
    assert len(one.leaves) == 4
    assert "> Width of the text: 92 columns" in "\n".join(lines_of(one.leaf))
    assert shelf.settings() == Settings(width=92, theme="quiet")


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_going_through_a_setting_comes_round(shelf: Shelf, option: object) -> None:
    desk = desk_on(shelf)
    name = getattr(option, "name", "")
    values = [value for value, _ in getattr(option, "values", ())]
    seen = []
    for _ in values:
        seen.append(getattr(desk.settings, name))
        set_to(desk, name)
    assert sorted(map(str, seen)) == sorted(map(str, values))
    assert desk.settings == Settings()


def test_gentle_by_its_key_shows_the_page_again_in_its_words(story: Story, shelf: Shelf) -> None:
    one = reader(3, 1, 1, 2, 1, GENTLE)
    told(story, one, shelf)
    shown = [str(block) for block in one.seen if isinstance(block, Prose)]
    assert "It is bitter." in shown[-2]
    assert "It is over." in shown[-1]
    assert one.said == ["Gentle text: on."]
    assert shelf.settings().gentle


@pytest.mark.parametrize("where", [[PAGE, 1], [PAGE, GENTLE], [PAGE, Said(Verb.SET, "gentle on")]])
def test_gentle_from_a_leaf_shows_the_page_again_when_one_is_back(
    story: Story, where: list[Said | int]
) -> None:
    opened, *picks = where
    assert isinstance(opened, Said)
    one = reader(3, 1, 1, 2, 1, opened)
    one.picks = [*picks]
    told(story, one, None)
    assert "It is over." in str([block for block in one.seen if isinstance(block, Prose)][-1])
    assert one.said == ["Gentle text: on."]


def test_gentle_by_the_word_set_shows_the_page_again(story: Story) -> None:
    one = reader(3, 1, 1, 2, 1, Said(Verb.SET, "gentle on"))
    told(story, one, None)
    assert one.said == ["Gentle text: on."]
    assert "It is over." in str([block for block in one.seen if isinstance(block, Prose)][-1])


def test_gentle_twice_on_the_page_leaves_the_page_alone(story: Story) -> None:
    one = reader(3, PAGE)
    one.picks = [1, 1]
    told(story, one, None)
    assert headers(one) == ["The yard"]


def test_gentle_is_the_readers_and_no_matter_of_the_save(story: Story, shelf: Shelf) -> None:
    told(story, reader(3, GENTLE), shelf)
    place = shelf.place(TITLE)
    assert place is not None
    assert "gentle" not in place.read_text()
    one = reader(1, 1, 2, 1)
    told(story, one, shelf, Wanted(fresh=True))
    assert "It is over." in str(one.seen)


def test_notes_in_plain_words_are_so_at_once(story: Story) -> None:
    one = reader(Said(Verb.NOTE, "lamp"), Said(Verb.SET, "plain notes on"), Said(Verb.NOTE, "lamp"))
    told(story, one, None)
    first, second = one.leaves
    assert "It burned oil." in str(first)
    assert "It burned oil." not in str(second)
    assert "A light." in str(second)


def test_a_question_is_asked_of_the_page_as_it_is_now(story: Story) -> None:
    one = reader(GENTLE)
    told(story, one, None)
    first, second = one.asked
    assert labels(first) == labels(second)
