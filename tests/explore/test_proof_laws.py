"""A proof says what playing every way finds, of random small stories."""

from collections.abc import Mapping

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.explore.brute import Brute, TooManyError, played, replayed
from tests.explore.enriched import enriched, mark_of
from tests.explore.proved import proved

from commune.explore.prove import Bounds, Status
from commune.explore.seeking import Limits
from commune.explore.targets import Target
from commune.model import Story

BOUNDS: Mapping[str, Bounds] = {
    "as it is called": Bounds(),
    "without play": Bounds(turns=0),
    "never seen at once": Bounds(turns=0, states=40, limits=Limits(states=20_000)),
}


def _brute(story: Story) -> Brute:
    try:
        return played(story)
    except TooManyError:
        assume(condition=False)
        raise


def _is_met(target: Target, brute: Brute) -> bool:
    if target.kind == "branch":
        return mark_of(target.address) in brute.marks
    return target.key in brute.met


@pytest.mark.parametrize("bounds", BOUNDS.values(), ids=BOUNDS)
@given(data=st.data())
def test_possible_is_what_playing_finds_and_impossible_what_it_does_not(
    bounds: Bounds, data: st.DataObject
) -> None:
    story = data.draw(enriched())
    brute = _brute(story)
    proof = proved(story, bounds)
    wrong = {}
    for key, target in (proof.targets | proof.faults).items():
        status = proof.status(key)
        if target.kind in {"trap", "opening"}:  # a trap is told below; an opening can be begun at
            continue
        wanted = Status.POSSIBLE if _is_met(target, brute) else Status.IMPOSSIBLE
        if status is not wanted:
            wrong[key] = status
    assert wrong == {}
    assert proof.closed.isdisjoint(proof.met.paths), "proved impossible, and met all the same"


@given(enriched(), st.integers(0, 40))
def test_with_too_little_play_a_proof_may_not_know_but_does_not_err(
    story: Story, turns: int
) -> None:
    brute = _brute(story)
    proof = proved(story, Bounds(turns=0, states=40, limits=Limits(20_000, turns)))
    told = {
        key: (proof.status(key) is Status.POSSIBLE, _is_met(target, brute))
        for key, target in proof.targets.items()
        if target.kind != "opening" and proof.status(key) is not Status.UNKNOWN
    }
    assert [key for key, (possible, met) in told.items() if possible != met] == []


@pytest.mark.parametrize("bounds", BOUNDS.values(), ids=BOUNDS)
@given(data=st.data())
def test_a_trap_is_told_where_readers_go_on_for_ever_and_nowhere_else(
    bounds: Bounds, data: st.DataObject
) -> None:
    story = data.draw(enriched())
    brute = _brute(story)
    trapped = brute.trapped
    proof = proved(story, bounds)
    found = [key for key, target in proof.faults.items() if target.kind == "trap"]
    told = [key for key in found if proof.status(key) is Status.POSSIBLE]
    assert all(proof.status(key) is not Status.UNKNOWN for key in found)
    assert bool(told) == bool(trapped)
    for key in told:
        trace = proof.path(key)
        assert trace is not None
        last = replayed(story, trace.start, trace.path)[-1]
        assert last.state in trapped
