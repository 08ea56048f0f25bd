"""``commune prove``: what can happen in a story, with a path, and what cannot."""

import json
import sys
import time
from argparse import Namespace

from commune.cli.faults import Fault, told
from commune.cli.opened import opened
from commune.cli.where import story_folder, way_to
from commune.diagnostics.nearest import did_you_mean
from commune.explore.findings import Finding, findings_of
from commune.explore.prove import Bounds, Progress, Proof, proof_of, proving
from commune.explore.report import as_values, sentence, summed_up


def prove(call: Namespace) -> int:
    """Prove a story; 0 where nothing is wrong, 1 where something is, 2 for a call at fault."""
    story = opened(call.story, with_places=True)
    if isinstance(story, int):
        return story
    proof = proof_of(story)
    if call.of and not _named(proof, call.of):
        addresses = {target.address for target in proof.targets.values()}
        hint = did_you_mean(call.of, addresses) or "“commune prove --json --all” lists them."
        return told(Fault(f"nothing of the story is called “{call.of}”. {hint}"))
    started = time.monotonic()
    stopped = not _worked_out(proof, Bounds(states=call.states))
    seconds = time.monotonic() - started
    if call.of:
        return _one(proof, call.of)
    if call.json:
        told_ = as_values(proof, seconds, whole=call.all)
        sys.stdout.write(json.dumps(told_, indent=2, ensure_ascii=False) + "\n")
    else:
        _say(proof, way_to(story_folder(call.story)))
    if stopped:
        sys.stderr.write("commune: stopped; this is what was known by then.\n")
        return 130
    return 1 if findings_of(proof) else 0


def _worked_out(proof: Proof, bounds: Bounds) -> bool:
    """Whether the proof came to its end; Ctrl-C leaves it as far as it is."""
    progress = _Told(sys.stderr.isatty())
    try:
        for step in proving(proof, bounds):
            progress.say(step)
    except KeyboardInterrupt:
        return False
    finally:
        progress.clear()
    return True


class _Told:
    """Progress on one line of a terminal; nothing in a pipe."""

    def __init__(self, shown: bool) -> None:  # noqa: FBT001 - its only question
        self._shown = shown
        self._last = 0.0

    def say(self, step: Progress) -> None:
        now = time.monotonic()
        if self._shown and now - self._last > _EVERY:
            self._last = now
            sys.stderr.write(f"\r\x1b[K{step.doing}: {step.open:,} still open")
            sys.stderr.flush()

    def clear(self) -> None:
        if self._shown and self._last:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


_EVERY = 0.2  # seconds between two words of progress


def _named(proof: Proof, address: str) -> list[str]:
    """The keys of what bears an address."""
    return [key for key, target in proof.targets.items() if address in {target.address, key}]


def _one(proof: Proof, address: str) -> int:
    """What is known of one thing: its path, as ``commune replay`` reads it."""
    missing = False
    for key in _named(proof, address):
        trace = proof.path(key)
        sys.stdout.write(f"# {key}: {proof.status(key).value}\n")
        if trace is None:
            missing = True
            continue
        begun = f"# begins at the opening {trace.start}\n" if trace.start else ""
        sys.stdout.write(begun + "".join(f"{step}\n" for step in trace.path))
    return 1 if missing else 0


def _say(proof: Proof, way: str) -> None:
    sys.stdout.write(f"{proof.story.manifest.title}: {summed_up(proof)}")
    findings = findings_of(proof)
    for finding in findings:
        sys.stdout.write(f"\n{_told(finding, way)}")
    for key in proof.still_open:
        sys.stdout.write(f"\nunknown: {key}\n")
    if not findings:
        sys.stdout.write("Nothing is wrong: no dead end, no trap, nothing that cannot be met.\n")


def _told(finding: Finding, way: str) -> str:
    place = f"{way}/{finding.span}" if way and finding.span else str(finding.span or "")
    lines = [f"{place}: {finding.kind} {finding.address}: {sentence(finding)}"]
    if finding.guard:
        lines.append(f"  asked: {finding.guard}")
    if finding.path is not None:
        begun = f"from the opening {finding.path.start}: " if finding.path.start else ""
        lines.append(f"  path: {begun}{' '.join(finding.path.path) or 'at the very beginning'}")
    return "\n".join(lines) + "\n"
