"""A name is safe as a file's, whatever was typed, and stays as it is when typed again."""

from unicodedata import category, normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commune.saves import slot_name
from commune.saves.names import numbered, shelf_name


@given(st.text())
@example("İ" * 50)
@example("ᄀ\N{COMBINING ACUTE ACCENT}ᅡ")
@example("con-")
@example("\u0958 K ﬁ ẞ Σ")
def test_a_slots_name_is_safe_and_a_name_of_a_name_is_the_same(text: str) -> None:
    name = slot_name(text)
    assert slot_name(name) == name
    assert len(name) <= 40
    assert all(one == "-" or category(one)[0] == "L" or category(one) == "Nd" for one in name)
    assert not name.startswith("-")
    assert len(f".{name}.json.4194304-0a0b0c0d.new".encode()) <= 255


@given(st.text(), st.integers(2, 10_000))
def test_a_numbered_name_is_a_name_too(text: str, number: int) -> None:
    name = numbered(slot_name(text) or "saved", number)
    assert slot_name(name) == name
    assert name.endswith(f"-{number}")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("mine", "mine"),
        ("before the vote", "before-the-vote"),
        ("Élise", "élise"),
        ("  a - b  ", "a-b"),
        ("don’t", "dont"),
        ("物語 2", "物語-2"),
        ("../../etc/passwd", "etcpasswd"),
        ("a\n\x1b[2Jb", "a-2jb"),
        ("CON", "con-"),
        ("com1", "com1-"),
        ("com10", "com10"),
        ("memory", "memory-"),
        ("x" * 39 + " y", "x" * 39),
        ("!?", ""),
        ("", ""),
    ],
)
def test_what_a_person_types_makes_a_name(typed: str, name: str) -> None:
    assert slot_name(typed) == name


@given(st.text())
def test_the_same_word_in_two_encodings_is_one_name(text: str) -> None:
    assert slot_name(normalize("NFD", text)) == slot_name(normalize("NFC", text))


def test_stories_are_told_apart_by_title_alone() -> None:
    assert shelf_name("A Small Story").startswith("a-small-story-")
    assert shelf_name("Été à Paris ?!").startswith("ete-a-paris-")
    assert shelf_name("物語").startswith("story-")
    assert shelf_name("A Small Story!") != shelf_name("A Small Story")
    assert shelf_name("../../etc") == shelf_name("../../etc")
    assert "/" not in shelf_name("../../etc")
    assert "." not in shelf_name("../../etc")
    assert len(shelf_name("x" * 500)) < 60
