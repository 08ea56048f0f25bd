"""Values are read as what they are, and everything of a file in one go."""

import pytest
from tests.loading.boxes import BOX, box

from commune.loading.readers.fields import (
    prose_keys,
    tables_in,
)
from commune.loading.readers.tables import PROSE_KEYS, PROSE_KEYS_OF, ROOTS, tables_of


def test_values_are_read_as_what_they_are() -> None:
    text = """\
    title: x
    open: true
    size: 3
    sort: tin
    range: -5..5
    position: [48.8867, -2.5]
    things: [no, 12]
    allow: {way-on: the page is not written yet}
    """
    values, problems = box(text)
    assert problems == []
    assert values == {
        "title": "x",
        "open": True,
        "size": 3,
        "sort": "tin",
        "range": (-5, 5),
        "position": (48.8867, -2.5),
        "things": ("no", "12"),
        "allow": {"way-on": "the page is not written yet"},
    }


def test_a_thing_alone_where_a_list_is_due_is_read_as_its_list() -> None:
    assert box("title: x\nthings: coin\n")[0]["things"] == ("coin",)


def test_a_faulty_value_counts_as_written_and_hides_nothing_behind_it() -> None:
    values, problems = box("title:\n  - x\nsize: many\nopen: 1\nzzzz: 1\n")
    assert values == {"title": None, "size": None, "open": None}
    assert [one.split()[0] for one in problems] == ["wrong-form"] * 3 + ["unknown-key"]


def test_what_was_told_as_torn_is_not_told_again() -> None:
    _, problems = box("title: x\nsize: *three\n")
    assert [one.split()[0] for one in problems] == ["yaml-feature"]


def test_the_keys_of_prose_come_from_the_tables() -> None:
    assert prose_keys((BOX,)) == {"title", "about", "story"}
    assert {"text", "label", "locked", "offer", "plain", "means", "gloss"} <= PROSE_KEYS
    assert not {"to", "if", "effects", "date", "kind", "page", "names"} & PROSE_KEYS
    assert "then" not in PROSE_KEYS_OF["scene"]
    assert "then" in PROSE_KEYS_OF["place"]


@pytest.mark.parametrize("kind", ROOTS)
def test_every_field_says_what_it_is_for(kind: str) -> None:
    for root in tables_of(ROOTS[kind]):
        for table in tables_in(root):
            assert table.says.endswith("."), table.noun
            for field in table.fields:
                assert field.says.endswith("."), (table.noun, field.name)
                assert field.says[0].isupper() or field.says[0] == "“", (table.noun, field.name)


def test_every_finding_of_a_file_is_told_in_one_go() -> None:
    text = "titel: x\nopen: yes\ncolour: red\nlid:\n  colour: [a]\nthings: a\n"
    _, problems = box(text)
    assert [one.split()[0] for one in problems] == [
        "wrong-form",
        "wrong-form",
        "wrong-form",
        "unknown-key",
        "misplaced-key",
    ]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("title:\n  The road # is long.\n", 12),
        ("title: x\nthings:\n  - hunger # cold\n", 12),
    ],
)
def test_a_text_that_begins_on_a_line_of_its_own_is_not_cut_in_silence(
    text: str, column: int
) -> None:
    _, problems = box(text)
    assert any(one.startswith("prose-cut") and f":{column} " in one for one in problems), problems
