"""``commune prove``: what can happen in a story, with a path, and what cannot."""

import json
import sys
import time
from argparse import Namespace

from commune.cli.faults import STOPPED, Fault, told
from commune.cli.folding import columns, folded
from commune.cli.opened import opened
from commune.cli.progress import ProgressLine
from commune.cli.prove_one import Asked, all_met, asked_for, one_as_values, say_one
from commune.cli.steps import written_path
from commune.cli.stopping import silent_when_stopped
from commune.cli.where import meant, story_folder, way_to
from commune.explore.findings import Finding, findings_of
from commune.explore.mends import mend
from commune.explore.prove import Bounds, Proof, proof_of, proving
from commune.explore.report import as_values, concluded, sentence, summed_up


def prove(call: Namespace) -> int:
    """Prove a story; 0 where nothing wrong was found, 1 where something was, 2 for the call."""
    if call.all and not call.json:
        return told(Fault("“--all” goes with “--json”."))
    story = opened(meant(call), with_places=True)
    if isinstance(story, int):
        return story
    proof = proof_of(story)
    asked = None if call.of is None else asked_for(proof, call.of)
    if isinstance(asked, Fault):
        return told(asked)
    started = time.monotonic()
    stopped = not _worked_out(proof, Bounds(states=call.states), asked)
    seconds = time.monotonic() - started
    with silent_when_stopped():
        code = _say(proof, call, asked, seconds, stopped=stopped)
        if stopped:
            sys.stderr.write("commune: stopped; this is what was known by then.\n")
    return STOPPED if stopped else code


def _say(
    proof: Proof, call: Namespace, asked: Asked | None, seconds: float, *, stopped: bool
) -> int:
    """Say what is known, of one thing or of all; gives the exit code."""
    if asked is not None:
        return _one(proof, asked, stopped=stopped, json_=call.json)
    if call.json:
        _dump(as_values(proof, seconds, whole=call.all, stopped=stopped))
    else:
        _say_all(proof, way_to(story_folder(meant(call))), stopped=stopped)
    return 1 if findings_of(proof) else 0


def _one(proof: Proof, asked: Asked, *, stopped: bool, json_: bool) -> int:
    """What is known of the things asked for; 0 where each can be met or holds."""
    things = one_as_values(proof, asked)
    if json_:
        _dump({"of": asked.name, "stopped": stopped, "things": things})
    else:
        say_one(things)
    return 0 if all(thing["status"] in {"possible", "proved"} for thing in things) else 1


def _dump(values: object) -> None:
    sys.stdout.write(json.dumps(values, indent=2, ensure_ascii=False) + "\n")


def _worked_out(proof: Proof, bounds: Bounds, asked: Asked | None) -> bool:
    """Whether the proof came to its end, or to all that was asked; Ctrl-C leaves it as it is."""
    progress = ProgressLine()
    try:
        for step in proving(proof, bounds):
            progress.say(f"{step.doing}: {step.open:,} still open")
            if asked is not None and all_met(proof, asked):
                break
    except KeyboardInterrupt:
        return False
    finally:
        progress.clear()
    return True


_NAMED = 10  # unknown things that a stopped proof names


def _say_all(proof: Proof, way: str, *, stopped: bool) -> None:
    head = f"{proof.story.manifest.title}: {summed_up(proof, stopped=stopped)}"
    parts = head.splitlines(keepends=True)  # each sentence folded by itself
    findings = findings_of(proof)
    parts += (f"\n{_told(finding, proof, way)}" for finding in findings)
    left = proof.still_open
    named = left[:_NAMED] if stopped else left  # who stops it does not want a thousand lines
    parts += (f"\nunknown: {key}\n" for key in named)
    if len(named) < len(left):
        parts.append(f"\n{len(left) - len(named):,} more are unknown; --json has their names.\n")
    if not findings:
        parts.append(f"{concluded(proof, stopped=stopped)}\n")
    wide = columns()
    sys.stdout.write("".join(folded(part, wide) for part in parts))


def _told(finding: Finding, proof: Proof, way: str) -> str:
    place = f"{way}/{finding.span}" if way and finding.span else str(finding.span or "")
    lines = [f"{place}: {finding.kind} {finding.address}: {sentence(finding)}"]
    if finding.guard and finding.kind == "claim":
        mode = proof.story.claims[finding.address].mode
        lines.append(f"  claimed: {mode} {finding.guard}")
    elif finding.guard:
        lines.append(f"  needs: {finding.guard}")
    if finding.path is not None:
        lines.append(f"  path: {' '.join(written_path(finding.path.path, finding.path.start))}")
    if hint := mend(finding):
        lines.append(f"  = {hint}")
    return "\n".join(lines) + "\n"
