"""Lines that are no words: ``{if c}``, ``{else}``, ``{end}`` and their like, and ``:::``.

A misspelt one is told and then taken for what it means, so that its fellows are not
told of in their turn.
"""

import re
from typing import NamedTuple

from commune.diagnostics.nearest import did_you_mean, nearest
from commune.loading.text.braces import DIRECTIVES, MISSPELT, Slip
from commune.model.ids import KEBAB
from commune.model.prose import FRAMES

_BRACED = re.compile(r"\{([^{}]*)\}[ \t\r]*\Z")
_FENCE = re.compile(r"(:{2,})[ \t]*([^\s\"“”]*)[ \t]*(.*?)[ \t\r]*\Z")
_TITLE = re.compile(r"\"(.*)\"\Z")
_CURLY = re.compile(r"[“”„'‘](.*?)[“”\"'’]\Z")
_CITED = re.compile(r"([^\s\"“”]*)[ \t]*\"\s*(\S*)\s*(.*?)\s*\"\Z")
_LIKE_IF = frozenset({"fi", "unless", "when"})
_BLOCKS = (*FRAMES, "said")
BARE = ("else", "end", "gentle")


class Directive(NamedTuple):
    """A line that governs others. `start` and `end` bound it; `at` is its condition or person."""

    word: str
    start: int
    end: int
    at: int
    argument: str
    slip: Slip | None = None


class Fence(NamedTuple):
    """A line of colons: it closes a block where `kind` is empty, else it opens one.

    `at` is where the title, the person or the citation stands; slips are in their order.
    """

    kind: str
    start: int
    end: int
    title: str = ""
    person: str = ""
    person_at: int = 0
    source: str = ""
    source_at: int = 0
    page: str = ""
    slips: tuple[Slip, ...] = ()


def directive_at(line: str, start: int) -> Directive | None:
    """Understand a line that begins with a brace at `start`; None where it holds words."""
    braced = _BRACED.match(line)
    if braced is None:
        return None
    content = braced[1]
    inside = content.strip()
    word, _, argument = inside.partition(" ")
    if ":" in inside.removesuffix(":") or not inside:
        return None
    known = _meant(word.rstrip(":"), argument.strip())
    if known is None:
        return None
    meant, argument, mends = known
    end = start + braced.end(1) + 1
    at = start + 1 + (content.rfind(argument) if argument else len(content.rstrip()))
    bare = argument.removesuffix(":").rstrip()
    slip = None
    if mends:
        hint = f"Write {{{meant} {bare}}}." if bare and meant not in BARE else f"Write {{{meant}}}."
        if word == "unless":
            hint = f"Write {{if not ({bare})}}."
        slip = Slip(start, end, f"“{{{inside}}}” is not known", hint)
    elif inside.endswith(":"):
        slip = Slip(
            end - 2, end - 1, "no “:” stands in a line of its own", f"Write {{{inside[:-1]}}}."
        )
    elif meant in BARE and argument:
        slip = Slip(at, at + len(argument), f"“{{{meant}}}” stands alone", f"Write {{{meant}}}.")
    return Directive(meant, start, end, at, bare, slip)


def _meant(word: str, argument: str) -> tuple[str, str, bool] | None:
    """The directive that is meant, its argument, and whether it was written otherwise."""
    folded = word.casefold()
    mends = folded != word
    if folded == "else" and re.match(r"(?:if|as)(?!\w)", argument):
        joined, _, argument = argument.partition(" ")
        # “else as x” is “as x”: every further “as” is an else
        meant = "else if" if joined == "if" else "as"
        return meant, argument.strip(), mends or joined == "as"
    if folded == "end" and argument:
        return (
            ("end", "", True)
            if argument in {"if", "as", "gentle", "else"}
            else ("end", argument, mends)
        )
    if folded in DIRECTIVES:
        return folded, argument, mends
    if argument and folded in _LIKE_IF:
        return "if", argument, True
    if folded in MISSPELT:
        return MISSPELT[folded], argument if MISSPELT[folded] == "else if" else "", True
    if folded == "unless":
        return "if", argument, True
    if argument:
        near = nearest(folded, ("if", "elif", "else", "gentle", "end"))
        if near and (near != "if" or folded in {"iff", "ifs", "fi"}):
            return {"elif": "else if"}.get(near, near), argument, True
    return None


