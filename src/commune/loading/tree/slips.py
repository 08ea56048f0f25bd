"""Mistakes that are seen in the text itself, before YAML reads it.

YAML would misread these, or stop at them with words that lead elsewhere. One pattern
looks through the whole text and finds nothing in a healthy file; only where it does
is it asked whether the place lies inside a block of prose.
"""

import re
from functools import lru_cache

from commune.diagnostics import Diagnostic
from commune.loading.tree.mend import Mended, indent_of
from commune.loading.tree.prose_lines import mend_prose_line, slip_form
from commune.loading.tree.tree import Tell

MOST = 100  # findings of this kind in one file

_HARD = "\xa0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"  # blanks that are none to YAML
_BAD_FORM = rf"[\t{_HARD}]|(?:- ++)*+[A-Za-z_][\w-]*+:(?:[^\s/:]|[{_HARD}])"
_FORM = re.compile(rf"\n(?: *+(?:{_BAD_FORM})|(?:---|\.\.\.)(?: |$))", re.MULTILINE)
_NO_BLANK = re.compile(rf"( *(?:- +)*)([A-Za-z_][\w-]*):(?=[^\s/:]|[{_HARD}])")
_HARD_AFTER = re.compile(rf" *(?:- +)*[\w-]+:([{_HARD}]+)")
_INDENT = re.compile(rf"[ \t{_HARD}]+")
_BREAKS = {"\x85": "U+0085", "\u2028": "U+2028", "\u2029": "U+2029"}
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
)  # what YAML refuses, and the line ends that only YAML knows


def needs_mending(text: str, prose_keys: frozenset[str]) -> bool:
    """Whether a text has a line worth looking at; false for nearly every healthy file."""
    lines = "\n" + text
    if _patterns(prose_keys)[0].search(lines) or "\n---" in lines or "\n..." in lines:
        return True
    return not text.isascii() and any(sign in text for sign in _BREAKS)


def mend_slips(mended: Mended, tell: Tell, prose_keys: frozenset[str]) -> None:
    """Tell and mend everything that is seen in the text."""
    mend_unseen(mended, tell)
    rows = (row for row, _ in _matches(_FORM, mended.text))
    _mend_indents(mended, [row for row in rows if _INDENT.match(mended.lines[row])], tell)
    for row, _ in _matches(_FORM, mended.text)[:MOST]:
        _mend_form(mended, row, tell)
    told = 0
    for row, start in _matches(_patterns(prose_keys)[1], mended.text):
        if not mended.in_block(row) and (row, start) not in mended.values and told < MOST:
            told += mend_prose_line(mended, row, start, tell, prose_keys)


def mend_unseen(mended: Mended, tell: Tell) -> None:
    """Tell characters that no reader sees and YAML refuses; put blanks in their place."""
    told = 0
    for row, line in enumerate(mended.lines):
        found = _UNSEEN.search(line)
        if not found:
            continue
        if told < MOST:
            name = f"U+{ord(found[0]):04X}"
            message = f"a character that cannot be seen ({name}) stands here"
            if found[0] in _BREAKS:
                message = f"a hidden line end ({name}) stands here; only YAML would see it"
            span = mended.span(row, found.start(), found.end())
            tell(Diagnostic("yaml-syntax", span, message, "Delete it, or type the line anew."))
            told += 1
        mended.lines[row] = _UNSEEN.sub(" ", line)


