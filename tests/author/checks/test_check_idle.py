"""What is asked or changed in vain."""

import pytest
from tests.author.checks.checked import END, HEAD, ROAD, findings, marked, rules

COUNT = "mud:\n  kind: count\n  range: 0..3\n  start: 0\n  shown: Mud\n  means: How far up.\n"


def story(text: str, effect: str = "mud += 1") -> dict[str, str]:
    road = (
        f"{HEAD}  start:\n    effects: [{effect}]\n    text: |\n      {text}\n    go: .end\n{END}"
    )
    return {"variables.yaml": COUNT, ROAD: road}


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        ("mud >= 0", "always"),
        ("mud <= 3", "always"),
        ("mud > 3", "never"),
        ("mud < 0", "never"),
        ("mud >= 1", ""),
        ("mud != 3", ""),
        ("mud == 0", ""),
    ],
)
def test_a_comparison_that_holds_for_all_values_or_none_is_told(condition: str, says: str) -> None:
    files = story(f"{{if {condition}: Rain.}}")
    found = findings(files)
    assert [one.rule for one in found] == (["idle-condition"] if says else [])
    for one in found:
        assert marked(files, one) == "mud"
        assert f"“{condition}” {says} holds: mud is 0..3" in one.message


def test_a_comparison_in_vain_is_allowed_in_place() -> None:
    files = story("{if mud >= 0: Rain.}")
    allow = "  start:\n    allow: {idle-condition: The range will be longer.}\n"
    assert rules({**files, ROAD: files[ROAD].replace("  start:\n", allow)}) == []


@pytest.mark.parametrize("effect", ["mud += 0", "mud -= 0", "mud += 0 if mud == 1"])
def test_an_effect_that_moves_nothing_is_told(effect: str) -> None:
    files = story("{if mud >= 1: Rain.}", f"mud += 1, {effect}")
    (found,) = findings(files)
    assert found.rule == "idle-effect"
    assert (marked(files, found), found.span.column) == ("mud", 25)
