"""A part as plain data and back, with all its places, as fast as can be.

`codec` makes a story small for who plays; here speed is all that counts, for a writer's
thousand scenes are unpacked at every check. So the three kinds of box are told apart by
their Python type: a value is a tuple ``(tag, field, ...)``, a tuple is a list, a mapping
is a dict; and a place, which only stands where places stand, is a tuple of its fields.
What is empty stays as it is, and a line that is one text has a tag of its own.
Two functions are compiled for each class of the model, as `values` compiles one: they
know by its annotation which field is bare, and make no call for it; the one that unpacks
fills the slots itself. That takes a third of the time. Unpacking makes the listed classes
and nothing else.

A scene's passages sleep (`model.glimpse`): they stay as bytes beside their glimpses until
one is asked for. Of the thousand scenes of a check that is one or two.
"""

import marshal
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from commune.diagnostics import Diagnostic, Span
from commune.loading.codec import CLASSES
from commune.loading.parts.part import Part, Setting
from commune.loading.tree.tree import bounds_of
from commune.model.glimpse import Asleep, Glimpse, glimpse
from commune.model.prose import Text
from commune.model.scene import Passage
from commune.values import field_names

Plain = Any  # None, bool, int, float, str, and tuples, lists and dicts of these

_BARE = frozenset({str, int, bool, float, type(None)})
_BOXES = frozenset({tuple, list, dict})
_PASSAGES = Mapping[str, Passage]  # as a scene has them


def packed(part: Part) -> Plain:
    """Plain data for a part; raises KeyError where it holds what is none of the model."""
    told = [(one.rule, bounds_of(one.span), one.message, one.hint) for one in part.told]
    return ([_packed(part.value)], told, sorted(part.broken))


def unpacked(data: Plain) -> Part:
    """The part that was packed; raises where the data is none of ours."""
    (value,), told, broken = data
    findings = [Diagnostic(rule, Span(*at), says, hint) for rule, at, says, hint in told]
    return Part(_unpacked(value), tuple(findings), frozenset(broken))


def plain_setting(setting: Setting) -> str:
    """All of a setting, its places too, as a text that is another for any other setting."""
    return repr((setting.protagonist, _packed(setting.pause)))


def _packed(value: Any) -> Plain:  # noqa: ANN401 - any value of the model
    kind = type(value)
    if kind is tuple:
        if not value:
            return value
        if len(value) == 1 and type(value[0]) is Text:
            return (_LINE, value[0].text)
        return [part if type(part) in _BARE else _packed(part) for part in value]
    if kind is dict:
        return {k: part if type(part) in _BARE else _packed(part) for k, part in value.items()}
    return value if kind in _BARE else _PACKING[kind](value)


def _unpacked(data: Plain) -> Any:  # noqa: ANN401 - whatever was packed
    kind = type(data) if data else None
    if kind is tuple:
        return _UNPACKING[data[0]](data)
    if kind is list:
        return _many(data)
    if kind is dict:
        return {k: _unpacked(part) if type(part) in _BOXES else part for k, part in data.items()}
    return data


def _many(data: list[Plain]) -> tuple[Any, ...]:
    return tuple(
        [
            _UNPACKING[part[0]](part)
            if part and type(part) is tuple
            else (_unpacked(part) if type(part) in _BOXES else part)
            for part in data
        ]
    )


def _laid_down(passages: Mapping[str, Passage]) -> Plain:
    """Passages as bytes, and beside them the glimpse of each."""
    seen = {name: tuple(glimpse(passage)) for name, passage in passages.items()}
    return (seen, marshal.dumps(_packed(dict(passages))))


def _asleep(data: Plain) -> Asleep:
    seen, blob = data
    glimpses = {name: tuple.__new__(Glimpse, one) for name, one in seen.items()}
    return Asleep(glimpses, partial(_woken, blob))


def _woken(blob: bytes) -> Any:  # noqa: ANN401 - the passages that were laid down
    return _unpacked(marshal.loads(blob))  # noqa: S302 - it is as we wrote it


def _packing(tag: int, kind: type) -> Callable[[Any], Plain]:
    """Compile a class's own packing: ``(tag, field, ...)``."""
    fields = {
        "bare": "v.{0}",
        "place": "None if v.{0} is None else bounds_of(v.{0})",
        "asleep": "laid_down(v.{0})",
        "any": "packed(v.{0})",
    }
    lines = [fields[how].format(name) for name, how in _hows(kind)]
    reach = {"packed": _packed, "bounds_of": bounds_of, "laid_down": _laid_down}
    return _compiled(f"lambda v: ({', '.join([str(tag), *lines])},)", reach)


def _unpacking(kind: type) -> Callable[[Plain], Any]:
    """Compile a class's own unpacking, of data with a tag: it fills the slots itself."""
    fields = {
        "bare": "d[{0}]",
        "place": "d[{0}] and new_place(Span, d[{0}])",  # past a call of ours
        "asleep": "asleep(d[{0}])",
        "any": (
            "(each[p[0]](p) if k is tuple else many(p) if k is list else unpacked(p))"
            " if (p := d[{0}]) and (k := type(p)) in boxes else p"
        ),
    }
    reach: dict[str, Any] = {
        "each": _UNPACKING,
        "many": _many,
        "unpacked": _unpacked,
        "asleep": _asleep,
        "boxes": _BOXES,
        "Span": Span,
        "new_place": tuple.__new__,
        "Value": kind,
        "new": object.__new__,
    }
    lines = ["def made(d):", " made = new(Value)"]
    for number, (name, how) in enumerate(_hows(kind), 1):
        reach[f"set_{name}"] = kind.__dict__[name].__set__
        lines.append(f" set_{name}(made, {fields[how].format(number)})")
    exec("\n".join([*lines, " return made"]), reach)  # noqa: S102 - names of fields and numbers
    made: Callable[[Plain], Any] = reach["made"]
    return made


def _hows(kind: type) -> list[tuple[str, str]]:
    """How each field of a class is packed, by its annotation."""
    annotated = kind.__dict__.get("__annotations__", {})  # noqa: RUF063 - inspect costs 6 ms
    hows = {str: "bare", int: "bare", bool: "bare", Span | None: "place", _PASSAGES: "asleep"}
    return [
        (name, "any" if isinstance(annotated[name], str) else hows.get(annotated[name], "any"))
        for name in field_names(kind)
    ]


def _compiled(source: str, reach: dict[str, Any]) -> Callable[[Any], Any]:
    made: Callable[[Any], Any] = eval(source, reach)  # noqa: S307 - names of fields and numbers
    return made


class _Packing(dict[type, Callable[[Any], Plain]]):
    """Each class's packing, compiled when it is first met: a story has half of them."""

    def __missing__(self, kind: type) -> Callable[[Any], Plain]:
        self[kind] = made = _packing(_TAGS[kind], kind)
        return made


class _Unpacking(dict[int, Callable[[Plain], Any]]):
    """Each class's unpacking by its tag, likewise."""

    def __missing__(self, tag: int) -> Callable[[Plain], Any]:
        self[tag] = made = _unpacking(CLASSES[tag])
        return made


_TAGS = {kind: tag for tag, kind in enumerate(CLASSES)}
_LINE = len(CLASSES)  # the tag of a line that is one text: four in five are
_PACKING = _Packing()
_UNPACKING = _Unpacking({_LINE: lambda data: (Text(data[1]),)})
