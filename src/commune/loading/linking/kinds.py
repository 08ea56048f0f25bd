"""Whether a condition or an effect fits the variables it speaks of."""

from collections.abc import Mapping

from commune.diagnostics import Diagnostic, Span
from commune.diagnostics.nearest import did_you_mean
from commune.expressions import Condition, Value, atoms
from commune.expressions.syntax import Comparison, Flag
from commune.loading.tree.tree import Tell
from commune.model.effects import Adjust, Effect, Reveal, Set
from commune.model.variables import CountVariable, FlagVariable, Variable, WordVariable
from commune.values import value


@value
class Declared:
    """The variables there are; `broken` are those (or “variables”) that could not be read."""

    variables: Mapping[str, Variable]
    broken: frozenset[str]

    def known(self, name: str, *, at: Span, tell: Tell) -> Variable | None:
        """The variable of that name; told and None where it is not declared."""
        variable = self.variables.get(name)
        if variable is None and not self.broken & {name, "variables"}:
            none = "There is no variables.yaml, or nothing in it: declare it there."
            declare = "Declare it in variables.yaml." if self.variables else none
            hint = did_you_mean(name, self.variables) or declare
            tell(Diagnostic("unknown-variable", at, f"no variable is called “{name}”", hint))
        return variable


def check_condition(condition: Condition, declared: Declared, *, at: Span, tell: Tell) -> None:
    """Tell each comparison that its variable's kind or range does not allow."""
    for atom in atoms(condition):
        match atom:
            case Flag(name, span):
                variable = declared.known(name, at=span or at, tell=tell)
                if variable is not None and not isinstance(variable, FlagVariable):
                    tell(_not_a_flag(name, variable, span or at))
            case Comparison(name, operator, value, span, value_span):
                variable = declared.known(name, at=span or at, tell=tell)
                if variable is not None:
                    ordered = operator not in {"==", "!="}
                    _check_value(variable, value, ordered=ordered, at=value_span or at, tell=tell)
            case _:
                pass


def check_effect(effect: Effect, declared: Declared, *, at: Span, tell: Tell) -> None:
    """Tell an effect that its variable's kind or range does not allow."""
    place = effect.span or at
    match effect:
        case Set(name, value, value_span=value_span):
            variable = declared.known(name, at=place, tell=tell)
            if variable is not None:
                _check_value(variable, value, ordered=False, at=value_span or place, tell=tell)
        case Adjust(name, by):
            variable = declared.known(name, at=place, tell=tell)
            if isinstance(variable, CountVariable):
                if abs(by) > variable.high - variable.low:
                    says = f"{by:+} is more than the whole range of {name} ({_range(variable)})"
                    tell(Diagnostic("out-of-range", place, says, "Adjust by less, or set it."))
            elif variable is not None:
                says = f"“{name}” is {_kind(variable)}; only a count can be adjusted"
                tell(Diagnostic("condition-kind", place, says, f"Write “{name} = …”."))
        case Reveal():
            pass
    if effect.condition is not None:
        check_condition(effect.condition, declared, at=place, tell=tell)


def _check_value(variable: Variable, value: Value, *, ordered: bool, at: Span, tell: Tell) -> None:
    fault = _fault(variable, value, ordered=ordered)
    if fault is not None:
        rule, message, hint = fault
        tell(Diagnostic(rule, at, message, hint))


def _fault(variable: Variable, value: Value, *, ordered: bool) -> tuple[str, str, str] | None:
    name = variable.name
    match variable:
        case FlagVariable():
            if not isinstance(value, bool) or ordered:
                return (
                    "condition-kind",
                    f"“{name}” is a flag, true or false, and cannot be compared with “{value}”",
                    f"In a condition write “{name}” or “not {name}”; in effects “{name} = true”.",
                )
        case CountVariable(low=low, high=high):
            if isinstance(value, bool) or not isinstance(value, int):
                message = f"“{name}” is a count and cannot be “{_shown(value)}”"
                return ("condition-kind", message, f"Give a number in {_range(variable)}.")
            if not low <= value <= high:
                message = f"{value} lies outside the range of {name} ({_range(variable)})"
                return (
                    "out-of-range",
                    message,
                    "Change the number, or the range it is declared with.",
                )
        case WordVariable(values=values):
            if ordered:
                message = f"“{name}” is a word: words have no order"
                return ("condition-kind", message, "Compare with “==” or “!=”.")
            if not isinstance(value, str) or value not in values:
                hint = did_you_mean(str(value), values) or f"Its words are {', '.join(values)}."
                return ("out-of-range", f"“{_shown(value)}” is no word of {name}", hint)
    return None


def _not_a_flag(name: str, variable: Variable, at: Span) -> Diagnostic:
    message = f"“{name}” is {_kind(variable)}: alone it says neither yes nor no"
    return Diagnostic(
        "condition-kind", at, message, f"Compare it, as in “{name} {_example(variable)}”."
    )


def _example(variable: Variable) -> str:
    match variable:
        case CountVariable(low=low):
            return f">= {low + 1}"
        case WordVariable(values=values):
            return f"== {values[0] if values else 'word'}"
        case _:
            return ""


def _kind(variable: Variable) -> str:
    kinds: dict[type, str] = {
        FlagVariable: "a flag",
        CountVariable: "a count",
        WordVariable: "a word",
    }
    return kinds[type(variable)]


def _range(variable: CountVariable) -> str:
    return f"{variable.low}..{variable.high}"


def _shown(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
