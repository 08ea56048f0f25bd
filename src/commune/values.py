"""Frozen values: what `@dataclass(frozen=True, slots=True)` is, made in a fifth of the time.

The standard decorator compiles six functions for a class and takes about 0.6 ms; a
hundred such classes were half of the time from the command to the first page. `value`
compiles one function, the constructor, and shares the others. It means the same: fields
by annotation, positional and by keyword, ``==`` and hash by the compared fields of the
same class, no change after making. Type checkers know it through `dataclass_transform`.
What is filled while something is worked out, `value(frozen=False)`, is made the same way:
to import `dataclasses` brings `inspect` and takes as long as fifty of our own modules.
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar, cast, dataclass_transform, overload

T = TypeVar("T")
_MISSING: Any = object()


class Field:
    """What a class says of a field beyond its type."""

    __slots__ = ("compare", "default", "default_factory", "kw_only", "repr")

    def __init__(
        self,
        *,
        default: Any = _MISSING,  # noqa: ANN401 - a default may be anything
        default_factory: Callable[[], Any] = _MISSING,
        compare: bool = True,
        repr: bool = True,  # noqa: A002 - the field's name for it, as in dataclasses
        kw_only: bool = False,
    ) -> None:
        self.default = default
        self.default_factory = default_factory
        self.compare = compare
        self.repr = repr
        self.kw_only = kw_only


def field(
    *,
    default: Any = _MISSING,  # noqa: ANN401 - a default may be anything
    default_factory: Callable[[], Any] = _MISSING,
    compare: bool = True,
    repr: bool = True,  # noqa: A002 - as in dataclasses
    kw_only: bool = False,
) -> Any:  # noqa: ANN401 - it stands where the field's value will
    """Say more of a field: its default, or that it does not count in ``==``, or in `repr`."""
    return Field(
        default=default,
        default_factory=default_factory,
        compare=compare,
        repr=repr,
        kw_only=kw_only,
    )


@overload
def value(cls: type[T]) -> type[T]: ...
@overload
def value(*, eq: bool = True, frozen: bool = True) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[T] | None = None, *, eq: bool = True, frozen: bool = True) -> Any:
    """Make a class one of frozen, slotted values; without `eq` each equals only itself.

    One that is not `frozen` can be changed, and so equals only itself.
    """
    if cls is not None:
        return _made(cls, eq=eq, frozen=frozen)
    return lambda one: _made(one, eq=eq and frozen, frozen=frozen)


def field_names(cls: type) -> tuple[str, ...]:
    """The names of a value's fields, in order."""
    names: tuple[str, ...] = getattr(cls, "__match_args__")  # noqa: B009 - of a class made here
    return names


def compared_names(cls: type) -> tuple[str, ...]:
    """The names of the fields that count in ``==``."""
    names: tuple[str, ...] = cls.__compared__  # type: ignore[attr-defined]
    return names


def defaults(cls: type) -> Iterator[tuple[str, Any]]:
    """The fields that have a plain default, and that default."""
    for name, given in cls.__value_fields__.items():  # type: ignore[attr-defined]
        if given.default is not _MISSING:
            yield name, given.default


def replace(one: T, **changes: Any) -> T:  # noqa: ANN401 - fields of the value
    """The same value, but for the fields given."""
    kept = {name: getattr(one, name) for name in field_names(type(one)) if name not in changes}
    return type(one)(**kept, **changes)


def _made(cls: type[T], *, eq: bool, frozen: bool) -> type[T]:
    names = tuple(cls.__dict__.get("__annotations__", {}))  # noqa: RUF063 - inspect costs 6 ms
    given = {name: _field(cls.__dict__.get(name, _MISSING)) for name in names}
    parts = {
        key: part
        for key, part in cls.__dict__.items()
        if key not in given and key not in {"__dict__", "__weakref__"}
    }
    parts.update(
        __slots__=names,
        __match_args__=names,
        __value_fields__=given,
        __compared__=tuple(name for name in names if given[name].compare),
    )
    if frozen:
        parts.update(__setattr__=_refuse, __delattr__=_refuse)
    parts.setdefault("__repr__", _shown)
    if eq:
        parts.update(__eq__=_equal, __hash__=_hash)
    made: Any = type(cls.__name__, cls.__bases__, parts)
    made.__init__ = _constructor(made, given)
    return cast("type[T]", made)


def _field(default: Any) -> Field:  # noqa: ANN401 - whatever the class body holds
    return default if isinstance(default, Field) else Field(default=default)


def _constructor(cls: type, given: dict[str, Field]) -> Callable[..., None]:
    """The one function compiled: it fills the slots past the refusal to be changed."""
    reach: dict[str, Any] = {"MISSING": _MISSING}
    heads: list[str] = []
    keywords, lines = ["*"], []
    for name, spec in given.items():
        reach[f"set_{name}"] = cls.__dict__[name].__set__
        put = name
        if spec.default_factory is not _MISSING:
            reach[f"new_{name}"] = spec.default_factory
            head = f"{name}=MISSING"
            put = f"new_{name}() if {name} is MISSING else {name}"
        elif spec.default is not _MISSING:
            reach[f"default_{name}"] = spec.default
            head = f"{name}=default_{name}"
        else:
            head = name
        (keywords if spec.kw_only else heads).append(head)
        lines.append(f" set_{name}(self, {put})")
    if "__post_init__" in cls.__dict__:
        lines.append(" self.__post_init__()")
    heads += keywords if len(keywords) > 1 else []
    source = f"def __init__({', '.join(['self', *heads])}):\n" + "\n".join(lines or [" pass"])
    exec(source, reach)  # noqa: S102 - names of fields, which are identifiers
    made: Callable[..., None] = reach["__init__"]
    return made


def _equal(self: Any, other: Any) -> Any:  # noqa: ANN401 - two values, and perhaps NotImplemented
    if self.__class__ is not other.__class__:
        return NotImplemented
    compared: tuple[str, ...] = self.__compared__
    return all(getattr(self, name) == getattr(other, name) for name in compared)


def _hash(self: Any) -> int:  # noqa: ANN401 - a value
    return hash(tuple([getattr(self, name) for name in self.__compared__]))


def _shown(self: Any) -> str:  # noqa: ANN401 - a value
    shown = (name for name, given in self.__value_fields__.items() if given.repr)
    inner = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__name__}({inner})"


def _refuse(self: object, name: str, *_value: object) -> None:
    raise AttributeError(f"{type(self).__name__}.{name} cannot be changed: it is a frozen value")
