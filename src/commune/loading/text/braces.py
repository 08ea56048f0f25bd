"""What an opening brace in a line begins: a variable, a condition, foreign words, or a slip.

A slip is told as what it most likely is, and names how to read on, so that it hides and
causes no other.
"""

import re
from typing import Literal, NamedTuple

Kind = Literal["shown", "branch", "as", "foreign", "loose", "odd", "dropped"]

# What stands on a line of its own, and what is written for it elsewhere.
DIRECTIVES = ("if", "else if", "as", "else", "end", "gentle")
MISSPELT = {
    "elif": "else if",
    "elseif": "else if",
    "elsif": "else if",
    "else-if": "else if",
    "else_if": "else if",
    "otherwise": "else",
    "endif": "end",
    "end-if": "end",
    "endas": "end",
    "endgentle": "end",
    "fi": "end",
    "/if": "end",
    "/as": "end",
    "/gentle": "end",
    "/end": "end",
    "/": "end",
}

_BLANKS = r"[ \t\r\n]*"
_BRACE = re.compile(
    rf"\{{{_BLANKS}(?:(?P<shown>[a-z][a-z0-9_]*){_BLANKS}\}}"
    rf"|if(?![\w-])(?P<branch>[^:{{}}|\[\]]*):"
    rf"|(?P<foreign>(?!if|as)[a-z]{{2}}){_BLANKS}:)"
)
_ODD = re.compile(
    rf"\{{{_BLANKS}(?P<head>[^\s:{{}}|\[\]]*)(?P<rest>[^:{{}}|\[\]]*)(?P<stop>[:{{}}|\[\]]|\Z)"
)
_RESERVED = {"if", "as", "else", "end", "gentle", *MISSPELT}
_LANGUAGE = re.compile(
    r"[A-Za-z]{3}|[A-Z][A-Za-z]|french|german|english|latin|italian", re.IGNORECASE
)
_FORMS = "Write {if condition: words}, {variable} or {fr: words}; “\\{” is a brace."


class Slip(NamedTuple):
    """A mistake: its place in the text, its message and its mend."""

    start: int
    end: int
    message: str
    hint: str


class Brace(NamedTuple):
    """An opening brace understood: what it begins, and where reading goes on.

    `start` and `end` bound what it names: a variable, a language, a condition, or the
    person of ``as``. A `loose` brace belongs on a line of its own; `directive` is which.
    An `odd` one holds words, which are read on; a `dropped` one is read over.
    """

    kind: Kind
    resume: int
    start: int = 0
    end: int = 0
    slip: Slip | None = None
    directive: str = ""


def brace_at(text: str, at: int, end: int) -> Brace:
    """Say what the brace at `at` begins, in a stretch of words that ends at `end`."""
    found = _BRACE.match(text, at, end)
    if found is None or found["shown"] in _RESERVED:
        return _slip_at(text, at, end)
    kind: Literal["shown", "branch", "foreign"]
    kind = "branch" if found["branch"] is not None else "shown" if found["shown"] else "foreign"
    return Brace(kind, found.end(), *found.span(kind))


def _slip_at(text: str, at: int, end: int) -> Brace:
    found = _ODD.match(text, at, end)
    if found is None:  # pragma: no cover - the pattern takes whatever stands behind a brace
        return Brace("dropped", at + 1, slip=Slip(at, at + 1, "this brace begins nothing", _FORMS))
    head, rest, stop = found["head"], found["rest"].strip(), found["stop"]
    if not stop:
        hint = "Close it with “}”, or write “\\{” for the character."
        return Brace("dropped", at + 1, slip=Slip(at, at + 1, "“{” is not closed", hint))
    behind = found.end() if stop in {":", "}"} else found.start("stop")
    word = head.casefold()
    place = _place(found)
    if word in {"fi", "when"} and stop == ":" and rest:
        slip = Slip(*found.span("head"), f"“{{{head}” is not known", f"Write {{if {rest}: words}}.")
        return Brace("branch", behind, *found.span("rest"), slip)
    if word in {"if", "as"} or word in _RESERVED:
        return _directive(found, word, behind)
    if word in {"unless", "ifnot"}:
        hint = f"Write {{if not {rest or 'condition'}: words}}."
        return Brace("odd", behind, slip=Slip(*place, f"“{{{head}” is not known", hint))
    if stop == ":":
        return _before_colon(found, behind)
    if stop == "}" and not head:
        return Brace("dropped", behind, slip=Slip(*place, "this brace is empty", _FORMS))
    if stop == "}" and not rest:
        folded = re.sub(r"\W+", "_", word).strip("_")
        hint = f"A variable is written like {{{folded or 'some_name'}}}."
        slip = Slip(*place, f"“{head}” is no variable’s name", hint)
        return Brace("dropped", behind, slip=slip)
    message = "this brace holds neither a variable, nor a condition, nor foreign words"
    return Brace("odd", at + 1, slip=Slip(*place, message, _FORMS))


def _directive(found: re.Match[str], word: str, behind: int) -> Brace:
    """A brace that begins like one on a line of its own."""
    rest, stop = found["rest"].strip(), found["stop"]
    place = _place(found)
    meant = MISSPELT.get(word, word)
    if meant == "else" and rest.startswith("if"):
        meant = "else if"
    if stop == "}":
        hint = "In a line, write {if condition: words | other words}."
        written = found[0].replace("\n", " ")
        message = f"“{written}” stands on a line of its own"
        return Brace("loose", behind, slip=Slip(*place, message, hint), directive=meant)
    if word == "if" and stop == ":":  # written large, else it had been understood
        slip = Slip(*found.span("head"), f"“{found['head']}” is written small", "Write “if”.")
        return Brace("branch", behind, *found.span("rest"), slip)
    if word == "if":
        hint = "Write {if condition: words | other words}."
        slip = Slip(*place, "no “:” stands behind the condition", hint)
        return Brace("odd", found.end("head"), slip=slip)
    if word == "as" and stop == ":":
        start = found.end("head") + len(found["rest"]) - len(found["rest"].lstrip())
        slip = Slip(*place, "“{as …}” stands on a line of its own", "")
        return Brace("as", behind, start, start + len(rest), slip)
    if meant in {"else", "else if"}:
        hint = "In a line, write {if a: words | {if b: words | words}}."
        return Brace("odd", behind, slip=Slip(*place, f"in a line there is no “{{{meant}}}”", hint))
    return Brace("odd", behind, slip=Slip(*place, f"“{{{meant}}}” holds no words", _FORMS))


def _before_colon(found: re.Match[str], behind: int) -> Brace:
    before = (found["head"] + found["rest"]).strip()
    place = _place(found)
    if not before:
        return Brace("odd", behind, slip=Slip(*place, "nothing stands before “:”", _FORMS))
    if _LANGUAGE.fullmatch(before):
        hint = "Write {fr: words}: two small letters."
        slip = Slip(*place, f"“{before}” is no language’s code", hint)
        return Brace("odd", behind, slip=slip)
    slip = Slip(*place, "this brace does not say “if”", f"Write {{if {before}: words}}.")
    return Brace("odd", behind, slip=slip)


def _place(found: re.Match[str]) -> tuple[int, int]:
    """From the brace to the end of what was understood, with its closing brace."""
    end = found.end() if found["stop"] == "}" else found.start() + len(found[0][:-1].rstrip())
    return found.start(), end
