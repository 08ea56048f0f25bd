"""What a finding says stands in the way, what only follows from another, and what is meant."""

from tests.explore.proved import named, proved
from tests.explore.tiny import BREAD, tiny

from commune.explore.prove import Status

DEAD = """
passages:
a:
  text: A.
  choices:
    eat: {kind: deed, label: Eat., effects: [bread = 0], to: .b}
    keep: {kind: deed, label: Keep., to: .c}
b:
  text: B.
  choices:
    more: {kind: deed, label: More., if: bread > 0, to: .c}
c:
  text: C.
  end: true
"""


def test_an_opening_that_comes_to_a_dead_end_is_not_told_beside_it() -> None:
    opening = "label: On\npath: [s1/eat, s1/more]\n"
    story = tiny(DEAD, variables=BREAD, files={"openings/on.yaml": opening})
    assert ("opening", "on") not in named(proved(story))
    assert ("dead-end", "s1.b") in named(proved(story))


def test_an_opening_s_first_closed_step_is_told_at_its_place() -> None:
    opening = "label: On\npath: [s1/keep, s1/eat]\n"
    story = tiny(DEAD, variables=BREAD, files={"openings/on.yaml": opening})
    found = named(proved(story))["opening", "on"]
    assert found.guard == "that “s1/eat” is open where the path takes it"
    assert found.span is not None
    assert (found.span.line, found.span.column) == (2, 17)


def test_a_reason_that_is_never_shown_says_what_would_have_to_hold() -> None:
    story = tiny(
        """
passages:
a:
  text: A.
  choices:
    eat: {kind: deed, label: Eat., if: bread >= 1, locked: There is none., to: .b}
    keep: {kind: deed, label: Keep., to: .b}
b:
  text: |
    B{if bread == 0: , hungry}.
  end: true
""",
        variables=BREAD,
    )
    assert named(proved(story))["locked", "s1/eat"].guard == "not (bread >= 1)"


def test_a_place_that_is_meant_to_be_written_later_is_not_told() -> None:
    attic = "attic:\n  {}text: An attic.\n  choices:\n"
    attic += "    look: {{kind: deed, label: Look., to: .attic}}\n"
    for allow, due in (("allow: {unreachable: To be written.}\n  ", set()), ("", {"s1.attic"})):
        story = tiny("passages:\na:\n  end: true\n" + attic.format(allow))
        assert {address for _, address in named(proved(story))} == due


def test_a_place_without_a_way_says_so() -> None:
    story = tiny("passages:\na:\n  end: true\nb:\n  text: B.\n  end: true\n")
    assert named(proved(story))["passage", "s1.b"].guard == "that some way leads here"


def test_a_hub_without_storylets_is_told_without_its_leaving() -> None:
    story = tiny("passages:\na:\n  hub: {show: 1, leave: Out, then: .b}\nb:\n  end: true\n")
    assert set(named(proved(story))) == {("dry-hub", "s1.a")}


def test_nobody_stands_on_an_act_s_opening_page_before_what_arriving_changes() -> None:
    opened = "title: One\ntext: |\n  {if wet: Rain | Dust}.\n"
    claim = "- id: rain\n  says: It rains all the time.\n  always: wet\n"
    files = {"acts/one/act.yaml": opened, "claims.yaml": claim}
    first = "passages:\na:\n  effects: [wet = true]\n  text: A.\n  end: true\n"
    proof = proved(tiny(first, files=files))
    assert proof.status("claim rain") is Status.IMPOSSIBLE  # nothing refutes it
