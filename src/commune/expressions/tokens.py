"""The pieces of a condition or an effect, with their places in its text.

Whatever is written comes out as pieces, also what no form has a use for: a reader can
then say what it is (“a quoted word”, “a single =”) instead of stumbling over it.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, cast

from commune.expressions.syntax import Value

Kind = Literal["call", "number", "name", "quoted", "op", "wrong", "paren", "other"]

# A name takes in “.”, “/” and “-” so that an address, a step or a kebab-case word
# standing where a variable is due is seen whole and told as what it is.
_TOKEN = re.compile(
    r"\s*(?:(?P<call>visited|took)\s*\((?P<asked>[^()]*)\)"
    r"|(?P<number>[+-]?[0-9]{1,9}(?![\w./-]))"
    r"|(?P<name>\.?\w[\w./-]*)"
    r"|(?P<quoted>[\"'“”‘’«][^\"'“”‘’«»]*[\"'“”‘’»]?)"
    r"|(?P<op>(?:==|!=|<=|>=|<|>)(?![=<>]))"
    r"|(?P<wrong>[=!<>]+|[≤≥≠])"
    r"|(?P<paren>[()])"
    r"|(?P<other>&&?|\|\|?|\S))",
)
_QUOTES = "\"'“”‘’«»"


class Token(NamedTuple):
    """A piece: its kind, its text, and where it stands.

    For a call (``visited(fog.climb)``) `text` is the word before the parenthesis and
    `asked` what stands inside, without the blanks around it, beginning at `asked_at`.
    """

    kind: Kind
    text: str
    start: int
    end: int
    asked: str = ""
    asked_at: int = 0


def tokens(text: str) -> Iterator[Token]:
    """The pieces of an expression, in order."""
    position = 0
    while match := _TOKEN.match(text, position):
        position = match.end()
        asked = match["asked"]
        if asked is None:
            kind = cast("Kind", match.lastgroup)
            yield Token(kind, match[kind], match.start(kind), position)
        else:
            at = match.start("asked") + len(asked) - len(asked.lstrip())
            yield Token("call", match["call"], match.start("call"), position, asked.strip(), at)


def literal_of(token: Token) -> Value:
    """The value that a name or a number stands for."""
    if token.kind == "number":
        return int(token.text)
    return {"true": True, "false": False}.get(token.text, token.text)


def unquoted(text: str) -> str:
    """A quoted word as it should have been written."""
    return text.strip(_QUOTES).strip()
