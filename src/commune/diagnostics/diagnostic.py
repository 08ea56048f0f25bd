"""A finding: which rule is broken, where, and how to mend it."""

from commune.diagnostics.rules import RULES, Severity
from commune.diagnostics.span import Span
from commune.values import value


@value
class Diagnostic:
    """One thing wrong at one place.

    `message` says what was found and what was expected, in the writer's words;
    `hint` is the mend (a nearest name, a form that works), or empty where there is none.
    """

    rule: str
    span: Span
    message: str
    hint: str = ""

    def __post_init__(self) -> None:
        """Refuse a rule that has no entry: it would have no page to explain it."""
        if self.rule not in RULES:
            raise KeyError(self.rule)

    @property
    def severity(self) -> Severity:
        """How bad it is; only an error keeps a story from being played."""
        return RULES[self.rule].severity

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """A key to sort findings by place, as a reader meets them."""
        span = self.span
        return (span.file, span.line, span.column, self.rule, self.message)
