"""Seeded readers: their runs can be had again, and what they met is counted right."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.stories import stories

from commune.engine import Journal, Turn, begin, choose, compose
from commune.engine.page import (
    ActOpened,
    Blocks,
    FateShown,
    Frame,
    Para,
    PassageShown,
    ResultShown,
    plain,
)
from commune.explore.readers import READERS
from commune.explore.sample import ALL, Sample, sample
from commune.explore.spread import Spread, spread
from commune.loading import load_folder
from commune.model import Story
from commune.values import field_names

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "story", ROOT / "tests" / "stories" / "lighthouse")
each_story = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
each_reader = pytest.mark.parametrize("reader", [*READERS, ALL])


@cache
def _story(folder: Path) -> Story:
    story = load_folder(folder).story
    assert story is not None
    return story


def _all_of(found: Sample) -> dict[str, object]:
    """A sample's fields, to be compared: it equals only itself."""
    told = {name: getattr(found, name) for name in field_names(Sample)}
    return {
        **told,
        "counts": [getattr(found.counts, name) for name in field_names(type(found.counts))],
    }


@each_story
@each_reader
def test_the_same_seed_gives_the_same_sample(folder: Path, reader: str) -> None:
    one, other = (sample(_story(folder), runs=25, seed=3, reader=reader) for _ in range(2))
    assert _all_of(one) == _all_of(other)


def test_another_seed_gives_another_sample() -> None:
    story = _story(FOLDERS[0])
    assert _all_of(sample(story, runs=25, seed=3)) != _all_of(sample(story, runs=25, seed=4))


@each_story
@pytest.mark.parametrize("seed", range(1, 7))
def test_the_words_of_a_run_are_those_of_its_pages(folder: Path, seed: int) -> None:
    story = _story(folder)
    turns = list(_random_run(story, seed))
    found = sample(story, runs=1, seed=seed)
    words = sum(_words(story, turn) for turn in turns)
    assert found.words_per_run == Spread(words, words, words)
    journal = Journal(story, turns[0])
    for turn in turns[1:]:
        journal = journal.with_turn(turn)
    assert found.notes_met.median == len({*journal.notes(), *journal.met()})


@each_story
def test_what_was_never_shown_is_on_no_page_of_the_runs(folder: Path) -> None:
    story = _story(folder)
    for seed in range(1, 4):
        found = sample(story, runs=1, seed=seed)
        met = {
            item.address
            for turn in _random_run(story, seed)
            for item in compose(story, turn).items
            if isinstance(item, PassageShown)
        }
        assert found.counts.never_shown
        assert met.isdisjoint(found.counts.never_shown)
        assert met <= {at for at, hits in found.counts.passages.items() if hits}


@each_story
@each_reader
def test_the_shares_of_endings_make_one(folder: Path, reader: str) -> None:
    found = sample(_story(folder), runs=30, reader=reader)
    assert sum(found.endings.values()) == pytest.approx(1)
    assert not found.stopped
    assert 0 < found.text_seen_share.p10 <= found.text_seen_share.p90 <= found.text_seen_in_all <= 1


@each_story
def test_nothing_is_taken_oftener_than_it_is_offered(folder: Path) -> None:
    found = sample(_story(folder), runs=30)
    assert all(stood.taken <= stood.offered for stood in found.counts.choices.values())
    assert sum(stood.taken for stood in found.counts.choices.values()) == found.choices


def test_spreads_are_of_values_that_occurred_but_for_a_middle_between_two() -> None:
    assert spread([]) == Spread(0, 0, 0)
    assert spread([7]) == Spread(7, 7, 7)
    assert spread(range(1, 11)) == Spread(5.5, 1, 9)
    assert spread(range(1, 12)) == Spread(6, 2, 10)


def _random_run(story: Story, seed: int) -> Iterator[Turn]:
    """The run of a seed, played anew without the sample."""
    chance = Random(seed).random  # noqa: S311 - a reader, not a secret
    turn = begin(story)
    yield turn
    while not turn.ended:
        offers = [offer for offer in turn.offers if offer.open]
        picked = offers[int(chance() * len(offers))] if len(offers) > 1 else offers[0]
        turn = choose(story, turn.state, picked.step)
        yield turn


def _words(story: Story, turn: Turn) -> int:
    """The words of a page, the opening pages of acts among them."""
    count = 0
    for item in compose(story, turn).items:
        match item:
            case (
                PassageShown(blocks=blocks) | ResultShown(blocks=blocks) | FateShown(blocks=blocks)
            ):
                count += len(re.findall(r"\S*\w\S*", _text(blocks)))
            case ActOpened(act):
                opened = story.acts[act]
                shown = re.findall(r"text='([^']*)'", repr(opened.epigraph + opened.text))
                count += len(re.findall(r"\S*\w\S*", " ".join(shown)))
            case _:
                pass
    return count


def _text(blocks: Blocks) -> str:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Para):
            found += (plain(line) for line in block.lines)
        else:
            found += [block.title if isinstance(block, Frame) else "", _text(block.blocks)]
    return "\n".join(found).replace("—", " ")


@given(stories(), st.sampled_from([*READERS, ALL]))
def test_any_story_can_be_sampled(story: Story, reader: str) -> None:
    found = sample(story, runs=3, reader=reader)
    assert found.runs == 3
    assert sum(found.endings.values()) == pytest.approx(1)
    assert sum(found.stopped.values()) <= 3
    assert set(found.counts.passages) >= set(found.counts.never_shown)
    assert 0 <= found.text_seen_share.p10 <= found.text_seen_in_all <= 1
