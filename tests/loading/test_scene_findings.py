"""Whatever is wrong in a scene's form is told, all in one go."""

import pytest
from tests.loading.reading import only, said
from tests.loading.scenes import HEAD, findings, told

from commune.expressions.syntax import Flag
from commune.model.scene import (
    Choices,
    Go,
)


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("text: Fog.", "the passage “climb” has no way on"),
        ("go: a.b\n    end: true", "the passage “climb” has 2 ways on: go and end"),
        (
            "hub: {show: 1, then: .b}\n    go: .b\n    end: true",
            "the passage “climb” has 3 ways on: hub and go and end",
        ),
        (
            "next: On.\n    end: true",
            "the passage “climb” has “next” beside end: a pause goes with “go”",
        ),
        (
            "next: On.",
            "the passage “climb” has “next” but no “go”: the page turns and leads nowhere",
        ),
        ("end: false", "the passage “climb” has no way on"),
    ],
)
def test_a_passage_has_exactly_one_way_on(keys: str, message: str) -> None:
    assert findings(f"{HEAD}    {keys}\n") == [f"way-on 3:3 {message}"]


def test_a_way_on_that_is_faulty_is_not_told_as_missing() -> None:
    assert findings(HEAD + "    go: A.b\n") == [
        "bad-id 4:9 “A.b” is no address: scene.passage, .passage in this scene, or a scene",
    ]


def test_a_way_on_that_is_misspelt_is_not_told_as_missing() -> None:
    _, problems = told(HEAD + "    choises:\n      a:\n        kind: stance\n")
    assert [said(one) for one in problems] == [
        "unknown-key 4:5 “choises” is no key of a passage | Did you mean “choices”?",
        "missing-key 5:7 this choice needs “label” | label: The words the reader picks.",
        "missing-key 5:7 this choice needs “to” | to: Where it leads.",
    ]


def test_a_key_of_a_choice_in_a_passage_is_told_as_misplaced() -> None:
    _, problems = told(HEAD + "    locked: No.\n    end: true\n")
    assert said(only(problems)).startswith(
        "misplaced-key 4:5 “locked” belongs in a choice, not in a passage | Move it there"
    )


def test_a_passage_key_at_the_head_of_a_scene_is_told_as_misplaced() -> None:
    _, problems = told("title: x\ntext: Fog.\npassages:\n  one: {end: true}\n")
    assert said(only(problems)).startswith(
        "misplaced-key 2:1 “text” belongs in a summary or a passage or a choice, not in a scene"
    )


def test_words_from_other_engines_are_known_for_what_they_mean() -> None:
    text = HEAD + (
        "    choices:\n      a:\n        kind: deed\n        label: Go.\n"
        "        when: kept\n        goto: .climb\n"
    )
    scene, problems = told(text)
    assert [one.hint for one in problems] == ["Did you mean “if”?", "Did you mean “to”?"]
    assert scene is not None
    way = scene.passages["climb"].way
    assert isinstance(way, Choices)
    assert way.choices[0].condition == Flag("kept")


MENU = HEAD + "    choices:\n"
PLAIN = "        kind: deed\n        label: Stay.\n        to: .climb\n"


@pytest.mark.parametrize("asked", ["if: kept", "as: jeanne"])
def test_a_fallback_has_no_condition(asked: str) -> None:
    text = f"{MENU}      stay:\n{PLAIN}        fallback: true\n        {asked}\n"
    assert findings(text) == [
        "menu-form 5:7 the fallback “stay” has a condition: it must be open when nothing else is",
    ]


def test_a_menu_has_one_fallback() -> None:
    one = PLAIN + "        fallback: true\n"
    assert findings(f"{MENU}      stay:\n{one}      go:\n{one}      run:\n{PLAIN}") == [
        "menu-form 10:7 this menu has two fallbacks, “stay” and “go”",
    ]


def test_a_reason_without_a_condition_never_shows() -> None:
    assert findings(f"{MENU}      stay:\n{PLAIN}        locked: No.\n") == [
        "menu-form 5:7 “stay” gives a reason for being locked, but no “if” ever locks it",
    ]


def test_a_choice_id_stands_once_in_its_scene() -> None:
    menu = f"    choices:\n      stay:\n{PLAIN}"
    assert findings(f"{HEAD}{menu}  top:\n{menu}") == [
        "duplicate-id 11:7 “stay” is already a choice of “climb”, in line 5",
    ]


def test_the_last_case_has_no_condition() -> None:
    text = HEAD + "    go:\n      - {if: kept, to: .a}\n      - {if: not kept, to: .b}\n"
    _, problems = told(text)
    assert said(only(problems)) == (
        "last-case 6:10 the last case of “go” has a condition: where none holds, nothing is left"
        " | Add a last case without “if”."
    )


def test_no_case_stands_behind_one_without_a_condition() -> None:
    text = HEAD + "    go:\n      - {to: .a}\n      - {to: .b}\n"
    _, problems = told(text)
    assert said(only(problems)).startswith("last-case 5:10 this case of “go” has no condition")


