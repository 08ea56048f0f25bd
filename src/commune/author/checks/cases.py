"""Cases, of which the first that holds is taken: whether each can ever be the first.

Ways on, the arms of a text and the variants of a fate are such cases. What is not taken
only for want of a state that the story comes to, a proof knows.
"""

from collections.abc import Iterator

from commune.author.checks.finding import Findings, finding
from commune.author.checks.ranges import tried
from commune.author.checks.seen import Cases, Seen
from commune.author.checks.survey import Survey
from commune.expressions import Condition, atoms
from commune.expressions.written import written
from commune.model import Story


def has_covered_cases(seen: Seen) -> bool:
    """Whether there is a case that those before it cover."""
    return any(any(_covered(cases, seen.story)) for cases in seen.cases)


def cases_can_be_taken(survey: Survey) -> Findings:
    """Tell a case that never holds where none before it does."""
    lists = (cases for seen in survey.suspected(has_covered_cases) for cases in seen.cases)
    for cases in lists:
        for condition in _covered(cases, survey.story):
            at = next((atom.span for atom in atoms(condition)), None)
            says = f"whenever “{written(condition)}” holds, a case before it does: it is never met"
            hint = "Put it before the others, ask for something else, or take it out."
            yield finding("idle-case", cases.where, says, hint, at=at)


def _covered(cases: Cases, story: Story) -> Iterator[Condition]:
    """The conditions that hold for some values, and for none where all before them fail."""
    conditions = cases.conditions
    for number, condition in enumerate(conditions[1:], 1):
        outcomes = [holds for _, holds in tried(conditions[: number + 1], story, unset=True)]
        own = [holds for holds in outcomes if holds[-1]]
        if own and all(any(holds[:-1]) for holds in own):
            yield condition
