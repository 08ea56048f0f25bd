"""The forms of names: ids, variables, references, addresses, steps, citations, ways on.

Whether a name leads anywhere is asked later; here only its form is looked at. A name
that is none is told and left out, so that it is not told again as unknown.
"""

import re

from commune.diagnostics import Diagnostic
from commune.loading.readers.fields import (
    Field,
    Form,
    Reading,
    Table,
    read_table,
    wrong_form,
)
from commune.loading.readers.forms import CONDITION, list_of, token_of
from commune.loading.tree.tree import MappingNode, Node, Scalar, SequenceNode
from commune.model.citation import Citation
from commune.model.ids import KEBAB, SNAKE
from commune.model.scene import Divert, Reference, Target

_KEBAB = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ADDRESS = re.compile(rf"(?:{_KEBAB})?(?:\.{_KEBAB})?\Z")
_STEP = re.compile(rf"{_KEBAB}(?:\.{_KEBAB})?/{_KEBAB}\Z")
_RENAMED = re.compile(rf"{_KEBAB}(?:(?:\.{_KEBAB})?/{_KEBAB})?\Z")
_PARAGRAPH = re.compile(r"P[0-9]+\Z")
_WORD = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*\Z")
_RESERVED = frozenset({"and", "or", "not", "if", "true", "false", "visited", "took", "reveal"})


# Ids


def tell_id(scalar: Scalar, reading: Reading) -> bool:
    """Whether a text is an id; told where it is none."""
    if KEBAB.match(scalar.text) or scalar.repaired:
        return not scalar.repaired
    says = f"“{scalar.text}” is no id: small letters a-z, digits, and “-” between them"
    _bad(scalar, reading, says, _rewritten(scalar.text, "-"))
    return False


def tell_variable(scalar: Scalar, reading: Reading) -> bool:
    """Whether a text can name a variable; told where it cannot."""
    if scalar.text in _RESERVED:
        says = f"“{scalar.text}” means something in conditions and effects, and can name nothing"
        reading.tell(Diagnostic("bad-id", scalar.span, says, "Choose another name."))
        return False
    if SNAKE.match(scalar.text) or scalar.repaired:
        return not scalar.repaired
    says = f"“{scalar.text}” is no variable: small letters a-z, digits, and “_” between them"
    _bad(scalar, reading, says, _rewritten(scalar.text, "_"))
    return False


def _bad(scalar: Scalar, reading: Reading, says: str, better: str) -> None:
    hint = f"Write {better}." if better else ""
    reading.tell(Diagnostic("bad-id", scalar.span, says, hint))


def _rewritten(text: str, joint: str) -> str:
    """The nearest text that is an id; empty where nothing is left of it."""
    from unicodedata import normalize  # noqa: PLC0415 - wanted only when something is wrong

    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", joint, plain).strip(joint)


def _id(node: Node, key: Scalar, reading: Reading) -> str | None:
    scalar = token_of(node, key, reading, "an id")
    return scalar.text if scalar is not None and tell_id(scalar, reading) else None


def _variable(node: Node, key: Scalar, reading: Reading) -> str | None:
    scalar = token_of(node, key, reading, "a variable")
    return scalar.text if scalar is not None and tell_variable(scalar, reading) else None


def _word(node: Node, key: Scalar, reading: Reading) -> str | None:
    scalar = token_of(node, key, reading, "a word")
    if scalar is None:
        return None
    if not _WORD.match(scalar.text) or scalar.text in _RESERVED:
        says = f"“{scalar.text}” is no word that can be compared with"
        better = _rewritten(scalar.text, "-")
        better = better if _WORD.match(better) and better not in _RESERVED else ""
        _bad(scalar, reading, says, better)
        return None
    return scalar.text


def _placed_word(node: Node, key: Scalar, reading: Reading) -> Reference | None:
    word = _word(node, key, reading)
    return None if word is None else Reference(word, node.span)


