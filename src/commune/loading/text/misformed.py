"""What is wrong with a text that should be an effect, where in it, and the mend.

The text given is the effect without its ``if``. Slips are told as what they most likely
are: a comparison, a habit from another language, two effects in one, a sum.
"""

import re
from typing import NamedTuple

from commune.expressions.syntax import Fault

_FORMS = "Write x = value, x += 2, x -= 2 or reveal note-id."
_NAME = r"[^\W\d]\w*"
_SUM = re.compile(rf"({_NAME})\s*=\s*({_NAME})\s*([+-])\s*([0-9]+)\s*\Z")


class _Slip(NamedTuple):
    """A pattern, the group that is wrong, the message and the hint (of the groups)."""

    pattern: str  # compiled when it is first tried: a healthy story has no such effect
    group: int
    message: str
    hint: str


def _slip(pattern: str, group: int, message: str, hint: str = _FORMS) -> _Slip:
    return _Slip(rf"\s*(?:{pattern})", group, message, hint)


# The first that matches is told; the narrow ones stand before the wide ones.
_SLIPS = (
    _slip(r"(reveal)\s*\Z", 1, "“reveal” names no note", "Write reveal note-id."),
    _slip(
        r"reveal\s+(?:note\s+)?\[\[([^\[\]|]*)(?:\|[^\[\]]*)?\]\]\s*\Z",
        1,
        "a note is revealed by its bare id",
        "Write reveal {1}.",
    ),
    _slip(
        r"reveal\s+[a-z0-9]+(?:-[a-z0-9]+)*\s+(\S.*)",
        1,
        "“reveal” takes one note; “{1}” is too much",
        "Write one effect for each note.",
    ),
    _slip(r"reveal\s+(\S+)", 1, "“{1}” is no note’s id", "An id is written in-small-letters."),
    _slip(rf"(?:set|let)\s+({_NAME}\s*=.*)", 1, "an effect begins with its variable", "Write {1}."),
    _slip(rf"({_NAME})\s*(===?)\s*(\S*)", 2, "“{2}” compares, it does not set", "Write {1} = {3}."),
    _slip(rf"({_NAME})\s*(\+\+)", 2, "“++” is no effect", "Write {1} += 1."),
    _slip(rf"({_NAME})\s*(--)", 2, "“--” is no effect", "Write {1} -= 1."),
    _slip(rf"(\+\+)\s*({_NAME})", 1, "“++” is no effect", "Write {2} += 1."),
    _slip(rf"(--)\s*({_NAME})", 1, "“--” is no effect", "Write {2} -= 1."),
    _slip(rf"({_NAME})\s*(=\+)\s*(\S*)", 2, "“=+” is no effect", "Write {1} += {3}."),
    _slip(
        rf"({_NAME})\s*(=-)\s*(\S*)",
        2,
        "“=-” can be read in two ways",
        "Write {1} -= {3}, or {1} = -{3} with a blank.",
    ),
    _slip(
        rf"({_NAME})\s*(:=|\?=|->|<-|=>|=<|:)\s*(\S*)",
        2,
        "“{2}” is no effect",
        "Write {1} = {3}.",
    ),
    _slip(
        rf"({_NAME})\s*(\*=|/=|%=|\*\*=)",
        2,
        "an effect cannot calculate",
        "A count is moved by += or -= and a number.",
    ),
    _slip(rf"({_NAME})\s*([+-])\s+=", 2, "“{2} =” is cut in two", "Write {1} {2}= and a number."),
    _slip(rf"{_NAME}\s*([+-]=)\s*\Z", 1, "a number is due behind “{1}”"),
    _slip(
        rf"({_NAME})\s*\+=\s*(\+|-)\s*([0-9]+)\s*\Z",
        2,
        "the number behind “+=” has no sign",
        "Write {1} += {3} or {1} -= {3}.",
    ),
    _slip(
        rf"({_NAME})\s*-=\s*(\+|-)\s*([0-9]+)\s*\Z",
        2,
        "the number behind “-=” has no sign",
        "Write {1} += {3} or {1} -= {3}.",
    ),
    _slip(
        rf"{_NAME}\s*[+-]=\s*[0-9]{{1,9}}\s*[;,&]\s*(\S.*)",
        1,
        "“{1}” is a second effect",
        "Each effect is its own item of the list.",
    ),
    _slip(
        rf"{_NAME}\s*[+-]=\s*[0-9]{{1,9}}\s+(\S.*)",
        1,
        "“{1}” does not belong to the effect",
        "A condition behind it begins with “if”.",
    ),
    _slip(
        rf"{_NAME}\s*[+-]=\s*(\S.*)",
        1,
        "a count is moved by a whole number, not by “{1}”",
        "Write += or -= and a number of nine digits at most.",
    ),
    _slip(rf"{_NAME}\s*(=)\s*\Z", 1, "a value is due behind “=”"),
    _slip(
        rf"({_NAME})\s*=\s*(True|TRUE|False|FALSE)\b",
        2,
        "“{2}” is written small",
        "Write {1} = true or {1} = false.",
    ),
    _slip(
        rf"({_NAME})\s*=\s*([\"'“”‘’]([\w-]+)[\"'“”‘’])\s*\Z",
        2,
        "{2} needs no quotes",
        "Write {1} = {3}.",
    ),
    _slip(
        rf"{_NAME}\s*=\s*[\w-]+\s*(?:[;,&]|\band\b)\s*(\S.*)",
        1,
        "“{1}” is a second effect",
        "Each effect is its own item of the list.",
    ),
    _slip(
        rf"{_NAME}\s*=\s*[\w-]+\s*([+*/%-].*)",
        1,
        "an effect cannot calculate",
        "A count is moved by += or -= and a number.",
    ),
    _slip(rf"{_NAME}\s*=\s*(not)\b", 1, "a value is written out", "Write true or false."),
    _slip(
        rf"{_NAME}\s*=\s*[\w-]+\s+(\S.*)",
        1,
        "“{1}” does not belong to the effect",
        "A condition behind it begins with “if”.",
    ),
    _slip(
        rf"{_NAME}\s*=\s*(\S.*)",
        1,
        "“{1}” is no value",
        "A value is a whole number, true, false or one bare word.",
    ),
    _slip(
        rf"(?:not\s+|!\s*)({_NAME})\s*\Z", 1, "an effect says what changes", "Write {1} = false."
    ),
    _slip(rf"({_NAME})\s*\Z", 1, "“{1}” alone changes nothing", "Write {1} = true."),
    _slip(
        r"(\w+-[\w-]*)\s*[+-]?=",
        1,
        "“{1}” is no variable’s name",
        "A variable is written with “_”, not with “-”.",
    ),
    _slip(r"(visited|took)\s*\(", 1, "“{1}( )” is asked, never set"),
)