@lru_cache(maxsize=8)
def _patterns(prose_keys: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Any bad line, in one pass over the text; and only those with harmed prose."""
    slip = slip_form(prose_keys)
    return (
        re.compile(rf"\n *+(?:{_BAD_FORM}|(?:- ++)*+{slip})", re.MULTILINE),
        re.compile(rf"\n *+(?:- ++)*+{slip}", re.MULTILINE),
    )


def _matches(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """Line and column (from 0) where each match ends, for a pattern that begins a line."""
    lines = "\n" + text
    found, at, row = [], 0, -1
    for match in pattern.finditer(lines):
        row += lines.count("\n", at, match.start() + 1)
        at = match.start() + 1
        found.append((row, match.end() - at))
    return found


def _mend_indents(mended: Mended, rows: list[int], tell: Tell) -> None:
    """Tell tabs and hard blanks at the beginning of lines: once each, with their number."""
    seen: dict[str, list[int]] = {}
    for row in rows:
        found = _INDENT.match(mended.lines[row])
        indent = found[0] if found else ""
        if not indent.strip(" ") or (mended.in_block(row) and _far_enough(mended, row)):
            continue
        seen.setdefault("tab" if "\t" in indent else "yaml-syntax", []).append(row)
        mended.splice(row, 0, len(indent), " " * _meant_depth(mended, row, indent))
    for rule, found_rows in seen.items():
        row = found_rows[0]
        what = "a tab" if rule == "tab" else "a hard blank (such as U+00A0)"
        more = len(found_rows) - 1
        also = f"; so {'is one more line' if more == 1 else f'are {more} more lines'}"
        message = f"this line is indented with {what}{also if more else ''}"
        line = mended.written[row]
        start = len(line) - len(line.lstrip(" "))
        span = mended.span(row, 0, 0)
        found = _INDENT.match(line)
        width = len(found[0]) if found else 1
        span = type(span)(span.file, row + 1, start + 1, row + 1, max(width, start) + 1)
        tell(Diagnostic(rule, span, message, "Indent with blanks, two for each step."))


def _meant_depth(mended: Mended, row: int, indent: str) -> int:
    """How many blanks a line with tabs was meant to begin with, by the line above it.

    Among tabs a tab is two blanks. Under a line of blanks it is as deep as that one, or a
    step deeper where that one opens something: a single tab then costs one finding.
    """
    counted = sum(2 if sign == "\t" else 1 for sign in indent)
    above = row - 1
    while above >= 0 and not mended.lines[above].strip():
        above -= 1
    if above < 0 or mended.in_block(row):
        return counted
    written = mended.written[above]
    tabs = len(written) - len(written.lstrip("\t"))
    depth = indent_of(mended.lines[above])
    if tabs:
        return max(0, depth + 2 * (indent.count("\t") - tabs))
    return depth + 2 if written.rstrip().endswith((":", "|")) else depth


def _far_enough(mended: Mended, row: int) -> bool:
    """Whether a line of a block is indented with blanks as far as the block's first line."""
    header = mended.block_above(row)
    first = (header if header is not None else row) + 1
    while first < row and not mended.lines[first].strip():
        first += 1
    return first >= row or indent_of(mended.lines[row]) >= indent_of(mended.lines[first])


def _mend_form(mended: Mended, row: int, tell: Tell) -> None:
    """Tell and mend a missing blank behind a colon, a hard one there, a second document."""
    line = mended.lines[row]
    if line.startswith(("---", "...")):
        begun = any(text.strip() and text[0] not in "#%" for text in mended.lines[:row])
        if line.strip() in {"---", "..."} and (begun or line[0] == "."):
            span = mended.span(row, 0, 3)
            message = f"“{line[:3]}” divides a file into documents; ours hold one"
            tell(Diagnostic("yaml-feature", span, message, "Take the line out."))
            mended.splice(row, 0, 3, "#  ")
        return
    if mended.in_block(row):
        return
    if hard := _HARD_AFTER.match(line):
        span = mended.span(row, hard.start(1), hard.end(1))
        message = "a hard blank (such as U+00A0) stands behind the colon; YAML does not know it"
        tell(Diagnostic("yaml-syntax", span, message, "Type the blank anew."))
        mended.splice(row, hard.start(1), hard.end(1), " " * len(hard[1]))
    elif found := _NO_BLANK.match(line):
        span = mended.span(row, found.start(2), found.end())
        message = f"a blank is missing behind “{found[2]}:”"
        tell(Diagnostic("yaml-syntax", span, message, f"{found[2]}: {line[found.end() :]}"))
        mended.splice(row, found.end(), found.end(), " ")
