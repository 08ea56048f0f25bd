"""The forms of what is no text: truth, numbers, ranges, positions, words of a list."""

import re

from commune.diagnostics.nearest import did_you_mean
from commune.loading.readers.fields import Form, Reading, wrong_form
from commune.loading.readers.forms import token_of
from commune.loading.tree.tree import Node, Scalar, SequenceNode

_NUMBER = re.compile(r"[+-]?[0-9]{1,9}\Z")
_DECIMAL = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?\Z")
_RANGE = re.compile(r"([+-]?[0-9]{1,9})\s*\.\.\s*([+-]?[0-9]{1,9})\Z")


def _flag(node: Node, key: Scalar, reading: Reading) -> bool | None:
    scalar = token_of(node, key, reading, "true or false")
    if scalar is None:
        return None
    if scalar.text in {"true", "false"}:
        return scalar.text == "true"
    meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}
    word = meant.get(scalar.text.casefold(), scalar.text.casefold())
    hint = f"Write {word}." if word in {"true", "false"} else ""
    wrong_form(scalar, key, reading, "true or false", hint)
    return None


FLAG = Form("flag", "true or false", _flag, values=("true", "false"))


def number(low: int | None = None, high: int | None = None) -> Form:
    """A whole number, within bounds if they are given."""
    says = "a number" if low is None else f"a number of at least {low}"

    def read(node: Node, key: Scalar, reading: Reading) -> int | None:
        scalar = token_of(node, key, reading, says)
        if scalar is None:
            return None
        if not _NUMBER.match(scalar.text):
            wrong_form(scalar, key, reading, says, "Write it in digits, like 3 or -2.")
            return None
        value = int(scalar.text)
        if (low is not None and value < low) or (high is not None and value > high):
            wrong_form(scalar, key, reading, says, _within(low, high))
            return None
        return value

    return Form("number", says, read, low=low, high=high)


def _within(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return f"Write {low} or more." if high is None else f"Write {high} or less."
    return f"Write a number from {low} to {high}."


def _position(node: Node, key: Scalar, reading: Reading) -> tuple[float, float] | None:
    if isinstance(node, SequenceNode):
        texts = [item.text for item in node.items if isinstance(item, Scalar)]
        if len(texts) == len(node.items) == 2 and all(map(_DECIMAL.match, texts)):  # noqa: PLR2004 - north and east
            north, east = float(texts[0]), float(texts[1])
            if abs(north) <= 90 and abs(east) <= 180:  # noqa: PLR2004 - degrees
                return north, east
    hint = "Write it like [48.8867, 2.3431]."
    wrong_form(node, key, reading, "degrees north and degrees east", hint)
    return None


POSITION = Form("position", "degrees north and degrees east", _position)


def parse_range(text: str) -> tuple[int, int] | None:
    """Both ends of ``0..5``; None where it is none, or runs backwards."""
    match = _RANGE.match(text)
    if match is None:
        return None
    low, high = int(match[1]), int(match[2])
    return (low, high) if low <= high else None


def _range(node: Node, key: Scalar, reading: Reading) -> tuple[int, int] | None:
    scalar = token_of(node, key, reading, "a range")
    if scalar is None:
        return None
    ends = parse_range(scalar.text)
    if ends is None:
        backwards = _RANGE.match(scalar.text)
        hint = f"Write {backwards[2]}..{backwards[1]}." if backwards else "Write it like 0..5."
        wrong_form(scalar, key, reading, "a range", hint)
    return ends


RANGE = Form("range", "a range", _range, pattern=r"^[+-]?[0-9]+\.\.[+-]?[0-9]+$")


def one_of(*values: str) -> Form:
    """One word of a list."""
    says = f"one of {', '.join(values)}"

    def read(node: Node, key: Scalar, reading: Reading) -> str | None:
        scalar = token_of(node, key, reading, says)
        if scalar is None or scalar.text in values:
            return None if scalar is None else scalar.text
        wrong_form(scalar, key, reading, says, did_you_mean(scalar.text, values))
        return None

    return Form("enum", says, read, values=values)
