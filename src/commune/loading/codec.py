"""The model as plain JSON data and back, for the cache.

A frozen value becomes ``[tag, field, ...]``, its trailing defaults left out; a tuple
``[0, ...]``; a mapping ``[1, key, value, ...]``. Places in files are not kept, nor what
else at the end of a value does not count in ``==``: who plays has no use for them. Decoding
builds the listed classes and nothing else.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from commune.diagnostics import Span
from commune.expressions import syntax
from commune.model import citation, effects, lessons, notes, prose, scene, story, variables
from commune.values import compared_names, defaults, field_names

Plain = None | bool | int | float | str | list[Any]

_MODULES = (syntax, citation, prose, variables, effects, scene, notes, lessons, story)
_LEFT_OUT = {"Story", "Fault"}
CLASSES: tuple[type, ...] = tuple(
    value
    for module in _MODULES
    for name, value in sorted(vars(module).items())
    if isinstance(value, type) and value.__module__ == module.__name__ and name not in _LEFT_OUT
)
_TUPLE, _MAPPING, _FIRST = 0, 1, 2
_TAGS = MappingProxyType({cls: tag for tag, cls in enumerate(CLASSES, _FIRST)})
SHAPE = ";".join(f"{cls.__name__}({','.join(field_names(cls))})" for cls in CLASSES)


def encode(value: object) -> Plain:
    """Plain data for a value of the model; raises TypeError for anything else."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Span):
        return None
    if isinstance(value, tuple):
        return [_TUPLE, *map(encode, value)]
    if isinstance(value, Mapping):
        return [_MAPPING, *(encode(part) for item in value.items() for part in item)]
    if type(value) not in _TAGS:
        raise TypeError(type(value))
    names = list(field_names(type(value)))
    default, compared = dict(defaults(type(value))), compared_names(type(value))
    while names and names[-1] in default:
        if names[-1] in compared and getattr(value, names[-1]) != default[names[-1]]:
            break
        names.pop()
    return [_TAGS[type(value)], *(encode(getattr(value, name)) for name in names)]


def decode(data: Any) -> Any:  # noqa: ANN401 - whatever was encoded
    """The value that was encoded; raises where the data is none of ours."""
    if not isinstance(data, list):
        return data
    tag = data[0]
    if tag == _TUPLE:
        return tuple([decode(part) if isinstance(part, list) else part for part in data[1:]])
    parts = [decode(part) if isinstance(part, list) else part for part in data[1:]]
    if tag == _MAPPING:
        return dict(zip(parts[::2], parts[1::2], strict=True))
    return CLASSES[tag - _FIRST](*parts)
