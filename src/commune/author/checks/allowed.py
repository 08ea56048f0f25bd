"""Findings that are meant: allowed in place, each with the reason.

`allow` on a scene, passage, choice or note silences a rule for that thing and what is in
it. It is for warnings: an error keeps the story from being played, whatever the reason.
"""

from collections.abc import Iterable, Iterator

from commune.author.checks.finding import Finding, Findings, finding
from commune.author.checks.seen import Seen
from commune.author.checks.survey import Survey
from commune.diagnostics import RULES, Diagnostic

IDLE = "idle-allow"


def not_allowed(findings: Iterable[Finding], survey: Survey) -> Iterator[Diagnostic]:
    """The findings that nothing allows, and last each `allow` that allowed nothing."""
    used: set[tuple[int, str]] = set()
    for found, where in findings:
        allowing = [thing for thing in where.things if found.rule in thing.allow]
        if found.severity == "error" or not allowing:
            yield found
        else:
            used.update((id(thing), found.rule) for thing in allowing)
    if survey.places.files:  # without them no translation can be held against its original
        yield from (found for found, _ in _idle(used, survey))


def may_allow(seen: Seen) -> bool:
    """Whether something is allowed there."""
    return bool(seen.allowing)


def _idle(used: set[tuple[int, str]], survey: Survey) -> Findings:
    allowing = (each for seen in survey.suspected(may_allow) for each in seen.allowing)
    for where, thing in allowing:
        for rule in thing.allow:
            if (id(thing), rule) in used:
                continue
            says = f"nothing here breaks the rule “{rule}” that is allowed"
            hint = "Take it out."
            if RULES[rule].severity == "error":
                says = f"“{rule}” is an error, and an error cannot be allowed"
                hint = "Take it out: “allow” is for warnings."
            at = survey.places.span(where.file, (*where.keys, "allow", rule))
            yield finding(IDLE, where, says, hint, at=at)
