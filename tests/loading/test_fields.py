"""What a mapping holds is read by its table, and whatever does not fit is told with its mend."""

import pytest
from tests.loading.boxes import BOX, box
from tests.loading.reading import said

from commune.loading.readers.fields import (
    Reading,
    read_root,
)
from commune.loading.tree.tree import Tree


@pytest.mark.parametrize("text", ["1871", "no", "12:30", "010", "null", "~x", "1e3", "true"])
def test_a_text_needs_no_quotes_to_be_text(text: str) -> None:
    values, problems = box(f"title: {text}\n")
    assert values == {"title": text}
    assert problems == []


def test_a_line_may_stand_under_a_bar() -> None:
    assert box("title: |\n  One: two\n") == ({"title": "One: two"}, [])


def test_a_line_is_one_line() -> None:
    values, problems = box("title: |\n  One\n  two\n")
    assert values == {"title": "One two"}
    assert problems == [
        "wrong-form 1:8 “title” wants one line of text; here are several | Make it one line.",
    ]


def test_plain_text_has_no_marks_of_prose() -> None:
    problem = only_of("title: The [[gun]]\n")
    assert problem == (
        "wrong-form 1:12 “title” is shown as it stands: no { } and no [[ ]] in it"
        " | Write plain words."
    )


def only_of(text: str) -> str:
    problems = box(text)[1]
    assert len(problems) == 1, problems
    return problems[0]


def test_an_unknown_key_names_the_nearest() -> None:
    assert only_of("titel: x\n") == (
        "unknown-key 1:1 “titel” is no key of a box | Did you mean “title”?"
    )


def test_a_key_that_was_meant_as_another_is_read_as_it() -> None:
    values, problems = box("titel: x\nthigns: [a\n, b]\n")
    assert values == {"title": "x", "things": ("a", "b")}
    assert len(problems) == 2


def test_a_key_from_elsewhere_is_known_for_what_it_means() -> None:
    assert "Did you mean “title”?" in only_of("caption: x\n")


def test_an_unknown_key_like_no_other_is_answered_with_all_there_are() -> None:
    assert "Known here: title, about, story" in only_of("title: x\nzzzzz: 1\n")


def test_a_key_of_another_thing_is_told_as_misplaced() -> None:
    assert only_of("title: x\ncolour: red\n") == (
        "misplaced-key 2:1 “colour” belongs in a lid, not in a box"
        " | Move it there; what it is indented under decides where it belongs."
    )


def test_a_missing_key_is_told_at_the_first_entry_of_a_file() -> None:
    assert only_of("\n# a box\nopen: true\n") == (
        "missing-key 3:1 this box needs “title” | title: What is written on it."
    )


def test_a_missing_key_is_told_at_the_key_of_what_lacks_it() -> None:
    assert only_of("title: x\nlid: {}\n").startswith("missing-key 2:1 this lid needs “colour”")


def test_a_missing_key_of_an_item_is_told_at_the_item() -> None:
    text = "title: x\nlids:\n  - colour: red\n  - colou: blue\n  - {}\n"
    values, problems = box(text)
    assert [one.partition(" | ")[0] for one in problems] == [
        "unknown-key 4:5 “colou” is no key of a lid",
        "missing-key 2:1 this lid needs “colour”",
    ]
    assert values["lids"] == ({"colour": "red"}, {"colour": "blue"}, {})


def test_nothing_is_told_as_missing_where_a_file_was_not_read_to_its_end() -> None:
    problems: list[str] = []
    broken = Tree("box.yaml", None, whole=False)
    assert read_root(broken, BOX, Reading(lambda one: problems.append(said(one)), broken)) is None
    assert problems == []


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n"])
def test_an_empty_file_is_told_once_with_what_it_needs(text: str) -> None:
    assert only_of(text) == (
        "missing-key 1:1 this file is empty; a box is expected | It needs title."
    )


def test_a_file_that_is_a_list_is_told() -> None:
    assert only_of("- title: x\n").startswith(
        "wrong-form 1:1 “box.yaml” wants keys and their values; here is a list"
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "things: a coin",
            (
                "wrong-form 2:9 “things” wants a list, each a few words; here is “a coin”"
                " | Write things: [a coin]."
            ),
        ),
        (
            "things: {a: b}",
            (
                "wrong-form 2:9 “things” wants a list, each a few words;"
                " here is a mapping (key: value) | Begin each item with “- ”."
            ),
        ),
        (
            "things:",
            (
                "wrong-form 2:1 “things” wants a list, each a few words; here is nothing"
                " | Begin each item with “- ”."
            ),
        ),
        (
            "about:\n  - a",
            (
                "wrong-form 3:3 “about” wants text; here is a list"
                " | Write the text behind “about:”, or under “about: |”."
            ),
        ),
        (
            "about:",
            "wrong-form 2:1 “about” wants text; here is nothing | Fill it in, or take the key out.",
        ),
        ("open: yes", "wrong-form 2:7 “open” wants true or false; here is “yes” | Write true."),
        ("open: No", "wrong-form 2:7 “open” wants true or false; here is “No” | Write false."),
        ("open: maybe", "wrong-form 2:7 “open” wants true or false; here is “maybe”"),
        (
            "size: three",
            (
                "wrong-form 2:7 “size” wants a number of at least 1; here is “three”"
                " | Write it in digits, like 3 or -2."
            ),
        ),
        (
            "size: 0",
            (
                "wrong-form 2:7 “size” wants a number of at least 1; here is “0”"
                " | Write a number from 1 to 9."
            ),
        ),
        (
            "sort: wod",
            "wrong-form 2:7 “sort” wants one of wood, tin; here is “wod” | Did you mean “wood”?",
        ),
        ("range: 5..0", "wrong-form 2:8 “range” wants a range; here is “5..0” | Write 0..5."),
        ("range: 0-5", "wrong-form 2:8 “range” wants a range; here is “0-5” | Write it like 0..5."),
        (
            "position: [48.9]",
            (
                "wrong-form 2:11 “position” wants degrees north and degrees east; here is a list"
                " | Write it like [48.8867, 2.3431]."
            ),
        ),
        (
            "lid: red",
            "wrong-form 2:6 “lid” wants the keys of a lid; here is “red”",
        ),
        (
            "named: red",
            (
                "wrong-form 2:8 “named” wants names, each with a thing; here is “red”"
                " | Write each on a line of its own, as “name: …”."
            ),
        ),
        (
            "allow: {way-no: we know}",
            "unknown-name 2:9 no rule is called “way-no” | Did you mean “way-on”?",
        ),
        (
            "allow: {way-on: }",
            (
                "wrong-form 2:9 “way-on” wants a few words; here is nothing"
                " | Fill it in, or take the key out."
            ),
        ),
    ],
)
def test_a_value_of_the_wrong_form_is_told_with_its_mend(line: str, told: str) -> None:
    assert only_of(f"title: x\n{line}\n") == told
