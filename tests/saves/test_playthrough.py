"""A save is the path as text, and whatever comes back of it never raises."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.saves.drawn import ANY_JSON, IDS, STEPS, TITLES

from commune.saves import Damaged, Playthrough, from_json, to_json


@st.composite
def _playthroughs(draw: st.DrawFn) -> Playthrough:
    path = tuple(draw(st.lists(STEPS, max_size=30)))
    ahead = tuple(draw(st.lists(STEPS, max_size=5)))
    length = len(path) + len(ahead)
    indexes = st.integers(0, length - 1) if length else st.nothing()
    return Playthrough(
        path=path,
        opening=draw(st.just("") | IDS),
        story_title=draw(TITLES),
        edition_key=draw(TITLES),
        summaries=tuple(sorted(draw(st.sets(indexes)))),
        ahead=ahead,
    )


@given(_playthroughs())
def test_what_was_saved_comes_back(playthrough: Playthrough) -> None:
    assert from_json(to_json(playthrough)) == playthrough


@given(_playthroughs(), st.sampled_from(["format", "path", "ahead", "summaries", "x"]), ANY_JSON)
def test_a_field_replaced_by_anything_never_raises(
    playthrough: Playthrough, key: str, value: object
) -> None:
    content = json.loads(to_json(playthrough))
    content[key] = value
    found = from_json(json.dumps(content))
    assert isinstance(found, Playthrough | Damaged)
    if isinstance(found, Playthrough):
        assert from_json(to_json(found)) == found


@given(ANY_JSON)
def test_any_json_never_raises(value: object) -> None:
    assert isinstance(from_json(json.dumps(value)), Playthrough | Damaged)


@given(st.text())
def test_any_text_never_raises(text: str) -> None:
    assert isinstance(from_json(text), Damaged)


@given(_playthroughs(), st.data())
def test_a_save_cut_short_is_told_as_damaged(playthrough: Playthrough, data: st.DataObject) -> None:
    text = to_json(playthrough).rstrip()
    cut = text[: data.draw(st.integers(0, len(text) - 1))]
    assert isinstance(from_json(cut), Damaged)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("[" * 100_000, "JSON"),
        ('{"format": ' + "9" * 5000 + "}", "JSON"),
        ("[1, 2]", "not a save"),
        ('{"path": []}', "not a save"),
        ('{"format": true, "path": []}', "which format"),
        ('{"format": 2, "path": []}', "newer version"),
        ('{"format": 1}', "“path”"),
        ('{"format": 1, "path": ["Not/A step"]}', "choice 1"),
        ('{"format": 1, "path": ["a/b\\u001b[2J"]}', "choice 1"),
        ('{"format": 1, "path": [], "story": "\\ud800"}', "“story”"),
        ('{"format": 1, "path": [], "opening": "../x"}', "“opening”"),
        ('{"format": 1, "path": [], "ahead": "a/b"}', "“ahead”"),
        ('{"format": 1, "path": [], "ahead": ["a/b", "b"]}', "choice 2 under “ahead”"),
        ('{"format": 1, "path": ["a/b"], "summaries": [1]}', "summaries"),
        ('{"format": 1, "path": ["a/b"], "summaries": [true]}', "summaries"),
        (" " * (1 << 21), "larger"),
        (json.dumps({"format": 1, "path": ["a/b"] * 50_001}), "more choices"),
        (
            json.dumps({"format": 1, "path": ["a/b"] * 25_001, "ahead": ["a/b"] * 25_000}),
            "more choices",
        ),
    ],
)
def test_each_kind_of_damage_is_told_in_a_sentence(text: str, words: str) -> None:
    found = from_json(text)
    assert isinstance(found, Damaged)
    assert words in found.reason
    assert found.reason.endswith(".")


def test_keys_of_a_later_and_of_an_earlier_version_are_passed_over() -> None:
    found = from_json('{"format": 1, "path": ["a/b"], "colour": "red", "gentle": true}')
    assert found == Playthrough(path=("a/b",))


def test_a_summary_may_be_among_the_steps_taken_back() -> None:
    found = from_json('{"format": 1, "path": ["a/b"], "ahead": ["b/c"], "summaries": [1]}')
    assert found == Playthrough(path=("a/b",), ahead=("b/c",), summaries=(1,))


def test_a_save_holds_one_step_a_line_and_nothing_of_the_state() -> None:
    text = to_json(Playthrough(path=("a/b", "a.c/next"), story_title="A Story", ahead=("d/e",)))
    assert '\n  "a/b",\n  "a.c/next"\n' in text
    assert '\n  "d/e"\n' in text
    assert set(json.loads(text)) == {
        "format",
        "story",
        "edition",
        "opening",
        "path",
        "ahead",
        "summaries",
    }
