"""What readers meet in tiny stories, worked out by hand."""

import pytest
from tests.explore.tiny import BREAD, WHO, some, tiny

from commune.explore import sample as sampling
from commune.explore.counted import Stood
from commune.explore.readers import READERS
from commune.explore.sample import ALL, CUT, NO_ENDING, STUCK, sample
from commune.explore.spread import Spread

each_reader = pytest.mark.parametrize("reader", [*READERS, ALL])

FORK = f"""
    begin:
      text: Two ways.
      choices:
        left:
          kind: dilemma
          label: Go left.
          effects: [wet = true]
          text: It rains hard.
          to: .pool
        right:
          kind: deed
          label: Go right.
          to: .hill
    pool:
      title: The pool
      ending: drowned
      text: Water.
      next: Go on.
      go: .last
    hill:
      title: The hill
      ending: aloft
      text: |
        High up here, {{if wet: never said | it is dry}}.
      go: .last
    last:
      text: |
        {{if wet}}
        {some(12)}
        {{end}}
      end: true
    nowhere:
      text: Nobody comes here.
      end: true
"""


def test_what_a_small_story_shows_is_counted_as_by_hand() -> None:
    found = sample(tiny(FORK), runs=4, reader="least-taken")
    assert found.counts.passages == {
        "s1.begin": 4,
        "s1.pool": 2,
        "s1.hill": 2,
        "s1.last": 4,
        "s1.nowhere": 0,
    }
    assert found.counts.never_shown == ("s1.nowhere",)
    assert found.counts.choices == {"s1/left": Stood(4, 0, 2), "s1/right": Stood(4, 0, 2)}
    assert found.counts.branches == {"s1.hill:28:21": 0, "s1.hill:28:21 else": 2, "s1.last:32:7": 2}
    assert found.counts.branches_never_shown == ("s1.hill:28:21",)
    assert found.counts.begins["s1.hill:28:21"] == "never said"
    assert found.endings == {"drowned": 0.5, "aloft": 0.5}
    assert found.choices == 4  # a pause is none
    assert found.choices_per_run == Spread(1, 1, 1)
    assert found.dilemmas_per_run == Spread(0.5, 0, 1)
    # left: 2 + 3 + 1 + 12 words; right: 2 + 3 + 3
    assert found.words_per_run == Spread(13, 8, 18)
    # there are 2 + 3 + 1 + 3 + 2 + 3 + 12 + 3 words in the story
    assert found.text_seen_share == Spread(13 / 29, 8 / 29, 18 / 29)
    assert found.text_seen_in_all == 24 / 29


def test_a_locked_choice_is_counted_as_locked() -> None:
    story = tiny(
        """
        a:
          text: One.
          choices:
            shut: {kind: deed, label: In., if: wet, locked: Shut., to: .b}
            walk: {kind: deed, label: On., to: .b}
        b: {end: true, text: Two.}
        """
    )
    found = sample(story, runs=3)
    assert found.counts.choices["s1/shut"] == Stood(0, 3, 0)
    assert found.counts.never_offered == ("s1/shut",)
    assert found.endings == {NO_ENDING: 1}


def test_counts_are_told_as_they_stood_where_they_are_compared() -> None:
    story = tiny(
        """
        a:
          effects: [bread += 1]
          text: |
            {if bread >= 2: Full. | Empty.}
          choices:
            eat: {kind: deed, label: Eat., effects: [bread -= 2], to: .b}
        b:
          text: Eaten.
          go:
            - {if: bread >= 1, to: .c}
            - {to: .c}
        c:
          text: Done.
          end: true
        """,
        variables=BREAD,
    )
    bread = sample(story, runs=3).counts.variables["bread"]
    assert bread.values == {0: 3, 2: 3}
    assert bread.at == {"arrive s1.a": {2: 3}, "arrive s1.b": {0: 3}}


def test_a_run_that_never_ends_is_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampling, "LONGEST_RUN", 50)
    story = tiny(
        """
        a:
          text: Round.
          choices:
            on: {kind: deed, label: On., to: .a}
            over: {kind: deed, label: Over., to: .a}
        """
    )
    found = sample(story, runs=2)
    assert found.endings == {CUT: 1}
    assert found.stopped == {"s1.a": 2}
    assert found.choices == 100


def test_a_run_without_a_way_on_is_told() -> None:
    story = tiny(
        """
        a:
          text: Shut.
          choices:
            on: {kind: deed, label: On., if: wet, to: .b}
        b: {text: Open., end: true}
        """
    )
    found = sample(story, runs=2)
    assert found.endings == {STUCK: 1}
    assert found.stopped == {"s1.a": 2}