def _reference(node: Node, key: Scalar, reading: Reading) -> Reference | None:
    scalar = token_of(node, key, reading, "an id")
    if scalar is None or not tell_id(scalar, reading):
        return None
    return Reference(scalar.text, scalar.span)


def _paragraph(node: Node, key: Scalar, reading: Reading) -> Reference | None:
    scalar = token_of(node, key, reading, "a paragraph")
    if scalar is None:
        return None
    if not _PARAGRAPH.match(scalar.text):
        better = scalar.text.upper()
        says = f"“{scalar.text}” is no paragraph: they are called P1, P2 and so on"
        _bad(scalar, reading, says, better if _PARAGRAPH.match(better) else "")
        return None
    return Reference(scalar.text, scalar.span)


def check_id(node: Node, _key: Scalar, reading: Reading) -> None:
    """Tell a mapping's key that is no id."""
    if isinstance(node, Scalar):
        tell_id(node, reading)


ID = Form("id", "an id", _id, pattern=f"^{_KEBAB}$")
VARIABLE = Form("variable", "a variable", _variable, pattern="^[a-z][a-z0-9]*(_[a-z0-9]+)*$")
_WORD_PATTERN = "^[a-z][a-z0-9]*([-_][a-z0-9]+)*$"
WORD = Form("word", "a word", _word, pattern=_WORD_PATTERN)
PLACED_WORD = Form("word", "a word", _placed_word, pattern=_WORD_PATTERN)
REFERENCE = Form("reference", "an id", _reference, pattern=f"^{_KEBAB}$")
REFERENCES = list_of(REFERENCE)
PARAGRAPH = Form("paragraph", "a paragraph like P8", _paragraph, pattern="^P[0-9]+$")


# Addresses, steps, ways on


def reference_to(scalar: Scalar, reading: Reading) -> Reference | None:
    """The address that a text stands for, its own scene filled in; told and None if it is none."""
    text = scalar.text
    if not _ADDRESS.match(text):
        says = f"“{text}” is no address: scene.passage, .passage in this scene, or a scene"
        hint = "A passage stands behind “.”; “/” is for choices." if "/" in text else ""
        reading.tell(Diagnostic("bad-id", scalar.span, says, hint))
        return None
    if text[0] == ".":
        return Reference(f"{reading.scene}{text}", scalar.span)
    return Reference(text, scalar.span)


def _address(node: Node, key: Scalar, reading: Reading) -> Reference | None:
    scalar = token_of(node, key, reading, "an address")
    return None if scalar is None else reference_to(scalar, reading)


def _step(node: Node, key: Scalar, reading: Reading) -> Reference | None:
    scalar = token_of(node, key, reading, "a step")
    if scalar is None:
        return None
    if not _STEP.match(scalar.text):
        says = f"“{scalar.text}” is no step"
        hint = "A step is scene/choice, scene.passage/next, /leave or /<storylet>."
        reading.tell(Diagnostic("bad-id", scalar.span, says, hint))
        return None
    return Reference(scalar.text, scalar.span)


def _renamed(node: Node, key: Scalar, reading: Reading) -> str | None:
    scalar = token_of(node, key, reading, "a scene or a step")
    if scalar is None:
        return None
    check_renamed(scalar, key, reading)
    return scalar.text


def check_renamed(node: Node, _key: Scalar, reading: Reading) -> None:
    """Tell what is neither a scene nor a step, before or after its renaming."""
    if isinstance(node, Scalar) and not _RENAMED.match(node.text):
        says = f"“{node.text}” is neither a scene nor a step like scene/choice"
        reading.tell(Diagnostic("bad-id", node.span, says))


