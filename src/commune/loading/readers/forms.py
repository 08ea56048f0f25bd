"""The forms of values: text of several sorts, lists, mappings, logic.

A scalar is text until its form says otherwise. Truth and numbers are in `scalars`,
names and ways in `addresses`, days and hours in `dates`.
"""

from collections.abc import Callable
from typing import Any

from commune.diagnostics import RULES, Diagnostic, Span
from commune.diagnostics.nearest import did_you_mean
from commune.expressions import Condition
from commune.loading.readers.fields import (
    TEXTS,
    Form,
    Read,
    Reading,
    Table,
    Values,
    read_table,
    shortened,
    wrong_form,
)
from commune.loading.text.logic import UNREADABLE, read_condition, read_effect
from commune.loading.text.prose import read_prose, read_words
from commune.loading.tree.tree import MappingNode, Node, Scalar, SequenceNode
from commune.model.effects import Effect
from commune.model.prose import Prose, Words

Build = Callable[[Values, Scalar, Reading], Any]  # a table's values, its key, the reading


def scalar_of(node: Node, key: Scalar, reading: Reading, wanted: str) -> Scalar | None:
    """The text that stands there; told and None where there is none."""
    if isinstance(node, Scalar) and node.text.strip():
        return node
    wrong_form(node, key, reading, wanted, _mend_of_text(node, key))
    return None


def token_of(node: Node, key: Scalar, reading: Reading, wanted: str) -> Scalar | None:
    """The same for text that is no prose: one that was repaired means nothing here."""
    if isinstance(node, Scalar) and node.text.strip():
        return None if node.repaired else node
    hint = "Write one, without [ ] and “- ”." if isinstance(node, SequenceNode) else ""
    wrong_form(node, key, reading, wanted, hint)
    return None


def _mend_of_text(node: Node, key: Scalar) -> str:
    if isinstance(node, SequenceNode):
        return f"Write the text behind “{key.text}:”, or under “{key.text}: |”."
    if isinstance(node, MappingNode):
        return f"Text with “: ” in it, or beginning with “{{”, stands under “{key.text}: |”."
    return ""


# Text


def _prose_of(node: Node, key: Scalar, reading: Reading, wanted: str) -> Scalar | None:
    """A text for the reader, which nothing may cut: behind a “#” YAML would drop the rest."""
    scalar = scalar_of(node, key, reading, wanted)
    if scalar is None or scalar.style != "plain" or scalar.repaired:
        return scalar
    _, _, _, line, column = scalar.bounds
    lines = reading.tree.lines
    behind = lines[line - 1][column - 1 :] if line <= len(lines) else ""
    if behind.lstrip().startswith("#"):
        start = column + behind.index("#")
        span = Span(reading.tree.file, line, start, line, column + len(behind.rstrip()))
        says = f"“#” cuts “{key.text}” here: YAML would drop “{behind.strip()}”"
        hint = "Put the words under “|”, or leave the “#” out."
        reading.tell(Diagnostic("prose-cut", span, says, hint))
    return scalar


def _line(node: Node, key: Scalar, reading: Reading) -> str | None:
    scalar = _prose_of(node, key, reading, "one line of text")
    if scalar is None:
        return None
    text = scalar.text.strip()
    if "\n" in text:
        says = f"“{key.text}” wants one line of text; here are several"
        reading.tell(Diagnostic("wrong-form", scalar.span, says, "Make it one line."))
    return _plain(text, scalar, key, reading)


def _text(node: Node, key: Scalar, reading: Reading) -> str | None:
    scalar = _prose_of(node, key, reading, "text")
    return None if scalar is None else _plain(scalar.text, scalar, key, reading)


def _plain(text: str, scalar: Scalar, key: Scalar, reading: Reading) -> str:
    """The text on one line; prose's marks would be shown as they stand, and are told."""
    if "{" in text or "[[" in text:
        start = min(place for place in map(scalar.text.find, ("{", "[[")) if place >= 0)
        says = f"“{key.text}” is shown as it stands: no {{ }} and no [[ ]] in it"
        reading.tell(
            Diagnostic("wrong-form", scalar.part(start, start + 1), says, "Write plain words.")
        )
    return " ".join(text.split())


def _words(node: Node, key: Scalar, reading: Reading) -> Words | None:
    scalar = _prose_of(node, key, reading, "a line of prose")
    if scalar is None:
        return None
    return read_words(scalar, reading.tell, protagonist=reading.protagonist)


def _prose(node: Node, key: Scalar, reading: Reading) -> Prose | None:
    scalar = _prose_of(node, key, reading, "prose")
    if scalar is None:
        return None
    return read_prose(scalar, reading.tell, protagonist=reading.protagonist)


def _name(node: Node, key: Scalar, reading: Reading) -> str | None:
    scalar = _prose_of(node, key, reading, "a few words")
    return None if scalar is None else " ".join(scalar.text.split())