def fault_of_effect(text: str, whole: str) -> Fault:
    """Say what keeps `text` (an effect without its condition) from being one.

    `whole` is the effect with its condition, to point at where `text` is empty.
    """
    if not text.strip():
        return _empty(whole)
    if found := _SUM.match(text.strip()):
        return _sum(text, found)
    for slip in _SLIPS:
        if found := re.match(slip.pattern, text.rstrip()):
            return _told(slip, found)
    start = len(text) - len(text.lstrip())
    return Fault("effect-form", start, len(text.rstrip()), "this is no effect", _FORMS)


def _empty(whole: str) -> Fault:
    if not whole.strip():
        return Fault("effect-form", 0, 0, "the effect is empty", _FORMS)
    start, end = len(whole) - len(whole.lstrip()), len(whole.rstrip())
    hint = _FORMS
    if found := re.match(r"\s*if\s+([^:]*\S)\s*:\s*(\S.*)", whole):
        hint = f"Write {found[2].strip()} if {found[1]}."
    return Fault("effect-form", start, end, "the effect stands before its “if”", hint)


def _sum(text: str, found: re.Match[str]) -> Fault:
    name, other, sign, number = found.groups()
    hint = "A count is moved by += or -= and a number."
    if name == other:
        hint = f"Write {name} {sign}= {number}."
    shift = len(text) - len(text.lstrip())
    start, end = found.start(2) + shift, found.end(4) + shift
    return Fault("effect-form", start, end, "an effect cannot calculate", hint)


def _told(slip: _Slip, found: re.Match[str]) -> Fault:
    groups = [found.group(0), *(group or "…" for group in found.groups())]
    message, hint = slip.message.format(*groups), slip.hint.format(*groups)
    return Fault("effect-form", *found.span(slip.group), message, hint)
