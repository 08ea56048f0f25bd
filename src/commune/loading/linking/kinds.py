"""Whether a condition or an effect fits the variables it speaks of."""

from collections.abc import Mapping

from commune.diagnostics import Diagnostic, Span
from commune.diagnostics.nearest import did_you_mean, nearest
from commune.expressions import Value
from commune.expressions.syntax import Comparison, Flag
from commune.loading.story import Draft
from commune.loading.tree.tree import Tell
from commune.model.effects import Adjust, Effect, Reveal, Set
from commune.model.variables import CountVariable, FlagVariable, Variable, WordVariable
from commune.values import field, value


@value(frozen=False)
class Declared:
    """The variables there are; `broken` are those (or “variables”) that could not be read.

    Of a draft, what is asked for is put down and the unknown told at the end: only then is
    it known which of the declared are used by nothing, and may be misspelt where they are
    declared. A question that stands alone is told at once.
    """

    variables: Mapping[str, Variable]
    broken: frozenset[str]
    at_the_end: bool = False
    used: set[str] = field(default_factory=set)
    unknown: list[tuple[str, Span, tuple[str, ...]]] = field(default_factory=list)

    @classmethod
    def of(cls, draft: Draft) -> "Declared":
        """The variables of a draft; a protagonist's that is none is told at its own place."""
        variables, broken = draft.variables, draft.broken
        who = draft.manifest.protagonist if draft.manifest else ""
        if who and not is_protagonist(who, draft):
            variables = {name: one for name, one in variables.items() if name != who}
            broken |= {who}
        return cls(variables, broken, at_the_end=True)

    def known(
        self, name: str, *, at: Span, tell: Tell, besides: tuple[str, ...] = ()
    ) -> Variable | None:
        """The variable of that name; told, now or at the end, and None where it is not declared.

        `besides` are other words that may have been meant in its braces.
        """
        variable = self.variables.get(name)
        if variable is not None:
            self.used.add(name)
        elif not self.broken & {name, "variables"}:
            self.unknown.append((name, at, besides))
            if not self.at_the_end:
                self.tell_unknown(tell)
        return variable

    def tell_unknown(self, tell: Tell) -> None:
        """Tell what was asked for and is not declared."""
        for name, at, besides in self.unknown:
            hint = self._hint(name, besides)
            tell(Diagnostic("unknown-variable", at, f"no variable is called “{name}”", hint))
        self.unknown.clear()

    def _hint(self, name: str, besides: tuple[str, ...]) -> str:
        near = nearest(name, self.variables)
        if near and self.at_the_end and near not in self.used:
            return f"variables.yaml declares “{near}”, which nothing uses: is one of them misspelt?"
        if near:
            return f"Did you mean “{near}”?"
        if word := nearest(name, besides):
            return f"Did you mean “{{{word}}}”, on a line of its own?"
        if self.variables:
            return "Declare it in variables.yaml."
        return "There is no variables.yaml, or nothing in it: declare it there."


def is_protagonist(name: str, draft: Draft) -> bool:
    """Whether a variable can say who you are."""
    return isinstance(draft.variables.get(name), WordVariable)


def check_question(
    question: Flag | Comparison, declared: Declared, *, at: Span, tell: Tell
) -> Variable | None:
    """Tell what a variable's kind or range does not allow to be asked; gives the variable."""
    place = question.span or at
    variable = declared.known(question.variable, at=place, tell=tell)
    if variable is None:
        return None
    if isinstance(question, Flag):
        if not isinstance(variable, FlagVariable):
            tell(_not_a_flag(question.variable, variable, place))
    else:
        ordered = question.operator not in {"==", "!="}
        place = question.value_span or at
        _check_value(variable, question.value, ordered=ordered, at=place, tell=tell)
    return variable


def check_effect(effect: Effect, declared: Declared, *, at: Span, tell: Tell) -> None:
    """Tell an effect that its variable's kind or range does not allow; not its condition."""
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
