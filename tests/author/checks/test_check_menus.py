"""Menus that can close, and choices that are the same."""

import pytest
from tests.author.checks.checked import END, HEAD, ROAD, STORY, findings, rules, scene

VARIABLES = {
    "story.yaml": f"{STORY}protagonist: you\n",
    "variables.yaml": """\
        you:
          kind: word
          values: [ann, bob]
          means: Who.
        coins:
          kind: count
          range: 0..3
          start: 1
          shown: Coins
          means: What is left.
        wet:
          kind: flag
          ledger: You are wet.
          means: It rained.
        """,
}
EFFECTS = "    effects: [you = ann, you = bob, coins -= 1, coins += 1, wet = true]\n"


def menu(*choices: str) -> dict[str, str]:
    """A story whose first menu has these choices, each its keys behind id, kind and label."""
    lines = "".join(
        f"      c{number}:\n        kind: deed\n        label: Choice {number}.\n"
        f"        text: It is the {number}.\n"
        + "".join(f"        {key}\n" for key in keys.split("; "))
        for number, keys in enumerate(choices)
    )
    return {**scene(f"  start:\n{EFFECTS}    choices:\n{lines}"), **VARIABLES}


OUT = "to: .end"
AGAIN = "to: .start"


@pytest.mark.parametrize(
    "choices",
    [
        (f"{OUT}; if: coins >= 1", f"{OUT}; if: coins < 1"),
        (f"{OUT}; as: ann", f"{OUT}; as: bob"),
        (f"{OUT}; if: wet or coins >= 2", f"{OUT}; if: not wet and coins <= 1"),
        (f"{OUT}; if: wet", f"{OUT}; fallback: true"),
        (f"{OUT}; if: wet", OUT),
        (f"{OUT}; once: true", f"{OUT}; once: true; if: wet"),
        (
            f"{OUT}; if: visited(road.end)",
            f"{OUT}; if: not visited(road)",
            f"{OUT}; if: not wet or wet",
        ),
    ],
)
def test_a_menu_in_which_something_is_always_open_is_fine(choices: tuple[str, ...]) -> None:
    assert rules(menu(*choices)) == []


@pytest.mark.parametrize(
    ("choices", "closed"),
    [
        ((f"{OUT}; if: coins >= 1",), "coins == 0"),
        ((f"{OUT}; as: ann",), "you == bob"),
        ((f"{OUT}; if: coins >= 2", f"{OUT}; if: coins == 0"), "coins == 1"),
        ((f"{OUT}; if: wet", f"{OUT}; if: coins == 0"), "not wet and coins == 1"),
        ((f"{AGAIN}; once: true",), "took(road/c0)"),
        ((f"{AGAIN}; once: true", f"{OUT}; if: wet"), "took(road/c0) and not wet"),
        ((f"{OUT}; if: took(road/c0)",), "not took(road/c0)"),
    ],
)
def test_a_menu_that_can_close_is_told_with_values_that_close_it(
    choices: tuple[str, ...], closed: str
) -> None:
    (found,) = (one for one in findings(menu(*choices)) if one.rule == "dead-end")
    assert found.message == f"by what is written here, this menu can close: with {closed}"
    assert (found.severity, "commune prove" in found.hint) == ("warning", True)


def test_a_menu_that_can_close_is_allowed_with_the_reason() -> None:
    files = menu(f"{OUT}; if: coins >= 1")
    allow = "    allow: {dead-end: The coins are counted at the door.}\n    choices:\n"
    assert rules({**files, ROAD: files[ROAD].replace("    choices:\n", allow)}) == []


def test_a_menu_that_nothing_opens_is_an_error() -> None:
    files = menu(f"{OUT}; if: coins >= 2 and coins <= 1", f"{OUT}; if: wet and not wet")
    (found,) = findings(files)
    assert (found.rule, found.severity) == ("closed-menu", "error")


