"""A proof in words and in numbers, for people and for programs."""

from collections import Counter
from typing import Any

from commune.explore.findings import Finding, findings_of
from commune.explore.mends import mend
from commune.explore.prove import Proof, Status

_SAYS = {
    "dead-end": "here a reader can stand with nothing open",
    "trap": "nobody who comes here as things then stand can reach an end",
    "dry-hub": "a reader can come to this hub and be offered nothing",
    "claim": "this claim does not hold",
    "passage": "nobody can come here",
    "choice": "nobody can take this choice",
    "storylet": "this storylet can never be met",
    "locked": "nobody is ever shown this reason",
    "branch": "these words are never shown",
    "fate": "this variant is never shown",
    "ledger": "this line never enters the ledger",
    "summary": "nobody comes to this scene as whom this summary is for",
    "note": "nothing ever reveals this note",
    "opening": "the path of this opening cannot be played",
}


def sentence(finding: Finding) -> str:
    """What is wrong, in a sentence's words."""
    if finding.kind == "summary" and finding.path is not None:
        return "this summary does not lead out of its scene"
    return _SAYS.get(finding.kind, f"this {finding.kind} cannot be")


def summed_up(proof: Proof, *, stopped: bool = False) -> str:
    """How much is possible, impossible and unknown, and how that is known."""
    counted = Counter(proof.status(key) for key in proof.targets)
    all_, possible = len(proof.targets), counted[Status.POSSIBLE]
    numbers = (
        f"{all_:,} things written: {possible:,} possible,"
        f" {counted[Status.IMPOSSIBLE]:,} impossible, {counted[Status.UNKNOWN]:,} unknown."
    )
    besides = open_faults(proof)
    if besides:
        kinds = ", ".join(_many(number, kind) for kind, number in besides.items())
        numbers += f"\nNot known besides: {kinds}."
    return f"{numbers}\n{_how(proof, stopped=stopped)}\n"


def open_faults(proof: Proof) -> dict[str, int]:
    """By kind, how many dead ends, traps, dry hubs and claims are not known."""
    unknown = (one for key, one in proof.faults.items() if proof.status(key) is Status.UNKNOWN)
    return dict(Counter(target.kind for target in unknown))


def concluded(proof: Proof, *, stopped: bool = False) -> str:
    """What nothing wrong means: all is well, or nothing was found and some is not known."""
    many = len(proof.still_open)
    if not many and not stopped:
        return "Nothing is wrong: no dead end, no trap, nothing that cannot be met."
    known = f"; {_many(many, 'thing')} {'is' if many == 1 else 'are'} not known" if many else ""
    more = " Let it come to its end." if stopped else " A larger --states may settle more."
    return f"Nothing wrong was found{known}.{more}"


def as_values(
    proof: Proof, seconds: float, *, whole: bool = False, stopped: bool = False
) -> dict[str, Any]:
    """The proof as plain values; with `whole`, every target with its path."""
    counted = Counter(proof.status(key) for key in proof.targets)
    findings = findings_of(proof)
    kinds = Counter(finding.kind for finding in findings)
    refuted = {finding.address for finding in findings if finding.kind == "claim"}
    claims = [key for key, target in proof.faults.items() if target.kind == "claim"]
    unknown = [key for key in claims if proof.status(key) is Status.UNKNOWN]
    told = {
        "possible": counted[Status.POSSIBLE],
        "impossible": counted[Status.IMPOSSIBLE],
        "unknown": counted[Status.UNKNOWN],
        "unknown_faults": open_faults(proof),
        "dead_ends": kinds["dead-end"],
        "traps": kinds["trap"],
        "claims": {
            "proved": len(claims) - len(refuted) - len(unknown),
            "refuted": len(refuted),
            "unknown": len(unknown),
        },
        "states": proof.states,
        "whole": proof.whole,
        "stopped": stopped,
        "seconds": round(seconds, 2),
        "findings": [_finding(finding) for finding in findings],
        "open": proof.still_open,
    }
    if whole:
        told["targets"] = [_target(proof, key) for key in proof.targets]
    return told


def _how(proof: Proof, *, stopped: bool) -> str:
    """How it is known; that one search was too small, only where it came to its limit."""
    if proof.whole:
        return f"One search saw all there is to see ({proof.states:,} states)."
    if stopped and not proof.states:
        return "It was stopped before a search had come to its end."
    limited = (
        f"There is more than one search can see; {proof.states:,} states were looked at,"
        " each question over what it hangs on."
    )
    return f"{limited}\nIt was stopped before it was through." if stopped else limited


def _many(number: int, kind: str) -> str:
    words = kind.replace("-", " ")
    return f"{number:,} {words}{'' if number == 1 else 's'}"


def _finding(finding: Finding) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": finding.kind,
        "address": finding.address,
        "status": finding.status,
        "place": str(finding.span or ""),
        "hint": mend(finding),
    }
    if finding.path is not None:
        told |= {"opening": finding.path.start, "path": list(finding.path.path)}
    else:
        told["guard"] = finding.guard
    return told


def _target(proof: Proof, key: str) -> dict[str, Any]:
    target, trace = proof.targets[key], proof.path(key)
    told: dict[str, Any] = {
        "kind": target.kind,
        "address": target.address,
        "status": proof.status(key).value,
    }
    return told | ({"opening": trace.start, "path": list(trace.path)} if trace else {})