def test_a_turn_that_never_comes_to_rest_is_told() -> None:
    story = tiny(
        """
        a:
          text: One.
          choices:
            on: {kind: deed, label: On., to: .b}
            out: {kind: deed, label: Out., to: .c}
        b:
          text: Round.
          go:
            - {if: not wet, to: .b}
            - {to: .c}
        c: {text: Out., end: true}
        """
    )
    for reader in READERS:
        found = sample(story, runs=4, reader=reader)
        assert STUCK in found.endings
        assert found.stopped == {"s1.b": round(found.endings[STUCK] * 4)}


def test_callbacks_are_met_in_text_in_offers_and_on_the_way() -> None:
    story = tiny(
        f"""
        a:
          text: One.
          choices:
            soak: {{kind: deed, label: Soak., effects: [wet = true], to: .b}}
        b:
          text: |
            {{if wet}}
            {some(12)}
            {{else if dry}}
            {some(12)}
            {{end}}
          choices:
            wring: {{kind: deed, label: Wring., if: wet, to: .c}}
        c:
          text: Three.
          go:
            - {{if: dry, to: .d}}
            - {{if: wet, to: .d}}
            - {{to: .d}}
        d: {{text: Four., end: true}}
        """
    )
    assert sample(story, runs=1).callbacks_met.median == 3


def test_a_callback_behind_a_hub_is_met_where_the_hub_goes_on_by_itself() -> None:
    hub = """
        hall:
          text: The hall.
          hub:
            show: 1
            meet: 1
            then:
              - {if: wet, to: .out}
              - {to: .in}
        out: {text: Out., end: true}
        in: {text: In., end: true}
    """
    offered = """
        storylet:
          hub: s1.hall
          offer: A puddle.
        passages:
        puddle:
          text: Deep.
          choices:
            step: {kind: deed, label: Step., effects: [wet = true], to: back}
            skirt: {kind: deed, label: Skirt., to: back}
    """
    found = sample(tiny(hub, offered), runs=2, reader="least-taken")
    assert found.callbacks_met == Spread(0.5, 0, 1)
    assert found.counts.passages["s1.out"] == found.counts.passages["s1.in"] == 1


def test_the_curious_reader_goes_where_text_is_new_and_opens_notes() -> None:
    head = "title: A note\nplain: Short.\nconfidence: documented\nsources: [a-book p. 1]\n"
    story = tiny(
        """
        a:
          text: Some [[rain]].
          choices:
            one: {kind: deed, label: One., text: A., to: .b}
            two: {kind: deed, label: Two., text: A longer one., to: .b}
            three: {kind: deed, label: Three., text: A bit., to: .b}
        b: {text: Done., end: true}
        """,
        files={"notes/facts/rain.yaml": f"{head}text: |\n  {some(230)}\n"},
    )
    first, third = (sample(story, runs=runs, reader="curious") for runs in (1, 3))
    assert first.counts.choices["s1/two"].taken == 1
    assert third.text_seen_in_all == 1
    assert first.minutes_per_run.median == 1
    assert sample(story, runs=1).minutes_per_run.median == 0
    assert first.notes_met == Spread(1, 1, 1)


WHOSE = """
    a:
      text: Who?
      choices:
        ann: {kind: stance, label: Ann., effects: [you = ann], to: .b}
        bob: {kind: stance, label: Bob., effects: [you = bob], to: .b}
    b:
      text: So.
      choices:
        sew: {kind: deed, label: Sew., as: ann, to: .c}
        saw: {kind: deed, label: Saw., as: bob, to: .c}
    c: {text: Done., end: true}
"""


@each_reader
def test_as_a_person_every_run_is_that_person_s(reader: str) -> None:
    story = tiny(WHOSE, variables=WHO, who="you")
    found = sample(story, runs=10, reader=reader, person="bob")
    assert found.runs == 10
    assert found.counts.choices["s1/saw"].taken == 10
    assert found.counts.choices["s1/sew"] == Stood(0, 0, 0)
    assert found.counts.choices["s1/ann"].taken == 0


def test_where_a_person_cannot_be_become_there_are_no_runs() -> None:
    story = tiny(WHOSE.replace("you = bob", "you = ann"), variables=WHO, who="you")
    assert sample(story, runs=3, person="bob").runs == 0
    assert sample(story, runs=3, person="ann").runs == 3
