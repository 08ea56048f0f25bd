"""``commune prove --of``: what is known of one thing, and the path to it.

A thing is asked for by its address, by kind and address (``locked queue/pay``), by its id (a
scene, which is its first passage, a note, a claim).
"""

import sys
from collections.abc import Iterator
from typing import Any

from commune.cli.faults import Fault
from commune.cli.steps import written_path
from commune.diagnostics.nearest import did_you_mean
from commune.explore.obstacles import obstacle
from commune.explore.prove import Proof, Status
from commune.explore.targets import Target
from commune.expressions.written import written
from commune.values import value


@value
class Asked:
    """What was asked for: as it was called, and the keys of what bears that name."""

    name: str
    keys: tuple[str, ...]


def all_met(proof: Proof, asked: Asked) -> bool:
    """Whether a path from the beginning is known to all that was asked for.

    Of summaries only the end of a proof can tell.
    """
    paths = (proof.met.paths.get(key) for key in asked.keys if not key.startswith("summary "))
    known = [path is not None and not path.start for path in paths]
    return len(known) == len(asked.keys) and all(known) and bool(known)


def asked_for(proof: Proof, name: str) -> Asked | Fault:
    """The targets and claims of a name."""
    if not name.strip():
        return Fault("“--of” needs an address: a scene, scene.passage, scene/choice, a note.")
    found = [key for key, one in proof.targets.items() if name in {one.address, key}]
    if name in proof.story.scenes:
        found = [f"passage {proof.story.full_address(name)}", *found]
    found += (
        key
        for key, one in proof.faults.items()
        if name == key or (one.kind == "claim" and name == one.address)
    )
    if found:
        return Asked(name, tuple(found))
    known = {*proof.story.scenes, *proof.story.notes, *proof.story.claims}
    known |= {target.address for target in proof.targets.values()}
    hint = did_you_mean(name, known) or "“commune prove --json --all” lists them."
    return Fault(f"nothing of the story is called “{name}”. {hint}")


def one_as_values(proof: Proof, asked: Asked) -> list[dict[str, Any]]:
    """What is known of each thing, as plain values."""
    return [_thing(proof, key) for key in asked.keys]


def say_one(things: list[dict[str, Any]]) -> None:
    """What is known of each thing; the first path so that ``commune replay`` reads it alone."""
    first = True
    for thing in things:
        sys.stdout.write(f"# {thing['kind']} {thing['address']}: {thing['status']}\n")
        for name in ("claimed", "because", "needs"):
            if name in thing:
                sys.stdout.write(f"#   {name}: {thing[name]}\n")
        if "path" in thing:
            steps = written_path(thing["path"], thing["opening"])
            told = "".join(f"{step}\n" for step in steps)
            sys.stdout.write(told if first else f"#   path: {' '.join(steps)}\n")
            first = False


def _thing(proof: Proof, key: str) -> dict[str, Any]:
    target = proof.targets.get(key) or proof.faults[key]
    status, trace = proof.status(key), proof.path(key)
    told: dict[str, Any] = {"kind": target.kind, "address": target.address}
    if target.kind == "claim":
        claim = proof.story.claims[target.address]
        told |= {"status": _claimed(status, claim.mode)}
        told |= {"claimed": f"{claim.mode} {written(claim.condition)}"}
    else:
        told |= {"status": status.value} | dict(_in_the_way(proof, target))
    return told | ({"opening": trace.start, "path": list(trace.path)} if trace else {})


def _claimed(status: Status, mode: str) -> str:
    """Whether a claim holds: what would refute it was looked for, or what shows it."""
    if status is Status.UNKNOWN:
        return "unknown"
    holds = Status.POSSIBLE if mode == "possible" else Status.IMPOSSIBLE
    return "proved" if status is holds else "refuted"


def _in_the_way(proof: Proof, target: Target) -> Iterator[tuple[str, str]]:
    """For what cannot be, its condition; and the outermost thing it stands in that cannot be."""
    if proof.status(target.key) is not Status.IMPOSSIBLE or target.key not in proof.targets:
        return
    cause = target
    while cause.cause and proof.status(cause.cause) is Status.IMPOSSIBLE:
        cause = proof.targets[cause.cause]
    if cause is not target:
        yield "because", f"the {cause.key} it stands in cannot be met"
    elif target.kind == "passage":
        yield "because", "nobody can come here"
    if needed := obstacle(cause, proof.story):
        yield "needs", needed
