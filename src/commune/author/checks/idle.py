"""What is asked or changed in vain, whatever the variables are."""

from commune.author.checks.finding import Findings, finding
from commune.author.checks.survey import Survey
from commune.author.checks.variables import told_apart
from commune.expressions.syntax import Comparison
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
        compared = survey.compared.get(variable.name, ())
        each = {(one.operator, one.value): one for one, _ in compared}
        in_vain = {key for key, one in each.items() if not told_apart(low, high, (one,))}
        shown = bool(variable.shown) or variable.name in survey.shown
        if not in_vain or (not shown and len(in_vain) == len(each)):
            continue
        idle = [pair for pair in compared if (pair[0].operator, pair[0].value) in in_vain]
        for one, where in idle:
            holds = "always holds" if _holds(one, low) else "never holds"
            says = f"“{written(one)}” {holds}: {variable.name} is {low}..{high}"
            hint = "Compare it with a value that some of its range meets and some does not."
            yield finding("idle-condition", where, says, hint, at=one.span)


def effects_do_something(survey: Survey) -> Findings:
    """Tell an effect that moves a count by nothing."""
    for effect, where in survey.idle:
        says = f"this moves “{effect.variable}” by 0, which changes nothing"
        hint = "Move it by more, or take the effect out."
        yield finding("idle-effect", where, says, hint, at=effect.span)


def _holds(one: Comparison, low: int) -> bool:
    """Whether a comparison that is alike for all values holds for the lowest."""
    wanted = one.value
    assert isinstance(wanted, int)  # noqa: S101 - linking told anything else
    match one.operator:
        case "==":
            return low == wanted
        case "!=":
            return low != wanted
        case "<":
            return low < wanted
        case "<=":
            return low <= wanted
        case ">":
            return low > wanted
        case _:
            return low >= wanted