def _divert(node: Node, key: Scalar, reading: Reading) -> Divert | None:
    """An address, or a list of cases whose last, and only the last, has no condition."""
    if isinstance(node, Scalar):
        scalar = token_of(node, key, reading, "an address")
        to = None if scalar is None else reference_to(scalar, reading)
        return None if to is None else (Target(to),)
    if isinstance(node, MappingNode):
        hint = (
            f"Write it as a list: “- {{if: …, to: …}}”, and “- {{to: …}}” last, under {key.text}."
        )
        wrong_form(node, key, reading, "an address or a list of cases", hint)
        node = SequenceNode((node,), node.bounds)
    elif not node.items:
        wrong_form(node, key, reading, "an address or a list of cases", "The list is empty.")
    targets = []
    for number, item in enumerate(node.items, 1):
        target = _case(item, key, reading, last=number == len(node.items))
        if target is not None:
            targets.append(target)
    return tuple(targets) or None


def _case(item: Node, key: Scalar, reading: Reading, *, last: bool) -> Target | None:
    first = item.entries[0].key if isinstance(item, MappingNode) and item.entries else item
    at = Scalar(key.text, first.bounds)
    values = read_table(item, at, reading, table=CASE)
    if values is None:
        return None
    tell_last_case("if" in values, reading, at=at, last=last)
    to = values.get("to")
    return None if to is None else Target(to, values.get("if"))


def tell_last_case(conditional: bool, reading: Reading, *, at: Scalar, last: bool) -> None:  # noqa: FBT001 - a truth about the case
    """Tell a last case under a condition, and one before it under none."""
    if conditional and last and reading.tree.whole:
        says = f"the last case of “{at.text}” has a condition: where none holds, nothing is left"
        hint = "Add a last case without “if”."
        reading.tell(Diagnostic("last-case", at.span, says, hint))
    elif not conditional and not last:
        says = f"this case of “{at.text}” has no condition: those behind it never come"
        reading.tell(Diagnostic("last-case", at.span, says, "Give it an “if”, or put it last."))


ADDRESS = Form("address", "an address", _address)
STEP = Form("step", "a step", _step)
RENAMED = Form("renamed", "a scene or a step", _renamed)
CASE = Table(
    "case",
    "One of several ways: the first whose condition holds is taken.",
    (
        Field("if", CONDITION, "The condition; the last case has none."),
        Field("to", ADDRESS, "The address it leads to.", required=True, mistaken=("go", "goto")),
    ),
)
DIVERT = Form("divert", "an address, or a list of cases", _divert, table=CASE)


# Citations


def _citation(node: Node, key: Scalar, reading: Reading) -> Citation | None:
    if isinstance(node, MappingNode):
        values = read_table(node, key, reading, table=CITATION_KEYS) or {}
        source = values.get("id")
        return source and Citation(source, values.get("page") or "", node.span)
    scalar = token_of(node, key, reading, "a citation")
    if scalar is None:
        return None
    source, _, page = scalar.text.partition(" ")
    if not KEBAB.match(source):
        says = f"“{source}” is no source: a citation begins with a source’s id"
        hint = 'A place with a comma is written {id: …, page: "…"}.' if scalar.in_flow else ""
        reading.tell(Diagnostic("bad-id", scalar.part(0, len(source)), says, hint))
        return None
    return Citation(source, page.strip(), scalar.span)


def _page(node: Node, key: Scalar, reading: Reading) -> str | None:
    scalar = token_of(node, key, reading, "a place in the source")
    return None if scalar is None else " ".join(scalar.text.split())


CITATION_KEYS = Table(
    "citation",
    "A work, and a place in it that somebody opened.",
    (
        Field("id", ID, "The source’s id.", required=True, mistaken=("source",)),
        Field(
            "page",
            Form("page", "a place in the source", _page),
            "Where in it, as in “ch. 3, pp. 20-21”; without it the notebook says “not located”.",
            mistaken=("pages", "place", "where", "chapter"),
        ),
    ),
)
CITATION = Form("citation", "a citation", _citation, table=CITATION_KEYS)
CITATIONS = list_of(CITATION)
