"""Faults planted in grown stories are found, all of them and no others."""

import pytest
from tests.explore.crowded import crowded
from tests.explore.faults import FAULTS, garden_of
from tests.explore.planting import Planted
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


@pytest.mark.parametrize("seed", range(15))
def test_in_sixteen_scenes_a_fault_of_each_kind_is_found_and_no_other(seed: int) -> None:
    planted = garden_of(16, seed)
    assert len(planted.faults) == len(FAULTS)
    assert _check(planted).still_open == []


@pytest.mark.parametrize("seed", range(6))
def test_in_sixty_scenes_every_fault_is_found_and_no_other(seed: int) -> None:
    planted = garden_of(60, seed)
    assert planted.free > BEYOND * 10 / 3, "each free flag doubles the states"
    _check(planted)


def test_in_two_hundred_scenes_every_fault_is_found_and_no_other() -> None:
    planted = garden_of(200, 1, faults=20)
    assert len(planted.faults) == 20
    _check(planted)


def test_behind_sums_of_what_is_all_alive_at_once_each_fault_is_found() -> None:
    planted = crowded(60, 1)
    assert {kind for kind, _ in planted.faults} == {"choice", "dead-end", "trap", "claim"}
    proof = _check(planted)
    assert not proof.whole, "one search that sees all would find them without a sum"
    assert proof.still_open == []


@pytest.mark.parametrize("seed", range(10))
def test_in_a_sound_story_nothing_is_found(seed: int) -> None:
    _check(garden_of(16, seed, faults=0))
