"""A fault is told once, at its cause; what only follows from it is not told."""

from tests.explore.proved import named, proved
from tests.explore.tiny import FLAGS, WHO, tiny

from commune.explore.report import sentence


def test_what_lies_behind_an_impossible_choice_is_not_told_too() -> None:
    story = tiny(
        """
        passages:
        a:
          choices:
            on: {kind: deed, label: Go on., to: .end}
            never: {kind: deed, label: Not so., if: wet, to: .far}
        far:
          text: |
            Far. {if dry: Dry. | Not dry.}
          go: .farther
        farther:
          title: Far away
          ending: far-away
          end: true
        end:
          end: true
        """
    )
    assert set(named(proved(story))) == {("choice", "s1/never")}


def test_of_a_circle_nobody_comes_to_the_first_passage_is_told() -> None:
    story = tiny(
        """
        passages:
        a:
          end: true
        round:
          go: .about
        about:
          choices:
            again: {kind: deed, label: Again., to: .round}
            on: {kind: deed, label: On., to: .behind}
        behind:
          end: true
        """
    )
    assert set(named(proved(story))) == {("passage", "s1.round")}


def test_a_fallback_that_something_open_always_stands_before_is_impossible() -> None:
    story = tiny(
        """
        passages:
        a:
          effects: [wet = true]
          choices:
            one: {kind: deed, label: One., if: wet, to: .end}
            two: {kind: deed, label: Two., if: not wet, to: .end}
            last: {kind: deed, label: Last., fallback: true, to: .end}
        end:
          end: true
        """
    )
    assert set(named(proved(story))) == {("choice", "s1/two"), ("choice", "s1/last")}


def test_a_locked_reason_of_a_choice_that_nobody_sees_is_not_told_too() -> None:
    story = tiny(
        """
        passages:
        a:
          effects: [dry = true]
          choices:
            on: {kind: deed, label: Go on., to: .end}
            open: {kind: deed, label: Open it., if: dry, locked: It is wet., to: .end}
        end:
          end: true
        """
    )
    assert set(named(proved(story))) == {("locked", "s1/open")}


def test_a_note_that_only_an_effect_reveals_is_told_with_the_effects_condition() -> None:
    story = tiny(
        """
        passages:
        a:
          effects: [reveal weather if wet]
          end: true
        """,
        files={"notes/facts/weather.yaml": _NOTE},
    )
    found = named(proved(story))
    assert set(found) == {("note", "weather")}
    assert found["note", "weather"].guard == "wet"


def test_a_note_whose_only_marker_stands_in_a_branch_is_told_by_the_branch() -> None:
    story = tiny(
        """
        passages:
        a:
          text: |
            Here{if wet: , in [[weather|rain]]}.
          end: true
        """,
        files={"notes/facts/weather.yaml": _NOTE},
    )
    assert [kind for kind, _ in named(proved(story))] == ["branch"]


def test_a_summary_that_stays_in_its_scene_is_told_with_the_path_to_it() -> None:
    story = tiny(
        """
        passages:
        a:
          go: s2
        """,
        """
        summary:
          text: |
            In short.
          path: [round]
        passages:
        a:
          choices:
            round: {kind: deed, label: Round., to: .b}
            out: {kind: deed, label: Out., to: .b}
        b:
          choices:
            on: {kind: deed, label: On., to: .c}
            by: {kind: deed, label: By., to: .c}
        c:
          end: true
        """,
    )
    found = named(proved(story))
    assert set(found) == {("summary", "s2")}
    told = found["summary", "s2"]
    assert told.path is not None
    assert sentence(told) == "this summary does not lead out of its scene"


def test_a_summary_for_somebody_who_never_comes_is_told_as_that() -> None:
    story = tiny(
        """
        passages:
        a:
          choices:
            ann: {kind: stance, label: Be Ann., effects: "[you = ann]", to: s2}
            bob: {kind: stance, label: Be Bob., effects: "[you = bob]", to: .end}
        end:
          end: true
        """.replace('"', ""),
        """
        summary:
          text: |
            In short.
          path:
            ann: [out]
            bob: [out]
        passages:
        a:
          choices:
            out: {kind: deed, label: Out., to: .b}
        b:
          end: true
        """,
        variables=FLAGS + WHO,
        who="you",
    )
    found = named(proved(story))
    assert set(found) == {("summary", "s2 as bob")}
    told = found["summary", "s2 as bob"]
    assert told.path is None
    assert "nobody comes" in sentence(told)


def test_what_asks_for_a_value_that_only_an_impossible_choice_gives_is_not_told_too() -> None:
    story = tiny(
        """
        passages:
        a:
          choices:
            on: {kind: deed, label: Go on., to: .end}
            never: {kind: deed, label: Not so., if: wet, effects: [dry = true], to: .end}
        end:
          text: |
            Here, {if dry: dry | not dry}.
          go:
            - {if: dry, to: .far}
            - {to: .last}
        far:
          end: true
        last:
          end: true
        """
    )
    assert set(named(proved(story))) == {("choice", "s1/never")}


def test_what_is_impossible_for_two_reasons_is_told_for_its_own() -> None:
    story = tiny(
        """
        passages:
        a:
          choices:
            on: {kind: deed, label: Go on., to: .end}
            never: {kind: deed, label: Not so., if: wet, effects: [dry = true], to: .end}
        end:
          go:
            - {if: dry and visited(.far), to: .far}
            - {to: .last}
        far:
          end: true
        last:
          end: true
        """
    )
    assert set(named(proved(story))) == {("choice", "s1/never"), ("passage", "s1.far")}


def test_what_lies_behind_a_dead_end_is_not_told_too() -> None:
    story = tiny(
        """
        passages:
        a:
          choices:
            ann: {kind: stance, label: Be Ann., effects: [you = ann], to: .gate}
            bob: {kind: stance, label: Be Bob., effects: [you = bob], to: .gate}
        gate:
          choices:
            on: {kind: deed, label: On., if: you == ann, to: .end}
        end:
          text: |
            It is {if you == bob: Bob | Ann}.
          end: true
        """,
        variables=FLAGS + WHO,
        who="you",
    )
    assert set(named(proved(story))) == {("dead-end", "s1.gate")}


_NOTE = """
    title: Weather
    plain: It rained.
    confidence: documented
    text: |
      It rained.
    sources: [a-book p. 1]
"""
