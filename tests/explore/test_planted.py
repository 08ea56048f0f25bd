"""Faults planted in grown stories are found, all of them and no others."""

import pytest
from tests.explore.planting import Planted, grow
from tests.explore.proved import named, proved, read, unknown_share

from commune.engine.replay import replay_as_far
from commune.explore.prove import Proof

FEW = 0.02
BEYOND = 9  # a story of sixty scenes has more states than ten to the power of this


def _check(planted: Planted) -> Proof:
    proof = proved(read(planted))
    found = named(proof)
    assert planted.faults - set(found) == set(), "planted, and not found"
    assert set(found) - planted.faults == set(), "found, and not planted"
    assert unknown_share(proof) < FEW
    for finding in found.values():
        if finding.path is not None:
            _, stopped = replay_as_far(proof.story, finding.path.path)
            assert stopped is None
    return proof


@pytest.mark.parametrize("seed", range(30))
def test_in_twelve_scenes_every_fault_is_found_and_no_other(seed: int) -> None:
    proof = _check(grow(12, seed))
    assert proof.still_open == []


@pytest.mark.parametrize("seed", range(6))
def test_in_sixty_scenes_every_fault_is_found_and_no_other(seed: int) -> None:
    planted = grow(60, seed)
    assert planted.free > BEYOND * 10 / 3, "each free flag doubles the states"
    _check(planted)


def test_in_three_hundred_scenes_every_fault_is_found_and_no_other() -> None:
    _check(grow(300, 1, faults=30))


@pytest.mark.parametrize("seed", range(10))
def test_in_a_sound_story_nothing_is_found(seed: int) -> None:
    _check(grow(16, seed, faults=0))
