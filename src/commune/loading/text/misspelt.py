"""A word in braces on a line of its own: a variable’s, or ``{else}`` and its like misspelt.

Which it is only the lines around it can tell: it is misspelt where they fit each other
only with it. Elsewhere the line shows a variable.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from commune.diagnostics.nearest import nearest
from commune.loading.text.braces import Slip
from commune.loading.text.directives import BARE, Directive, directive_at

LONE = re.compile(r"^[ \t]*\{[ \t]*(?!(?:else|end|gentle)\b)[A-Za-z]+[ \t]*\}", re.MULTILINE)
_LONE_LINE = re.compile(r"\{[ \t]*([A-Za-z]+)[ \t]*\}[ \t\r]*\Z")

Lines = Callable[[str], Iterator[tuple[int, str]]]  # a text's lines, and where each begins


def misspelt_in(text: str, lines: Lines) -> dict[int, Directive]:
    """The misspelt lines of a text by their beginning."""
    doubtful: dict[int, Directive] = {}
    words: list[tuple[int, str]] = []
    for start, line in lines(text):
        known = directive_at(line, start) if line[:1] == "{" else None
        if known is not None:
            words.append((start, known.word))
        elif meant := _meant_at(line, start):
            doubtful[start] = meant
            words.append((start, meant.word))
    if doubtful and _fit(word for _, word in words):
        alone = _fit(word for start, word in words if start not in doubtful)
        return {} if alone else doubtful
    return {}


def _meant_at(line: str, start: int) -> Directive | None:
    """What a word in braces may stand for; None where it is like none of them."""
    lone = _LONE_LINE.match(line)
    if lone is None:
        return None
    letters = sorted(lone[1].casefold())
    meant = next((word for word in BARE if sorted(word) == letters), None)
    meant = meant or nearest(lone[1], BARE)
    if meant is None:
        return None
    end = start + line.index("}") + 1
    slip = Slip(start, end, f"“{{{lone[1]}}}” is not known", f"Write {{{meant}}}.")
    return Directive(meant, start, end, end - 1, "", slip)


def _fit(words: Iterable[str]) -> bool:
    """Whether lines in braces fit each other: what is opened is closed, and nothing else."""
    opened: list[str] = []
    for word in words:
        if word == "end":
            if not opened:
                return False
            opened.pop()
        elif word in {"else", "else if"}:
            if not opened:
                return False
        elif word != "as" or opened[-1:] != ["as"]:
            opened.append(word)
    return not opened
