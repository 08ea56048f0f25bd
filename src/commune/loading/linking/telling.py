"""Telling what is found, and what goes with that."""

from commune.diagnostics import Diagnostic
from commune.loading.tree.tree import Tell


def putting_down(told: list[Diagnostic], tell: Tell) -> Tell:
    """Tell, and put down what was told."""

    def both(found: Diagnostic) -> None:
        told.append(found)
        tell(found)

    return both


def only_the_first(rule: str, tell: Tell) -> Tell:
    """Tell all, but of one rule the first finding only."""
    told: list[Diagnostic] = []

    def sparingly(found: Diagnostic) -> None:
        if found.rule != rule or not told:
            tell(found)
        if found.rule == rule:
            told.append(found)

    return sparingly
