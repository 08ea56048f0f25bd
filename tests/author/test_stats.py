"""The figures of a story as written: counted by hand, and held together in whole stories."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from tests.engine.stories import stories
from tests.explore.tiny import BREAD, FLAGS, WHO, some, tiny

from commune.author.stats import stats_of
from commune.author.stats.figures import Lengths
from commune.author.stats.stats import people_of
from commune.loading import load_folder
from commune.model import Story

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "story", ROOT / "tests" / "stories" / "lighthouse")
each_story = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@cache
def _story(folder: Path) -> Story:
    story = load_folder(folder).story
    assert story is not None
    return story


def test_who_one_is_is_no_condition_and_no_callback() -> None:
    story = tiny(_whose(), variables=WHO, who="you")
    stats = stats_of(story)
    assert stats.whole.conditional_share == 0
    assert stats.whole.one_person_share == 0.5
    assert stats.whole.callbacks.written == 0
    assert stats.whole.conditional_passages_per_choice == 0
    assert stats.whole.state_effect_share == 0.5


def test_each_protagonist_s_part_has_what_can_be_theirs() -> None:
    stats = stats_of(tiny(_whose(), variables=WHO, who="you"))
    ann, bob = stats.per_person["ann"], stats.per_person["bob"]
    assert (ann.words.passages, bob.words.passages) == (1 + 12 + 1, 1 + 5)
    assert (ann.passages, bob.passages) == (3, 2)
    assert (ann.choices, bob.choices) == (2, 2)
    as_bob = stats_of(tiny(_whose(), variables=WHO, who="you"), "bob")
    assert as_bob.whole.words == bob.words
    assert as_bob.per_scene["s1"].words.passages == 6


def _whose() -> str:
    return f"""
    a:
      text: Who?
      choices:
        ann: {{kind: stance, label: Ann., effects: [you = ann], to: .b}}
        bob: {{kind: stance, label: Bob., effects: [you = bob], to: .b}}
    b:
      text: |
        {{as ann}}
        {some(12)}
        {{else}}
        {some(5)}
        {{end}}
      choices:
        sew: {{kind: deed, label: Sew., as: ann, to: .c}}
        saw: {{kind: deed, label: Saw., as: bob, to: .b}}
    c: {{text: Done., end: true}}
    """


def test_words_are_measured_between_interactions_at_their_longest() -> None:
    story = tiny(
        f"""
        a:
          text: {some(10)}
          choices:
            long: {{kind: deed, label: One two three., text: {some(20)}, to: .b}}
            short: {{kind: deed, label: One., to: .b}}
        b:
          text: |
            {some(3)} {{if wet: {some(9)} | {some(4)}}}
          next: Turn.
          go: .c
        c:
          text: {some(7)}
          go:
            - {{if: wet, to: .d}}
            - {{to: .e}}
        d: {{text: {some(5)}, end: true}}
        e: {{text: {some(6)}, end: true}}
        """
    )
    whole = stats_of(story).whole
    # the beginning 10; long 20 + 12; short 12; the pause 7 + 5 and 7 + 6
    assert whole.words_between_interactions == Lengths(12, 32, 32)
    # through the pause: 10; 32 + 12 and 32 + 13; 12 + 12 and 12 + 13
    assert whole.words_between_choices == Lengths(25, 45, 45)
    assert whole.label_words == Lengths(2, 3, 3)
    assert whole.words.labels == 3 + 1 + 1  # with “Turn.”
    assert whole.words.scenes == 10 + 20 + 16 + 7 + 5 + 6 + 5
    assert whole.choices_per_1000_words == 1000 * 2 / whole.words.scenes


def test_only_notes_that_need_a_source_and_cite_nothing_are_unsourced() -> None:
    head = "title: T\nplain: P.\n"
    sure = f"{head}confidence: documented\n"
    position = "  - holder: X\n    text: |\n      One.\n"
    cited = position + "    sources: [a-book p. 1]\n"
    files = {
        "notes/facts/bare.yaml": f"{sure}text: |\n  Two words.\n",
        "notes/facts/cited.yaml": f"{sure}sources: [a-book p. 1]\ntext: |\n  Two words.\n",
        "notes/people/ours.yaml": f"{head}invented: true\ntext: |\n  Ours.\n",
        "notes/debates/asked.yaml": f"{sure}question: Who?\npositions:\n{cited}{cited}",
    }
    stats = stats_of(tiny("a: {text: All., end: true}", files=files))
    assert stats.notes.unsourced == ("bare",)
    assert stats.notes.total == 4
    assert stats.notes.by_kind["fact"] == 2
    assert stats.notes.words == 2 + 2 + 1 + 3


def test_the_mirror_shows_sentences_talk_and_what_is_repeated() -> None:
    talk = "“Come in,” said M. Blanc. He shut the green door behind him."
    again = "She shut the green door behind him and wept!"
    poster = "::: poster\n    He is not read. He is not read.\n    :::"
    story = tiny(
        f"a:\n  text: |\n    {talk}\n  go: s2\n",
        f"b:\n  text: |\n    {again}\n\n    {poster}\n  end: true\n",
    )
    mirror = stats_of(story).mirror
    assert mirror.sentences == 3
    assert (mirror.sentence_words.median, mirror.sentence_words.p90) == (7, 9)
    assert mirror.dialogue_share == 2 / 21
    assert dict(mirror.openers) == dict.fromkeys(("Come", "He", "She"), 1 / 3)
    assert [(run.words, run.scenes) for run in mirror.repeated] == [
        ("shut the green door behind him", ("s1", "s2"))
    ]


def test_four_words_are_no_run_and_one_scene_repeats_nothing() -> None:
    story = tiny(
        "a:\n  text: |\n    Shut the green door. Shut the green door.\n  go: s2\n",
        "b:\n  text: |\n    Shut the green door.\n  end: true\n",
    )
    assert stats_of(story).mirror.repeated == ()


@each_story
def test_the_acts_and_the_scenes_make_the_whole(folder: Path) -> None:
    stats = stats_of(_story(folder))
    for parts in (stats.per_act, stats.per_scene):
        for figure in ("scenes", "passages", "choices", "storylets", "endings"):
            assert sum(getattr(p, figure) for p in parts.values()) == getattr(stats.whole, figure)
        assert sum(p.words.scenes for p in parts.values()) == stats.whole.words.scenes
        assert sum(p.callbacks.written for p in parts.values()) == stats.whole.callbacks.written
    assert sum(stats.whole.kinds.values()) == stats.whole.choices
    assert stats.whole.scenes == len(_story(folder).scenes)
    assert stats.whole.endings == len(stats.ending_ids)


@each_story
def test_a_protagonist_s_part_is_a_part(folder: Path) -> None:
    story = _story(folder)
    whole = stats_of(story).whole
    for person in people_of(story):
        theirs = stats_of(story, person).whole
        assert 0 < theirs.words.scenes <= whole.words.scenes
        assert 0 < theirs.choices <= whole.choices
        assert theirs.callbacks.written <= whole.callbacks.written


@each_story
def test_shares_are_shares(folder: Path) -> None:
    stats = stats_of(_story(folder))
    for part in (stats.whole, *stats.per_act.values(), *stats.per_scene.values()):
        assert 0 <= part.state_effect_share <= 1
        assert 0 <= part.conditional_share <= 1
        between = part.words_between_interactions
        assert between.median <= between.p90 <= between.max


def test_a_story_without_choices_is_counted_too() -> None:
    stats = stats_of(tiny("a: {text: All., end: true}", variables=FLAGS + BREAD))
    assert stats.whole.choices == 0
    assert stats.whole.state_effect_share == 0
    assert stats.whole.label_words == Lengths(0, 0, 0)
    assert stats.per_person == {}


@given(stories())
def test_any_story_can_be_counted(story: Story) -> None:
    stats = stats_of(story)
    parts = stats.per_scene.values()
    assert sum(part.choices for part in parts) == stats.whole.choices
    assert sum(part.words.scenes for part in parts) == stats.whole.words.scenes
    assert 0 <= stats.whole.state_effect_share <= 1
    assert stats.whole.callbacks.across_acts <= stats.whole.callbacks.written
    for person in people_of(story):
        assert stats_of(story, person).whole.words.scenes <= stats.whole.words.scenes
