"""Reading ``variables.yaml``: each variable by the table of its kind.

A variable that could not be read is left out and named among the broken, so that its
uses are not told as unknown.
"""

from commune.diagnostics import Diagnostic
from commune.diagnostics.nearest import did_you_mean
from commune.loading.readers.addresses import WORD, tell_variable
from commune.loading.readers.fields import (
    Field,
    Form,
    Reading,
    Table,
    Values,
    read_table,
    wrong_form,
)
from commune.loading.readers.forms import LINE, NAME, WORDS, list_of, mapping_of
from commune.loading.readers.scalars import RANGE, number, one_of, parse_range
from commune.loading.tree.tree import Entry, MappingNode, Node, Scalar, Tell, Tree
from commune.model.variables import CountVariable, FlagVariable, Variable, WordVariable

_KIND = Field("kind", one_of("flag", "count", "word"), "What it can be.", required=True)
_MEANS = Field(
    "means",
    LINE,
    "What it remembers, for those who write.",
    required=True,
    mistaken=("description", "says", "about"),
)
_SHOWN = Field("shown", LINE, "Its name on the status line; without it, it is not shown.")
_READ = Field("read", one_of("prose"), "“prose” promises that only text and fates ask about it.")


def _spans(node: Node, key: Scalar, reading: Reading) -> tuple[tuple[int, int, str], ...] | None:
    """The names of a count's stretches: ``{0: nothing, 1..2: a crust}``."""
    if not isinstance(node, MappingNode):
        wrong_form(node, key, reading, "names, as in {0: nothing, 1..2: a crust}")
        return None
    spans: list[tuple[int, int, str]] = []
    for entry in node.entries:
        text = entry.key.text
        ends = parse_range(text if ".." in text else f"{text}..{text}")
        name = NAME.read(entry.value, entry.key, reading)
        if ends is None:
            says = f"“{text}” is neither a number nor a range like 1..2"
            reading.tell(Diagnostic("wrong-form", entry.key.span, says))
        elif clash := [other for other in spans if other[0] <= ends[1] and ends[0] <= other[1]]:
            says = f"{text} is named twice: “{clash[0][2]}” covers it too"
            reading.tell(Diagnostic("duplicate-id", entry.key.span, says))
        elif name is not None:
            spans.append((*ends, name))
    return tuple(spans)


FLAG_VARIABLE = Table(
    "flag",
    "True or false; it starts false.",
    (
        _KIND,
        _MEANS,
        _SHOWN,
        Field("ledger", WORDS, "Its line in the ledger, from when it becomes true."),
        _READ,
    ),
)
COUNT_VARIABLE = Table(
    "count",
    "A whole number that stays in its range.",
    (
        _KIND,
        Field("range", RANGE, "Its lowest and highest value, like 0..5.", required=True),
        Field("start", number(), "Its value at the beginning.", required=True),
        _MEANS,
        _SHOWN,
        Field(
            "names",
            Form("names", "names, as in {0: nothing, 1..2: a crust}", _spans, of=NAME),
            "What its values are called; a number without a name is shown as a number.",
        ),
        _READ,
    ),
)
WORD_VARIABLE = Table(
    "word",
    "One of a list of words; it equals nothing until it is set.",
    (
        _KIND,
        Field("values", list_of(WORD), "The words it can be.", required=True, mistaken=("words",)),
        Field("start", WORD, "The word at the beginning; without it, none."),
        _MEANS,
        _SHOWN,
        Field("names", mapping_of(NAME, "names, as in {irons: the two irons}"), "What is shown."),
        _READ,
    ),
)
KINDS = {table.noun: table for table in (FLAG_VARIABLE, COUNT_VARIABLE, WORD_VARIABLE)}
FAMILY = tuple(KINDS.values())


def read_variables(
    tree: Tree, tell: Tell, *, protagonist: str = "you"
) -> tuple[dict[str, Variable], frozenset[str]]:
    """The variables in declared order, and the names of those that could not be read."""
    variables: dict[str, Variable] = {}
    broken = set()
    reading = Reading(tell, tree, FAMILY, protagonist=protagonist)
    if isinstance(tree.root, MappingNode):
        for entry in tree.root.entries:
            tell_variable(entry.key, reading)
            variable = _read(entry, reading)
            if variable is None:
                broken.add(entry.key.text)
            else:
                variables[variable.name] = variable
    elif isinstance(tree.root, Scalar) and not tree.root.text.strip():
        pass  # a story may have no variable yet
    elif tree.root is not None:
        key = Scalar("variables.yaml", tree.root.bounds)
        wrong_form(tree.root, key, reading, "variables, each under its name")
        broken.add("variables")
    return variables, frozenset(broken)


