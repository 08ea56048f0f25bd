"""What YAML would swallow or choke on in a line of prose, told as what it is.

A prose key's value that YAML would take for something else (a leading ``*`` or quote,
a “: ”, a “ #”) is told once, with the mend, and then covered: reading goes on behind
it as if it were text. What reads as YAML but is not our style (``>``, straight quotes,
several lines without ``|``) is told by `styled_prose` from the finished scalar.
"""

import re
from functools import lru_cache

from commune.diagnostics import Diagnostic, Span
from commune.loading.tree.mend import Mended, indent_of
from commune.loading.tree.tree import Scalar, Tell

# An id or an address: what `then`, `to` and the like hold, and no prose that braces could harm.
HARMLESS = re.compile(r"\.?[a-z0-9_]+(?:[-./][a-z0-9_]+)*")

_ADDRESS = re.compile(r"\.?[a-z0-9]+(?:[-.][a-z0-9]+)*")
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?")
_HEADED = re.compile(r"\|[-+0-9]*\s+(?=\S)")
_BRACED_KEY = re.compile(r"[{,]\s*+([\w-]++)\s*+:\s++$")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_LISTED = re.compile(r"\[\s*(?:\{\s*(?:if|to)\s*:.*)?(?:\]\s*)?")
_NEXT_KEY = re.compile(r",\s*[\w-]+\s*:(?:\s|$)")
_AFTER = re.compile(r"\s*(?:[,}\]]|$)")
_KEY = re.compile(r"[\"']?([^\s:\"']+)[\"']?\s*:\s*")
_SHOWN = 60  # characters of the words that a hint repeats
_STARTS = {"- ": "an item of a list", "? ": "a key", "*": "a name for something else",
           "&": "a name", "!": "a tag", "[": "a list", "{": "keys in braces",
           "]": "the end of a list", "}": "the end of braces", "#": "a remark to be dropped",
           "|": "the head of a block", ">": "the head of a block"}  # fmt: skip


@lru_cache(maxsize=8)
def slip_form(prose_keys: frozenset[str]) -> str:
    """Write the pattern of a prose key whose words may be harmed, from the key to the words."""
    keys = "|".join(sorted(map(re.escape, prose_keys))) or r"(?!)"
    bad = r"[*\[{'\"!&#>%@`,\]}]|\|(?![-+0-9]* *$)|[-?](?: |$)|[^\n]*?(?:: |:$| #)"
    return rf"(?:{keys}) *+: ++(?={bad})"


def mend_prose_line(
    mended: Mended, line: int, start: int, tell: Tell, keys: frozenset[str]
) -> bool:
    """Tell and cover the prose value that begins at `start`; whether there was anything."""
    raw = mended.lines[line]
    value = raw[start:].rstrip()
    key = raw[:start].strip().removesuffix(":").rstrip().rpartition(" ")[2]
    if _is_structure(mended, line, value, keys) or mended.in_block(line):
        return False
    cut = re.search(r"(?:^|\s)#", value)
    if cut and "." in value[: cut.start()] and _ADDRESS.fullmatch(value[: cut.start()].rstrip()):
        return False
    span = mended.span(line, start, start + len(value))
    message, rule = _what_is_wrong(key, value), "prose-style"
    if head := _HEADED.match(value):
        start, value = start + head.end(), value[head.end() :]
        message = f"behind “{head[0].strip()}” nothing may stand; the words begin on the next line"
    elif cut and not _starts_badly(value) and not _colon(value[: cut.start()]):
        rule = "prose-cut"
        at = start + cut.start() + len(cut[0]) - 1
        span = mended.span(line, at, start + len(value))
        message = f"“#” cuts “{key}” here: YAML would drop “{value[at - start :]}”"
    tell(Diagnostic(rule, span, message, under_block(key, value)))
    if head:
        mended.splice(line, start - head.end(), start, " " * head.end())
    mended.cover_value(line, start)
    return True


def mend_braces(mended: Mended, keys: list[tuple[int, int]], tell: Tell) -> bool:
    """Tell and cover the prose at keys inside ``{ }``; whether the text was changed.

    A key's place is that in the mended text, from 0.
    """
    changed = False
    for line, column in sorted(set(keys)):
        raw = mended.lines[line]
        found = _KEY.match(raw, column)
        if not found or (line, column) in mended.braced:
            continue
        start = found.end()
        end = _end_in_braces(raw, start)
        value = raw[start:end]
        if HARMLESS.fullmatch(value) or (line, start) in mended.values:
            continue
        text = value[1:-1] if _QUOTED.fullmatch(value) else value
        tell(
            Diagnostic(
                "prose-in-braces",
                mended.span(line, start, end) if value else mended.span(line, column, start),
                f"the words of “{found[1]}” stand inside {{ }}, where commas and colons cut",
                "Write the keys on lines of their own, without { }:\n"
                f"  {found[1]}: {text or '…'}",
            )
        )
        mended.braced.add((line, column))
        if value:
            mended.cover(line, start, end, text)
            changed = True
    return changed


