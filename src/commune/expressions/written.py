"""A condition as its writer would write it."""

from commune.expressions.syntax import (
    And,
    Comparison,
    Condition,
    Flag,
    Not,
    Or,
    Took,
    Visited,
)


def written(condition: Condition) -> str:
    """The text of a condition; reading it gives the same condition again."""
    match condition:
        case Flag(variable):
            return variable
        case Comparison(variable, operator, wanted):
            literal = str(wanted).lower() if isinstance(wanted, bool) else wanted
            return f"{variable} {operator} {literal}"
        case Visited(address):
            return f"visited({address})"
        case Took(step):
            return f"took({step})"
        case Not(inner):
            return f"not {_apart(inner)}"
        case And(parts):
            return " and ".join(map(_apart, parts))
        case Or(parts):
            return " or ".join(map(_apart, parts))


def _apart(condition: Condition) -> str:
    text = written(condition)
    return f"({text})" if isinstance(condition, And | Or) else text
