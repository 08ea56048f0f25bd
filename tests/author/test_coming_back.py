"""What comes back of a choice, each definition at its edge."""

import pytest
from tests.explore.tiny import some, tiny

from commune.author.stats import Stats, stats_of
from commune.author.stats.figures import CallbackCount

SOAK_OR_NOT = """
    a:
      text: Rain.
      choices:
        soak: {kind: deed, label: Go out., effects: [wet = true], to: .b}
        stay: {kind: stance, label: Stay in., to: .b}
"""


def _read_in(then: str, otherwise: str = "") -> Stats:
    """A story in which what one choice sets is read by a text in another passage."""
    other = f"\n        {{else}}\n        {otherwise}" if otherwise else ""
    read = f"""
    b:
      text: |
        {{if wet}}
        {then}{other}
        {{end}}
      end: true
    """
    return stats_of(tiny(SOAK_OR_NOT + read))


@pytest.mark.parametrize(("words", "share", "callbacks"), [(11, 0, 0), (12, 0.5, 1)])
def test_a_text_branch_reads_from_twelve_words_on(words: int, share: float, callbacks: int) -> None:
    stats = _read_in(some(words))
    assert stats.whole.state_effect_share == share
    assert stats.whole.callbacks == CallbackCount(callbacks, 0, callbacks)
    assert stats.whole.conditional_passages_per_choice == callbacks / 2


def test_an_else_of_twelve_words_makes_its_fork_a_reading_but_is_no_callback() -> None:
    stats = _read_in(some(3), some(12))
    assert stats.whole.state_effect_share == 0.5
    assert stats.whole.callbacks.written == 0
    assert stats.whole.conditional_passages_per_choice == 0


def test_what_stands_in_a_branch_counts_with_it_at_its_longest() -> None:
    longer = f"{some(4)} {{if dry: {some(8)} | {some(2)}}}"
    assert _read_in(longer).whole.callbacks.written == 1
    assert _read_in(longer.replace(some(8), some(7))).whole.callbacks.written == 0


def test_what_is_read_only_before_it_is_set_has_no_effect() -> None:
    first = f"    first:\n      text: |\n        {{if wet: {some(12)}}}\n      go: .a"
    story = tiny(f"{first}{SOAK_OR_NOT}    b: {{text: Done., end: true}}\n")
    stats = stats_of(story)
    assert stats.whole.state_effect_share == 0
    assert stats.whole.callbacks.written == 0


def test_its_own_result_is_not_later_and_its_own_divert_is() -> None:
    result = f"""
    a:
      text: Rain.
      choices:
        soak:
          kind: deed
          label: Go out.
          effects: [wet = true]
          text: |
            {{if wet: {some(12)}}}
          to: .b
    b: {{text: Done., end: true}}
    """
    assert stats_of(tiny(result)).whole.state_effect_share == 0
    divert = """
    a:
      text: Rain.
      choices:
        soak:
          kind: deed
          label: Go out.
          effects: [wet = true if dry]
          to:
            - {if: wet, to: .b}
            - {to: .c}
    b: {text: Done., end: true}
    c: {text: Not done., end: true}
    """
    assert stats_of(tiny(divert)).whole.state_effect_share == 1


def test_what_only_its_own_passage_reads_has_an_effect_and_is_no_callback() -> None:
    story = tiny(
        """
        a:
          text: Round.
          choices:
            soak: {kind: deed, label: Soak., effects: [wet = true], to: .a}
            out: {kind: deed, label: Out., if: wet, to: .b}
            stop: {kind: deed, label: Stop., to: .b}
        b: {text: Done., end: true}
        """
    )
    stats = stats_of(story)
    assert stats.whole.state_effect_share == 1 / 3
    assert stats.whole.callbacks.written == 0
    assert stats.whole.conditional_share == 1 / 3


def test_what_is_surely_overwritten_is_not_read() -> None:
    between = f"""
    b:
      effects: [EFFECT]
      text: Dried.
      go: .c
    c:
      text: |
        {{if wet: {some(12)}}}
      end: true
    """
    for effect, share in (("wet = false", 0), ("wet = false if dry", 0.5)):
        stats = stats_of(tiny(SOAK_OR_NOT + between.replace("EFFECT", effect)))
        assert stats.whole.state_effect_share == share
        assert stats.whole.callbacks.written == 2 * share


def test_a_fate_settled_in_a_word_pays_back_what_decided_it() -> None:
    settled = f"""
    b:
      effects: [dry = true if not wet]
      text: Settled.
      go: .c
    c:
      text: |
        {{if dry: {some(12)}}}
      end: true
    """
    stats = stats_of(tiny(SOAK_OR_NOT + settled))
    assert stats.whole.state_effect_share == 0.5
    assert stats.whole.callbacks.written == 1


def test_that_a_choice_was_taken_can_be_what_is_read() -> None:
    read = f"""
    b:
      text: |
        {{if took(s1/stay): {some(12)}}}
      end: true
    """
    stats = stats_of(tiny(SOAK_OR_NOT + read))
    assert stats.whole.state_effect_share == 0.5
    assert stats.whole.callbacks.written == 1


def test_a_visit_is_a_choice_s_where_its_menu_leads_elsewhere_too() -> None:
    forks = f"""
    a:
      text: Rain.
      choices:
        up: {{kind: deed, label: Up., to: .hill}}
        down: {{kind: deed, label: Down., to: .pool}}
    hill: {{text: High., go: .end}}
    pool: {{text: Deep., go: .end}}
    end:
      text: |
        {{if visited(s1.hill): {some(12)}}}
      end: true
    """
    stats = stats_of(tiny(forks))
    assert stats.whole.state_effect_share == 0.5
    assert stats.whole.callbacks.written == 1
    same = forks.replace("to: .pool", "to: .hill")
    assert stats_of(tiny(same)).whole.state_effect_share == 0


def test_once_is_no_reading() -> None:
    story = tiny(
        """
        a:
          text: Round.
          choices:
            look: {kind: attention, label: Look., once: true, to: .a}
            go: {kind: deed, label: Go., to: .b}
        b: {text: Done., end: true}
        """
    )
    assert stats_of(story).whole.state_effect_share == 0


def test_callbacks_are_counted_across_acts_and_into_the_last() -> None:
    branch = f"{{if wet: {some(12)}}}"
    first = SOAK_OR_NOT + f"    b:\n      text: |\n        {branch}\n      go: s2\n"
    second = f"act: two\nc:\n  text: |\n    {branch}\n  go: s3\n"
    third = f"act: three\nd:\n  text: |\n    {branch}\n  end: true\n"
    stats = stats_of(tiny(first, second, third))
    assert stats.whole.callbacks == CallbackCount(3, 2, 1)
    assert [part.callbacks.written for part in stats.per_act.values()] == [1, 1, 1]
    assert stats.per_act["three"].callbacks == CallbackCount(1, 1, 1)


def test_offers_and_targets_under_a_condition_are_callbacks_without_counting_words() -> None:
    read = """
    b:
      text: So.
      choices:
        wring: {kind: deed, label: Wring., if: wet, to: .c}
        walk: {kind: deed, label: Walk., to: .c}
    c:
      text: And.
      go:
        - {if: wet, to: .d}
        - {to: .e}
    d: {text: Wet., end: true}
    e: {text: Dry., end: true}
    """
    stats = stats_of(tiny(SOAK_OR_NOT + read))
    assert stats.whole.callbacks.written == 2
    assert stats.whole.conditional_share == 1 / 4
    assert stats.whole.conditional_passages_per_choice == 1 / 4  # d, not e