LINE = Form("line", "one line of text", _line)
TEXT = Form("text", "text", _text)  # plain as well, but lines may be broken
WORDS = Form("words", "a line of prose", _words)
PROSE = Form("prose", "prose", _prose)
NAME = Form("name", "a few words", _name)  # short and plain; may stand inside { } or [ ]


# Lists and mappings


def list_of(form: Form) -> Form:
    """A list; what is faulty in it is left out. A thing alone is told, and read as its list."""
    read_item = form.read
    says = f"a list, each {form.says}"
    is_text = form.kind in TEXTS

    def read(node: Node, key: Scalar, reading: Reading) -> tuple[Any, ...] | None:
        if isinstance(node, SequenceNode):
            if is_text and node.in_flow and node.items:
                _tell_braced(node, key, reading)
            values = []
            for item in node.items:
                at = key if isinstance(item, Scalar) else _item_key(item, key)
                value = read_item(item, at, reading)
                if value is not None:
                    values.append(value)
            return tuple(values)
        if not isinstance(node, Scalar) or not node.text.strip():
            wrong_form(node, key, reading, says, "Begin each item with “- ”.")
            return None
        wrong_form(node, key, reading, says, f"Write {key.text}: [{shortened(node.text)}].")
        value = read_item(node, key, reading)
        return () if value is None else (value,)

    return Form("list", says, read, of=form)


def _tell_braced(node: SequenceNode, key: Scalar, reading: Reading) -> None:
    says = f"the words of “{key.text}” stand inside [ ]: a comma cuts them there"
    hint = "Begin each on a line of its own with “- ”."
    reading.tell(Diagnostic("prose-in-braces", node.span, says, hint))


def _item_key(item: Node, key: Scalar) -> Scalar:
    """What a list's item is told at: its own beginning, under the list's name."""
    if isinstance(item, MappingNode) and item.entries:
        return Scalar(key.text, item.entries[0].key.bounds)
    return key


def mapping_of(
    form: Form,
    says: str,
    *,
    check: Read | None = None,
    pattern: str = "",
    mend: str = "Write each on a line of its own, as “name: …”.",
) -> Form:
    """A mapping whose keys the writer chooses; `check` tells keys that are none.

    A key that was told keeps its value, so that what names it still finds it.
    """
    read_item = form.read

    def read(node: Node, key: Scalar, reading: Reading) -> dict[str, Any] | None:
        if not isinstance(node, MappingNode):
            empty = isinstance(node, Scalar) and not node.text.strip()
            wrong_form(node, key, reading, says, "" if empty else mend)
            return None
        if not node.entries:
            wrong_form(Scalar("", node.bounds), key, reading, says)
        values = {}
        for entry in node.entries:
            if check is not None:
                check(entry.key, key, reading)
            value = read_item(entry.value, entry.key, reading)
            if value is not None:
                values[entry.key.text] = value
        return values

    return Form("mapping", says, read, of=form, pattern=pattern)


def record(table: Table, build: Build) -> Form:
    """A nested mapping by its table, built into a value of the model."""
    says = f"the keys of a {table.noun}"

    def read(node: Node, key: Scalar, reading: Reading) -> Any:  # noqa: ANN401 - whatever is built
        values = read_table(node, key, reading, table=table)
        return None if values is None else build(values, key, reading)

    return Form("table", says, read, table=table)


# Logic, and leave to break a rule


def _condition(node: Node, key: Scalar, reading: Reading) -> Condition:
    """A condition that is none asks nothing, but counts as written."""
    scalar = token_of(node, key, reading, "a condition")
    if scalar is None:
        return UNREADABLE
    return read_condition(scalar, reading.tell) or UNREADABLE


def _effect(node: Node, key: Scalar, reading: Reading) -> Effect | None:
    if isinstance(node, MappingNode):
        hint = "Write it like “bread += 1” or “answer = soup”."
        wrong_form(node, key, reading, "effects", hint)
        return None
    scalar = token_of(node, key, reading, "an effect")
    return None if scalar is None else read_effect(scalar, reading.tell)


def _rule(node: Node, key: Scalar, reading: Reading) -> None:
    if isinstance(node, Scalar) and node.text not in RULES:
        says = f"no rule is called “{node.text}”"
        hint = did_you_mean(node.text, RULES) or f"“{key.text}” names a rule and gives the reason."
        reading.tell(Diagnostic("unknown-name", node.span, says, hint))


CONDITION = Form("condition", "a condition", _condition)
EFFECT = Form("effect", "an effect", _effect)
EFFECTS = list_of(EFFECT)
_REASON = Form("reason", "the reason", _name)
ALLOW = mapping_of(
    _REASON, "rules, each with the reason", check=_rule, mend="Write each as “rule: the reason”."
)
