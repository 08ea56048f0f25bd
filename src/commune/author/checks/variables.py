"""What the story remembers and nobody asks for, or asks for and never happens."""

from collections.abc import Iterable
from itertools import pairwise
from operator import eq, ge, gt, le, lt, ne

from commune.author.checks.finding import Finding, Findings, Where, finding
from commune.author.checks.survey import Compared, Survey
from commune.diagnostics import Span
from commune.expressions import Value
from commune.model.variables import CountVariable, FlagVariable, Variable, WordVariable

COMPARE = {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}


def variables_are_read(survey: Survey) -> Findings:
    """Tell a variable that no condition asks for, no text and no line shows."""
    for variable in survey.story.variables.values():
        name = variable.name
        if not _read(variable, survey):
            says = f"nothing asks for “{name}” or shows it"
            if name not in survey.changed:
                says += ", and nothing changes it"
            hint = "Let a condition or a text ask for it, or take it out with its effects."
            yield _of_variable("variable-unread", variable, says, hint)


def variables_are_set(survey: Survey) -> Findings:
    """Tell a variable that is read and always has the value it starts with."""
    for variable in survey.story.variables.values():
        name = variable.name
        if name in survey.changed or not _read(variable, survey):
            continue
        if isinstance(variable, FlagVariable) and variable.ledger:
            continue
        says = f"no effect changes “{name}”: it stays {_shown(variable.start)}"
        yield _of_variable("variable-unset", variable, says, _hint_to_set(variable))


def ledger_lines_can_come(survey: Survey) -> Findings:
    """Tell a line of the ledger whose flag never becomes true."""
    for variable in survey.story.variables.values():
        if isinstance(variable, FlagVariable) and variable.ledger:
            if (variable.name, True) in survey.given:
                continue
            says = f"no effect makes “{variable.name}” true: its line never comes into the ledger"
            hint = f"Write “{variable.name} = true” where it happens, or take “ledger” away."
            at = survey.places.span("variables.yaml", (variable.name, "ledger"))
            yield _of_variable("ledger-unset", variable, says, hint, at=at)


def ranges_are_used(survey: Survey) -> Findings:
    """Tell names of a count's values, or the whole count, that nothing tells apart.

    Two neighbouring names are told apart by a comparison that some value under them
    meets and some does not; or the value is shown, and then every name is.
    """
    yield from _ends_never_come_to(survey)
    for variable in survey.story.variables.values():
        cuts = survey.compared.get(variable.name, set())
        if not isinstance(variable, CountVariable) or variable.shown:
            continue
        if variable.name in survey.shown or not cuts:
            continue
        names = variable.names
        if not names and not told_apart(variable.low, variable.high, cuts):
            says = f"no condition tells the values of “{variable.name}” apart"
            hint = "Compare it with a value that some of its range meets and some does not."
            yield _of_variable("range-unused", variable, says, hint)
        for (low, _, one), (_, high, other) in pairwise(names):
            if not told_apart(low, high, cuts):
                says = f"nothing shows “{variable.name}”, or tells “{one}” from “{other}”"
                hint = "Ask for the difference, show the value, or make them one name."
                at = survey.places.span("variables.yaml", (variable.name, "names"))
                yield _of_variable("range-unused", variable, says, hint, at=at)


def _ends_never_come_to(survey: Survey) -> Findings:
    """Tell the part of a range that a count is never moved into, whatever happens."""
    for variable in survey.story.variables.values():
        if not isinstance(variable, CountVariable) or variable.name not in survey.changed:
            continue
        name, low, start, high = variable.name, variable.low, variable.start, variable.high
        given = [one for which, one in survey.given if which == name and isinstance(one, int)]
        top = high if (name, True) in survey.moved else max((start, *given))
        bottom = low if (name, False) in survey.moved else min((start, *given))
        for never, says in (
            (top < high, f"nothing raises “{name}” above {top}, and its range goes to {high}"),
            (
                low < bottom,
                f"nothing lowers “{name}” below {bottom}, and its range begins at {low}",
            ),
        ):
            if never:
                hint = "Narrow the range, or move the count where it should be moved."
                at = survey.places.span("variables.yaml", (name, "range"))
                yield _of_variable("range-unused", variable, says, hint, at=at)


def words_can_come(survey: Survey) -> Findings:
    """Tell a word that its variable never becomes: asked for in vain, or just declared."""
    given: dict[str, set[Value]] = {}
    for name, one in survey.given:
        given.setdefault(name, set()).add(one)
    for variable in survey.story.variables.values():
        if not isinstance(variable, WordVariable) or variable.name not in given:
            continue  # one that nothing sets is told as that
        never = set(variable.values) - given[variable.name] - {variable.start}
        hint = f"Write “{variable.name} = …” where it happens, or take the word out."
        compared = survey.compared.get(variable.name, set())
        wanted = {how for how in compared if how[1] in never}
        for comparison, where in survey.comparisons(variable.name, wanted):
            if comparison.value in never:  # each word is told once
                never.discard(comparison.value)
                says = f"no effect makes “{variable.name}” become “{comparison.value}”"
                at = comparison.value_span or comparison.span
                yield finding("word-unset", where, says, hint, at=at)
        for word in (word for word in variable.values if word in never):
            says = f"no effect makes “{variable.name}” become “{word}”, and nothing asks for it"
            at = survey.places.span("variables.yaml", (variable.name, "values"))
            yield _of_variable("word-unset", variable, says, hint, at=at)


def told_apart(low: int, high: int, comparisons: Iterable[Compared]) -> bool:
    """Whether some comparison holds for some of these values and not for others."""
    for operator, wanted in comparisons:
        compare = COMPARE[operator]
        if not isinstance(wanted, int):
            continue
        edges = {low, high, *(at for at in (wanted - 1, wanted, wanted + 1) if low <= at <= high)}
        if len({compare(at, wanted) for at in edges}) > 1:
            return True
    return False


def _read(variable: Variable, survey: Survey) -> bool:
    name = variable.name
    return bool(
        name in survey.asked
        or name in survey.shown
        or variable.shown
        or (isinstance(variable, FlagVariable) and variable.ledger)
        or name == survey.story.manifest.protagonist
    )


def _shown(start: Value) -> str:
    if isinstance(start, bool):
        return str(start).lower()
    return str(start) or "without a word"


def _hint_to_set(variable: Variable) -> str:
    match variable:
        case FlagVariable(name):
            example = f"{name} = true"
        case CountVariable(name):
            example = f"{name} += 1"
        case WordVariable(name, values=values):
            example = f"{name} = {values[0] if values else 'word'}"
    return f"Write “{example}” where it happens, or take the variable out."


def _of_variable(
    rule: str, variable: Variable, says: str, hint: str, *, at: Span | None = None
) -> Finding:
    where = Where("variables.yaml", (variable.name,))
    return finding(rule, where, says, hint, at=at or variable.span)
