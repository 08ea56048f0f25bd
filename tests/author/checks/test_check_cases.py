"""Cases of which the first that holds is taken, and those that never are."""

import pytest
from tests.author.checks.checked import HEAD, ROAD, findings, marked, rules

VARIABLES = """\
mud:
  kind: count
  range: 0..3
  start: 0
  shown: Mud
  means: How far up.
dry:
  kind: flag
  ledger: Dry feet.
  means: A stone was there.
who:
  kind: word
  values: [anna, bert]
  names: {anna: Anna, bert: Bert}
  means: Who walks.
"""
SET = "mud += 1, dry = true, who = anna if dry, who = bert if mud == 1"
START = f"{HEAD}  start:\n    effects: [{SET}]\n"
ENDS = "  a:\n    text: A.\n    end: true\n  b:\n    text: B.\n    end: true\n"
NEVER = [
    ("mud >= 1", "mud >= 2"),
    ("mud >= 1", "mud >= 1"),
    ("mud >= 1 or dry", "dry and mud >= 1"),
    ("visited(road.a)", "visited(road.a)"),
    ("who != bert", "who == anna"),
]
FIRST = [
    ("mud >= 2", "mud >= 1"),
    ("dry", "not dry"),
    ("dry", "mud >= 1"),
    ("who == anna", "who != bert"),  # it may not be set yet
    ("mud >= 2 and visited(road.a)", "mud >= 2"),
]


def road(first: str, second: str) -> dict[str, dict[str, str]]:
    """The two conditions as cases of each kind, each kind in a story of its own."""
    ways = (
        f"      - {{to: .a, if: {first}}}\n      - {{to: .a, if: {second}}}\n      - {{to: .b}}\n"
    )
    arms = f"      {{if {first}}}\n      A.\n      {{else if {second}}}\n      B.\n      {{end}}\n"
    listed = ways.replace("      ", "          ")
    lead = "    text: |\n      {who} and {if dry: dry|wet}.\n"
    go = f"    go:\n{ways}"
    choice = (
        "    choices:\n      on:\n        kind: deed\n        label: On.\n        to:\n"
        f"{listed}      off:\n        kind: deed\n        label: Off.\n        to: .a\n"
    )
    text = f"{lead}{arms}    choices:\n      on:\n        kind: deed\n        label: On.\n"
    text += "        to: .a\n      off:\n        kind: deed\n        label: Off.\n        to: .b\n"
    bodies = {"go": lead + go, "choice": lead + choice, "text": text}
    return {
        kind: {"variables.yaml": VARIABLES, ROAD: f"{START}{body}{ENDS}"}
        for kind, body in bodies.items()
    }


@pytest.mark.parametrize("kind", ["go", "choice", "text"])
@pytest.mark.parametrize(("first", "second"), NEVER)
def test_a_case_that_those_before_it_cover_is_told(kind: str, first: str, second: str) -> None:
    files = road(first, second)[kind]
    (found,) = [one for one in findings(files) if one.rule == "idle-case"]
    assert f"“{second}”" in found.message
    assert marked(files, found) in second


@pytest.mark.parametrize("kind", ["go", "choice", "text"])
@pytest.mark.parametrize(("first", "second"), FIRST)
def test_a_case_that_can_be_the_first_is_not_told(kind: str, first: str, second: str) -> None:
    assert "idle-case" not in rules(road(first, second)[kind])
