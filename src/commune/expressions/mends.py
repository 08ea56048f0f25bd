"""What to say of a piece that no condition has a use for, and its mend.

Each answer is a message and a hint. A slip is told as what it most likely is: a habit
from another language, a quote too many, a place asked without ``visited( )``.
"""

import re
from collections.abc import Sequence

from commune.expressions.tokens import Token, unquoted

Mend = tuple[str, str]

CALLS = ("visited", "took")
WORDS = frozenset({"and", "or", "not", "true", "false"})
_CALLED = "Only “visited( )” and “took( )” are asked with ( )."
_JOIN = "Join parts with “and”, “or”, “not” and ( )."
_WHOLE_WORD = re.compile(r"[^\W\d]\w*\Z")
_ASKED = re.compile(r"\.?\w[\w./-]*\Z")
_VALUE = re.compile(r"(?=.*[^\W\d])\w[\w-]*\Z")
_OPERATORS = {
    "=": ("“=” sets, it does not compare", "Write “==”."),
    "=>": ("“=>” is no comparison", "Write “>=”."),
    "=<": ("“=<” is no comparison", "Write “<=”."),
    "<>": ("“<>” is no comparison", "Write “!=”."),
    "≥": ("“≥” is no comparison", "Write “>=”."),
    "≤": ("“≤” is no comparison", "Write “<=”."),
    "≠": ("“≠” is no comparison", "Write “!=”."),
    "===": ("“===” is no comparison", "Write “==”."),
    "!==": ("“!==” is no comparison", "Write “!=”."),
    "!": ("“!” is written as a word", "Write “not”."),
    "&": ("“&” is written as a word", "Write “and”."),
    "&&": ("“&&” is written as a word", "Write “and”."),
    "|": ("“|” is written as a word", "Write “or”."),
    "||": ("“||” is written as a word", "Write “or”."),
    ",": ("“,” joins nothing", "Write “and” or “or”."),
    "is": ("“is” is no comparison", "Write “==”."),
    ")": ("this “)” closes nothing", "Take it out, or open with “(”."),
}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def is_whole_word(text: str) -> bool:
    """Whether a name can be a variable's: no dots, dashes or slashes, and no word of ours."""
    return _WHOLE_WORD.match(text) is not None and text.casefold() not in WORDS


def mend_of_variable(token: Token, before: Token | None) -> Mend:
    """What to say of a piece standing where a variable, a join or the end is due."""
    text = token.text
    if token.kind == "wrong" and before is not None and before.kind == "op":
        return _written_together(before, token)
    if text in _OPERATORS:
        return _OPERATORS[text]
    if token.kind == "quoted":
        return _without_quotes(text)
    if token.kind == "op":
        return f"“{text}” has no variable of its own", "Name the variable before each comparison."
    if _calculates(token, before):
        return "a condition cannot calculate", "Compare one variable with one value."
    return _misplaced_word(token)


def mend_of_number(pieces: Sequence[Token]) -> Mend:
    """What to say of a number where a variable is due; `pieces` begin with it."""
    number, *following = pieces
    hint = "The variable stands first, as in “bread >= 2”."
    match following:
        case [Token(kind="op") as op, Token(kind="name") as name]:
            hint = f"Write {name.text} {_TURNED[op.text]} {number.text}."
    return f"a number stands where a variable is due: “{number.text}”", hint


def mend_of_value(operator: Token, value: Token) -> Mend | None:
    """What to say of a piece that cannot be a value, or None where it can."""
    text = value.text
    if value.kind == "number" or (value.kind == "name" and _is_value(text)):
        return None
    if value.kind == "quoted":
        return _without_quotes(text)
    if value.kind in {"op", "wrong"}:
        return _written_together(operator, value)
    if value.kind == "name" and text.casefold() in WORDS - {"and", "or", "not"}:
        return f"“{text}” is written small", f"Write “{text.casefold()}”."
    if value.kind == "name" and text.replace(".", "").isdecimal():
        return (
            f"“{text}” is no number that can be compared",
            "Numbers are whole, of nine digits at most.",
        )
    due = f"a value is due behind “{operator.text}”"
    return f"{due}, not “{text}”", "A value is a whole number, true, false or one bare word."


def mend_of_call(call: Token) -> Mend | None:
    """What to say of what ``visited( )`` or ``took( )`` asks, or None where it is well formed."""
    name, asked = call.text, call.asked
    if not asked:
        form = "visited(scene.passage)" if name == "visited" else "took(scene/choice)"
        return f"“{name}( )” names nothing", f"Write {form}."
    if not _ASKED.match(asked):
        bare = unquoted(asked)
        hint = (
            f"Write {name}({bare})."
            if _ASKED.match(bare)
            else "One name, without blanks or quotes."
        )
        return f"“{name}( )” asks for one name, not for “{asked}”", hint
    if name == "visited" and "/" in asked:
        return f"“{asked}” is a choice, not a passage", f"Write took({asked})."
    return None


def mend_of_broken_call(name: Token, following: Token | None) -> Mend:
    """What to say of ``visited``, ``took`` or another name before a parenthesis never closed."""
    if name.text not in CALLS:
        mend = f"Write {name.text.casefold()}( )." if name.text.casefold() in CALLS else _CALLED
        return f"“{name.text}(” asks nothing that is known", mend
    if following is not None and following.text == "(":
        return f"“{name.text}(” is not closed", "Add “)”."
    asked = following.text if following is not None and following.kind == "name" else "…"
    return f"“{name.text}” asks within ( )", f"Write {name.text}({asked})."


def _is_value(text: str) -> bool:
    folded = text.casefold()
    return _VALUE.match(text) is not None and (folded not in WORDS or text in {"true", "false"})


def _without_quotes(text: str) -> Mend:
    bare = unquoted(text)
    if not bare:
        return f"“{text}” does not fit here", _JOIN
    return f"{text} needs no quotes", f"Write {bare}."


def _written_together(first: Token, second: Token) -> Mend:
    together = first.text + second.text
    if together in _TURNED:
        return f"“{first.text} {second.text}” is cut in two", f"Write “{together}”."
    mend = "Compare one variable with one value."
    return f"“{second.text}” follows “{first.text}” with nothing between", mend


def _calculates(token: Token, before: Token | None) -> bool:
    if token.text in {"+", "-", "*", "/", "%"}:
        return True
    follows = (
        before is not None and (before.kind in {"name", "number"}) and before.text not in WORDS
    )
    return follows and token.kind == "number" and token.text[0] in "+-"


def _misplaced_word(token: Token) -> Mend:
    text = token.text
    folded = text.casefold()
    if token.kind == "name" and folded in WORDS:
        if text != folded:
            return f"“{text}” is written small", f"Write “{folded}”."
        if folded in {"true", "false"}:
            return f"“{text}” asks nothing", "Name the flag alone, or write “not” before it."
        return f"“{text}” has nothing to join before it", _JOIN
    if token.kind == "call":
        return f"“{text}( )” does not fit here", _JOIN
    if token.kind == "name" and "/" in text:
        return f"“{text}” is a choice, not a variable", f"Write took({text})."
    if token.kind == "name" and "." in text:
        return f"“{text}” is a place, not a variable", f"Write visited({text})."
    if token.kind == "name" and "-" in text:
        return f"“{text}” is no variable’s name", f"A variable is written {text.replace('-', '_')}."
    return f"“{text}” does not fit here", _JOIN
