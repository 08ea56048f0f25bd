"""A mistake that stopped YAML, and what to do with the text so that reading goes on."""

from collections.abc import Callable

from commune.diagnostics import Diagnostic, Span
from commune.values import value


@value
class Slip:
    """What the writer did; without a `mend` nobody knows how to read on."""

    span: Span
    message: str
    hint: str = ""
    mend: Callable[[], None] | None = None
    rule: str = "yaml-syntax"

    @property
    def diagnostic(self) -> Diagnostic:
        """The finding."""
        return Diagnostic(self.rule, self.span, self.message, self.hint)
