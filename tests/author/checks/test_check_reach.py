"""What no way leads to, and how much of it is told."""

import pytest
from tests.author.checks.checked import END, HEAD, INN, ROAD, STORY, rules, scene, told


def test_a_passage_that_nothing_leads_to_is_told_once_for_all_that_lies_behind_it() -> None:
    found = told(
        scene("""
  start: {go: .end}
  attic: {go: .roof}
  roof: {go: .sky}
  sky: {go: .end}
""")
    )
    assert found == ["unreachable 4:3 no way leads to the passage “attic”"]


def test_passages_that_only_lead_to_each_other_are_told_once() -> None:
    found = told(
        scene("""
  start: {go: .end}
  roof:
    next: Up.
    go: .sky
  sky:
    next: Down.
    go: .roof
""")
    )
    assert found == ["unreachable 4:3 no way leads to the passage “roof”"]


def test_a_whole_scene_is_told_as_a_scene() -> None:
    files = {**scene("  start: {go: .end}"), "acts/1-road/wood.yaml": HEAD + END}
    assert told(files) == ["unreachable 1:1 no way leads into the scene “wood”"]


def test_a_passage_led_to_only_by_itself_is_told_as_that() -> None:
    found = rules(
        scene("""
  start: {go: .end}
  nap:
    text: It is warm.
    choices:
      on:
        kind: deed
        label: On.
        to: .nap
        text: Warmer.
      up:
        kind: deed
        label: Up.
        to: .end
""")
    )
    assert found == ["only-from-itself"]


def test_openings_and_hubs_lead_somewhere_too() -> None:
    files = {
        **scene("  start:\n    hub: {show: 1, then: .end}\n  later: {go: .end}"),
        "acts/1-road/inn.yaml": INN,
        "openings/late.yaml": "label: Late\nfrom: road.later\n",
    }
    assert told(files) == []


def test_conditions_do_not_count() -> None:
    files = scene("""
  start:
    go:
      - {if: visited(road.wood), to: .wood}
      - {to: .end}
  wood: {go: .end}
""")
    assert told(files) == []


def test_acts_and_hubs_with_nothing_in_them_are_told() -> None:
    files = {
        **scene("  start:\n    hub: {show: 1, then: .end}"),
        "acts/2-later/act.yaml": "title: Later\n",
        "story.yaml": STORY.replace("[1-road]", "[1-road, 2-later]"),
    }
    assert rules(files) == ["empty-hub", "empty-act"]


@pytest.mark.parametrize(("meet", "due"), [(1, []), (2, ["short-hub"])])
def test_a_hub_with_fewer_storylets_than_are_to_be_met_is_told(meet: int, due: list[str]) -> None:
    files = {
        **scene(f"  start:\n    hub: {{show: 2, meet: {meet}, then: .end}}"),
        "acts/1-road/inn.yaml": INN,
    }
    assert rules(files) == due


def test_a_storylet_may_be_called_anything_but_a_step() -> None:
    for name, due in (("next", ["storylet-name"]), ("leave", ["storylet-name"]), ("leaves", [])):
        files = {
            **scene("  start:\n    hub: {show: 1, then: .end}"),
            f"acts/1-road/{name}.yaml": INN,
        }
        assert rules(files) == due


def test_a_summary_has_to_lead_out() -> None:
    body = """
  start:
    next: On.
    go: .fork
  fork:
    text: Two ways.
    choices:
      left:
        kind: deed
        label: Left.
        to: .gate
      right:
        kind: deed
        label: Right.
        to: .end
  gate:
    text: A gate.
    choices:
      open:
        kind: deed
        label: Open it.
        to: .end
"""
    head = "title: The road\nsummary:\n  text: Somebody walks.\n  path: {}\npassages:\n"
    for path, due in (
        ("[right]", []),
        ("[left, open]", []),
        ("[left]", ["summary-stays 4:10"]),
        ("[open]", ["summary-stays 4:10"]),
        ("[left, right]", ["summary-stays 4:16"]),
        ("[right, open]", ["summary-stays 4:17"]),
    ):
        found = told(scene(body, head.replace("{}", path)))
        assert [" ".join(one.split()[:2]) for one in found] == due, path


def test_what_follows_in_a_summary_once_the_scene_is_left_is_told() -> None:
    body = "start:\n  choices:\n    out:\n      kind: deed\n      label: Out.\n      to: .end\n"
    head = "title: The road\nsummary:\n  text: A walk.\n  path: [out, out]\npassages:\n"
    (found,) = told(scene(body, head))
    assert found == ("summary-stays 4:15 the scene is left at “out”; what follows is never made")


def test_the_road_of_these_tests_is_clean() -> None:
    assert told({ROAD: HEAD + END}) == []
