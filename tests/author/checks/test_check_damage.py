"""Whatever is done to a line of a story, checking it ends, and each finding has a place in it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commune.author.checks import check_story
from commune.diagnostics import RULES
from commune.loading import load_story
from commune.loading.files.folder import read_folder
from commune.model import Story

LIGHTHOUSE = Path(__file__).parents[2] / "stories" / "lighthouse"
FILES = dict(read_folder(LIGHTHOUSE, lambda _: None))
WORDS = sorted({word for text in FILES.values() for word in text.split()})
MOST = 300  # findings of one edit


def edited(text: str, data: st.DataObject) -> str:
    """A text with one line taken out, doubled, moved, or with another word in it."""
    lines = text.split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    match data.draw(st.sampled_from(["cut", "double", "move", "word", "words", "signs"])):
        case "cut":
            del lines[at]
        case "double":
            lines.insert(at, lines[at])
        case "move":
            lines.insert(data.draw(st.integers(0, len(lines) - 1)), lines.pop(at))
        case "signs":
            lines[at] += data.draw(st.text("“”'« \u200d🌧雨{}[]|*:#", max_size=4))
        case kind:
            words = lines[at].split(" ")
            number = data.draw(st.integers(0, len(words) - 1))
            words[number] = data.draw(st.sampled_from(WORDS))
            lines[at] = " ".join(words * 20 if kind == "words" else words)
    return "\n".join(lines)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_no_edit_of_a_story_makes_checking_fail(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(FILES)))
    files = {**FILES, path: edited(FILES[path], data)}
    found = check_story(load_story(files))
    assert len(found) < MOST
    for one in found:
        assert one.rule in RULES
        lines = files.get(one.span.file, "").split("\n")
        assert 1 <= one.span.line <= len(lines) + 1, one


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_file_that_is_taken_away_is_survived(data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.sampled_from(sorted(FILES)), max_size=4))
    check_story(load_story({path: text for path, text in FILES.items() if path not in gone}))


@pytest.fixture(scope="module")
def without_places() -> Story:
    story = load_story(FILES).story
    assert story is not None
    return story


def test_a_story_is_checked_without_its_files_as_well(without_places: Story) -> None:
    loaded = load_story(FILES)
    assert check_story(type(loaded)(without_places)) == ()
