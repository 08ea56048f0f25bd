"""What is wrong in a story, and where: findings as values with a place.

A writer's mistake is never an exception here: it is a `Diagnostic`, collected with
all the others. Rules have stable names, and each has a page in ``pages/``.
"""

from commune.diagnostics.diagnostic import Diagnostic
from commune.diagnostics.nearest import nearest
from commune.diagnostics.rules import RULES, Rule, Severity
from commune.diagnostics.span import Span

__all__ = ["RULES", "Diagnostic", "Rule", "Severity", "Span", "nearest"]