def _read(entry: Entry, reading: Reading) -> Variable | None:
    node, key = entry.value, entry.key
    kind = node.get("kind") if isinstance(node, MappingNode) else None
    table = KINDS.get(kind.text) if isinstance(kind, Scalar) else None
    if table is None:
        _tell_kind(node, key, kind, reading)
        return None
    values = read_table(node, key, reading, table=table)
    if values is None:
        return None
    match table.noun:
        case "flag":
            return _flag(key, values)
        case "count":
            return _count(key, values, reading, node)
        case _:
            return _word(key, values, reading, node)


def _tell_kind(node: Node, key: Scalar, kind: Node | None, reading: Reading) -> None:
    """What cannot be read without its kind is only asked for its kind."""
    if not isinstance(node, MappingNode):
        wrong_form(node, key, reading, "the keys of a variable, “kind” first")
    elif kind is not None:
        _KIND.form.read(kind, Scalar("kind", key.bounds), reading)
    elif reading.tree.whole:
        says = f"the variable “{key.text}” needs “kind”"
        hint = "kind: flag, count or word."
        reading.tell(Diagnostic("missing-key", key.span, says, hint))


def _flag(key: Scalar, values: Values) -> Variable:
    return FlagVariable(
        key.text,
        values.get("means") or "",
        values.get("shown") or "",
        values.get("ledger") or (),
        values.get("read") == "prose",
        key.span,
    )


def _count(key: Scalar, values: Values, reading: Reading, node: Node) -> Variable | None:
    ends: tuple[int, int] | None = values.get("range")
    if ends is None:
        return None
    low, high = ends
    start = values.get("start")
    names: tuple[tuple[int, int, str], ...] = values.get("names") or ()
    told = f"the range of {key.text} ({low}..{high})"
    if start is not None and not low <= start <= high:
        says = f"{start} lies outside {told}"
        _out_of_range(node, "start", says, reading)
    for first, last, name in names:
        if first < low or last > high:
            says = f"“{name}” names {first}..{last}, which lies outside {told}"
            _out_of_range(node, "names", says, reading)
    return CountVariable(
        key.text,
        values.get("means") or "",
        low,
        high,
        low if start is None else start,
        values.get("shown") or "",
        names,
        values.get("read") == "prose",
        key.span,
    )


def _word(key: Scalar, values: Values, reading: Reading, node: Node) -> Variable | None:
    words: tuple[str, ...] | None = values.get("values")
    if words is None:
        return None
    start = values.get("start") or ""
    names: dict[str, str] = values.get("names") or {}
    for word in dict.fromkeys(word for word in words if words.count(word) > 1):
        says = f"“{word}” stands twice among the values of {key.text}"
        _tell_at(node, "values", Diagnostic("duplicate-id", key.span, says), reading)
    for word in (start, *names):
        if word and word not in words:
            hint = did_you_mean(word, words) or f"Its words are {', '.join(words)}."
            where = "start" if word == start else "names"
            _out_of_range(node, where, f"“{word}” is no word of {key.text}", reading, hint)
    return WordVariable(
        key.text,
        values.get("means") or "",
        words,
        start,
        values.get("shown") or "",
        tuple(names.items()),
        values.get("read") == "prose",
        key.span,
    )


def _out_of_range(node: Node, where: str, says: str, reading: Reading, hint: str = "") -> None:
    mend = hint or "Change the one or the other."
    _tell_at(node, where, Diagnostic("out-of-range", node.span, says, mend), reading)


def _tell_at(node: Node, where: str, finding: Diagnostic, reading: Reading) -> None:
    """Tell a finding at the value of a key of the variable."""
    value = node.get(where) if isinstance(node, MappingNode) else None
    at = value.span if value is not None else finding.span
    reading.tell(Diagnostic(finding.rule, at, finding.message, finding.hint))
