"""Proofs worked out to their end, and what is said of them."""

from tests.explore.planting import Planted

from commune.explore.findings import Finding, findings_of
from commune.explore.prove import Bounds, Proof, Status, proof_of, proving
from commune.loading import load_story
from commune.model import Story

Named = tuple[str, str]  # kind and address


def proved(story: Story, bounds: Bounds | None = None) -> Proof:
    """The proof of a story, worked out as far as it goes."""
    proof = proof_of(story)
    for _ in proving(proof, bounds):
        pass
    return proof


def read(planted: Planted) -> Story:
    """The story of the files."""
    loaded = load_story(planted.files)
    assert loaded.story is not None, "\n".join(map(str, loaded.problems))
    assert not [one for one in loaded.problems if one.severity == "error"], loaded.problems
    return loaded.story


def named(proof: Proof) -> dict[Named, Finding]:
    """What is wrong, by kind and address; each once."""
    findings = findings_of(proof)
    found = {(one.kind, one.address): one for one in findings}
    assert len(found) == len(findings), "something is told twice"
    return found


def unknown_share(proof: Proof) -> float:
    """How much of what was asked is not known."""
    return len(proof.still_open) / (len(proof.targets) + len(proof.faults))


def statuses(proof: Proof) -> dict[str, Status]:
    """What is known of each target and each fault."""
    return {key: proof.status(key) for key in (*proof.targets, *proof.faults)}