def test_a_case_alone_is_told_to_be_a_list() -> None:
    _, problems = told(HEAD + "    go: {if: kept, to: .a}\n")
    assert [one.rule for one in problems] == ["wrong-form", "last-case"]
    assert problems[0].message.startswith("“go” wants an address or a list of cases")


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("cast: [Caron]", "bad-id 2:8 “Caron” is no id"),
        ("place: la butte", "bad-id 2:8 “la butte” is no id"),
        ("article: [p8]", "bad-id 2:11 “p8” is no paragraph"),
        ("date: 1871-02-30", "bad-date 2:7 there is no day 1871-02-30: that month has 28 days"),
        ("time: 4:30", "wrong-form 2:7 “time” wants an hour like 04:30; here is “4:30”"),
        ("sources: [Lepelletier]", "bad-id 2:11 “Lepelletier” is no source"),
        ("storylet:\n  offer: Go", "missing-key 2:1 this storylet needs “hub”"),
        ("summary: {path: [a]}", "missing-key 2:1 this summary needs “text”"),
        ("timeless: true\ndate: 1871-03", "wrong-form 1:1 this scene is outside time"),
    ],
)
def test_what_is_wrong_at_the_head_is_told(line: str, finding: str) -> None:
    found = findings(f"title: x\n{line}\npassages:\n  one: {{end: true}}\n")
    assert len(found) == 1
    assert found[0].startswith(finding)


def test_a_bad_id_is_told_with_one_that_works() -> None:
    _, problems = told("title: x\nplace: La Butte Été\npassages:\n  Climb_up: {end: true}\n")
    assert [one.hint for one in problems] == ["Write la-butte-ete.", "Write climb-up."]


def test_a_place_that_a_comma_cut_off_is_told_with_the_long_form() -> None:
    _, problems = told("title: x\nsources: [a-1876 ch. 3, pp. 20]\npassages:\n  a: {end: true}\n")
    assert said(only(problems)) == (
        "bad-id 2:25 “pp.” is no source: a citation begins with a source’s id"
        ' | A place with a comma is written {id: …, page: "…"}.'
    )


def test_a_choice_needs_kind_label_and_to() -> None:
    assert findings(f"{MENU}      stay: {{}}\n") == [
        "missing-key 5:7 this choice needs “kind”",
        "missing-key 5:7 this choice needs “label”",
        "missing-key 5:7 this choice needs “to”",
    ]


def test_a_kind_of_choice_that_there_is_not_is_told() -> None:
    text = f"{MENU}      stay:\n{PLAIN}".replace("deed", "dead")
    _, problems = told(text)
    assert said(only(problems)) == (
        "wrong-form 6:15 “kind” wants one of deed, stance, attention, relation, dilemma;"
        " here is “dead” | Did you mean “deed”?"
    )


def test_choices_written_as_a_list_are_told() -> None:
    assert findings(f"{MENU}      - stay: a\n") == [
        "wrong-form 5:7 “choices” wants choices, each under its id; here is a list",
    ]


def test_a_passage_that_is_text_is_told_and_still_known() -> None:
    scene, problems = told("title: x\npassages:\n  one: Fog.\n  two: {end: true}\n")
    assert said(only(problems)) == (
        "wrong-form 3:8 “one” wants the keys of a passage; here is “Fog.”"
    )
    assert scene is not None
    assert list(scene.passages) == ["one", "two"]


def test_a_hub_shows_one_storylet_at_least() -> None:
    assert findings(HEAD + "    hub: {show: 0, then: .b}\n") == [
        "wrong-form 4:17 “show” wants a number of at least 1; here is “0”",
    ]


def test_an_effect_written_as_a_key_is_told_with_its_form() -> None:
    _, problems = told(HEAD + "    effects:\n      - bread: 1\n    end: true\n")
    assert said(only(problems)).endswith("| Write it like “bread += 1” or “answer = soup”.")


def test_a_condition_that_cannot_be_read_still_counts_as_one() -> None:
    scene, problems = told(HEAD + "    go:\n      - {if: kept ==, to: .a}\n      - {to: .b}\n")
    assert only(problems).rule == "condition-form"
    assert scene is not None
    way = scene.passages["climb"].way
    assert isinstance(way, Go)
    assert way.to[0].condition is not None


def test_a_scene_without_passages_is_none() -> None:
    scene, problems = told("title: x\n")
    assert scene is None
    assert said(only(problems)).startswith("missing-key 1:1 this scene needs “passages”")


def test_everything_wrong_in_a_scene_is_told_in_one_go() -> None:
    text = """\
        titel: x
        date: 1871-13
        place: [a]
        passages:
          one:
            effects: bread
            text: |
              {if kept: a
            choices:
              A:
                kind: dead
                to: [.x]
          two: x
        """
    assert {one.split()[0] for one in findings(text)} == {
        "unknown-key",
        "bad-date",
        "wrong-form",
        "effect-form",
        "prose-form",
        "bad-id",
        "missing-key",
    }
