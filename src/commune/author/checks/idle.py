"""What is asked or changed in vain, whatever the variables are."""

from commune.author.checks.finding import Findings, finding
from commune.author.checks.seen import Seen
from commune.author.checks.survey import Compared, Survey
from commune.author.checks.variables import COMPARE, told_apart
from commune.expressions.written import written
from commune.model.variables import CountVariable


def comparisons_decide_something(survey: Survey) -> Findings:
    """Tell a comparison that holds for all values of its count, or for none.

    Where nothing at all tells the values of a count apart, that is told of the count.
    """
    for variable in survey.story.variables.values():
        if not isinstance(variable, CountVariable):
            continue
        low, high = variable.low, variable.high
        compared = survey.compared.get(variable.name, set())
        in_vain = {how for how in compared if not told_apart(low, high, (how,))}
        shown = bool(variable.shown) or variable.name in survey.shown
        if not in_vain or (not shown and len(in_vain) == len(compared)):
            continue
        for one, where in survey.comparisons(variable.name, in_vain):
            holds = "always holds" if _holds((one.operator, one.value), low) else "never holds"
            says = f"“{written(one)}” {holds}: {variable.name} is {low}..{high}"
            hint = "Compare it with a value that some of its range meets and some does not."
            yield finding("idle-condition", where, says, hint, at=one.span)


def has_idle(seen: Seen) -> bool:
    """Whether there are such effects."""
    return bool(seen.idle)


def effects_do_something(survey: Survey) -> Findings:
    """Tell an effect that moves a count by nothing."""
    for effect, where in (each for seen in survey.suspected(has_idle) for each in seen.idle):
        says = f"this moves “{effect.variable}” by 0, which changes nothing"
        hint = "Move it by more, or take the effect out."
        yield finding("idle-effect", where, says, hint, at=effect.span)


def _holds(how: Compared, low: int) -> bool:
    """Whether a comparison that is alike for all values holds for the lowest."""
    operator, wanted = how
    return bool(COMPARE[operator](low, wanted))
