"""The laws of play, held against whole stories by readers who choose at random.

The seeds are fixed: a failure can be looked at again.
"""

from functools import cache
from pathlib import Path
from random import Random

import pytest
from tests.engine import laws

from commune.engine import Journal, begin_at, replay_as_far
from commune.loading import load_folder
from commune.model import Story

ROOT = Path(__file__).parent.parent.parent
STORIES = [
    folder for folder in (ROOT / "story", ROOT / "tests/stories/lighthouse") if folder.exists()
]
WALKS = 10
LONGEST = 400
every_story = pytest.mark.parametrize("folder", STORIES, ids=lambda folder: folder.name)
every_walk = pytest.mark.parametrize("seed", range(WALKS))


@cache
def _story(folder: Path) -> Story:
    loaded = load_folder(folder)
    assert loaded.story is not None, "\n".join(map(str, loaded.problems))
    return loaded.story


@cache
def _walked(folder: Path, seed: int) -> Journal:
    choice = Random(seed).choice  # noqa: S311 - a reader, not a secret
    return laws.walked(Journal.begun(_story(folder)), choice, most=LONGEST)


@every_story
@every_walk
def test_a_walk_comes_to_the_end(folder: Path, seed: int) -> None:
    journal = _walked(folder, seed)
    assert journal.turn.ended, f"it rests at {journal.state.at} behind {journal.path}"
    assert journal.endings(), f"no ending was reached by {journal.path}"


@every_story
@every_walk
def test_the_laws_hold_at_every_turn(folder: Path, seed: int) -> None:
    here: Journal | None = _walked(folder, seed)
    steps = laws.steps_of(_story(folder))
    while here is not None:
        laws.check_state(here)
        laws.check_offers(here, steps)
        laws.check_menu(here)
        laws.check_pages(here)
        here = here.earlier


@every_story
@every_walk
def test_the_whole_walk_can_be_replayed_and_undone(folder: Path, seed: int) -> None:
    journal = _walked(folder, seed)
    laws.check_memory(journal)
    laws.check_replay(journal)
    middle = journal
    for _ in range(journal.length // 2):
        middle = middle.earlier or middle
    laws.check_undo(middle)


@every_story
def test_equal_states_have_equal_futures(folder: Path) -> None:
    assert laws.check_futures(_walked(folder, seed) for seed in range(WALKS)) > 0


@every_story
def test_every_opening_holds(folder: Path) -> None:
    story = _story(folder)
    for opening in story.openings.values():
        if opening.start is not None:
            begin_at(story, opening.start.id, opening.effects)
            continue
        journal, stopped = replay_as_far(story, [step.id for step in opening.path])
        assert stopped is None, f"{opening.id}: {stopped}"
        assert not journal.turn.ended, opening.id
