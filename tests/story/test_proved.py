"""The story that comes with us is proved: all of it can be met, and nothing in it is stuck."""

from collections import Counter
from functools import cache
from pathlib import Path

from tests.explore.proved import proved

from commune.explore.findings import findings_of
from commune.explore.prove import Proof, Status
from commune.loading import load_folder

STORY = Path(__file__).parents[2] / "story"


@cache
def _proof() -> Proof:
    story = load_folder(STORY).story
    assert story is not None
    return proved(story)


def _not_possible(kind: str = "") -> list[str]:
    proof = _proof()
    return [
        key
        for key, target in proof.targets.items()
        if proof.status(key) is not Status.POSSIBLE and kind in {"", target.kind}
    ]


def test_everything_that_was_written_can_be_met() -> None:
    proof = _proof()
    assert _not_possible() == []
    kinds = Counter(target.kind for target in proof.targets.values())
    wanted = {"passage", "choice", "branch", "note", "fate", "ending", "ledger", "locked"}
    assert wanted <= set(kinds), "of each kind there is something to be met"


def test_nothing_is_unknown() -> None:
    assert _proof().still_open == []


def test_every_locked_reason_is_shown_to_somebody() -> None:
    assert _not_possible("locked") == []


def test_nobody_comes_to_a_dead_end_a_trap_or_a_hub_that_offers_nothing() -> None:
    proof = _proof()
    faults = [key for key, target in proof.faults.items() if target.kind != "claim"]
    assert {key: proof.path(key) for key in faults if proof.path(key) is not None} == {}


def test_every_claim_is_proved() -> None:
    proof = _proof()
    assert proof.story.claims
    refuted = [one.address for one in findings_of(proof) if one.kind == "claim"]
    assert refuted == []
    for name, claim in proof.story.claims.items():
        wanted = Status.POSSIBLE if claim.mode == "possible" else Status.IMPOSSIBLE
        assert proof.status(f"claim {name}") is wanted