def fence_at(line: str, start: int) -> Fence | None:
    """Understand a line that begins with colons at `start`; None where it holds words."""
    found = _FENCE.match(line)
    if found is None:  # pragma: no cover - the caller saw the colons
        return None
    colons, kind, rest = found.groups()
    end = start + len(line.rstrip())
    slips: list[Slip] = []
    if len(colons) != len(":::"):
        if len(colons) == len("::") and (kind or rest) and kind not in _BLOCKS:
            return None
        slips.append(Slip(start, start + len(colons), "a block has three colons", "Write “:::”."))
    if not kind and not rest:
        return Fence("", start, end, slips=tuple(slips))
    at = start + found.start(2)
    if kind.casefold() in {"end", ""}:
        slips.append(Slip(at, end, "a block is closed by “:::” alone", "Write “:::”."))
        return Fence("", start, end, slips=tuple(slips))
    meant = kind
    if kind not in _BLOCKS:
        meant = nearest(kind, _BLOCKS) or "document"
        hint = did_you_mean(kind, _BLOCKS) or f"Known are {', '.join(_BLOCKS)}."
        slips.append(Slip(at, at + len(kind), f"“{kind}” is no block", hint))
    fence = Fence(meant, start, end, slips=tuple(slips))
    read = _said if meant == "said" else _framed
    return read(fence, rest, start + found.start(3))


def _framed(fence: Fence, rest: str, at: int) -> Fence:
    if not rest:
        return fence
    quoted = _TITLE.match(rest)
    title = quoted[1].strip() if quoted else _unquoted(rest)
    slips = list(fence.slips)
    if quoted is None:
        hint = f'Write ::: {fence.kind} "{title}".'
        slips.append(Slip(at, at + len(rest), "a title stands in straight quotes", hint))
    elif marks := re.search(r"\{|\[\[", title):
        start = at + quoted.start(1) + quoted[1].index(title) + marks.start()
        hint = "Name it in the text instead."
        slips.append(Slip(start, start + 1, "a title is plain characters", hint))
    return fence._replace(title=title, slips=tuple(slips))


def _said(fence: Fence, rest: str, at: int) -> Fence:
    form = 'Write ::: said person-id "source-id place".'
    cited = _CITED.match(rest)
    slips = list(fence.slips)
    if cited is None:
        if KEBAB.match(rest):
            missing = "it is missing where these words are read: they have no source"
            mend = f'Write ::: said {rest} "source-id place".'
            slips.append(Slip(at, at + len(rest), missing, mend))
        elif rest:
            slips.append(Slip(at, at + len(rest), "the place stands in straight quotes", form))
        else:
            slips.append(Slip(fence.start, fence.end, "documented words name who said them", form))
        return fence._replace(slips=tuple(slips))
    person, source, page = cited.groups()
    if not KEBAB.match(person):
        missing = (
            "it is missing who said these words" if not person else f"“{person}” is no person’s id"
        )
        slips.append(Slip(at, at + max(len(person), 1), missing, form))
    if not KEBAB.match(source):
        missing = "the quotes name no source" if not source else f"“{source}” is no source’s id"
        start = at + cited.start(2)
        slips.append(Slip(start, start + max(len(source), 1), missing, form))
    if len(slips) > len(fence.slips):
        return fence._replace(slips=tuple(slips))
    return fence._replace(
        person=person,
        person_at=at,
        source=source,
        source_at=at + cited.start(2),
        page=page,
        slips=tuple(slips),
    )


def _unquoted(text: str) -> str:
    curly = _CURLY.match(text)
    return (curly[1] if curly else text).replace('"', "").strip()
