"""How each kind of finding is mended: one sentence that says what to do."""

from commune.explore.findings import Finding

_MENDS = {
    "dead-end": "Give this menu a choice without “if”, or one with “fallback: true”.",
    "trap": "Let a way lead on to an end from here, or keep such readers out by an “if”.",
    "dry-hub": "Give it a storylet without “if”, or lead here only where one can be met.",
    "claim": "See the path with “commune replay”, and mend the story or the claim.",
    "passage": "Open a way that leads here, or take the passage out.",
    "choice": "Let it be open for somebody, or take it out.",
    "storylet": "Let its hub offer it to somebody, or take it out.",
    "locked": "Take “locked” out, or let the choice be closed for somebody.",
    "branch": "Let what it asks come true for somebody, or take the words out.",
    "fate": "Let somebody be shown it, or take it out.",
    "ledger": "Let its flag become true where readers come, or take “ledger” out.",
    "summary": "Let somebody it is for come to this scene, or take it out.",
    "note": "Reveal it where readers come, or take it out.",
    "opening": "Mend its path, or let the step be open there.",
}
_STAYS = "Name all choices in its “path”, up to the one that leaves the scene."
_NEVER_SO = "Open a way to where it holds, or take the claim out."


def mend(finding: Finding) -> str:
    """The mend, in the imperative."""
    match finding.kind:
        case "summary" if finding.path is not None:
            return _STAYS
        case "claim" if finding.path is None:  # it says that something is possible
            return _NEVER_SO
        case kind:
            return _MENDS.get(kind, "")