def test_a_menu_of_too_many_values_is_passed_over() -> None:
    wide = "wide{n}:\n  kind: count\n  range: 0..9\n  start: 1\n  shown: W\n  means: Much.\n"
    files = menu(f"{OUT}; if: {' and '.join(f'wide{n} >= 1' for n in range(4))}")
    every = "".join(wide.replace("{n}", str(n)) for n in range(4))
    files["variables.yaml"] = every + VARIABLES["variables.yaml"].replace("        ", "")
    sets = "".join(f"wide{n} += 1, wide{n} -= 1, " for n in range(4))
    road = next(path for path in files if path.startswith("acts/"))
    files[road] = files[road].replace("effects: [", f"effects: [{sets}")
    assert rules(files) == []


def test_choices_that_differ_in_nothing_are_told() -> None:
    same = "      {}:\n        kind: deed\n        label: {}.\n        to: .end\n"
    files = scene("  start:\n    choices:\n" + same.format("a", "Yes") + same.format("b", "No"))
    (found,) = findings(files)
    assert (found.rule, found.span.line) == ("twin-choices", 9)
    assert "“b” does exactly what “a” does" in found.message


@pytest.mark.parametrize(
    "more", ["text: It goes.", "effects: [wet = true]", "if: wet", "once: true", "to: .start"]
)
def test_choices_that_differ_in_anything_are_fine(more: str) -> None:
    one = "      a:\n        kind: deed\n        label: A.\n        to: .end\n"
    other = one.replace("a:", "b:").replace("A.", "B.")
    key = more.partition(":")[0]
    lines = [line for line in other.splitlines() if not line.strip().startswith(f"{key}:")]
    other = "\n".join([*lines, f"        {more}"])
    files = {**scene(f"  start:\n{EFFECTS}    choices:\n{one}{other}"), **VARIABLES}
    assert "twin-choices" not in rules(files)


def test_choices_are_the_same_where_one_place_is_written_in_two_ways() -> None:
    same = "      {}:\n        kind: deed\n        label: {}.\n        to: {}\n"
    choices = same.format("a", "Yes", "wood") + same.format("b", "No", "wood.edge")
    wood = "title: The wood\npassages:\n  edge:\n    text: Trees.\n    end: true\n"
    files = {
        ROAD: f"{HEAD}  start:\n    choices:\n{choices}",
        "acts/1-road/wood.yaml": wood,
    }
    assert rules(files) == ["twin-choices"]
    files["acts/1-road/wood.yaml"] = wood.replace("passages:\n", f"passages:\n{END}")
    assert "twin-choices" not in rules(files)


def test_choices_that_somebody_asks_for_differ() -> None:
    same = "      {}:\n        kind: deed\n        label: {}.\n        to: .told\n"
    files = scene(
        "  start:\n    choices:\n"
        + same.format("a", "Yes")
        + same.format("b", "No")
        + "  told:\n    text: |\n      You said {if took(road/a): yes | no}.\n    go: .end\n"
    )
    assert rules(files) == []


SAME = "      {}:\n        kind: deed\n        label: Go.\n        text: {}\n        to: .end\n"


@pytest.mark.parametrize(
    ("one", "other", "due"),
    [
        ("", "", ["same-label"]),
        ("if: wet", "", ["same-label"]),
        ("if: wet", "if: coins >= 1", ["same-label"]),
        ("if: wet", "if: not wet", []),
        ("as: ann", "as: bob", []),
        ("if: coins >= 2", "if: coins <= 1", []),
        ("if: wet", "fallback: true", []),
    ],
)
def test_choices_with_one_label_do_not_stand_open_together(
    one: str, other: str, due: list[str]
) -> None:
    choices = ""
    for name, key in (("a", one), ("b", other)):
        choices += SAME.format(name, f"It is {name}.") + (f"        {key}\n" if key else "")
    files = {**scene(f"  start:\n{EFFECTS}    choices:\n{choices}"), **VARIABLES}
    assert [rule for rule in rules(files) if rule == "same-label"] == due


def test_choices_that_are_the_same_to_the_label_are_told_once() -> None:
    same = "      {}:\n        kind: deed\n        label: Go.\n        to: .end\n"
    files = scene("  start:\n    choices:\n" + same.format("a") + same.format("b"))
    assert rules(files) == ["same-label"]
