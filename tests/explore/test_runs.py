"""Whole playthroughs before anything is searched for."""

from tests.explore.faults import garden_of
from tests.explore.planting import Planted
from tests.explore.proved import read

from commune.explore.prove import Proof, proof_of
from commune.explore.runs import played_through

TURNS = 60_000


def _played(planted: Planted) -> Proof:
    proof = proof_of(read(planted))
    played_through(proof.met, proof.met.beginnings(), TURNS)
    return proof


def test_an_opening_takes_no_kind_of_reader_from_the_beginning() -> None:
    """Of two beginnings each is played by who mixes and by who takes what was taken least."""
    alone = _played(garden_of(60, 1, faults=0))
    planted = garden_of(60, 1, faults=0)
    last = next(name for name, text in planted.files.items() if text.startswith("title: The end"))
    scene = last.rpartition("/")[2].removesuffix(".yaml")
    planted.files["openings/late.yaml"] = f"label: Late\nfrom: {scene}.out\n"
    both = _played(planted)
    missed = alone.met.paths.keys() - both.met.paths.keys()
    assert len(missed) <= len(alone.met.paths) // 100
