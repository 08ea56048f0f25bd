"""A proof's last words: what is not known is never called well."""

from tests.cli.conftest import LIGHTHOUSE

from commune.explore.prove import Bounds, Proof, proof_of, proving
from commune.explore.report import as_values, concluded, summed_up
from commune.loading import load_folder


def _proof(*, steps: int = -1) -> Proof:
    """A proof of the lighthouse, left after so many steps."""
    story = load_folder(LIGHTHOUSE).story
    assert story is not None
    proof = proof_of(story)
    for made, _ in enumerate(proving(proof)):
        if made == steps:
            break
    return proof


def test_nothing_is_wrong_only_where_all_is_known() -> None:
    proof = _proof()
    assert concluded(proof).startswith("Nothing is wrong: ")
    assert "Not known besides" not in summed_up(proof)
    proof.met.paths.pop("passage watch.stair")
    assert concluded(proof) == (
        "Nothing wrong was found; 1 thing is not known. A larger --states may settle more."
    )


def test_claims_and_dead_ends_that_are_not_known_are_numbered_apart() -> None:
    proof = _proof(steps=0)
    said = summed_up(proof, stopped=True)
    unknown = as_values(proof, 0.1, stopped=True)
    assert unknown["unknown_faults"]["claim"] == 3
    assert "\nNot known besides: " in said
    assert "3 claims" in said
    assert unknown["unknown"] + sum(unknown["unknown_faults"].values()) == len(unknown["open"])
    assert f"{len(unknown['open']):,} things are not known." in concluded(proof, stopped=True)


def test_who_stopped_it_is_not_told_that_a_search_was_too_small() -> None:
    proof = _proof(steps=0)
    said = summed_up(proof, stopped=True)
    assert "It was stopped before a search had come to its end." in said
    assert "more than one search can see" not in said
    assert as_values(proof, 0.1, stopped=True)["stopped"] is True


def test_what_is_being_done_fits_in_forty_columns() -> None:
    story = load_folder(LIGHTHOUSE).story
    assert story is not None
    doings = {step.doing for step in proving(proof_of(story), Bounds(turns=0, states=1))}
    assert {"at menus", "searching", "seeking each", "done"} <= doings
    assert all(len(f"{doing}: {999_999:,} still open") < 40 for doing in doings)