def key_in_braces(mended: Mended, line: int, value: int) -> tuple[int, int, str] | None:
    """Find the key inside ``{ }`` whose value begins here: line, column and name."""
    if line >= len(mended.lines):
        return None
    found = _BRACED_KEY.search(mended.lines[line], 0, value)
    return (line, found.start(1), found[1]) if found else None


def styled_prose(key: Scalar, value: Scalar) -> Diagnostic | None:
    """What is wrong with the way a prose value is written, though YAML can read it."""
    name, span = key.text, value.span
    if value.style == "folded":
        at = Span.at(span.file, span.line, span.column)
        return Diagnostic(
            "prose-style", at, f"“{name}” stands under “>”", "Put “|” in place of “>”."
        )
    if value.style in {"single", "double"}:
        if value.style == "double" and span.end_column - span.column > len(value.text) + 2:
            message = f"“{name}” stands in straight quotes, where a backslash has a meaning"
        else:
            message = f"“{name}” stands in straight quotes; prose needs none"
        plain = under_block(name, value.text)
        if not _harmed(value.text):
            plain = "Leave them out, or write curly ones where somebody speaks:"
            plain += f"\n  {name}: {value.text}"
        return Diagnostic("prose-style", span, message, plain)
    if span.end_line > span.line:
        message = f"“{name}” goes over several lines without “|”"
        return Diagnostic("prose-style", span, message, under_block(name, value.text))
    return None


def under_block(key: str, value: str) -> str:
    """The mend that always works, shown."""
    words = " ".join(value.split())
    shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
    return f"Put the words under “|”:\n  {key}: |\n    {shown}"


def _what_is_wrong(key: str, value: str) -> str:
    start = _starts_badly(value)
    if start in {"'", '"'}:
        return f"“{key}” begins with a straight quote ({start}), which YAML takes for its own"
    if start:
        what = _STARTS.get(start, "a sign of its own")
        return f"“{key}” begins with “{start.strip()}”, which YAML takes for {what}"
    if ": " not in value:
        return f"“{key}” ends with “:”, which YAML takes for a key of its own"
    return f"“{key}” holds “: ”, which YAML takes for a key of its own"


def _starts_badly(value: str) -> str:
    if value[:2] in {"- ", "? "} or value in {"-", "?"}:
        return value[:1] + " "
    return value[0] if value[:1] and value[0] in "*[{'\"!&#>%@`|,]}" else ""


def _colon(value: str) -> bool:
    return ": " in value or value.rstrip().endswith(":")


def _harmed(value: str) -> bool:
    return bool(_starts_badly(value) or _colon(value) or " #" in value or "\n" in value)


def _is_structure(mended: Mended, line: int, value: str, keys: frozenset[str]) -> bool:
    """Whether YAML reads the value as something that harms nothing, or that is told later."""
    if not value or _BLOCK.fullmatch(value) or _QUOTED.fullmatch(value):
        return True
    if value[0] in "\"'" and not _QUOTED.match(value) and _quote_goes_on(mended, line):
        return True
    if value[0] == "#":
        below = _below(mended, line)
        column = mended.key_column(line)
        return below > line and (
            indent_of(mended.lines[below]) > column
            or (
                indent_of(mended.lines[below]) == column
                and mended.lines[below].lstrip().startswith("- ")
            )
        )
    if value[0] == "[":
        return bool(_LISTED.fullmatch(value))
    if value[0] == "{":
        first = re.match(r"\{\s*([\w-]+)\s*:(?:\s|$)", value)
        return value == "{" or bool(first and first[1] in keys | {"to"})
    return False


def _quote_goes_on(mended: Mended, line: int) -> bool:
    below = line + 1
    return below < len(mended.lines) and (
        indent_of(mended.lines[below]) > mended.key_column(line)
        and not re.match(r" *[\w-]+:(?: |$)", mended.lines[below])
    )


def _below(mended: Mended, line: int) -> int:
    """The next line that is neither empty nor a remark, or the line itself."""
    for below in range(line + 1, len(mended.lines)):
        words = mended.lines[below].strip()
        if words and not words.startswith("#"):
            return below
    return line


def _end_in_braces(raw: str, start: int) -> int:
    """Where a value inside braces ends: before its closer or the next key."""
    quoted = _QUOTED.match(raw, start)
    if quoted and _AFTER.match(raw, quoted.end()):
        return quoted.end()
    depth, at, stop = 0, start, len(raw.rstrip())
    while at < stop:
        sign = raw[at]
        if sign in "[{":
            depth += 1
        elif sign in "]}":
            if not depth:
                break
            depth -= 1
        elif sign == "," and not depth and (at + 1 == stop or _NEXT_KEY.match(raw, at)):
            break
        at += 1
    return start + len(raw[start:at].rstrip())
